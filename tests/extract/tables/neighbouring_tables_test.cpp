// Tables without a grid close to one another: where one ends, and what is still in its last row.
#include <catch2/catch.hpp>

#include "tests/extract/hand_page.h"

using namespace planlupp;
using hand::HandPage;
using Rows = std::vector<std::string>;

namespace {

std::vector<Rows> tables_of(const HandPage& hand) {
  std::vector<Rows> tables;
  for (const Table& table : hand::read({hand}).tables) tables.push_back(hand::rows_of(table));
  return tables;
}

// "Indikator | Utfall | Mål" from y on, with rows below.
void put_goals(HandPage& hand, double y) {
  hand.put(50, y, "Indikator", 10, true).put(250, y, "Utfall", 10, true);
  hand.put(330, y, "Trend", 10, true).level(y + 4, 50, 500);
  hand.put(50, y + 14, "Besök").put(250, y + 14, "3,2").put(330, y + 14, "Ökar");
  hand.put(50, y + 28, "Lån").put(250, y + 28, "17,5").put(330, y + 28, "Ökar");
  hand.level(y + 18, 50, 500).level(y + 32, 50, 500);
}

}  // namespace

TEST_CASE("Bold heads over columns that the table above does not have begin another table") {
  HandPage hand;
  put_goals(hand, 100);
  hand.put(50, 146, "Aktivitet", 10, true).put(190, 146, "Startdatum", 10, true);
  hand.put(290, 146, "Slutdatum", 10, true).put(400, 146, "Status", 10, true);
  hand.put(50, 160, "Kartlägga").put(190, 160, "2031-02-01").put(290, 160, "2031-05-01");
  hand.put(400, 160, "Klar").level(150, 50, 500).level(164, 50, 500);
  CHECK(tables_of(hand) ==
        std::vector<Rows>{
            {"Indikator|Utfall|Trend|", "Besök|3,2|Ökar|", "Lån|17,5|Ökar|"},
            {"Aktivitet|Startdatum|Slutdatum|Status|", "Kartlägga|2031-02-01|2031-05-01|Klar|"}});
}

TEST_CASE("A bold row over the same columns is a row of the table") {
  HandPage hand;
  put_goals(hand, 100);
  hand.put(50, 142, "Summa", 10, true).put(250, 142, "20,7", 10, true);
  hand.put(330, 142, "Ökar", 10, true).level(146, 50, 500);
  const auto tables = tables_of(hand);
  REQUIRE(tables.size() == 1);
  CHECK(tables[0].back() == "Summa|20,7|Ökar|");
}

TEST_CASE("A head and the one figure flush right below it are one column") {
  for (const bool two : {false, true}) {
    HandPage hand;
    hand.area(45, 88, 505, 104, 0xDDDDDD);
    hand.put(50, 100, "Indikator", 10, true).put(400, 100, "Mål", 10, true);
    hand.put(50, 116, "Andel i arbete").put_right(500, 116, "65 %");
    if (two) hand.put(50, 130, "Antal dialoger").put_right(500, 130, "8");
    const auto tables = tables_of(hand);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0][0] == "Indikator|Mål|");
    CHECK(tables[0][1] == "Andel i arbete|65 %|");
    if (two) CHECK(tables[0][2] == "Antal dialoger|8|");
  }
}

TEST_CASE("Another paragraph of the last row's cell is no heading of the table below") {
  HandPage hand;
  for (const double y : {100.0, 190.0}) {
    hand.put(50, y, "Mål", 10, true).put(200, y, "Utfall", 10, true);
    hand.put(300, y, "Analys", 10, true);
    hand.area(45, y - 12, 505, y + 4, 0xDDDDDD);
    hand.put(50, y + 18, "Trygg skola")
        .put(200, y + 18, "12")
        .put(300, y + 18, "Fler är nöjda med skolan än förra året.");
    hand.put(300, y + 33, "Arbetet har tagit längre tid än väntat,");
    hand.put(300, y + 44, "vilket märks i resultatet.");
  }
  hand.put(50, 168, "Äldre", 13, true);
  const auto tables = tables_of(hand);
  REQUIRE(tables.size() == 2);
  for (const Rows& rows : tables) {
    CHECK(rows[1].starts_with("Trygg skola|12|Fler är nöjda"));
    CHECK(rows.back().ends_with("vilket märks i resultatet.|"));
  }
}

TEST_CASE("Heads that nearly touch over narrow figures stand over a column each") {
  HandPage hand;
  hand.put(50, 100, "Risk", 10, true).put(200, 100, "Konsekv. Riskv.", 10, true);
  hand.put(300, 100, "Kontroll", 10, true).level(104, 50, 500);
  for (std::size_t i = 0; i < 4; ++i) {
    const double y = 116 + 14 * static_cast<double>(i);
    hand.put(50, y, "Brand i arkivet").put(218, y, "2").put(262, y, "8");
    hand.put(300, y, "Besök varje år").level(y + 4, 50, 500);
  }
  const auto tables = tables_of(hand);
  REQUIRE(tables.size() == 1);
  CHECK(tables[0][0] == "Risk|Konsekv.|Riskv.|Kontroll|");
  CHECK(tables[0][1] == "Brand i arkivet|2|8|Besök varje år|");
}

