// Which lines of a table begin a row, where no rules say so. Each pair of neighbouring lines is
// judged by the sum of what its columns show:
//
//   Organisation/     Otydliga mål och bris-     12      a row
//   ledning           tande uppföljning                  joins: both columns were forced to wrap
//   Arbetsmiljö       Stress                     9       a row: "Arbetsmiljö" would have fitted
//
// A line break was forced if the next line's first word had no room left; else it was meant.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace planlupp {

// What one line has in one column.
struct LinePiece {
  bool filled = false;
  double x0 = 0, x1 = 0;
  double right = 0;        // how far its text may run, where that is more than its column
  double first_width = 0;  // of its first word
  bool numeric = false;
  bool lower_start = false;
  bool hyphen_end = false;
  bool leader_end = false;  // dots that lead to a figure
  bool bold = false;
  bool colon_end = false;  // a label
  bool single_word = false;
  bool label = false;     // in the first column, again and again
  bool stop_end = false;  // of a sentence
};

struct RowLine {
  double top = 0, bottom = 0, baseline = 0;
  std::vector<LinePiece> pieces;  // one per column
  bool ruled_above = false;       // a rule across the table stands between it and the line above
};

struct RowColumn {
  double right = 0;  // how far text may run
  double space = 3;  // a word space
};

// For each line whether it begins a row; the first always does. `strictness` is what the evidence
// must exceed: 0 where nothing else tells rows, more inside a ruled row.
[[nodiscard]] std::vector<std::uint8_t> row_starts(std::span<const RowLine> lines,
                                                   std::span<const RowColumn> columns,
                                                   double strictness);

[[nodiscard]] std::size_t filled_in(const RowLine& line);  // columns

}  // namespace planlupp
