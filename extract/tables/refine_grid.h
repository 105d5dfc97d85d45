// A ruled grid is taken as it is only if its rows and columns fit the text: rows of text that fill
// two columns or more inside one ruled row mean that the row is several; figures that stand in two
// columns down one ruled column mean that the column is two.
//
//   | Belgium   12 |  345 |
//   | Denmark    7 |   98 |   three ruled fields, six rows and columns of text
#pragma once

#include "extract/tables/page_model.h"

namespace planlupp {

// Inserts the separators that the text shows; whether there were any.
bool refine_grid(const Page& page, const TableDraft& table, Grid& grid);

}  // namespace planlupp
