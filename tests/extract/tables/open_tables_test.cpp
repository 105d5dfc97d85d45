// Tables with few rules or none: columns of figures, heads that span, section rows, shading.
#include <catch2/catch.hpp>

#include "extract/tables/number_form.h"
#include "tests/extract/hand_page.h"

using namespace planlupp;
using hand::HandPage;
using Rows = std::vector<std::string>;

namespace {

Rows only_table(const HandPage& hand) {
  const Extraction out = hand::read({hand});
  REQUIRE(out.tables.size() == 1);
  return hand::rows_of(out.tables[0]);
}

}  // namespace

TEST_CASE("Groups of three digits and a currency sign make one figure") {
  struct Case {
    const char *left, *right;
    bool one;
  };
  const std::vector<Case> cases{
      {"276", "490", true},    {"1", "645", true},    {"-12", "000,5", true}, {"3", "400%", true},
      {"2004", "2005", false}, {"12", "34", false},   {"kt", "200", false},   {"12", "4567", false},
      {"12,5", "300", false},  {"A12", "300", false},
  };
  for (const Case& c : cases) {
    INFO(c.left << " " << c.right);
    CHECK(continues_figure(c.left, c.right) == c.one);
  }
  CHECK(is_currency_sign("$"));
  CHECK_FALSE(is_currency_sign("%"));
  for (const char* year : {"2008", "1990p", "2008-09", "2008/2009", "2008–09"}) {
    INFO(year);
    CHECK(is_year(year));
  }
  for (const char* other : {"2,008", "20081", "2008-9", "3008", "2008 kr"}) {
    INFO(other);
    CHECK_FALSE(is_year(other));
  }
}

TEST_CASE("A currency sign at the left of a column belongs to the figure at its right") {
  HandPage hand;
  hand.put(50, 90, "Program", 10, true).put(200, 90, "Request", 10, true);
  hand.put(300, 90, "Enacted", 10, true);
  const std::vector<std::string> names{"Grants", "Research", "Loans", "Training", "Total"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double y = 104 + 12 * static_cast<double>(i);
    hand.put(50, y, names[i]).put_right(240, y, "1,417").put_right(340, y, "98");
    if (i == 0 || i == 4) hand.put(180, y, "$").put(290, y, "$");
  }
  CHECK(only_table(hand) == Rows{"Program|Request|Enacted|", "Grants|$ 1,417|$ 98|",
                                 "Research|1,417|98|", "Loans|1,417|98|", "Training|1,417|98|",
                                 "Total|$ 1,417|$ 98|"});
}

TEST_CASE("A long figure in a centred column is one, though the others leave its place white") {
  HandPage hand;
  const std::vector<std::string> figures{"12", "39", "44", "7", "200 628", "99", "18", "21"};
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const double y = 100 + 12 * static_cast<double>(i),
                 width = 5.0 * static_cast<double>(figures[i].size());
    hand.put(50, y, "Kalmar").put(200 - width / 2, y, figures[i]).put(300, y, "8 361");
  }
  const Rows rows = only_table(hand);
  REQUIRE(rows.size() == 8);
  CHECK(rows[4] == "Kalmar|200 628|8 361|");
}

TEST_CASE("Heads without rules span the columns that they stand over the middle of") {
  HandPage hand;
  hand.put(200, 90, "Number", 10, true).put(353, 90, "Change", 10, true);
  hand.put(50, 106, "Region", 10, true);
  const std::vector<double> xs{150, 200, 250, 330, 380};
  for (std::size_t c = 0; c < xs.size(); ++c) {
    hand.put(xs[c], 106, std::to_string(2004 + c), 10, true);
    for (int i = 0; i < 4; ++i) hand.put_right(xs[c] + 20, 120 + 12 * i, "517");
  }
  for (int i = 0; i < 4; ++i) hand.put(50, 120 + 12 * i, "Norrland");
  const Rows rows = only_table(hand);
  REQUIRE(rows.size() == 6);
  CHECK(rows[0] == "|Number|^|^|Change|^|");
  CHECK(rows[1] == "Region|2004|2005|2006|2007|2008|");
}

TEST_CASE("A head of two lines in the middle is no head that spans") {
  HandPage hand;
  hand.put(200, 90, "Average", 10, true).put(50, 101, "Region", 10, true);
  hand.put(130, 101, "Rank", 10, true).put(200, 101, "growth", 10, true);
  hand.put(290, 101, "Total", 10, true);
  for (int i = 0; i < 4; ++i) {
    const double y = 115 + 12 * i;
    hand.put(50, y, "Norrland").put_right(150, y, "4").put_right(230, y, "5,1");
    hand.put_right(315, y, "517");
  }
  const Rows rows = only_table(hand);
  REQUIRE(rows.size() == 5);
  CHECK(rows.at(0) == "Region|Rank|Average growth|Total|");
}

