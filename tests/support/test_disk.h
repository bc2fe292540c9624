// A fresh folder on the disk for one test, and a user who may not do everything.
#pragma once

#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

#include "support/case_file.h"

namespace allegory {

/// A temporary folder in which a test makes what it needs; paths are relative to it.
class TestDisk {
 public:
  std::string path(std::string_view relative = {}) const {
    return relative.empty() ? root_.string() : (root_ / relative).string();
  }

  /// Writes a file and makes the folders above it.
  void write(std::string_view relative, std::string_view bytes) const {
    write_file(root_ / relative, bytes);
  }

  std::string read(std::string_view relative) const { return read_file(root_ / relative); }

  void folder(std::string_view relative) const {
    std::filesystem::create_directories(root_ / relative);
  }

  void link(const std::string& target, std::string_view relative) const {
    std::filesystem::create_directories((root_ / relative).parent_path());
    std::filesystem::create_symlink(target, root_ / relative);
  }

  void fifo(std::string_view relative) const {
    if (::mkfifo(path(relative).c_str(), 0600) != 0) throw std::runtime_error("no pipe");
  }

  /// Whether something has this name, be it a link to nothing.
  bool exists(std::string_view relative) const {
    return std::filesystem::exists(std::filesystem::symlink_status(root_ / relative));
  }

 private:
  TemporaryFolder folder_;
  std::filesystem::path root_ = std::filesystem::canonical(folder_.path());
};

/// Runs `work` in a thread to which permissions apply; false if this system has no such user.
inline bool without_privileges(const std::function<void()>& work) {
  if (::geteuid() != 0) {
    work();
    return true;
  }
  bool is_done = false;
  std::jthread([&] {
    constexpr unsigned nobody = 65534;
    // The bare calls change this thread only.
    if (::syscall(SYS_setresgid, nobody, nobody, nobody) != 0 ||
        ::syscall(SYS_setresuid, nobody, nobody, nobody) != 0)
      return;
    work();
    is_done = true;
  }).join();
  return is_done;
}

}  // namespace allegory
