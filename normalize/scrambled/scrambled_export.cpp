#include "normalize/scrambled/scrambled_export.h"

#include <algorithm>
#include <limits>

namespace planlupp {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr float kAcross = 0.5F, kDown = 1.5F;  // what counts for the order of a pair
constexpr float kNever = std::numeric_limits<float>::infinity();

ExportBox around(const ExportBox& a, const ExportBox& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

float area(const ExportBox& box) { return (box.x1 - box.x0) * (box.y1 - box.y0); }

float place(const ExportBox& box) { return kAcross * box.x0 + kDown * (box.y0 + box.y1); }

}  // namespace

float ExportOrder::waste(std::size_t a, std::size_t b) const {
  return area(around(boxes_[a], boxes_[b])) - area_[a] - area_[b];
}

// Whether another box lies between.
bool ExportOrder::apart(std::size_t a, std::size_t b) const {
  const ExportBox both = around(boxes_[a], boxes_[b]);
  return std::any_of(alive_.begin(), alive_.end(), [&](std::size_t i) {
    const ExportBox& box = boxes_[i];
    return i != a && i != b && box.x1 > both.x0 && both.x1 > box.x0 && box.y1 > both.y0 &&
           both.y1 > box.y0;
  });
}

void ExportOrder::begin(const std::vector<ExportBox>& boxes) {
  all_ = 2 * boxes.size();
  boxes_ = boxes;
  boxes_.reserve(all_);
  area_.clear();
  alive_.clear();
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    area_.push_back(area(boxes[i]));
    alive_.push_back(i);
  }
  blocked_.assign(all_ * all_, 0);
  nearest_.assign(all_, {});
  left_.assign(boxes.size(), kNone);
  right_.assign(boxes.size(), kNone);
  for (const std::size_t i : alive_) find_nearest(i);
}

void ExportOrder::block(std::size_t a, std::size_t b) {
  blocked_[a * all_ + b] = blocked_[b * all_ + a] = 1;
  if (nearest_[a].box == b) find_nearest(a);
  if (nearest_[b].box == a) find_nearest(b);
}

void ExportOrder::find_nearest(std::size_t a) {
  Nearest found{kNever, kNone};
  for (const std::size_t b : alive_) {
    if (b == a || blocked(a, b)) continue;
    const float cost = waste(a, b);
    if (cost < found.waste) found = {cost, b};
  }
  nearest_[a] = found;
}

// Nothing where every pair is known to have another box between.
bool ExportOrder::join_nearest() {
  for (;;) {
    std::size_t best = kNone;
    for (const std::size_t i : alive_) {
      if (nearest_[i].box == kNone) continue;
      if (best == kNone || nearest_[i].waste < nearest_[best].waste) best = i;
    }
    if (best == kNone) return false;
    const std::size_t other = nearest_[best].box;
    if (!apart(best, other)) {
      join(best, other);
      return true;
    }
    block(best, other);
  }
}

void ExportOrder::join_anyway() {
  std::size_t a = alive_[0], b = alive_[1];
  float least = kNever;
  for (std::size_t i = 0; i < alive_.size(); ++i) {
    for (std::size_t j = i + 1; j < alive_.size(); ++j) {
      const float cost = waste(alive_[i], alive_[j]);
      if (cost >= least) continue;
      least = cost;
      a = alive_[i];
      b = alive_[j];
    }
  }
  join(a, b);
}

void ExportOrder::join(std::size_t a, std::size_t b) {
  const bool in_order = place(boxes_[a]) <= place(boxes_[b]);
  const std::size_t joined = boxes_.size();
  left_.push_back(in_order ? a : b);
  right_.push_back(in_order ? b : a);
  boxes_.push_back(around(boxes_[a], boxes_[b]));
  area_.push_back(area(boxes_.back()));
  std::erase_if(alive_, [&](std::size_t i) { return i == a || i == b; });
  alive_.push_back(joined);
  find_nearest(joined);
  for (const std::size_t i : alive_) {
    if (i == joined) continue;
    if (nearest_[i].box == a || nearest_[i].box == b) {
      find_nearest(i);
    } else if (const float cost = waste(i, joined); cost < nearest_[i].waste) {
      nearest_[i] = {cost, joined};
    }
  }
}

void ExportOrder::write() {
  out_.clear();
  stack_.assign(1, boxes_.size() - 1);
  while (!stack_.empty()) {
    const std::size_t at = stack_.back();
    stack_.pop_back();
    if (left_[at] == kNone) {
      out_.push_back(at);
      continue;
    }
    stack_.push_back(right_[at]);
    stack_.push_back(left_[at]);
  }
}

const std::vector<std::size_t>& ExportOrder::of(const std::vector<ExportBox>& boxes) {
  out_.clear();
  if (boxes.empty()) return out_;
  begin(boxes);
  while (alive_.size() > 1) {
    if (!join_nearest()) join_anyway();
  }
  write();
  return out_;
}

}  // namespace planlupp
