// Tables to records: a row is a risk, a goal, an activity..., groups are filled down, label rows
// and section rows go to what they stand beside, label-value tables become one record each.
#pragma once

#include <optional>

#include "normalize/columns.h"
#include "normalize/record.h"
#include "normalize/sections.h"
#include "normalize/values.h"

namespace planlupp {

// Area and strategy from the headings over a table, where it has no column for them.
struct HeadingValues {
  std::optional<Value> area, strategy;
  std::optional<Value> goal;  // "Nämndmål: Trygg skola" over the goal's indicators
};

struct TableReader {
  const Extraction& extraction;
  const Reading& reading;
  RecordSet& out;

  // Risks and their controls and measures from a grid. of_last: the rows are controls of the risk
  // that was read last.
  void read_risks(const Table& table, const ColumnPlan& plan, const HeadingValues& headings,
                  bool of_last = false);
  void read_goals(const Table& table, const ColumnPlan& plan, const HeadingValues& headings);
  void read_activities(const Table& table, const ColumnPlan& plan, const HeadingValues& headings);
  void read_lists(const Table& table, const ColumnPlan& plan, const HeadingValues& headings);
  // of: the risk that the measures belong to; nullptr: to the area.
  void read_measures(const Table& table, const ColumnPlan& plan, const HeadingValues& headings,
                     Record* of = nullptr);
  // Label-value tables: risks or goals, by their labels.
  void read_cards(const Table& table, const HeadingValues& headings);

  // What a cell says; its colour where that is what the column shows.
  [[nodiscard]] std::optional<Value> value(const Row& row, std::size_t column,
                                           const ColumnPlan& plan) const;
};

}  // namespace planlupp
