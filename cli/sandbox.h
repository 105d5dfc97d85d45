// The fence around a process that reads a document: it may compute, use memory up to a limit, read
// what it was given and write its answer; it can open no file, reach no network, start no process.
//
// Three fences, each enough against much: limits (time of the processor, memory, open files),
// seccomp (a list of the calls that are allowed; all others fail), Landlock where the kernel has
// it.
#pragma once

#include <cstddef>

namespace planlupp::cli {

struct SandboxLimits {
  std::size_t memory = std::size_t{1} << 30U;  // beyond what the process has at its start
  int cpu_seconds = 61;
};

// For the calling process, which has one thread and no open files but 0, 1 and 2; for good.
// False where the system has no seccomp: the limits hold all the same.
[[nodiscard]] bool enter_sandbox(const SandboxLimits& limits);

// The address space that the process has now; 0 where that cannot be told.
[[nodiscard]] std::size_t address_space();

}  // namespace planlupp::cli
