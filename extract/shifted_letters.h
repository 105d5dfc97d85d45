// Letters that a program wrote a byte off. Ghostscript among others does so with glyphs that stand
// for several characters, and what is copied or exported from such a PDF keeps it:
//
//   "ti"   0074 0069  written as  74 00 69 00  read as  U+7400 U+6900   "rela琀椀oner"
//
// The other bytes of such characters are no text of any language: two of them side by side that
// make letters when moved back were letters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace planlupp {

// The letters that such characters (two or more, and nothing else) were; empty: they are none.
[[nodiscard]] std::u32string letters_of_shifted(std::u32string_view characters);

// A text with all of them moved back; `repaired` grows by how many there were.
[[nodiscard]] std::string undo_shifts(std::string_view text, std::size_t& repaired);

}  // namespace planlupp