TEST_CASE("A title ends the cards beside each other above it") {
  HandPage hand;
  const auto card = [&hand](double x, double y, const char* goal, const char* value) {
    hand.put(x, y, "Mål", 10, true).put(x + 90, y, goal);
    hand.put(x, y + 14, "Indikator", 10, true).put(x + 90, y + 14, "Andel nöjda");
    hand.put(x, y + 28, "Utgångsvärde", 10, true).put(x + 90, y + 28, "12");
    hand.put(x, y + 42, "Målvärde", 10, true).put(x + 90, y + 42, value);
    for (const double at : {4.0, 18.0, 32.0, 46.0}) hand.level(y + at, x, x + 200);
  };
  hand.put(50, 80, "Trygghet", 14, true);
  card(50, 104, "Trygg skola", "15");
  card(50, 170, "Trygg gata", "16");
  card(300, 104, "Trygg vård", "17");
  hand.put(50, 250, "Klimat", 14, true);
  card(50, 274, "Ren luft", "18");
  card(300, 274, "Rent vatten", "19");
  const Extraction out = hand::read({hand});
  std::vector<std::string> order;
  for (const TextLine& line : out.lines) {
    for (const char* goal : {"Trygghet", "Trygg skola", "Trygg gata", "Trygg vård", "Klimat",
                             "Ren luft", "Rent vatten"}) {
      if (line.text.find(goal) != std::string::npos) order.emplace_back(goal);
    }
  }
  CHECK(order == std::vector<std::string>{"Trygghet", "Trygg skola", "Trygg gata", "Trygg vård",
                                          "Klimat", "Ren luft", "Rent vatten"});
}

TEST_CASE("The last row of a table alone at the top of the next page belongs to it") {
  const auto pages = [](double x) {
    HandPage first(1, 595, 300), second(2, 595, 300);
    const std::vector<std::string> labels{"Risk", "Kontroll", "Metod", "Frekvens", "Resultat"};
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const double y = 150 + 22 * static_cast<double>(i);
      first.put(50, y, labels[i]).put(200, y, "Rutinen saknas").level(y + 8, 50, 500);
    }
    second.put(50, 60, "Bedömning").put(x, 60, "Brist");
    second.put(50, 120, "Slutsats", 14, true).put(50, 150, "Arbetet fortsätter nästa år.");
    return hand::read({first, second});
  };
  const Extraction joined = pages(200);
  REQUIRE(joined.tables.size() == 1);
  CHECK(hand::rows_of(joined.tables[0]).back() == "Bedömning|Brist|");
  const Extraction apart = pages(240);  // begins elsewhere: text
  REQUIRE(apart.tables.size() == 1);
  CHECK(hand::rows_of(apart.tables[0]).back() == "Resultat|Rutinen saknas|");
}

TEST_CASE("A row alone below a heading is a table where one above has its columns") {
  const auto read_with = [](double shift) {
    HandPage hand;
    hand.put(50, 80, "Skola", 14, true);
    hand.put(50, 104, "Risk", 10, true).put(250, 104, "S", 10, true).put(300, 104, "K", 10, true);
    hand.put(350, 104, "Kontroll", 10, true).level(108, 50, 500);
    for (std::size_t i = 0; i < 3; ++i) {
      const double y = 120 + 14 * static_cast<double>(i);
      hand.put(50, y, "Betyg sätts fel").put(250, y, "2").put(300, y, "3");
      hand.put(350, y, "Jämförelse med prov").level(y + 4, 50, 500);
    }
    hand.put(50, 210, "Vatten", 14, true);
    hand.put(50, 240, "Ledningar brister").put(250 + shift, 240, "4").put(300 + shift, 240, "4");
    hand.put(350 + shift, 240, "Filmning av ledningar");
    hand.put(50, 300, "Planen följs upp i februari.");
    return hand::read({hand});
  };
  const Extraction found = read_with(0);
  REQUIRE(found.tables.size() == 2);
  CHECK(hand::rows_of(found.tables[1]) == Rows{"Ledningar brister|4|4|Filmning av ledningar|"});
  CHECK(read_with(17).tables.size() == 1);
}

TEST_CASE("Word spaces below one another are no gap between columns") {
  HandPage hand;
  hand.put(50, 100, "Konsekvens", 10, true).put(200, 100, "Sannolikhet", 10, true);
  hand.put(290, 100, "Risktal", 10, true).put(360, 100, "Hantering", 10, true).level(104, 50, 500);
  for (std::size_t i = 0; i < 6; ++i) {
    const double y = 116 + 30 * static_cast<double>(i);
    hand.put(50, y, "Samma fel upprepas och även").put(200, y, "3 Möjlig").put(290, y, "9");
    hand.put(360, y, "Begränsa").put(50, y + 11, "förtroendet sjunker i hela");
    hand.put(360, y + 11, "och följa upp").level(y + 16, 50, 500);
  }
  const auto tables = tables_of(hand);
  REQUIRE(tables.size() == 1);
  CHECK(tables[0][0] == "Konsekvens|Sannolikhet|Risktal|Hantering|");
  CHECK(tables[0][1] ==
        "Samma fel upprepas och även förtroendet sjunker i hela|3 Möjlig|9|Begränsa "
        "och följa upp|");
}
