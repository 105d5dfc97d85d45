#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "normalize/meaning_cues.h"
#include "normalize/read_text.h"
#include "normalize/scrambled/scrambled_export.h"
#include "normalize/scrambled/scrambled_figures.h"
#include "normalize/scrambled/scrambled_gaps.h"
#include "normalize/scrambled/scrambled_moves.h"
#include "normalize/scrambled/scrambled_order.h"

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

TEST_CASE("a heading among the cells may say what it is about", "[normalize]") {
  const RecordSet records = test::read(
      blocks({"Risk", "Frekvens", "Fel avgift tas ut", "Larm går inte fram", "Lokaler stängs",
              "Varje år", "Varje månad", "Vid behov", "Riskvärde", "8", "6", "3",
              "Uppdrag i nämndens plan", "Trygg ekonomi", "Trygg drift", "Trygga lokaler"}));
  REQUIRE(records.risks.size() == 3);
  for (const auto& [risk, assignment] : std::vector<std::pair<std::size_t, std::string>>{
           {0, "Trygg ekonomi"}, {1, "Trygg drift"}, {2, "Trygga lokaler"}}) {
    CAPTURE(risk);
    CHECK(test::value(records.risks[risk], Field::assignment) == assignment);
  }
}

TEST_CASE("a row that lists another measure lacks nothing", "[normalize]") {
  struct Case {
    const char* what;
    std::vector<Meaning> filled;
    double empty;  // what the row lacks costs as a row of its own
    double cost;
  };
  const std::vector<Case> cases{
      {"nothing is missing", {Meaning::risk, Meaning::measure}, 0, 0},
      {"a measure alone", {Meaning::measure}, 9, 2.2},
      {"a measure and its comment", {Meaning::measure, Meaning::comment}, 9, 2.4},
      {"a comment alone goes with nothing", {Meaning::comment}, 9, 9},
      {"with its own risk it is a row of its own", {Meaning::risk, Meaning::measure}, 3, 3},
      {"an empty row", {}, 9, 9},
  };
  for (const Case& one : cases) {
    INFO(one.what);
    RowGaps row;
    row.pass(one.empty);
    for (const Meaning meaning : one.filled) row.fill(below_part(meaning));
    CHECK(row.cost() == Approx(one.cost));
  }
}

TEST_CASE("columns mostly stand in one order", "[normalize]") {
  CHECK(usual_order(Meaning::likelihood, Meaning::severity) == 1);
  CHECK(usual_order(Meaning::score, Meaning::severity) == -1);
  CHECK(usual_order(Meaning::risk, Meaning::deadline) == 0);
}

TEST_CASE("a way that an export often goes becomes cheap", "[normalize]") {
  MoveModel moves(3);
  const MovePlace from{0, 2};
  const double before = moves.cost(from, 1, CellMove::first);
  for (int i = 0; i < 50; ++i) moves.saw(from, 1, CellMove::first);
  moves.learn();
  CHECK(moves.cost(from, 1, CellMove::first) < before);
  CHECK(moves.cost(from, 2, CellMove::other) > moves.cost(from, 1, CellMove::first));
  CHECK(moves.cost({1, 2}, 2, CellMove::right) < moves.cost({1, 2}, 2, CellMove::other));
}

TEST_CASE("a step from cell to cell is told by what is still free", "[normalize]") {
  // Columns 0 to 3: how many rows of each have been read; of row 1 the first two columns.
  struct {
    std::vector<int> read{5, 2, 1, 0};
    [[nodiscard]] bool open(int c, int r) const { return r >= first_open(c); }
    [[nodiscard]] int first_open(int c) const { return read[static_cast<std::size_t>(c)]; }
  } state;
  struct Case {
    MovePlace from, to;
    CellMove kind;
  };
  const std::vector<Case> cases{
      {{0, 1}, {2, 1}, CellMove::right}, {{1, 1}, {3, 1}, CellMove::skip},
      {{3, 1}, {2, 1}, CellMove::left},  {{1, 1}, {1, 2}, CellMove::down},
      {{3, 0}, {2, 1}, CellMove::line},  {{3, 0}, {3, 1}, CellMove::down},
      {{2, 0}, {3, 1}, CellMove::next},  {{0, 4}, {1, 2}, CellMove::up},
      {{0, 4}, {2, 1}, CellMove::first}, {{3, 4}, {1, 2}, CellMove::first},
      {{2, 4}, {3, 3}, CellMove::above}, {{2, 4}, {3, 2}, CellMove::other},
  };
  for (const Case& one : cases) {
    CAPTURE(one.from.column, one.from.row, one.to.column, one.to.row);
    CHECK(move_kind(one.from, one.to, state) == one.kind);
  }
}

TEST_CASE("figures of a row tell on each other before all are known", "[normalize]") {
  struct Case {
    RowFigures figures;
    double cost;
  };
  const std::vector<Case> cases{
      {{4, 3, 12}, kRightScore}, {{4, 3, 10}, kWrongScore}, {{4, 3, 0}, 0},  {{4, 0, 12}, 0},
      {{4, 0, 10}, kWrongScore}, {{0, 2, 16}, kWrongScore}, {{0, 0, 25}, 0},
  };
  for (const Case& one : cases) {
    CAPTURE(one.figures);
    CHECK(product_cost(one.figures) == one.cost);
  }
}

TEST_CASE("an export by layout writes the boxes that lie closest one after another",
          "[normalize]") {
  struct Case {
    const char* what;
    std::vector<ExportBox> boxes;
    std::vector<std::size_t> order;
  };
  const std::vector<Case> cases{
      {"one box", {{0, 0, 5, 1}}, {0}},
      {"rows far apart go from left to right",
       {{0, 0, 9, 1}, {10, 0, 19, 1}, {0, 20, 9, 21}, {10, 20, 19, 21}},
       {0, 1, 2, 3}},
      {"columns far apart go from top to bottom",
       {{0, 0, 9, 1}, {60, 0, 69, 1}, {0, 2, 9, 3}, {60, 2, 69, 3}},
       {0, 2, 1, 3}},
      {"a box a little lower comes later, unless it stands much further left",
       {{0, 1, 3, 2}, {4, 0, 7, 1}, {200, 50, 209, 51}, {290, 49, 299, 50}},
       {1, 0, 2, 3}},
      {"what lies between two boxes keeps them apart",
       {{0, 0, 20, 1}, {0, 4, 20, 5}, {8, 2, 9, 3}},
       {0, 2, 1}},
  };
  for (const Case& one : cases) {
    INFO(one.what);
    CHECK(ExportOrder().of(one.boxes) == one.order);
  }
}

TEST_CASE("figures in bunches find their rows by what they multiply to", "[normalize]") {
  const RecordSet records = test::read(blocks({"Risk",        "Sannolikhet",
                                               "Konsekvens",  "Riskvärde",
                                               "Frekvens",    "Fel avgift tas ut",
                                               "Varje år",    "Larm går inte fram",
                                               "Varje månad", "Lokaler stängs",
                                               "Vid behov",   "3",
                                               "4",           "2",
                                               "5",           "1",
                                               "2",           "15",
                                               "4",           "4"}));
  const std::vector<std::vector<std::string>> expected{{"Fel avgift tas ut", "15", "Varje år"},
                                                       {"Larm går inte fram", "4", "Varje månad"},
                                                       {"Lokaler stängs", "4", "Vid behov"}};
  check_risks(records, expected);
  REQUIRE(records.risks.size() == 3);
  CHECK(test::value(records.risks[0], Field::likelihood) == "3");
  CHECK(test::value(records.risks[0], Field::severity) == "5");
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
