#include "normalize/flow_rows.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "normalize/flow_hints.h"
#include "normalize/flow_units.h"

namespace planlupp {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
constexpr double kBeam = 40;    // states dearer than the cheapest by this are given up
constexpr double kGiveUp = 34;  // a cell whose inside costs more is none
constexpr std::size_t kSectionLines = 4;
constexpr std::size_t kCellLines = 90;  // lines of a cell at most

// How rows and cells are set; the unit is the natural logarithm of how seldom it is seen.
constexpr double kRowWithinLine = 9;  // a row begins in the middle of a line
constexpr double kRow = 0.2;          // any new row
constexpr double kRepeat = 3;         // a row of the last columns only: one more measure
constexpr double kSection = 1.5;      // a row over all columns that begins with a label
constexpr double kUnlabelledSection = 9;
constexpr double kLabelRow = 0.5;
constexpr double kGroupRow = 6;        // a row of group cells only
constexpr double kMarkedGroupRow = 1;  // the same where the export shows that others are empty
constexpr std::size_t kCutReach = 80;  // lines of a row before a page break that cuts it
constexpr double kTail = 1.5;          // a page break was followed by tails
constexpr double kRowAfterTail = 0.3;
constexpr double kBlankInTail = 2;
constexpr double kSurelyGoesOn = -2;
constexpr double kStrangeForm = 2.5, kUsualForm = 1.5;  // of a cell under its heading
constexpr double kTailOfNothing = 4;   // a cell begins behind the break, beside a repeated one
constexpr double kOutside = 4;         // the table is over
constexpr double kOutsideAtEnd = 2.5;  // the same, with another head to come soon
constexpr double kNoRow = 9;           // the same, before it has a row
constexpr double kCapital = 2.8;       // a line in a cell begins a sentence that none ended
constexpr double kCapitalInLine = 1.8;
constexpr double kStranger = 1.5;        // inside a cell stands what looks like another one
constexpr double kSentenceLine = 1.2;    // a sentence begins with the line
constexpr double kForcedEmpty = 4;       // no cell is empty where the export shows one
constexpr double kUnmarkedEmpty = 1.2;   // and the other way round
constexpr std::ptrdiff_t kMinMarks = 3;  // of empty cells, for an export that shows them
constexpr double kItem = 2;              // a list item behind an empty line goes on with the cell
constexpr double kItemInLine = 6;        // a list item begins in the middle of a line
constexpr double kLabelInCell = 8;       // a cell begins like a label between rows
constexpr double kClosedEnd = 1.5;
constexpr double kClosedInside = 1.5;  // what stands inside a cell of a closed form costs no more

}  // namespace

class RowSearch::Impl {
 public:
  Impl(const RowContext& context, FlowRegion region)
      : context_(context),
        region_(std::move(region)),
        units_(context_, region_),
        hints_(context_, region_, units_) {
    const auto& words = context_.text.words;
    shows_empty_ = std::count_if(words.begin(), words.end(), [](const FlowWord& word) {
                     return word.joint == Joint::empty;
                   }) >= kMinMarks;
  }

  [[nodiscard]] const FlowRegion& region() const { return region_; }

  [[nodiscard]] std::size_t count(CellForm form) {
    std::size_t n = 0;
    for (std::size_t u = 0; u < units_.size(); ++u) {
      const FlowSpan& span = units_.span(u, u);
      if (span.closed && span.forms.has(form)) ++n;
    }
    return n;
  }

  [[nodiscard]] std::vector<double> line_widths() const {
    std::vector<double> widths;
    for (std::size_t u = 0; u < units_.size(); u = hints_.line_end(u)) {
      widths.push_back(units_[hints_.line_end(u) - 1].x1);
    }
    return widths;
  }

