#include "normalize/finish.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "normalize/cell_form.h"
#include "normalize/status_words.h"
#include "normalize/target_value.h"
#include "normalize/terms.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

template <class F>
void for_each_record(RecordSet& records, F f) {
  for (auto* list : {&records.risks, &records.measures, &records.goals, &records.activities,
                     &records.indicators, &records.priorities}) {
    for (Record& record : *list) {
      f(record);
      for (Record& control : record.controls) f(control);
      for (Record& measure : record.measures) f(measure);
    }
  }
}

// Where a meaning ends up.
std::optional<std::pair<RecordKind, Field>> home(Meaning meaning, TableTopic topic) {
  const bool goals = topic == TableTopic::goals;
  switch (meaning) {
    case Meaning::risk: return {{RecordKind::risk, Field::description}};
    case Meaning::cause: return {{RecordKind::risk, Field::cause}};
    case Meaning::consequence: return {{RecordKind::risk, Field::consequence}};
    case Meaning::code: return {{RecordKind::risk, Field::code}};
    case Meaning::assignment: return {{RecordKind::risk, Field::assignment}};
    case Meaning::process: return {{RecordKind::risk, Field::process}};
    case Meaning::category: return {{RecordKind::risk, Field::category}};
    case Meaning::severity: return {{RecordKind::risk, Field::severity}};
    case Meaning::likelihood: return {{RecordKind::risk, Field::likelihood}};
    case Meaning::score: return {{RecordKind::risk, Field::score}};
    case Meaning::level: return {{RecordKind::risk, Field::level}};
    case Meaning::response: return {{RecordKind::risk, Field::response}};
    case Meaning::risk_responsible: return {{RecordKind::risk, Field::responsible}};
    case Meaning::area: return {{goals ? RecordKind::goal : RecordKind::risk, Field::area}};
    case Meaning::control: return {{RecordKind::control, Field::description}};
    case Meaning::method: return {{RecordKind::control, Field::method}};
    case Meaning::frequency: return {{RecordKind::control, Field::frequency}};
    case Meaning::control_responsible: return {{RecordKind::control, Field::responsible}};
    case Meaning::reports_to: return {{RecordKind::control, Field::reports_to}};
    case Meaning::result: return {{RecordKind::control, Field::result}};
    case Meaning::measure: return {{RecordKind::measure, Field::description}};
    case Meaning::measure_responsible: return {{RecordKind::measure, Field::responsible}};
    case Meaning::deadline: return {{RecordKind::measure, Field::deadline}};
    case Meaning::status: return {{RecordKind::measure, Field::status}};
    case Meaning::comment:
      return {{goals ? RecordKind::goal : RecordKind::measure, Field::comment}};
    case Meaning::goal: return {{RecordKind::goal, Field::statement}};
    case Meaning::detail: return {{RecordKind::goal, Field::detail}};
    case Meaning::indicator: return {{RecordKind::goal, Field::indicator}};
    case Meaning::baseline: return {{RecordKind::goal, Field::baseline}};
    case Meaning::target: return {{RecordKind::goal, Field::target}};
    case Meaning::outcome: return {{RecordKind::goal, Field::outcome}};
    case Meaning::prognosis: return {{RecordKind::goal, Field::prognosis}};
    case Meaning::goal_status: return {{RecordKind::goal, Field::status}};
    case Meaning::responsible:
    case Meaning::responsible_body: return {{RecordKind::goal, Field::responsible}};
    case Meaning::activity_comment: return {{RecordKind::goal, Field::activity_comment}};
    default: return std::nullopt;
  }
}

bool column_empty(const Table& table, std::size_t column) {
  for (std::size_t r = table.header_rows; r < table.rows.size(); ++r) {
    const Cell& cell = table.rows[r].cells[column];
    if (!cell.empty() || !cell.fill.empty()) return false;
  }
  return true;
}

bool record_has(const RecordSet& records, RecordKind kind, Field field) {
  bool has = false;
  const auto look = [&](const Record& record) {
    has |= record.kind == kind && find(record, field);
  };
  for (const auto* list : {&records.risks, &records.measures, &records.goals}) {
    for (const Record& record : *list) {
      look(record);
      for (const Record& control : record.controls) look(control);
      for (const Record& measure : record.measures) look(measure);
    }
  }
  return has;
}

}  // namespace

void set_status_codes(RecordSet& records, const Terms& terms) {
  const StatusWords& words = terms.statuses();
  const auto legend = read_legend(records.lines, words);
  for_each_record(records, [&](Record& record) {
    const Value* status = find(record, Field::status);
    if (status == nullptr) return;
    const auto colour = legend.find(status->text);
    record.status_code = colour == legend.end() ? words.code_of(status->text) : colour->second;
  });
}

void set_targets(RecordSet& records, const Terms& terms) {
  if (records.goals.empty()) return;
  const TargetGrammar& grammar = terms.targets();
  for (Record& goal : records.goals) {
    if (const Value* target = find(goal, Field::target)) goal.target = grammar.parse(target->text);
  }
}

