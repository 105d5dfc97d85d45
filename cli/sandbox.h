// The fence around a process that reads a document: it may compute, use memory up to a limit, read
// what it was given and write its answer; it can open no file, reach no network, start no process.
//
// Three fences, each enough against much: limits (time of the processor, memory, open files),
// seccomp (a list of the calls that are allowed; all others fail), Landlock where the kernel has
// it.
//
// Many readers are fenced in alike, so what can be is done once, by the process that forks them:
//
//   const Fence fence(limits);   // the program of the filter is made
//   fence.prepare();             // what they inherit
//   if (fork() == 0) fence.enter();
#pragma once

#include <linux/filter.h>

#include <cstddef>
#include <vector>

namespace planlupp::cli {

struct SandboxLimits {
  std::size_t memory = std::size_t{1} << 30U;  // beyond what the process that forks has
  int cpu_seconds = 61;
};

class Fence {
 public:
  explicit Fence(const SandboxLimits& limits);

  // For the process that forks readers, for good: it opens no file any more, and its memory is
  // limited as theirs is.
  void prepare() const;

  // For a reader, which has one thread and no open files but 0, 1 and 2; for good. False where the
  // system has no seccomp: the limits hold all the same.
  [[nodiscard]] bool enter() const;

 private:
  SandboxLimits limits_;
  std::vector<sock_filter> filter_;  // empty: there is none
};

// The address space that the process has now; 0 where that cannot be told.
[[nodiscard]] std::size_t address_space();

}  // namespace planlupp::cli
