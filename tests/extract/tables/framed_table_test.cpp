// Tables drawn with + - and |.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extract/extract.h"

using namespace planlupp;

namespace {

using Texts = std::vector<std::vector<std::string>>;

Extraction read(const std::string& text) {
  auto extraction = extract(std::as_bytes(std::span(text.data(), text.size())), {});
  REQUIRE(extraction);
  return std::move(*extraction);
}

Texts texts(const Table& table) {
  Texts rows;
  for (const Row& row : table.rows) {
    rows.emplace_back();
    for (const Cell& cell : row.cells) rows.back().push_back(plain_text(cell));
  }
  return rows;
}

}  // namespace

TEST_CASE("the lines between two frames are one row", "[extract]") {
  const Extraction read_back = read(
      "+---------+------+\n"
      "| Risk    | S    |\n"
      "+=========+======+\n"
      "| Taket   | 2    |\n"
      "| läcker  |      |\n"
      "+---------+------+\n"
      "| Jäv     | 3    |\n"
      "+---------+------+\n");
  REQUIRE(read_back.tables.size() == 1);
  CHECK(read_back.tables[0].header_rows == 1);
  CHECK(texts(read_back.tables[0]) == Texts{{"Risk", "S"}, {"Taket läcker", "2"}, {"Jäv", "3"}});
}

TEST_CASE("frames round head and body alone do not make the body one row", "[extract]") {
  const Extraction read_back = read(
      "+---------+------+\n"
      "| Risk    | S    |\n"
      "+---------+------+\n"
      "| Taket   | 2    |\n"
      "| Jäv     | 3    |\n"
      "+---------+------+\n");
  REQUIRE(read_back.tables.size() == 1);
  CHECK(texts(read_back.tables[0]) == Texts{{"Risk", "S"}, {"Taket", "2"}, {"Jäv", "3"}});
}

TEST_CASE("a line of a frame without rows is no table", "[extract]") {
  const Extraction read_back = read("| a | b |\n\n+------+\n\n| c | d |\n");
  CHECK(read_back.tables.size() == 2);
  CHECK(read_back.lines[2].role == LineRole::furniture);
}
