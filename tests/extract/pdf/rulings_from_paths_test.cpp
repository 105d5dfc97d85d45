#include "extract/pdf/rulings_from_paths.h"

#include <catch2/catch.hpp>

using namespace planlupp;

namespace {

constexpr Box kPage{0, 0, 600, 800};

struct Pen {
  Drawing drawing;
  std::uint32_t order = 0;

  Pen& fill(Box box, Colour colour = 0, FillShape shape = FillShape::rectangle) {
    drawing.fills.push_back({box, shape, true, false, colour, order++});
    return *this;
  }
  Pen& stroke(double x0, double y0, double x1, double y1, double thickness = 0.5) {
    drawing.strokes.push_back({x0, y0, x1, y1, thickness, 0, order++, kPage});
    return *this;
  }
  [[nodiscard]] Page page() const {
    Page out;
    rulings_from_paths(drawing, out);
    return out;
  }
};

}  // namespace

TEST_CASE("strokes and thin fills are rulings") {
  for (const Pen& pen : {Pen().stroke(10, 50, 210, 50), Pen().fill({10, 49.75, 210, 50.25}),
                         Pen().stroke(210, 50, 10, 50.2)}) {
    const Page page = pen.page();
    REQUIRE(page.horizontal.size() == 1);
    CHECK(page.vertical.empty());
    CHECK(page.areas.empty());
    CHECK(page.horizontal[0].position == Approx(50).margin(0.2));
    CHECK(page.horizontal[0].begin == 10);
    CHECK(page.horizontal[0].end == 210);
    CHECK(page.horizontal[0].thickness == Approx(0.5));
  }
}

TEST_CASE("cell edges on one line become one ruling") {
  const Page page =
      Pen().fill({10, 50, 100, 50.5}).fill({100, 50, 150, 50.5}).fill({151, 50, 200, 50.5}).page();
  REQUIRE(page.horizontal.size() == 1);
  CHECK(page.horizontal[0].begin == 10);
  CHECK(page.horizontal[0].end == 200);
}

TEST_CASE("rulings of two tables on one line stay two") {
  const Page page = Pen().stroke(10, 50, 100, 50).stroke(140, 50, 200, 50).page();
  CHECK(page.horizontal.size() == 2);
}

TEST_CASE("a double rule stays two") {
  const Page page = Pen().stroke(10, 50, 100, 50).stroke(10, 52, 100, 52).page();
  CHECK(page.horizontal.size() == 2);
}

TEST_CASE("a dotted line is a ruling") {
  Pen pen;
  for (int i = 0; i < 40; ++i) pen.fill({10.0 + i * 2, 50, 11.0 + i * 2, 51});
  const Page page = pen.page();
  REQUIRE(page.horizontal.size() == 1);
  CHECK(page.vertical.empty());
  CHECK(page.horizontal[0].end == Approx(89));
}

TEST_CASE("slanted strokes are no rulings") {
  const Page page = Pen().stroke(10, 50, 100, 90).page();
  CHECK(page.horizontal.empty());
  CHECK(page.vertical.empty());
}

TEST_CASE("a thick stroke paints an area") {
  const Page page = Pen().stroke(10, 50, 100, 50, 18).page();
  CHECK(page.horizontal.empty());
  REQUIRE(page.areas.size() == 1);
  CHECK(page.areas[0].box.y0 == 41);
  CHECK(page.areas[0].box.y1 == 59);
}

TEST_CASE("white is an area only where it covers a colour") {
  CHECK(Pen().fill({10, 10, 100, 100}, 0xFFFFFF).page().areas.empty());
  const Page page =
      Pen().fill({10, 10, 100, 100}, 0x00FF00).fill({20, 20, 50, 50}, 0xFFFFFF).page();
  CHECK(page.areas.size() == 2);
}

TEST_CASE("a small round or square fill is a mark") {
  const Page page = Pen()
                        .fill({10, 10, 100, 28}, 0xCCCCCC)
                        .fill({10, 10, 18, 18}, 0x00FF00, FillShape::round)
                        .page();
  REQUIRE(page.areas.size() == 2);
  CHECK_FALSE(page.areas[0].mark);
  CHECK(page.areas[1].mark);
}

TEST_CASE("an area that a later one covers is gone") {
  const Page page =
      Pen().fill({10, 10, 100, 100}, 0x00FF00).fill({5, 5, 110, 110}, 0xCCCCCC).page();
  REQUIRE(page.areas.size() == 1);
  CHECK(page.areas[0].colour == 0xCCCCCC);
  // Painted white, it is as if nothing had been there.
  CHECK(Pen()
            .fill({10, 10, 100, 100}, 0x00FF00)
            .fill({5, 5, 110, 110}, 0xFFFFFF)
            .page()
            .areas.empty());
}

TEST_CASE("white rules part cells of a coloured row, and are nothing on paper") {
  Pen pen;
  pen.fill({10, 10, 200, 30}, 0x336699);
  pen.fill({99, 10, 100, 30}, 0xFFFFFF);
  pen.fill({99, 50, 100, 80}, 0xFFFFFF);
  const Page page = pen.page();
  REQUIRE(page.vertical.size() == 1);
  CHECK(page.vertical[0].begin == 10);
}

TEST_CASE("tens of thousands of rules and fills are no cliff") {
  Pen pen;
  for (int i = 0; i < 50'000; ++i) {
    const double x = i % 200 * 3;
    const double y = static_cast<double>(i / 200) * 4;
    pen.fill({x, y, x + 2.9, y + 3.5}, i % 2 == 0 ? 0xFFFFFF : 0x102030);
    pen.stroke(x, y, x + 1, y);
  }
  const Page page = pen.page();
  CHECK(page.areas.size() >= 20'000);
}
