// Reading below a root, by descriptors.
//
// Comes in: a root's descriptor and relative paths. Goes out: descriptors and bytes of regular
// files that lie below it. Paths are normalised first, so that both ways of opening see the same
// path; the type and size of a file are asked of its open descriptor, because a name can change its
// meaning between two calls. The walk keeps a list of folders to enter instead of calling itself.
#include "base/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>

namespace allegory {

namespace {

constexpr int read_flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY;
constexpr int look_flags = O_PATH | O_CLOEXEC;

/// Repeats a system call while signals interrupt it.
template <class Call>
auto uninterrupted(const Call& call) {
  for (;;) {
    const auto result = call();
    if (result >= 0 || errno != EINTR) return result;
  }
}

Descriptor open_at(int folder, const std::string& name, int flags) {
  return Descriptor(uninterrupted([&] { return ::openat(folder, name.c_str(), flags); }));
}

/// Opens each folder of `path` by itself and follows no link.
Descriptor open_by_component(int root, const std::string& path, int flags) {
  Descriptor folder;
  int at = root;
  std::size_t begin = 0;
  for (std::size_t slash; (slash = path.find('/', begin)) != std::string::npos; begin = slash + 1) {
    Descriptor next =
        open_at(at, path.substr(begin, slash - begin), look_flags | O_DIRECTORY | O_NOFOLLOW);
    if (!next) return next;
    folder = std::move(next);
    at = folder.get();
  }
  return open_at(at, path.substr(begin), flags | O_NOFOLLOW);
}

/// Opens a normalised path below `root`, with `resolve` beside the limits that always hold. On
/// failure errno says why: EXDEV or ELOOP for what leads outside.
Descriptor open_below(int root, std::string_view path, int flags, std::uint64_t resolve = 0) {
  const std::string name = path.empty() ? "." : std::string(path);
  open_how how{};
  how.flags = static_cast<std::uint64_t>(flags);
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS | resolve;
  // EAGAIN: a rename elsewhere kept the kernel from being sure; it asks to be called again.
  for (int attempts = 0; attempts < 100; ++attempts) {
    const auto result = ::syscall(SYS_openat2, root, name.c_str(), &how, sizeof how);
    if (result >= 0) return Descriptor(static_cast<int>(result));
    if (errno == ENOSYS || errno == EPERM) return open_by_component(root, name, flags);
    if (errno != EAGAIN && errno != EINTR) break;
  }
  return Descriptor();
}

ReadError read_error(int error_number) {
  switch (error_number) {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG:
      return ReadError::missing;
    case EXDEV:
    case ELOOP:
      return ReadError::outside;
    case ENXIO:
    case ENODEV:
      return ReadError::not_a_file;
    default:
      return ReadError::unreadable;
  }
}

constexpr std::string_view special_reason = "is a pipe or a device, not a file";

std::string reason_for(int error_number) {
  if (read_error(error_number) == ReadError::not_a_file) return std::string(special_reason);
  return fmt::format("cannot be read: {}", error_words(error_number));
}

OpenedFile not_opened(ReadError error, std::string reason) {
  OpenedFile result;
  result.error = error;
  result.reason = std::move(reason);
  return result;
}

/// What lies at the end of a symbolic link.
FileEntry::Type link_type(int root, const std::string& path) {
  const Descriptor target = open_below(root, path, look_flags);
  struct stat status {};
  // A target whose folder may not be searched is reported when it is read.
  if (!target && errno == EACCES) return FileEntry::Type::file;
  if (!target || ::fstat(target.get(), &status) != 0 || S_ISLNK(status.st_mode))
    return FileEntry::Type::link_outside;
  if (S_ISDIR(status.st_mode)) return FileEntry::Type::link_to_folder;
  return S_ISREG(status.st_mode) ? FileEntry::Type::file : FileEntry::Type::special;
}

struct CloseStream {
  void operator()(DIR* stream) const { ::closedir(stream); }
};

/// The state of one walk through a tree.
struct Walk {
  int root;
  std::vector<std::string> folders;  ///< still to be entered
  std::vector<FileEntry> found;

