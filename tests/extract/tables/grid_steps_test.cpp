// From words and rulings to cells: lines, edges, grids, cells, split words.
#include <catch2/catch.hpp>
#include <numeric>

#include "extract/tables/cells_from_grid.h"
#include "extract/tables/edges_from_rulings.h"
#include "extract/tables/grid_from_edges.h"
#include "extract/tables/lines_from_words.h"
#include "extract/tables/split_words.h"
#include "tests/extract/hand_page.h"

using namespace planlupp;
using hand::HandPage;

namespace {

std::vector<std::string> lines_of(const Page& page, bool reversed = false) {
  std::vector<WordIndex> words(page.words.size());
  std::iota(words.begin(), words.end(), 0U);
  if (reversed) std::reverse(words.begin(), words.end());
  std::vector<std::string> lines;
  for (const WordLine& line : lines_from_words(page, words)) {
    lines.push_back(text_of(page, line.words));
  }
  return lines;
}

using Rectangles = std::vector<std::vector<std::size_t>>;

Rectangles rectangles_of(const Grid& grid) {
  Rectangles out;
  for (const GridCell& cell : cells_from_grid(grid)) {
    out.push_back({cell.row, cell.column, cell.rows, cell.columns});
  }
  return out;
}

}  // namespace

TEST_CASE("Words on one baseline are a line, whatever their order on the page") {
  HandPage hand;
  hand.put(200, 100, "S K").put(50, 100, "Risk").put(50, 112, "Brand");
  const std::vector<std::string> expected{"Risk S K", "Brand"};
  CHECK(lines_of(hand.page) == expected);
  CHECK(lines_of(hand.page, true) == expected);
}

TEST_CASE("A raised note mark stays on its line") {
  HandPage hand;
  hand.put(50, 100, "Total").put(75, 96, "1", 6).put(200, 100, "12").put(50, 112, "Next");
  CHECK(lines_of(hand.page) == std::vector<std::string>{"Total 1 12", "Next"});
}

TEST_CASE("Pieces of a rule become one edge, specks none") {
  HandPage hand;
  hand.level(100, 50, 149).level(100.4, 150, 300).level(200, 50, 52);
  const Edges edges = edges_from_rulings(hand.page);
  REQUIRE(edges.level.size() == 1);
  CHECK(edges.level[0].begin == 50);
  CHECK(edges.level[0].end == 300);
}

TEST_CASE("Rules that touch are one group, other tables are others") {
  HandPage hand;
  hand.grid({50, 100, 150}, {100, 120, 140}).grid({300, 350}, {100, 120}).level(500, 50, 200);
  CHECK(connected_edges(edges_from_rulings(hand.page)).size() == 2);
}

TEST_CASE("Fifty thousand rulings are bounded by the size of the page") {
  HandPage hand;
  for (int i = 0; i < 25'000; ++i) {
    hand.level(i % 800, (i * 7) % 500, (i * 7) % 500 + 5);
    hand.upright(i % 590, (i * 11) % 800, (i * 11) % 800 + 5);
  }
  const Edges edges = edges_from_rulings(hand.page);
  CHECK(edges.level.size() < 100'000);
  CHECK(!connected_edges(edges).empty());
}

TEST_CASE("A missing edge makes one cell of two fields") {
  Grid grid = full_grid({0, 10, 20, 30}, {0, 10, 20});
  grid.upright(1, 0) = 0;
  CHECK(rectangles_of(grid) ==
        Rectangles{{0, 0, 1, 2}, {0, 2, 1, 1}, {1, 0, 1, 1}, {1, 1, 1, 1}, {1, 2, 1, 1}});
}

TEST_CASE("Open sides are sides") {
  HandPage hand;  // three columns whose outer rules are missing
  hand.level(100, 50, 350).level(120, 50, 350).upright(150, 100, 120).upright(250, 100, 120);
  const std::vector<Edges> groups = connected_edges(edges_from_rulings(hand.page));
  REQUIRE(groups.size() == 1);
  const Grid grid = grid_from_edges(groups[0]);
  CHECK(grid.columns() == 3);
  CHECK(grid.rows() == 1);
  CHECK(rectangles_of(grid).size() == 3);
}

TEST_CASE("Fields joined to an L are cut into rectangles") {
  Grid grid = full_grid({0, 10, 20}, {0, 10, 20});
  grid.upright(1, 0) = 0;
  grid.level(1, 0) = 0;
  CHECK(rectangles_of(grid) == Rectangles{{0, 0, 1, 2}, {1, 0, 1, 1}, {1, 1, 1, 1}});
}

TEST_CASE("Grid lines that bound no cell, and fields too thin for text, are dropped") {
  Grid grid = full_grid({0, 10, 20, 22}, {0, 10});
  grid.upright(1, 0) = 0;
  std::vector<GridCell> cells = cells_from_grid(grid);
  compact(grid, cells);
  CHECK(grid.xs == std::vector<double>{0, 22});
  CHECK(cells.size() == 1);
}

TEST_CASE("A separator put into a grid divides the fields it is meant for") {
  Grid grid = full_grid({0, 10, 20}, {0, 40});
  CHECK(insert_level(grid, 20, 0, 1) == 1);
  CHECK(insert_level(grid, 20.5, 0, 1) == 1);  // there is one already
  CHECK(rectangles_of(grid) == Rectangles{{0, 0, 1, 1}, {0, 1, 2, 1}, {1, 0, 1, 1}});
}

TEST_CASE("A word is cut at a boundary only where a glyph begins and a text may begin") {
  const auto halves = [](const char* text, double x) {
    HandPage hand;
    hand.put(100, 50, text);
    std::string out = split_word(hand.page, 0, x) ? hand.page.words[1].text : "";
    return hand.page.words[0].text + "|" + out;
  };
  CHECK(halves("12345678", 125) == "12345|678");
  CHECK(halves("12345678", 127.5) == "12345678|");  // through a glyph
  CHECK(halves("Riskpoang", 120) == "Riskpoang|");  // too long a word for its cell
}
