// The grid of a layout-preserving text: how large the field of one character is on its page.
#pragma once

#include <cmath>

namespace planlupp {

inline constexpr double kFieldWidth = 6, kFieldHeight = 12;  // points

// How far off its column's place a text may begin, where rows are pushed to and fro.
inline constexpr double kOffPlace = 3.2 * kFieldWidth;

[[nodiscard]] inline long field_at(double x) { return std::lround(x / kFieldWidth); }

}  // namespace planlupp
