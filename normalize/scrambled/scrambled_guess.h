// A first guess at which blocks of a scrambled flow belong to which column, rows left aside: each
// block by its look, its words and the column of the block before. What it learns of the columns
// (their widths above all) is what the search for rows begins with.
#pragma once

#include <vector>

#include "normalize/scrambled/scrambled_pieces.h"

namespace planlupp {

class ColumnGuess {
 public:
  explicit ColumnGuess(std::size_t columns);

  // Blocks of one page; teaches the models and itself.
  void read(ScrambledPieces& pieces, ColumnModel& columns, ColumnTexts& texts);

  // From what was read since the last time.
  void learn();

 private:
  [[nodiscard]] std::vector<std::size_t> best_columns(const ScrambledPieces& pieces,
                                                      const std::vector<std::size_t>& blocks) const;
  [[nodiscard]] double step_cost(std::size_t from, std::size_t to) const {
    return steps_[from * columns_ + to];
  }

  std::size_t columns_;
  std::vector<double> steps_, seen_;  // from a column to another
  std::vector<double> bias_, count_;  // of columns that took more than their share
};

}  // namespace planlupp
