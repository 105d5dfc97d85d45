// What people say about threads: that two records are the same risk or goal, or are not; that two
// documents are editions of one plan. A word is kept by the records' content, outlives their being
// read anew and is never asked for again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/result.h"
#include "normalize/record.h"
#include "store/history.h"
#include "store/store.h"

namespace planlupp {

// Two records (or documents), the first as it was named first.
struct Pair {
  std::int64_t a = 0, b = 0;
};

// Errors: not_found; usage (a record and itself, different boards, records without a thread).
[[nodiscard]] Status say(Store& store, RecordKind kind, Pair pair, bool same,
                         std::string_view said_at);
// Of documents the first named counts where they are the same plan.
[[nodiscard]] Status say_of_documents(Store& store, Pair pair, bool same, std::string_view said_at);
// Takes a word back, whichever it was.
[[nodiscard]] Status unsay(Store& store, RecordKind kind, Pair pair);

// That a board goes by another name now, or not after all. In every organisation where none is
// named. Errors: usage (a name for itself); not_found (a board that no document names).
struct BoardAlias {
  std::string organisation, alias, body;
};
[[nodiscard]] Status say_of_boards(Store& store, const BoardAlias& alias, bool same);

// A link that a person is to judge.
struct Doubt {
  RecordKind kind = RecordKind::risk;
  StoredLink link;
  YearRecord before, after;
};
// All unclear ones, those with the most in common first.
[[nodiscard]] Result<std::vector<Doubt>> doubts(Store& store, const RecordFilter& filter);

// All words and aliases, one JSON object a line, and back: into this or another store.
[[nodiscard]] Result<std::string> words_as_json(Store& store);
[[nodiscard]] Result<std::size_t> take_words(Store& store, std::string_view json_lines);

}  // namespace planlupp
