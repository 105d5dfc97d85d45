// The state of a store and of what was read: is the file sound, and what should a person look at?
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/note.h"
#include "extract/result.h"
#include "normalize/record.h"
#include "store/list.h"
#include "store/record_id.h"
#include "store/store.h"

namespace planlupp {

struct UncertainRecord {
  RecordId id;
  std::string text, field, reason;  // field: of the value in doubt; empty: the whole record
  double confidence = 0;
};

struct DocumentCheck {
  StoredDocument document;
  std::string kind;
  std::vector<int> missing_pages;
  std::int64_t lines = 0;                  // of text
  std::int64_t lines_without_role = 0;     // always 0, or the reading is at fault
  std::int64_t table_characters = 0;       // of tables' bodies, white space not counted
  std::int64_t read_characters = 0;        // of those that a record was read from
  std::vector<UnreadText> unread;          // by line
  std::int64_t repairs = 0;                // notes of that level
  std::vector<Note> notes;                 // doubts and losses
  std::int64_t uncertain_records = 0;      // how many
  std::vector<UncertainRecord> uncertain;  // what is in doubt of them, the least certain first
};

struct CheckReport {
  std::vector<std::string> damage;  // of the file; empty when it is sound
  std::vector<DocumentCheck> documents;
};

[[nodiscard]] Result<CheckReport> check(Store& store, const Filter& filter);

}  // namespace planlupp
