/* One call of the system fails, on purpose. Preloaded into a program, it counts the calls of one
 * kind that the program makes and lets one of them fail, or all from that one on.
 *
 *   FAULT=KIND:NUMBER[+]:ERROR   e.g. `write:3:ENOSPC`, `malloc:70:ENOMEM`, `write:2+:short`
 *   FAULT_MARK=PATH              this file appears as soon as a call has failed
 *
 * KIND is open, read, write, sync, rename, unlink, mkdir, stat, close or malloc. ERROR is the name
 * of an error number, or `short`: half of the bytes are read or written, which is no error. What a
 * library calls inside itself is not seen; what crosses from one to the next is. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { is_short = -1 };

static const char* kind = "";
static long wanted;
static int from_there_on;
static int error_number;
static atomic_long seen;
static const char* mark;

static const struct {
  const char* name;
  int number;
} errors[] = {{"ENOMEM", ENOMEM}, {"EIO", EIO},       {"ENOSPC", ENOSPC}, {"EINTR", EINTR},
              {"EMFILE", EMFILE}, {"EACCES", EACCES}, {"EROFS", EROFS},   {"short", is_short}};

__attribute__((constructor)) static void read_environment(void) {
  static char text[64];
  const char* fault = getenv("FAULT");
  if (!fault || strlen(fault) >= sizeof text) return;
  strcpy(text, fault);
  char* number = strchr(text, ':');
  char* name = number ? strchr(number + 1, ':') : NULL;
  if (!name) return;
  *number++ = *name++ = '\0';
  for (size_t i = 0; i < sizeof errors / sizeof *errors; ++i)
    if (strcmp(errors[i].name, name) == 0) error_number = errors[i].number;
  char* end;
  wanted = strtol(number, &end, 10);
  from_there_on = *end == '+';
  mark = getenv("FAULT_MARK");
  kind = text;
}

/* Whether this call is one that has to fail; then errno is set. */
static int fails(const char* of) {
  if (wanted == 0 || strcmp(kind, of) != 0) return 0;
  const long number = atomic_fetch_add(&seen, 1) + 1;
  if (number != wanted && !(from_there_on && number > wanted)) return 0;
  if (mark) {
    const long file = syscall(SYS_openat, AT_FDCWD, mark, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file >= 0) syscall(SYS_close, file);
  }
  if (error_number > 0) errno = error_number;
  return 1;
}

