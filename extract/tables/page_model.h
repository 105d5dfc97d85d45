// What stands between a Page and its tables: lines of words, edges, the grid they span, its cells.
// Plain data; each step of table rebuilding turns one of these into the next:
//
//   words -> WordLine -> Chunk -> columns and row starts --
//                                                          +-> Grid -> GridCell -> TableDraft
//   rulings -> Edge ---------------------------------------+
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "extract/page.h"

namespace planlupp {

using WordIndex = std::uint32_t;  // into Page::words

// Words on one baseline, left to right.
struct WordLine {
  std::vector<WordIndex> words;
  Box box;
  double baseline = 0;
  double size = 0;  // font size of most of it
};

// A stretch of a line without a wide gap: words [first, last) of the line.
struct Chunk {
  std::size_t line = 0, first = 0, last = 0;
  double x0 = 0, x1 = 0;
  bool figure = false;  // one figure, whatever spaces it has: in one column
};

// A stretch of a rule, or of a gap that does a rule's work.
struct Edge {
  double position = 0, begin = 0, end = 0;
};

struct Edges {
  std::vector<Edge> level;    // horizontal: position is y
  std::vector<Edge> upright;  // vertical: position is x
};

// The finest grid of a group of edges: between neighbouring fields there may be an edge or none.
//
//   xs:   0     1     2        upright(1, 0) is the edge at xs[1] beside row 0
//   ys 0  +-----+-----+        level(1, 0) the one at ys[1] below row 0 in column 0
//      1  +-----+-----+
struct Grid {
  std::vector<double> xs, ys;
  std::vector<std::uint8_t> uprights, levels;

  [[nodiscard]] std::size_t columns() const { return xs.empty() ? 0 : xs.size() - 1; }
  [[nodiscard]] std::size_t rows() const { return ys.empty() ? 0 : ys.size() - 1; }
  [[nodiscard]] std::uint8_t& upright(std::size_t x, std::size_t row) {
    return uprights.at(x * rows() + row);
  }
  [[nodiscard]] std::uint8_t upright(std::size_t x, std::size_t row) const {
    return uprights.at(x * rows() + row);
  }
  [[nodiscard]] std::uint8_t& level(std::size_t y, std::size_t column) {
    return levels.at(y * columns() + column);
  }
  [[nodiscard]] std::uint8_t level(std::size_t y, std::size_t column) const {
    return levels.at(y * columns() + column);
  }
  [[nodiscard]] Box box() const { return {xs.front(), ys.front(), xs.back(), ys.back()}; }
};

// A rectangle of grid fields.
struct GridCell {
  std::size_t row = 0, column = 0, rows = 1, columns = 1;
};

struct DraftCell {
  GridCell at;
  std::vector<WordLine> lines;
  std::string fill;
  bool bold = false;
  bool marked_header = false;  // the document's own structure calls it a header
};

// A table as it stands on one page.
struct TableDraft {
  std::vector<double> xs, ys;
  std::vector<DraftCell> cells;  // by row, then column
  std::size_t header_rows = 0;
  double confidence = 1;
  std::string reason;
  bool ruled = false;
  bool fragment = false;                       // a table only if it goes on with another page's
  bool open_top = false, open_bottom = false;  // its first or last row has no rule there
  std::vector<double> starts;  // where its columns' texts begin, on a character grid

  [[nodiscard]] std::size_t columns() const { return xs.empty() ? 0 : xs.size() - 1; }
  [[nodiscard]] std::size_t rows() const { return ys.empty() ? 0 : ys.size() - 1; }
  [[nodiscard]] Box box() const { return {xs.front(), ys.front(), xs.back(), ys.back()}; }
};

}  // namespace planlupp
