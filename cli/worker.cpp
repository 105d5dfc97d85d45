#include "cli/worker.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <exception>
#include <new>
#include <utility>
#include <vector>

#include "cli/worker_answer.h"
#include "store/sha256.h"

namespace planlupp::cli {
namespace {

constexpr int kOutOfMemory = 86;  // exit status of a reader
constexpr int kPipeBytes = 1 << 20;
constexpr int kGraceMilliseconds = 200;  // between the end of an answer and of its process
constexpr std::size_t kPiece = std::size_t{1} << 18U;
constexpr std::size_t kMostLastWords = 200;

struct Pipe {
  File out, in;
};

bool make(Pipe& pipe) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return false;
  pipe = {File(ends[0]), File(ends[1])};
  return true;
}

std::string megabytes(std::size_t bytes) { return std::to_string(bytes >> 20U) + " MB"; }

// The bytes of a file from its beginning. Errors: unreadable, too_large.
Result<std::vector<std::byte>> whole(int file, const Task& task) {
  std::vector<std::byte> bytes;
  const off_t end = lseek(file, 0, SEEK_END);
  if (end < 0 || lseek(file, 0, SEEK_SET) != 0) {
    return Error{ErrorCode::unreadable, task.name, strerror(errno)};
  }
  // Room for all at once, and for the piece that finds the end.
  bytes.reserve(std::min(static_cast<std::size_t>(end), task.options.limits.bytes) + kPiece);
  for (;;) {
    const std::size_t size = bytes.size();
    if (size > task.options.limits.bytes) {
      return Error{ErrorCode::too_large, task.name,
                   "expected at most " + megabytes(task.options.limits.bytes) + ", found more"};
    }
    bytes.resize(size + kPiece);
    const ssize_t got = read(file, bytes.data() + size, kPiece);
    if (got < 0) return Error{ErrorCode::unreadable, task.name, strerror(errno)};
    bytes.resize(size + static_cast<std::size_t>(got));
    if (got == 0) return bytes;
  }
}

Outcome read_from(int file, const Task& task, const Words& words) {
  Result<std::vector<std::byte>> bytes = whole(file, task);
  if (!bytes) return bytes.error();
  if (sha256_of(*bytes) != task.sha256) {
    return Failure{FailureKind::changed, "the file changed while it was read"};
  }
  if (task.text) {
    Result<std::string> text = task.text(*bytes);
    if (!text) return text.error();
    return *std::move(text);
  }
  Result<RecordSet> records = read_document(*std::move(bytes), task.name, words, task.options);
  if (!records) return records.error();
  return *std::move(records);
}

// abort() after a failed allocation, which is how Poppler ends.
void tell_memory(int) {
  if (errno == ENOMEM) _exit(kOutOfMemory);
}

void write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written <= 0) _exit(1);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

// The life of the process: document on 0, answer to 1, complaints to 2.
[[noreturn]] void work(const Task& task, const Words& words, const SandboxLimits& limits) {
  static_cast<void>(signal(SIGINT, SIG_IGN));  // Ctrl-C is the parent's business
  static_cast<void>(signal(SIGTERM, SIG_DFL));
  static_cast<void>(signal(SIGABRT, tell_memory));
  static_cast<void>(syscall(SYS_close_range, 3U, ~0U, 0U));
  const bool fenced = enter_sandbox(limits);
  try {
    static_cast<void>(words.vocabulary.take_asked());  // those of the process before
    const Outcome outcome = read_from(0, task, words);
    write_message(outcome, fenced, words.vocabulary.take_asked(),
                  [](std::string_view bytes) { write_all(1, bytes); });
    _exit(0);  // nothing is taken apart piece by piece
  } catch (const std::bad_alloc&) {
    _exit(kOutOfMemory);
  } catch (const std::exception& error) {
    static_cast<void>(!write(2, error.what(), strlen(error.what())));
    abort();
  }
}

std::string signal_name(int number) {
  const char* name = sigabbrev_np(number);
  return name != nullptr ? "SIG" + std::string(name) : "signal " + std::to_string(number);
}