  void add(std::string path, mode_t mode) {
    if (S_ISDIR(mode)) {
      if (path.ends_with(".md"))
        found.push_back({std::move(path), FileEntry::Type::folder_named_as_page});
      else
        folders.push_back(std::move(path));
      return;
    }
    FileEntry::Type type = FileEntry::Type::special;
    if (S_ISREG(mode)) type = FileEntry::Type::file;
    if (S_ISLNK(mode)) type = link_type(root, path);
    found.push_back({std::move(path), type});
  }

  void enter(const std::string& path) {
    Descriptor descriptor =
        open_below(root, path, read_flags | O_DIRECTORY | O_NOFOLLOW, RESOLVE_NO_SYMLINKS);
    if (!descriptor) {
      // A folder that went away since it was listed is no longer there to be reported.
      if (errno != ENOENT) not_entered(path);
      return;
    }
    const std::unique_ptr<DIR, CloseStream> stream(::fdopendir(descriptor.get()));
    if (!stream) return not_entered(path);
    const int folder = descriptor.release();
    for (errno = 0; const dirent* entry = ::readdir(stream.get()); errno = 0) {
      const std::string name = entry->d_name;
      struct stat status {};
      if (name.starts_with('.')) continue;
      std::string whole = path.empty() ? name : path + "/" + name;
      if (::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0)
        add(std::move(whole), status.st_mode);
      else if (errno != ENOENT)  // else it was removed in between
        not_entered(whole);
    }
    if (errno != 0) not_entered(path);
  }

