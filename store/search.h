// Full-text search over all records and all other text. What a person types is words, "phrases"
// and word* (beginnings); nothing of it is ever a syntax error, and FTS5 operators are words.
//
//   målen                finds mål, målet, verksamhetsmål
//   "intern kontroll"    these two, side by side, in any form
//   säkerhet             informationssäkerheten too (inside a compound counts less)
//   digital*             digitalisering
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/result.h"
#include "store/store.h"

namespace planlupp {

struct SearchFilter {
  std::string organisation, body;  // a part of the name, case ignored; "": any
  std::optional<int> year;
  std::string record_table;  // "risk", "goal" ..., "page" for text outside of records; "": all
};

struct Hit {
  std::int64_t document = 0, record = 0;  // of "page" its number
  std::string record_table;
  std::string organisation, body, kind, path;
  std::optional<int> year;
  std::string text;                                        // a line per field
  std::vector<std::pair<std::size_t, std::size_t>> found;  // bytes of `text` that match
  double rank = 0;                                         // the higher, the better
};

struct SearchResult {
  std::vector<Hit> hits;  // best first
  std::size_t total = 0;  // how many were found
  bool more = false;      // at least so many: only the newest were looked at
  bool empty = false;     // nothing to search for was given
};

[[nodiscard]] Result<SearchResult> search(Store& store, std::string_view words,
                                          const SearchFilter& filter, std::size_t limit);

// The names of organisations and boards nearest to one that matches none.
[[nodiscard]] Result<std::vector<std::string>> nearest_names(Store& store, std::string_view name);

// Whether the store has documents of an organisation, a board and a year; what is empty is not
// asked. Errors: not_found, with the nearest names or the years that there are.
[[nodiscard]] Status check_known(Store& store, std::string_view organisation, std::string_view body,
                                 std::optional<int> year);

}  // namespace planlupp
