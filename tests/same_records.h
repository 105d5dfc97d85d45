// A RecordSet as text, so that two can be compared and a difference be read.
#pragma once

#include <sstream>
#include <string>

#include "normalize/record.h"

namespace planlupp::test {

inline std::string described(const Place& place) {
  std::ostringstream text;
  text << "@" << place.page << ":" << place.line;
  if (place.box) {
    text << "[" << place.box->x0 << " " << place.box->y0 << " " << place.box->x1 << " "
         << place.box->y1 << "]";
  }
  return text.str();
}

inline std::string described(const Value& value) {
  std::ostringstream text;
  text << value.text << " conf " << value.confidence << " " << value.reason << " " << value.repair;
  for (const auto& item : value.items) text << " item " << item;
  for (const auto& origin : value.origins) text << " " << described(origin.place) << origin.text;
  return text.str();
}

template <class T>
std::string number(const std::optional<T>& value) {
  return value ? std::to_string(*value) : "none";
}

inline std::string described(const Record& record, const std::string& indent) {
  std::ostringstream text;
  text << indent << name_of(record.kind) << " " << record.ordinal << " conf " << record.confidence
       << " " << record.reason << " status " << name_of(record.status_code) << "\n";
  const Rating& r = record.rating;
  text << indent << " rating " << number(r.severity) << "/" << number(r.severity_max) << " "
       << number(r.likelihood) << "/" << number(r.likelihood_max) << " " << number(r.score) << "/"
       << number(r.score_max) << " " << number(r.risk_index) << " " << r.how << "\n";
  text << indent << " target " << record.target.op << " " << number(record.target.value) << " "
       << record.target.unit << "\n";
  for (const auto& [field, value] : record.fields) {
    text << indent << " " << name_of(field) << ": " << described(value) << "\n";
  }
  for (const auto& attribute : record.attributes) {
    text << indent << " + " << attribute.name << ": " << described(attribute.value) << "\n";
  }
  for (const auto& control : record.controls) text << described(control, indent + "  ");
  for (const auto& measure : record.measures) text << described(measure, indent + "  ");
  return text.str();
}

inline std::string described(const RecordSet& records) {
  std::ostringstream text;
  const DocumentFacts& facts = records.document;
  text << name_of(records.form) << " pages " << records.page_count << "\n";
  for (const int page : records.missing_pages) text << "missing " << page << "\n";
  text << name_of(facts.kind) << "|" << facts.organisation << "|" << facts.body << "|"
       << number(facts.year) << "|" << number(facts.year_to) << "|" << facts.period << "|"
       << facts.title << "|" << facts.registry_number << "|" << facts.decided_on << "|"
       << facts.revised_on << "\n";
  for (const auto& [name, origin] : facts.origins) {
    text << name << " " << described(origin.place) << origin.text << "\n";
  }
  for (const auto* list : {&records.risks, &records.measures, &records.goals, &records.activities,
                           &records.indicators, &records.priorities}) {
    for (const Record& record : *list) text << described(record, "");
  }
  for (const auto& s : records.stated) {
    text << name_of(s.kind) << "." << name_of(s.field) << " " << name_of(s.state) << "\n";
  }
  for (const auto& line : records.lines) {
    text << name_of(line.role) << described(Place{line.page, line.number, line.box}) << line.text
         << "\n";
  }
  for (const auto& unread : records.unread) {
    text << "unread " << described(unread.place) << unread.text << "\n";
  }
  for (const auto& note : records.notes) {
    text << name_of(note.level) << " " << note.code << described(note.place) << note.message
         << "\n";
  }
  return text.str();
}

}  // namespace planlupp::test
