// Ruled tables that stand on one another without white between, so that their rules are one grid:
//
//   | Mål          | Indikator  | Värde |
//   | Mindre svinn | Gram       | 45    |
//   | Aktivitet       | Start | Slut    |      <- heads, and no rule above goes on below
//   | Kartlägga       | maj   | juni    |
#pragma once

#include <vector>

#include "extract/tables/page_model.h"

namespace planlupp {

// The tables that `table` is made of, each with columns of its own: itself where there is one.
[[nodiscard]] std::vector<TableDraft> split_stacked(TableDraft&& table);

}  // namespace planlupp
