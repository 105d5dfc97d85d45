#include "normalize/scrambled/scrambled_rows.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <unordered_set>
#include <utility>

#include "normalize/scrambled/scrambled_search.h"

namespace planlupp {
namespace {

constexpr std::size_t kBeam = 150;
constexpr std::size_t kNarrow = 50;       // to choose the number of rows
constexpr std::size_t kClosedBeam = 400;  // for cells of closed forms
constexpr std::size_t kWorse = 4;  // so many numbers of rows, each worse than the best: enough
constexpr std::size_t kFewer = 1, kMore = 2;  // than the number of rows found before

constexpr std::size_t kRivals = 24;  // readings that are handed on

constexpr double kSplit = 2.5;     // a line holds two cells
constexpr double kBelow = 3.5;     // a block holds two cells of a column
constexpr double kGoesOn = 4;      // a block goes on with the cell before it
constexpr double kGoesOnCut = 1;   // the same, where a line held several cells
constexpr double kStacked = 1;     // another label with its value in the same cell
constexpr double kLaterLabel = 4;  // that label without the first one
constexpr double kElsewhere = 0.7;
constexpr double kContinued = 1;            // a row goes on over the page break
constexpr double kOpenCell = 3;             // a cell that wants more gets none behind the break
constexpr std::ptrdiff_t kLeastClosed = 2;  // columns of such, to seek them first

}  // namespace

void ScrambledSearch::Impl::set_titles(const std::vector<PlacedTitle>& titles) {
  title_.assign(pieces_.units(), -1);
  for (std::size_t u = 0; u < title_.size(); ++u) {
    const std::size_t to = pieces_.word_of(u);
    const std::size_t from = u > 0 ? pieces_.word_of(u - 1) : 0;
    std::size_t nearest = from;
    for (const PlacedTitle& title : titles) {
      if (title.word < nearest || title.word >= to) continue;
      nearest = title.word;
      title_[u] = static_cast<int>(title.column);
    }
  }
}

// Likelihood and severity of a row give its score; so one of them divides it.
double ScrambledSearch::Impl::score_cost(const Hyp& hyp, std::size_t c, int r, int number) const {
  const int slot = slot_.at(c);
  if (slot < 0 || number == 0) return 0;
  RowFigures v{};
  for (std::size_t s = 0; s < 3; ++s) v.at(s) = hyp.numbers.at(s).at(static_cast<std::size_t>(r));
  const double before = product_cost(v);
  v.at(static_cast<std::size_t>(slot)) = number;
  return product_cost(v) - before;
}

void ScrambledSearch::Impl::place(const Hyp& hyp, Move move, std::size_t c, int r) {
  const ScrambledPiece& piece = pieces_[move.piece];
  if (!only_closed_ && !is_held_[piece.first] && reserved(c, r - hyp.shift)) return;
  const bool tail = hyp.continued && r == 0;
  const double own = only_closed_ ? piece.form.at(c) : tail ? piece.tail.at(c) : piece.cost.at(c);
  if (own == kNever) return;
  const MovePlace from{hyp.column, hyp.row}, to{static_cast<int>(c), r};
  const CellMove kind = only_closed_ ? move_kind(from, to, ClosedPlaces{hyp, closed_column_})
                                     : move_kind(from, to, hyp);
  move.cost += own + piece.open + view_->moves.cost(from, to.column, kind);
  if (piece.inline_start) move.cost += kSplit;
  if (piece.below_start) move.cost += kBelow;
  if (!piece.label.empty() && !piece.begins && !tail) move.cost += kLaterLabel;
  if (!tail) move.cost += score_cost(hyp, c, r, piece.number);
  if (only_closed_) move.cost += leftwards_cost(hyp, c, r);
  const int first = hyp.continued ? 1 : 0;  // nothing is missing in a row that goes on
  const bool follows = hyp.column == static_cast<int>(c) && hyp.row + 1 == r;
  if (r < hyp.next[c] && !follows) move.cost += kBack;
  for (int left = std::max(first, static_cast<int>(hyp.next[c])); left < r; ++left) {
    RowGaps row = hyp.rows.at(static_cast<std::size_t>(left));
    move.gaps -= row.cost();
    pass(row, c);
    move.gaps += row.cost();
  }
  if (r >= first) {
    RowGaps row = hyp.rows.at(static_cast<std::size_t>(r));
    move.gaps -= row.cost();
    fill(row, c, r < hyp.next[c]);
    move.gaps += row.cost();
  }
  move.column = static_cast<std::int16_t>(c);
  move.row = static_cast<std::int16_t>(r);
  offer(move);
}

// The piece goes on with the cell that its column had last.
void ScrambledSearch::Impl::go_on(const Hyp& hyp, Move move, std::size_t c) {
  const ScrambledPiece& piece = pieces_[move.piece];
  const ScrambledPiece& before = pieces_[static_cast<std::size_t>(hyp.piece[c])];
  move.column = static_cast<std::int16_t>(c);
  move.row = hyp.at[c];
  move.goes_on = true;
  if (!piece.label.empty() || !before.label.empty()) {
    if (piece.label.empty() || piece.begins || !before.begins) return;
    move.cost += kStacked;
    return offer(move);
  }
  if (piece.closed || (before.closed && before.open == 0)) return;
  if (!before.part && before.open == 0 && !piece.lower) return;
  const bool cut = before.part || before.first == before.last;
  move.cost += (cut ? kGoesOnCut : kGoesOn) - before.open + piece.open + piece.more.at(c);
  move.cost += pieces_.joint_cost(view_->columns, c, pieces_.end_of(before), piece);
  if (before.open > 0) move.cost += 3;  // joint_cost has it already
  if (static_cast<int>(c) != hyp.column) move.cost += kElsewhere;
  offer(move);
}

void ScrambledSearch::Impl::expand(std::size_t unit, std::size_t h, std::size_t p) {
  const Hyp& hyp = hyps_[unit][h];
  const ScrambledPiece& piece = pieces_[p];
  Move move;
  move.unit = static_cast<std::uint32_t>(unit);
  move.hyp = static_cast<std::uint32_t>(h);
  move.piece = static_cast<std::uint32_t>(p);
  move.cost = hyp.cost;
  move.gaps = hyp.gaps;
  if (!only_closed_ && is_held_[unit]) {
    const Held& held = held_[unit];
    if (held.column < 0 || held.piece != p) return;
    const int r = held.row + hyp.shift;
    if (r < rows_ && hyp.open(held.column, r))
      place(hyp, move, static_cast<std::size_t>(held.column), r);
    return;
  }
  if (!only_closed_ && crosses_held(piece)) return;
  const bool unknown = hyp.column < -1;  // what stands before it was passed over
  if (piece.below_start && !unknown) {
    const bool below =
        hyp.column >= 0 && hyp.row >= 0 && hyp.row + 1 < rows_ && hyp.open(hyp.column, hyp.row + 1);
    if (below) place(hyp, move, static_cast<std::size_t>(hyp.column), hyp.row + 1);
    return;
  }
  for (std::size_t c = 0; c < n_; ++c) {
    if (only_closed_ && !closed_column_.at(c)) continue;
    const int column = static_cast<int>(c);
    if (piece.inline_start && !unknown) {  // beside the cell before
      const bool right = column > hyp.column && hyp.column >= 0 && hyp.row >= 0;
      if (right && hyp.open(column, hyp.row)) place(hyp, move, c, hyp.row);
      continue;
    }
    std::array<int, 5> rows{hyp.first_open(column), hyp.next[c], hyp.next[c] + 1, hyp.row,
                            hyp.row + 1};
    std::sort(rows.begin(), rows.end());
    int before = -1;
    for (const int r : rows) {
      if (r < 0 || r == before || r >= rows_ || !hyp.open(column, r)) continue;
      if (r < hyp.next[c] && !view_->back) continue;
      before = r;
      place(hyp, move, c, r);
    }
    if (hyp.piece[c] >= 0 && !only_closed_) go_on(hyp, move, c);
  }
  if (!piece.inline_start && piece.outside < kNever) {
    move.cost += piece.outside;
    offer(move);
  }
}

ScrambledHyp ScrambledSearch::Impl::made(const Move& move) {
  Hyp hyp = hyps_[move.unit][move.hyp];
  const ScrambledPiece& piece = pieces_[move.piece];
  const std::int32_t before = hyp.step;
  hyp.cost = move.cost;
  hyp.gaps = move.gaps;
  hyp.step = static_cast<std::int32_t>(steps_.size());
  steps_.push_back({before, move});
  if (move.column < 0) return hyp;
  const auto c = static_cast<std::size_t>(move.column);
  hyp.piece[c] = static_cast<std::int32_t>(move.piece);
  hyp.column = move.column;
  hyp.row = move.row;
  if (move.goes_on) return hyp;
  for (int left = std::max(hyp.continued ? 1 : 0, static_cast<int>(hyp.next[c])); left < move.row;
       ++left) {
    pass(hyp.rows.at(static_cast<std::size_t>(left)), c);
  }
  if (!(hyp.continued && move.row == 0)) {
    fill(hyp.rows.at(static_cast<std::size_t>(move.row)), c, move.row < hyp.next[c]);
  }
  hyp.at[c] = static_cast<std::int8_t>(move.row);
  hyp.filled[c] |= std::uint64_t{1} << static_cast<unsigned>(move.row);
  hyp.next[c] = std::max(hyp.next[c], static_cast<std::int8_t>(move.row + 1));
  const bool tail = hyp.continued && move.row == 0;
  if (!tail && slot_.at(c) >= 0 && piece.number > 0) {
    hyp.numbers.at(static_cast<std::size_t>(slot_.at(c))).at(static_cast<std::size_t>(move.row)) =
        static_cast<std::uint8_t>(piece.number);
  }
  return hyp;
}

// What makes two ways the same for all that follows.
std::uint64_t ScrambledSearch::Impl::state_of(const Hyp& hyp) const {
  std::uint64_t key = hyp.continued ? 1469598103934665603U : 1099511628211U;
  const auto add = [&key](std::uint64_t value) {
    key = (key ^ value) * 0x9E3779B97F4A7C15U;
    key ^= key >> 29U;
  };
  for (std::size_t c = 0; c < n_; ++c) add(hyp.filled[c]);
  if (only_closed_) {
    for (const auto& slot : hyp.numbers) {
      for (int r = 0; r < rows_; ++r) add(slot.at(static_cast<std::size_t>(r)));
    }
  }
  add(static_cast<std::uint64_t>(hyp.column + 1));
  add(static_cast<std::uint64_t>(hyp.row));
  return key;
}

// Goes the cheapest ways, one to each state. Few are gone of the many that may be, so no more are
// sorted than needed.
void ScrambledSearch::Impl::choose(std::size_t unit, std::size_t beam) {
  auto& moves = moves_[unit];
  order_.clear();
  for (std::size_t m = 0; m < moves.size(); ++m) {
    order_.emplace_back(moves[m].price, static_cast<std::uint32_t>(m));
  }
  std::unordered_set<std::uint64_t> seen;
  auto begin = order_.begin();
  while (begin != order_.end() && hyps_[unit].size() < beam) {
    const auto left = static_cast<std::size_t>(order_.end() - begin);
    const auto end = begin + static_cast<std::ptrdiff_t>(std::min(left, 2 * beam));
    std::nth_element(begin, end, order_.end());
    std::sort(begin, end);
    for (; begin != end && hyps_[unit].size() < beam; ++begin) {
      const Hyp hyp = made(moves[begin->second]);
      if (seen.insert(state_of(hyp)).second) {
        hyps_[unit].push_back(hyp);
      } else {
        steps_.pop_back();
      }
    }
  }
  std::vector<Move>().swap(moves);
}

double ScrambledSearch::Impl::finish_cost(const Hyp& hyp) const {
  double cost = hyp.cost;
  std::array<RowGaps, kScrambledRows> rows{};
  for (std::size_t c = 0; c < n_; ++c) {
    if (only_closed_ && !closed_column_.at(c)) continue;
    for (int r = 0; r < rows_; ++r) {
      RowGaps& row = rows.at(static_cast<std::size_t>(r));
      const bool open = hyp.open(static_cast<int>(c), r);
      if (hyp.continued && r == 0) {
        const CellEnd& end = view_->before.at(c);
        if (open && (end.hyphen || end.leads_on || end.comma)) cost += kOpenCell;
      } else if (!open) {
        fill(row, c, false);
      } else if (view_->cut && r + 1 == rows_) {
        row.pass(std::min(empty(c), kCutEmpty));
      } else {
        pass(row, c);
      }
    }
    if (hyp.piece[c] < 0) continue;
    // A cell that wants more may get it behind the break.
    const bool in_last = hyp.at[c] + 1 == rows_;
    if (view_->cut && in_last) cost -= pieces_[static_cast<std::size_t>(hyp.piece[c])].open;
  }
  for (const RowGaps& row : rows) cost += row.cost();
  return cost;
}

PlacedRows ScrambledSearch::Impl::trace(const Hyp& hyp) const {
  PlacedRows out;
  out.continued = hyp.continued;
  for (std::int32_t s = hyp.step; s >= 0; s = steps_[static_cast<std::size_t>(s)].before) {
    const Move& move = steps_[static_cast<std::size_t>(s)].move;
    PlacedCell cell;
    cell.outside = move.column < 0;
    cell.goes_on = move.goes_on;
    cell.column = cell.outside ? 0 : static_cast<std::size_t>(move.column);
    cell.row = static_cast<std::size_t>(move.row);
    cell.piece = move.piece;
    cell.words = pieces_.words(pieces_[move.piece]);
    cell.moved = !cell.outside && !cell.goes_on;
    cell.held = !cell.outside && is_held_[pieces_[move.piece].first];
    ++out.steps;
    if (!cell.outside) out.rows = std::max(out.rows, cell.row + 1);
    out.cells.push_back(std::move(cell));
  }
  std::reverse(out.cells.begin(), out.cells.end());
  const PlacedCell* before = nullptr;
  for (const PlacedCell& cell : out.cells) {
    if (!cell.moved) continue;
    const bool next_row = before != nullptr && cell.row == before->row + 1;
    const bool next = before == nullptr ||
                      (cell.row == before->row && cell.column > before->column) ||
                      (next_row && cell.column <= std::min<std::size_t>(2, before->column));
    if (!next) ++out.leaps;
    before = &cell;
  }
  out.ends.resize(n_);
  for (std::size_t c = 0; c < n_; ++c) {
    if (hyp.piece[c] >= 0 && hyp.at[c] + 1 == static_cast<int>(out.rows)) {
      out.ends[c] = pieces_.end_of(pieces_[static_cast<std::size_t>(hyp.piece[c])]);
    }
  }
  return out;
}

std::vector<PlacedRows> ScrambledSearch::Impl::find_rows(std::size_t rows, std::size_t beam) {
  rows_ = static_cast<int>(rows);
  steps_.clear();
  hyps_.assign(pieces_.units() + 1, {});
  moves_.assign(pieces_.units() + 1, {});
  Hyp start;
  start.piece.fill(-1);
  hyps_[0].push_back(start);
  if (!view_->before.empty() && !only_closed_) {
    start.continued = true;
    start.cost = kContinued;
    hyps_[0].push_back(start);
    if (std::any_of(is_held_.begin(), is_held_.end(), [](bool held) { return held; })) {
      start.shift = 1;
      hyps_[0].push_back(start);
    }
  }
  for (std::size_t u = 0; u < pieces_.units(); ++u) {
    if (u > 0 && !(only_closed_ && !closed_[u - 1])) choose(u, beam);
    if (title_[u] >= 0) {
      for (Hyp& hyp : hyps_[u]) {
        hyp.column = title_[u];
        hyp.row = -1;
      }
    }
    if (only_closed_ && !closed_[u]) {
      pass_over(u);
      continue;
    }
    for (std::size_t h = 0; h < hyps_[u].size(); ++h) {
      for (const std::size_t p : pieces_.from(u)) expand(u, h, p);
    }
  }
  if (pieces_.units() > 0 && !(only_closed_ && !closed_.back())) choose(pieces_.units(), beam);
  return cheapest_of(hyps_.back());
}

std::vector<PlacedRows> ScrambledSearch::Impl::cheapest_of(const std::vector<Hyp>& hyps) const {
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t h = 0; h < hyps.size(); ++h) order.emplace_back(finish_cost(hyps[h]), h);
  std::sort(order.begin(), order.end());
  if (order.size() > kRivals) order.resize(kRivals);
  std::vector<PlacedRows> out;
  for (const auto& [cost, h] : order) {
    out.push_back(trace(hyps[h]));
    out.back().cost = cost;
  }
  return out;
}

