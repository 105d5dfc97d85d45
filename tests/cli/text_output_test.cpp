#include <catch2/catch.hpp>

#include "cli/compare_text.h"
#include "cli/json_writer.h"
#include "cli/marked_text.h"
#include "cli/row_table.h"
#include "cli/rows.h"
#include "cli/safe_text.h"

using namespace planlupp;
using namespace planlupp::cli;

TEST_CASE("nothing that a terminal obeys is put out raw") {
  struct Case {
    std::string text, line;
  };
  for (const Case& c : {Case{"Jäv vid beslut", "Jäv vid beslut"},
                        {"a\x1b[2Jb", "a␛[2Jb"},
                        {"a\nb\r\n\tc", "a b c"},
                        {"\x07\x7f", "␇␡"},
                        {"\xc2\x9b"
                         "31m",
                         "<U+009B>31m"},
                        {"a\xe2\x80\xae"
                         "b",
                         "a<U+202E>b"},
                        {"\xff", "\xef\xbf\xbd"}}) {
    CHECK(safe_line(c.text) == c.line);
  }
  CHECK(safe_text("a\n\tb\x1b") == "a\n\tb␛");
}

TEST_CASE("names that are no UTF-8 show their bytes") {
  CHECK(utf8_name("pl\xe5n.txt") == "pl\\xE5n.txt");
  CHECK(utf8_name("plån\n.txt") == "plån\n.txt");
}

TEST_CASE("texts are cut by the columns they take, with an ellipsis") {
  struct Case {
    std::string text;
    int width;
    std::string expected;
  };
  for (const Case& c : {Case{"Åtgärd", 6, "Åtgärd"},
                        {"Åtgärder", 6, "Åtgär…"},
                        {"A\xcc\x8atg", 3, "A\xcc\x8atg"},  // a combining ring takes none
                        {"漢字漢字", 5, "漢字…"},
                        {"漢字漢字", 4, "漢…"},
                        {"ab", 1, "…"},
                        {"ab", 0, ""},
                        {"", 3, ""}}) {
    CHECK(cut_to_width(c.text, c.width) == c.expected);
    CHECK(display_width(cut_to_width(c.text, c.width)) <= c.width);
  }
}

TEST_CASE("long texts are wrapped between words") {
  CHECK(wrapped("ett två tre", 7) == std::vector<std::string>{"ett två", "tre"});
  CHECK(wrapped("kommunstyrelsen ja", 5) == std::vector<std::string>{"kommunstyrelsen", "ja"});
  CHECK(wrapped("ett två", 0) == std::vector<std::string>{"ett två"});
  CHECK(wrapped("", 5) == std::vector<std::string>{""});
}

TEST_CASE("JSON escapes what it must, and what a terminal would obey") {
  JsonWriter json;
  json.object().key("a").value("x\"\\\n\x1b\xc2\x9b\xff").key("b").array();
  json.value(1).value(2.5).value(12.0).value(true).null().end().key("c").object().end().end();
  CHECK(json.text() == R"({"a":"x\"\\\n\u001b\u009b\ufffd","b":[1,2.5,12,true,null],"c":{}})");
}

TEST_CASE("CSV: formulas are made harmless, numbers stay numbers, quotes are doubled") {
  struct Case {
    std::string text, expected;
  };
  for (const Case& c : {Case{"=1+1", "'=1+1"},
                        {"@SUM(A1)", "'@SUM(A1)"},
                        {"+46 70 123", "'+46 70 123"},
                        {" =cmd|' /C calc'!A0", "' =cmd|' /C calc'!A0"},
                        {"-20 %", "-20 %"},
                        {"-4,5", "\"-4,5\""},
                        {"- punkt", "'- punkt"},
                        {"-", "'-"},
                        {"＝1", "'＝1"},
                        {"säger \"ja\"", "\"säger \"\"ja\"\"\""},
                        {"två\nrader", "\"två\nrader\""},
                        {"a,b", "\"a,b\""},
                        {"x\x1b[0m", "x␛[0m"},
                        {"", ""}}) {
    CHECK(csv_field(c.text, ',') == c.expected);
  }
  CHECK(csv_field("a,b", ';') == "a,b");
}

TEST_CASE("columns get what they need, the widest give way, the main one last") {
  struct Case {
    std::vector<int> needed;
    int total, main;
    std::vector<int> expected;
  };
  for (const Case& c : {Case{{4, 10, 50}, 100, -1, {4, 10, 50}},
                        {{4, 10, 50}, 48, -1, {4, 10, 30}},
                        {{4, 30, 50}, 58, -1, {4, 25, 25}},
                        {{4, 30, 90}, 64, 2, {4, 17, 39}},
                        {{4, 30, 20}, 0, -1, {4, 30, 20}},
                        {{40, 40}, 10, -1, {6, 6}}}) {
    const auto widths = fitted_widths(c.needed, c.total, c.main);
    if (c.main < 0) {
      CHECK(widths == c.expected);
    } else {  // the sum fits, the main column has the most
      CHECK(widths.at(0) + widths.at(1) + widths.at(2) + 4 <= c.total);
      CHECK(widths.at(2) >= c.total / 3);
    }
  }
}

