#include "normalize/scrambled_rows.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <set>
#include <utility>

namespace planlupp {
namespace {

constexpr std::size_t kRows = 62;  // on a page at most
constexpr std::size_t kBeam = 300;
constexpr int kSkip = 3;  // rows left empty in one go

constexpr double kSplit = 2.5;    // a line holds two cells
constexpr double kGoesOn = 4;     // a block goes on with the cell before it
constexpr double kGoesOnCut = 1;  // the same, where a line held several cells
constexpr double kElsewhere = 0.7;
constexpr double kGap = 2.0;      // a column goes back to fill a row that it left out
constexpr double kContinued = 1;  // a row goes on over the page break
constexpr double kWrongScore = 5, kRightScore = -1.5;
constexpr double kOpenCell = 3;    // a cell that wants more gets none behind the break
constexpr double kCutEmpty = 1.2;  // a cell of a row cut by a page may stand behind the break
constexpr double kLeastEmpty = 0.1;
constexpr double kNever = std::numeric_limits<double>::infinity();

// What has been placed where so far.
struct Hyp {
  double cost = 0;
  double empties = 0;  // of rows that columns have left out
  double lag = 0;      // of cells that others of their rows went past
  std::array<std::uint64_t, kScrambledColumns> mask{};
  std::array<std::int8_t, kScrambledColumns> last{};
  std::array<std::int32_t, kScrambledColumns> piece{};  // the last one of the column; -1: none
  std::array<std::array<std::uint8_t, kRows>, 3> numbers{};
  int column = -1, row = 0, rows = 0;
  int right = -1;  // the last filled column of the last row
  bool continued = false;
  std::int32_t step = -1;

  [[nodiscard]] bool filled(std::size_t c, int r) const {
    return (mask[c] >> static_cast<unsigned>(r) & 1U) != 0;
  }
};

// One way to go on, not yet gone.
struct Move {
  double price = 0;  // what is compared
  double cost = 0, empties = 0, lag = 0;
  std::size_t unit = 0, hyp = 0;  // where from
  std::size_t piece = 0;
  int column = -1, row = 0;  // column -1: outside
  bool goes_on = false, leap = false;
};

struct Step {
  std::int32_t before = -1;
  std::size_t piece = 0;
  int column = 0, row = 0;
  bool goes_on = false, leap = false;
};

int rating_slot(Meaning meaning) {
  switch (meaning) {
    case Meaning::likelihood: return 0;
    case Meaning::severity:
    case Meaning::consequence_or_severity: return 1;
    case Meaning::score: return 2;
    default: return -1;
  }
}

}  // namespace

class ScrambledSearch::Impl {
 public:
  Impl(const RowContext& context, const std::vector<WordRange>& blocks)
      : pieces_(context, blocks) {}

  ScrambledPieces& pieces() { return pieces_; }
  PlacedRows find(const ScrambledView& view);
  void teach(const PlacedRows& rows, ColumnModel& columns, ColumnTexts& texts);

 private:
  // What an empty cell costs more than a filled one.
  [[nodiscard]] double empty(std::size_t c) const {
    return std::max(kLeastEmpty, view_->columns.empty_cost(c) - view_->columns.filled_cost(c));
  }
  void expand(std::size_t unit, std::size_t h, std::size_t p);
  void place(Move move, std::size_t c, int r, double extra);
  void go_on(Move move, std::size_t c);
  void offer(Move move);
  [[nodiscard]] double leap(const Hyp& hyp, int column, int row, bool& leaps) const;
  [[nodiscard]] double score_cost(const Hyp& hyp, std::size_t c, int r, int number) const;
  void add_lag(const Hyp& hyp, std::size_t c, int r, Move& move) const;
  [[nodiscard]] Hyp made(const Move& move);
  void choose(std::size_t unit);
  [[nodiscard]] double finish_cost(const Hyp& hyp) const;
  [[nodiscard]] PlacedRows trace(const Hyp& hyp) const;

