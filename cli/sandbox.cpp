#include "cli/sandbox.h"

#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdio>
#include <initializer_list>

namespace planlupp::cli {
namespace {

// Builds that check addresses reserve terabytes, and ask the system by a pipe which are readable.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kAddressChecks = true;
#else
constexpr bool kAddressChecks = false;
#endif
constexpr rlim_t kFilesOfChecks = 8;
constexpr rlim_t kStack = rlim_t{64} << 20U;  // what is nested deep is read by calls nested deep

void limit(__rlimit_resource resource, rlim_t value) {
  const rlimit both{value, value};
  static_cast<void>(setrlimit(resource, &both));
}

// A ruleset that handles everything and allows nothing. Kernels without it answer with an error.
void forbid_files() {
  landlock_ruleset_attr rules{};
  rules.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1U) - 1;  // all of version 1
  const long set = syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
  if (set < 0) return;
  static_cast<void>(syscall(SYS_landlock_restrict_self, set, 0));
  close(static_cast<int>(set));
}

// What malloc, exceptions, abort() and exit need, and reading and writing.
constexpr int kAllowed[] = {
    SCMP_SYS(read),         SCMP_SYS(write),       SCMP_SYS(lseek),
    SCMP_SYS(fstat),        SCMP_SYS(close),       SCMP_SYS(brk),
    SCMP_SYS(munmap),       SCMP_SYS(mremap),      SCMP_SYS(madvise),
    SCMP_SYS(exit),         SCMP_SYS(exit_group),  SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigaction), SCMP_SYS(futex),       SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(getpid),       SCMP_SYS(gettid),      SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday), SCMP_SYS(time),        SCMP_SYS(getrandom),
    SCMP_SYS(sched_yield),  SCMP_SYS(sigaltstack), SCMP_SYS(restart_syscall),
};

// Memory may be had and given back, but none that is run as code.
bool allow_memory(scmp_filter_ctx filter) {
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
    const scmp_arg_cmp no_code = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, no_code) != 0) return false;
  }
  return true;
}

// A process may signal itself: abort() does. Each has another number, put in where this one stands.
constexpr unsigned kSelf = 0x7eadbeef;

bool allow_signal_to_self(scmp_filter_ctx filter) {
  const scmp_arg_cmp self = SCMP_A0(SCMP_CMP_EQ, kSelf);
  return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, self) == 0;
}

bool allow_all(scmp_filter_ctx filter) {
  bool good = allow_memory(filter) && allow_signal_to_self(filter);
  for (const int call : kAllowed) {
    good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
  }
  for (const int call : {SCMP_SYS(pipe), SCMP_SYS(pipe2)}) {
    if (kAddressChecks) good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
  }
  return good;
}

// libseccomp tells its program to an open file only.
std::vector<sock_filter> program_of(scmp_filter_ctx filter) {
  const int file = memfd_create("filter", MFD_CLOEXEC);
  if (file < 0) return {};
  std::vector<sock_filter> program;
  if (seccomp_export_bpf(filter, file) == 0) {
    const auto bytes = static_cast<std::size_t>(lseek(file, 0, SEEK_END));
    program.resize(bytes / sizeof(sock_filter));
    if (pread(file, program.data(), bytes, 0) != static_cast<ssize_t>(bytes)) program.clear();
  }
  close(file);
  return program;
}

std::vector<sock_filter> make_filter() {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(1));  // EPERM
  if (filter == nullptr) return {};
  std::vector<sock_filter> program;
  if (allow_all(filter)) program = program_of(filter);
  seccomp_release(filter);
  return program;
}

}  // namespace

std::size_t address_space() {
  std::FILE* file = std::fopen("/proc/self/statm", "r");
  if (file == nullptr) return 0;
  unsigned long pages = 0;
  const bool read = std::fscanf(file, "%lu", &pages) == 1;
  static_cast<void>(std::fclose(file));
  return read ? pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) : 0;
}

Fence::Fence(const SandboxLimits& limits) : limits_(limits), filter_(make_filter()) {}

void Fence::prepare() const {
  static_cast<void>(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_STACK, kStack);
  if (const std::size_t now = address_space(); now > 0 && !kAddressChecks) {
    limit(RLIMIT_AS, now + limits_.memory);
  }
  forbid_files();
}

bool Fence::enter() const {
  limit(RLIMIT_CPU, static_cast<rlim_t>(limits_.cpu_seconds));
  limit(RLIMIT_NPROC, 0);
  limit(RLIMIT_NOFILE, kAddressChecks ? kFilesOfChecks : 0);  // what is open stays open
  std::vector<sock_filter> program = filter_;
  for (sock_filter& step : program) {
    if (step.k == kSelf) step.k = static_cast<unsigned>(getpid());
  }
  const sock_fprog all{static_cast<unsigned short>(program.size()), program.data()};
  return !program.empty() && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &all) == 0;
}

}  // namespace planlupp::cli
