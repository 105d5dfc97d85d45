// One document read in a process of its own: from a source with the vocabulary at hand
// (reader_source.h), fenced in (sandbox.h), given an open file, heard through a pipe. Whatever the
// document does to its reader, it ends in an Answer here.
//
//   auto worker = Worker::start(task, source, limits, now);
//   while (!worker->read_on()) ...            // poll worker->file() in between
//   Answer answer = worker->finish();
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "cli/answer.h"
#include "cli/file.h"
#include "cli/reader_source.h"
#include "extract/result.h"

namespace planlupp::cli {

struct WorkerLimits {
  double deadline = 60;  // seconds of the clock
  std::size_t memory = std::size_t{1} << 30U;
};

class Worker {
 public:
  // Errors: unreadable (no process could be made).
  static Result<std::unique_ptr<Worker>> start(const Task& task, ReaderSource& source,
                                               const WorkerLimits& limits, double now);
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker();  // ends the process if it is still there

  [[nodiscard]] int file() const { return answer_.number(); }
  [[nodiscard]] double started() const { return started_; }
  [[nodiscard]] const std::string& name() const { return name_; }

  // Takes what has come, a pipe's load of it at most; true: nothing more will come.
  bool read_on();
  [[nodiscard]] std::size_t bytes() const { return bytes_.size(); }  // that have come
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

}  // namespace planlupp::cli