TEST_CASE("A head half way between the lines of the others belongs to them") {
  HandPage hand;
  hand.level(80, 50, 330).put(200, 90, "Utfall").put(50, 96, "Post").put(300, 96, "Not");
  hand.put(180, 102, "2004").put(230, 102, "2005").level(106, 50, 330);
  for (int i = 0; i < 4; ++i) {
    const double y = 118 + 12 * i;
    hand.put(50, y, "Lokaler").put_right(200, y, "41").put_right(250, y, "52").put(305, y, "a");
  }
  hand.level(160, 50, 330);
  const Rows rows = only_table(hand);
  REQUIRE(rows.size() == 6);
  CHECK(rows[0] == "Post|Utfall|^|Not|");
  CHECK(rows[1] == "^|2004|2005|^|");
}

TEST_CASE("A text alone over the middle of the table is a section row") {
  HandPage hand;
  hand.put(50, 90, "Region", 10, true).put(160, 90, "2004", 10, true);
  hand.put(220, 90, "2005", 10, true).put(280, 90, "2006", 10, true);
  for (int i = 0; i < 8; ++i) {
    const double y = 104 + 12 * i;
    if (i % 4 == 0) {
      hand.put(157, y, i == 0 ? "Kvinnor" : "Alla, %");
      continue;
    }
    hand.put(50, y, "Norrland")
        .put_right(180, y, i % 2 == 0 ? "1 417" : "41")
        .put_right(240, y, "52");
    hand.put_right(300, y, "63");
  }
  const Rows rows = only_table(hand);
  REQUIRE(rows.size() == 9);
  CHECK(rows[1] == "Kvinnor|^|^|^|");
  CHECK(rows[5] == "Alla, %|^|^|^|");
}

TEST_CASE("Shaded rows do not make the row above them a head") {
  HandPage hand;
  hand.put(50, 90, "Land").put(150, 90, "2004").put(250, 90, "2005");
  for (int i = 0; i < 6; ++i) {
    const double y = 102 + 12 * i;
    if (i % 2 == 1) hand.area(48, y - 9, 300, y + 3, 0xEEEEEE);
    hand.put(50, y, "Bremen").put_right(170, y, "41,5").put_right(270, y, "52,5");
  }
  const Extraction out = hand::read({hand});
  REQUIRE(out.tables.size() == 1);
  CHECK(out.tables[0].rows.size() == 7);
  CHECK(out.tables[0].header_rows == 1);
}

TEST_CASE("Rows of text between rules down the columns are told by the gaps between them") {
  HandPage hand;
  hand.level(100, 50, 450).level(118, 50, 450).level(240, 50, 450);
  for (const double x : {50.0, 150.0, 300.0, 450.0}) hand.upright(x, 100, 240);
  hand.put(54, 112, "Country").put(154, 112, "Measure").put(304, 112, "Responsible");
  for (int i = 0; i < 3; ++i) {
    const double y = 130 + 38 * i;
    hand.put(54, y, "Malta").put(154, y, "Training of inspectors");
    hand.put(154, y + 11, "and guidance").put(304, y, "National authorities");
  }
  CHECK(only_table(hand).size() == 4);
}

TEST_CASE("A list of contents needs no dots to be none of the tables") {
  HandPage hand;
  const std::vector<std::string> titles{"Summary", "Results", "Method", "Sources", "Annex"};
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const double y = 100 + 14 * static_cast<double>(i);
    hand.put(50, y, titles[i]).put_right(520, y, std::to_string(3 + 4 * i * i));
  }
  CHECK(hand::read({hand}).tables.empty());
}

TEST_CASE("Tables side by side are told by their rules, each with its title") {
  HandPage hand;
  hand.put(50, 80, "Table 1. Exports").put(320, 80, "Table 2. Labour");
  hand.level(86, 50, 280).level(102, 50, 280).level(152, 50, 280);
  hand.level(88, 320, 550).level(164, 320, 550);
  for (int i = 0; i < 5; ++i) {
    const double y = 98 + 12 * i;
    hand.put(50, y, i == 0 ? "Region" : "Malta").put_right(200, y, i == 0 ? "2004" : "41,5");
    hand.put_right(270, y, i == 0 ? "2005" : "52,5");
  }
  for (int i = 0; i < 6; ++i) {
    hand.put(320, 99 + 12.5 * i, "Energy").put_right(540, 99 + 12.5 * i, "417");
  }
  const Extraction out = hand::read({hand});
  REQUIRE(out.tables.size() == 2);
  CHECK(hand::rows_of(out.tables[0]) == Rows{"Region|2004|2005|", "Malta|41,5|52,5|",
                                             "Malta|41,5|52,5|", "Malta|41,5|52,5|",
                                             "Malta|41,5|52,5|"});
  CHECK(out.tables[1].rows.size() == 6);
}

