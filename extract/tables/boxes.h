// Small arithmetic on boxes and intervals.
#pragma once

#include <algorithm>

#include "extract/place.h"

namespace planlupp {

inline double width(const Box& box) { return box.x1 - box.x0; }
inline double height(const Box& box) { return box.y1 - box.y0; }
inline double middle_x(const Box& box) { return (box.x0 + box.x1) / 2; }
inline double middle_y(const Box& box) { return (box.y0 + box.y1) / 2; }

// How long two intervals run together; negative: the gap between them.
inline double overlap(double a0, double a1, double b0, double b1) {
  return std::min(a1, b1) - std::max(a0, b0);
}

inline double overlap_x(const Box& a, const Box& b) { return overlap(a.x0, a.x1, b.x0, b.x1); }
inline double overlap_y(const Box& a, const Box& b) { return overlap(a.y0, a.y1, b.y0, b.y1); }

inline bool contains(const Box& box, double x, double y) {
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}

inline Box united(const Box& a, const Box& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

inline bool same(const Box& a, const Box& b) {
  return a.x0 == b.x0 && a.y0 == b.y0 && a.x1 == b.x1 && a.y1 == b.y1;
}

}  // namespace planlupp
