#include "extract/text/layout_reader.h"

#include <catch2/catch.hpp>

#include "tests/extract/hand_page.h"

using namespace planlupp;

namespace {

constexpr const char* kPlan =
    "Internkontrollplan 2024\n"
    "\n"
    "Risk                      S    K    Kontroll\n"
    "Jäv vid beslut om stora   2    3    Stickprov av\n"
    "inköp                               protokoll\n"
    "Brand                     1    4    Besök\n"
    "Stöld av utrustning       2    2    Inventering\n"
    "\f"
    "Risk                      S    K    Kontroll\n"
    "Stress                    3    3    Enkät\n"
    "Hot                       4    3    Samtal\n";

TextLines lines_of(std::string_view text) { return *split_lines(text, Limits{}); }

}  // namespace

TEST_CASE("Text whose columns are held by spaces is told from prose") {
  CHECK(layout_strength(lines_of(kPlan)) > 0.5);
  CHECK(layout_strength(lines_of("En text\nutan spalter\n\nom risker. Den fortsätter\n")) == 0);
  CHECK(layout_strength(lines_of("Risk\tS\tK\nBrand\t1\t2\n")) == 0);
}

TEST_CASE("Characters become words on a grid") {
  const TextLines text = lines_of("Jäv   2\n  å");
  const Page page = page_from_layout_text(text.lines, 3);
  REQUIRE(page.words.size() == 3);
  CHECK(page.number == 3);
  CHECK(page.words[1].text == "2");
  CHECK(page.words[1].box.x0 == 36);
  CHECK(page.words[2].box.x0 == 12);
  CHECK(page.words[2].baseline > page.words[1].baseline);
}

TEST_CASE("A layout-preserving text gives its table and accounts for every line") {
  const Extraction out = read_layout(lines_of(kPlan), ExtractOptions{});
  REQUIRE(out.tables.size() == 1);
  CHECK(hand::rows_of(out.tables[0]) ==
        std::vector<std::string>{"Risk|S|K|Kontroll|",
                                 "Jäv vid beslut om stora inköp|2|3|Stickprov av protokoll|",
                                 "Brand|1|4|Besök|", "Stöld av utrustning|2|2|Inventering|",
                                 "Stress|3|3|Enkät|", "Hot|4|3|Samtal|"});
  REQUIRE(out.lines.size() == 10);
  CHECK(out.lines[3].role == LineRole::cell);
  CHECK(out.lines[0].role == LineRole::heading);
  const Cell& cell = out.tables[0].rows[1].cells[0];
  REQUIRE(cell.lines.size() == 2);
  CHECK(cell.lines[1].line == 4);
  CHECK(out.page_count == 2);
}