// Tries all numbers of rows, or those around a given one; the cheapest first.
std::vector<PlacedRows> ScrambledSearch::Impl::sweep(std::size_t about, std::size_t fewer,
                                                     std::size_t more) {
  std::vector<PlacedRows> out;
  double best = kNever;
  const auto add = [&](std::vector<PlacedRows> found) {
    std::move(found.begin(), found.end(), std::back_inserter(out));
  };
  std::size_t least = 1, most = kScrambledRows;
  if (about > 0) {
    least = about > fewer ? about - fewer : 1;
    most = std::min(kScrambledRows, about + more);
  }
  std::size_t worse = 0, rows = least;
  for (std::size_t r = least; r <= most && worse < kWorse; ++r) {
    auto found = find_rows(r, only_closed_ ? kClosedBeam : about > 0 ? kBeam : kNarrow);
    const double cost = found.empty() ? kNever : found.front().cost;
    add(std::move(found));
    if (cost < best) {
      best = cost;
      rows = r;
      worse = 0;
    } else if (best < kNever) {
      ++worse;
    }
  }
  if (about == 0 && !only_closed_) add(find_rows(rows, kBeam));
  std::stable_sort(out.begin(), out.end(),
                   [](const PlacedRows& a, const PlacedRows& b) { return a.cost < b.cost; });
  if (out.size() > kRivals) out.resize(kRivals);
  return out;
}

