// Rows that a page cuts: the first halves of cells before the break, what is left of them behind
// it.
#include <algorithm>

#include "normalize/flow_search.h"

namespace planlupp {
namespace {

constexpr std::size_t kCutReach = 80;  // lines of a row before a page break that cuts it
constexpr double kSurelyGoesOn = -2;
constexpr double kStrangeForm = 2.5, kUsualForm = 1.5;  // of a cell under its heading
constexpr double kTailOfNothing = 4;  // a cell begins behind the break, beside a repeated one

}  // namespace

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
    if (column_of(state) == column) {
      half.found = true;
      half.cut = is_cut(state);
      half.tail = is_tail(state);
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
    const double open = half.cut || half.tail ? 0 : open_cost(column, half.first, half.last);
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

}  // namespace planlupp
