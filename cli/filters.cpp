#include "cli/filters.h"

#include <charconv>
#include <string_view>

namespace planlupp::cli {
namespace {

std::optional<int> year_of(std::string_view text) {
  int year = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), year);
  const bool whole = end.ec == std::errc{} && end.ptr == text.data() + text.size();
  return whole && text.size() == 4 ? std::optional(year) : std::nullopt;
}

}  // namespace

void Filters::declare(Arguments& arguments) {
  arguments.option("--organisation", filter_.organisation, "a part of the organisation's name")
      .value_name("NAME");
  arguments.option("--body", filter_.body, "a part of the board's or committee's name")
      .value_name("NAME");
  arguments.option("--year", year_, "of this year, or of several: 2020-2024").value_name("YEAR");
  arguments
      .option("--kind", filter_.kind,
              "of documents of this kind: internal_control_plan, internal_control_follow_up,\n"
              "operational_plan, goal_follow_up or unknown")
      .one_of({"internal_control_plan", "internal_control_follow_up", "operational_plan",
               "goal_follow_up", "unknown"});
}

void Filters::declare_records(Arguments& arguments) {
  declare(arguments);
  arguments.option("--area", filter_.area, "a part of the area's name").value_name("TEXT");
  arguments.option("--text", filter_.text, "a part of the description or statement")
      .value_name("TEXT");
  arguments.option("--min-score", filter_.min_score, "of risks with at least this stated score")
      .value_name("N");
  arguments
      .option("--status", filter_.status,
              "done, partly_done, not_done, or a part of what the document shows")
      .value_name("STATUS");
}

Result<Filter> Filters::filter() const {
  Filter filter = filter_;
  if (year_.empty()) return filter;
  const auto dash = year_.find('-');
  const std::string_view first = std::string_view(year_).substr(0, dash);
  const std::string_view last =
      dash == std::string::npos ? first : std::string_view(year_).substr(dash + 1);
  filter.year_from = year_of(first);
  filter.year_to = year_of(last);
  if (!filter.year_from || !filter.year_to) {
    return Error{ErrorCode::usage, "--year",
                 "expected a year or two (2024, 2020-2024), found \"" + year_ + "\""};
  }
  if (*filter.year_from > *filter.year_to) {
    return Error{ErrorCode::usage, "--year",
                 "expected the earlier year first, found \"" + year_ + "\""};
  }
  return filter;
}

}  // namespace planlupp::cli