std::vector<PlacedRows> ScrambledSearch::Impl::find(const ScrambledView& view) {
  view_ = &view;
  n_ = std::min(view.columns.size(), kScrambledColumns);
  for (std::size_t c = 0; c < n_; ++c) {
    slot_.at(c) = figure_slot(view.columns.meaning(c));
    below_.at(c) = below_part(view.columns.meaning(c));
    empty_.at(c) = empty_price(view.columns, c);
  }
  pieces_.price(view.columns, view.texts, view.before);
  if (pieces_.units() == 0) return {PlacedRows{}};
  title_.resize(pieces_.units(), -1);
  mark_closed();
  std::size_t rows = view.rows, fewer = kFewer;
  if (std::count(closed_column_.begin(), closed_column_.end(), true) >= kLeastClosed) {
    only_closed_ = true;
    const auto cells = sweep(pieces_.likely_rows(view.columns), kFewer, kMore);
    only_closed_ = false;
    if (!cells.empty() && sure(cells.front())) {
      hold_closed(cells.front());
      fewer = 0;
    }
    rows = cells.empty() ? 0 : cells.front().rows;
  }
  auto found = view.settled && view.rows > 0 ? sweep(view.rows, 0, 0) : sweep(rows, fewer, kMore);
  if (found.empty()) {  // held cells leave no way
    std::fill(is_held_.begin(), is_held_.end(), false);
    reserved_.fill(0);
    found = sweep(view.rows, kFewer, kMore);
  }
  hyps_.clear();
  moves_.clear();
  if (found.empty()) found.emplace_back().cost = kNever;
  return found;
}

