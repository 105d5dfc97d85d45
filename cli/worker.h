// One document read in a process of its own: forked from this one with the vocabulary at hand,
// fenced in (sandbox.h), given an open file, heard through a pipe. Whatever the document does to
// its reader, it ends in an Answer here.
//
//   auto worker = Worker::start(task, words, limits, now);
//   while (!worker->read_on()) ...            // poll worker->file() in between
//   Answer answer = worker->finish();
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cli/reading.h"
#include "cli/sandbox.h"
#include "extract/result.h"
#include "normalize/record.h"

namespace planlupp::cli {

// An open file; closed with the object.
class File {
 public:
  explicit File(int number = -1) : number_(number) {}
  File(File&& other) noexcept : number_(other.release()) {}
  File& operator=(File&& other) noexcept;
  ~File();
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool open() const { return number_ >= 0; }
  int release();

 private:
  int number_;
};

// Makes a text of a document's bytes.
using MakeText = std::function<Result<std::string>(std::span<const std::byte>)>;

struct Task {
  const File* file = nullptr;  // read from its beginning
  std::string name;            // for messages
  std::string sha256;          // what its bytes are expected to be
  ExtractOptions options;
  MakeText text = nullptr;  // what is wanted instead of records
};

enum class FailureKind {
  crash,     // the reader died
  deadline,  // it took too long
  memory,    // it wanted too much
  changed,   // the file was not what it had been
};
[[nodiscard]] std::string_view name_of(FailureKind kind);

struct Failure {
  FailureKind kind = FailureKind::crash;
  std::string message;
};

// The records, or the text that was wanted instead; why the document is refused; or how its reader
// failed.
using Outcome = std::variant<RecordSet, std::string, Error, Failure>;

struct Answer {
  Outcome outcome;
  double seconds = 0;
  std::size_t bytes = 0;           // that came from the reader
  bool fenced = true;              // false: the system has no seccomp
  std::vector<std::string> asked;  // words that the reader asked the word list for; not trusted
};

struct WorkerLimits {
  double deadline = 60;  // seconds of the clock
  std::size_t memory = std::size_t{1} << 30U;
};

class Worker {
 public:
  // Errors: unreadable (no process could be made).
  static Result<std::unique_ptr<Worker>> start(const Task& task, const Words& words,
                                               const WorkerLimits& limits, double now);
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker();  // ends the process if it is still there

  [[nodiscard]] int file() const { return answer_.number(); }
  [[nodiscard]] double started() const { return started_; }
  [[nodiscard]] const std::string& name() const { return name_; }

  // Takes what has come; true: nothing more will.
  bool read_on();
  // Ends the process for being too slow.
  void stop_for_deadline();
  Answer finish(double now);

 private:
  Worker() = default;
  [[nodiscard]] Outcome outcome(int status);
  [[nodiscard]] std::string last_words();

  int process_ = -1;
  File answer_, complaints_;
  std::string name_, bytes_;
  WorkerLimits limits_;
  double started_ = 0;
  bool too_slow_ = false, too_long_ = false;
};

// The same in this process: no fence, no deadline.
[[nodiscard]] Answer read_here(const Task& task, const Words& words);

}  // namespace planlupp::cli
