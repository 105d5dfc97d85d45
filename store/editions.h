// Editions: one plan that lies in the store as several documents (as PDF and as text, as draft and
// as decided, original and revised, copied under two names). They stay apart as documents; one of
// them counts, the others point to it (document.edition_of).
//
// Documents are editions of one plan if board, kind, year and period agree, the titles do not speak
// of different things, and most of their risks and goals are the same ones. The one decided last
// counts, then a PDF before a text, then the one with the most records and the fewest doubts.
#pragma once

#include <vector>

#include "store/boards.h"
#include "store/sqlite.h"

namespace planlupp {

// Of one board, under all its names; its threads are up to date. Throws SqlFailure.
void mark_editions(Database& database, const std::vector<BoardName>& names);

}  // namespace planlupp
