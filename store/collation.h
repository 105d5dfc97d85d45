// Swedish order and comparison for the program's own queries: the collation `swedish` (å ä ö
// last, case ignored before all else is equal) and the function has(text, part), true where the
// part stands in the text whatever the case. Nothing in a store depends on them, so that it can
// be read by any SQLite client.
#pragma once

#include "store/sqlite.h"

namespace planlupp {

void add_swedish(Database& database);

// Whether the text holds the part, case ignored; an empty part is in every text.
[[nodiscard]] bool holds_ignoring_case(std::string_view text, std::string_view part);

}  // namespace planlupp
