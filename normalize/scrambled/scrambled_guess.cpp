#include "normalize/scrambled/scrambled_guess.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace planlupp {
namespace {

constexpr double kNext = 0.45, kSame = 0.2, kOther = 0.35;  // shares of steps, to begin with
constexpr double kPriorSteps = 4;                           // from each column
constexpr double kBias = 1.5;

}  // namespace

ColumnGuess::ColumnGuess(std::size_t columns)
    : columns_(std::min(columns, kScrambledColumns)),
      steps_(columns_ * columns_),
      seen_(columns_ * columns_),
      bias_(columns_),
      count_(columns_) {
  learn();
}

void ColumnGuess::learn() {
  const auto n = static_cast<double>(columns_);
  for (std::size_t from = 0; from < columns_; ++from) {
    double all = kPriorSteps;
    for (std::size_t to = 0; to < columns_; ++to) all += seen_[from * columns_ + to];
    for (std::size_t to = 0; to < columns_; ++to) {
      const double prior = to == from                    ? kSame
                           : to == (from + 1) % columns_ ? kNext
                                                         : kOther / std::max(1.0, n - 2);
      const std::size_t at = from * columns_ + to;
      steps_[at] = -std::log((seen_[at] + kPriorSteps * prior) / all);
    }
  }
  std::vector<double> counts = count_;
  std::sort(counts.begin(), counts.end());
  const double usual = counts.empty() ? 0 : counts[counts.size() * 2 / 3];
  for (std::size_t c = 0; c < columns_; ++c) {
    bias_[c] = std::max(0.0, kBias * std::log((count_[c] + 1) / (usual + 1)));
  }
  std::fill(seen_.begin(), seen_.end(), 0);
  std::fill(count_.begin(), count_.end(), 0);
}

std::vector<std::size_t> ColumnGuess::best_columns(const ScrambledPieces& pieces,
                                                   const std::vector<std::size_t>& blocks) const {
  const std::size_t n = columns_;
  std::vector<double> cost(blocks.size() * n, 0);
  std::vector<std::size_t> before(blocks.size() * n, 0);
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    for (std::size_t c = 0; c < n; ++c) {
      double best = b == 0 ? 0 : std::numeric_limits<double>::infinity();
      for (std::size_t p = 0; b > 0 && p < n; ++p) {
        const double way = cost[(b - 1) * n + p] + step_cost(p, c);
        if (way < best) {
          best = way;
          before[b * n + c] = p;
        }
      }
      cost[b * n + c] = best + pieces[blocks[b]].cost[c] + bias_[c];
    }
  }
  std::vector<std::size_t> out(blocks.size(), 0);
  if (blocks.empty()) return out;
  const auto last = cost.end() - static_cast<std::ptrdiff_t>(n);
  std::size_t at = static_cast<std::size_t>(std::min_element(last, cost.end()) - last);
  for (std::size_t b = blocks.size(); b-- > 0;) {
    out[b] = at;
    at = before[b * n + at];
  }
  return out;
}

void ColumnGuess::read(ScrambledPieces& pieces, ColumnModel& columns, ColumnTexts& texts) {
  pieces.price(columns, texts, {});
  std::vector<std::size_t> blocks;
  for (std::size_t p = 0; p < pieces.size(); ++p) {
    if (pieces[p].whole && pieces[p].outside > 5) blocks.push_back(p);
  }
  const auto found = best_columns(pieces, blocks);
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    pieces.teach(found[b], pieces[blocks[b]], true, columns, texts);
    count_[found[b]] += 1;
    if (b > 0) seen_[found[b - 1] * columns_ + found[b]] += 1;
  }
}

}  // namespace planlupp
