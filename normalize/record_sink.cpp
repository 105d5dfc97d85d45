#include "normalize/record_sink.h"

#include <re2/re2.h>

#include <algorithm>
#include <utility>

#include "normalize/both_ranks.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

// A rank's two fields: the number that is stated, and the label.
void put_rank(Record& risk, Field number, Field label, const Value& value) {
  Rank rank = parse_rank(value.text);
  if (rank.number) set_field(risk, number, derived(value, std::to_string(*rank.number)));
  if (!rank.label.empty()) set_field(risk, label, derived(value, std::move(rank.label)));
}

// Likelihood and severity in one value; false where it is nothing of the kind.
bool put_both_ranks(Record& risk, const Value& value, const std::string& heading,
                    const Terms& terms) {
  const auto both = parse_both_ranks(value.text, heading, terms);
  if (!both) return false;
  set_field(risk, Field::likelihood, derived(value, both->likelihood));
  set_field(risk, Field::severity, derived(value, both->severity));
  if (!both->score.empty()) set_field(risk, Field::score, derived(value, both->score));
  return true;
}

// "R3 Åtgärdas snarast" -> level and label; "12" -> score; "12 (hög)" -> both; words -> level.
void put_score(Record& risk, const Value& value) {
  static const RE2 kLevel(R"(([A-ZÅÄÖ]\d{1,2})(?:\s*[-–:.]?\s+(.+))?)");
  static const RE2 kNumber(R"((\d{1,3}(?:[.,]\d+)?)(?:\s*[-–:(]?\s*([^\d)]+?)\)?)?)");
  std::string first, second;
  if (RE2::FullMatch(value.text, kLevel, &first, &second)) {
    set_field(risk, Field::level, derived(value, first));
    if (!second.empty()) set_field(risk, Field::level_label, derived(value, second));
  } else if (RE2::FullMatch(value.text, kNumber, &first, &second)) {
    set_field(risk, Field::score, derived(value, first));
    if (!second.empty()) set_field(risk, Field::level_label, derived(value, second));
  } else {
    set_field(risk, Field::level, value);
  }
}

// "Allvarlighetsgrad Betydande Sannolikhet Stor": the labels name the fields.
bool put_stacked(Record& risk, const Value& value, const Terms& terms) {
  const auto spans = terms.split_headings(value.text);
  bool labelled = false;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    Field number{}, label{};
    switch (spans[i].meaning) {
      case Meaning::severity:
      case Meaning::consequence_or_severity:
      case Meaning::consequence:
        number = Field::severity;
        label = Field::severity_label;
        break;
      case Meaning::likelihood:
        number = Field::likelihood;
        label = Field::likelihood_label;
        break;
      default: continue;
    }
    if (i + 1 >= spans.size() || spans[i + 1].meaning != Meaning::other) continue;
    const HeadingSpan& words = spans[i + 1];
    std::string text = value.text.substr(words.begin, words.end - words.begin);
    static const RE2 kSign(R"(^\s*[:=–-]\s*)");
    RE2::Replace(&text, kSign, "");
    put_rank(risk, number, label, derived(value, std::move(text)));
    labelled = true;
  }
  return labelled;
}

bool of_control(Meaning meaning) {
  return meaning == Meaning::control || meaning == Meaning::method ||
         meaning == Meaning::frequency || meaning == Meaning::control_responsible ||
         meaning == Meaning::reports_to || meaning == Meaning::result ||
         meaning == Meaning::deviation || meaning == Meaning::control_goal;
}

bool of_measure(Meaning meaning) {
  return meaning == Meaning::measure || meaning == Meaning::measure_responsible ||
         meaning == Meaning::deadline || meaning == Meaning::status ||
         meaning == Meaning::comment || meaning == Meaning::ends_on;
}

std::optional<Field> risk_field(Meaning meaning) {
  switch (meaning) {
    case Meaning::risk: return Field::description;
    case Meaning::cause: return Field::cause;
    case Meaning::consequence: return Field::consequence;
    case Meaning::area: return Field::area;
    case Meaning::assignment: return Field::assignment;
    case Meaning::process: return Field::process;
    case Meaning::category: return Field::category;
    case Meaning::code: return Field::code;
    case Meaning::response: return Field::response;
    case Meaning::risk_responsible: return Field::responsible;
    default: return std::nullopt;
  }
}

std::optional<Field> goal_field(Meaning meaning) {
  switch (meaning) {
    case Meaning::goal: return Field::statement;
    case Meaning::detail: return Field::detail;
    case Meaning::area: return Field::area;
    case Meaning::strategy: return Field::strategy;
    case Meaning::indicator: return Field::indicator;
    case Meaning::baseline: return Field::baseline;
    case Meaning::target: return Field::target;
    case Meaning::outcome: return Field::outcome;
    case Meaning::prognosis: return Field::prognosis;
    case Meaning::goal_status: return Field::status;
    case Meaning::comment: return Field::comment;
    case Meaning::activity_comment: return Field::activity_comment;
    default: return std::nullopt;
  }
}

}  // namespace

void set_field(Record& record, Field field, Value value) {
  const auto [at, fresh] = record.fields.try_emplace(field, std::move(value));
  if (!fresh && at->second.text != value.text) append(at->second, value);
}

void add_attribute(Record& record, const std::string& heading, Value value) {
  record.attributes.push_back({heading.empty() ? "(utan rubrik)" : heading, std::move(value)});
}

