// Rows as a table of text that fits the terminal: columns take what they need, the widest give
// way, and what is too long ends in an ellipsis.
//
//   id   body            description                     score
//   R1   Kommunstyrelsen Jäv vid beslut                      8
//   R2   Kommunstyrelsen Utbetalningar sker utan beh…     12,5
//   (no value: level, response)
//
// Columns that would leave the main one unreadable stand below it: such as say the same in every
// row ("in every row: year 2025"), and the last ones ("no room: measures; --width 0 shows all").
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "cli/rows.h"

namespace planlupp::cli {

struct TableStyle {
  int width = 0;  // columns of the terminal; 0: no limit
  bool colour = false;
  std::string main;  // the column that is cut last; may be empty
};

[[nodiscard]] std::unique_ptr<RowPrinter> make_table_printer(std::ostream& out,
                                                             const std::vector<std::string>& shown,
                                                             const TableStyle& style);

// The widths that columns get: what they need where that fits into `total` (two blanks between
// any two), else the widest are cut, the column `main` (-1: none) only when no other can be.
[[nodiscard]] std::vector<int> fitted_widths(std::vector<int> needed, int total, int main);

}  // namespace planlupp::cli
