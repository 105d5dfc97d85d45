// A grid to its cells: neighbouring fields with no edge between them are one cell. No closed
// rectangles are looked for, so missing outer borders do no harm and spans come by themselves.
//
//   +---+---+        +-------+
//   |   .   |        |       |      the dotted edge is missing: one cell of two columns
//   +---+---+   ->   +---+---+
//   |   |   |        |   |   |
//   +---+---+        +---+---+
#pragma once

#include <vector>

#include "extract/tables/page_model.h"

namespace planlupp {

// By row, then column. What is joined but no rectangle is cut into rectangles, row by row.
[[nodiscard]] std::vector<GridCell> cells_from_grid(const Grid& grid);

// The grid in which exactly these cells are joined.
[[nodiscard]] Grid grid_of_cells(Grid grid, const std::vector<GridCell>& cells);

// Drops the grid lines at which no cell begins or ends, and columns and rows that are too thin to
// hold text; `cells` are renumbered.
void compact(Grid& grid, std::vector<GridCell>& cells);

}  // namespace planlupp
