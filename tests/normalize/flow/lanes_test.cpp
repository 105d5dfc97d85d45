#include "normalize/flow/lanes.h"

#include <array>
#include <catch2/catch.hpp>
#include <limits>

using namespace planlupp;

TEST_CASE("room for lanes is a multiple of four") {
  CHECK(whole_lanes(0) == 0);
  CHECK(whole_lanes(1) == 4);
  CHECK(whole_lanes(4) == 4);
  CHECK(whole_lanes(9) == 12);
}

TEST_CASE("lanes are compared each by itself") {
  const float never = std::numeric_limits<float>::infinity();
  const std::array<float, 4> costs = {1, never, -2, 5}, others = {3, 2, never, 4};
  std::array<float, 4> out{};
  store(out.data(), least(load(costs.data()), load(others.data())));
  CHECK(out == std::array<float, 4>{1, 2, -2, 4});
  store(out.data(), most(load(costs.data()), all(2.0F)));
  CHECK(out == std::array<float, 4>{2, never, 2, 5});
  CHECK(least_of(load(costs.data())) == -2);
}

TEST_CASE("numbers are kept where another lane is less") {
  const std::array<std::int32_t, 4> from = {7, 7, 7, 7};
  const LaneInts less = Lanes{1, 5, 1, 5} < all(3.0F);
  std::array<std::int32_t, 4> out{};
  store(out.data(), less ? all(std::int32_t{9}) : load(from.data()));
  CHECK(out == std::array<std::int32_t, 4>{9, 7, 9, 7});
}
