// Betters a reading of a scrambled page by small changes (a cell goes to another column or row, and
// its neighbours make room) as long as the order in which an export would write it comes nearer to
// the text's, at what the cells cost where they then stand (scrambled_sheet.h).
#pragma once

#include "normalize/scrambled/scrambled_fit.h"

namespace planlupp {

struct SheetScore {
  double cost = 0;
  double disorder = 0;  // a step of the text
};

// Pieces must have been priced; looks at so many other readings at most.
SheetScore refine(SheetPage& page, const ColumnModel& columns, const SheetSetting& setting,
                  std::size_t trials);

}  // namespace planlupp
