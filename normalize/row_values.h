// What the readers of tables share: the values of a row's cells, and group cells that hold for the
// rows below them.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/columns.h"
#include "normalize/read_tables.h"
#include "normalize/record.h"

namespace planlupp {

struct Filled {
  const Column* column;
  Value value;
};

// Area, strategy from the headings, where the record has none.
void set_heading_values(Record& record, const HeadingValues& headings);

// The value is no more certain than what it was read from.
void doubt(Value& value, double confidence, const std::string& reason);

// "Risk: jäv vid beslut" in one cell: what its label says, and the rest.
[[nodiscard]] std::optional<Meaning> split_label(std::string_view text, const Terms& terms,
                                                 std::string& rest);

[[nodiscard]] bool is_goal(Meaning meaning);

// A row with text in one cell only.
[[nodiscard]] std::optional<std::size_t> lone_cell(const Row& row);

// Whether a colour without text may be such a column's value.
[[nodiscard]] bool shown_by_colour(Meaning meaning);

// A group's name that runs on in the next row, where nothing parts the rows of a group, goes to the
// row where it begins:
//
//   God ekonomisk | Budget hålls          God ekonomisk hushållning | Budget hålls
//   hushållning   | Färre inhyrda    ->                             | Färre inhyrda
void join_group_names(Table& table, const ColumnPlan& plan);

// Group cells that hold for the rows below them.
class Groups {
 public:
  Groups(const ColumnPlan& plan, const Table& table, Meaning key);

  [[nodiscard]] bool holds(std::size_t column) const;

  // A value of this row, or the one that holds from above.
  void fill(std::size_t column, const Cell& cell, std::optional<Value>& value);

 private:
  std::vector<std::size_t> columns_;
  std::map<std::size_t, Value> held_;
};

}  // namespace planlupp