  FoundRows find(const ColumnModel& columns, const JointModel& joints);
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
    bool repeated = false;            // one more measure of a row above was passed on the way
    std::size_t first = 0, last = 0;  // units
  };
  [[nodiscard]] Half first_half(std::size_t u, std::size_t column, std::size_t before);
  [[nodiscard]] double left_open(std::size_t u, std::size_t before, std::size_t to);
  [[nodiscard]] double tail_cost(std::size_t u, std::size_t column, std::size_t before);
  [[nodiscard]] double joint_cost(std::size_t column, std::size_t first, std::size_t last,
                                  std::size_t u);
  [[nodiscard]] double open_cost(std::size_t column, std::size_t first, std::size_t last);
  void extend(std::size_t u, std::size_t s);
  [[nodiscard]] double inside(std::size_t s, std::size_t u, std::size_t b, double x,
                              std::size_t lines);
  [[nodiscard]] double whole(std::size_t s, std::size_t u, std::size_t b, double inside);
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
  std::vector<bool> page_near_;
  std::vector<Start> starts_;
  std::vector<End> ends_;
  std::vector<double> cheapest_;  // of the cells that end before a unit
};

void RowSearch::Impl::offer(std::size_t u, std::size_t s, double cost, std::size_t before,
                            bool row) {
  Start& at = start(u, s);
  if (is_column(s) && (hints_.row_label(u) || hints_.section(u))) cost += kLabelInCell;
  if (cost < at.cost) at = {cost, before, row};
}

// The cost of leaving cells empty before unit u, given what it is by their columns.
double RowSearch::Impl::empties(std::size_t u, double skipped, bool any) const {
  if (!shows_empty_ || u >= units_.size()) return skipped;
  if (units_[u].joint == Joint::empty) return any ? 0.3 * skipped : kForcedEmpty;
  return skipped + (any ? kUnmarkedEmpty : 0);
}

// The cost of columns [from, n) being empty in the row that ends before unit u.
double RowSearch::Impl::left_empty(std::size_t u, std::size_t before, std::size_t from) const {
  const double left = columns_->skip_cost(from, n_);
  if (before >= groups_) return left;
  const bool marked = shows_empty_ && u < units_.size() && units_[u].joint == Joint::empty;
  return std::min(left, marked ? kMarkedGroupRow : kGroupRow);
}

// A new row before unit u; `from` is the first column that the row before did not reach.
void RowSearch::Impl::new_row(std::size_t u, std::size_t before, double cost, std::size_t from) {
  const Joint joint = units_[u].joint;
  cost += kRow + (joint < Joint::line ? kRowWithinLine : 0);
  const double left = left_empty(u, before, from);
  const double closed = cost + empties(u, left, from < n_);
  for (std::size_t c = 0; c < n_; ++c) {
    const double skipped = left + columns_->skip_cost(0, c);
    double all = cost + empties(u, skipped, from < n_ || c > 0) + columns_->filled_cost(c, 0);
    if (columns_->repeats(c)) all = std::min(all, closed + kRepeat);
    offer(u, c, all, before, true);
    if (page_near_[u]) offer(u, cut(c), all + kTail, before, true);
  }
  if (joint < Joint::line) return;
  offer(u, section(), closed + (hints_.colon(u) ? kSection : kUnlabelledSection), before, true);
  if (hints_.row_label(u)) offer(u, label(), closed + kLabelRow, before, true);
  const double over = before == kFirst ? kNoRow : region_.head_follows ? kOutsideAtEnd : kOutside;
  offer(u, outside(), closed + over, before, true);
}

void RowSearch::Impl::after(std::size_t u, std::size_t before, double cost) {
  if (before == label()) return offer(u, value(), cost, before, false);
  if (before == outside()) {
    if (units_[u].joint >= Joint::line) offer(u, outside(), cost, before, false);
    return;
  }
  if (before == kFirst || before == section() || before == value()) {
    return new_row(u, before, cost, n_);
  }
  const std::size_t column = column_of(before);
  const bool page = units_[u].joint == Joint::page;
  if (page || is_tail(before)) tails(u, before, cost);
  if (is_tail(before)) {
    return new_row(u, before, cost + kRowAfterTail + left_open(u, before, n_), n_);
  }
  if (is_cut(before) && page) return;
  for (std::size_t c = column + 1; c < n_; ++c) {
    const double skipped = empties(u, columns_->skip_cost(column + 1, c), c > column + 1);
    const double all = cost + skipped + columns_->filled_cost(c, column + 1);
    offer(u, is_cut(before) ? cut(c) : c, all, before, false);
  }
  if (!is_cut(before)) new_row(u, before, cost, column + 1);
}

