#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "normalize/meaning_cues.h"
#include "normalize/read_text.h"
#include "normalize/scrambled_moves.h"
#include "normalize/scrambled_order.h"

using namespace planlupp;

namespace {

const std::string kTitle = "Internkontrollplan 2024 för valnämnden\n\n";

// One block a word of the list, blank lines between.
std::string blocks(const std::vector<std::string>& texts) {
  std::string out = kTitle;
  for (const std::string& text : texts) out += text + "\n\n";
  return out + "\f";
}

// Description, score and the frequency of the only control of each risk.
void check_risks(const RecordSet& records, const std::vector<std::vector<std::string>>& expected) {
  REQUIRE(records.risks.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    CHECK(test::value(records.risks[i], Field::description) == expected[i][0]);
    CHECK(test::value(records.risks[i], Field::score) == expected[i][1]);
    REQUIRE(records.risks[i].controls.size() == 1);
    CHECK(test::value(records.risks[i].controls[0], Field::frequency) == expected[i][2]);
  }
}

}  // namespace

TEST_CASE("bunches of cells of several rows find their rows", "[normalize]") {
  const RecordSet records = test::read(blocks({"Risk",
                                               "Sannolikhet",
                                               "Konsekvens",
                                               "Riskvärde",
                                               "Frekvens",
                                               "Fel avgift tas ut",
                                               "2",
                                               "4",
                                               "8",
                                               "Varje år",
                                               "Larm går inte fram",
                                               "Lokaler stängs",
                                               "3",
                                               "4",
                                               "2",
                                               "1",
                                               "6",
                                               "4",
                                               "Varje månad",
                                               "Vid behov"}));
  REQUIRE(records.risks.size() == 3);
  const std::vector<std::vector<std::string>> expected{{"Fel avgift tas ut", "8", "Varje år"},
                                                       {"Larm går inte fram", "6", "Varje månad"},
                                                       {"Lokaler stängs", "4", "Vid behov"}};
  check_risks(records, expected);
  for (const Record& risk : records.risks) CHECK(risk.confidence < 1);
  CHECK(test::has_note(records, "cells-scrambled"));
}

TEST_CASE("columns that come whole, one after the other, end at the same row", "[normalize]") {
  const RecordSet records = test::read(blocks({"Risk",
                                               "Riskvärde",
                                               "Frekvens",
                                               "Ansvarig",
                                               "Fel avgift tas ut",
                                               "Larm går inte fram",
                                               "Lokaler stängs",
                                               "Bilar saknas",
                                               "8",
                                               "6",
                                               "3",
                                               "16",
                                               "Varje år",
                                               "Varje månad",
                                               "Vid behov",
                                               "Varje vecka",
                                               "Ekonomichef",
                                               "Driftledare",
                                               "Fastighetschef",
                                               "Rektor"}));
  REQUIRE(records.risks.size() == 4);
  const std::vector<std::vector<std::string>> expected{{"Fel avgift tas ut", "8", "Varje år"},
                                                       {"Larm går inte fram", "6", "Varje månad"},
                                                       {"Lokaler stängs", "3", "Vid behov"},
                                                       {"Bilar saknas", "16", "Varje vecka"}};
  check_risks(records, expected);
}

TEST_CASE("headings that stand among the cells are one head", "[normalize]") {
  const RecordSet records = test::read(blocks({"Risk",
                                               "Frekvens",
                                               "Fel avgift tas ut",
                                               "Larm går inte fram",
                                               "Lokaler stängs",
                                               "Varje år",
                                               "Varje månad",
                                               "Vid behov",
                                               "S",
                                               "2",
                                               "3",
                                               "1",
                                               "K",
                                               "4",
                                               "2",
                                               "3",
                                               "Risktal",
                                               "Hantering",
                                               "8",
                                               "Åtgärda",
                                               "6",
                                               "Acceptera",
                                               "3",
                                               "Åtgärda"}));
  REQUIRE(records.risks.size() == 3);
  CHECK(test::value(records.risks[1], Field::description) == "Larm går inte fram");
  CHECK(test::value(records.risks[1], Field::likelihood) == "3");
  CHECK(test::value(records.risks[1], Field::severity) == "2");
  CHECK(test::value(records.risks[1], Field::score) == "6");
  CHECK(test::value(records.risks[1], Field::response) == "Acceptera");
}

TEST_CASE("columns mostly stand in one order", "[normalize]") {
  CHECK(usual_order(Meaning::likelihood, Meaning::severity) == 1);
  CHECK(usual_order(Meaning::score, Meaning::severity) == -1);
  CHECK(usual_order(Meaning::risk, Meaning::deadline) == 0);
}

TEST_CASE("a way that an export often goes becomes cheap", "[normalize]") {
  MoveModel moves;
  const double before = moves.cost(CellMove::down);
  for (int i = 0; i < 50; ++i) moves.saw(CellMove::down);
  moves.learn();
  CHECK(moves.cost(CellMove::down) < before);
  CHECK(moves.cost(CellMove::other) > moves.cost(CellMove::up));
}

TEST_CASE("labels that stand before all their values find them", "[normalize]") {
  std::vector<std::string> texts;
  for (int card = 0; card < 3; ++card) {
    for (const char* label : {"Risk:", "Sannolikhet:", "Åtgärd", "Ansvarig"}) {
      texts.push_back(label);
    }
  }
  const std::vector<std::vector<std::string>> cards{
      {"Fel avgift tas ut", "2. Liten", "Ny taxa", "Ekonomichef"},
      {"Larm går inte fram", "3. Stor", "Uppdatera listan", "Driftledare"},
      {"Lokaler stängs", "1. Mycket liten", "Hyra nya lokaler", "Fastighetschef"}};
  for (const auto& card : cards) texts.insert(texts.end(), card.begin(), card.end());
  const RecordSet records = test::read(blocks(texts));
  REQUIRE(records.risks.size() == 3);
  for (std::size_t i = 0; i < cards.size(); ++i) {
    CAPTURE(i);
    CHECK(test::value(records.risks[i], Field::description) == cards[i][0]);
    REQUIRE(records.risks[i].measures.size() == 1);
    CHECK(test::value(records.risks[i].measures[0], Field::description) == cards[i][2]);
    CHECK(test::value(records.risks[i].measures[0], Field::responsible) == cards[i][3]);
  }
}

TEST_CASE("cells that come row by row are no scrambled ones", "[normalize]") {
  const RecordSet records =
      test::read(blocks({"Risk", "Sannolikhet", "Frekvens", "Fel avgift tas ut", "2", "Varje år",
                         "Larm går inte fram", "3", "Varje månad"}));
  REQUIRE(records.risks.size() == 2);
  CHECK_FALSE(test::has_note(records, "cells-scrambled"));
}

TEST_CASE("words tell causes from consequences and measures", "[normalize]") {
  const MeaningCues cues(test::vocabulary().terms());
  const std::vector<Meaning> columns{Meaning::cause, Meaning::consequence, Meaning::measure};
  const std::vector<std::pair<std::string, std::size_t>> cases{
      {"Rutinen saknas på flera enheter", 0},
      {"Minskat förtroende och skadestånd", 1},
      {"Införa checklista och utbildning", 2}};
  for (const auto& [text, best] : cases) {
    CAPTURE(text);
    const auto costs = cues.costs(text, columns);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      CAPTURE(c);
      CHECK((costs[c] == 0) == (c == best));
    }
  }
}
