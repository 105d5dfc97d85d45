#include "store/assignment.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <random>
#include <vector>

using namespace planlupp;

namespace {

double worth(const std::vector<Offer>& offers) {
  return std::accumulate(offers.begin(), offers.end(), 0.0,
                         [](double sum, const Offer& o) { return sum + o.worth; });
}

// Every way of pairing `n` left things with `n` right ones.
double best_by_trying(const std::vector<Offer>& offers, std::size_t n) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  double best = 0;
  do {
    double sum = 0;
    for (const Offer& o : offers) sum += order[o.left] == o.right && o.worth > 0 ? o.worth : 0;
    best = std::max(best, sum);
  } while (std::next_permutation(order.begin(), order.end()));
  return best;
}

}  // namespace

TEST_CASE("the pairs that are taken are worth most together, not one by one") {
  const auto taken = assign({{0, 0, 5}, {0, 1, 4}, {1, 0, 4}});
  REQUIRE(taken.size() == 2);
  CHECK(taken[0].right == 1);
  CHECK(taken[1].right == 0);
}

TEST_CASE("what is worth nothing is not taken") {
  CHECK(assign({}).empty());
  CHECK(assign({{0, 0, 0}, {1, 1, -3}}).empty());
  CHECK(assign({{0, 0, -1}, {0, 1, 2}}).size() == 1);
}

TEST_CASE("an assignment is as good as the best of all, whatever the offers and their order") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    constexpr std::size_t kSize = 5;
    std::vector<Offer> offers;
    for (std::size_t l = 0; l < kSize; ++l) {
      for (std::size_t r = 0; r < kSize; ++r) {
        if (random() % 2 == 0) offers.push_back({l, r, double(random() % 20) - 5});
      }
    }
    const double best = best_by_trying(offers, kSize);
    CHECK(worth(assign(offers)) == Approx(best));
    std::shuffle(offers.begin(), offers.end(), random);
    CHECK(worth(assign(offers)) == Approx(best));
  }
}

TEST_CASE("a group too large for the best assignment still gives everyone one partner at most") {
  std::vector<Offer> offers;
  for (std::size_t l = 0; l < 450; ++l) {
    for (std::size_t r = l; r < std::min<std::size_t>(l + 3, 450); ++r) offers.push_back({l, r, 1});
  }
  const auto taken = assign(offers);
  std::vector<int> left(450), right(450);
  for (const Offer& o : taken) ++left[o.left], ++right[o.right];
  CHECK(*std::max_element(left.begin(), left.end()) == 1);
  CHECK(*std::max_element(right.begin(), right.end()) == 1);
}