// After a page break the cells of the row before may go on, column by column.
void RowSearch::Impl::tails(std::size_t u, std::size_t before, double cost) {
  const std::size_t column = column_of(before);
  const std::size_t first = is_tail(before) ? column + 1 : 0;
  double enter = is_tail(before) ? 0 : columns_->skip_cost(column + 1, n_);
  if (is_column(before) && !is_cut(before)) enter += kTail;
  for (std::size_t c = first; c < n_; ++c) {
    offer(u, tail_of(c), cost + enter + left_open(u, before, c) + tail_cost(u, c, before), before,
          false);
  }
}

// The cell of a column in the row that ends before unit u and goes on behind a page break; none:
// nothing of it stands before the break.
RowSearch::Impl::Half RowSearch::Impl::first_half(std::size_t u, std::size_t column,
                                                  std::size_t before) {
  Half half;
  std::size_t at = u, state = before;
  while (state != kFirst && (is_column(state) || is_tail(state))) {
    const End& cell = end(at, state);
    if (is_column(state) && column_of(state) == column) {
      half.found = true;
      half.cut = is_cut(state);
      half.first = cell.from;
      half.last = at - 1;
      return half;
    }
    const Start& began = start(cell.from, state);
    if (is_column(state) && began.row) {
      const std::size_t first = column_of(state);
      if (!columns_->repeats(first) || column > first) break;
      half.repeated = true;
    }
    at = cell.from;
    state = began.before;
  }
  return half;
}

// How ill the unit goes on with the cell of that column in the row that ended before it.
double RowSearch::Impl::tail_cost(std::size_t u, std::size_t column, std::size_t before) {
  const Half half = first_half(u, column, before);
  if (half.found) {
    const double open = half.cut ? 0 : open_cost(column, half.first, half.last);
    return joint_cost(column, half.first, half.last, u) - open;
  }
  return half.repeated ? kTailOfNothing : 1.0 - 0.8 * columns_->empty_cost(column);
}

// What it costs that cells of a row that a page cut do not go on: those of the columns before `to`
// that have not had their turn.
double RowSearch::Impl::left_open(std::size_t u, std::size_t before, std::size_t to) {
  double cost = 0;
  for (std::size_t c = is_tail(before) ? column_of(before) + 1 : 0; c < to; ++c) {
    const Half half = first_half(u, c, before);
    if (half.found && half.cut) cost += open_cost(c, half.first, half.last);
  }
  return cost;
}

// What units [first, last] cost more as a cell because they are only its first half.
double RowSearch::Impl::open_cost(std::size_t column, std::size_t first, std::size_t last) {
  const std::size_t words = units_[last].last - units_[first].first;
  const double phrase = columns_->shape_cost(column, words, false);
  const double sentence = columns_->shape_cost(column, words, true);
  const double shape = units_[last].sentence_end ? 0 : std::max(0.0, phrase - sentence);
  return units_.span(first, last).open + shape;
}

// How ill a unit behind a page break goes on with the cell of units [first, last].
double RowSearch::Impl::joint_cost(std::size_t column, std::size_t first, std::size_t last,
                                   std::size_t u) {
  const FlowUnit& end = units_[last];
  const FlowUnit& next = units_[u];
  if (end.hyphen || end.leads_on) return kSurelyGoesOn;
  // "Sannolikhet" / "Stor" is what its column holds, its first half is not.
  if (columns_->cost(column, units_.span(first, last).forms) > kStrangeForm) {
    const FormSet whole = context_.forms.forms_of(units_.text(first, last) + "\n" +
                                                  units_.text(u, hints_.line_end(u) - 1));
    if (columns_->cost(column, whole) < kUsualForm) return kSurelyGoesOn;
  }
  std::size_t line = last;
  while (line > first && units_[line].joint < Joint::line) --line;
  const double width = end.x1 - units_[line].x0;
  const double wrap = columns_->wrap_cost(column, {width, width + 0.278 + next.next_width});
  if (end.comma) return wrap - 1.5;
  if (next.lower) return wrap + (end.sentence_end ? 2 : -1.5);
  return wrap + (end.sentence_end ? 1 : 2);
}

