#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "normalize/read_text.h"

using namespace planlupp;

TEST_CASE("a plan of which no record was read is told", "[normalize]") {
  const std::vector<std::pair<std::string, bool>> cases{
      {"Internkontrollplan 2024 för valnämnden\n\nPlanen beslutas i mars.\n", true},
      {"Internkontrollplan 2024 för valnämnden\n\nRisk\tÅtgärd\n", true},
      {"Internkontrollplan 2024 för valnämnden\n\nRisk\tÅtgärd\nFel avgift\tNy taxa\n", false},
      {"Verksamhetsplan 2024 för valnämnden\n\nMål\tMålvärde\n", true},
      {"Verksamhetsplan 2024 för valnämnden\n\nMål\tMålvärde\nFler ska rösta\t90 %\n", false},
      {"Föreskrifter om torghandel\n\nTorget städas varje kväll.\n", false},
  };
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(test::has_note(test::read(text), "no-records") == expected);
  }
}

TEST_CASE("a text that keeps no columns is told, one that does is not", "[normalize]") {
  const std::string flow =
      "Internkontrollplan 2024 för valnämnden \n\nRisk \n\nFrekvens \n\n"
      "Fel avgift tas ut \n\nVarje år \n\nLarm går inte fram \n\nVarje månad \n";
  const std::string tabs =
      "Internkontrollplan 2024 för valnämnden\n\nRisk\tFrekvens\nFel avgift tas ut\tVarje år\n";
  CHECK(test::has_note(test::read(flow), "columns-lost"));
  CHECK_FALSE(test::has_note(test::read(tabs), "columns-lost"));
}
