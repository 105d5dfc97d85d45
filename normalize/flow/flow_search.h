// The search behind RowSearch: which cell of which column ends where, by dynamic programming over
// units and states. A state is the kind of a cell; every cell pays for what is odd about it, for
// the columns left empty before it, and for where it ends.
//
//   unit            "Jäv vid"  "beslut"  "2"  "3"  (page)  "om inköp"
//   states          cell 0 ------------> 1    2            tail of 0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <vector>

#include "normalize/flow/flow_hints.h"
#include "normalize/flow/flow_prices.h"
#include "normalize/flow/flow_rows.h"
#include "normalize/flow/flow_units.h"
#include "normalize/flow/lanes.h"

namespace planlupp {

class RowSearch::Impl {
 public:
  Impl(const RowContext& context, FlowRegion region);

  [[nodiscard]] const FlowRegion& region() const { return region_; }

  [[nodiscard]] std::size_t count(CellForm form);
  [[nodiscard]] std::vector<double> line_widths() const;
  [[nodiscard]] std::size_t units() const { return units_.size(); }
  [[nodiscard]] std::size_t whole_lines(std::size_t n) const;
  FoundRows find(const ColumnModel& columns, const JointModel& joints, double beam,
                 std::size_t units);
  void teach(const FoundRows& rows, ColumnModel& columns, JointModel& joints);

 private:
  // A state: which kind of cell, by its number. Columns first, then their tails, then the others.
  // Cells of rows that a page cuts have states of their own: such a row must reach the break. Each
  // kind has room for whole lanes; states without a column are never reached.
  [[nodiscard]] std::size_t cut(std::size_t column) const { return room_ + column; }
  [[nodiscard]] std::size_t tail_of(std::size_t column) const { return 2 * room_ + column; }
  [[nodiscard]] std::size_t section() const { return 3 * room_; }
  [[nodiscard]] std::size_t label() const { return 3 * room_ + 1; }
  [[nodiscard]] std::size_t value() const { return 3 * room_ + 2; }
  [[nodiscard]] std::size_t outside() const { return 3 * room_ + 3; }
  [[nodiscard]] std::size_t states() const { return 3 * room_ + 4; }
  [[nodiscard]] bool is_column(std::size_t s) const { return s < 2 * room_; }
  [[nodiscard]] bool is_cut(std::size_t s) const { return s >= room_ && s < 2 * room_; }
  [[nodiscard]] bool is_tail(std::size_t s) const { return s >= 2 * room_ && s < 3 * room_; }
  [[nodiscard]] std::size_t column_of(std::size_t s) const { return s % room_; }

  static constexpr float kLabelInCell = 8;  // a cell begins like a label between rows
  static constexpr float kFigures = 6;      // a line of another table's figures
  static constexpr float kTail = 1.5;       // that a page cuts a row
  static constexpr float kNever = std::numeric_limits<float>::infinity();
  static constexpr std::size_t kFirst = static_cast<std::size_t>(-1);  // before the region

  // A cell of a state begins before a unit: what stands there, the state of the cell that ended
  // there, and whether a row begins.
  struct Start {
    std::size_t before = 0;
    bool row = false;
  };
  [[nodiscard]] std::size_t at(std::size_t u, std::size_t s) const { return u * states() + s; }
  [[nodiscard]] float start(std::size_t u, std::size_t s) const { return start_cost_[at(u, s)]; }
  [[nodiscard]] Start start_of(std::size_t u, std::size_t s) const {
    const std::int32_t from = start_from_[at(u, s)];
    const auto before = static_cast<std::size_t>(from / 2);
    return {before == states() ? kFirst : before, from % 2 == 1};
  }
  [[nodiscard]] std::int32_t from_number(std::size_t before, bool row) const {
    return static_cast<std::int32_t>(2 * (before == kFirst ? states() : before) + (row ? 1 : 0));
  }
  // A cell of a state ends before a unit: what it costs until there, the unit that it began with.
  [[nodiscard]] float end(std::size_t u, std::size_t s) const { return end_cost_[at(u, s)]; }
  [[nodiscard]] std::size_t end_from(std::size_t u, std::size_t s) const {
    return static_cast<std::size_t>(end_from_[at(u, s)]);
  }

