#include "store/list.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace planlupp {
namespace {

SqlValue value_at(const Statement& row, int column) {
  if (row.is_null(column)) return std::monostate{};
  if (row.is_integer(column)) return row.integer(column);
  if (row.is_real(column)) return row.real(column);
  return std::string(row.text(column));
}

constexpr std::string_view kDocuments =
    "SELECT 'D' || x.id AS id, x.organisation, x.body, x.year, x.year_to, x.period, x.kind, "
    "x.title, (SELECT count(*) FROM risk r WHERE r.document_id = x.id) AS risks, "
    "(SELECT count(*) FROM goal g WHERE g.document_id = x.id) AS goals, "
    "(SELECT count(*) FROM measure m WHERE m.document_id = x.id) AS measures, "
    "(SELECT count(*) FROM note n WHERE n.document_id = x.id AND n.level <> 'repair') AS doubts, "
    "'D' || x.edition_of AS edition_of, x.registry_number, x.decided_on, x.revised_on, x.format, "
    "x.page_count, x.missing_pages, x.imported_at, x.program_version, x.path, x.sha256 "
    "FROM document x";

constexpr std::string_view kRisks =
    "SELECT 'R' || x.id AS id, x.organisation, x.body, x.year, x.period, x.document_kind, x.code, "
    "x.area, x.assignment, x.process, x.category, x.description, x.cause, x.consequence, "
    "x.responsible, x.severity_label, x.severity, x.likelihood_label, x.likelihood, x.score, "
    "x.score_max, x.level, x.level_label, x.response, x.risk_index, x.controls, x.measures, "
    "x.measures_done, x.thread_id, x.confidence, 'D' || x.document_id AS document, x.path "
    "FROM risk_overview x";

constexpr std::string_view kGoals =
    "SELECT 'G' || x.id AS id, x.organisation, x.body, x.year, x.period, x.document_kind, "
    "x.strategy, x.area, x.statement, x.detail, x.indicator, x.baseline, x.target, "
    "x.target_operator, x.target_value, x.target_unit, x.outcome, x.prognosis, "
    "(SELECT group_concat(j.value, ', ') FROM json_each(x.responsible) j) AS responsible, "
    "x.status, x.status_code, x.comment, x.activity_comment, x.thread_id, x.confidence, "
    "'D' || x.document_id AS document, x.path FROM goal_overview x";

constexpr std::string_view kMeasures =
    "SELECT 'M' || x.id AS id, x.organisation, x.body, x.year, x.period, x.document_kind, x.area, "
    "x.description, x.responsible, x.deadline, x.status, x.status_code, x.comment, "
    "'R' || x.risk_id AS risk_id, x.risk, 'G' || x.goal_id AS goal_id, x.goal, x.confidence, "
    "'D' || x.document_id AS document, x.path FROM measure_overview x";

constexpr std::string_view kControls =
    "SELECT 'C' || x.id AS id, x.organisation, x.body, x.year, x.period, x.document_kind, x.area, "
    "x.description, x.method, x.frequency, x.responsible, x.reports_to, x.result, "
    "'R' || x.risk_id AS risk_id, x.risk, x.confidence, 'D' || x.document_id AS document, x.path "
    "FROM control_overview x";

// What the question about each listing is made of.
struct Shape {
  std::string_view select;
  std::string_view kind, text, score, status;  // columns to filter by; empty: there is none
};

Shape shape_of(Listing listing) {
  constexpr std::string_view kRiskScore = "(SELECT score FROM risk WHERE risk.id = x.risk_id)";
  switch (listing) {
    case Listing::documents: return {kDocuments, "x.kind", "x.title", "", ""};
    case Listing::risks: return {kRisks, "x.document_kind", "x.description", "x.score", ""};
    case Listing::goals: return {kGoals, "x.document_kind", "x.statement", "", "x.status"};
    case Listing::measures:
      return {kMeasures, "x.document_kind", "x.description", kRiskScore, "x.status"};
    case Listing::controls:
      return {kControls, "x.document_kind", "x.description", kRiskScore, "x.result"};
  }
  return {kDocuments, "", "", "", ""};
}

// Conditions and the values for their marks.
class Where {
 public:
  void add(std::string_view condition, std::vector<SqlValue> values) {
    sql_.append(sql_.empty() ? " WHERE " : " AND ").append(condition);
    std::ranges::move(values, std::back_inserter(values_));
  }
  void add_part(std::string_view column, const std::string& part) {
    if (!part.empty()) add("has(" + std::string(column) + ", ?)", {part});
  }
  [[nodiscard]] const std::string& sql() const { return sql_; }
  void bind(Statement& statement) const {
    int index = 0;
    for (const SqlValue& value : values_) {
      ++index;
      if (const auto* text = std::get_if<std::string>(&value)) statement.bind(index, *text);
      if (const auto* number = std::get_if<std::int64_t>(&value)) statement.bind(index, *number);
      if (const auto* real = std::get_if<double>(&value)) statement.bind(index, *real);
    }
  }

