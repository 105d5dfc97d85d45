// Four numbers at once: what the search through a flow (flow_search.h) does for all columns alike
// is done for four of them in one step. Works by the vector types of GCC and Clang, on any machine.
//
//   store(costs, least(load(costs), load(others) + all(2.5F)))
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace planlupp {

constexpr std::size_t kLanes = 4;
using Lanes = float __attribute__((vector_size(kLanes * sizeof(float))));
using LaneInts = std::int32_t __attribute__((vector_size(kLanes * sizeof(std::int32_t))));

// The next multiple of four.
constexpr std::size_t whole_lanes(std::size_t n) { return (n + kLanes - 1) / kLanes * kLanes; }

inline Lanes load(const float* from) {
  Lanes lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}
inline LaneInts load(const std::int32_t* from) {
  LaneInts lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}
inline void store(float* to, Lanes lanes) { std::memcpy(to, &lanes, sizeof lanes); }
inline void store(std::int32_t* to, LaneInts lanes) { std::memcpy(to, &lanes, sizeof lanes); }

inline Lanes all(float x) { return Lanes{x, x, x, x}; }
inline LaneInts all(std::int32_t x) { return LaneInts{x, x, x, x}; }

inline Lanes least(Lanes a, Lanes b) { return a < b ? a : b; }
inline Lanes most(Lanes a, Lanes b) { return a > b ? a : b; }

inline float least_of(Lanes lanes) {
  std::array<float, kLanes> each{};
  std::memcpy(each.data(), &lanes, sizeof lanes);
  return std::min(std::min(each[0], each[1]), std::min(each[2], each[3]));
}

}  // namespace planlupp
