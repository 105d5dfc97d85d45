// One record with all that is known about it: its provenance, what hangs under it, whose it is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/result.h"
#include "normalize/record.h"
#include "store/record_id.h"
#include "store/store.h"

namespace planlupp {

struct FoundRecord {
  RecordId id;
  Record record;            // its controls and measures stand in `parts`; empty for a document
  std::int64_t thread = 0;  // 0: none
  struct Part {
    RecordId id;
    std::string text;
  };
  std::vector<Part> parts;    // the controls and measures of a risk, the measures of a goal
  std::optional<Part> owner;  // the risk or goal of a measure or control
  StoredDocument document;
  DocumentFacts facts;      // with origins
  std::vector<Note> notes;  // of a document; for a record those of its lines
};

// Errors: not_found.
[[nodiscard]] Result<FoundRecord> find_record(Store& store, const RecordId& id);

}  // namespace planlupp
