// Paths that somebody wrote → files. In: a folder, a line end, a path as an author writes it.
//
// Normalised they are what joining their parts by hand gives. Read through a Folder they give bytes
// of the root or nothing: outside lies a file whose bytes must never be seen, and links of all
// kinds lead there. And a path of which we say that it is plain can be joined to a folder.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>

#include "base/files.h"
#include "base/output_folder.h"
#include "base/scratch_folder.h"
#include "fuzz.h"

namespace allegory::fuzz {

namespace {

constexpr std::string_view inside = "inside", outside = "outside";

/// A project and its neighbour. Links lead in, out, up, around and nowhere.
class Disk {
 public:
  Disk() : folder_(ScratchFolder::make()) {
    hold(folder_.has_value(), "there is a place for temporary files");
    const std::filesystem::path top = folder_->path();
    for (const char* folder : {"root/a/b", "neighbour", "root-2"})
      std::filesystem::create_directories(top / folder);
    for (const char* file : {"root/page.md", "root/a/page.md", "root/a/b/c"})
      write(top / file, inside);
    for (const char* file : {"secret", "neighbour/page.md", "root-2/page.md"})
      write(top / file, outside);
    link("../secret", "root/up");
    link("../neighbour", "root/out");
    link((top / "secret").string(), "root/absolute");
    link("../../secret", "root/a/up");
    link("b/c", "root/a/in");
    link("a", "root/folder");
    link("loop", "root/loop");
    link("/proc/self/cwd", "root/proc");
    root_ = Folder::open((top / "root").string());
    hold(root_.has_value(), "the root can be opened");
  }

  const Folder& root() const { return *root_; }

 private:
  static void write(const std::filesystem::path& path, std::string_view bytes) {
    std::ofstream(path) << bytes;
  }
  void link(const std::string& target, const char* name) const {
    std::filesystem::create_symlink(target, std::filesystem::path(folder_->path()) / name);
  }

  std::optional<ScratchFolder> folder_;
  std::optional<Folder> root_;
};

/// What joining is, part by part: nothing where it would lead above the root, or where one of the
/// two is absolute.
std::optional<std::string> joined(std::string_view folder, std::string_view path) {
  if (folder.starts_with('/') || path.starts_with('/')) return std::nullopt;
  std::vector<std::string_view> parts;
  for (const std::string_view text : {folder, path}) {
    for (const std::string_view part : split(text, '/')) {
      if (part.empty() || part == ".") continue;
      if (part != "..") {
        parts.push_back(part);
        continue;
      }
      if (parts.empty()) return std::nullopt;
      parts.pop_back();
    }
  }
  std::string result;
  for (const std::string_view part : parts) (result += result.empty() ? "" : "/") += part;
  return result;
}

void hold_read(const Folder& root, std::string_view path) {
  const ReadResult read = root.read(path, 64);
  hold(read.error ? read.bytes.empty() : read.bytes == inside,
       "what is read lies below the root, or nothing is read", path);
  const OpenedFile opened = root.open_file(path);
  hold(opened.error.has_value() == !opened.descriptor, "a file is opened, or it is said why not");
  hold(opened.error.has_value() == read.error.has_value(), "what can be opened can be read", path);
  if (const std::optional<Folder> folder = root.sub_folder(path))
    for (const FileEntry& entry : folder->list())
      hold(entry.path.find(outside) == std::string::npos && !entry.path.starts_with('/'),
           "what a folder lists is relative", entry.path);
}

void hold_normal(std::string_view folder, std::string_view path) {
  const std::optional<std::string> normal = normalize_path(folder, path);
  hold(normal == joined(folder, path), "a path is normalised part by part", path);
  if (!normal) return;
  hold(normalize_path("", *normal) == normal, "a normalised path stays as it is", *normal);
}

void hold_plain(std::string_view path) {
  if (!is_plain_path(path)) return;
  hold(normalize_path("", path) == std::string(path), "a plain path leads below its folder", path);
  for (std::size_t at = 0; at < path.size(); ++at)
    hold(static_cast<unsigned char>(path[at]) >= 0x20, "a plain path holds no control", path);
  const std::string_view folder = folder_part(path), name = name_part(path);
  hold(!name.empty() && name.find('/') == std::string_view::npos, "a plain path ends in a name");
  hold((folder.empty() ? std::string(name) : fmt::format("{}/{}", folder, name)) == path,
       "a path is its folder and its name", path);
}

}  // namespace

}  // namespace allegory::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = allegory::fuzz;
  static const fuzz::Disk disk;
  const std::string_view input = fuzz::bytes_of(data, size);
  const std::string_view folder = input.substr(0, input.find('\n'));
  const std::string_view path = input.substr(std::min(folder.size() + 1, input.size()));
  fuzz::hold_normal(folder, path);
  for (const std::string_view each : {folder, path}) {
    fuzz::hold_plain(each);
    fuzz::hold_read(disk.root(), each);
  }
  return 0;
}