std::vector<std::string> split_responsible(std::string_view text) {
  std::vector<std::string> items;
  static const RE2 kAbbreviation(R"(\p{Lu}[\p{L}]{1,5})");
  const auto words = split_words(text);
  const bool short_words = std::all_of(words.begin(), words.end(), [&](const WordSpan& word) {
    std::string_view w = text.substr(word.begin, word.end - word.begin);
    while (!w.empty() && (w.back() == ',' || w.back() == ';' || w.back() == '/'))
      w.remove_suffix(1);
    return RE2::FullMatch(w, kAbbreviation) && (length(w) <= 4 || is_upper(last_char(w)));
  });
  const std::string_view parts_at = short_words ? " ,;/" : ",;";
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(parts_at, begin), text.size());
    const std::string_view item = trim(text.substr(begin, end - begin));
    if (!item.empty()) items.emplace_back(item);
    begin = end + 1;
  }
  return items;
}

Record& RiskSink::begin() {
  Record risk;
  risk.kind = RecordKind::risk;
  risk.ordinal = static_cast<int>(risks_.size()) + 1;
  risks_.push_back(std::move(risk));
  open_ = true;
  last_owner_ = Meaning::risk;
  begin_row();
  return risks_.back();
}

Record& RiskSink::control() {
  Record& risk = risks_.back();
  if (!row_control_ || risk.controls.empty()) {
    Record made;
    made.kind = RecordKind::control;
    made.ordinal = static_cast<int>(risk.controls.size()) + 1;
    risk.controls.push_back(std::move(made));
    row_control_ = true;
  }
  return risk.controls.back();
}

Record* RiskSink::measure() {
  Record& risk = risks_.back();
  return row_measure_ && !risk.measures.empty() ? &risk.measures.back() : nullptr;
}

void RiskSink::put_control(Meaning meaning, Value value, const std::string& heading) {
  last_owner_ = Meaning::control;
  switch (meaning) {
    case Meaning::control:
      if (row_control_ && find(control(), Field::description) != nullptr) row_control_ = false;
      set_field(control(), Field::description, std::move(value));
      return;
    case Meaning::method: set_field(control(), Field::method, std::move(value)); return;
    case Meaning::frequency: set_field(control(), Field::frequency, std::move(value)); return;
    case Meaning::control_responsible:
      set_field(control(), Field::responsible, std::move(value));
      return;
    case Meaning::reports_to: set_field(control(), Field::reports_to, std::move(value)); return;
    case Meaning::result: set_field(control(), Field::result, std::move(value)); return;
    default: break;
  }
  Record& risk = risks_.back();
  add_attribute(risk.controls.empty() ? risk : risk.controls.back(), heading, std::move(value));
}

void RiskSink::put_measure(Meaning meaning, Value value, const std::string& heading) {
  Record& risk = risks_.back();
  if (meaning == Meaning::measure) {
    Record made;
    made.kind = RecordKind::measure;
    made.ordinal = static_cast<int>(risk.measures.size()) + 1;
    set_field(made, Field::description, std::move(value));
    risk.measures.push_back(std::move(made));
    row_measure_ = true;
    last_owner_ = Meaning::measure;
    return;
  }
  Record* of = measure();
  if (of == nullptr) {
    add_attribute(risk, heading, std::move(value));
    return;
  }
  const Field field = meaning == Meaning::measure_responsible ? Field::responsible
                      : meaning == Meaning::status            ? Field::status
                      : meaning == Meaning::comment           ? Field::comment
                                                              : Field::deadline;
  set_field(*of, field, std::move(value));
}

void RiskSink::put(Meaning meaning, Value value, const std::string& heading) {
  if (!open_) begin();
  Record& risk = risks_.back();
  if (meaning == Meaning::responsible) {
    meaning = last_owner_ == Meaning::control   ? Meaning::control_responsible
              : last_owner_ == Meaning::measure ? Meaning::measure_responsible
                                                : Meaning::risk_responsible;
  }
  if (const auto field = risk_field(meaning)) {
    set_field(risk, *field, std::move(value));
    return;
  }
  if (of_control(meaning)) return put_control(meaning, std::move(value), heading);
  if (of_measure(meaning)) return put_measure(meaning, std::move(value), heading);
  switch (meaning) {
    case Meaning::strategy:
      if (find(risk, Field::area) == nullptr) return set_field(risk, Field::area, std::move(value));
      break;
    case Meaning::severity: return put_rank(risk, Field::severity, Field::severity_label, value);
    case Meaning::likelihood:
      return put_rank(risk, Field::likelihood, Field::likelihood_label, value);
    case Meaning::score:
    case Meaning::level:
      if (!put_both_ranks(risk, value, heading, reading_.terms)) put_score(risk, value);
      return;
    case Meaning::rating:
      if (!put_both_ranks(risk, value, heading, reading_.terms) &&
          !put_stacked(risk, value, reading_.terms)) {
        put_score(risk, value);
      }
      return;
    default: break;
  }
  add_attribute(risk, heading, std::move(value));
}

void put_goal(Record& goal, Meaning meaning, Value value, const std::string& heading,
              const Reading&) {
  if (const auto field = goal_field(meaning)) {
    set_field(goal, *field, std::move(value));
    return;
  }
  if (meaning == Meaning::responsible_body || meaning == Meaning::responsible) {
    value.items = split_responsible(value.text);
    std::string joined;
    for (const std::string& item : value.items) joined += (joined.empty() ? "" : " ") + item;
    value.text = joined;
    set_field(goal, Field::responsible, std::move(value));
    return;
  }
  add_attribute(goal, heading, std::move(value));
}

}  // namespace planlupp
