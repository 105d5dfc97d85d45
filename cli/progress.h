// A line on the terminal that tells how far a long job is, drawn over itself:
//
//   plans  1234/46500   3 %  31/s  24 min left  in work: stadsbyggnadsnämnden 2019.pdf (12 s)
//
// Only on a terminal, and only once the job has taken a second. Messages must not be written over
// it: clear() takes it away, the next show() draws it again.
#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>

namespace planlupp::cli {

class Progress {
 public:
  // nullptr: nowhere.
  Progress(std::ostream* terminal, int width, std::function<double()> seconds);

  void begin(std::size_t total);
  // `in_work`: what has been worked at longest, and since when; may be empty.
  void show(std::size_t done, const std::string& in_work, double since);
  void clear();

 private:
  std::ostream* terminal_;
  int width_;
  std::function<double()> seconds_;
  std::size_t total_ = 0;
  double began_ = 0, shown_at_ = 0;
  bool shown_ = false;
};

// "8 s", "24 min", "3 h 10 min".
[[nodiscard]] std::string duration(double seconds);

// The line itself.
[[nodiscard]] std::string progress_line(std::size_t done, std::size_t total, double elapsed,
                                        const std::string& in_work, double since);

}  // namespace planlupp::cli