void check_totals(RecordSet& records) {
  static const RE2 kTotal(
      R"((?i)\b(\d{1,3})\s+(?:(?:mätbara|identifierade|prioriterade|uppsatta|egna|)"
      R"(olika)\s+)?(mål|nämndmål|risker|kontrollmoment|kontroller|aktiviteter|målområden)\b)");
  std::size_t controls = 0;
  std::set<std::string_view> areas;
  for (const Record& risk : records.risks) controls += risk.controls.size();
  for (const Record& goal : records.goals) areas.insert(text_of(goal, Field::area));
  const std::map<std::string, std::size_t, std::less<>> counts{
      {"mål", records.goals.size()},    {"nämndmål", records.goals.size()},
      {"risker", records.risks.size()}, {"kontrollmoment", controls},
      {"kontroller", controls},         {"aktiviteter", records.activities.size()},
      {"målområden", areas.size()}};
  for (const TextLine& line : records.lines) {
    if (line.role != LineRole::prose) continue;
    re2::StringPiece rest(line.text);
    int stated = 0;
    std::string what;
    while (RE2::FindAndConsume(&rest, kTotal, &stated, &what)) {
      const std::size_t found = counts.at(lower(what));
      if (found == 0 || found == static_cast<std::size_t>(stated)) continue;
      records.notes.push_back({NoteLevel::doubt,
                               "total-contradicted",
                               {line.page, line.number, line.box},
                               "the document says " + std::to_string(stated) + " " + what + ", " +
                                   std::to_string(found) + " were read"});
    }
  }
}

void check_emptiness(RecordSet& records) {
  const DocumentKind kind = records.document.kind;
  const bool goals = kind == DocumentKind::operational_plan || kind == DocumentKind::goal_follow_up;
  if (kind == DocumentKind::unknown || !records.risks.empty()) return;
  if (goals ? !records.goals.empty() : !records.measures.empty()) return;
  records.notes.push_back({NoteLevel::doubt,
                           "no-records",
                           {},
                           std::string("the document is ") +
                               (goals ? "a plan or follow-up of goals" : "about internal control") +
                               ", but no " + (goals ? "goal" : "risk") + " was read of it"});
}

void tell_rebuilt(RecordSet& records) {
  if (records.form != SourceForm::flow) return;
  if (records.risks.empty() && records.measures.empty() && records.goals.empty()) return;
  records.notes.push_back({NoteLevel::doubt,
                           "columns-lost",
                           {},
                           "the text keeps no columns; which cell stood in which was told by their "
                           "order and form"});
}

void doubt_descriptions(RecordSet& records, const Terms& terms) {
  constexpr double kDoubtful = 0.5;
  for_each_record(records, [&](Record& record) {
    const auto found = record.fields.find(main_field(record.kind));
    if (found == record.fields.end() || found->second.confidence <= kDoubtful) return;
    const FormSet forms = terms.forms().forms_of(found->second.text);
    if (!forms.has(CellForm::rank) && !forms.has(CellForm::number) && !forms.has(CellForm::level)) {
      return;
    }
    found->second.confidence = kDoubtful;
    found->second.reason = "looks like a figure or a rank, which may be another column's";
  });
}

void set_confidence(RecordSet& records) {
  for_each_record(records, [](Record& record) {
    for (const auto& [field, value] : record.fields) {
      if (value.confidence >= record.confidence) continue;
      record.confidence = value.confidence;
      record.reason = std::string(name_of(field)) + ": " + value.reason;
    }
  });
}

void set_stated(RecordSet& records, const std::vector<ColumnPlan>& plans,
                const std::vector<const Table*>& tables) {
  std::map<std::pair<RecordKind, Field>, StatedState> states;
  for (const RecordKind kind :
       {RecordKind::risk, RecordKind::control, RecordKind::measure, RecordKind::goal}) {
    for (const Field field : fields_of(kind)) {
      states[{kind, field}] =
          record_has(records, kind, field) ? StatedState::stated : StatedState::absent;
    }
  }
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (plans[i].topic == TableTopic::none) continue;
    for (std::size_t c = 0; c < plans[i].columns.size(); ++c) {
      const Meaning meaning = plans[i].columns[c].meaning;
      const auto at = home(meaning, plans[i].topic);
      if (!at) continue;
      StatedState& state = states[*at];
      if (state == StatedState::stated) continue;
      const bool coloured = meaning == Meaning::status || meaning == Meaning::goal_status;
      const bool rows = tables[i]->rows.size() > tables[i]->header_rows;
      const bool lost = coloured && rows && column_empty(*tables[i], c);
      state = lost ? StatedState::lost : StatedState::stated;
      if (!lost) continue;
      const TextLine* line = nullptr;
      for (const CellLine& head : tables[i]->rows[0].cells[c].lines)
        line = &records.lines.at(head.line);
      records.notes.push_back(
          {NoteLevel::loss, "colour-lost",
           line == nullptr ? Place{} : Place{line->page, line->number, line->box},
           "the column '" + plans[i].columns[c].heading +
               "' is empty in every row: its colours or symbols were lost before"});
    }
  }
  for (const auto& [at, state] : states) records.stated.push_back({at.first, at.second, state});
}

}  // namespace planlupp
