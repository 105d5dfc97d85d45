// Threads between rows and what threading works on: loads all risks or goals of a board, writes
// their threads and links back where they have changed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/record.h"
#include "store/boards.h"
#include "store/sqlite.h"
#include "store/thread_matching.h"

namespace planlupp {

struct BoardRecords {
  RecordKind kind = RecordKind::risk;
  std::vector<ThreadDocument> documents;
  // By document (and record) as above.
  std::vector<std::int64_t> document_ids;
  std::vector<std::vector<std::int64_t>> ids;
  std::vector<std::vector<std::int64_t>> threads;  // as stored; 0: none
};

// Risks or goals of the board's documents, in the order of years; `key` is part of their keys.
// Documents without a year are left out.
[[nodiscard]] BoardRecords load_board(Database& database, RecordKind kind, std::string_view key,
                                      const std::vector<BoardName>& names);

// Where a document stands in its year: a plan first, then follow-ups by their period.
[[nodiscard]] int rank_of(std::string_view kind, std::string_view period);

[[nodiscard]] std::vector<PersonsWord> load_words(Database& database, RecordKind kind);

// Writes threads and links; rows that stay as they are are not touched.
void write_threads(Database& database, const BoardRecords& board, const Threading& threading);

// The reasons as JSON, and back.
[[nodiscard]] std::string to_json(const std::vector<Reason>& reasons);

}  // namespace planlupp
