// What a table is about and what each of its columns holds: by the headings, and where they are
// missing or say several things, by the other headings and by what the cells look like.
//
//   Risk | S | K | Konsekvens        cells of the last are sentences: a consequence
//   Risk | Sannolikhet | Konsekvens  cells of the last are "3 - Kännbar": a severity
//   Risk | Kontrollmoment | (none)   cells of the last are "2 ggr/år": a frequency
#pragma once

#include <string>
#include <vector>

#include "extract/table.h"
#include "normalize/terms.h"

namespace planlupp {

class CellForms;
class Healer;

enum class TableTopic {
  none,        // a budget, a calendar, anything else: kept as text
  risks,       // a risk (or a control) a row
  goals,       // a goal a row
  activities,  // what is to be done from when to when
  lists,       // priorities and indicators in columns of lists
  measures,    // measures of an area, without risks
};

struct Column {
  Meaning meaning = Meaning::other;
  std::string heading;   // healed; empty: the column has none
  bool guessed = false;  // by its cells, not by its heading
  double width = 0;      // of its widest line (line_width in heal.h)
};

struct ColumnPlan {
  TableTopic topic = TableTopic::none;
  std::vector<Column> columns;  // as many as the table has

  [[nodiscard]] bool has(Meaning meaning) const;
};

[[nodiscard]] ColumnPlan plan_columns(const Table& table, const Terms& terms,
                                      const CellForms& forms, const Healer& healer);

// Label-value form: most rows begin with a label, and the first row is no row of headings.
[[nodiscard]] bool is_label_value(const Table& table, const Terms& terms);

}  // namespace planlupp