  void begin_cells(std::size_t u);
  void offer(std::size_t u, std::size_t s, float cost, std::size_t before, bool row);
  void offer_lanes(std::size_t place, Lanes costs, std::int32_t from);
  void after(std::size_t u, std::size_t before, float cost);
  void go_on(std::size_t u, std::size_t before, float cost);
  void close_row(std::size_t u, std::size_t before, float cost, std::size_t from);
  void new_rows(std::size_t u);
  void tails(std::size_t u, std::size_t before, float cost);
  // How a row that ends there costs least: before a row that begins with its first cell, before one
  // that does not, and where the table is over.
  struct RowEnd {
    float cost = kNever;
    std::size_t before = 0;
  };
  struct Empties {     // what cells left empty before a unit cost
    float weight = 1;  // of what they cost by their columns
    float any = 0;     // more, if there are any
    float none = 0;    // more, if there are none
  };
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
  [[nodiscard]] FormSet joined_forms(std::size_t first, std::size_t last, std::size_t u);
  [[nodiscard]] double open_cost(std::size_t column, std::size_t first, std::size_t last);
  struct Joined {
    std::array<float, 3> cost{};  // by the lines that the cell has so far
    float tail = 0;               // more of it for tails
    bool line = false;            // a line ends here
    bool wraps = false;           // where its column was too narrow for the next word
  };
  void price_joints();
  [[nodiscard]] Joined joined(std::size_t b) const;
  [[nodiscard]] float joined_cost(std::size_t b, std::size_t lines) const;
  [[nodiscard]] double inside_span(std::size_t s, std::size_t b, std::size_t lines) const;
  [[nodiscard]] double parted(std::size_t b, std::size_t lines, bool closed) const;
  void put(std::size_t u, std::size_t s, std::size_t from, float cost);
  void end_cells(std::size_t u, std::size_t b, float width, std::size_t lines);
  void put_lanes(std::size_t place, Lanes costs, LaneInts from);
  void extend_cells(std::size_t u, float limit);
  [[nodiscard]] bool begin_lanes(std::size_t u, float limit);
  [[nodiscard]] bool still_open(std::size_t b);
  void join_lanes(std::size_t u, std::size_t b, std::size_t lines, float x);
  [[nodiscard]] std::size_t strangers_in(std::size_t u, std::size_t to) const;
  void extend_outside(std::size_t u);
  void extend(std::size_t u, std::size_t s);
  [[nodiscard]] float left_empty(std::size_t u, std::size_t before, std::size_t from) const;
  [[nodiscard]] Empties empties_before(std::size_t u) const;
  void find_pages();
  void finish(FoundRows& rows);

  RowContext context_;
  FlowRegion region_;
  FlowUnits units_;
  FlowHints hints_;
  bool shows_empty_ = false;  // the export marks empty cells

  const ColumnModel* columns_ = nullptr;
  const JointModel* joints_ = nullptr;
  std::size_t size_ = 0;  // how many units are read
  std::size_t n_ = 0;
  std::size_t groups_ = 0;  // the first columns that name groups of rows
  double widest_ = 0;
  float beam_ = 0;  // states dearer than the cheapest by this are given up
  std::optional<ColumnPrices> prices_;
  std::size_t room_ = 0;  // for columns, in lanes
  std::vector<bool> page_near_;
  std::vector<Joined> joined_;  // before each unit
  std::vector<Half> halves_;
  std::vector<float> start_cost_, end_cost_;         // by unit and state
  std::vector<std::int32_t> start_from_, end_from_;  // from_number(); units
  std::vector<float> cheapest_;                      // of the cells that end before a unit
  // Before the unit at hand: what every cell costs more, the rows that could end there.
  float cell_more_ = 0, other_more_ = 0;
  Empties empties_;
  RowEnd closed_, reached_, over_;
  // Of the cells that begin before a unit, by column: what they cost until there, and inside.
  std::vector<float> plain_, cut_, tail_, inside_, least_;
  bool cuts_ = false, tails_ = false;  // whether there are any
  float in_tail_ = 0;
  std::map<std::array<std::size_t, 3>, FormSet> joined_forms_;  // whatever the columns are
};

}  // namespace planlupp
