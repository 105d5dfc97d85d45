// What the fuzz targets share. Each file in targets/ is a libFuzzer target; without libFuzzer it is
// a program that runs the files named on its command line (replay.cpp).
//
//   cmake --workflow --preset fuzz
//   build/fuzz/tests/fuzz_heal -max_total_time=600 tests/fuzz/found/heal corpus
//
// A file that brought one down goes to found/TARGET/ and is run by every test from then on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

inline void expect(bool holds) {
  if (!holds) std::abort();
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
