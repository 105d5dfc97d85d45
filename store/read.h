// Reads records back from their rows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/record.h"
#include "store/sqlite.h"
#include "store/store.h"

namespace planlupp {

// A record and where it hangs; 0: not there.
struct StoredRecord {
  std::int64_t id = 0, document = 0, risk = 0, goal = 0, thread = 0;
  Record record;  // its controls and measures are not filled in
};

// All of a kind in a document, in reading order. They throw SqlFailure.
std::vector<StoredRecord> read_records(Database& database, RecordKind kind, std::int64_t document,
                                       Detail detail);
// One of them.
std::optional<StoredRecord> read_record(Database& database, RecordKind kind, std::int64_t id,
                                        Detail detail);
// Everything of a document.
RecordSet read_document(Database& database, std::int64_t document, Detail detail);
// The facts about it alone.
DocumentFacts read_facts(Database& database, std::int64_t document, Detail detail);
std::vector<UnreadText> read_unread(Database& database, std::int64_t document);
std::vector<Note> read_notes(Database& database, std::int64_t document);

}  // namespace planlupp