TEST_CASE("The scale and the labels of a bar chart are no table") {
  HandPage hand;
  for (int i = 0; i < 6; ++i) {
    const double x = 120 + 60 * i, top = 300 - 20 * ((i * 3) % 7 + 1);
    hand.area(x, top, x + 30, 300, 0x4472C4).put(x + 5, top - 3, "41").put(x, 312, "Malta");
  }
  for (int i = 0; i < 6; ++i) {
    hand.level(300 - 26 * i, 110, 470).put_right(106, 303 - 26 * i, std::to_string(20 * i));
  }
  const Extraction out = hand::read({hand});
  CHECK(out.tables.empty());
  CHECK(out.lines.size() >= 6);  // kept as text
}

TEST_CASE("Rules that end inside a table tell heads that span and section rows") {
  HandPage hand;
  hand.level(100, 50, 350).level(140, 50, 350).level(260, 50, 350);
  hand.upright(50, 100, 260).upright(150, 100, 260).upright(250, 120, 260);
  hand.upright(350, 100, 260);
  hand.put(54, 134, "Land").put(220, 114, "Change").put(160, 134, "2004").put(260, 134, "2005");
  for (int i = 0; i < 4; ++i) {
    const double y = 154 + 28 * i;
    hand.put(54, y, "Malta").put(160, y, "41,5").put(260, y, "52,5");
  }
  const Rows rows = only_table(hand);
  REQUIRE(rows.size() == 6);
  CHECK(rows[0] == "Land|Change|^|");
  CHECK(rows[1] == "^|2004|2005|");
}

TEST_CASE("A section row without upright rules does not cut a table with open sides") {
  HandPage hand;
  for (const double y : {100.0, 116.0, 132.0, 148.0, 164.0, 180.0}) hand.level(y, 50, 350);
  for (const double x : {150.0, 250.0}) hand.upright(x, 100, 132).upright(x, 148, 180);
  const std::vector<std::string> names{"Land", "Malta", "Services", "Cyprus", "Italy"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double y = 111 + 16 * static_cast<double>(i);
    hand.put(54, y, names[i]);
    if (i != 2) hand.put(170, y, i == 0 ? "2004" : "41").put(270, y, i == 0 ? "2005" : "52");
  }
  CHECK(only_table(hand) ==
        Rows{"Land|2004|2005|", "Malta|41|52|", "Services|^|^|", "Cyprus|41|52|", "Italy|41|52|"});
}

TEST_CASE("A title in a larger face ends a table, an address is none") {
  HandPage hand;
  for (int i = 0; i < 5; ++i) {
    hand.put(50, 100 + 12 * i, "Malta").put_right(300, 100 + 12 * i, "41,5");
  }
  hand.put(50, 168, "Contents", 15, true);
  for (int i = 0; i < 4; ++i) {
    hand.put(50, 186 + 12 * i, "Enhet " + std::to_string(i));
    hand.put(250, 186 + 12 * i, "Tel. 018-12 34 5" + std::to_string(i));
  }
  CHECK(only_table(hand).size() == 5);
}

TEST_CASE("Justified lines with wide spaces are running text") {
  HandPage hand;
  for (int i = 0; i < 10; ++i) {
    const double y = 100 + 12 * i;
    if (i % 3 == 1) {
      for (int w = 0; w < 4; ++w) hand.put(50 + 75 * w, y, "widened");
    } else {
      hand.put(50, y, "the report presents the main result of enquiries");
    }
  }
  CHECK(hand::read({hand}).tables.empty());
}

TEST_CASE("A currency sign that stands off the figure before it belongs to the next") {
  HandPage hand;
  for (int i = 0; i < 6; ++i) {
    const double y = 100 + 12 * i;
    hand.put(50, y, "Grants").put_right(240, y, "1,417").put_right(300, y, "98");
    hand.put_right(360, y, "52");
    if (i % 3 == 0) hand.put(246, y, "$").put(306, y, "$");
  }
  const Rows rows = only_table(hand);
  REQUIRE(rows.size() == 6);
  CHECK(rows[0] == "Grants|1,417|$ 98|$ 52|");
  CHECK(rows[1] == "Grants|1,417|98|52|");
}

