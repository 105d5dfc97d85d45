// A path's straight segments and filled shapes, clipped.
//
//   stroke of a closed rectangle      ->  four strokes
//   fill of a rectangle               ->  one fill, FillShape::rectangle
//   fill of a rectangle with a hole   ->  a frame: four fills, its sides
//   fill of a circle                  ->  one fill, FillShape::round
#pragma once

#include <span>
#include <vector>

#include "extract/pdf/drawing.h"

namespace planlupp {

struct PathPoint {
  double x = 0, y = 0;
  bool curve = false;  // the way to this point is curved, or the point only steers a curve
};

struct Subpath {
  std::vector<PathPoint> points;
  bool closed = false;
};

// The straight segments. What each has in common comes in `like`.
void strokes_from_path(std::span<const Subpath> path, const Stroke& like, std::vector<Stroke>& out);

// The shapes, cut by `clip`; what lies outside it is left out.
void fills_from_path(std::span<const Subpath> path, const Fill& like, const Box& clip,
                     std::vector<Fill>& out);

}  // namespace planlupp
