// Preloaded into planlupp: counts what its first process does to ordinary files (writes, syncs,
// truncations, removals, renames), and at one of them ends the process or lets the call fail.
//
//   LD_PRELOAD=./libfault.so FAULT_KIND=count FAULT_LOG=count.txt planlupp import ...
//   LD_PRELOAD=./libfault.so FAULT_KIND=kill|torn|enospc|eio FAULT_AT=17 planlupp import ...
//
// torn: the process is ended when half of what it writes is written.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static long count = 0, fault_at = -1;
static pid_t first = 0;
static const char* kind = "count";

__attribute__((constructor)) static void begin(void) {
  first = getpid();
  if (getenv("FAULT_KIND") != NULL) kind = getenv("FAULT_KIND");
  if (getenv("FAULT_AT") != NULL) fault_at = atol(getenv("FAULT_AT"));
}

__attribute__((destructor)) static void end(void) {
  const char* log = getenv("FAULT_LOG");
  if (log == NULL || getpid() != first) return;
  FILE* file = fopen(log, "w");
  if (file == NULL) return;
  fprintf(file, "%ld\n", count);
  fclose(file);
}

// Nonzero: the call is to fail, errno is set.
static int fails(void) {
  if (getpid() != first || count++ != fault_at) return 0;
  if (strcmp(kind, "kill") == 0) kill(first, SIGKILL);
  if (strcmp(kind, "torn") == 0) return errno = EINTR;
  if (strcmp(kind, "enospc") == 0) return errno = ENOSPC;
  if (strcmp(kind, "eio") == 0) return errno = EIO;
  return 0;
}

static int torn(void) { return errno == EINTR && strcmp(kind, "torn") == 0; }

static int ordinary(int file) {
  struct stat about;
  return fstat(file, &about) == 0 && S_ISREG(about.st_mode);
}

#define NEXT(type, name)                        \
  static type next = NULL;                      \
  if (next == NULL) next = (type)dlsym(RTLD_NEXT, name)

#define WRITER(name)                                                          \
  ssize_t name(int file, const void* bytes, size_t size, off_t at) {          \
    typedef ssize_t (*call)(int, const void*, size_t, off_t);                 \
    NEXT(call, #name);                                                        \
    if (!ordinary(file) || !fails()) return next(file, bytes, size, at);      \
    if (torn() && next(file, bytes, size / 2, at) >= 0) kill(first, SIGKILL); \
    return -1;                                                                \
  }
WRITER(pwrite)
WRITER(pwrite64)

ssize_t write(int file, const void* bytes, size_t size) {
  typedef ssize_t (*call)(int, const void*, size_t);
  NEXT(call, "write");
  if (!ordinary(file) || !fails()) return next(file, bytes, size);
  if (torn() && next(file, bytes, size / 2) >= 0) kill(first, SIGKILL);
  return -1;
}

// What is no write cannot be half done.
static int fails_whole(void) {
  if (!fails()) return 0;
  if (torn()) kill(first, SIGKILL);
  return 1;
}

#define ON_FILE(name)                                            \
  int name(int file) {                                           \
    typedef int (*call)(int);                                    \
    NEXT(call, #name);                                           \
    return ordinary(file) && fails_whole() ? -1 : next(file);    \
  }
ON_FILE(fsync)
ON_FILE(fdatasync)

#define TRUNCATER(name)                                            \
  int name(int file, off_t size) {                                 \
    typedef int (*call)(int, off_t);                               \
    NEXT(call, #name);                                             \
    return ordinary(file) && fails_whole() ? -1 : next(file, size); \
  }
TRUNCATER(ftruncate)
TRUNCATER(ftruncate64)

int unlink(const char* path) {
  typedef int (*call)(const char*);
  NEXT(call, "unlink");
  return fails_whole() ? -1 : next(path);
}

int rename(const char* from, const char* to) {
  typedef int (*call)(const char*, const char*);
  NEXT(call, "rename");
  return fails_whole() ? -1 : next(from, to);
}
