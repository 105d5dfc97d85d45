// The ids that people see and type: a letter for the kind, and the row's id. They outlive a new
// reading of the document (kept_ids.h).
//
//   R12 risk   G3 goal   M7 measure   C5 control   A1 activity   I2 indicator   P4 priority
//   D2 document
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "normalize/record.h"

namespace planlupp {

struct RecordId {
  std::optional<RecordKind> kind;  // none: a document
  std::int64_t id = 0;
  bool operator==(const RecordId&) const = default;
};

[[nodiscard]] std::string to_string(const RecordId& id);  // "R12"

// "R12", "r12", "risk:12"; nothing for what is no id.
[[nodiscard]] std::optional<RecordId> record_id(std::string_view text);

}  // namespace planlupp
