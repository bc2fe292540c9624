// Writes beside the file, compares, renames. See replace_file.h.
//
// The comparison comes last, so that the time in which somebody else's change could be missed is as
// short as the system allows. A mode without any right to write counts, whoever runs the program.
#include "base/replace_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "base/output_folder.h"

namespace allegory {

namespace {

std::string refusal(int error) { return fmt::format("cannot be written: {}", error_words(error)); }

/// Fills a new file with bytes and gives it what the old one had; 0 or the system's error number.
int fill(int descriptor, std::string_view bytes, const struct stat& old) {
  if (const int error = write_all(descriptor, bytes)) return error;
  struct stat made {};
  if (::fstat(descriptor, &made) != 0) return errno;
  const bool is_ours = made.st_uid == old.st_uid && made.st_gid == old.st_gid;
  // Before the mode, since a change of owner takes rights away.
  if (!is_ours && ::fchown(descriptor, old.st_uid, old.st_gid) != 0) return errno;
  if (::fchmod(descriptor, old.st_mode & 07777U) != 0) return errno;
  return ::fsync(descriptor) == 0 ? 0 : errno;
}

}  // namespace

std::optional<std::string> replace_file(const Folder& root, const std::string& path,
                                        std::string_view expected, std::string_view bytes) {
  constexpr const char* temporary = ".allegory-tmp-fix";
  if (!is_plain_path(path)) return "is not a path of the project";
  const Descriptor folder = open_output_folder(root.descriptor(), folder_part(path), false);
  if (!folder) return refusal(errno);
  const std::string name(name_part(path));
  struct stat status {};
  if (::fstatat(folder.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
    return refusal(errno);
  if (S_ISLNK(status.st_mode)) return "is a symbolic link";
  if (!S_ISREG(status.st_mode)) return "is not a file any more";
  if ((status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0 ||
      ::faccessat(folder.get(), name.c_str(), W_OK, AT_EACCESS) != 0)
    return "is read-only";

  constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  // What has the name was left behind by a run that was killed.
  if (const int error = remove_file(folder.get(), temporary)) return refusal(error);
  Descriptor file(::openat(folder.get(), temporary, flags, 0600));
  if (!file) return refusal(errno);
  int error = fill(file.get(), bytes, status);
  const int close_error = file.close();
  if (error == 0) error = close_error;
  const bool is_same = holds(folder.get(), name, {expected});
  if (error == 0 && is_same && ::renameat(folder.get(), temporary, folder.get(), name.c_str()) != 0)
    error = errno;
  if (error != 0 || !is_same) ::unlinkat(folder.get(), temporary, 0);
  if (error != 0) return refusal(error);
  if (!is_same) return "has changed since it was read";
  return std::nullopt;
}

}  // namespace allegory
