// Heads that stand again and again in what looks like one table on a character grid, where no white
// line parts a table from the next:
//
//   Risk                  Kontrollmoment
//   Jäv vid inköp         Stickprov          4 ggr/år
//   Risk                  Kontrollmoment               <- the next table begins
#pragma once

#include <vector>

#include "extract/tables/page_model.h"

namespace planlupp {

// The tables that `table` is made of: itself where no row repeats its first.
[[nodiscard]] std::vector<TableDraft> split_at_repeated_heads(const Page& page, TableDraft&& table);

}  // namespace planlupp
