#include "normalize/row_values.h"

#include <re2/re2.h>

#include <algorithm>
#include <iterator>

#include "normalize/table_join.h"
#include "normalize/text.h"

namespace planlupp {

bool shown_by_colour(Meaning meaning) {
  return meaning == Meaning::status || meaning == Meaning::goal_status ||
         meaning == Meaning::level || meaning == Meaning::trend || meaning == Meaning::prognosis;
}

std::optional<Meaning> split_label(std::string_view text, const Terms& terms, std::string& rest) {
  static const RE2 kNumbered(
      R"((\pL[\pL ]*?)\s+(?:nr\.?\s*)?\d{1,2}(?:\.\d{1,2})?\s*[.:–-]\s+(.+))");
  std::string name, words;
  if (RE2::FullMatch(text, kNumbered, &name, &words)) {  // "Mål 2. Trygg skola"
    const auto meaning = terms.label(name);
    if (meaning) rest = words;
    return meaning;
  }
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon > 60) return std::nullopt;
  const auto meaning = terms.label(text.substr(0, colon));
  if (meaning) rest = std::string(trim(text.substr(colon + 1)));
  return meaning;
}

void doubt(Value& value, double confidence, const std::string& reason) {
  if (confidence >= value.confidence || reason.empty()) return;
  value.confidence = confidence;
  value.reason = reason;
}

bool is_goal(Meaning meaning) {
  return meaning == Meaning::goal || meaning == Meaning::goal_or_target;
}

void set_heading_values(Record& record, const HeadingValues& headings) {
  if (headings.area && find(record, Field::area) == nullptr) {
    record.fields.emplace(Field::area, *headings.area);
  }
  if (headings.strategy && record.kind == RecordKind::goal &&
      find(record, Field::strategy) == nullptr) {
    record.fields.emplace(Field::strategy, *headings.strategy);
  }
}

std::optional<std::size_t> lone_cell(const Row& row) {
  std::optional<std::size_t> lone;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    if (row.cells[c].empty()) continue;
    if (lone) return std::nullopt;
    lone = c;
  }
  return lone;
}

void join_group_names(Table& table, const ColumnPlan& plan) {
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    if (!groups(plan.columns[c].meaning)) continue;
    for (std::size_t r = table.header_rows + 1; r < table.rows.size(); ++r) {
      Cell& here = table.rows[r].cells[c];
      Cell& above = table.rows[r - 1].cells[c];
      if (here.empty() || above.empty()) continue;
      const std::string before = plain_text(above);
      if (!is_lower(first_char(trim(plain_text(here)))) || !is_upper(first_char(trim(before))) ||
          before.ends_with('.')) {
        continue;
      }
      std::move(here.lines.begin(), here.lines.end(), std::back_inserter(above.lines));
      here.lines.clear();
    }
  }
}

Groups::Groups(const ColumnPlan& plan, const Table& table, Meaning key) {
  std::size_t at = plan.columns.size();
  for (std::size_t c = plan.columns.size(); c-- > 0;) {
    if (plan.columns[c].meaning == key) at = c;
  }
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    if (groups(plan.columns[c].meaning) && c <= at) columns_.push_back(c);
  }
  // Where the first group is written in every row, an empty cell in another one is empty.
  if (columns_.size() > 1 && at < plan.columns.size()) {
    bool merged = false;
    for (std::size_t r = table.header_rows; r < table.rows.size(); ++r) {
      const auto& cells = table.rows[r].cells;
      merged |= cells[columns_[0]].empty() && !cells[at].empty();
    }
    if (!merged) columns_.resize(1);
  }
}

bool Groups::holds(std::size_t column) const {
  return std::find(columns_.begin(), columns_.end(), column) != columns_.end();
}

void Groups::fill(std::size_t column, const Cell& cell, std::optional<Value>& value) {
  if (!holds(column)) return;
  if (value) {
    held_.insert_or_assign(column, *value);
  } else if (!cell.empty()) {
    held_.erase(column);  // a dash: none
  } else if (const auto found = held_.find(column); found != held_.end()) {
    value = found->second;
  }
}

}  // namespace planlupp
