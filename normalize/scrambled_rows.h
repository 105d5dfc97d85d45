// Finds rows and columns where cells come in a scrambled order: each column keeps its own order
// from top to bottom, but bunches of several columns are interleaved.
//
//   "Jäv" "Hot" "2" "3" "Stor kris" "1"   ->   Jäv       | 2
//                                              Hot       | 3
//                                              Stor kris | 1
//
// The cheapest way to give each block the next free row of some column; columns and joints have the
// prices of flow_model.h, leaps from place to place those of scrambled_rows.cpp.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "normalize/scrambled_pieces.h"

namespace planlupp {

struct PlacedCell {
  bool outside = false;
  bool goes_on = false;  // with the cell that its column had last
  std::size_t column = 0, row = 0;
  std::size_t piece = 0;
  std::vector<std::size_t> words;  // of the flow
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
  const std::vector<CellEnd>& before;  // as in ScrambledPieces::price
  bool cut = false;                    // a page ends behind it
  double lag = 0.3;                    // of an empty cell's cost, while it may still be filled
};

class ScrambledSearch {
 public:
  ScrambledSearch(const RowContext& context, const std::vector<WordRange>& blocks);
  ~ScrambledSearch();
  ScrambledSearch(ScrambledSearch&&) noexcept;

  [[nodiscard]] ScrambledPieces& pieces();
  [[nodiscard]] PlacedRows find(const ScrambledView& view);
  void teach(const PlacedRows& rows, ColumnModel& columns, ColumnTexts& texts);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace planlupp
