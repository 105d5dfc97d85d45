// Figures of a row that tell on each other: likelihood times severity is the score.
//
//   S 4  K 3  Riskvärde 12    right        4 | ? | 10    wrong already: 4 does not divide 10
#pragma once

#include <algorithm>
#include <array>

#include "normalize/terms.h"

namespace planlupp {

inline constexpr int kHighestRank = 6;
inline constexpr double kWrongScore = 5, kRightScore = -1.5;

// Likelihood, severity, score of a row; 0: not known.
using RowFigures = std::array<int, 3>;

// Which of them a column holds; -1: none.
[[nodiscard]] inline int figure_slot(Meaning meaning) {
  switch (meaning) {
    case Meaning::likelihood: return 0;
    case Meaning::severity:
    case Meaning::consequence_or_severity: return 1;
    case Meaning::score: return 2;
    default: return -1;
  }
}

[[nodiscard]] inline double product_cost(const RowFigures& figures) {
  const auto [a, b, score] = figures;
  if (score == 0) return 0;
  if (a > 0 && b > 0) return a * b == score ? kRightScore : kWrongScore;
  const int one = std::max(a, b);
  return one > 0 && (score % one != 0 || score / one > kHighestRank) ? kWrongScore : 0;
}

}  // namespace planlupp
