// Readers at work, so many at a time: started with a key, collected as they finish, ended when
// they are too slow. Time in which nobody looked at them (the store was locked, the import was
// stopped with Ctrl-Z) is not held against them.
//
// What they have said is held as it came, and bounded for all together.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/worker.h"

namespace planlupp::cli {

class WorkerPool {
 public:
  struct Finished {
    std::size_t key = 0;
    Answer answer;
  };

  // `seconds`: a clock that never goes back.
  WorkerPool(std::size_t jobs, const WorkerLimits& limits, Reading reading,
             std::function<double()> seconds);

  [[nodiscard]] bool full() const { return workers_.size() >= jobs_; }
  [[nodiscard]] bool idle() const { return workers_.empty(); }
  [[nodiscard]] Status start(std::size_t key, const Task& task);

  // Waits until one is finished, but no longer than so many milliseconds; all that are. Beyond
  // kMostHeld bytes, with those `held` elsewhere, only the reader with the lowest key is listened
  // to: the others wait, and their time stands still.
  std::vector<Finished> wait(int milliseconds, std::size_t held = 0);

  // The document that has been in work longest.
  struct InWork {
    std::string name;
    double since = 0;
  };
  [[nodiscard]] std::optional<InWork> slowest() const;

 private:
  struct Job {
    std::size_t key = 0;
    std::unique_ptr<Worker> worker;
    double until = 0;  // of the time that counts
    bool heard = true;
  };
  [[nodiscard]] int patience(int milliseconds) const;
  void choose_heard(std::size_t held);
  [[nodiscard]] std::size_t bytes() const;
  void look_at_clock();

  std::size_t jobs_;
  WorkerLimits limits_;
  ReaderSource source_;
  std::function<double()> seconds_;
  double looked_ = 0;         // the clock when it was last looked at
  double time_ = 0;           // the time that counts
  std::vector<Job> workers_;  // in the order of their start
};

}  // namespace planlupp::cli
