// Tables that rules hold: each group of connected rules that has cells with text in them.
#pragma once

#include <vector>

#include "extract/tables/free_words.h"
#include "extract/tables/page_model.h"

namespace planlupp {

// Claims the words of the tables found. Inner groups go before the frames around them.
[[nodiscard]] std::vector<TableDraft> ruled_tables(Page& page, const Edges& edges, FreeWords& free);

}  // namespace planlupp
