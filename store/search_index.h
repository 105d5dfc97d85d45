// Keeps the search tables (schema/003_search.sql) in step with the documents: an entry for each
// record, and one for each page's text that is in no record.
#pragma once

#include <string>
#include <string_view>

#include "store/sqlite.h"

namespace planlupp {

// Indexes the documents that are pending anew, each in a transaction. Throws SqlFailure.
void index_pending(Database& database);

// The word of search.scope that stands for a board (Boards::key()) or an organisation.
[[nodiscard]] std::string scope_word(char what, std::string_view key);

}  // namespace planlupp
