#include "store/find.h"

#include <algorithm>
#include <set>
#include <utility>

#include "store/columns.h"
#include "store/read.h"

namespace planlupp {
namespace {

[[noreturn]] void fail_to_find(const RecordId& id) {
  throw SqlFailure{{ErrorCode::not_found, "", "the store has no " + to_string(id)}};
}

StoredDocument document_of(Database& database, std::int64_t id) {
  Statement& row =
      database.statement("SELECT path, sha256, reading, terms FROM document WHERE id = ?").with(id);
  if (!row.step()) fail_to_find({std::nullopt, id});
  StoredDocument document{id, std::string(row.text(0)), std::string(row.text(1)),
                          static_cast<int>(row.integer(2)), std::string(row.text(3))};
  row.reset();
  return document;
}

FoundRecord::Part part_of(Database& database, RecordKind kind, std::int64_t id) {
  const auto stored = read_record(database, kind, id, Detail::values);
  if (!stored) fail_to_find({kind, id});
  return {{kind, id}, std::string(text_of(stored->record, main_field(kind)))};
}

void add_parts(Database& database, FoundRecord& found, RecordKind kind,
               const std::string& owner_column) {
  Statement& rows =
      database
          .statement("SELECT id, coalesce(description, '') FROM " + std::string(name_of(kind)) +
                     " WHERE " + owner_column + " = ? ORDER BY ordinal, id")
          .with(found.id.id);
  while (rows.step()) {
    found.parts.push_back({{kind, rows.integer(0)}, std::string(rows.text(1))});
  }
}

// The pages and lines that a record was read from.
std::set<std::pair<int, int>> lines_of(const Record& record) {
  std::set<std::pair<int, int>> lines;
  const auto add = [&](const Value& value) {
    for (const Origin& origin : value.origins) lines.emplace(origin.place.page, origin.place.line);
  };
  for (const auto& [field, value] : record.fields) add(value);
  for (const Attribute& attribute : record.attributes) add(attribute.value);
  return lines;
}

void find_kind(Database& database, FoundRecord& found) {
  const RecordKind kind = *found.id.kind;
  auto stored = read_record(database, kind, found.id.id, Detail::provenance);
  if (!stored) fail_to_find(found.id);
  found.record = std::move(stored->record);
  found.thread = stored->thread;
  if (stored->risk != 0) found.owner = part_of(database, RecordKind::risk, stored->risk);
  if (stored->goal != 0) found.owner = part_of(database, RecordKind::goal, stored->goal);
  if (kind == RecordKind::risk) {
    add_parts(database, found, RecordKind::control, "risk_id");
    add_parts(database, found, RecordKind::measure, "risk_id");
  }
  if (kind == RecordKind::goal) add_parts(database, found, RecordKind::measure, "goal_id");
  std::int64_t document = stored->document;
  if (kind == RecordKind::control) {
    document = read_record(database, RecordKind::risk, stored->risk, Detail::values)->document;
  }
  found.document = document_of(database, document);
}

}  // namespace

Result<FoundRecord> find_record(Store& store, const RecordId& id) {
  return guarded([&] {
    Database& database = store.database();
    FoundRecord found;
    found.id = id;
    if (id.kind) {
      find_kind(database, found);
    } else {
      found.document = document_of(database, id.id);
    }
    found.facts = read_facts(database, found.document.id, Detail::provenance);
    found.notes = read_notes(database, found.document.id);
    if (id.kind) {
      const auto lines = lines_of(found.record);
      std::erase_if(found.notes, [&](const Note& note) {
        return note.place.line == 0 || !lines.contains({note.place.page, note.place.line});
      });
    }
    return found;
  });
}

}  // namespace planlupp
