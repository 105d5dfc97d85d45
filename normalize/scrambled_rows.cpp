#include "normalize/scrambled_rows.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <unordered_set>
#include <utility>

namespace planlupp {
namespace {

constexpr std::size_t kRows = 62;  // on a page at most
constexpr std::size_t kBeam = 150;
constexpr std::size_t kNarrow = 50;  // to choose the number of rows
constexpr std::size_t kWorse = 4;    // so many numbers of rows, each worse than the best: enough
constexpr std::size_t kAround = 1;   // of the number of rows found before

constexpr double kSplit = 2.5;     // a line holds two cells
constexpr double kBelow = 3.5;     // a block holds two cells of a column
constexpr double kGoesOn = 4;      // a block goes on with the cell before it
constexpr double kGoesOnCut = 1;   // the same, where a line held several cells
constexpr double kStacked = 1;     // another label with its value in the same cell
constexpr double kLaterLabel = 4;  // that label without the first one
constexpr double kElsewhere = 0.7;
constexpr double kContinued = 1;  // a row goes on over the page break
constexpr double kWrongScore = 5, kRightScore = -1.5;
constexpr double kOpenCell = 3;    // a cell that wants more gets none behind the break
constexpr double kCutEmpty = 1.2;  // a cell of a row cut by a page may stand behind the break
constexpr double kBack = 6;        // a column goes back to a row that it left out
constexpr double kLeastEmpty = 0.1;
constexpr double kGapShare = 0.6;  // of an empty cell's cost, while it may still be filled
constexpr double kNever = std::numeric_limits<double>::infinity();

// What has been placed where so far.
struct Hyp {
  double cost = 0;
  double gaps = 0;  // what cells cost that columns have gone past, if none fills them
  std::array<std::uint64_t, kScrambledColumns> filled{};  // rows of each column
  std::array<std::int8_t, kScrambledColumns> next{};      // the row below the column's last one
  std::array<std::int32_t, kScrambledColumns> piece{};    // the column's latest one; -1: none
  std::array<std::int8_t, kScrambledColumns> at{};        // the row of that
  std::array<std::array<std::uint8_t, kRows>, 3> numbers{};
  int column = -1, row = 0;
  bool continued = false;
  std::int32_t step = -1;

  [[nodiscard]] bool open(int c, int r) const {
    return (filled[static_cast<std::size_t>(c)] >> static_cast<unsigned>(r) & 1U) == 0;
  }
  // The first row that the column has left out or not come to.
  [[nodiscard]] int first_open(int c) const {
    return std::countr_one(filled[static_cast<std::size_t>(c)]);
  }
};

// One way to go on, not yet gone.
struct Move {
  double price = 0;  // what is compared
  double cost = 0, gaps = 0;
  std::uint32_t unit = 0, hyp = 0;  // where from
  std::uint32_t piece = 0;
  std::int16_t column = -1, row = 0;  // column -1: outside
  bool goes_on = false;
  CellMove kind = CellMove::right;
};

struct Step {
  std::int32_t before = -1;
  Move move;
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
  void set_titles(const std::vector<PlacedTitle>& titles);
  PlacedRows find(const ScrambledView& view);
  void teach(const PlacedRows& rows, ColumnModel& columns, ColumnTexts& texts, MoveModel& moves);

 private:
  // What an empty cell costs more than a filled one.
  [[nodiscard]] double empty(std::size_t c) const { return empty_.at(c); }
  [[nodiscard]] PlacedRows find_rows(std::size_t rows, std::size_t beam);
  void expand(std::size_t unit, std::size_t h, std::size_t p);
  void place(const Hyp& hyp, Move move, std::size_t c, int r);
  void go_on(const Hyp& hyp, Move move, std::size_t c);
  void offer(Move move) {
    move.price = move.cost + kGapShare * move.gaps;
    moves_[pieces_[move.piece].last + 1].push_back(move);
  }
  [[nodiscard]] CellMove kind_of(const Hyp& hyp, int column, int row) const;
  [[nodiscard]] double score_cost(const Hyp& hyp, std::size_t c, int r, int number) const;
  [[nodiscard]] Hyp made(const Move& move);
  void choose(std::size_t unit, std::size_t beam);
  [[nodiscard]] double finish_cost(const Hyp& hyp) const;
  [[nodiscard]] PlacedRows trace(const Hyp& hyp) const;

