// How the tables of a scrambled document are set: how far apart its columns and rows stand, so that
// the order in which an export would write its pages is most like the text's (scrambled_sheet.h).
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

// Where cells stand in their rows, and whether they reach down to the next one of their column.
struct SheetStyle {
  SheetAlign cells = SheetAlign::top;
  bool spans = false;
};

// How the document's tables of that style are set: what makes the pages' orders most like the
// text's, sought in so many rounds at most.
[[nodiscard]] SheetSetting fit_setting(const std::vector<SheetPage>& pages,
                                       const ColumnModel& columns, const SheetStyle& style,
                                       int rounds);

// Teaches what way an export goes through pages like these: the same rows, otherwise arranged.
void rehearse(const std::vector<SheetPage>& pages, const SheetSetting& setting, MoveModel& moves);

}  // namespace planlupp
