// See system_calls.h. `__real_` and `__wrap_` are the linker's names.
#include "support/system_calls.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <stdexcept>

namespace allegory {

namespace {

struct Plan {
  std::string_view name;
  int error = 0, times = 0, before = 0, count = 0;
};

thread_local Plan plan;
thread_local bool is_early = false;

/// Whether this call is to fail; errno is set then.
bool fails(std::string_view name) {
  if (plan.name != name || plan.times == 0) return false;
  if (plan.before > 0) {
    --plan.before;
    return false;
  }
  if (plan.times > 0) --plan.times;
  ++plan.count;
  errno = plan.error;
  return true;
}

}  // namespace

FailingCall::FailingCall(std::string_view name, int error, int times, int before) {
  if (!plan.name.empty()) throw std::logic_error("a call fails already");
  plan = {name, error, times, before, 0};
}

FailingCall::~FailingCall() { plan = {}; }

int FailingCall::count() const { return plan.count; }

EarlyAlarm::EarlyAlarm() { is_early = true; }

EarlyAlarm::~EarlyAlarm() { is_early = false; }

}  // namespace allegory

using allegory::fails;
using allegory::is_early;

extern "C" {

int __real_fstat(int, struct stat*);
int __wrap_fstat(int file, struct stat* to) { return fails("fstat") ? -1 : __real_fstat(file, to); }

int __real_fstatat(int, const char*, struct stat*, int);
int __wrap_fstatat(int folder, const char* name, struct stat* to, int flags) {
  return fails("fstatat") ? -1 : __real_fstatat(folder, name, to, flags);
}

DIR* __real_fdopendir(int);
DIR* __wrap_fdopendir(int folder) {
  return fails("fdopendir") ? nullptr : __real_fdopendir(folder);
}

dirent* __real_readdir(DIR*);
dirent* __wrap_readdir(DIR* stream) { return fails("readdir") ? nullptr : __real_readdir(stream); }

ssize_t __real_pread(int, void*, size_t, off_t);
ssize_t __wrap_pread(int file, void* to, size_t size, off_t offset) {
  return fails("pread") ? -1 : __real_pread(file, to, size, offset);
}

ssize_t __real_write(int, const void*, size_t);
ssize_t __wrap_write(int file, const void* from, size_t size) {
  return fails("write") ? -1 : __real_write(file, from, size);
}

// As on Linux, the descriptor is closed even where the call says that it failed.
int __real_close(int);
int __wrap_close(int file) {
  const int result = __real_close(file);
  return fails("close") ? -1 : result;
}

int __real_mkdirat(int, const char*, mode_t);
int __wrap_mkdirat(int folder, const char* name, mode_t mode) {
  return fails("mkdirat") ? -1 : __real_mkdirat(folder, name, mode);
}

int __real_renameat(int, const char*, int, const char*);
int __wrap_renameat(int from, const char* name, int to, const char* new_name) {
  return fails("renameat") ? -1 : __real_renameat(from, name, to, new_name);
}

int __real_unlinkat(int, const char*, int);
int __wrap_unlinkat(int folder, const char* name, int flags) {
  return fails("unlinkat") ? -1 : __real_unlinkat(folder, name, flags);
}

int __real_fchown(int, uid_t, gid_t);
int __wrap_fchown(int file, uid_t user, gid_t group) {
  return fails("fchown") ? -1 : __real_fchown(file, user, group);
}

int __real_fchmod(int, mode_t);
int __wrap_fchmod(int file, mode_t mode) {
  return fails("fchmod") ? -1 : __real_fchmod(file, mode);
}

int __real_fsync(int);
int __wrap_fsync(int file) { return fails("fsync") ? -1 : __real_fsync(file); }

int __real_openat(int, const char*, int, ...);
int __wrap_openat(int folder, const char* name, int flags, ...) {
  mode_t mode = 0;
  if ((flags & O_CREAT) != 0) {
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, mode_t);
    va_end(rest);
  }
  return fails("openat") ? -1 : __real_openat(folder, name, flags, mode);
}

// What FORTIFY makes of a call without a mode.
int __wrap___openat_2(int folder, const char* name, int flags) {
  return fails("openat") ? -1 : __real_openat(folder, name, flags);
}

long __real_syscall(long, ...);
long __wrap_syscall(long number, ...) {
  if (number == SYS_openat2 && fails("openat2")) return -1;
  va_list rest;
  va_start(rest, number);
  const long first = va_arg(rest, long), second = va_arg(rest, long), third = va_arg(rest, long),
             fourth = va_arg(rest, long);
  va_end(rest);
  return __real_syscall(number, first, second, third, fourth);
}

void* __real_malloc(size_t);
void* __wrap_malloc(size_t size) { return fails("malloc") ? nullptr : __real_malloc(size); }

int __real_timer_create(clockid_t, struct sigevent*, timer_t*);
int __wrap_timer_create(clockid_t clock, struct sigevent* event, timer_t* timer) {
  return fails("timer_create") ? -1 : __real_timer_create(clock, event, timer);
}

int __real_timer_settime(timer_t, int, const struct itimerspec*, struct itimerspec*);
int __wrap_timer_settime(timer_t timer, int flags, const struct itimerspec* time,
                         struct itimerspec* old) {
  const itimerspec early{{0, 0}, {0, 1'000'000}};
  return __real_timer_settime(timer, flags, is_early ? &early : time, old);
}

const char* __real_gumbo_normalized_tagname(int);
const char* __wrap_gumbo_normalized_tagname(int tag) {
  return fails("gumbo_normalized_tagname") ? "" : __real_gumbo_normalized_tagname(tag);
}

// What a process does that ends in this way counts, too, where branches are counted.
int __llvm_profile_write_file() __attribute__((weak));
[[noreturn]] void __real__exit(int);
[[noreturn]] void __wrap__exit(int status) {
  if (__llvm_profile_write_file) __llvm_profile_write_file();
  __real__exit(status);
}

}  // extern "C"
