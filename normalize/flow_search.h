// The search behind RowSearch: which cell of which column ends where, by dynamic programming over
// units and states. A state is the kind of a cell; every cell pays for what is odd about it, for
// the columns left empty before it, and for where it ends.
//
//   unit            "Jäv vid"  "beslut"  "2"  "3"  (page)  "om inköp"
//   states          cell 0 ------------> 1    2            tail of 0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <unordered_map>
#include <vector>

#include "normalize/flow_hints.h"
#include "normalize/flow_rows.h"
#include "normalize/flow_units.h"

namespace planlupp {

class RowSearch::Impl {
 public:
  Impl(const RowContext& context, FlowRegion region);

  [[nodiscard]] const FlowRegion& region() const { return region_; }

  [[nodiscard]] std::size_t count(CellForm form);
  [[nodiscard]] std::vector<double> line_widths() const;
  FoundRows find(const ColumnModel& columns, const JointModel& joints, double beam);
  void teach(const FoundRows& rows, ColumnModel& columns, JointModel& joints);

 private:
  // A state: which kind of cell, by its number. Columns first, then their tails, then the others.
  // Cells of rows that a page cuts have states of their own: such a row must reach the break.
  [[nodiscard]] std::size_t cut(std::size_t column) const { return n_ + column; }
  [[nodiscard]] std::size_t tail_of(std::size_t column) const { return 2 * n_ + column; }
  [[nodiscard]] std::size_t section() const { return 3 * n_; }
  [[nodiscard]] std::size_t label() const { return 3 * n_ + 1; }
  [[nodiscard]] std::size_t value() const { return 3 * n_ + 2; }
  [[nodiscard]] std::size_t outside() const { return 3 * n_ + 3; }
  [[nodiscard]] std::size_t states() const { return 3 * n_ + 4; }
  [[nodiscard]] bool is_column(std::size_t s) const { return s < 2 * n_; }
  [[nodiscard]] bool is_cut(std::size_t s) const { return s >= n_ && s < 2 * n_; }
  [[nodiscard]] bool is_tail(std::size_t s) const { return s >= 2 * n_ && s < 3 * n_; }
  [[nodiscard]] std::size_t column_of(std::size_t s) const { return s % n_; }

  static constexpr double kLabelInCell = 8;  // a cell begins like a label between rows
  static constexpr double kFigures = 6;      // a line of another table's figures
  static constexpr double kTail = 1.5;       // that a page cuts a row
  static constexpr double kNever = std::numeric_limits<double>::infinity();
  struct Start {  // a cell of a state begins before a unit
    double cost = kNever;
    std::size_t before = 0;  // the state of the cell that ended there
    bool row = false;
  };
  struct End {  // a cell of a state ends before a unit
    double cost = kNever;
    std::size_t from = 0;  // the unit that it began with
  };
  static constexpr std::size_t kFirst = static_cast<std::size_t>(-1);  // before the region

  Start& start(std::size_t u, std::size_t s) { return starts_[u * states() + s]; }
  End& end(std::size_t u, std::size_t s) { return ends_[u * states() + s]; }

  void begin_cells(std::size_t u);
  void offer(std::size_t u, std::size_t s, double cost, std::size_t before, bool row);
  void after(std::size_t u, std::size_t before, double cost);
  void new_row(std::size_t u, std::size_t before, double cost, std::size_t from);
  void tails(std::size_t u, std::size_t before, double cost);
  struct Half {
    bool found = false;
    bool cut = false;                 // of a row that was taken for one that a page cuts
    bool tail = false;                // itself what is left of a cell that another page cut
    bool repeated = false;            // one more measure of a row above was passed on the way
    std::size_t first = 0, last = 0;  // units
  };
  void find_halves(std::size_t u, std::size_t before);
  [[nodiscard]] double open_half(std::size_t column);
  [[nodiscard]] double left_open(std::size_t u, std::size_t before);
  [[nodiscard]] double tail_cost(std::size_t u, std::size_t column);
  [[nodiscard]] double joint_cost(std::size_t column, std::size_t first, std::size_t last,
                                  std::size_t u);
  [[nodiscard]] double open_cost(std::size_t column, std::size_t first, std::size_t last);
  struct Joined {
    double cost = 0;
    double tail = 0;     // more of it for tails
    bool line = false;   // a line ends here
    bool wraps = false;  // where its column was too narrow for the next word
  };
  [[nodiscard]] Joined joined(std::size_t u, std::size_t b, std::size_t lines) const;
  [[nodiscard]] double inside_span(std::size_t s, std::size_t b, std::size_t lines) const;
  [[nodiscard]] double parted(std::size_t b, std::size_t lines, bool closed) const;
  [[nodiscard]] const std::vector<double>& form_costs(const FormSet& forms);
  [[nodiscard]] double name_cost(std::size_t column, std::size_t u, std::size_t b) const;
  void put(std::size_t u, std::size_t s, std::size_t from, double cost);
  void end_cells(std::size_t u, std::size_t b, double width, std::size_t lines, double limit);
  void extend_cells(std::size_t u, double limit);
  void extend_outside(std::size_t u);
  void extend(std::size_t u, std::size_t s);
  [[nodiscard]] double left_empty(std::size_t u, std::size_t before, std::size_t from) const;
  [[nodiscard]] double empties(std::size_t u, double skipped, bool any) const;
  void find_pages();
  void finish(FoundRows& rows);

  RowContext context_;
  FlowRegion region_;
  FlowUnits units_;
  FlowHints hints_;
  bool shows_empty_ = false;  // the export marks empty cells

  const ColumnModel* columns_ = nullptr;
  const JointModel* joints_ = nullptr;
  std::size_t n_ = 0;
  std::size_t groups_ = 0;  // the first columns that name groups of rows
  double widest_ = 0;
  double beam_ = 0;  // states dearer than the cheapest by this are given up
  std::vector<bool> page_near_;
  std::vector<Half> halves_;
  std::vector<Start> starts_;
  std::vector<End> ends_;
  std::vector<double> inside_, least_;  // by column, of the cells that begin before a unit
  double in_tail_ = 0;
  std::unordered_map<std::uint32_t, std::vector<double>> form_costs_;
  std::vector<double> cheapest_;  // of the cells that end before a unit
};

}  // namespace planlupp
