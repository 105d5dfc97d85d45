// Records as a reading gives them, made by hand for tests of the store and the command line.
#pragma once

#include <string>

#include "normalize/normalize.h"
#include "normalize/record.h"
#include "store/store.h"

namespace planlupp::test {

// A value read from one line of page 2.
inline Value value(const std::string& text, int line = 1) {
  Value made;
  made.text = text;
  made.origins.push_back({{2, line, Box{10, 20, 30, 40}}, text});
  return made;
}

inline Record record(RecordKind kind, int ordinal, Field field, const std::string& text) {
  Record made;
  made.kind = kind;
  made.ordinal = ordinal;
  made.fields.emplace(field, value(text, ordinal));
  return made;
}

// Two risks, the first with a control and a measure; a measure of its own; a goal; an activity,
// an indicator, a priority; three lines; a note of each level.
inline RecordSet sample() {
  RecordSet records;
  records.form = SourceForm::pdf;
  records.page_count = 3;
  records.missing_pages = {3};
  DocumentFacts& facts = records.document;
  facts.kind = DocumentKind::internal_control_plan;
  facts.organisation = "Ängby kommun";
  facts.body = "Kommunstyrelsen";
  facts.year = 2024;
  facts.title = "Internkontrollplan 2024";
  facts.decided_on = "2023-12-05";
  facts.origins.emplace("title", Origin{{1, 1, {}}, "Internkontrollplan  2024"});

  Record risk = record(RecordKind::risk, 1, Field::description, "Jäv vid beslut");
  Value& area = risk.fields.emplace(Field::area, value("Ekonomi")).first->second;
  area.confidence = 0.7;
  area.reason = "guessed from its place";
  risk.fields.emplace(Field::severity, value("3"));
  risk.fields.emplace(Field::score, value("12,5"));
  risk.rating.severity = 3;
  risk.rating.severity_max = 4;
  risk.rating.likelihood = 2;  // from its label: the document gives no number
  risk.rating.likelihood_max = 4;
  risk.fields.emplace(Field::likelihood_label, value("Möjlig"));
  risk.rating.score = 12.5;
  risk.rating.score_max = 16;
  risk.rating.risk_index = 0.5;
  risk.rating.how = "score 12,5 of 16";
  risk.attributes.push_back({"Avvikelse", value("Nej", 4)});
  risk.attributes.push_back({"Avvikelse", value("Ja", 5)});
  risk.controls.push_back(record(RecordKind::control, 1, Field::description, "Stickprov"));
  Record measure = record(RecordKind::measure, 1, Field::description, "Utbilda alla");
  measure.fields.at(Field::description).repair = "Ut-bilda -> Utbilda";
  measure.status_code = StatusCode::partly_done;
  risk.measures.push_back(measure);
  risk.confidence = 0.7;
  risk.reason = "its area is guessed";
  records.risks.push_back(risk);
  records.risks.push_back(record(RecordKind::risk, 2, Field::description, "Bisysslor"));

  records.measures.push_back(record(RecordKind::measure, 1, Field::description, "Se över"));
  Record goal = record(RecordKind::goal, 1, Field::statement, "Nöjda medborgare");
  goal.fields.emplace(Field::target, value("Minst 50 %"));
  goal.target = {">=", 50.0, "%"};
  goal.status_code = StatusCode::done;
  Value responsible = value("KS BUN");
  responsible.items = {"KS", "BUN"};
  goal.fields.emplace(Field::responsible, responsible);
  goal.measures.push_back(record(RecordKind::measure, 1, Field::description, "Fråga dem"));
  records.goals.push_back(goal);
  records.activities.push_back(record(RecordKind::activity, 1, Field::description, "Enkät"));
  records.indicators.push_back(record(RecordKind::indicator, 1, Field::description, "NKI"));
  records.priorities.push_back(record(RecordKind::priority, 1, Field::strategy, "Klimat"));
  records.stated.push_back({RecordKind::risk, Field::response, StatedState::absent});
  records.lines = {{1, 1, "Internkontrollplan  2024", LineRole::heading, Box{1, 2, 3, 4}},
                   {2, 1, "Jäv vid beslut", LineRole::cell, {}},
                   {2, 9, "Kostnad 12 kr", LineRole::cell, {}}};
  records.unread = {{{2, 9, {}}, "Kostnad 12 kr"}};
  records.notes = {{NoteLevel::repair, "hyphen", {2, 1, {}}, "a word was joined"},
                   {NoteLevel::doubt, "area-guessed", {2, 1, Box{1, 1, 2, 2}}, "no area column"},
                   {NoteLevel::loss, "colour-lost", {}, "the colours of Status are lost"}};
  return records;
}

inline Identity identity(const std::string& name = "plan.pdf") {
  Identity made;
  made.path = name;
  made.sha256 = "sha of " + name;
  made.imported_at = "2026-01-31T12:00:00Z";
  made.program_version = "0.1.0";
  made.reading = kReadingVersion;
  return made;
}

}  // namespace planlupp::test
