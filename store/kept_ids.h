// Ids that outlive a new reading. People quote R12, link it, write it down: when its document is
// read anew, the record with the same text keeps the id, then the one in the same place.
//
//   before: R7 "Jäv" 1, R8 "Bisys slor" 2       after: "Jäv" 1 -> R7, "Bisysslor" 2 -> R8
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "normalize/record.h"
#include "store/sqlite.h"

namespace planlupp {

class KeptIds {
 public:
  KeptIds() = default;
  // Of the document as it is stored now.
  KeptIds(Database& database, std::int64_t document);

  // For each record of a list its former id, if it had one. `owner` is the id of the risk or goal
  // that the list belongs to, 0 for a list of the document.
  [[nodiscard]] std::vector<std::optional<std::int64_t>> assign(RecordKind kind, std::int64_t owner,
                                                                std::span<const Record> records);

 private:
  struct Old {
    std::int64_t id = 0;
    int ordinal = 0;
    std::string text;
    bool taken = false;
  };
  std::map<std::pair<RecordKind, std::int64_t>, std::vector<Old>> old_;
};

}  // namespace planlupp
