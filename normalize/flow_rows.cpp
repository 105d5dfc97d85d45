#include "normalize/flow_rows.h"

#include <algorithm>
#include <utility>

#include "normalize/flow_search.h"

namespace planlupp {
namespace {

// How rows and cells are set; the unit is the natural logarithm of how seldom it is seen.
constexpr double kRowWithinLine = 9;  // a row begins in the middle of a line
constexpr double kRow = 0.2;          // any new row
constexpr double kRepeat = 3;         // a row of the last columns only: one more measure
constexpr double kSection = 1.5;      // a row over all columns that begins with a label
constexpr double kUnlabelledSection = 9;
constexpr double kLabelRow = 0.5;
constexpr double kGroupRow = 6;        // a row of group cells only
constexpr double kMarkedGroupRow = 1;  // the same where the export shows that others are empty
constexpr double kRowAfterTail = 0.3;
constexpr double kOutside = 4;           // the table is over
constexpr double kOutsideAtEnd = 2.5;    // the same, with another head to come soon
constexpr double kNoRow = 9;             // the same, before it has a row
constexpr double kForcedEmpty = 4;       // no cell is empty where the export shows one
constexpr double kUnmarkedEmpty = 1.2;   // and the other way round
constexpr std::ptrdiff_t kMinMarks = 3;  // of empty cells, for an export that shows them

}  // namespace

RowSearch::Impl::Impl(const RowContext& context, FlowRegion region)
    : context_(context),
      region_(std::move(region)),
      units_(context_, region_),
      hints_(context_, region_, units_) {
  const auto& words = context_.text.words;
  shows_empty_ = std::count_if(words.begin(), words.end(), [](const FlowWord& word) {
                   return word.joint == Joint::empty;
                 }) >= kMinMarks;
}

std::size_t RowSearch::Impl::count(CellForm form) {
  std::size_t n = 0;
  for (std::size_t u = 0; u < units_.size(); ++u) {
    const FlowSpan& span = units_.span(u, u);
    if (span.closed && span.forms.has(form)) ++n;
  }
  return n;
}

std::vector<double> RowSearch::Impl::line_widths() const {
  std::vector<double> widths;
  for (std::size_t u = 0; u < units_.size(); u = hints_.line_end(u)) {
    widths.push_back(units_[hints_.line_end(u) - 1].x1);
  }
  return widths;
}

void RowSearch::Impl::offer(std::size_t u, std::size_t s, double cost, std::size_t before,
                            bool row) {
  Start& at = start(u, s);
  if (is_column(s) && (hints_.row_label(u) || hints_.section(u))) cost += kLabelInCell;
  if (s != outside() && hints_.figures(u)) cost += kFigures;
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
    return new_row(u, before, cost + kRowAfterTail + left_open(u, before), n_);
  }
  if (is_cut(before) && page) return;
  for (std::size_t c = column + 1; c < n_; ++c) {
    const double skipped = empties(u, columns_->skip_cost(column + 1, c), c > column + 1);
    const double all = cost + skipped + columns_->filled_cost(c, column + 1);
    offer(u, is_cut(before) ? cut(c) : c, all, before, false);
  }
  if (!is_cut(before)) new_row(u, before, cost, column + 1);
}

void RowSearch::Impl::begin_cells(std::size_t u) {
  if (u == 0) return after(u, kFirst, 0);
  double best = kNever;
  for (std::size_t s = 0; s < states(); ++s) best = std::min(best, end(u, s).cost);
  for (std::size_t s = 0; s < states(); ++s) {
    if (end(u, s).cost <= best + beam_) after(u, s, end(u, s).cost);
  }
}

FoundRows RowSearch::Impl::find(const ColumnModel& columns, const JointModel& joints, double beam) {
  beam_ = beam;
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
  inside_.assign(n_, 0);
  least_.assign(n_, kNever);
  form_costs_.clear();
  find_pages();
  for (std::size_t u = 0; u < units_.size(); ++u) {
    begin_cells(u);
    double best = kNever;
    for (std::size_t s = 0; s < states(); ++s) best = std::min(best, start(u, s).cost);
    if (best == kNever) continue;
    extend_cells(u, best + beam_);
    for (std::size_t s = section(); s < states(); ++s) {
      if (start(u, s).cost <= best + beam_) extend(u, s);
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

RowSearch::RowSearch(const RowContext& context, FlowRegion region)
    : impl_(std::make_unique<Impl>(context, std::move(region))) {}
RowSearch::~RowSearch() = default;
RowSearch::RowSearch(RowSearch&&) noexcept = default;
const FlowRegion& RowSearch::region() const { return impl_->region(); }
std::size_t RowSearch::count(CellForm form) { return impl_->count(form); }
std::vector<double> RowSearch::line_widths() const { return impl_->line_widths(); }
FoundRows RowSearch::find(const ColumnModel& columns, const JointModel& joints, double beam) {
  return impl_->find(columns, joints, beam);
}
void RowSearch::teach(const FoundRows& rows, ColumnModel& columns, JointModel& joints) {
  impl_->teach(rows, columns, joints);
}

}  // namespace planlupp
