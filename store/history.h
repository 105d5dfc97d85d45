// One risk or goal through all its years, and why its records are thought to be the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/result.h"
#include "store/store.h"
#include "store/word_diff.h"
#include "store/year_records.h"

namespace planlupp {

struct LinkReason {
  std::string signal;
  std::optional<double> likeness;
  double share = 0;
};

struct StoredLink {
  std::int64_t from = 0, to = 0;  // records
  std::string kind;               // same, split, merge
  std::string certainty;          // certain, probable, unclear
  double probability = 0;
  std::optional<double> runner_up;
  bool by_person = false;
  std::vector<LinkReason> reasons;
};

struct History {
  std::vector<YearRecord> records;  // by year, a plan before its follow-ups
  std::vector<StoredLink> links;    // between them, and splits and merges with other threads
  std::vector<int> unread;          // years between in which the board has no document at all
};

// Of a record's thread; of the record alone where it has none. Errors: not_found.
[[nodiscard]] Result<History> history(Store& store, RecordKind kind, std::int64_t record);

// For the other files of store/: the links to or from a record. Throws SqlFailure.
[[nodiscard]] std::vector<StoredLink> links_of(Database& database, RecordKind kind,
                                               std::int64_t record);

}  // namespace planlupp
