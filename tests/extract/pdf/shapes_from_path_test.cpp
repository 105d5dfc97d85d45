#include "extract/pdf/shapes_from_path.h"

#include <catch2/catch.hpp>

using namespace planlupp;

namespace {

constexpr Box kPage{0, 0, 600, 800};

Subpath rectangle(double x0, double y0, double x1, double y1, bool clockwise = true) {
  Subpath out;
  out.closed = true;
  out.points = {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
  if (!clockwise) std::swap(out.points[1], out.points[3]);
  return out;
}

std::vector<Fill> fills(const std::vector<Subpath>& path, const Box& clip = kPage) {
  std::vector<Fill> out;
  fills_from_path(path, {}, clip, out);
  return out;
}

}  // namespace

TEST_CASE("a stroked rectangle is four strokes") {
  std::vector<Stroke> out;
  const std::vector<Subpath> path = {rectangle(10, 10, 50, 30)};
  strokes_from_path(path, {}, out);
  CHECK(out.size() == 4);
}

TEST_CASE("a filled rectangle is cut by the clip") {
  const auto out = fills({rectangle(10, 10, 50, 30)}, {20, 0, 100, 100});
  REQUIRE(out.size() == 1);
  CHECK(out[0].shape == FillShape::rectangle);
  CHECK(out[0].box.x0 == 20);
  CHECK(out[0].box.x1 == 50);
  CHECK(fills({rectangle(10, 10, 50, 30)}, {60, 0, 100, 100}).empty());
}

TEST_CASE("a rectangle with a rectangular hole is a frame of four sides") {
  const auto out = fills({rectangle(10, 10, 110, 60), rectangle(11, 11, 109, 59, false)});
  REQUIRE(out.size() == 4);
  for (const Fill& side : out) {
    CHECK(std::min(side.box.x1 - side.box.x0, side.box.y1 - side.box.y0) == 1);
  }
}

TEST_CASE("by the even-odd rule a frame is one whichever way and order it is drawn") {
  Fill like;
  like.even_odd = true;
  std::vector<Fill> out;
  const std::vector<Subpath> path = {rectangle(11, 11, 109, 59), rectangle(10, 10, 110, 60)};
  fills_from_path(path, like, kPage, out);
  CHECK(out.size() == 4);
  CHECK(fills(path).size() == 2);  // by the other rule both are filled
}

TEST_CASE("two rectangles side by side are two fills") {
  CHECK(fills({rectangle(10, 10, 50, 30), rectangle(60, 10, 100, 30)}).size() == 2);
}

TEST_CASE("circles and triangles are round, thin curves are not") {
  Subpath circle;
  circle.points = {{10, 0, false},    {10, 5.5, true},  {5.5, 10, true},  {0, 10, true},
                   {-5.5, 10, true},  {-10, 5.5, true}, {-10, 0, true},   {-10, -5.5, true},
                   {-5.5, -10, true}, {0, -10, true},   {5.5, -10, true}, {10, -5.5, true},
                   {10, 0, true}};
  for (PathPoint& p : circle.points) {
    p.x += 50;
    p.y += 50;
  }
  Subpath triangle;
  triangle.points = {{10, 20}, {20, 20}, {15, 10}};
  Subpath corner;  // an L of thin legs
  corner.points = {{0, 0}, {100, 0}, {100, 3}, {3, 3}, {3, 100}, {0, 100}};
  CHECK(fills({circle}).at(0).shape == FillShape::round);
  CHECK(fills({triangle}).at(0).shape == FillShape::round);
  CHECK(fills({corner}).at(0).shape == FillShape::other);
}
