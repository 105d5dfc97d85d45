// A list beside its groups on a character grid: two columns below heads, the last one an item after
// the other, no white between them; a group's name stands at its top or in its middle.
//
//   Områden               Åtgärder
//                         Kvartalsvis översyn av attestförteckning
//   Ekonomi i balans      Införa en projektmodell med beslutspunkter
//                         där slutkostnadsprognos redovisas
//   Personal              Uppdatera rutinen
//
// Each item is a row. An item begins with a bullet; without bullets with a capital or a figure,
// unless the line before is full and ends a sentence: which of the two it is cannot be told there.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/tables/laid.h"

namespace planlupp {

[[nodiscard]] bool is_grouped_list(const Laid& laid, bool character_grid);

struct GroupedRows {
  std::vector<std::uint8_t> starts;    // for each line of the block whether a row begins there
  std::vector<std::size_t> name_rows;  // for each line the row of its first column; empty: its own
};

[[nodiscard]] GroupedRows grouped_rows(const Page& page, const Flow& flow, const Laid& laid,
                                       std::size_t headings);

}  // namespace planlupp