// Waits for a process that has said all; one that lingers is ended.
int reap(int process) {
  int status = 0;
  for (int waited = 0; waited < kGraceMilliseconds; ++waited) {
    if (waitpid(process, &status, WNOHANG) == process) return status;
    static_cast<void>(poll(nullptr, 0, 1));
  }
  static_cast<void>(kill(process, SIGKILL));
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

File& File::operator=(File&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}
File::~File() {
  if (number_ >= 0) close(number_);
}
int File::release() { return std::exchange(number_, -1); }

std::string_view name_of(FailureKind kind) {
  switch (kind) {
    case FailureKind::crash: return "crash";
    case FailureKind::deadline: return "deadline";
    case FailureKind::memory: return "memory";
    case FailureKind::changed: return "changed";
  }
  return "crash";
}

Result<std::unique_ptr<Worker>> Worker::start(const Task& task, const Words& words,
                                              const WorkerLimits& limits, double now) {
  Pipe answer, complaints;
  if (!make(answer) || !make(complaints)) {
    return Error{ErrorCode::unreadable, task.name, strerror(errno)};
  }
  const SandboxLimits fence{limits.memory, static_cast<int>(std::ceil(limits.deadline)) + 1};
  static_cast<void>(fcntl(answer.out.number(), F_SETPIPE_SZ, kPipeBytes));
  for (const File* end : {&answer.out, &complaints.out, &complaints.in}) {
    static_cast<void>(fcntl(end->number(), F_SETFL, O_NONBLOCK));
  }
  const pid_t parent = getpid();
  const pid_t process = fork();
  if (process < 0) return Error{ErrorCode::unreadable, task.name, strerror(errno)};
  if (process == 0) {
    static_cast<void>(prctl(PR_SET_PDEATHSIG, SIGKILL));
    if (getppid() != parent) _exit(1);
    const bool ready = dup2(task.file->number(), 0) == 0 && dup2(answer.in.number(), 1) == 1 &&
                       dup2(complaints.in.number(), 2) == 2;
    if (!ready) _exit(1);
    work(task, words, fence);
  }
  std::unique_ptr<Worker> worker(new Worker);
  worker->process_ = process;
  worker->answer_ = std::move(answer.out);
  worker->complaints_ = std::move(complaints.out);
  worker->name_ = task.name;
  worker->limits_ = limits;
  worker->started_ = now;
  return worker;
}

Worker::~Worker() {
  if (process_ < 0) return;
  static_cast<void>(kill(process_, SIGKILL));
  static_cast<void>(reap(process_));
}

bool Worker::read_on() {
  std::array<char, kPiece> piece;  // NOLINT: filled by read()
  for (;;) {
    const ssize_t got = read(answer_.number(), piece.data(), piece.size());
    if (got < 0) return errno != EAGAIN && errno != EINTR;
    if (got == 0) return true;
    bytes_.append(piece.data(), static_cast<std::size_t>(got));
    if (bytes_.size() > kMostAnswer) {
      too_long_ = true;
      static_cast<void>(kill(process_, SIGKILL));
      return true;
    }
  }
}

void Worker::stop_for_deadline() {
  too_slow_ = true;
  static_cast<void>(kill(process_, SIGKILL));
}

Answer Worker::finish(double now) {
  const int status = reap(std::exchange(process_, -1));
  Answer answer;
  answer.bytes = bytes_.size();
  const bool well = WIFEXITED(status) && WEXITSTATUS(status) == 0 && !too_slow_ && !too_long_;
  if (well) {
    from_message(bytes_, name_, answer);
  } else {
    answer.outcome = outcome(status);
  }
  answer.seconds = now - started_;
  bytes_ = {};
  return answer;
}

Outcome Worker::outcome(int status) {
  if (too_long_) {
    return Error{ErrorCode::too_large, name_,
                 "expected to find at most " + megabytes(kMostAnswer) + " in it, found more"};
  }
  const bool out_of_time = WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU;
  if (too_slow_ || out_of_time) {
    return Failure{FailureKind::deadline, "expected to be read within " +
                                              std::to_string(std::lround(limits_.deadline)) +
                                              " s, found it took longer"};
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == kOutOfMemory) {
    return Failure{FailureKind::memory, "expected to be read with " + megabytes(limits_.memory) +
                                            " of memory, found it took more"};
  }
  const std::string how = WIFSIGNALED(status)
                              ? signal_name(WTERMSIG(status))
                              : "exit status " + std::to_string(WEXITSTATUS(status));
  return Failure{FailureKind::crash, "the reader crashed (" + how + ")" + last_words()};
}

// The first line of what the reader complained about: an assertion's text, for instance.
std::string Worker::last_words() {
  std::array<char, 4096> piece{};
  const ssize_t got = read(complaints_.number(), piece.data(), piece.size());
  if (got <= 0) return {};
  std::string text(piece.data(), static_cast<std::size_t>(got));
  text.resize(std::min(text.find('\n'), std::min(text.size(), kMostLastWords)));
  return ": " + text;
}

Answer read_here(const Task& task, const Words& words) {
  Answer answer;
  answer.outcome = read_from(task.file->number(), task, words);
  return answer;
}

}  // namespace planlupp::cli
