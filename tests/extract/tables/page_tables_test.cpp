// Whole pages: tables found, rebuilt and joined, and what is none left alone.
#include "extract/tables/page_tables.h"

#include <catch2/catch.hpp>

#include "tests/extract/hand_page.h"

using namespace planlupp;
using hand::HandPage;
using Rows = std::vector<std::string>;

namespace {

HandPage ruled_page(int number, double top, const std::vector<std::vector<std::string>>& rows) {
  HandPage hand(number);
  std::vector<double> ys{top};
  for (std::size_t r = 0; r < rows.size(); ++r) ys.push_back(top + 20 * static_cast<double>(r + 1));
  hand.grid({50, 200, 300, 400}, ys);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::vector<double> xs{54, 204, 304};
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      hand.put(xs[c], ys[r] + 14, rows[r][c], 10, r == 0 && rows[r][0] == "Risk");
    }
  }
  return hand;
}

std::size_t lines_with(const Extraction& extraction, LineRole role) {
  return static_cast<std::size_t>(
      std::count_if(extraction.lines.begin(), extraction.lines.end(),
                    [role](const TextLine& line) { return line.role == role; }));
}

}  // namespace

TEST_CASE("A ruled table has its rows, its head and its colours") {
  HandPage hand =
      ruled_page(1, 100, {{"Risk", "S", "K"}, {"Brand", "2", "3"}, {"Stress", "1", ""}});
  hand.area(300, 140, 400, 160, 0xFF0000);
  const Extraction out = hand::read({hand});
  REQUIRE(out.tables.size() == 1);
  CHECK(hand::rows_of(out.tables[0]) == Rows{"Risk|S|K|", "Brand|2|3|", "Stress|1||"});
  CHECK(out.tables[0].header_rows == 1);
  CHECK(out.tables[0].rows[2].cells[2].fill == "#ff0000");
  CHECK(out.tables[0].rows[0].cells[0].bold);
}

TEST_CASE("A merged cell spans, the fields it covers are empty") {
  HandPage hand;
  hand.level(100, 50, 250).level(120, 150, 250).level(140, 50, 250);
  hand.upright(50, 100, 140).upright(150, 100, 140).upright(250, 100, 140);
  hand.put(54, 124, "Ekonomi").put(154, 114, "Brand").put(154, 134, "Stress");
  const Extraction out = hand::read({hand});
  REQUIRE(out.tables.size() == 1);
  CHECK(hand::rows_of(out.tables[0]) == Rows{"Ekonomi|Brand|", "^|Stress|"});
  CHECK(out.tables[0].rows[0].cells[0].row_span == 2);
}

TEST_CASE("A table goes on over pages: repeated heads are dropped, running heads are furniture") {
  HandPage one =
      ruled_page(1, 700, {{"Risk", "S", "K"}, {"Brand", "2", "3"}, {"Risk for", "1", "1"}});
  HandPage two = ruled_page(2, 60, {{"Risk", "S", "K"}, {"stress", "", ""}, {"Stöld", "4", "1"}});
  one.put(50, 30, "Kommunen 2024").put(300, 820, "1");
  two.put(50, 30, "Kommunen 2024").put(300, 820, "2");
  const Extraction out = hand::read({one, two});
  REQUIRE(out.tables.size() == 1);
  CHECK(hand::rows_of(out.tables[0]) ==
        Rows{"Risk|S|K|", "Brand|2|3|", "Risk for stress|1|1|", "Stöld|4|1|"});
  CHECK(out.tables[0].pages == std::vector<int>{1, 2});
  CHECK(lines_with(out, LineRole::furniture) == 4);
  CHECK(lines_with(out, LineRole::header_row) == 6);
  CHECK(hand::read({one, two}, false).tables.size() == 2);
}