  ScrambledPieces pieces_;
  const ScrambledView* view_ = nullptr;
  std::size_t n_ = 0;
  int rows_ = 0;
  std::array<int, kScrambledColumns> slot_{};
  std::array<double, kScrambledColumns> empty_{};
  std::vector<int> title_;  // the column whose title stands just before a unit; -1: none
  std::vector<Step> steps_;
  std::vector<std::vector<Hyp>> hyps_;    // that have read the units before
  std::vector<std::vector<Move>> moves_;  // that will have
};

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

CellMove ScrambledSearch::Impl::kind_of(const Hyp& hyp, int column, int row) const {
  if (hyp.column < 0) return row == 0 ? CellMove::right : CellMove::other;
  if (row < hyp.row && column >= hyp.column) {
    if (row != hyp.first_open(column)) return CellMove::other;
    for (int c = hyp.column; c < column; ++c) {
      if (hyp.first_open(c) < hyp.row) return CellMove::other;
    }
    return CellMove::up;
  }
  if (column == hyp.column) return row == hyp.row + 1 ? CellMove::down : CellMove::other;
  if (row == hyp.row && column > hyp.column) {
    for (int c = hyp.column + 1; c < column; ++c) {
      if (hyp.open(c, row)) return CellMove::skip;
    }
    return CellMove::right;
  }
  if (row == hyp.row + 1 && column < hyp.column) {
    for (int c = 0; c < column; ++c) {
      if (hyp.open(c, row)) return CellMove::other;
    }
    return CellMove::line;
  }
  return CellMove::other;
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

void ScrambledSearch::Impl::place(const Hyp& hyp, Move move, std::size_t c, int r) {
  const ScrambledPiece& piece = pieces_[move.piece];
  const bool tail = hyp.continued && r == 0;
  const double own = tail ? piece.tail.at(c) : piece.cost.at(c);
  if (own == kNever) return;
  move.kind = kind_of(hyp, static_cast<int>(c), r);
  move.cost += own + piece.open + view_->moves.cost(move.kind);
  if (piece.inline_start) move.cost += kSplit;
  if (piece.below_start) move.cost += kBelow;
  if (!piece.label.empty() && !piece.begins && !tail) move.cost += kLaterLabel;
  if (!tail) move.cost += score_cost(hyp, c, r, piece.number);
  const int first = hyp.continued ? 1 : 0;  // nothing is missing in a row that goes on
  const bool follows = hyp.column == static_cast<int>(c) && hyp.row + 1 == r;
  if (r < hyp.next[c] && !follows) move.cost += kBack;
  if (r < hyp.next[c] && r >= first) move.gaps -= empty(c);
  for (int left = std::max(first, static_cast<int>(hyp.next[c])); left < r; ++left) {
    move.gaps += empty(c);
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
  if (piece.below_start) {
    const bool below =
        hyp.column >= 0 && hyp.row >= 0 && hyp.row + 1 < rows_ && hyp.open(hyp.column, hyp.row + 1);
    if (below) place(hyp, move, static_cast<std::size_t>(hyp.column), hyp.row + 1);
    return;
  }
  for (std::size_t c = 0; c < n_; ++c) {
    const int column = static_cast<int>(c);
    if (piece.inline_start) {  // beside the cell before
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
    if (hyp.piece[c] >= 0) go_on(hyp, move, c);
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
  hyp.gaps = move.gaps;
  hyp.step = static_cast<std::int32_t>(steps_.size());
  steps_.push_back({before, move});
  if (move.column < 0) return hyp;
  const auto c = static_cast<std::size_t>(move.column);
  hyp.piece[c] = static_cast<std::int32_t>(move.piece);
  hyp.column = move.column;
  hyp.row = move.row;
  if (move.goes_on) return hyp;
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

// Goes the cheapest ways, one to each state.
void ScrambledSearch::Impl::choose(std::size_t unit, std::size_t beam) {
  auto& moves = moves_[unit];
  std::stable_sort(moves.begin(), moves.end(),
                   [](const Move& a, const Move& b) { return a.price < b.price; });
  std::unordered_set<std::uint64_t> seen;
  for (const Move& move : moves) {
    Hyp hyp = made(move);
    std::uint64_t key = hyp.continued ? 1469598103934665603U : 1099511628211U;
    const auto add = [&key](std::uint64_t value) {
      key = (key ^ value) * 0x9E3779B97F4A7C15U;
      key ^= key >> 29U;
    };
    for (std::size_t c = 0; c < n_; ++c) add(hyp.filled[c]);
    add(static_cast<std::uint64_t>(hyp.column + 1));
    add(static_cast<std::uint64_t>(hyp.row));
    if (!seen.insert(key).second) {
      steps_.pop_back();
      continue;
    }
    hyps_[unit].push_back(hyp);
    if (hyps_[unit].size() == beam) break;
  }
  std::vector<Move>().swap(moves);
}

double ScrambledSearch::Impl::finish_cost(const Hyp& hyp) const {
  double cost = hyp.cost;
  for (std::size_t c = 0; c < n_; ++c) {
    for (int r = 0; r < rows_; ++r) {
      if (!hyp.open(static_cast<int>(c), r)) continue;
      if (hyp.continued && r == 0) {
        const CellEnd& end = view_->before.at(c);
        if (end.hyphen || end.leads_on || end.comma) cost += kOpenCell;
        continue;
      }
      cost += view_->cut && r + 1 == rows_ ? std::min(empty(c), kCutEmpty) : empty(c);
    }
    if (hyp.piece[c] < 0) continue;
    // A cell that wants more may get it behind the break.
    const bool in_last = hyp.at[c] + 1 == rows_;
    if (view_->cut && in_last) cost -= pieces_[static_cast<std::size_t>(hyp.piece[c])].open;
  }
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
    cell.move = move.kind;
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

PlacedRows ScrambledSearch::Impl::find_rows(std::size_t rows, std::size_t beam) {
  rows_ = static_cast<int>(rows);
  steps_.clear();
  hyps_.assign(pieces_.units() + 1, {});
  moves_.assign(pieces_.units() + 1, {});
  Hyp start;
  start.piece.fill(-1);
  hyps_[0].push_back(start);
  if (!view_->before.empty()) {
    start.continued = true;
    start.cost = kContinued;
    hyps_[0].push_back(start);
  }
  for (std::size_t u = 0; u < pieces_.units(); ++u) {
    if (u > 0) choose(u, beam);
    if (title_[u] >= 0) {
      for (Hyp& hyp : hyps_[u]) {
        hyp.column = title_[u];
        hyp.row = -1;
      }
    }
    for (std::size_t h = 0; h < hyps_[u].size(); ++h) {
      for (const std::size_t p : pieces_.from(u)) expand(u, h, p);
    }
  }
  if (pieces_.units() > 0) choose(pieces_.units(), beam);
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
  if (best == nullptr) {
    out.cost = kNever;
    return out;
  }
  out = trace(*best);
  out.cost = least;
  return out;
}

PlacedRows ScrambledSearch::Impl::find(const ScrambledView& view) {
  view_ = &view;
  n_ = std::min(view.columns.size(), kScrambledColumns);
  for (std::size_t c = 0; c < n_; ++c) {
    slot_.at(c) = rating_slot(view.columns.meaning(c));
    empty_.at(c) = std::max(kLeastEmpty, view.columns.empty_cost(c) - view.columns.filled_cost(c));
  }
  pieces_.price(view.columns, view.texts, view.before);
  if (pieces_.units() == 0) return {};
  title_.resize(pieces_.units(), -1);
  PlacedRows best;
  best.cost = kNever;
  std::size_t least = 1, most = kRows;
  if (view.rows > 0) {
    least = view.rows > kAround ? view.rows - kAround : 1;
    most = std::min(kRows, view.rows + kAround);
  }
  std::size_t worse = 0, rows = least;
  for (std::size_t r = least; r <= most && worse < kWorse; ++r) {
    PlacedRows found = find_rows(r, view.rows > 0 ? kBeam : kNarrow);
    if (found.cost < best.cost) {
      best = std::move(found);
      rows = r;
      worse = 0;
    } else if (best.cost < kNever) {
      ++worse;
    }
  }
  if (view.rows == 0) {
    PlacedRows found = find_rows(rows, kBeam);
    if (found.cost < best.cost) best = std::move(found);
  }
  hyps_.clear();
  moves_.clear();
  return best;
}

void ScrambledSearch::Impl::teach(const PlacedRows& rows, ColumnModel& columns, ColumnTexts& texts,
                                  MoveModel& moves) {
  const std::size_t n = std::min(columns.size(), kScrambledColumns);
  std::vector<std::uint64_t> filled(n, 0);
  for (const PlacedCell& cell : rows.cells) {
    if (cell.outside) continue;
    if (cell.moved) moves.saw(cell.move);
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
PlacedRows ScrambledSearch::find(const ScrambledView& view) { return impl_->find(view); }
void ScrambledSearch::teach(const PlacedRows& rows, ColumnModel& columns, ColumnTexts& texts,
                            MoveModel& moves) {
  impl_->teach(rows, columns, texts, moves);
}

}  // namespace planlupp
