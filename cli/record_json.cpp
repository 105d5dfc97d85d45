#include "cli/record_json.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace planlupp::cli {
namespace {

// Written only where there is a value; all other fields are there in any case, null without one.
bool is_optional(RecordKind kind, Field field) {
  constexpr std::array kAnywhere{Field::body,       Field::process,    Field::category,
                                 Field::severity,   Field::likelihood, Field::method,
                                 Field::reports_to, Field::deadline,   Field::indicator,
                                 Field::baseline,   Field::outcome,    Field::prognosis};
  return std::ranges::find(kAnywhere, field) != kAnywhere.end() ||
         (field == Field::responsible && kind != RecordKind::goal);
}

std::optional<double> figure_of(const Record& record, Field field) {
  if (field == Field::severity && record.rating.severity) return *record.rating.severity;
  if (field == Field::likelihood && record.rating.likelihood) return *record.rating.likelihood;
  if (field == Field::score) return record.rating.score;
  return std::nullopt;
}

void write_list(JsonWriter& json, const Value* value) {
  json.array();
  if (value != nullptr && value->items.empty()) json.value(value->text);
  if (value != nullptr) {
    for (const std::string& item : value->items) json.value(item);
  }
  json.end();
}

void write_field(JsonWriter& json, RecordKind kind, const Record& record, Field field) {
  const Value* value = find(record, field);
  json.key(name_of(field));
  if (kind == RecordKind::goal && field == Field::responsible) return write_list(json, value);
  if (value == nullptr) return static_cast<void>(json.null());
  const auto figure = kind == RecordKind::risk ? figure_of(record, field) : std::nullopt;
  figure ? json.value(*figure) : json.value(value->text);
}

void write_records(JsonWriter& json, std::string_view name, RecordKind kind,
                   const std::vector<Record>& records, bool nested);

void write_record(JsonWriter& json, RecordKind kind, const Record& record, bool nested) {
  json.object().key("ordinal").value(record.ordinal);
  for (const Field field : fields_of(kind)) {
    const bool optional = is_optional(kind, field) || (nested && field == Field::area);
    if (!optional || find(record, field) != nullptr) write_field(json, kind, record, field);
  }
  if (kind == RecordKind::risk) {
    write_records(json, "controls", RecordKind::control, record.controls, true);
  }
  if (kind == RecordKind::risk || !record.measures.empty()) {
    write_records(json, "measures", RecordKind::measure, record.measures, true);
  }
  if (!record.attributes.empty()) {
    json.key("attributes").array();
    for (const Attribute& attribute : record.attributes) {
      json.object().key("name").value(attribute.name);
      json.key("value").value(attribute.value.text).end();
    }
    json.end();
  }
  json.end();
}

void write_records(JsonWriter& json, std::string_view name, RecordKind kind,
                   const std::vector<Record>& records, bool nested) {
  json.key(name).array();
  for (const Record& record : records) write_record(json, kind, record, nested);
  json.end();
}

void write_facts(JsonWriter& json, const DocumentFacts& facts) {
  json.key("document").object();
  json.key("kind").text_or_null(facts.kind == DocumentKind::unknown ? std::string_view{}
                                                                    : name_of(facts.kind));
  json.key("organisation").text_or_null(facts.organisation);
  json.key("body").text_or_null(facts.body);
  json.key("year").value(facts.year);
  if (facts.year_to) json.key("year_to").value(facts.year_to);
  json.key("period").text_or_null(facts.period);
  json.key("title").text_or_null(facts.title);
  json.key("registry_number").text_or_null(facts.registry_number);
  json.key("decided_on").text_or_null(facts.decided_on);
  json.key("revised_on").text_or_null(facts.revised_on);
  json.end();
}

}  // namespace

void write_document(JsonWriter& json, std::string_view source, const RecordSet& records) {
  json.object().key("source").value(source);
  write_facts(json, records.document);
  write_records(json, "risks", RecordKind::risk, records.risks, false);
  write_records(json, "measures", RecordKind::measure, records.measures, false);
  write_records(json, "goals", RecordKind::goal, records.goals, false);
  write_records(json, "activities", RecordKind::activity, records.activities, false);
  write_records(json, "indicators", RecordKind::indicator, records.indicators, false);
  write_records(json, "priorities", RecordKind::priority, records.priorities, false);
  json.end();
}

}  // namespace planlupp::cli
