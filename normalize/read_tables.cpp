#include "normalize/read_tables.h"

#include <algorithm>
#include <utility>

#include "normalize/record_sink.h"
#include "normalize/row_values.h"
#include "normalize/table_join.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr double kGuessed = 0.7;  // a column told by its cells

}  // namespace

std::optional<Value> TableReader::value(const Row& row, std::size_t column,
                                        const ColumnPlan& plan) const {
  auto made = make_value(row.cells[column].lines, plan.columns[column].width, reading);
  if (!made && shown_by_colour(plan.columns[column].meaning)) made = colour_value(row, column);
  if (made && plan.columns[column].guessed) {
    made->confidence = kGuessed;
    made->reason = "the column has no heading; told by what its cells look like";
  }
  if (made) doubt(*made, row.confidence, row.reason);
  return made;
}

void TableReader::read_goals(const Table& table, const ColumnPlan& plan,
                             const HeadingValues& headings) {
  Groups held(plan, table, Meaning::goal);
  HeadingValues above = headings;
  std::optional<Value> statement = plan.has(Meaning::goal) ? std::nullopt : headings.goal;
  for (std::size_t r = table.header_rows; r < table.rows.size(); ++r) {
    const Row& row = table.rows[r];
    std::vector<Filled> filled;
    bool key = false, other = false, measured = false;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const Meaning meaning = plan.columns[c].meaning;
      auto made = value(row, c, plan);
      const bool own = made.has_value();
      held.fill(c, row.cells[c], made);
      key |= own && meaning == Meaning::goal;
      other |= own && !held.holds(c);
      measured |= own && (meaning == Meaning::indicator || meaning == Meaning::target);
      if (made) filled.push_back({&plan.columns[c], std::move(*made)});
    }
    if (!other) continue;
    const auto lone = lone_cell(row);
    const auto across = lone && *lone == 0 ? std::optional(filled.front().value) : std::nullopt;
    std::string rest;
    const auto label = across ? split_label(across->text, reading.terms, rest) : std::nullopt;
    if (label && is_goal(*label) && !rest.empty() && !plan.has(Meaning::goal)) {
      statement = derived(*across, rest);
      continue;
    }
    if (label && groups(*label) && !rest.empty()) {
      above.area = derived(*across, rest);
      continue;
    }
    if (across && row.cells[0].column_span * 2 > static_cast<int>(plan.columns.size())) {
      above.area = across;
      continue;
    }
    if (!key && !measured && !out.goals.empty() && statement) {
      // The rest of the goal above.
      for (Filled& one : filled) {
        if (groups(one.column->meaning)) continue;
        put_goal(out.goals.back(), one.column->meaning, std::move(one.value), one.column->heading,
                 reading);
      }
      continue;
    }
    Record goal;
    goal.kind = RecordKind::goal;
    goal.ordinal = static_cast<int>(out.goals.size()) + 1;
    for (Filled& one : filled) {
      if (one.column->meaning == Meaning::goal) statement = one.value;
      put_goal(goal, one.column->meaning, std::move(one.value), one.column->heading, reading);
    }
    if (!key && statement) set_field(goal, Field::statement, *statement);
    set_heading_values(goal, above);
    out.goals.push_back(std::move(goal));
  }
}

