// Who goes with whom: pairs of a left and a right thing with what each pair is worth, and every
// thing in one pair at most, so that the worth of all pairs together is the highest.
//
//   assign({{0, 0, 5}, {0, 1, 4}, {1, 0, 4}})   // {{0, 1, 4}, {1, 0, 4}}: 8 is more than 5
//
// The Hungarian method on each group of things that offers connect; offers worth nothing are never
// taken (the price of having no partner is the caller's, taken off the worth). A group too large
// for it (its cost is cubic) is taken greedily, the best offer first.
#pragma once

#include <cstddef>
#include <vector>

namespace planlupp {

struct Offer {
  std::size_t left = 0, right = 0;
  double worth = 0;
};

// The offers taken, in the order of `left`.
[[nodiscard]] std::vector<Offer> assign(std::vector<Offer> offers);

}  // namespace planlupp
