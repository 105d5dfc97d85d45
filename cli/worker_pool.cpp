#include "cli/worker_pool.h"

#include <poll.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace planlupp::cli {

constexpr double kMostUnseen = 1;                          // seconds between two looks that count
constexpr std::size_t kMostHeld = std::size_t{32} << 20U;  // bytes of answers

WorkerPool::WorkerPool(std::size_t jobs, const WorkerLimits& limits, Reading reading,
                       std::function<double()> seconds)
    : jobs_(jobs),
      limits_(limits),
      source_(std::move(reading),
              {limits.memory, static_cast<int>(std::ceil(limits.deadline)) + 1}),
      seconds_(std::move(seconds)) {}

Status WorkerPool::start(std::size_t key, const Task& task) {
  auto worker = Worker::start(task, source_, limits_, seconds_());
  if (!worker) return worker.error();
  look_at_clock();  // to make readers ready takes a while
  workers_.push_back({key, *std::move(worker), time_ + limits_.deadline});
  return Done{};
}

void WorkerPool::look_at_clock() {
  const double now = seconds_();
  time_ += std::min(now - looked_, kMostUnseen);
  looked_ = now;
}

int WorkerPool::patience(int milliseconds) const {
  for (const Job& job : workers_) {
    if (!job.heard) continue;
    const double left = std::ceil(1000 * (job.until - time_));
    milliseconds = static_cast<int>(std::clamp(left, 0.0, static_cast<double>(milliseconds)));
  }
  return milliseconds;
}

std::size_t WorkerPool::bytes() const {
  std::size_t bytes = 0;
  for (const Job& job : workers_) bytes += job.worker->bytes();
  return bytes;
}

void WorkerPool::choose_heard(std::size_t held) {
  const bool all = held + bytes() < kMostHeld;
  const auto first = std::ranges::min_element(workers_, {}, &Job::key);
  for (Job& job : workers_) job.heard = all || job.key == first->key;
}

std::vector<WorkerPool::Finished> WorkerPool::wait(int milliseconds, std::size_t held) {
  choose_heard(held);
  std::vector<pollfd> files;
  for (const Job& job : workers_) {
    files.push_back({job.heard ? job.worker->file() : -1, POLLIN, 0});
  }
  look_at_clock();
  const double before = time_;
  static_cast<void>(poll(files.data(), files.size(), patience(milliseconds)));
  look_at_clock();
  std::vector<Finished> finished;
  for (std::size_t i = 0; i < files.size(); ++i) {
    Job& job = workers_[i];
    if (!job.heard) job.until += time_ - before;
    bool ended = files[i].revents != 0 && job.worker->read_on();
    if (!ended && time_ >= job.until) {
      job.worker->stop_for_deadline();
      ended = true;
    }
    if (!ended) continue;
    finished.push_back({job.key, job.worker->finish(looked_)});
    source_.learn(std::exchange(finished.back().answer.asked, {}));
    job.worker.reset();
  }
  std::erase_if(workers_, [](const Job& job) { return job.worker == nullptr; });
  return finished;
}

std::optional<WorkerPool::InWork> WorkerPool::slowest() const {
  if (workers_.empty()) return std::nullopt;
  const Worker& worker = *workers_.front().worker;
  return InWork{worker.name(), worker.started()};
}

}  // namespace planlupp::cli
