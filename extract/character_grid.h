// The grid of a layout-preserving text: how large the field of one character is on its page.
#pragma once

namespace planlupp {

inline constexpr double kFieldWidth = 6, kFieldHeight = 12;  // points

}  // namespace planlupp