void TableReader::read_activities(const Table& table, const ColumnPlan& plan,
                                  const HeadingValues& headings) {
  for (std::size_t r = table.header_rows; r < table.rows.size(); ++r) {
    Record activity;
    activity.kind = RecordKind::activity;
    activity.ordinal = static_cast<int>(out.activities.size()) + 1;
    for (std::size_t c = 0; c < plan.columns.size(); ++c) {
      auto made = value(table.rows[r], c, plan);
      if (!made) continue;
      const std::vector<FoundDate> dates = find_dates(made->text);
      const auto put_date = [&](Field field, std::size_t index) {
        set_field(activity, field, index < dates.size() ? derived(*made, dates[index].iso) : *made);
      };
      switch (plan.columns[c].meaning) {
        case Meaning::activity: set_field(activity, Field::description, *made); break;
        case Meaning::detail: set_field(activity, Field::detail, *made); break;
        case Meaning::area: set_field(activity, Field::area, *made); break;
        case Meaning::starts_on: put_date(Field::starts_on, 0); break;
        case Meaning::ends_on:
        case Meaning::deadline: put_date(Field::ends_on, 0); break;
        case Meaning::start_end:
          if (!dates.empty()) put_date(Field::starts_on, 0);
          if (dates.size() > 1) put_date(Field::ends_on, 1);
          if (dates.empty()) add_attribute(activity, plan.columns[c].heading, *made);
          break;
        default: add_attribute(activity, plan.columns[c].heading, *made);
      }
    }
    if (activity.fields.size() <= activity.fields.count(Field::area)) continue;
    set_heading_values(activity, headings);
    out.activities.push_back(std::move(activity));
  }
}

void TableReader::read_lists(const Table& table, const ColumnPlan& plan,
                             const HeadingValues& headings) {
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    const Meaning meaning = plan.columns[c].meaning;
    if (meaning != Meaning::priority && meaning != Meaning::indicator) continue;
    auto& list = meaning == Meaning::priority ? out.priorities : out.indicators;
    for (std::size_t r = table.header_rows; r < table.rows.size(); ++r) {
      for (const auto& item : split_items(table.rows[r].cells[c].lines)) {
        auto made = make_value(item, plan.columns[c].width, reading);
        if (!made) continue;
        Record record;
        record.kind = meaning == Meaning::priority ? RecordKind::priority : RecordKind::indicator;
        record.ordinal = static_cast<int>(list.size()) + 1;
        record.fields.emplace(Field::description, std::move(*made));
        if (headings.area) record.fields.emplace(Field::strategy, *headings.area);
        list.push_back(std::move(record));
      }
    }
  }
}

void TableReader::read_measures(const Table& table, const ColumnPlan& plan,
                                const HeadingValues& headings, Record* of) {
  std::vector<Record>& measures = of != nullptr ? of->measures : out.measures;
  Groups held(plan, table, Meaning::measure);
  for (std::size_t r = table.header_rows; r < table.rows.size(); ++r) {
    const Row& row = table.rows[r];
    std::vector<Filled> filled;
    std::vector<Value> items;
    for (std::size_t c = 0; c < plan.columns.size(); ++c) {
      if (plan.columns[c].meaning == Meaning::measure) {
        for (const auto& item : split_items(row.cells[c].lines)) {
          if (auto made = make_value(item, plan.columns[c].width, reading)) items.push_back(*made);
        }
        continue;
      }
      auto made = value(row, c, plan);
      if (made) doubt(*made, table.confidence, table.reason);
      held.fill(c, row.cells[c], made);
      if (made) filled.push_back({&plan.columns[c], std::move(*made)});
    }
    for (Value& item : items) {
      Record measure;
      measure.kind = RecordKind::measure;
      measure.ordinal = static_cast<int>(measures.size()) + 1;
      set_field(measure, Field::description, std::move(item));
      for (const Filled& one : filled) {
        switch (one.column->meaning) {
          case Meaning::area:
          case Meaning::strategy:
          case Meaning::process:
          case Meaning::category: set_field(measure, Field::area, one.value); break;
          case Meaning::measure_responsible:
            set_field(measure, Field::responsible, one.value);
            break;
          case Meaning::deadline:
          case Meaning::ends_on: set_field(measure, Field::deadline, one.value); break;
          case Meaning::status: set_field(measure, Field::status, one.value); break;
          case Meaning::comment: set_field(measure, Field::comment, one.value); break;
          default: add_attribute(measure, one.column->heading, one.value);
        }
      }
      if (of == nullptr) set_heading_values(measure, headings);
      measures.push_back(std::move(measure));
    }
  }
}

}  // namespace planlupp
