// Writing below a folder by descriptors.
//
// Comes in: open folders, plain relative paths, bytes. Goes out: files with mode 0644 and folders
// with mode 0755, both less the umask. Every call that can fail is checked, close too: on a full
// disk or a network file system it is where a failed write shows first.
#include "base/output_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

namespace allegory {

namespace {

constexpr std::size_t piece = std::size_t{64} << 10U;

template <class Call>
auto uninterrupted(const Call& call) {
  for (;;) {
    const auto result = call();
    if (result >= 0 || errno != EINTR) return result;
  }
}

Descriptor open_at(int folder, const std::string& name, int flags, mode_t mode = 0) {
  return Descriptor(uninterrupted(
      [&] { return ::openat(folder, name.c_str(), flags | O_NOFOLLOW | O_CLOEXEC, mode); }));
}

int copy_to(int descriptor, const Contents& contents) {
  const auto buffer = std::make_unique_for_overwrite<char[]>(piece);
  for (std::uint64_t offset = 0;;) {
    const std::int64_t count = contents.read(offset, buffer.get(), piece);
    if (count < 0) return errno;
    if (count == 0) return 0;
    const auto length = static_cast<std::size_t>(count);
    if (const int error = write_all(descriptor, {buffer.get(), length})) return error;
    offset += length;
  }
}

/// The folder that a path as typed lies in.
std::string holding_folder(const std::string& path) {
  if (path.find('/') == std::string::npos) return ".";
  return std::string(folder_part(path)) + "/";
}

}  // namespace

std::int64_t Contents::read(std::uint64_t offset, char* to, std::size_t size) const {
  if (descriptor >= 0) return read_at(descriptor, offset, to, size);
  if (offset >= bytes.size()) return 0;
  return static_cast<std::int64_t>(bytes.copy(to, size, offset));
}

bool is_plain_path(std::string_view path) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (path.empty() || std::ranges::any_of(path, is_control)) return false;
  const std::optional<std::string> normal = normalize_path({}, path);
  return normal && *normal == path;
}

std::string_view folder_part(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view name_part(std::string_view path) {
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

Descriptor open_output_folder(int root, std::string_view path, bool create) {
  constexpr int flags = O_PATH | O_DIRECTORY;
  Descriptor folder = open_at(root, ".", flags);
  for (std::size_t begin = 0; folder && begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string name(path.substr(begin, end - begin));
    Descriptor next = open_at(folder.get(), name, flags);
    if (!next && errno == ENOENT && create) {
      // Another thread may have made it in between.
      if (::mkdirat(folder.get(), name.c_str(), 0755) != 0 && errno != EEXIST) return Descriptor();
      next = open_at(folder.get(), name, flags);
    }
    if (!next) return next;
    folder = std::move(next);
    begin = end + 1;
  }
  return folder;
}

Existing existing(int folder, const std::string& name) {
  struct stat status {};
  if (::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
    return errno == ENOENT ? Existing::nothing : Existing::unknown;
  return S_ISREG(status.st_mode) ? Existing::regular_file : Existing::something_else;
}

bool holds(int folder, const std::string& name, const Contents& contents) {
  const Descriptor file = open_at(folder, name, O_RDONLY | O_NONBLOCK | O_NOCTTY);
  if (!file) return false;
  const auto wanted = std::make_unique_for_overwrite<char[]>(piece);
  const auto present = std::make_unique_for_overwrite<char[]>(piece);
  for (std::uint64_t offset = 0;;) {
    const std::int64_t count = contents.read(offset, wanted.get(), piece);
    if (count < 0) return false;
    // One byte more than wanted at the end tells whether the file goes on.
    const std::size_t size = count == 0 ? 1 : static_cast<std::size_t>(count);
    if (read_at(file.get(), offset, present.get(), size) != count) return false;
    if (count == 0) return true;
    if (std::memcmp(wanted.get(), present.get(), size) != 0) return false;
    offset += size;
  }
}

int write_file(int folder, const std::string& name, const std::string& temporary,
               const Contents& contents) {
  constexpr int flags = O_WRONLY | O_CREAT | O_EXCL;
  Descriptor file = open_at(folder, temporary, flags, 0644);
  // The name is ours alone: what has it was left behind by a run that was killed.
  if (!file && errno == EEXIST && remove_file(folder, temporary) == 0)
    file = open_at(folder, temporary, flags, 0644);
  if (!file) return errno;
  int error = copy_to(file.get(), contents);
  const int close_error = file.close();
  if (error == 0) error = close_error;
  if (error == 0 && ::renameat(folder, temporary.c_str(), folder, name.c_str()) != 0) error = errno;
  if (error != 0) ::unlinkat(folder, temporary.c_str(), 0);
  return error;
}

int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count =
        uninterrupted([&] { return ::write(descriptor, text.data(), text.size()); });
    if (count < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

ReadResult read_path(const std::string& path, std::size_t limit) {
  const std::optional<Folder> folder = Folder::open(holding_folder(path));
  if (!folder) return {{}, ReadError::missing, {}};
  return folder->read(name_part(path), limit);
}

int save_path(const std::string& path, std::string_view bytes) {
  const std::optional<Folder> folder = Folder::open(holding_folder(path));
  if (!folder) return errno;
  const std::string name(name_part(path));
  return write_file(folder->descriptor(), name, "." + name + ".allegory-tmp", {bytes});
}

int append_path(const std::string& path, std::string_view bytes) {
  Descriptor file(uninterrupted(
      [&] { return ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644); }));
  if (!file) return errno;
  const int error = write_all(file.get(), bytes);
  const int close_error = file.close();
  return error != 0 ? error : close_error;
}

int remove_file(int folder, const std::string& name) {
  const Existing present = existing(folder, name);
  if (present == Existing::unknown) return errno;
  if (present != Existing::regular_file) return 0;
  return ::unlinkat(folder, name.c_str(), 0) == 0 || errno == ENOENT ? 0 : errno;
}

void remove_empty_folders(int root, std::string_view path, std::string_view keep) {
  for (std::string_view folder = folder_part(path); folder.size() > keep.size();
       folder = folder_part(folder)) {
    const Descriptor parent = open_output_folder(root, folder_part(folder), false);
    if (!parent || ::unlinkat(parent.get(), std::string(name_part(folder)).c_str(), AT_REMOVEDIR))
      return;
  }
}

std::optional<std::vector<std::string>> read_list(const Folder& out, const char* name,
                                                  std::string_view header) {
  constexpr std::size_t limit = std::size_t{256} << 20U;  // bytes
  const ReadResult list = out.read(name, limit);
  if (list.error == ReadError::unreadable) return std::nullopt;
  std::vector<std::string> lines;
  if (list.error || !list.bytes.starts_with(header)) return lines;
  std::size_t begin = header.size();
  for (std::size_t end; (end = list.bytes.find('\n', begin)) != std::string::npos; begin = end + 1)
    lines.push_back(list.bytes.substr(begin, end - begin));
  return lines;
}

}  // namespace allegory
