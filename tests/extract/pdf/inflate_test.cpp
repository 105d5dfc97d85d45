#include "extract/pdf/inflate.h"

#include <catch2/catch.hpp>

using namespace planlupp;

namespace {

// Packed as it is, in one block that is the last, with the sum of its bytes.
std::string stored(const std::string& text, const std::string& sum) {
  const auto size = static_cast<unsigned>(text.size());
  const char low = static_cast<char>(size & 0xFFU), high = static_cast<char>(size >> 8U);
  std::string packed("\x78\x01\x01", 3);
  packed += {low, high, static_cast<char>(~low), static_cast<char>(~high)};
  return packed + text + sum;
}

}  // namespace

TEST_CASE("a whole stream is unpacked behind what there is") {
  std::string out = "före ";
  REQUIRE(inflate_all(stored("abc", std::string("\x02\x4d\x01\x27", 4)), 100, out));
  CHECK(out == "före abc");
}

TEST_CASE("what is cut, damaged or too long leaves all as it was") {
  const std::string good = stored("abc", std::string("\x02\x4d\x01\x27", 4));
  const struct {
    std::string packed;
    std::size_t most;
  } rows[] = {{"", 100},
              {"abc", 100},
              {good.substr(0, good.size() - 1), 100},
              {good.substr(0, 9), 100},
              {stored("abc", "\x01\x01\x01\x01"), 100},
              {good, 2}};
  for (const auto& row : rows) {
    INFO(row.packed.size() << " bytes, at most " << row.most);
    std::string out = "före";
    CHECK_FALSE(inflate_all(row.packed, row.most, out));
    CHECK(out == "före");
  }
}
