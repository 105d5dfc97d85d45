#include "store/year_records.h"

#include <array>
#include <iterator>
#include <utility>

#include "store/boards.h"

namespace planlupp {
namespace {

constexpr std::string_view kRisk =
    "SELECT r.id, d.id, coalesce(r.thread_id, 0), r.ordinal, d.year, "
    "(SELECT min(page) FROM source WHERE record_table = 'risk' AND record_id = r.id), "
    "coalesce(d.organisation, g.organisation), coalesce(r.body, d.body), d.kind, d.period, d.path, "
    "r.description, r.area, "
    "r.category, r.code, CASE WHEN r.score IS NOT NULL THEN printf('%g', r.score) || "
    "coalesce(printf(' av %g', r.score_max), '') END, r.level, r.level_label, "
    "coalesce(r.severity_label, r.severity), coalesce(r.likelihood_label, r.likelihood), "
    "r.risk_index, NULL, NULL, NULL, NULL FROM document d JOIN risk r ON r.document_id = d.id "
    "LEFT JOIN document_board g ON g.document_id = d.id ";
constexpr std::string_view kGoal =
    "SELECT r.id, d.id, coalesce(r.thread_id, 0), r.ordinal, d.year, "
    "(SELECT min(page) FROM source WHERE record_table = 'goal' AND record_id = r.id), "
    "coalesce(d.organisation, g.organisation), coalesce(r.body, d.body), d.kind, d.period, d.path, "
    "r.statement, r.area, "
    "r.strategy, NULL, NULL, NULL, NULL, NULL, NULL, NULL, r.target, r.outcome, r.status, "
    "r.status_code FROM document d JOIN goal r ON r.document_id = d.id "
    "LEFT JOIN document_board g ON g.document_id = d.id ";

std::string select(RecordKind kind, std::string_view where) {
  return std::string(kind == RecordKind::goal ? kGoal : kRisk) + std::string(where);
}

// Of one board: its own documents, those that hold it among others, those that were found to be
// its own.
constexpr std::array<std::string_view, 3> kWhose{
    "AND d.organisation IS nullif(?, '') AND d.body IS nullif(?, '') AND r.body IS NULL ",
    "AND d.organisation IS nullif(?, '') AND r.body = ? ",
    "AND g.organisation = ? AND g.body = ? AND r.body IS NULL "};

YearRecord read(const Statement& row, RecordKind kind) {
  YearRecord record;
  record.kind = kind;
  int column = 0;
  record.id = row.integer(column++);
  record.document = row.integer(column++);
  record.thread = row.integer(column++);
  record.ordinal = static_cast<int>(row.integer(column++));
  record.year = static_cast<int>(row.integer(column++));
  record.page = static_cast<int>(row.integer(column++));
  for (std::string* text :
       {&record.organisation, &record.body, &record.document_kind, &record.period, &record.path,
        &record.text, &record.area, &record.category, &record.code, &record.score, &record.level,
        &record.level_label, &record.severity, &record.likelihood}) {
    *text = row.text(column++);
  }
  if (!row.is_null(column)) record.risk_index = row.real(column);
  ++column;
  for (std::string* text : {&record.target, &record.outcome, &record.status, &record.status_code}) {
    *text = row.text(column++);
  }
  return record;
}

std::string state(Database& database, std::int64_t document, const char* table, const char* field) {
  Statement& row =
      database
          .statement(
              "SELECT state FROM stated WHERE document_id = ? AND record_table = ? AND field = ?")
          .with(document, table, field);
  std::string found(row.step() ? row.text(0) : "");
  row.reset();
  return found;
}

void add_children(Database& database, YearRecord& record) {
  Statement& measures = database
                            .statement(record.kind == RecordKind::risk
                                           ? "SELECT id, description, status, status_code, comment "
                                             "FROM measure WHERE risk_id = ? "
                                             "ORDER BY ordinal"
                                           : "SELECT id, description, status, status_code, comment "
                                             "FROM measure WHERE goal_id = ? "
                                             "ORDER BY ordinal")
                            .with(record.id);
  while (measures.step()) {
    record.measures.push_back({measures.integer(0), std::string(measures.text(1)),
                               std::string(measures.text(2)), std::string(measures.text(3)),
                               std::string(measures.text(4))});
  }
  if (record.kind != RecordKind::risk) return;
  Statement& controls = database
                            .statement(
                                "SELECT id, description, frequency, result FROM control WHERE "
                                "risk_id = ? ORDER BY ordinal")
                            .with(record.id);
  while (controls.step()) {
    record.controls.push_back({controls.integer(0), std::string(controls.text(1)),
                               std::string(controls.text(2)), std::string(controls.text(3))});
  }
}

void add_states(Database& database, std::vector<YearRecord>& records) {
  const YearRecord* last = nullptr;
  for (YearRecord& record : records) {
    add_children(database, record);
    if (last != nullptr && last->document == record.document) {
      record.measures_stated = last->measures_stated;
      record.statuses_stated = last->statuses_stated;
      record.controls_stated = last->controls_stated;
      record.results_stated = last->results_stated;
    } else {
      record.measures_stated = state(database, record.document, "measure", "description");
      record.statuses_stated = state(database, record.document, "measure", "status");
      record.controls_stated = state(database, record.document, "control", "description");
      record.results_stated = state(database, record.document, "control", "result");
    }
    last = &record;
  }
}

std::vector<YearRecord> read_all(Database& database, RecordKind kind, Statement& rows) {
  std::vector<YearRecord> records;
  while (rows.step()) records.push_back(read(rows, kind));
  add_states(database, records);
  return records;
}

}  // namespace

std::vector<YearRecord> load_records(Database& database, RecordKind kind,
                                     const RecordFilter& filter) {
  std::string where = "WHERE d.edition_of IS NULL AND d.year IN (";
  for (std::size_t i = 0; i < filter.years.size(); ++i) {
    where += (i > 0 ? "," : "") + std::to_string(filter.years[i]);
  }
  where += ") ";
  const std::string order = "ORDER BY 7, 8, d.year, d.id, r.ordinal";
  if (filter.organisation.empty() && filter.body.empty()) {
    return read_all(database, kind, database.statement(select(kind, where + order)).with());
  }
  std::vector<YearRecord> all;
  for (const BoardName& name : matching_names(database, filter.organisation, filter.body)) {
    for (const std::string_view whose : kWhose) {
      const std::string sql = select(kind, where + std::string(whose) + order);
      auto some =
          read_all(database, kind, database.statement(sql).with(name.organisation, name.body));
      std::move(some.begin(), some.end(), std::back_inserter(all));
    }
  }
  return all;
}

std::vector<YearRecord> load_thread(Database& database, RecordKind kind, std::int64_t thread) {
  return read_all(database, kind,
                  database
                      .statement(select(kind,
                                        "WHERE r.thread_id = ? AND d.edition_of IS NULL "
                                        "ORDER BY d.year, d.id, r.ordinal"))
                      .with(thread));
}

std::optional<YearRecord> load_record(Database& database, RecordKind kind, std::int64_t id) {
  auto records =
      read_all(database, kind, database.statement(select(kind, "WHERE r.id = ?")).with(id));
  return records.empty() ? std::nullopt : std::optional(std::move(records.front()));
}

}  // namespace planlupp
