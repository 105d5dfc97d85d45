// The name of a colour as a plan's reader would say it.
//
//   "#92d050" -> "grön"   "#ffd966" -> "gul"   "#e8534a" -> "röd"   "#d9e2f3" -> "" (a tint)
#pragma once

#include <string>
#include <string_view>

namespace planlupp {

// colour: "#rrggbb". Empty for white, black and tints too pale to mean anything.
[[nodiscard]] std::string colour_name(std::string_view colour);

}  // namespace planlupp
