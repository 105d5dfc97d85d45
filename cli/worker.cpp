#include "cli/worker.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <utility>

#include "cli/worker_answer.h"

namespace planlupp::cli {
namespace {

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

std::string_view name_of(FailureKind kind) {
  switch (kind) {
    case FailureKind::crash: return "crash";
    case FailureKind::deadline: return "deadline";
    case FailureKind::memory: return "memory";
    case FailureKind::changed: return "changed";
  }
  return "crash";
}

Result<std::unique_ptr<Worker>> Worker::start(const Task& task, ReaderSource& source,
                                              const WorkerLimits& limits, double now) {
  Pipe answer, complaints;
  if (!make(answer) || !make(complaints)) {
    return Error{ErrorCode::unreadable, task.name, strerror(errno)};
  }
  static_cast<void>(fcntl(answer.out.number(), F_SETPIPE_SZ, kPipeBytes));
  for (const File* end : {&answer.out, &complaints.out, &complaints.in}) {
    static_cast<void>(fcntl(end->number(), F_SETFL, O_NONBLOCK));
  }
  const Result<pid_t> process = source.start(task, answer.in, complaints.in);
  if (!process) return process.error();
  std::unique_ptr<Worker> worker(new Worker);
  worker->process_ = *process;
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
  for (std::size_t taken = 0; taken < kPipeBytes; taken += piece.size()) {
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
  return false;
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
    take_message(std::move(bytes_), answer);
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

}  // namespace planlupp::cli