TEST_CASE("a table too wide for the terminal tells below it what it leaves out") {
  std::ostringstream out;
  TableStyle style;
  style.width = 50;
  style.main = "description";
  const auto table =
      make_table_printer(out, {"id", "year", "description", "score", "response", "level"}, style);
  table->columns({"id", "year", "description", "score", "response", "level"});
  const std::string text = "Utredningar pågår längre än fyra månader";
  table->row({std::string("R1"), std::int64_t{2024}, text, std::int64_t{12},
              std::string("Reducera"), SqlValue{}});
  table->row({std::string("R2"), std::int64_t{2024}, text, std::int64_t{9},
              std::string("Acceptera"), SqlValue{}});
  table->finish();
  CHECK(out.str() ==
        "id  description                   score  response\n"
        "R1  Utredningar pågår längre än…     12  Reducera\n"
        "R2  Utredningar pågår längre än…      9  Acceptera\n"
        "(no value: level)\n"
        "(in every row: year 2024)\n");

  std::ostringstream narrow;
  style.width = 34;
  const auto small = make_table_printer(narrow, {"id", "description", "score", "response"}, style);
  small->columns({"id", "description", "score", "response"});
  small->row({std::string("R1"), text, std::int64_t{12}, std::string("Reducera")});
  small->finish();
  CHECK(narrow.str() ==
        "id  description              score\n"
        "R1  Utredningar pågår läng…     12\n"
        "(no room: response; --width 0\n"
        " shows all)\n");
}

TEST_CASE("what was reworded is broken between words, and no colour goes on over a line's end") {
  const std::vector<DiffPart> parts{{Change::same, "beslut"},
                                    {Change::removed, "verkställs inte"},
                                    {Change::added, "fattas för sent"}};
  std::ostringstream plain, narrow, coloured;
  put_diff(plain, parts, {2, 0, false});
  CHECK(plain.str() == "  beslut [-verkställs inte-] {+fattas för sent+}\n");
  put_diff(narrow, parts, {2, 30, false});
  CHECK(narrow.str() ==
        "  beslut [-verkställs inte-]\n"
        "  {+fattas för sent+}\n");
  put_diff(coloured, parts, {0, 27, true});
  CHECK(coloured.str() ==
        "beslut \x1b[31mverkställs inte\x1b[0m\n"
        "\x1b[32mfattas för sent\x1b[0m\n");
}

TEST_CASE("what a search shows is without markup, and empty cells leave one dot") {
  const std::string text = "<p>Vård för den samiska patienten</p> <p>RS</p>\n\n \nÖkar";
  const std::size_t at = text.find("patienten");
  CHECK(snippet(text, {{at, at + 9}}, 100, false) == "Vård för den samiska «patienten» RS · Ökar");
}

TEST_CASE("a text and its head stay within the width, later lines indented") {
  std::ostringstream out, wide;
  put_wrapped(out, "- ", "Utredningar pågår längre än fyra månader", 2, 26);
  CHECK(out.str() ==
        "- Utredningar pågår längre\n"
        "  än fyra månader\n");
  put_wrapped(wide, "- ", "Utredningar\x1b pågår", 2, 0);
  CHECK(wide.str() == "- Utredningar␛ pågår\n");
}

TEST_CASE("numbers have the decimal sign that is asked for, and no more digits than needed") {
  CHECK(text_of(SqlValue{12.5}, ',') == "12,5");
  CHECK(text_of(SqlValue{12.5}, '.') == "12.5");
  CHECK(text_of(SqlValue{12.0}, ',') == "12");
  CHECK(text_of(SqlValue{std::int64_t{2024}}, ',') == "2024");
  CHECK(text_of(SqlValue{}, ',').empty());
}

TEST_CASE("a comparison over different scales says that they differ") {
  const auto rated = [](int year, const std::string& score, const std::string& level) {
    YearRecord record;
    record.year = year;
    record.text = "Kajen rasar";
    record.score = score;
    record.level = level;
    return record;
  };
  struct Case {
    YearRecord before, after;
    Move move;
    const char* says;
  };
  for (const Case& c : {Case{rated(2030, "", "R3"), rated(2031, "10 av 25", ""), Move::down,
                             "the years rate by different scales (levels; then to 25)"},
                        {rated(2030, "12 av 16", ""), rated(2031, "12 av 25", ""), Move::down,
                         "the years rate by different scales (to 16; then to 25)"},
                        {rated(2030, "12 av 25", ""), rated(2031, "10 av 25", ""), Move::down, ""},
                        {rated(2030, "16 av 16", ""), rated(2031, "20 av 25", ""), Move::unknown,
                         "16 av 16 -> 20 av 25 (up or down depends on the scale)"}}) {
    ComparedBoard board;
    board.documents_before = board.documents_after = 1;
    ComparedRecord& record = board.records.emplace_back();
    record.before = c.before;
    record.after = c.after;
    record.move = c.move;
    std::ostringstream out;
    show_comparison(out, {RecordKind::risk, 2030, 2031, "", ""}, {{board}, {}}, {true, false, 0});
    CAPTURE(out.str());
    CHECK(out.str().find(c.says) != std::string::npos);
    CHECK((out.str().find("different scales") != std::string::npos) ==
          std::string(c.says).starts_with("the years"));
  }
}