  void not_entered(const std::string& path) {
    found.push_back({path, FileEntry::Type::unreadable_folder, reason_for(errno)});
  }
};

/// The type of the entry `path` itself, found without following any link.
std::optional<mode_t> entry_mode(int root, std::string_view path) {
  const Descriptor entry = open_below(root, path, look_flags | O_NOFOLLOW, RESOLVE_NO_SYMLINKS);
  struct stat status {};
  if (!entry || ::fstat(entry.get(), &status) != 0) return std::nullopt;
  return status.st_mode;
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    close();
    number_ = other.release();
  }
  return *this;
}

int Descriptor::close() {
  const int number = release();
  // Linux has freed the number even where close was interrupted: calling again could close another.
  if (number < 0 || ::close(number) == 0 || errno == EINTR) return 0;
  return errno;
}

std::optional<Folder> Folder::open(const std::string& path) {
  Descriptor descriptor = open_at(AT_FDCWD, path, look_flags | O_DIRECTORY);
  if (!descriptor) return std::nullopt;
  return Folder(std::move(descriptor));
}

std::optional<Folder> Folder::sub_folder(std::string_view path) const {
  const std::optional<std::string> normal = normalize_path({}, path);
  if (!normal) return std::nullopt;
  Descriptor folder =
      open_below(descriptor(), *normal, look_flags | O_DIRECTORY | O_NOFOLLOW, RESOLVE_NO_SYMLINKS);
  if (!folder) return std::nullopt;
  return Folder(std::move(folder));
}

OpenedFile Folder::open_file(std::string_view path) const {
  if (path.find('\0') != std::string_view::npos) return not_opened(ReadError::missing, {});
  const std::optional<std::string> normal = normalize_path({}, path);
  if (!normal) return not_opened(ReadError::outside, {});
  OpenedFile result;
  result.descriptor = open_below(descriptor(), *normal, read_flags);
  if (!result.descriptor) return not_opened(read_error(errno), reason_for(errno));
  struct stat status {};
  if (::fstat(result.descriptor.get(), &status) != 0)
    return not_opened(ReadError::unreadable, reason_for(errno));
  if (S_ISDIR(status.st_mode)) return not_opened(ReadError::not_a_file, "is a folder, not a file");
  if (!S_ISREG(status.st_mode))
    return not_opened(ReadError::not_a_file, std::string(special_reason));
  result.size = static_cast<std::uint64_t>(status.st_size);
  return result;
}

ReadResult Folder::read(std::string_view path, std::size_t limit) const {
  const OpenedFile file = open_file(path);
  if (file.error) return {{}, file.error, file.reason};
  if (file.size > limit) return {{}, ReadError::too_large, {}};
  std::string bytes(file.size + 1, '\0');
  std::size_t length = 0;
  for (;;) {
    const std::int64_t count =
        read_at(file.descriptor.get(), length, bytes.data() + length, bytes.size() - length);
    if (count < 0) return {{}, ReadError::unreadable, reason_for(errno)};
    length += static_cast<std::size_t>(count);
    if (length > limit) return {{}, ReadError::too_large, {}};
    if (count == 0) break;
    // The file has grown since it was opened, or its system does not tell sizes.
    if (length == bytes.size()) bytes.resize(2 * length);
  }
  bytes.resize(length);
  return {std::move(bytes), std::nullopt, {}};
}

std::vector<FileEntry> Folder::list(std::string_view start) const {
  Walk walk{descriptor(), {}, {}};
  const std::optional<std::string> normal = normalize_path({}, start);
  if (!normal) return {};
  // Each folder on the way by itself: a link among them is the entry that stops the walk.
  for (std::size_t end = 0;;) {
    end = normal->find('/', end + 1);
    std::string path = normal->substr(0, end);
    const std::optional<mode_t> mode = entry_mode(descriptor(), path);
    if (!mode) return {};
    if (end != std::string::npos && S_ISDIR(*mode)) continue;
    walk.add(std::move(path), *mode);
    break;
  }
  while (!walk.folders.empty()) {
    const std::string folder = std::move(walk.folders.back());
    walk.folders.pop_back();
    walk.enter(folder);
  }
  std::ranges::sort(walk.found, {}, &FileEntry::path);
  return std::move(walk.found);
}

std::optional<std::string> normalize_path(std::string_view folder, std::string_view path) {
  std::vector<std::string_view> parts;
  for (const std::string_view side : {folder, path}) {
    if (side.starts_with('/')) return std::nullopt;
    for (std::size_t begin = 0; begin < side.size();) {
      const std::size_t end = std::min(side.find('/', begin), side.size());
      const std::string_view part = side.substr(begin, end - begin);
      begin = end + 1;
      if (part.empty() || part == ".") continue;
      if (part != "..") {
        parts.push_back(part);
        continue;
      }
      if (parts.empty()) return std::nullopt;
      parts.pop_back();
    }
  }
  return fmt::format("{}", fmt::join(parts, "/"));
}

std::int64_t read_at(int descriptor, std::uint64_t offset, char* to, std::size_t size) {
  return uninterrupted([&] { return ::pread(descriptor, to, size, static_cast<off_t>(offset)); });
}

std::string error_words(int error_number) {
  switch (error_number) {
    case EACCES:
    case EPERM:
      return "permission denied";
    case ENOENT:
      return "there is no such file or folder";
    case ENOTDIR:
    case ELOOP:
      return "a part of its path is not a folder";
    case EISDIR:
    case EEXIST:
    case ENOTEMPTY:
      return "something else is in its place";
    case ENOSPC:
      return "no space left on device";
    case EDQUOT:
      return "the disk quota is used up";
    case EFBIG:
      return "the file is too large for the file system";
    case EROFS:
      return "the file system is read-only";
    case ENAMETOOLONG:
      return "its name is too long";
    case EINVAL:
      return "its name is not one for a file";
    case EMFILE:
    case ENFILE:
      return "too many files are open";
    case EIO:
      return "the device reports an error";
    default:
      return fmt::format("the system reports error {}", error_number);
  }
}

}  // namespace allegory