  ScrambledPieces pieces_;
  const ScrambledView* view_ = nullptr;
  std::size_t n_ = 0;
  std::array<int, kScrambledColumns> slot_{};
  std::vector<Step> steps_;
  std::vector<std::vector<Hyp>> hyps_;    // that have read the units before
  std::vector<std::vector<Move>> moves_;  // that will have
};

// What it costs to go from the cell before to this one.
double ScrambledSearch::Impl::leap(const Hyp& hyp, int column, int row, bool& leaps) const {
  if (hyp.column < 0) return 0;
  const int dc = column - hyp.column, dr = row - hyp.row;
  leaps = !((dr == 0 && dc > 0) || (dr == 1 && dc <= 0 && column <= 2));
  if (dr == 0) return dc > 0 ? 0.1 + 0.15 * (dc - 1) : 2.2;
  if (dr == 1) return dc == 0 ? 0.8 : dc < 0 ? 0.7 : 1.8;
  if (dr < 0) return dc > 0 ? std::min(3.5, 1.0 - 0.15 * dr) : 3.0;
  return 2 + 0.3 * dr;
}

// Likelihood and severity of a row give its score.
double ScrambledSearch::Impl::score_cost(const Hyp& hyp, std::size_t c, int r, int number) const {
  const int slot = slot_.at(c);
  if (slot < 0 || number == 0) return 0;
  std::array<int, 3> v{};
  for (std::size_t s = 0; s < 3; ++s) v.at(s) = hyp.numbers.at(s).at(static_cast<std::size_t>(r));
  v.at(static_cast<std::size_t>(slot)) = number;
  if (v[0] == 0 || v[1] == 0 || v[2] == 0) return 0;
  return v[0] * v[1] == v[2] ? kRightScore : kWrongScore;
}

void ScrambledSearch::Impl::offer(Move move) {
  const ScrambledPiece& piece = pieces_[move.piece];
  move.price = move.cost + move.empties + view_->lag * move.lag;
  moves_[piece.last + 1].push_back(move);
}

// Empty cells that the row, or the column, goes past.
void ScrambledSearch::Impl::add_lag(const Hyp& hyp, std::size_t c, int r, Move& move) const {
  const int first = hyp.continued ? 1 : 0;  // nothing is missing in a row that goes on
  if (r >= hyp.rows) {
    for (int k = hyp.right + 1; hyp.rows > first && k < static_cast<int>(n_); ++k) {
      move.lag += empty(static_cast<std::size_t>(k));
    }
    for (std::size_t k = 0; k < c; ++k) move.lag += empty(k);
  } else if (r >= first && (r + 1 < hyp.rows || static_cast<int>(c) < hyp.right)) {
    move.lag -= empty(c);
  } else if (r >= first) {
    for (int k = hyp.right + 1; k < static_cast<int>(c); ++k) {
      move.lag += empty(static_cast<std::size_t>(k));
    }
  }
  if (hyp.last[c] > r) {  // it had been left out
    if (r >= first) {
      move.empties -= empty(c);
      move.lag += empty(c);
    }
    return;
  }
  for (int skipped = std::max(first, hyp.last[c] + 1); skipped < r; ++skipped) {
    if (hyp.filled(c, skipped)) continue;
    move.empties += empty(c);
    move.lag -= empty(c);
  }
}

void ScrambledSearch::Impl::place(Move move, std::size_t c, int r, double extra) {
  const Hyp& hyp = hyps_[move.unit][move.hyp];
  const ScrambledPiece& piece = pieces_[move.piece];
  const bool tail = hyp.continued && r == 0;
  const double own = tail ? piece.tail.at(c) : piece.cost.at(c);
  if (own == kNever) return;
  move.cost += own + extra + piece.open + leap(hyp, static_cast<int>(c), r, move.leap);
  if (piece.inline_start) move.cost += kSplit;
  if (!tail) move.cost += score_cost(hyp, c, r, piece.number);
  add_lag(hyp, c, r, move);
  move.column = static_cast<int>(c);
  move.row = r;
  offer(move);
}

// The piece goes on with the cell that its column had last.
void ScrambledSearch::Impl::go_on(Move move, std::size_t c) {
  const Hyp& hyp = hyps_[move.unit][move.hyp];
  const ScrambledPiece& piece = pieces_[move.piece];
  const ScrambledPiece& before = pieces_[static_cast<std::size_t>(hyp.piece[c])];
  if (piece.closed || (before.closed && before.open == 0)) return;
  if (!before.part && before.open == 0 && !piece.lower) return;
  const bool cut = before.part || before.first == before.last;
  move.cost += (cut ? kGoesOnCut : kGoesOn) - before.open + piece.open + piece.more.at(c);
  move.cost += pieces_.joint_cost(view_->columns, c, pieces_.end_of(before), piece);
  if (before.open > 0) move.cost += 3;  // joint_cost has it already
  if (static_cast<int>(c) != hyp.column) move.cost += kElsewhere;
  move.column = static_cast<int>(c);
  move.row = hyp.last[c];
  move.goes_on = true;
  offer(move);
}

void ScrambledSearch::Impl::expand(std::size_t unit, std::size_t h, std::size_t p) {
  const Hyp& hyp = hyps_[unit][h];
  const ScrambledPiece& piece = pieces_[p];
  Move move;
  move.unit = unit;
  move.hyp = h;
  move.piece = p;
  move.cost = hyp.cost;
  move.empties = hyp.empties;
  move.lag = hyp.lag;
  for (std::size_t c = 0; c < n_; ++c) {
    if (piece.inline_start) {  // beside the cell before
      const bool right = static_cast<int>(c) > hyp.column && hyp.column >= 0;
      if (right && !hyp.filled(c, hyp.row)) place(move, c, hyp.row, 0);
      continue;
    }
    const int last = hyp.last[c];
    const int most = std::min<int>(hyp.rows, static_cast<int>(kRows) - 1);
    const int near = std::min(most, last + kSkip);
    for (int r = last + 1; r <= near; ++r) {
      if (!hyp.filled(c, r)) place(move, c, r, 0);
    }
    for (int r = std::max(hyp.row, near + 1); r <= std::min(most, hyp.row + 1); ++r) {
      if (!hyp.filled(c, r)) place(move, c, r, 0.5);
    }
    int gap = 0;
    while (gap < last && hyp.filled(c, gap)) ++gap;
    if (gap < last) place(move, c, gap, kGap);
    if (hyp.piece[c] >= 0) go_on(move, c);
  }
  if (!piece.inline_start && piece.outside < kNever) {
    move.cost += piece.outside;
    offer(move);
  }
}

Hyp ScrambledSearch::Impl::made(const Move& move) {
  Hyp hyp = hyps_[move.unit][move.hyp];
  const ScrambledPiece& piece = pieces_[move.piece];
  const std::int32_t before = hyp.step;
  hyp.cost = move.cost;
  hyp.empties = move.empties;
  hyp.lag = move.lag;
  hyp.step = static_cast<std::int32_t>(steps_.size());
  steps_.push_back({before, move.piece, move.column, move.row, move.goes_on, move.leap});
  if (move.column < 0) return hyp;
  const auto c = static_cast<std::size_t>(move.column);
  hyp.piece[c] = static_cast<std::int32_t>(move.piece);
  hyp.column = move.column;
  hyp.row = move.row;
  if (move.goes_on) return hyp;
  hyp.mask[c] |= std::uint64_t{1} << static_cast<unsigned>(move.row);
  hyp.last[c] = static_cast<std::int8_t>(move.row);
  if (move.row >= hyp.rows) {
    hyp.rows = move.row + 1;
    hyp.right = move.column;
  } else if (move.row + 1 == hyp.rows) {
    hyp.right = std::max(hyp.right, move.column);
  }
  const bool tail = hyp.continued && move.row == 0;
  if (!tail && slot_.at(c) >= 0 && piece.number > 0) {
    hyp.numbers.at(static_cast<std::size_t>(slot_.at(c))).at(static_cast<std::size_t>(move.row)) =
        static_cast<std::uint8_t>(piece.number);
  }
  return hyp;
}

// Goes the cheapest ways, one to each state.
void ScrambledSearch::Impl::choose(std::size_t unit) {
  auto& moves = moves_[unit];
  std::stable_sort(moves.begin(), moves.end(),
                   [](const Move& a, const Move& b) { return a.price < b.price; });
  using Key = std::pair<decltype(Hyp::mask), std::array<int, 3>>;
  std::set<std::pair<Key, decltype(Hyp::last)>> seen;
  for (const Move& move : moves) {
    Hyp hyp = made(move);
    const std::array<int, 3> at{hyp.column, hyp.row, hyp.continued ? 1 : 0};
    if (!seen.insert({{hyp.mask, at}, hyp.last}).second) {
      steps_.pop_back();
      continue;
    }
    hyps_[unit].push_back(hyp);
    if (hyps_[unit].size() == kBeam) break;
  }
  std::vector<Move>().swap(moves);
}

double ScrambledSearch::Impl::finish_cost(const Hyp& hyp) const {
  double cost = hyp.cost;
  for (std::size_t c = 0; c < n_; ++c) {
    for (int r = 0; r < hyp.rows; ++r) {
      if (hyp.filled(c, r)) continue;
      if (hyp.continued && r == 0) {
        const CellEnd& end = view_->before.at(c);
        if (end.hyphen || end.leads_on || end.comma) cost += kOpenCell;
        continue;
      }
      cost += view_->cut && r + 1 == hyp.rows ? std::min(empty(c), kCutEmpty) : empty(c);
    }
    if (hyp.piece[c] < 0) continue;
    // A cell that wants more may get it behind the break.
    const bool in_last = hyp.last[c] + 1 == hyp.rows;
    if (view_->cut && in_last) cost -= pieces_[static_cast<std::size_t>(hyp.piece[c])].open;
  }
  return cost;
}

PlacedRows ScrambledSearch::Impl::trace(const Hyp& hyp) const {
  PlacedRows out;
  out.rows = static_cast<std::size_t>(hyp.rows);
  out.continued = hyp.continued;
  for (std::int32_t s = hyp.step; s >= 0; s = steps_[static_cast<std::size_t>(s)].before) {
    const Step& step = steps_[static_cast<std::size_t>(s)];
    PlacedCell cell;
    cell.outside = step.column < 0;
    cell.goes_on = step.goes_on;
    cell.column = cell.outside ? 0 : static_cast<std::size_t>(step.column);
    cell.row = static_cast<std::size_t>(step.row);
    cell.piece = step.piece;
    cell.words = pieces_.words(pieces_[step.piece]);
    ++out.steps;
    if (step.leap) ++out.leaps;
    out.cells.push_back(std::move(cell));
  }
  std::reverse(out.cells.begin(), out.cells.end());
  out.ends.resize(n_);
  for (std::size_t c = 0; c < n_; ++c) {
    if (hyp.piece[c] >= 0 && hyp.last[c] + 1 == hyp.rows) {
      out.ends[c] = pieces_.end_of(pieces_[static_cast<std::size_t>(hyp.piece[c])]);
    }
  }
  return out;
}

PlacedRows ScrambledSearch::Impl::find(const ScrambledView& view) {
  view_ = &view;
  n_ = std::min(view.columns.size(), kScrambledColumns);
  for (std::size_t c = 0; c < n_; ++c) slot_.at(c) = rating_slot(view.columns.meaning(c));
  pieces_.price(view.columns, view.texts, view.before);
  steps_.clear();
  hyps_.assign(pieces_.units() + 1, {});
  moves_.assign(pieces_.units() + 1, {});
  Hyp start;
  start.last.fill(-1);
  start.piece.fill(-1);
  hyps_[0].push_back(start);
  if (!view.before.empty()) {
    start.continued = true;
    start.rows = 1;
    start.cost = kContinued;
    hyps_[0].push_back(start);
  }
  for (std::size_t u = 0; u < pieces_.units(); ++u) {
    if (u > 0) choose(u);
    for (std::size_t h = 0; h < hyps_[u].size(); ++h) {
      for (const std::size_t p : pieces_.from(u)) expand(u, h, p);
    }
  }
  if (pieces_.units() > 0) choose(pieces_.units());
  const Hyp* best = nullptr;
  double least = kNever;
  for (const Hyp& hyp : hyps_.back()) {
    const double cost = finish_cost(hyp);
    if (best == nullptr || cost < least) {
      best = &hyp;
      least = cost;
    }
  }
  PlacedRows out;
  if (best != nullptr) {
    out = trace(*best);
    out.cost = least;
  }
  hyps_.clear();
  moves_.clear();
  return out;
}

void ScrambledSearch::Impl::teach(const PlacedRows& rows, ColumnModel& columns,
                                  ColumnTexts& texts) {
  const std::size_t n = std::min(columns.size(), kScrambledColumns);
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
PlacedRows ScrambledSearch::find(const ScrambledView& view) { return impl_->find(view); }
void ScrambledSearch::teach(const PlacedRows& rows, ColumnModel& columns, ColumnTexts& texts) {
  impl_->teach(rows, columns, texts);
}

}  // namespace planlupp
