// Which lines of a table begin a row on a character grid, where rows stand line by line without
// gaps and cells may be centred beside taller ones:
//
//                               En gång per år i      one row: every column is one run of lines,
//   Utbetalningar sker utan     samband med           around the same middle
//   behörig attest              bokslut
//
// A text export knows whole lines only. So the rows are chosen together: the best way to cut the
// lines into rows whose columns are runs around one middle (or from one top), whose columns are
// filled as those of other rows are, and whose texts run on where they were forced to wrap.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/tables/rows_from_lines.h"

namespace planlupp {

// For each line whether it begins a row; the first always does. `pitch`: points from one line of
// the grid to the next. Lines with `ruled_above` begin rows.
[[nodiscard]] std::vector<std::uint8_t> grid_row_starts(std::span<const RowLine> lines,
                                                        std::span<const RowColumn> columns,
                                                        double pitch);

}  // namespace planlupp
