// The grid of a layout-preserving text: how large the field of one character is on its page.
#pragma once

#include <cmath>

namespace planlupp {

inline constexpr double kFieldWidth = 6, kFieldHeight = 12;  // points

[[nodiscard]] inline long field_at(double x) { return std::lround(x / kFieldWidth); }

}  // namespace planlupp
