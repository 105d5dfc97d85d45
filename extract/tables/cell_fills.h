// Colours of cells: the background that covers most of a cell, or the lone mark in an empty one.
#pragma once

#include <string>
#include <vector>

#include "extract/tables/page_model.h"

namespace planlupp {

// "#rrggbb"
[[nodiscard]] std::string hex_of(Colour colour);

// Sets DraftCell::fill of each cell: "#rrggbb", or nothing for white.
void fill_cells(const Page& page, TableDraft& table);

}  // namespace planlupp
