#include "extract/text/text_reader.h"

#include <catch2/catch.hpp>
#include <string>

#include "extract/text/markup.h"
#include "extract/text/prose_lines.h"

using namespace planlupp;

namespace {

Extraction read(const std::string& text) {
  const auto extraction =
      read_text(std::as_bytes(std::span(text.data(), text.size())), ExtractOptions{});
  REQUIRE(extraction);
  return *extraction;
}

}  // namespace

TEST_CASE("rows held by tabs are a table and the heading before it a heading") {
  const Extraction e = read("## Plan 2031\n\nRisk\tS\tK\nJäv vid beslut\t2\t3\n\nLöpande text.\n");
  CHECK(e.form == SourceForm::tab_separated);
  REQUIRE(e.tables.size() == 1);
  REQUIRE(e.tables[0].rows.size() == 2);
  CHECK(plain_text(e.tables[0].rows[1].cells[0]) == "Jäv vid beslut");
  CHECK(e.tables[0].rows[1].cells[2].lines[0].line == 3);
  REQUIRE(e.elements.size() == 3);
  CHECK(e.elements[0].kind == ElementKind::heading);
  CHECK(e.elements[0].level == 2);
  CHECK(e.elements[1].kind == ElementKind::table);
  CHECK(e.lines[3].role == LineRole::cell);
  CHECK(e.lines[5].role == LineRole::prose);
}

TEST_CASE("a pipe table's first row is its header, the rule under it is no row") {
  const Extraction e = read("| Risk | S |\n|---|:-:|\n| **Jäv** | a \\| b |\n");
  CHECK(e.form == SourceForm::markdown);
  REQUIRE(e.tables.size() == 1);
  CHECK(e.tables[0].header_rows == 1);
  REQUIRE(e.tables[0].rows.size() == 2);
  CHECK(plain_text(e.tables[0].rows[1].cells[0]) == "Jäv");
  CHECK(e.tables[0].rows[1].cells[0].bold);
  CHECK(plain_text(e.tables[0].rows[1].cells[1]) == "a | b");
}

TEST_CASE("every line is kept whatever the line ends") {
  const Extraction e = read("a\r\nb\rc\n\nd\fe");
  REQUIRE(e.lines.size() == 6);
  CHECK(e.lines[2].text == "c");
  CHECK(e.lines[5].text == "e");
  CHECK(e.lines[5].page == 2);
  CHECK(e.page_count == 2);
}

TEST_CASE("a text without columns is a flow of blocks, cut at pages too") {
  const Extraction e = read("ett\ntvå\n\ntre\n\ffyra\n");
  CHECK(e.form == SourceForm::flow);
  REQUIRE(e.elements.size() == 3);
  CHECK(e.elements[0].last == 2);
  CHECK(e.elements[2].first == 4);
}

TEST_CASE("markup goes, and what it said stays") {
  const struct {
    const char* text;
    std::vector<std::string> lines;
    bool bold;
  } rows[] = {
      {"<ul style=\"x\"><li>• A</li><li>- B</li></ul>", {"• A", "• B"}, false},
      {"RS<br>RUN", {"RS", "RUN"}, false},
      {"<p><b>God vård</b></p>", {"God vård"}, true},
      {"i <i>plan</i> .", {"i plan ."}, false},
      {"**Risk:** jäv", {"Risk: jäv"}, false},
      {"värde < 5 och > 2", {"värde < 5 och > 2"}, false},
      {"vård &amp; omsorg", {"vård & omsorg"}, false},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    const MarkedText marked = strip_markup(row.text);
    CHECK(marked.lines == row.lines);
    CHECK(marked.bold == row.bold);
  }
}

TEST_CASE("contents lists and page numbers are told from text") {
  CHECK(is_contents_line("Mål och uppdrag.....5"));
  CHECK(is_contents_line("2.1 Ekonomi . . . . . 12"));
  CHECK_FALSE(is_contents_line("Beslut fattas 2024"));
  for (const char* number : {"3", "Sid 3", "3 (12)", "2(3)", "Sida 4 av 9", "- 7 -"}) {
    INFO(number);
    CHECK(is_page_number(number));
  }
  CHECK_FALSE(is_page_number("3 ggr/år"));
  CHECK(heading_depth("2.1 Ekonomi") == 2);
  CHECK(heading_depth("# Plan") == 1);
  CHECK(heading_depth("Plan") == 0);
}

TEST_CASE("an empty file and a line over the limit are errors") {
  ExtractOptions options;
  options.limits.line_bytes = 8;
  const std::string blank = " \n\n", wide = "ok\nnio tecken\n";
  const auto empty = read_text(std::as_bytes(std::span(blank.data(), blank.size())), options);
  REQUIRE_FALSE(empty);
  CHECK(empty.error().code == ErrorCode::unsupported);
  const auto large = read_text(std::as_bytes(std::span(wide.data(), wide.size())), options);
  REQUIRE_FALSE(large);
  CHECK(large.error().code == ErrorCode::too_large);
  CHECK(large.error().place == "line 2");
}

TEST_CASE("a table of too many columns is kept as text, the rest is read") {
  std::string text = "Risk\tS\tK\nBrand\t2\t3\n\nBilaga\n\n";
  for (int row = 0; row < 2; ++row) {
    for (int i = 0; i < 500; ++i) text += "x\t";
    text += "x\n";
  }
  const auto out = extract(std::as_bytes(std::span(text)), {});
  REQUIRE(out);
  REQUIRE(out->tables.size() == 1);
  CHECK(out->tables[0].columns == 3);
  REQUIRE(out->notes.size() == 1);
  CHECK(out->notes[0].code == "wide-table");
  CHECK(out->notes[0].level == NoteLevel::loss);
  CHECK(out->notes[0].place.line == 6);
}

TEST_CASE("three hundred columns are read, a thousand empty ones beside a table are no columns") {
  std::string head = "Risk", row = "Brand";
  for (int i = 1; i < 300; ++i) {
    head += "\tKolumn " + std::to_string(i);
    row += "\t" + std::to_string(i);
  }
  const Extraction wide = read(head + "\n" + row + "\n");
  REQUIRE(wide.tables.size() == 1);
  CHECK(wide.tables[0].columns == 300);
  CHECK(plain_text(wide.tables[0].rows[1].cells[299]) == "299");
  const std::string empty(1000, '\t');
  const Extraction sheet = read("Risk\tS\tK" + empty + "\nBrand\t2\t" + empty + "\n");
  REQUIRE(sheet.tables.size() == 1);
  CHECK(sheet.tables[0].columns == 3);
  CHECK(sheet.notes.empty());
}

TEST_CASE("what a document is is told by its content, not by its name") {
  // Both readers are behind one door that knows no names: a PDF is one whatever it is called.
  const std::string pdf = "%PDF-1.4\nno more", text = "Risk\tS\nBrand\t2\n";
  CHECK_FALSE(extract(std::as_bytes(std::span(pdf)), {}));
  const auto read = extract(std::as_bytes(std::span(text)), {});
  REQUIRE(read);
  CHECK(read->form == SourceForm::tab_separated);
}
