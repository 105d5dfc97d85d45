// Symbol fonts have their signs where other fonts have letters, or in the private part of Unicode:
// the tick of Wingdings is "ü" or U+F0FC. What they look like is what they mean.
//
//   "BCDEEE+Wingdings-Regular", U+F0FC  ->  U+2713 (a tick)
//   "SymbolMT", U+F0B7                  ->  U+2022 (a bullet)
//   "Arial", ü                          ->  ü
#pragma once

#include <string_view>

namespace planlupp {

enum class SymbolFont { none, symbol, wingdings, wingdings2, wingdings3 };

[[nodiscard]] SymbolFont symbol_font(std::string_view name);

// The character that looks like the sign; `c` itself where none is known.
[[nodiscard]] char32_t symbol_character(SymbolFont font, char32_t c);

}  // namespace planlupp