TEST_CASE("A head above a column of colours alone is no part of the next head") {
  HandPage hand;
  hand.put(50, 90, "Risk", 10, true).put(180, 90, "Ansvarig", 10, true);
  hand.put(300, 90, "Status Kommentar", 10, true);
  const double comment = 300 + 5 * 6 + 2.8;
  for (std::size_t i = 0; i < 3; ++i) {
    const double y = 104 + 14 * static_cast<double>(i);
    hand.put(50, y, "Brand i lager").put(180, y, i == 1 ? "Rektor" : "Chef");
    hand.put(comment, y, i == 1 ? "Klart sedan maj" : "Arbetet har startat");
    hand.area(300, y - 9, comment - 2, y + 3, 0x00FF00);
  }
  CHECK(only_table(hand) ==
        Rows{"Risk|Ansvarig|Status|Kommentar|", "Brand i lager|Chef||Arbetet har startat|",
             "Brand i lager|Rektor||Klart sedan maj|", "Brand i lager|Chef||Arbetet har startat|"});
  // Figures that end where their head ends are below the whole of it.
  HandPage years;
  years.put(50, 90, "Indikator", 10, true).put(200, 90, "Utfall 2020", 10, true);
  for (std::size_t i = 0; i < 3; ++i) {
    const double y = 104 + 14 * static_cast<double>(i);
    years.put(50, y, "Antal elever").put(200 + 30 + 2.8, y, i == 0 ? "1204" : "1310");
  }
  CHECK(only_table(years).front() == "Indikator|Utfall 2020|");
}

TEST_CASE("A comment across the table does not end it when rows like those above follow") {
  HandPage hand;
  hand.put(50, 90, "Risk", 10, true).put(150, 90, "Åtgärd", 10, true);
  hand.put(300, 90, "Ansvarig", 10, true).put(400, 90, "Tidplan", 10, true);
  double y = 104;
  for (const char* when : {"2024-03-31", "2024-06-30", "2024-12-31"}) {
    hand.put(50, y, "Brand i lager").put(150, y, "Ny rutin för larm").put(300, y, "Rektor");
    hand.put(400, y, when);
    hand.put(50, y + 14, "Kommentar: Rutinen är beslutad och känd i hela verksamheten sedan maj.");
    y += 28;
  }
  const Rows rows = only_table(hand);
  REQUIRE(rows.size() == 7);
  CHECK(rows[1] == "Brand i lager|Ny rutin för larm|Rektor|2024-03-31|");
  CHECK(rows[2].starts_with("Kommentar: Rutinen är beslutad och känd i hela"));
  CHECK(rows[5] == "Brand i lager|Ny rutin för larm|Rektor|2024-12-31|");
}

TEST_CASE("Shading that begins below the first row leaves that row out of the heads") {
  HandPage hand;
  hand.put(50, 90, "Mål", 10, true).put(200, 90, "Mått", 10, true);
  hand.put(300, 90, "Ansvarig", 10, true);
  for (std::size_t i = 0; i < 4; ++i) {
    const double y = 106 + 16 * static_cast<double>(i);
    hand.put(50, y, "Fler heltider").put(200, y, "Minst hälften").put(300, y, "Rektor");
    if (i % 2 == 1) hand.area(48, y - 11, 400, y + 5, 0xEEEEEE);
  }
  const Rows rows = only_table(hand);
  REQUIRE(rows.size() == 5);
  CHECK(rows[0] == "Mål|Mått|Ansvarig|");
  CHECK(rows[1] == "Fler heltider|Minst hälften|Rektor|");
}

TEST_CASE("Pieces of rules tell columns that no white parts") {
  HandPage hand;
  const std::vector<double> edges{48, 148, 202, 260};
  hand.put(50, 90, "Mål", 10, true).put(150, 90, "Högst 140", 10, true);
  hand.put(204, 90, "Utfall", 10, true).pieces(94, edges);
  hand.put(50, 106, "Lägre förbrukning").put(150, 106, "Högst 7,0").put(204, 106, "7,7");
  hand.pieces(110, edges);
  hand.put(50, 122, "Mindre svinn").put(150, 122, "Minst 140").put(204, 122, "139");
  hand.pieces(126, edges);
  CHECK(only_table(hand) == Rows{"Mål|Högst 140|Utfall|", "Lägre förbrukning|Högst 7,0|7,7|",
                                 "Mindre svinn|Minst 140|139|"});
}

