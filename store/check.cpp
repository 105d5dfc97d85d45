#include "store/check.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "extract/tags.h"
#include "store/columns.h"
#include "store/read.h"

namespace planlupp {
namespace {

// Characters that say something: without white space (of ASCII and the no-break space), the bars
// of pipe tables, tags.
std::int64_t characters_of(std::string_view text) {
  std::int64_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t end = end_of_tag(text, i);
    if (end > i) {
      i = end - 1;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool no_break =
        byte == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xa0;
    if (byte > 0x20 && byte != '|' && (byte & 0xc0U) != 0x80U && !no_break) ++count;
  }
  return count;
}

std::vector<std::string> damage_of(Database& database) {
  std::vector<std::string> damage;
  Statement& integrity = database.statement("PRAGMA integrity_check");
  while (integrity.step()) {
    if (integrity.text(0) != "ok") damage.emplace_back(integrity.text(0));
  }
  Statement& keys = database.statement("PRAGMA foreign_key_check");
  while (keys.step()) {
    damage.push_back("a row of " + std::string(keys.text(0)) + " points to a row of " +
                     std::string(keys.text(2)) + " that is not there");
  }
  return damage;
}

std::string documents_records(RecordKind kind) {
  const std::string table(name_of(kind));
  return kind == RecordKind::control
             ? "control r JOIN risk o ON o.id = r.risk_id WHERE o.document_id = ?"
             : table + " r WHERE r.document_id = ?";
}

void account_for_lines(Database& database, DocumentCheck& check) {
  Statement& lines = database.statement(
      "SELECT page, line, text, role FROM text_line WHERE document_id = ? ORDER BY id");
  lines.with(check.document.id);
  constexpr std::array<std::string_view, 5> kRoles{"cell", "heading", "prose", "header_row",
                                                   "furniture"};
  while (lines.step()) {
    ++check.lines;
    const std::string_view role = lines.text(3);
    if (std::ranges::find(kRoles, role) == kRoles.end()) ++check.lines_without_role;
    if (role == "cell") check.table_characters += characters_of(lines.text(2));
  }
  check.unread = read_unread(database, check.document.id);
  check.read_characters = check.table_characters;
  for (const UnreadText& unread : check.unread) {
    check.read_characters -= characters_of(unread.text);
  }
}

void add_notes(Database& database, DocumentCheck& check) {
  check.notes = read_notes(database, check.document.id);
  check.repairs = static_cast<std::int64_t>(
      std::erase_if(check.notes, [](const Note& n) { return n.level == NoteLevel::repair; }));
}

// Records that are in doubt as a whole, and values that are.
std::string uncertain_sql(RecordKind kind) {
  const std::string table(name_of(kind));
  const std::string text = "coalesce(r." + std::string(name_of(main_field(kind))) + ", '')";
  return "SELECT r.id, " + text + ", '', coalesce(r.reason, ''), r.confidence FROM " +
         documents_records(kind) + " AND r.confidence < 1 UNION ALL SELECT r.id, " + text +
         ", q.field, coalesce(q.reason, ''), q.confidence FROM value_quality q JOIN " + table +
         " r ON r.id = q.record_id WHERE q.record_table = '" + table +
         "' AND q.confidence < 1 AND q.record_id IN (SELECT r.id FROM " + documents_records(kind) +
         ") ORDER BY 5, 1, 3";
}

// A record is as certain as its values: where one of them says why, that is enough.
void drop_explained(std::vector<UncertainRecord>& found) {
  std::map<std::pair<RecordKind, std::int64_t>, double> explained;
  for (const UncertainRecord& one : found) {
    if (one.field.empty()) continue;
    double& least = explained.try_emplace({*one.id.kind, one.id.id}, 1.0).first->second;
    least = std::min(least, one.confidence);
  }
  std::erase_if(found, [&](const UncertainRecord& one) {
    const auto values = explained.find({*one.id.kind, one.id.id});
    return one.field.empty() && values != explained.end() && values->second <= one.confidence;
  });
}

void add_uncertain(Database& database, DocumentCheck& check) {
  std::vector<UncertainRecord>& found = check.uncertain;
  std::set<std::pair<RecordKind, std::int64_t>> records;
  for (const RecordKind kind : kRecordKindsInOrder) {
    Statement& rows = database.statement(uncertain_sql(kind));
    rows.with(check.document.id, check.document.id);
    while (rows.step()) {
      records.emplace(kind, rows.integer(0));
      found.push_back({{kind, rows.integer(0)},
                       std::string(rows.text(1)),
                       std::string(rows.text(2)),
                       std::string(rows.text(3)),
                       rows.real(4)});
    }
  }
  drop_explained(found);
  std::ranges::stable_sort(found, {}, &UncertainRecord::confidence);
  check.uncertain_records = static_cast<std::int64_t>(records.size());
}

void add_facts(Database& database, DocumentCheck& check) {
  Statement& row = database.statement("SELECT kind, missing_pages FROM document WHERE id = ?");
  row.with(check.document.id);
  if (row.step()) {
    check.kind = row.text(0);
    check.missing_pages = numbers_from_json_list(row.text(1));
  }
  row.reset();
}

}  // namespace

Result<CheckReport> check(Store& store, const Filter& filter) {
  auto chosen = documents(store, filter);
  if (!chosen) return chosen.error();
  return guarded([&] {
    Database& database = store.database();
    CheckReport report;
    report.damage = damage_of(database);
    for (StoredDocument& document : *chosen) {
      DocumentCheck one;
      one.document = std::move(document);
      add_facts(database, one);
      account_for_lines(database, one);
      add_notes(database, one);
      add_uncertain(database, one);
      report.documents.push_back(std::move(one));
    }
    return report;
  });
}

}  // namespace planlupp