TEST_CASE("Every word is in one line, and every cell line says which") {
  HandPage hand = ruled_page(1, 100, {{"Risk", "S", "K"}, {"Brand i lokal", "2", "3"}});
  hand.put(50, 60, "Plan", 20, true).put(50, 80, "En inledande text");
  const Extraction out = hand::read({hand});
  std::size_t words = 0;
  for (const TextLine& line : out.lines)
    words += 1 + std::count(line.text.begin(), line.text.end(), ' ');
  CHECK(words == hand.page.words.size());
  for (const Row& row : out.tables.at(0).rows) {
    for (const Cell& cell : row.cells) {
      for (const CellLine& line : cell.lines) CHECK(out.lines.at(line.line).text == line.text);
    }
  }
  REQUIRE(out.elements.size() == 3);
  CHECK(out.elements[0].kind == ElementKind::heading);
  CHECK(out.elements[0].level == 1);
}

TEST_CASE("Columns are told by white gaps where there are no rules") {
  HandPage hand;
  hand.put(50, 100, "Region", 10, true)
      .put(200, 100, "2008", 10, true)
      .put(300, 100, "2009", 10, true);
  const std::vector<std::string> names{"Norrland", "Svealand", "Skaraborg", "Gotland"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double y = 114 + 12 * static_cast<double>(i);
    hand.put(50, y, names[i]).put_right(220, y, "517").put_right(320, y, "48");
  }
  const Extraction out = hand::read({hand});
  REQUIRE(out.tables.size() == 1);
  CHECK(hand::rows_of(out.tables[0]) == Rows{"Region|2008|2009|", "Norrland|517|48|",
                                             "Svealand|517|48|", "Skaraborg|517|48|",
                                             "Gotland|517|48|"});
  CHECK(out.tables[0].header_rows == 1);
}

TEST_CASE("Short rules below a head tell how far it spans; captions and notes stay outside") {
  HandPage hand;
  hand.put(50, 90, "Table 1  Employment").level(96, 50, 350);
  hand.put(200, 108, "Men").level(112, 150, 250).put(50, 122, "Land").put(155, 122, "2008");
  hand.put(225, 122, "2009").put(305, 122, "Alla").level(126, 50, 350);
  for (int i = 0; i < 4; ++i) {
    const double y = 138 + 12 * i;
    hand.put(50, y, "Belgien").put(155, y, "51,2").put(225, y, "52,0").put(305, y, "60,1");
  }
  hand.level(180, 50, 350).put(50, 192, "Source:   a survey");
  const Extraction out = hand::read({hand});
  REQUIRE(out.tables.size() == 1);
  const Rows rows = hand::rows_of(out.tables[0]);
  REQUIRE(rows.size() == 6);
  CHECK(rows[0] == "|Men|^||");
  CHECK(rows[1] == "Land|2008|2009|Alla|");
  CHECK(out.tables[0].header_rows == 2);
}

TEST_CASE("Rows of figures inside one ruled field are rows") {
  HandPage hand;
  hand.level(100, 50, 250).level(118, 50, 250).level(180, 50, 250);
  for (const double x : {50.0, 150.0, 250.0}) hand.upright(x, 100, 180);
  hand.put(54, 112, "Land").put(154, 112, "Antal");
  for (int i = 0; i < 4; ++i) hand.put(54, 132 + 12 * i, "Belgien").put(160, 132 + 12 * i, "417");
  const Extraction out = hand::read({hand});
  REQUIRE(out.tables.size() == 1);
  CHECK(out.tables[0].rows.size() == 5);
}

