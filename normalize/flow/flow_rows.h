// Finds the rows and cells in a stretch of a flow, given what is known of its columns: the cheapest
// way to cut the words into cells, where every oddness has its price (flow_model.h has the prices
// of what columns hold, flow_rows.cpp those of how cells are set). No rule decides alone.
//
//   columns Risk, S, K, Hantering
//   "Jäv vid beslut 2"                 -> row: Jäv vid beslut | 2 | 3 | begränsa
//   "3 begränsa Hög sjukfrånvaro"      -> row: Hög sjukfrånvaro | ...
//
// Besides cells it knows rows that span the table ("Risk: ..." above its controls), labels with
// their value between rows ("Resultat"), the tails of cells that a page has cut, which follow
// column by column after the break, and lines that are no longer in the table.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "normalize/cell_form.h"
#include "normalize/flow/flow_model.h"
#include "normalize/flow/flow_text.h"
#include "normalize/terms.h"

namespace planlupp {

// Words of the flow that are one stretch of table, repeated heads left out.
struct FlowRegion {
  std::vector<std::size_t> words;  // of FlowText
  std::vector<Joint> joints;       // before each of them
  bool head_follows = false;  // a new head comes behind: chapters' headings may stand at its end
};

enum class CellRole : unsigned char {
  cell,
  tail,     // goes on with the cell of its column in the row before
  section,  // spans all columns
  label,    // of the value that follows
  value,
  outside,  // no longer in the table
};

struct FoundCell {
  CellRole role = CellRole::cell;
  std::size_t column = 0;           // cells and tails
  std::size_t first = 0, last = 0;  // indexes into FlowRegion::words
  bool begins_row = false;
  FormSet forms{};
  bool doubtful = false;  // its row could be cut otherwise (flow_doubt.h)
};

struct FoundRows {
  std::vector<FoundCell> cells;  // in reading order, all words of the region
  double cost = 0;
};

// How many lines of a document begin with a known label, alone, before other words or before a
// colon, by what the label means.
struct LabelCounts {
  static constexpr std::size_t kMeanings = static_cast<std::size_t>(Meaning::other) + 1;
  std::array<std::size_t, kMeanings> plain{}, colon{};
};

[[nodiscard]] LabelCounts count_labels(const FlowText& text, const Terms& terms);

// letters_key of the names of numbered headings, sorted.
[[nodiscard]] std::vector<std::string> heading_names(const FlowText& text);

// What all regions of a document share.
struct RowContext {
  const FlowText& text;
  const Terms& terms;
  const CellForms& forms;
  double page_width = 0;  // of the widest lines, in ems
  LabelCounts labels{};
  std::vector<std::string> headings{};  // heading_names()
};

class RowSearch {
 public:
  RowSearch(const RowContext& context, FlowRegion region);
  ~RowSearch();
  RowSearch(RowSearch&&) noexcept;

  [[nodiscard]] const FlowRegion& region() const;

  // How many of its pieces look like a cell of that form.
  [[nodiscard]] std::size_t count(CellForm form);

  // How wide its lines are, in ems.
  [[nodiscard]] std::vector<double> line_widths() const;

  // Of how many pieces its text is; and of how many the lines are that begin with the first n.
  [[nodiscard]] std::size_t units() const;
  [[nodiscard]] std::size_t whole_lines(std::size_t n) const;

  // The rows of the first units. Readings that are dearer than the cheapest by the beam are given
  // up on the way.
  [[nodiscard]] FoundRows find(const ColumnModel& columns, const JointModel& joints, double beam,
                               std::size_t units);

  // Tells the models what was found.
  void teach(const FoundRows& rows, ColumnModel& columns, JointModel& joints);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace planlupp
