// A group of connected edges to the finest grid of all their positions, with an edge or none
// between neighbouring fields. The grid is closed all round: a table may have open sides.
#pragma once

#include "extract/tables/page_model.h"

namespace planlupp {

[[nodiscard]] Grid grid_from_edges(const Edges& edges);

// A grid of given separators with every edge in place.
[[nodiscard]] Grid full_grid(std::vector<double> xs, std::vector<double> ys);

// Puts a separator into a grid: an edge in the columns [first, last), or none where it would stand
// too near another. Gives its place in ys, or the place of the near one.
std::size_t insert_level(Grid& grid, double y, std::size_t first, std::size_t last);
std::size_t insert_upright(Grid& grid, double x, std::size_t first, std::size_t last);

// Tables that touch: a grid whose level edges on both sides of an upright one have hardly anything
// in common is cut there.
[[nodiscard]] std::vector<Grid> split_side_by_side(Grid grid);

// The field a position lies in: the last i with positions[i] <= value, kept inside the grid.
[[nodiscard]] std::size_t field_of(const std::vector<double>& positions, double value);

}  // namespace planlupp
