// What the lines of a region say besides being cells: labels that stand between rows, rows that
// begin with a label and a colon, headings and running text behind the table.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "normalize/flow/flow_model.h"
#include "normalize/flow/flow_rows.h"
#include "normalize/flow/flow_units.h"

namespace planlupp {

// The cost of a heading outside the table, with nothing else to say that it is one.
constexpr double kHeadingLine = 5;

class FlowHints {
 public:
  FlowHints(const RowContext& context, const FlowRegion& region, FlowUnits& units);

  // The unit after the known label that begins with unit u; 0: there is none.
  [[nodiscard]] std::size_t label_end(std::size_t u) const { return labels_[u].end; }
  // Whether that label can stand between rows of these columns.
  void choose_labels(const ColumnModel& columns);
  [[nodiscard]] bool row_label(std::size_t u) const { return row_label_[u]; }
  // Whether the line begins with a known label and a colon: "Risk: ...".
  [[nodiscard]] bool colon(std::size_t u) const { return colons_[u]; }
  // Whether several lines do so with the same label, which names none of the columns.
  [[nodiscard]] bool section(std::size_t u) const { return sections_[u]; }
  // Whether the unit looks like a cell of a closed form.
  [[nodiscard]] bool stranger(std::size_t u) const { return strangers_[u]; }
  // Whether the line holds figures of another table: more amounts than these columns could.
  [[nodiscard]] bool figures(std::size_t u) const { return figures_[u]; }
  // Whether the line stands over or between such lines.
  [[nodiscard]] bool near_figures(std::size_t u) const { return near_figures_[u]; }
  // Whether areas have the names of headings here.
  [[nodiscard]] bool names_areas() const { return names_areas_; }
  // Whether units [u, end) are a name that the document has as a heading.
  [[nodiscard]] bool named(std::size_t u, std::size_t end) const { return named_[u] == end; }
  // How little the line that begins with unit u looks like a heading or running text.
  [[nodiscard]] double outside(std::size_t u) const { return outside_[u]; }
  // The unit that begins the next line.
  [[nodiscard]] std::size_t line_end(std::size_t u) const;

 private:
  struct Label {
    std::size_t end = 0;
    Meaning meaning = Meaning::other;
    bool alone = false;  // on its line
  };
  [[nodiscard]] Label label_at(std::size_t u) const;
  [[nodiscard]] std::optional<Meaning> colon_at(std::size_t u) const;
  void choose_sections(const ColumnModel& columns);
  void choose_figures(const ColumnModel& columns);
  void find_amounts();
  [[nodiscard]] std::size_t named_at(std::size_t u) const;
  [[nodiscard]] double outside_cost(std::size_t u);
  [[nodiscard]] bool near_end(std::size_t u) const;

  const RowContext& context_;
  const FlowRegion& region_;
  FlowUnits& units_;
  std::vector<Label> labels_;
  std::vector<std::optional<Meaning>> colon_labels_;
  std::vector<bool> row_label_, colons_, sections_, strangers_, figures_, near_figures_;
  bool names_areas_ = false;
  std::vector<std::size_t> amounts_;  // on the line that begins with a unit
  std::vector<std::size_t> named_;    // the unit after a heading's name that begins with one
  std::vector<double> outside_;
};

}  // namespace planlupp
