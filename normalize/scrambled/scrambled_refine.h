// Betters a reading of a scrambled page by small changes (a cell goes to another column or row, and
// its neighbours make room) as long as the order in which an export would write it comes nearer to
// the text's, at what the cells cost where they then stand (scrambled_sheet.h).
#pragma once

#include <vector>

#include "normalize/scrambled/scrambled_sheet.h"

namespace planlupp {

// One page's reading of a table.
struct SheetPage {
  ScrambledPieces* pieces = nullptr;
  PlacedRows* rows = nullptr;
  std::vector<SheetTitle> titles;
  bool cut = false;  // its last row may go on behind a page break
};

// How the document's tables are set: what makes the pages' orders most like the text's.
[[nodiscard]] SheetSetting fit_setting(const std::vector<SheetPage>& pages,
                                       const ColumnModel& columns);

// Teaches what way an export goes through pages like these: the same rows, otherwise arranged.
void rehearse(const std::vector<SheetPage>& pages, const SheetSetting& setting, MoveModel& moves);

struct SheetScore {
  double cost = 0;
  double disorder = 0;  // a step of the text
};

// Pieces must have been priced; looks at so many other readings at most.
SheetScore refine(SheetPage& page, const ColumnModel& columns, const SheetSetting& setting,
                  std::size_t trials);

}  // namespace planlupp
