// Reads documents of our own, so that what is made when it is first needed (the word list, automata
// of expressions, Poppler's tables) is there before readers are forked: each would make it anew.
#pragma once

#include <cstddef>

#include "cli/reading.h"

namespace planlupp::cli {

// For so many documents: for one there is nothing to gain.
void warm_up(const Words& words, std::size_t documents);

}  // namespace planlupp::cli
