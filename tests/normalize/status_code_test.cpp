#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "normalize/read_text.h"

using namespace planlupp;

TEST_CASE("a status says whether the measure is done", "[normalize]") {
  const std::vector<std::pair<std::string, StatusCode>> cases{
      {"Genomförd", StatusCode::done},     {"klart", StatusCode::done},
      {"Slutförd.", StatusCode::done},     {"Delvis genomförd", StatusCode::partly_done},
      {"Pågår", StatusCode::partly_done},  {"Ej genomförd", StatusCode::not_done},
      {"Inte klar", StatusCode::not_done}, {"ej påbörjad", StatusCode::not_done},
      {"Gul", StatusCode::none},           {"Se bilaga 2", StatusCode::none},
  };
  for (const auto& [text, expected] : cases) {
    const RecordSet records = test::read(
        "Uppföljning av internkontrollplan 2024\n\n"
        "Risk\tÅtgärd\tStatus\n"
        "Avtal saknas för inköp\tTa fram en mall\t" +
        text + "\n");
    CAPTURE(text);
    REQUIRE(records.risks.size() == 1);
    REQUIRE(records.risks[0].measures.size() == 1);
    CHECK(records.risks[0].measures[0].status_code == expected);
  }
}