#define REAL(name)                                       \
  static __typeof__(name)* real;                         \
  if (!real) *(void**)&real = dlsym(RTLD_NEXT, #name)

/* dlsym allocates; before the real functions are known, its wishes are met from here. */
static char first_bytes[65536];
static atomic_size_t first_used;
static void* (*real_malloc)(size_t);
static void* (*real_calloc)(size_t, size_t);
static void* (*real_realloc)(void*, size_t);
static void* (*real_memalign)(size_t, size_t);
static void (*real_free)(void*);
static int is_looking;

static void look_up(void) {
  if (real_malloc || is_looking) return;
  is_looking = 1;
  *(void**)&real_calloc = dlsym(RTLD_NEXT, "calloc");
  *(void**)&real_realloc = dlsym(RTLD_NEXT, "realloc");
  *(void**)&real_memalign = dlsym(RTLD_NEXT, "aligned_alloc");
  *(void**)&real_free = dlsym(RTLD_NEXT, "free");
  *(void**)&real_malloc = dlsym(RTLD_NEXT, "malloc");
  is_looking = 0;
}

static void* first(size_t size) {
  const size_t at = atomic_fetch_add(&first_used, (size + 15) & ~(size_t)15);
  return at + size <= sizeof first_bytes ? first_bytes + at : NULL;
}

static int is_first(const void* bytes) {
  return (const char*)bytes >= first_bytes && (const char*)bytes < first_bytes + sizeof first_bytes;
}

void* malloc(size_t size) {
  look_up();
  if (!real_malloc) return first(size);
  return fails("malloc") ? NULL : real_malloc(size);
}

void* calloc(size_t count, size_t size) {
  look_up();
  if (!real_malloc) return first(count * size);
  return fails("malloc") ? NULL : real_calloc(count, size);
}

void* realloc(void* bytes, size_t size) {
  look_up();
  if (is_first(bytes)) {
    void* const moved = malloc(size);
    const size_t room = (size_t)(first_bytes + sizeof first_bytes - (char*)bytes);
    if (moved) memcpy(moved, bytes, size < room ? size : room);
    return moved;
  }
  return fails("malloc") ? NULL : real_realloc(bytes, size);
}

void* aligned_alloc(size_t alignment, size_t size) {
  look_up();
  return fails("malloc") ? NULL : real_memalign(alignment, size);
}

void free(void* bytes) {
  look_up();
  if (bytes && !is_first(bytes) && real_free) real_free(bytes);
}

static mode_t mode_of(int flags, va_list words) {
  return flags & (O_CREAT | __O_TMPFILE) ? va_arg(words, mode_t) : 0;
}

#define OPEN(name, parameters, call)             \
  int name parameters {                          \
    va_list words;                               \
    va_start(words, flags);                      \
    const mode_t mode = mode_of(flags, words);   \
    va_end(words);                               \
    if (fails("open")) return -1;                \
    REAL(name);                                  \
    return real call;                            \
  }
OPEN(open, (const char* path, int flags, ...), (path, flags, mode))
OPEN(open64, (const char* path, int flags, ...), (path, flags, mode))
OPEN(openat, (int folder, const char* path, int flags, ...), (folder, path, flags, mode))
OPEN(openat64, (int folder, const char* path, int flags, ...), (folder, path, flags, mode))

/* openat2 has no function of its own. */
long syscall(long number, ...) {
  va_list words;
  va_start(words, number);
  long word[6];
  for (int i = 0; i < 6; ++i) word[i] = va_arg(words, long);
  va_end(words);
  REAL(syscall);
  if (number == SYS_openat2 && fails("open")) return -1;
  return real(number, word[0], word[1], word[2], word[3], word[4], word[5]);
}

#define TRANSFER(name, what, parameters, call) \
  ssize_t name parameters {                    \
    REAL(name);                                \
    if (fails(what)) {                         \
      if (error_number != is_short) return -1; \
      size = size > 1 ? size / 2 : size;       \
    }                                          \
    return real call;                          \
  }
TRANSFER(read, "read", (int file, void* bytes, size_t size), (file, bytes, size))
TRANSFER(pread, "read", (int file, void* bytes, size_t size, off_t at), (file, bytes, size, at))
TRANSFER(pread64, "read", (int file, void* bytes, size_t size, off64_t at), (file, bytes, size, at))
TRANSFER(write, "write", (int file, const void* bytes, size_t size), (file, bytes, size))
TRANSFER(copy_file_range, "write",
         (int from, off64_t* at, int to, off64_t* there, size_t size, unsigned int flags),
         (from, at, to, there, size, flags))

#define PLAIN(name, what, parameters, call) \
  int name parameters {                     \
    if (fails(what)) return -1;             \
    REAL(name);                             \
    return real call;                       \
  }
PLAIN(fsync, "sync", (int file), (file))
PLAIN(fdatasync, "sync", (int file), (file))
PLAIN(rename, "rename", (const char* from, const char* to), (from, to))
PLAIN(renameat, "rename", (int a, const char* from, int b, const char* to), (a, from, b, to))
PLAIN(renameat2, "rename", (int a, const char* from, int b, const char* to, unsigned int flags),
      (a, from, b, to, flags))
PLAIN(unlink, "unlink", (const char* path), (path))
PLAIN(unlinkat, "unlink", (int folder, const char* path, int flags), (folder, path, flags))
PLAIN(mkdir, "mkdir", (const char* path, mode_t mode), (path, mode))
PLAIN(mkdirat, "mkdir", (int folder, const char* path, mode_t mode), (folder, path, mode))
PLAIN(fstat, "stat", (int file, struct stat* to), (file, to))
PLAIN(fstatat, "stat", (int folder, const char* path, struct stat* to, int flags),
      (folder, path, to, flags))

/* A file whose closing fails is closed all the same. */
int close(int file) {
  REAL(close);
  if (!fails("close")) return real(file);
  const int error = errno;
  real(file);
  errno = error;
  return -1;
}
