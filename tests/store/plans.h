// Small plans for tests of what spans documents.
#pragma once

#include <string>
#include <vector>

#include "store/store.h"

namespace planlupp::tests {

struct Risk {
  std::string description;
  std::string consequence = {};
  int score = 0;
  std::string measure = {}, status = {};  // "": none
  std::string control = {}, result = {};
  std::string area = {};
  int score_max = 16;
};

inline Value value(const std::string& text) {
  Value v;
  v.text = text;
  v.origins.push_back({Place{1, 1, {}}, text});
  return v;
}

inline void set(Record& record, Field field, const std::string& text) {
  if (!text.empty()) record.fields[field] = value(text);
}

inline Record record_of(RecordKind kind, const std::string& description) {
  Record record;
  record.kind = kind;
  record.ordinal = 1;
  set(record, kind == RecordKind::goal ? Field::statement : Field::description, description);
  return record;
}

inline Record record_of(const Risk& risk) {
  Record record = record_of(RecordKind::risk, risk.description);
  set(record, Field::consequence, risk.consequence);
  set(record, Field::area, risk.area);
  if (risk.score != 0) {
    set(record, Field::score, std::to_string(risk.score));
    record.rating.score = risk.score;
    record.rating.score_max = risk.score_max;
    record.rating.risk_index = (risk.score - 1) / (risk.score_max - 1.0);
  }
  if (!risk.measure.empty()) {
    Record measure = record_of(RecordKind::measure, risk.measure);
    set(measure, Field::status, risk.status);
    if (risk.status == "Klar") measure.status_code = StatusCode::done;
    if (risk.status == "Ej påbörjad") measure.status_code = StatusCode::not_done;
    record.measures.push_back(measure);
  }
  if (!risk.control.empty()) {
    Record control = record_of(RecordKind::control, risk.control);
    set(control, Field::result, risk.result);
    record.controls.push_back(control);
  }
  return record;
}

struct Plan {
  std::string organisation = "Sandhults kommun";
  std::string body = "Tekniska nämnden";
  int year = 2021;
  std::vector<Risk> risks;
  DocumentKind kind = DocumentKind::internal_control_plan;
  std::string title;
  std::string name;  // of the file; "": made of the above
};

inline Plan plan(int year, std::vector<Risk> risks,
                 DocumentKind kind = DocumentKind::internal_control_plan) {
  Plan p;
  p.year = year;
  p.risks = std::move(risks);
  p.kind = kind;
  return p;
}

inline RecordSet records_of(const Plan& plan) {
  RecordSet set;
  set.form = SourceForm::pdf;
  set.page_count = 1;
  set.document.kind = plan.kind;
  set.document.organisation = plan.organisation;
  set.document.body = plan.body;
  if (plan.year != 0) set.document.year = plan.year;
  set.document.title = plan.title;
  int ordinal = 0;
  for (const Risk& risk : plan.risks) {
    set.risks.push_back(record_of(risk));
    set.risks.back().ordinal = ++ordinal;
  }
  for (const Field field : {Field::description, Field::score}) {
    set.stated.push_back({RecordKind::risk, field, StatedState::stated});
  }
  const bool follow_up = plan.kind == DocumentKind::internal_control_follow_up;
  set.stated.push_back({RecordKind::measure, Field::description, StatedState::stated});
  set.stated.push_back(
      {RecordKind::measure, Field::status, follow_up ? StatedState::stated : StatedState::absent});
  set.stated.push_back({RecordKind::control, Field::description, StatedState::stated});
  set.stated.push_back(
      {RecordKind::control, Field::result, follow_up ? StatedState::stated : StatedState::absent});
  return set;
}

inline std::string file_name(const Plan& plan) {
  return !plan.name.empty()
             ? plan.name
             : plan.organisation + " " + plan.body + " " + std::to_string(plan.year) + " " +
                   std::string(name_of(plan.kind)) + ".pdf";
}

inline std::int64_t put(Store& store, const Plan& plan, bool force = false) {
  Identity identity;
  identity.path = file_name(plan);
  identity.sha256 = "sha of " + identity.path;
  identity.imported_at = "2026-01-01T00:00:00Z";
  identity.program_version = "test";
  return store.put(records_of(plan), identity, force)->document;
}

// A store in memory with these plans.
inline Store store_with(const std::vector<Plan>& plans) {
  Result<Store> store = Store::open(":memory:", Access::write);
  for (const Plan& plan : plans) put(*store, plan);
  (void)store->after_import();
  return std::move(*store);
}

// All rows of a query as text: cells parted by "|", rows by line ends, NULL as "".
inline std::string rows(Store& store, const std::string& sql) {
  std::string all;
  Statement statement = store.database().prepare(sql);
  while (statement.step()) {
    for (int i = 0; i < statement.columns(); ++i) {
      all += (i > 0 ? "|" : "") + std::string(statement.is_null(i) ? "" : statement.text(i));
    }
    all += "\n";
  }
  return all;
}

}  // namespace planlupp::tests
