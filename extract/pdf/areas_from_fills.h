// The fills that are backgrounds and marks, as far as they are seen.
//
//   white on paper                       ->  nothing: it cannot be seen
//   white over a green row               ->  an area: a white cell in the row
//   green, and later grey over all of it ->  the grey area alone
#pragma once

#include <vector>

#include "extract/pdf/drawing.h"

namespace planlupp {

constexpr Colour kWhite = 0xFFFFFF;

[[nodiscard]] bool is_white(Colour colour);

// In painting order. Thin fills are rulings and no business of this.
[[nodiscard]] std::vector<Area> areas_from_fills(std::vector<Fill> fills);

}  // namespace planlupp