void RowSearch::Impl::begin_cells(std::size_t u) {
  if (u == 0) return after(u, kFirst, 0);
  double best = kNever;
  for (std::size_t s = 0; s < states(); ++s) best = std::min(best, end(u, s).cost);
  for (std::size_t s = 0; s < states(); ++s) {
    if (end(u, s).cost <= best + kBeam) after(u, s, end(u, s).cost);
  }
}

// The cost of going on over the joint before unit b.
double RowSearch::Impl::inside(std::size_t s, std::size_t u, std::size_t b, double x,
                               std::size_t lines) {
  const FlowUnit& last = units_[b - 1];
  const FlowUnit& next = units_[b];
  const double stranger =
      (hints_.stranger(b) ? kStranger : 0) + (hints_.stranger(b - 1) ? kStranger : 0);
  if (next.joint < Joint::line) {
    const bool capital = next.upper && !next.acronym && !last.sentence_end;
    return joints_->interior(next.joint, lines) + stranger + (capital ? kCapitalInLine : 0) +
           (next.bullet ? kItemInLine : 0);
  }
  if (s == section() || s == value() || s == outside()) {
    const bool capital = next.upper && !last.sentence_end;
    if (s == section() && (lines >= kSectionLines || last.x1 < 0.8 * widest_)) return kGiveUp;
    const bool item = next.bullet && next.joint > Joint::line;
    return joints_->interior(next.joint, lines) + (capital ? kCapital : 0) + (item ? 2 * kItem : 0);
  }
  const std::size_t column = column_of(s);
  if (last.hyphen || last.leads_on) {
    const double joint = next.joint == Joint::line ? 0 : joints_->interior(next.joint, lines);
    return joint + columns_->wide_cost(column, last.x1 - x);
  }
  double cost =
      joints_->interior(next.joint, lines) + stranger + columns_->wide_cost(column, last.x1 - x);
  if (next.bullet && next.joint > Joint::line) cost += kItem;
  if (is_tail(s) && next.joint > Joint::line) cost += kBlankInTail;
  if (hints_.row_label(b) || hints_.section(b)) cost += kLabelInCell;
  if (next.bullet) return cost;
  const SetLine line{last.x1 - x, last.x1 - x + 0.278 + next.next_width};
  if (!units_[u].bullet) cost += columns_->wrap_cost(column, line);
  if (next.upper && !next.acronym) cost += last.sentence_end ? kSentenceLine : kCapital;
  return cost;
}

// The cost of units [u, b] as a cell, given what its joints cost.
double RowSearch::Impl::whole(std::size_t s, std::size_t u, std::size_t b, double inside) {
  if (s == label()) return hints_.label_end(u) == b + 1 ? 0 : kNever;
  const FlowSpan& span = units_.span(u, b);
  if (s == section()) return inside + span.oddness;
  if (s == value()) return inside + span.oddness;
  const std::size_t column = column_of(s);
  double form = columns_->cost(column, span.forms);
  double odd = span.oddness + columns_->shape_cost(column, units_[b].last - units_[u].first,
                                                   units_[b].sentence_end);
  if (is_cut(s)) odd -= open_cost(column, u, b);
  if (is_tail(s)) {  // what is left of a cell need not look like one
    form = std::min(form, 2.5);
    odd = std::max(0.0, odd - 2.5);
  }
  return (span.closed ? std::min(inside, kClosedInside) : inside) + form + odd;
}

