// In which order an export by layout writes the boxes of a page: the two that waste least of the
// box around both become one, again and again, unless another box lies between; within each pair
// the one further up comes first, or the one further left where they are about as high.
//
//   +----+ +----+      a, b: one pair; c, d: another; the first stands higher
//   | a  | | b  |
//   +----+ +----+      order: a b c d
//   | c  | | d  |
//   +----+ +----+
#pragma once

#include <cstddef>
#include <vector>

namespace planlupp {

// Downwards.
struct ExportBox {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

class ExportOrder {
 public:
  // Indexes of the boxes in the order in which they are written.
  const std::vector<std::size_t>& of(const std::vector<ExportBox>& boxes);

 private:
  // The other box with which one wastes least, of those between which none is known to lie.
  struct Nearest {
    float waste = 0;
    std::size_t box = 0;
  };
  [[nodiscard]] float waste(std::size_t a, std::size_t b) const;
  [[nodiscard]] bool apart(std::size_t a, std::size_t b) const;
  [[nodiscard]] bool blocked(std::size_t a, std::size_t b) const { return blocked_[a * all_ + b]; }
  void begin(const std::vector<ExportBox>& boxes);
  void block(std::size_t a, std::size_t b);
  void find_nearest(std::size_t a);
  [[nodiscard]] bool join_nearest();
  void join_anyway();
  void join(std::size_t a, std::size_t b);
  void write();

  std::vector<ExportBox> boxes_;
  std::vector<float> area_;
  std::vector<std::size_t> alive_;
  std::vector<Nearest> nearest_;
  std::size_t all_ = 0;
  std::vector<char> blocked_;
  std::vector<std::size_t> left_, right_, out_, stack_;  // of joined boxes
};

}  // namespace planlupp
