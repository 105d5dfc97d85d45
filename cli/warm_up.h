// Reads documents of our own, so that what is made when it is first needed (the word list, automata
// of expressions, Poppler's tables) is there before readers are forked: each would make it anew.
#pragma once

#include "cli/reading.h"

namespace planlupp::cli {

// `many`: many documents will be read, so that more is worth while.
void warm_up(const Words& words, bool many);

}  // namespace planlupp::cli
