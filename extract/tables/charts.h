// Bar charts: upright bars on one base line. Their scales and labels are no table, nor are their
// grid lines a table's rules.
#pragma once

#include <span>
#include <vector>

#include "extract/tables/page_model.h"

namespace planlupp {

// The boxes of the page's charts, scales and labels at their sides included.
[[nodiscard]] std::vector<Box> charts_on(const Page& page);

[[nodiscard]] bool lies_in(const Box& word, std::span<const Box> charts);

}  // namespace planlupp
