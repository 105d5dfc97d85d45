// Rows that a page cuts: the first halves of cells before the break, what is left of them behind
// it.
#include <algorithm>

#include "normalize/flow/flow_search.h"

namespace planlupp {
namespace {

constexpr std::size_t kCutReach = 80;  // lines of a row before a page break that cuts it
constexpr double kSurelyGoesOn = -2;
constexpr double kStrangeForm = 2.5, kUsualForm = 1.5;  // of a cell under its heading
constexpr double kTailOfNothing = 4;  // a cell begins behind the break, beside a repeated one

}  // namespace

// After a page break the cells of the row before may go on, column by column.
void RowSearch::Impl::tails(std::size_t u, std::size_t before, float cost) {
  const std::size_t column = column_of(before);
  if (is_column(before)) cost += static_cast<float>(columns_->skip_cost(column + 1, n_));
  if (is_column(before) && !is_cut(before)) cost += kTail;
  find_halves(u, before);
  for (std::size_t c = is_tail(before) ? column + 1 : 0; c < n_; ++c) {
    offer(u, tail_of(c), cost + static_cast<float>(tail_cost(u, c)), before, false);
    cost += static_cast<float>(open_half(c));
  }
}

// The cells of the row that ends before unit u, by their columns: what a page may have cut.
void RowSearch::Impl::find_halves(std::size_t u, std::size_t before) {
  halves_.assign(n_, {});
  std::size_t at = u, state = before;
  std::size_t to = n_;  // columns before it belong to the row
  while (state != kFirst && (is_column(state) || is_tail(state))) {
    const std::size_t from = end_from(at, state);
    const std::size_t column = column_of(state);
    Half& half = halves_[column];
    if (!half.found && column < to) {
      half = {true, is_cut(state), is_tail(state), false, from, at - 1};
    }
    const Start began = start_of(from, state);
    if (is_column(state) && began.row) {
      if (!columns_->repeats(column) || column == 0) break;
      // One more measure of a row above: what stands before the measure there may go on as well.
      to = std::min(to, column);
      for (std::size_t c = 0; c < to; ++c) halves_[c].repeated = true;
    }
    at = from;
    state = began.before;
  }
}

// How ill the unit goes on with the cell of that column in the row that ended before it.
double RowSearch::Impl::tail_cost(std::size_t u, std::size_t column) {
  const Half& half = halves_[column];
  if (half.found) {
    const double open = half.cut || half.tail ? 0 : open_cost(column, half.first, half.last);
    return joint_cost(column, half.first, half.last, u) - open;
  }
  return half.repeated ? kTailOfNothing : 1.0 - 0.8 * columns_->empty_cost(column);
}

// What it costs that the cell of a row that a page cut does not go on.
double RowSearch::Impl::open_half(std::size_t column) {
  const Half& half = halves_[column];
  return half.found && half.cut ? open_cost(column, half.first, half.last) : 0;
}

// The same of all cells of which a tail could still come.
double RowSearch::Impl::left_open(std::size_t u, std::size_t before) {
  if (column_of(before) + 1 == n_) return 0;
  find_halves(u, before);
  double cost = 0;
  for (std::size_t c = column_of(before) + 1; c < n_; ++c) cost += open_half(c);
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

// Of units [first, last] and the line that begins with unit u.
FormSet RowSearch::Impl::joined_forms(std::size_t first, std::size_t last, std::size_t u) {
  const auto [at, added] = joined_forms_.try_emplace({first, last, u});
  if (added) {
    at->second = context_.forms.forms_of(units_.text(first, last) + "\n" +
                                         units_.text(u, hints_.line_end(u) - 1));
  }
  return at->second;
}

// How ill a unit behind a page break goes on with the cell of units [first, last].
double RowSearch::Impl::joint_cost(std::size_t column, std::size_t first, std::size_t last,
                                   std::size_t u) {
  const FlowUnit& end = units_[last];
  const FlowUnit& next = units_[u];
  if (end.hyphen || end.leads_on) return kSurelyGoesOn;
  // "Sannolikhet" / "Stor" is what its column holds, its first half is not.
  if (columns_->cost(column, units_.span(first, last).forms) > kStrangeForm) {
    if (columns_->cost(column, joined_forms(first, last, u)) < kUsualForm) return kSurelyGoesOn;
  }
  std::size_t line = last;
  while (line > first && units_[line].joint < Joint::line) --line;
  const double width = end.x1 - units_[line].x0;
  const double wrap = columns_->wrap_cost(column, {width, width + kBlankWidth + next.next_width});
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
