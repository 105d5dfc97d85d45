#include "normalize/record.h"

#include <array>
#include <cstddef>
#include <utility>

namespace planlupp {
namespace {

template <class T, std::size_t N>
using Names = std::array<std::pair<T, std::string_view>, N>;

constexpr Names<DocumentKind, 5> kDocumentKinds{{
    {DocumentKind::unknown, "unknown"},
    {DocumentKind::internal_control_plan, "internal_control_plan"},
    {DocumentKind::internal_control_follow_up, "internal_control_follow_up"},
    {DocumentKind::operational_plan, "operational_plan"},
    {DocumentKind::goal_follow_up, "goal_follow_up"},
}};

constexpr Names<RecordKind, 7> kRecordKinds{{
    {RecordKind::risk, "risk"},
    {RecordKind::control, "control"},
    {RecordKind::measure, "measure"},
    {RecordKind::goal, "goal"},
    {RecordKind::activity, "activity"},
    {RecordKind::indicator, "indicator"},
    {RecordKind::priority, "priority"},
}};

constexpr Names<Field, 36> kFields{{
    {Field::body, "body"},
    {Field::code, "code"},
    {Field::area, "area"},
    {Field::strategy, "strategy"},
    {Field::assignment, "assignment"},
    {Field::process, "process"},
    {Field::category, "category"},
    {Field::description, "description"},
    {Field::statement, "statement"},
    {Field::detail, "detail"},
    {Field::cause, "cause"},
    {Field::consequence, "consequence"},
    {Field::severity_label, "severity_label"},
    {Field::severity, "severity"},
    {Field::likelihood_label, "likelihood_label"},
    {Field::likelihood, "likelihood"},
    {Field::score, "score"},
    {Field::level, "level"},
    {Field::level_label, "level_label"},
    {Field::response, "response"},
    {Field::method, "method"},
    {Field::frequency, "frequency"},
    {Field::responsible, "responsible"},
    {Field::reports_to, "reports_to"},
    {Field::result, "result"},
    {Field::deadline, "deadline"},
    {Field::status, "status"},
    {Field::comment, "comment"},
    {Field::activity_comment, "activity_comment"},
    {Field::indicator, "indicator"},
    {Field::baseline, "baseline"},
    {Field::target, "target"},
    {Field::outcome, "outcome"},
    {Field::prognosis, "prognosis"},
    {Field::starts_on, "starts_on"},
    {Field::ends_on, "ends_on"},
}};

template <class T, std::size_t N>
std::string_view name_in(const Names<T, N>& names, T value) {
  for (const auto& [known, name] : names) {
    if (known == value) return name;
  }
  return "unknown";
}

template <class T, std::size_t N>
std::optional<T> value_in(const Names<T, N>& names, std::string_view wanted) {
  for (const auto& [value, name] : names) {
    if (name == wanted) return value;
  }
  return std::nullopt;
}

constexpr std::array kRiskFields{Field::body,
                                 Field::code,
                                 Field::area,
                                 Field::assignment,
                                 Field::process,
                                 Field::category,
                                 Field::description,
                                 Field::cause,
                                 Field::consequence,
                                 Field::responsible,
                                 Field::severity_label,
                                 Field::severity,
                                 Field::likelihood_label,
                                 Field::likelihood,
                                 Field::score,
                                 Field::level,
                                 Field::level_label,
                                 Field::response};
constexpr std::array kControlFields{Field::description, Field::method,     Field::frequency,
                                    Field::responsible, Field::reports_to, Field::result};
constexpr std::array kMeasureFields{Field::area,     Field::description, Field::responsible,
                                    Field::deadline, Field::status,      Field::comment};
constexpr std::array kGoalFields{
    Field::body,        Field::strategy, Field::area,    Field::statement,       Field::detail,
    Field::indicator,   Field::baseline, Field::target,  Field::outcome,         Field::prognosis,
    Field::responsible, Field::status,   Field::comment, Field::activity_comment};
constexpr std::array kActivityFields{Field::area, Field::description, Field::starts_on,
                                     Field::ends_on, Field::detail};
constexpr std::array kListFields{Field::strategy, Field::description};

}  // namespace

std::string_view name_of(DocumentKind kind) { return name_in(kDocumentKinds, kind); }
std::string_view name_of(RecordKind kind) { return name_in(kRecordKinds, kind); }
std::string_view name_of(Field field) { return name_in(kFields, field); }

std::string_view name_of(StatusCode code) {
  switch (code) {
    case StatusCode::none: return "";
    case StatusCode::done: return "done";
    case StatusCode::partly_done: return "partly_done";
    case StatusCode::not_done: return "not_done";
  }
  return "";
}

std::string_view name_of(StatedState state) {
  switch (state) {
    case StatedState::stated: return "stated";
    case StatedState::absent: return "absent";
    case StatedState::lost: return "lost";
  }
  return "absent";
}

std::optional<DocumentKind> document_kind(std::string_view name) {
  return value_in(kDocumentKinds, name);
}
std::optional<RecordKind> record_kind(std::string_view name) {
  return value_in(kRecordKinds, name);
}
std::optional<Field> field(std::string_view name) { return value_in(kFields, name); }

std::span<const Field> fields_of(RecordKind kind) {
  switch (kind) {
    case RecordKind::risk: return kRiskFields;
    case RecordKind::control: return kControlFields;
    case RecordKind::measure: return kMeasureFields;
    case RecordKind::goal: return kGoalFields;
    case RecordKind::activity: return kActivityFields;
    case RecordKind::indicator:
    case RecordKind::priority: return kListFields;
  }
  return {};
}

Field main_field(RecordKind kind) {
  return kind == RecordKind::goal ? Field::statement : Field::description;
}

const Value* find(const Record& record, Field field) {
  const auto found = record.fields.find(field);
  return found == record.fields.end() ? nullptr : &found->second;
}

std::string_view text_of(const Record& record, Field field) {
  const Value* value = find(record, field);
  return value == nullptr ? std::string_view{} : std::string_view{value->text};
}

}  // namespace planlupp
