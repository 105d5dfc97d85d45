#include "cli/record_rows.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace planlupp::cli {
namespace {

// The order of the columns: whose, what, how bad, what is done.
constexpr std::array kFields{Field::body,
                             Field::strategy,
                             Field::area,
                             Field::assignment,
                             Field::process,
                             Field::category,
                             Field::code,
                             Field::description,
                             Field::statement,
                             Field::detail,
                             Field::cause,
                             Field::consequence,
                             Field::severity_label,
                             Field::severity,
                             Field::likelihood_label,
                             Field::likelihood,
                             Field::score,
                             Field::level,
                             Field::level_label,
                             Field::response,
                             Field::method,
                             Field::frequency,
                             Field::responsible,
                             Field::reports_to,
                             Field::result,
                             Field::deadline,
                             Field::indicator,
                             Field::baseline,
                             Field::target,
                             Field::outcome,
                             Field::prognosis,
                             Field::status,
                             Field::comment,
                             Field::activity_comment,
                             Field::starts_on,
                             Field::ends_on};

SqlValue text_value(std::string_view text) {
  return text.empty() ? SqlValue{} : SqlValue{std::string(text)};
}

SqlValue field_value(const Record& record, Field field) {
  const Value* value = find(record, field);
  if (value == nullptr) return {};
  if (field == Field::severity && record.rating.severity) {
    return std::int64_t{*record.rating.severity};
  }
  if (field == Field::likelihood && record.rating.likelihood) {
    return std::int64_t{*record.rating.likelihood};
  }
  if (field == Field::score && record.rating.score) return *record.rating.score;
  std::string items;
  for (const std::string& item : value->items) items.append(items.empty() ? "" : ", ").append(item);
  return items.empty() ? value->text : items;
}

std::string attributes_of(const Record& record) {
  std::string text;
  for (const Attribute& attribute : record.attributes) {
    text.append(text.empty() ? "" : "; ").append(attribute.name).append(": ");
    text.append(attribute.value.text);
  }
  return text;
}

class Rows {
 public:
  Rows(const std::string& source, const DocumentFacts& facts,
       const std::function<void(const SqlRow&)>& take)
      : take_(take),
        start_{source, std::string(name_of(facts.kind)), text_value(facts.organisation),
               facts.year ? SqlValue{std::int64_t{*facts.year}} : SqlValue{},
               text_value(facts.period)},
        body_(facts.body) {}

  void list(RecordKind kind, const std::vector<Record>& records, SqlValue risk = {},
            SqlValue goal = {}) {
    for (const Record& record : records) {
      take_(row(kind, record, risk, goal));
      const SqlValue self = std::int64_t{record.ordinal};
      if (kind == RecordKind::risk) list(RecordKind::control, record.controls, self);
      if (kind == RecordKind::risk) list(RecordKind::measure, record.measures, self);
      if (kind == RecordKind::goal) list(RecordKind::measure, record.measures, {}, self);
    }
  }

 private:
  SqlRow row(RecordKind kind, const Record& record, const SqlValue& risk, const SqlValue& goal) {
    SqlRow row = start_;
    row.insert(row.end(), {std::string(name_of(kind)), std::int64_t{record.ordinal}, risk, goal});
    for (const Field field : kFields) row.push_back(field_value(record, field));
    SqlValue& body = row.at(start_.size() + 4);
    if (std::holds_alternative<std::monostate>(body)) body = text_value(body_);
    row.push_back(text_value(name_of(record.status_code)));
    row.push_back(record.rating.risk_index ? SqlValue{*record.rating.risk_index} : SqlValue{});
    row.push_back(text_value(attributes_of(record)));
    row.push_back(record.confidence);
    return row;
  }

  const std::function<void(const SqlRow&)>& take_;
  SqlRow start_;
  std::string body_;
};

}  // namespace

std::vector<std::string> record_columns() {
  std::vector<std::string> names{"source", "document_kind", "organisation", "year", "period",
                                 "record", "ordinal",       "risk",         "goal"};
  for (const Field field : kFields) names.emplace_back(name_of(field));
  names.insert(names.end(), {"status_code", "risk_index", "attributes", "confidence"});
  return names;
}

void for_each_row(const std::string& source, const RecordSet& records,
                  const std::function<void(const SqlRow&)>& take) {
  Rows rows(source, records.document, take);
  rows.list(RecordKind::risk, records.risks);
  rows.list(RecordKind::measure, records.measures);
  rows.list(RecordKind::goal, records.goals);
  rows.list(RecordKind::activity, records.activities);
  rows.list(RecordKind::indicator, records.indicators);
  rows.list(RecordKind::priority, records.priorities);
}

}  // namespace planlupp::cli