 private:
  std::string sql_;
  std::vector<SqlValue> values_;
};

Error not_here(std::string_view option, std::string_view listing) {
  return {ErrorCode::usage, "",
          std::string(option) + " says nothing about " + std::string(listing)};
}

std::string_view name_of(Listing listing) {
  switch (listing) {
    case Listing::documents: return "documents";
    case Listing::risks: return "risks";
    case Listing::goals: return "goals";
    case Listing::measures: return "measures";
    case Listing::controls: return "controls";
  }
  return "";
}

void add_status(Where& where, const Shape& shape, Listing listing, const std::string& status) {
  const std::string column(shape.status);
  if (listing == Listing::controls) return where.add("has(" + column + ", ?)", {status});
  where.add("(x.status_code = ? OR has(" + column + ", ?))", {status, status});
}

Where where_of(const Shape& shape, Listing listing, const Filter& filter) {
  Where where;
  where.add_part("x.organisation", filter.organisation);
  where.add_part("x.body", filter.body);
  if (filter.year_from) {
    where.add("coalesce(x.year_to, x.year) >= ?", {std::int64_t{*filter.year_from}});
  }
  if (filter.year_to) where.add("x.year <= ?", {std::int64_t{*filter.year_to}});
  if (!filter.kind.empty()) where.add(std::string(shape.kind) + " = ?", {filter.kind});
  where.add_part(shape.text, filter.text);
  if (!filter.area.empty()) {
    if (listing == Listing::documents) throw SqlFailure{not_here("--area", "documents")};
    where.add_part("x.area", filter.area);
  }
  if (!filter.status.empty()) {
    if (shape.status.empty()) throw SqlFailure{not_here("--status", name_of(listing))};
    add_status(where, shape, listing, filter.status);
  }
  return where;
}

std::string score_column(const Shape& shape, Listing listing) {
  if (shape.score.empty()) throw SqlFailure{not_here("--min-score", name_of(listing))};
  return std::string(shape.score);
}

}  // namespace

Status list(Store& store, Listing listing, const Filter& filter, const RowSink& sink) {
  return guarded([&] {
    const Shape shape = shape_of(listing);
    Where where = where_of(shape, listing, filter);
    if (filter.min_score) where.add(score_column(shape, listing) + " >= ?", {*filter.min_score});
    const std::string order =
        " ORDER BY x.organisation COLLATE swedish, x.body COLLATE swedish, x.year, x.path";
    const std::string records = listing == Listing::documents ? ""
                                : listing == Listing::risks || listing == Listing::goals
                                    ? ", x.ordinal"
                                    : ", x.risk_id, x.ordinal";
    Statement rows = store.database().prepare(std::string(shape.select) + where.sql() + order +
                                              records + ", x.id");
    where.bind(rows);
    hand_out(rows, sink);
  });
}

Result<std::int64_t> count_without_score(Store& store, Listing listing, const Filter& filter) {
  return guarded([&]() -> std::int64_t {
    const Shape shape = shape_of(listing);
    Where where = where_of(shape, listing, filter);
    where.add(score_column(shape, listing) + " IS NULL", {});
    Statement count = store.database().prepare("SELECT count(*) FROM (" +
                                               std::string(shape.select) + where.sql() + ")");
    where.bind(count);
    return count.step() ? count.integer(0) : 0;
  });
}

Result<std::int64_t> count_without_year(Store& store, const Filter& filter) {
  return guarded([&]() -> std::int64_t {
    Filter any_year;
    any_year.organisation = filter.organisation;
    any_year.body = filter.body;
    any_year.kind = filter.kind;
    Where where = where_of(shape_of(Listing::documents), Listing::documents, any_year);
    where.add("x.year IS NULL", {});
    Statement count = store.database().prepare("SELECT count(*) FROM document x" + where.sql());
    where.bind(count);
    return count.step() ? count.integer(0) : 0;
  });
}

Result<std::vector<StoredDocument>> documents(Store& store, const Filter& filter) {
  return guarded([&] {
    const Where where = where_of(shape_of(Listing::documents), Listing::documents, filter);
    Statement rows = store.database().prepare(
        "SELECT x.id, x.path, x.sha256, x.reading, x.terms FROM document x" + where.sql() +
        " ORDER BY x.path, x.sha256");
    where.bind(rows);
    std::vector<StoredDocument> found;
    while (rows.step()) {
      found.push_back({rows.integer(0), std::string(rows.text(1)), std::string(rows.text(2)),
                       static_cast<int>(rows.integer(3)), std::string(rows.text(4))});
    }
    return found;
  });
}

void hand_out(Statement& rows, const RowSink& sink) {
  std::vector<std::string> names;
  for (int i = 0; i < rows.columns(); ++i) names.push_back(rows.name(i));
  sink.columns(names);
  SqlRow row(names.size());
  while (rows.step()) {
    for (int i = 0; i < rows.columns(); ++i) row[static_cast<std::size_t>(i)] = value_at(rows, i);
    sink.row(row);
  }
}

Status list_failed(Store& store, const RowSink& sink) {
  return guarded([&] {
    Statement rows = store.database().prepare(
        "SELECT path, verdict, reason, pages_missing, size, seconds, program_version, sha256 "
        "FROM import_file WHERE verdict IN ('partial', 'refused', 'failed') ORDER BY path");
    hand_out(rows, sink);
  });
}

Status query(Store& store, const std::string& sql, const RowSink& sink) {
  return guarded([&] {
    store.database().allow_reading_only();
    Statement rows = store.database().prepare(sql);
    const bool more = rows.tail().find_first_not_of(" \t\r\n;") != std::string_view::npos;
    if (more || rows.columns() == 0) {
      throw SqlFailure{
          {ErrorCode::usage, "",
           "expected one statement that reads, found " + std::string(more ? "several" : "none")}};
    }
    hand_out(rows, sink);
  });
}

}  // namespace planlupp
