#include <array>
#include <utility>

#include "normalize/terms.h"

namespace planlupp {
namespace {

constexpr std::array kMeanings{
    std::pair{Meaning::activity, "activity"},
    std::pair{Meaning::activity_comment, "activity_comment"},
    std::pair{Meaning::area, "area"},
    std::pair{Meaning::assessment, "assessment"},
    std::pair{Meaning::assignment, "assignment"},
    std::pair{Meaning::baseline, "baseline"},
    std::pair{Meaning::budget, "budget"},
    std::pair{Meaning::category, "category"},
    std::pair{Meaning::cause, "cause"},
    std::pair{Meaning::code, "code"},
    std::pair{Meaning::comment, "comment"},
    std::pair{Meaning::comparison, "comparison"},
    std::pair{Meaning::consequence, "consequence"},
    std::pair{Meaning::consequence_or_severity, "consequence_or_severity"},
    std::pair{Meaning::control, "control"},
    std::pair{Meaning::control_goal, "control_goal"},
    std::pair{Meaning::control_responsible, "control_responsible"},
    std::pair{Meaning::deadline, "deadline"},
    std::pair{Meaning::detail, "detail"},
    std::pair{Meaning::deviation, "deviation"},
    std::pair{Meaning::ends_on, "ends_on"},
    std::pair{Meaning::existing_controls, "existing_controls"},
    std::pair{Meaning::frequency, "frequency"},
    std::pair{Meaning::goal, "goal"},
    std::pair{Meaning::goal_or_target, "goal_or_target"},
    std::pair{Meaning::goal_status, "goal_status"},
    std::pair{Meaning::indicator, "indicator"},
    std::pair{Meaning::level, "level"},
    std::pair{Meaning::likelihood, "likelihood"},
    std::pair{Meaning::measure, "measure"},
    std::pair{Meaning::measure_effect, "measure_effect"},
    std::pair{Meaning::measure_responsible, "measure_responsible"},
    std::pair{Meaning::method, "method"},
    std::pair{Meaning::outcome, "outcome"},
    std::pair{Meaning::outcome_previous, "outcome_previous"},
    std::pair{Meaning::priority, "priority"},
    std::pair{Meaning::process, "process"},
    std::pair{Meaning::prognosis, "prognosis"},
    std::pair{Meaning::purpose, "purpose"},
    std::pair{Meaning::rating, "rating"},
    std::pair{Meaning::reports_to, "reports_to"},
    std::pair{Meaning::response, "response"},
    std::pair{Meaning::responsible, "responsible"},
    std::pair{Meaning::responsible_body, "responsible_body"},
    std::pair{Meaning::result, "result"},
    std::pair{Meaning::risk, "risk"},
    std::pair{Meaning::risk_responsible, "risk_responsible"},
    std::pair{Meaning::scope, "scope"},
    std::pair{Meaning::score, "score"},
    std::pair{Meaning::score_inherent, "score_inherent"},
    std::pair{Meaning::score_residual, "score_residual"},
    std::pair{Meaning::severity, "severity"},
    std::pair{Meaning::start_end, "start_end"},
    std::pair{Meaning::starts_on, "starts_on"},
    std::pair{Meaning::status, "status"},
    std::pair{Meaning::strategy, "strategy"},
    std::pair{Meaning::target, "target"},
    std::pair{Meaning::trend, "trend"},
    std::pair{Meaning::unit, "unit"},
    std::pair{Meaning::other, "other"},
};

}  // namespace

std::string_view name_of(Meaning wanted) {
  for (const auto& [known, name] : kMeanings) {
    if (known == wanted) return name;
  }
  return "other";
}

std::optional<Meaning> meaning(std::string_view wanted) {
  for (const auto& [known, name] : kMeanings) {
    if (name == wanted) return known;
  }
  return std::nullopt;
}

}  // namespace planlupp
