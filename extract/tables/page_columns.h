// Text in columns: where running text stands on both sides of a white gutter, each side is a flow
// of its own, read one after the other.
//
//   Introduction  (over both)          1
//   text text text    text text text   2 left, then 3 right
//   text text text    Table 2: Prices     with the table inside
#pragma once

#include <vector>

#include "extract/tables/page_model.h"

namespace planlupp {

// The lines cut into flows in reading order; one flow if there are no columns of text.
[[nodiscard]] std::vector<std::vector<WordLine>> page_columns(const Page& page,
                                                              std::vector<WordLine> lines);

}  // namespace planlupp
