// Finds rows and columns where cells come in a scrambled order: each column keeps its own order
// from top to bottom, but bunches of several columns are interleaved.
//
//   "Jäv" "Hot" "2" "3" "Stor kris" "1"   ->   Jäv       | 2
//                                              Hot       | 3
//                                              Stor kris | 1
//
// For a number of rows, the cheapest way to give each block the next free row of some column;
// columns and joints have the prices of flow_model.h, ways from cell to cell those of
// scrambled_moves.h. All numbers of rows that may be are tried: only where it is known does a
// column end where it should.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "normalize/scrambled/scrambled_moves.h"
#include "normalize/scrambled/scrambled_pieces.h"

namespace planlupp {

struct PlacedCell {
  bool outside = false;
  bool goes_on = false;  // with the cell that its column had last
  std::size_t column = 0, row = 0;
  std::size_t piece = 0;
  std::vector<std::size_t> words;  // of the flow
  bool moved = false;              // begins a cell
  bool held = false;               // its place is certain (scrambled_closed.cpp)
};

struct PlacedRows {
  std::vector<PlacedCell> cells;  // in reading order
  std::size_t rows = 0;
  bool continued = false;  // row 0 goes on with the last row of the page before
  double cost = 0;
  std::size_t leaps = 0, steps = 0;  // cells that do not follow the one before in the table's order
  std::vector<CellEnd> ends;         // of the last row
};

// What the search looks at besides its blocks.
struct ScrambledView {
  const ColumnModel& columns;
  const ColumnTexts& texts;
  const MoveModel& moves;
  const std::vector<CellEnd>& before;  // as in ScrambledPieces::price
  bool cut = false;                    // a page ends behind it
  std::size_t rows = 0;                // about as many; 0: not known
  bool back = false;                   // columns may go back to rows that they left out
  bool settled = false;                // exactly as many rows
};

struct PlacedTitle {
  std::size_t word = 0;  // of the flow
  std::size_t column = 0;
};

class ScrambledSearch {
 public:
  ScrambledSearch(const RowContext& context, const std::vector<WordRange>& blocks);
  ~ScrambledSearch();
  ScrambledSearch(ScrambledSearch&&) noexcept;

  [[nodiscard]] ScrambledPieces& pieces();
  // Titles of columns that stand among the blocks: a way begins anew above the first row.
  void set_titles(const std::vector<PlacedTitle>& titles);
  // The cheapest readings, the best first; at least one.
  [[nodiscard]] std::vector<PlacedRows> find(const ScrambledView& view);
  void teach(const PlacedRows& rows, ColumnModel& columns, ColumnTexts& texts, MoveModel& moves);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace planlupp
