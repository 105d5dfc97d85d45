// Figures that consist of several words: groups of three digits, a currency sign before.
//
//   "276" "490"          one figure
//   "$"       "1,234"    one figure, however far the sign stands to the left
//   "2004" "2005"        two
#pragma once

#include <string_view>

namespace planlupp {

[[nodiscard]] bool is_currency_sign(std::string_view text);  // "$", "€", "US$"

// Whether `right` is the next group of three digits of the figure that `left` is or ends.
[[nodiscard]] bool continues_figure(std::string_view left, std::string_view right);

// A figure of one word with several characters: "12,345", "(3.4)", no year.
[[nodiscard]] bool is_long_figure(std::string_view text);

// A year or a span of years, with a note mark perhaps: "2008", "2008/09", "1990p".
[[nodiscard]] bool is_year(std::string_view text);

}  // namespace planlupp