std::vector<MovePlace> ScrambledSearch::Impl::way(const PlacedRows& rows) const {
  std::vector<MovePlace> out;
  for (const PlacedCell& cell : rows.cells) {
    const std::size_t unit = pieces_[cell.piece].first;
    if (title_[unit] >= 0) out.push_back({title_[unit], -1});
    if (cell.moved) out.push_back({static_cast<int>(cell.column), static_cast<int>(cell.row)});
  }
  return out;
}

void ScrambledSearch::Impl::teach(const PlacedRows& rows, ColumnModel& columns, ColumnTexts& texts,
                                  MoveModel& moves) {
  const std::size_t n = std::min(columns.size(), kScrambledColumns);
  moves.saw_way(way(rows));
  std::vector<std::uint64_t> filled(n, 0);
  for (const PlacedCell& cell : rows.cells) {
    if (cell.outside) continue;
    const bool tail = rows.continued && cell.row == 0;
    filled[cell.column] |= std::uint64_t{1} << cell.row;
    pieces_.teach(cell.column, pieces_[cell.piece], !tail && !cell.goes_on, columns, texts);
  }
  for (std::size_t c = 0; c < n; ++c) {
    for (std::size_t r = rows.continued ? 1 : 0; r < rows.rows; ++r) {
      if ((filled[c] >> r & 1U) == 0) columns.saw_empty(c);
    }
  }
}

ScrambledSearch::ScrambledSearch(const RowContext& context, const std::vector<WordRange>& blocks)
    : impl_(std::make_unique<Impl>(context, blocks)) {}
ScrambledSearch::~ScrambledSearch() = default;
ScrambledSearch::ScrambledSearch(ScrambledSearch&&) noexcept = default;
ScrambledPieces& ScrambledSearch::pieces() { return impl_->pieces(); }
void ScrambledSearch::set_titles(const std::vector<PlacedTitle>& titles) {
  impl_->set_titles(titles);
}
std::vector<PlacedRows> ScrambledSearch::find(const ScrambledView& view) {
  return impl_->find(view);
}
void ScrambledSearch::teach(const PlacedRows& rows, ColumnModel& columns, ColumnTexts& texts,
                            MoveModel& moves) {
  impl_->teach(rows, columns, texts, moves);
}

}  // namespace planlupp