void RowSearch::Impl::extend(std::size_t u, std::size_t s) {
  const double begin = start(u, s).cost;
  if (s == outside()) {
    const std::size_t to = hints_.line_end(u);
    const double width = units_[to - 1].x1;
    double cost = hints_.outside(u);
    const double prose =
        std::max(std::min(1.12 * widest_, 0.85 * context_.page_width), 0.75 * context_.page_width);
    // Running text holds no cells.
    bool cells = hints_.row_label(u);
    for (std::size_t b = u; b < to; ++b) cells = cells || hints_.stranger(b);
    if (width > prose) cost = std::min(cost, cells ? 4 : 0.5);
    const std::size_t next = to < units_.size() ? hints_.line_end(to) : to;
    if (cost == kHeadingLine && next > to && units_[next - 1].x1 > prose) cost = 1.5;
    if (start(u, s).before == outside() && units_[u - 1].x1 > prose) {
      cost = std::min(cost, 0.8);  // goes on with a paragraph
    }
    if (begin + cost < end(to, s).cost) end(to, s) = {begin + cost, u};
    cheapest_[to] = std::min(cheapest_[to], begin + cost);
    return;
  }
  double cost = 0;
  double x = units_[u].x0;
  std::size_t lines = 1;
  for (std::size_t b = u; b < units_.size(); ++b) {
    if (b > u) {
      cost += inside(s, u, b, x, lines);
      if (units_[b].joint >= Joint::line) {
        ++lines;
        x = units_[b].x0;
      }
    }
    if (cost > kGiveUp || lines > kCellLines) break;
    if (begin + cost > cheapest_[b + 1] + kBeam) break;
    double all = begin + whole(s, u, b, cost);
    if (is_column(s) || is_tail(s)) {
      all += columns_->wide_cost(column_of(s), units_[b].x1 - x);
    }
    if (b + 1 < units_.size()) {
      const Joint joint = units_[b + 1].joint;
      if (s == section() || s == value()) {
        if (joint < Joint::line) continue;
        all += joints_->boundary(joint, 1);
      } else if (s != label()) {
        const double parted = joints_->boundary(joint, lines);
        // What looks like a whole cell may end in the middle of a line.
        const bool whole_cell = joint == Joint::space && lines == 1 && units_.span(u, b).closed;
        all += whole_cell ? std::min(parted, kClosedEnd) : parted;
      }
    }
    if (all < end(b + 1, s).cost) end(b + 1, s) = {all, u};
    cheapest_[b + 1] = std::min(cheapest_[b + 1], all);
    if (s == label() && hints_.label_end(u) == b + 1) break;
  }
}

// Before which units a row may begin that reaches the next page break.
void RowSearch::Impl::find_pages() {
  page_near_.assign(units_.size(), false);
  std::size_t lines = kCutReach;
  for (std::size_t u = units_.size(); u-- > 0;) {
    page_near_[u] = lines < kCutReach;
    if (units_[u].joint >= Joint::line) ++lines;
    if (units_[u].joint == Joint::page) lines = 0;
  }
}

FoundRows RowSearch::Impl::find(const ColumnModel& columns, const JointModel& joints) {
  columns_ = &columns;
  joints_ = &joints;
  n_ = columns.size();
  groups_ = 0;
  while (groups_ < n_ && is_group(columns.meaning(groups_))) ++groups_;
  widest_ = 0;
  for (std::size_t c = 0; c < n_; ++c) widest_ = std::max(widest_, columns.limit(c));
  hints_.choose_labels(columns);
  starts_.assign((units_.size() + 1) * states(), {});
  ends_.assign((units_.size() + 1) * states(), {});
  cheapest_.assign(units_.size() + 1, kNever);
  find_pages();
  for (std::size_t u = 0; u < units_.size(); ++u) {
    begin_cells(u);
    double best = kNever;
    for (std::size_t s = 0; s < states(); ++s) best = std::min(best, start(u, s).cost);
    for (std::size_t s = 0; s < states(); ++s) {
      if (start(u, s).cost < kNever && start(u, s).cost <= best + kBeam) extend(u, s);
    }
  }
  FoundRows rows;
  if (units_.size() > 0) finish(rows);
  return rows;
}