TEST_CASE("Lines further apart than wrapped ones are rows, however little") {
  HandPage hand;
  hand.put(50, 90, "Process", 10, true).put(150, 90, "Metod", 10, true);
  hand.put(320, 90, "Rapporteras till", 10, true);
  // 11 points from line to line within a cell, 14 from row to row; the texts would not tell.
  hand.put(50, 104, "Behörigheter").put(150, 104, "Körning mot lönesystemet och listan");
  hand.put(150, 115, "Över konton").put(320, 104, "Nämndens presidium");
  hand.put(50, 129, "Drift av it-systemen").put(150, 129, "Övningsrapporter från hela hösten");
  hand.put(320, 129, "Kommunstyrelsen");
  hand.put(50, 143, "Loggkontroll och spår").put(150, 143, "Leverantörsreskontran mot avtal");
  hand.put(320, 143, "Nämndens presidium");
  CHECK(only_table(hand) ==
        Rows{"Process|Metod|Rapporteras till|",
             "Behörigheter|Körning mot lönesystemet och listan Över konton|Nämndens presidium|",
             "Drift av it-systemen|Övningsrapporter från hela hösten|Kommunstyrelsen|",
             "Loggkontroll och spår|Leverantörsreskontran mot avtal|Nämndens presidium|"});
}

TEST_CASE("Heads close to each other over columns set flush right are cut where the columns end") {
  HandPage hand;
  hand.put(50, 90, "Indikator", 10, true).put(200, 90, "Mål 2012 Mål 2013 Mål 2014", 10, true);
  const std::vector<double> ends{200 + 37.8, 240.6 + 37.8, 281.2 + 37.8};
  for (std::size_t r = 0; r < 3; ++r) {
    const double y = 106 + 14 * static_cast<double>(r);
    hand.put(50, y, "Nöjda med bemötandet");
    for (const double end : ends) hand.put_right(end, y, r == 1 ? "5,4" : "45");
  }
  CHECK(only_table(hand).front() == "Indikator|Mål 2012|Mål 2013|Mål 2014|");
}

TEST_CASE("A title between rules of one length parts two tables") {
  HandPage hand;
  hand.put(50, 60, "Dokument", 10, true).put(250, 60, "Beslutad", 10, true).level(65, 48, 500);
  hand.put(50, 76, "Plan 2022").put(250, 76, "2021-12-17").level(81, 48, 500);
  hand.put(50, 110, "Internkontrollplan 2022", 16, true);
  hand.put(50, 140, "Risk", 10, true).put(250, 140, "Åtgärd", 10, true);
  hand.put(400, 140, "Ansvarig", 10, true).level(145, 48, 500);
  hand.put(50, 156, "Larm besvaras sent").put(250, 156, "Ny bil").put(400, 156, "Chef");
  hand.level(161, 48, 500);
  hand.put(50, 172, "Jäv vid beslut").put(250, 172, "Utbilda").put(400, 172, "Jurist");
  hand.level(177, 48, 500);
  const Extraction out = hand::read({hand});
  REQUIRE(out.tables.size() == 2);
  CHECK(hand::rows_of(out.tables[1]) == Rows{"Risk|Åtgärd|Ansvarig|",
                                             "Larm besvaras sent|Ny bil|Chef|",
                                             "Jäv vid beslut|Utbilda|Jurist|"});
}

TEST_CASE("A group's name at the top of its rows begins a cell beside shaded rows, too") {
  HandPage hand;
  hand.put(50, 90, "Mål", 10, true).put(200, 90, "Mått", 10, true).put(350, 90, "Värde", 10, true);
  const std::vector<std::string> goals{"God start i livet", "", "Lyckas i skolan", ""};
  for (std::size_t r = 0; r < goals.size(); ++r) {
    const double y = 106 + 16 * static_cast<double>(r);
    if (!goals[r].empty()) hand.put(50, y, goals[r]);
    hand.put(200, y, "Andel nöjda").put(350, y, "45");
    if (r % 2 == 0) hand.area(48, y - 11, 400, y + 5, 0xEEEEEE);
    if (r % 2 == 1) hand.area(198, y - 11, 400, y + 5, 0xDDDDDD);
  }
  const Rows rows = only_table(hand);
  REQUIRE(rows.size() == 5);
  CHECK(rows[1].starts_with("God start i livet|"));
  CHECK(rows[3].starts_with("Lyckas i skolan|"));
}
