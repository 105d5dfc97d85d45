// What is put right when all words of a page are known.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/page.h"

namespace planlupp {

// A word that stands on a copy of itself, shifted by less than a sixth of its size: drawn twice to
// look bold, or as its own shadow. The copy goes, the word is bold.
void drop_copies(std::vector<Word>& words);

// Words that were not drawn one after the other, but touch on one baseline, are one word:
//   "verksam" ... "het" with no space between  ->  "verksamhet"
// `jumps` are the words that ended because the pen jumped; others ended at a space.
void join_touching(std::vector<Word>& words, const std::vector<std::size_t>& jumps);

// Words that lie outside the page are dropped; how many.
std::size_t drop_outside(std::vector<Word>& words, double width, double height);

// Words of which no character can be read are dropped; how many.
std::size_t drop_unreadable(std::vector<Word>& words);

}  // namespace planlupp
