// Which columns a kind of record has, for writing and reading alike: its fields (record.h), and
// the figures that were made out of them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/record.h"

namespace planlupp {

inline constexpr RecordKind kRecordKindsInOrder[] = {
    RecordKind::risk,     RecordKind::control,   RecordKind::goal,    RecordKind::measure,
    RecordKind::activity, RecordKind::indicator, RecordKind::priority};

// The columns that say what a record belongs to: {"document_id"}, {"risk_id"} ...
[[nodiscard]] std::span<const std::string_view> owners_of(RecordKind kind);

// The columns of figures and codes that no field of its own stands behind.
[[nodiscard]] std::span<const std::string_view> extras_of(RecordKind kind);

// "id, document_id, ordinal, area, ..., confidence, reason"; `prefix` ("r.") before each.
[[nodiscard]] std::string column_list(RecordKind kind, std::string_view prefix = {});

// A goal's responsible: a JSON array, as text.
[[nodiscard]] std::string to_json_list(const std::vector<std::string>& items);
[[nodiscard]] std::vector<std::string> from_json_list(std::string_view json);
[[nodiscard]] std::string to_json_list(const std::vector<int>& items);
[[nodiscard]] std::vector<int> numbers_from_json_list(std::string_view json);

// "12", "12.5": as the store's numbers stand where a text is wanted.
[[nodiscard]] std::string number_text(double value);

// The field's name among a record's sources: "attribute:Avvikelse", the second of the same
// name "attribute:Avvikelse#2".
class AttributeNames {
 public:
  std::string next(std::string_view name);

 private:
  std::vector<std::string> seen_;
};

}  // namespace planlupp