void RowSearch::Impl::finish(FoundRows& rows) {
  const std::size_t size = units_.size();
  std::size_t state = 0;
  double best = kNever;
  for (std::size_t s = 0; s < states(); ++s) {
    double cost = end(size, s).cost;
    if (s == label() || is_cut(s)) continue;
    if (is_column(s)) cost += columns_->skip_cost(s + 1, n_);
    if (cost < best) {
      best = cost;
      state = s;
    }
  }
  rows.cost = best;
  std::size_t u = size;
  while (u > 0 && state != kFirst) {
    const End& cell = end(u, state);
    const Start& began = start(cell.from, state);
    FoundCell found;
    found.role = is_column(state)     ? CellRole::cell
                 : is_tail(state)     ? CellRole::tail
                 : state == section() ? CellRole::section
                 : state == label()   ? CellRole::label
                 : state == value()   ? CellRole::value
                                      : CellRole::outside;
    found.column = is_column(state) || is_tail(state) ? column_of(state) : 0;
    found.first = units_[cell.from].first;
    found.last = units_[u - 1].last;
    found.begins_row = began.row;
    rows.cells.push_back(found);
    u = cell.from;
    state = began.before;
  }
  std::reverse(rows.cells.begin(), rows.cells.end());
}

void RowSearch::Impl::teach(const FoundRows& rows, ColumnModel& columns, JointModel& joints) {
  std::size_t u = 0;
  std::vector<bool> filled(columns.size(), false);
  bool repeating = false;
  const auto close_row = [&] {
    const bool any = std::find(filled.begin(), filled.end(), true) != filled.end();
    if (any && !repeating) columns.saw_row(filled);
    filled.assign(filled.size(), false);
  };
  for (const FoundCell& cell : rows.cells) {
    std::size_t last = u;
    while (last < units_.size() && units_[last].last < cell.last) ++last;
    if (cell.begins_row) {
      close_row();
      repeating = cell.role == CellRole::cell && columns.repeats(cell.column);
    }
    const bool in_column = cell.role == CellRole::cell || cell.role == CellRole::tail;
    if (in_column) filled[cell.column] = true;
    if (cell.role == CellRole::cell) {
      columns.saw_cell(cell.column, units_.span(u, last).forms, cell.last - cell.first,
                       units_[last].sentence_end);
    }
    double x = units_[u].x0;
    std::size_t lines = 1;
    for (std::size_t b = u + 1; b <= last + 1 && b < units_.size() && in_column; ++b) {
      const FlowUnit& before = units_[b - 1];
      if (cell.role == CellRole::cell) joints.saw(units_[b].joint, lines, b == last + 1);
      if (b <= last && units_[b].joint < Joint::line) continue;
      const double width = before.x1 - x;
      const bool wrapped = b <= last && !before.hyphen && !units_[b].bullet && !units_[u].bullet;
      columns.saw_line(cell.column, {width, wrapped ? width + 0.278 + units_[b].next_width : 0});
      x = units_[b].x0;
      ++lines;
    }
    u = last + 1;
  }
  close_row();
}

RowSearch::RowSearch(const RowContext& context, FlowRegion region)
    : impl_(std::make_unique<Impl>(context, std::move(region))) {}
RowSearch::~RowSearch() = default;
RowSearch::RowSearch(RowSearch&&) noexcept = default;
const FlowRegion& RowSearch::region() const { return impl_->region(); }
std::size_t RowSearch::count(CellForm form) { return impl_->count(form); }
std::vector<double> RowSearch::line_widths() const { return impl_->line_widths(); }
FoundRows RowSearch::find(const ColumnModel& columns, const JointModel& joints) {
  return impl_->find(columns, joints);
}
void RowSearch::teach(const FoundRows& rows, ColumnModel& columns, JointModel& joints) {
  impl_->teach(rows, columns, joints);
}

}  // namespace planlupp
