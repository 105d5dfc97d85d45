// Glyphs to words. A word ends at a space, where the gap to the next glyph beats what kerning
// and character spacing explain, and at every jump.
//
//   R i s k _ 1 2      ->  "Risk" "12"
//   m ²(raised, small) ->  "m²"        one word
//   RR ii ss kk        ->  "Risk" bold: drawn twice with a small shift
#pragma once

#include <vector>

#include "extract/pdf/drawing.h"

namespace planlupp {

// In the order they were painted; text NFC and without white space. What could not be read is
// U+FFFD in the word's text. Words whose glyphs are all hidden are invisible.
[[nodiscard]] std::vector<Word> words_from_glyphs(const Drawing& drawing);

}  // namespace planlupp
