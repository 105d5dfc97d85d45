#include "store/kept_ids.h"

#include <string_view>

#include "store/columns.h"

namespace planlupp {
namespace {

std::string_view owner_expression(RecordKind kind) {
  if (kind == RecordKind::control) return "risk_id";
  if (kind == RecordKind::measure) return "coalesce(risk_id, -goal_id, 0)";
  return "0";
}

std::string query(RecordKind kind) {
  const std::string table(name_of(kind));
  std::string sql = "SELECT id, ordinal, coalesce(" + std::string(name_of(main_field(kind))) +
                    ", ''), " + std::string(owner_expression(kind)) + " FROM " + table;
  sql += kind == RecordKind::control
             ? " WHERE risk_id IN (SELECT id FROM risk WHERE document_id = ?)"
             : " WHERE document_id = ?";
  return sql + " ORDER BY ordinal, id";
}

}  // namespace

KeptIds::KeptIds(Database& database, std::int64_t document) {
  for (const RecordKind kind : kRecordKindsInOrder) {
    Statement& rows = database.statement(query(kind)).with(document);
    while (rows.step()) {
      old_[{kind, rows.integer(3)}].push_back(
          {rows.integer(0), static_cast<int>(rows.integer(1)), std::string(rows.text(2))});
    }
  }
}

std::vector<std::optional<std::int64_t>> KeptIds::assign(RecordKind kind, std::int64_t owner,
                                                         std::span<const Record> records) {
  std::vector<std::optional<std::int64_t>> ids(records.size());
  const auto found = old_.find({kind, owner});
  if (found == old_.end()) return ids;
  const auto take = [&](std::size_t i, const auto& is_same) {
    for (Old& old : found->second) {
      if (ids.at(i) || old.taken || !is_same(old)) continue;
      old.taken = true;
      ids.at(i) = old.id;
    }
  };
  for (std::size_t i = 0; i < records.size(); ++i) {
    const std::string_view text = text_of(records[i], main_field(kind));
    take(i, [&](const Old& old) { return old.text == text; });
  }
  for (std::size_t i = 0; i < records.size(); ++i) {
    take(i, [&](const Old& old) { return old.ordinal == records[i].ordinal; });
  }
  return ids;
}

}  // namespace planlupp
