// Which cells may begin before a unit, given those that end there: the next ones of the row, or the
// first ones of a new row.
#include <algorithm>

#include "normalize/flow/flow_search.h"

namespace planlupp {
namespace {

// How rows and cells are set; the unit is the natural logarithm of how seldom it is seen.
constexpr float kRowWithinLine = 9;  // a row begins in the middle of a line
constexpr float kRow = 0.2F;         // any new row
constexpr float kRepeat = 3;         // a row of the last columns only: one more measure
constexpr float kSection = 1.5F;     // a row over all columns that begins with a label
constexpr float kUnlabelledSection = 9;
constexpr float kTitledSection = 2;  // the same that looks like a heading, where the table has some
constexpr float kBareSection = 6;    // no row below one
constexpr float kLabelRow = 0.5F;
constexpr float kGroupRow = 6;        // a row of group cells only
constexpr float kMarkedGroupRow = 1;  // the same where the export shows that others are empty
constexpr float kRowAfterTail = 0.3F;
constexpr float kOutside = 4;           // the table is over
constexpr float kOutsideAtEnd = 2.5;    // the same, with another head to come soon
constexpr float kNoRow = 16;            // the same, before it has a row
constexpr float kForcedEmpty = 4;       // no cell is empty where the export shows one
constexpr float kShownEmpty = 0.3F;     // how much less those cost that it shows
constexpr float kUnmarkedEmpty = 1.2F;  // and the other way round

}  // namespace

void RowSearch::Impl::offer(std::size_t u, std::size_t s, float cost, std::size_t before,
                            bool row) {
  if (is_column(s)) cost += cell_more_;
  if (s != outside()) cost += other_more_;
  if (cost >= start(u, s)) return;
  start_cost_[at(u, s)] = cost;
  start_from_[at(u, s)] = from_number(before, row);
}

void RowSearch::Impl::offer_lanes(std::size_t place, Lanes costs, std::int32_t from) {
  const Lanes old = load(&start_cost_[place]);
  const LaneInts less = costs < old;
  store(&start_cost_[place], less ? costs : old);
  store(&start_from_[place], less ? all(from) : load(&start_from_[place]));
}

RowSearch::Impl::Empties RowSearch::Impl::empties_before(std::size_t u) const {
  if (!shows_empty_) return {};
  if (units_[u].joint == Joint::empty) return {kShownEmpty, 0, kForcedEmpty};
  return {1, kUnmarkedEmpty, 0};
}

// The cost of columns [from, n) being empty in the row that ends before unit u.
float RowSearch::Impl::left_empty(std::size_t u, std::size_t before, std::size_t from) const {
  const auto left = static_cast<float>(columns_->skip_cost(from, n_));
  if (before >= groups_) return left;
  const bool marked = shows_empty_ && units_[u].joint == Joint::empty;
  return std::min(left, marked ? kMarkedGroupRow : kGroupRow);
}

// A row may end before unit u; `from` is the first column that it did not reach.
void RowSearch::Impl::close_row(std::size_t u, std::size_t before, float cost, std::size_t from) {
  const float left = cost + empties_.weight * left_empty(u, before, from);
  const float closed = left + (from < n_ ? empties_.any : empties_.none);
  if (closed < closed_.cost) closed_ = {closed, before};
  if (left < reached_.cost) reached_ = {left, before};
  const float over = closed + (before == section() ? kBareSection : 0);
  if (over < over_.cost) over_ = {over, before};
}

// Rows that begin before unit u, behind the one that could end there best.
void RowSearch::Impl::new_rows(std::size_t u) {
  if (closed_.cost == kNever) return;
  const Joint joint = units_[u].joint;
  const float row = kRow + (joint < Joint::line ? kRowWithinLine : 0);
  const float closed = closed_.cost + row;
  for (std::size_t c = 0; c < n_; ++c) {
    const float reached = reached_.cost + row + empties_.any +
                          empties_.weight * prices_->skipped(0)[c] + prices_->filled(0)[c];
    float cost = c == 0 ? closed + prices_->filled(0)[0] : reached;
    if (columns_->repeats(c)) cost = std::min(cost, closed + kRepeat);
    const std::size_t before = c > 0 && cost == reached ? reached_.before : closed_.before;
    offer(u, c, cost, before, true);
    if (page_near_[u]) offer(u, cut(c), cost + kTail, before, true);
  }
  if (joint < Joint::line) return;
  const std::size_t before = closed_.before;
  const bool titled = columns_->has_sections() && hints_.outside(u) <= kHeadingLine;
  const float labelled = hints_.colon(u) ? kSection : titled ? kTitledSection : kUnlabelledSection;
  offer(u, section(), closed + labelled, before, true);
  if (hints_.row_label(u)) offer(u, label(), closed + kLabelRow, before, true);
  const float over = over_.before == kFirst ? kNoRow
                     : region_.head_follows ? kOutsideAtEnd
                                            : kOutside;
  offer(u, outside(), over_.cost + row + over, over_.before, true);
}

// The next cells of a row.
void RowSearch::Impl::go_on(std::size_t u, std::size_t before, float cost) {
  const std::size_t first = column_of(before) + 1;
  const std::int32_t from = from_number(before, false);
  const std::size_t place = at(u, is_cut(before) ? cut(0) : 0);
  const float* skipped = prices_->skipped(first);
  const float* filled = prices_->filled(first);
  // Without empty cells only the next column follows.
  for (std::size_t c = first / kLanes * kLanes; c < room_; c += kLanes) {
    Lanes costs = all(cost + cell_more_ + other_more_) + load(filled + c) +
                  all(empties_.weight) * load(skipped + c);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const std::size_t column = c + lane;
      if (column < first || column >= n_) {
        costs[lane] = kNever;
      } else {
        costs[lane] += column == first ? empties_.none : empties_.any;
      }
    }
    offer_lanes(place + c, costs, from);
  }
}

void RowSearch::Impl::after(std::size_t u, std::size_t before, float cost) {
  if (before == label()) return offer(u, value(), cost, before, false);
  if (before == outside()) {
    if (units_[u].joint >= Joint::line) offer(u, outside(), cost, before, false);
    return;
  }
  if (before == kFirst || before == section() || before == value()) {
    return close_row(u, before, cost, n_);
  }
  const bool page = units_[u].joint == Joint::page;
  if (page || is_tail(before)) tails(u, before, cost);
  if (is_tail(before)) {
    const auto open = static_cast<float>(left_open(u, before));
    return close_row(u, before, cost + kRowAfterTail + open, n_);
  }
  if (is_cut(before) && page) return;
  go_on(u, before, cost);
  if (!is_cut(before)) close_row(u, before, cost, column_of(before) + 1);
}

void RowSearch::Impl::begin_cells(std::size_t u) {
  cell_more_ = hints_.row_label(u) || hints_.section(u) ? kLabelInCell : 0;
  other_more_ = hints_.figures(u) ? kFigures : 0;
  empties_ = empties_before(u);
  closed_ = reached_ = over_ = {};
  if (u == 0) after(u, kFirst, 0);
  const bool reached = u > 0 && cheapest_[u] != kNever;  // else no reading leads here
  for (std::size_t s = 0; reached && s < states(); ++s) {
    if (end(u, s) <= cheapest_[u] + beam_) after(u, s, end(u, s));
  }
  new_rows(u);
}

}  // namespace planlupp