TEST_CASE("What is no table is left alone") {
  const std::string prose = "the report presents the main results of the survey on living";
  SECTION("running text") {
    HandPage hand;
    for (int i = 0; i < 12; ++i) hand.put(50, 100 + 12 * i, prose);
    CHECK(hand::read({hand}).tables.empty());
  }
  SECTION("text in two columns") {
    HandPage hand;
    for (int i = 0; i < 12; ++i) {
      hand.put(50, 100 + 12 * i, "the report presents the main results of");
      hand.put(310, 100 + 12 * i, "the survey on living conditions in all");
    }
    const Extraction out = hand::read({hand});
    CHECK(out.tables.empty());
    CHECK(out.lines.at(1).text == out.lines.at(0).text);  // the left column first
  }
  SECTION("a frame") {
    HandPage hand;
    hand.grid({40, 560}, {90, 200});
    for (int i = 0; i < 6; ++i) hand.put(50, 110 + 12 * i, prose);
    CHECK(hand::read({hand}).tables.empty());
  }
  SECTION("a list") {
    HandPage hand;
    for (int i = 0; i < 6; ++i) {
      hand.put(50, 100 + 14 * i, std::to_string(i + 1) + ".").put(80, 100 + 14 * i, prose);
    }
    CHECK(hand::read({hand}).tables.empty());
  }
  SECTION("a list of contents is furniture") {
    HandPage hand;
    for (int i = 0; i < 6; ++i) {
      hand.put(50, 100 + 14 * i, "Kapitel ..............................");
      hand.put(520, 100 + 14 * i, std::to_string(3 + 2 * i));
    }
    const Extraction out = hand::read({hand});
    CHECK(out.tables.empty());
    CHECK(lines_with(out, LineRole::furniture) == 6);
  }
  SECTION("lines of a chart without text in them") {
    HandPage hand;
    hand.grid({100, 200, 300, 400}, {100, 150, 200, 250}).put(80, 104, "50").put(80, 154, "40");
    CHECK(hand::read({hand}).tables.empty());
  }
}

TEST_CASE("A drawn dot before a line is a bullet") {
  HandPage hand;
  hand.grid({50, 150, 300}, {100, 140}).put(54, 114, "Mål").put(170, 114, "Ny rutin");
  hand.put(170, 128, "Utbildning").area(160, 109, 163, 112, 0, true);
  hand.area(160, 123, 163, 126, 0, true);
  const Extraction out = hand::read({hand});
  REQUIRE(out.tables.size() == 1);
  CHECK(plain_text(out.tables[0].rows[0].cells[1]) == "• Ny rutin • Utbildning");
}

TEST_CASE("Ruled tables that touch are parted where heads stand and no column goes on") {
  const auto stacked = [](bool bold, const std::vector<double>& lower) {
    HandPage hand;
    hand.grid({50, 200, 300, 400}, {80, 100, 120, 140}).grid(lower, {140, 160, 180});
    hand.put(55, 94, "Mål", 10, true)
        .put(205, 94, "Mått", 10, true)
        .put(305, 94, "Värde", 10, true);
    hand.put(55, 114, "Mindre svinn").put(205, 114, "Gram").put(305, 114, "45");
    hand.put(55, 134, "Fler heltider").put(205, 134, "Andel").put(305, 134, "80");
    hand.put(lower[0] + 5, 154, "Aktivitet", 10, bold).put(lower[1] + 5, 154, "Slut", 10, bold);
    hand.put(lower[0] + 5, 174, "Utbilda").put(lower[1] + 5, 174, "maj");
    return hand::read({hand});
  };
  const Extraction out = stacked(true, {50, 250, 400});
  REQUIRE(out.tables.size() == 2);
  CHECK(hand::rows_of(out.tables[0]) ==
        Rows{"Mål|Mått|Värde|", "Mindre svinn|Gram|45|", "Fler heltider|Andel|80|"});
  CHECK(hand::rows_of(out.tables[1]) == Rows{"Aktivitet|Slut|", "Utbilda|maj|"});
  CHECK(out.tables[1].header_rows == 1);
  // Rows of a form are no tables, nor is what goes on in one of the columns.
  CHECK(stacked(false, {50, 250, 400}).tables.size() == 1);
  CHECK(stacked(true, {50, 200, 400}).tables.size() == 1);
}
