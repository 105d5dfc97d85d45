// Rows as a table of text that fits the terminal: columns take what they need, the widest give
// way, and what is too long ends in an ellipsis.
//
//   id   body            description                     score
//   R1   Kommunstyrelsen Jäv vid beslut                      8
//   R2   Kommunstyrelsen Utbetalningar sker utan beh…     12,5
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
};

[[nodiscard]] std::unique_ptr<RowPrinter> make_table_printer(std::ostream& out,
                                                             const std::vector<std::string>& shown,
                                                             const TableStyle& style);

// The widths that the columns get: what they need where that fits, else the widest are cut, none
// below `least`. `between` columns stand between any two.
[[nodiscard]] std::vector<int> fitted_widths(std::vector<int> needed, int total, int between,
                                             int least);

}  // namespace planlupp::cli
