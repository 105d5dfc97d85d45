// The search of scrambled_rows.h, for its own files: what it remembers of each way that it goes.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "normalize/scrambled/scrambled_figures.h"
#include "normalize/scrambled/scrambled_gaps.h"
#include "normalize/scrambled/scrambled_rows.h"

namespace planlupp {

constexpr std::size_t kScrambledRows = 62;  // on a page at most

// What has been placed where so far.
struct ScrambledHyp {
  double cost = 0;
  double gaps = 0;  // what cells cost that columns have gone past, if none fills them
  std::array<std::uint64_t, kScrambledColumns> filled{};  // rows of each column
  std::array<std::int8_t, kScrambledColumns> next{};      // the row below the column's last one
  std::array<std::int32_t, kScrambledColumns> piece{};    // the column's latest one; -1: none
  std::array<std::int8_t, kScrambledColumns> at{};        // the row of that
  std::array<std::array<std::uint8_t, kScrambledRows>, 3> numbers{};
  std::array<RowGaps, kScrambledRows> rows{};
  int column = -1, row = 0;
  bool continued = false;
  std::int8_t shift = 0;  // of the rows found beforehand
  std::int32_t step = -1;

  [[nodiscard]] bool open(int c, int r) const {
    return (filled[static_cast<std::size_t>(c)] >> static_cast<unsigned>(r) & 1U) == 0;
  }
  // The first row that the column has left out or not come to.
  [[nodiscard]] int first_open(int c) const {
    return std::countr_one(filled[static_cast<std::size_t>(c)]);
  }
};

// The same where only some columns count.
struct ClosedPlaces {
  const ScrambledHyp& hyp;
  const std::array<bool, kScrambledColumns>& columns;
  [[nodiscard]] bool open(int c, int r) const {
    return columns[static_cast<std::size_t>(c)] && hyp.open(c, r);
  }
  [[nodiscard]] int first_open(int c) const {
    constexpr int kEnd = static_cast<int>(kScrambledRows);
    return columns[static_cast<std::size_t>(c)] ? hyp.first_open(c) : kEnd;
  }
};

// One way to go on, not yet gone.
struct ScrambledMove {
  double price = 0;  // what is compared
  double cost = 0, gaps = 0;
  std::uint32_t unit = 0, hyp = 0;  // where from
  std::uint32_t piece = 0;
  std::int16_t column = -1, row = 0;  // column -1: outside
  bool goes_on = false;
};

struct ScrambledStep {
  std::int32_t before = -1;
  ScrambledMove move;
};

class ScrambledSearch::Impl {
 public:
  using Hyp = ScrambledHyp;
  using Move = ScrambledMove;
  using Step = ScrambledStep;
  static constexpr double kNever = std::numeric_limits<double>::infinity();
  static constexpr double kGapShare = 0.6;  // of an empty cell's cost, while it may yet be filled

  Impl(const RowContext& context, const std::vector<WordRange>& blocks)
      : pieces_(context, blocks) {}

  ScrambledPieces& pieces() { return pieces_; }
  void set_titles(const std::vector<PlacedTitle>& titles);
  std::vector<PlacedRows> find(const ScrambledView& view);
  void teach(const PlacedRows& rows, ColumnModel& columns, ColumnTexts& texts, MoveModel& moves);

 private:
  // What an empty cell costs more than a filled one.
  [[nodiscard]] double empty(std::size_t c) const { return empty_.at(c); }
  void pass(RowGaps& row, std::size_t c) const { row.pass(empty(c)); }
  // `passed`: the place had been left out before.
  void fill(RowGaps& row, std::size_t c, bool passed) const {
    if (passed) row.pass(-empty(c));
    row.fill(below_.at(c));
  }
  [[nodiscard]] std::vector<PlacedRows> find_rows(std::size_t rows, std::size_t beam);
  [[nodiscard]] std::vector<PlacedRows> cheapest_of(const std::vector<Hyp>& hyps) const;
  [[nodiscard]] std::vector<PlacedRows> sweep(std::size_t about, std::size_t fewer,
                                              std::size_t more);
  void mark_closed();
  void pass_over(std::size_t unit);
  [[nodiscard]] bool sure(const PlacedRows& rows) const;
  void hold_closed(const PlacedRows& rows);
  [[nodiscard]] bool reserved(std::size_t c, int r) const {
    return r >= 0 && (reserved_.at(c) >> static_cast<unsigned>(r) & 1U) != 0;
  }
  [[nodiscard]] bool crosses_held(const ScrambledPiece& piece) const;
  void expand(std::size_t unit, std::size_t h, std::size_t p);
  void place(const Hyp& hyp, Move move, std::size_t c, int r);
  void go_on(const Hyp& hyp, Move move, std::size_t c);
  void offer(Move move) {
    move.price = move.cost + kGapShare * move.gaps;
    moves_[pieces_[move.piece].last + 1].push_back(move);
  }
  [[nodiscard]] double leftwards_cost(const Hyp& hyp, std::size_t c, int r) const;
  [[nodiscard]] double score_cost(const Hyp& hyp, std::size_t c, int r, int number) const;
  [[nodiscard]] Hyp made(const Move& move);
  [[nodiscard]] std::uint64_t state_of(const Hyp& hyp) const;
  void choose(std::size_t unit, std::size_t beam);
  [[nodiscard]] double finish_cost(const Hyp& hyp) const;
  [[nodiscard]] PlacedRows trace(const Hyp& hyp) const;
  [[nodiscard]] std::vector<MovePlace> way(const PlacedRows& rows) const;

  ScrambledPieces pieces_;
  const ScrambledView* view_ = nullptr;
  std::size_t n_ = 0;
  int rows_ = 0;
  std::array<int, kScrambledColumns> slot_{};
  std::array<double, kScrambledColumns> empty_{};
  std::array<BelowPart, kScrambledColumns> below_{};
  // Cells of closed forms (scrambled_closed.cpp) are sought first, among themselves, and held while
  // others are.
  struct Held {
    std::size_t piece = 0;
    std::int16_t column = -1, row = 0;
  };
  bool only_closed_ = false;
  std::array<bool, kScrambledColumns> closed_column_{};
  std::vector<bool> closed_;   // for each unit: it is such a cell, or a part of one
  std::vector<Held> held_;     // for each unit with which such a cell begins
  std::vector<bool> is_held_;  // for each unit
  std::array<std::uint64_t, kScrambledColumns> reserved_{};  // rows of held cells
  std::vector<int> title_;  // the column whose title stands just before a unit; -1: none
  std::vector<Step> steps_;
  std::vector<std::pair<double, std::uint32_t>> order_;  // of moves: prices and indexes
  std::vector<std::vector<Hyp>> hyps_;                   // that have read the units before
  std::vector<std::vector<Move>> moves_;                 // that will have
};

}  // namespace planlupp
