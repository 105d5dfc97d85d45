#include "extract/pdf/shapes_from_path.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace planlupp {
namespace {

constexpr double kSlack = 0.3;        // points; a side off by less is straight
constexpr double kRoundShare = 0.45;  // of its box that a round shape fills: a triangle is half

Box box_of(const Subpath& path) {
  constexpr double kFar = std::numeric_limits<double>::max();
  Box box{kFar, kFar, -kFar, -kFar};
  for (const PathPoint& p : path.points) {
    box.x0 = std::min(box.x0, p.x);
    box.y0 = std::min(box.y0, p.y);
    box.x1 = std::max(box.x1, p.x);
    box.y1 = std::max(box.y1, p.y);
  }
  return box;
}

// Shoelace formula; the sign tells the direction. Curves count by their steering points.
double signed_area(const Subpath& path) {
  double sum = 0;
  for (std::size_t i = 0; i < path.points.size(); ++i) {
    const PathPoint& a = path.points[i];
    const PathPoint& b = path.points[(i + 1) % path.points.size()];
    sum += a.x * b.y - b.x * a.y;
  }
  return sum / 2;
}

bool is_rectangle(const Subpath& path, const Box& box) {
  for (const PathPoint& p : path.points) {
    const bool on_side_x = p.x - box.x0 < kSlack || box.x1 - p.x < kSlack;
    const bool on_side_y = p.y - box.y0 < kSlack || box.y1 - p.y < kSlack;
    if (p.curve || !on_side_x || !on_side_y) return false;
  }
  const double size = (box.x1 - box.x0) * (box.y1 - box.y0);
  return std::abs(signed_area(path)) > 0.9 * size || size < 1;
}

FillShape shape_of(const Subpath& path, const Box& box) {
  if (is_rectangle(path, box)) return FillShape::rectangle;
  const double size = (box.x1 - box.x0) * (box.y1 - box.y0);
  return std::abs(signed_area(path)) >= kRoundShare * size ? FillShape::round : FillShape::other;
}

void add(const Fill& like, const Box& box, const Box& clip, std::vector<Fill>& out) {
  Fill fill = like;
  fill.box = {std::max(box.x0, clip.x0), std::max(box.y0, clip.y0), std::min(box.x1, clip.x1),
              std::min(box.y1, clip.y1)};
  if (fill.box.x0 <= fill.box.x1 && fill.box.y0 <= fill.box.y1) out.push_back(fill);
}

bool contains(const Box& outer, const Box& inner) {
  return outer.x0 <= inner.x0 && outer.y0 <= inner.y0 && outer.x1 >= inner.x1 &&
         outer.y1 >= inner.y1;
}

void add_frame(const Fill& like, const Box& outer, const Box& inner, const Box& clip,
               std::vector<Fill>& out) {
  const Box sides[] = {{outer.x0, outer.y0, outer.x1, inner.y0},
                       {outer.x0, inner.y1, outer.x1, outer.y1},
                       {outer.x0, outer.y0, inner.x0, outer.y1},
                       {inner.x1, outer.y0, outer.x1, outer.y1}};
  for (const Box& side : sides) {
    if (side.x1 > side.x0 && side.y1 > side.y0) add(like, side, clip, out);
  }
}

// Whether `inner` is a hole of `outer`: both rectangles, one in the other.
bool is_frame(const Subpath& outer, const Subpath& inner, bool even_odd) {
  const Box out = box_of(outer);
  const Box in = box_of(inner);
  return contains(out, in) && is_rectangle(outer, out) && is_rectangle(inner, in) &&
         (even_odd || signed_area(outer) * signed_area(inner) < 0);
}

}  // namespace

void strokes_from_path(std::span<const Subpath> path, const Stroke& like,
                       std::vector<Stroke>& out) {
  const auto add_segment = [&](const PathPoint& a, const PathPoint& b) {
    Stroke stroke = like;
    stroke.x0 = a.x;
    stroke.y0 = a.y;
    stroke.x1 = b.x;
    stroke.y1 = b.y;
    out.push_back(stroke);
  };
  for (const Subpath& part : path) {
    for (std::size_t i = 1; i < part.points.size(); ++i) {
      if (!part.points[i].curve) add_segment(part.points[i - 1], part.points[i]);
    }
    if (part.closed && part.points.size() > 2) {
      add_segment(part.points.back(), part.points.front());
    }
  }
}

void fills_from_path(std::span<const Subpath> path, const Fill& like, const Box& clip,
                     std::vector<Fill>& out) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i].points.size() < 2) continue;
    const Box box = box_of(path[i]);
    if (i + 1 < path.size() && path[i].points.size() > 2 && path[i + 1].points.size() > 2) {
      const Box next = box_of(path[i + 1]);
      const bool around = is_frame(path[i], path[i + 1], like.even_odd);
      if (around || is_frame(path[i + 1], path[i], like.even_odd)) {
        add_frame(like, around ? box : next, around ? next : box, clip, out);
        ++i;
        continue;
      }
    }
    Fill shaped = like;
    shaped.shape = shape_of(path[i], box);
    add(shaped, box, clip, out);
  }
}

}  // namespace planlupp
