// The commands that ask across years: what they say, and what they say to bad input.
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/run.h"
#include "cli/safe_text.h"
#include "run_cli.h"
#include "scratch.h"
#include "store/plans.h"

using namespace planlupp;
using namespace planlupp::test;
using nlohmann::json;
using tests::Plan;
using tests::Risk;

namespace {

Plan plan(int year, std::vector<Risk> risks, const std::string& body = "Socialnämnden") {
  Plan p;
  p.year = year;
  p.body = body;
  p.risks = std::move(risks);
  return p;
}

// A store of two boards and three years.
class Years {
 public:
  Years() : path(scratch_.at("plans.db")) {
    auto store = Store::open(path, Access::write);
    REQUIRE(store);
    for (const Plan& p : {plan(2021, {{"Fattade beslut verkställs inte", "Demokratin urholkas", 8,
                                       "Bevakningslista"},
                                      {"Jäv vid upphandling", "Överprövning", 6}}),
                          plan(2022, {{"Fattade beslut verkställs ej i tid", "Demokratin urholkas",
                                       12, "Bevakningslista"},
                                      {"Hot och våld mot personal", "Skador", 9}}),
                          plan(2022, {{"Broar rasar", "Personskador", 12}}, "Tekniska nämnden")}) {
      tests::put(*store, p);
    }
    REQUIRE(store->after_import());
  }
  [[nodiscard]] Ran run(std::vector<std::string> arguments, const std::string& typed = "") const {
    arguments.insert(arguments.begin(), {"--store", path});
    std::istringstream in(typed);
    std::ostringstream out, err;
    cli::Surroundings surroundings;
    surroundings.in = &in;
    surroundings.out = &out;
    surroundings.err = &err;
    surroundings.width = width;
    surroundings.now = [] { return "2026-01-31T12:00:00Z"; };
    const int status = cli::run(arguments, surroundings);
    return {status, out.str(), err.str()};
  }
  [[nodiscard]] std::string at(const std::string& name) const { return scratch_.at(name); }

 private:
  Scratch scratch_;

 public:
  std::string path;
  int width = 100;
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a search shows what it found, marked, with ids that other commands take") {
  const Years years;
  const Ran ran = years.run({"search", "beslutet"});
  CHECK(ran.status == 0);
  CHECK(has(ran.out, "R3  2022  Sandhults kommun, Socialnämnden"));
  CHECK(has(ran.out, "Fattade «beslut» verkställs ej i tid"));
  const json found = json::parse(years.run({"search", "beslutet", "--format", "json"}).out);
  CHECK(found.at("total") == 2);
  CHECK(found.at("hits").at(0).at("id").get<std::string>().starts_with("R"));
}

TEST_CASE("a history shows every year, what was reworded, and why it is thought to be the same") {
  const Years years;
  const Ran ran = years.run({"history", "R3"});
  CHECK(ran.status == 0);
  CHECK(has(ran.out, "8 av 16"));
  CHECK(has(ran.out, "12 av 16"));
  CHECK(has(ran.out, "Fattade beslut verkställs [-inte-] {+ej i tid+}"));
  CHECK(has(ran.out, "R1 - R3  "));
  CHECK(has(ran.out, "consequence 1,00 (+"));
  const json told = json::parse(years.run({"history", "R1", "--format", "json"}).out);
  CHECK(told.at("records").size() == 2);
  CHECK(told.at("links").at(0).at("reasons").size() > 2);
}

TEST_CASE("no line of an answer is wider than the terminal, but for a single word") {
  Years years;
  for (const int width : {50, 60}) {
    years.width = width;
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{{"documents"},
                                               {"risks"},
                                               {"measures"},
                                               {"controls"},
                                               {"show", "R1"},
                                               {"show", "D1"},
                                               {"search", "beslut"},
                                               {"history", "R3"},
                                               {"compare", "2021", "2022", "--all"},
                                               {"check", "--all"},
                                               {"audit"},
                                               {"audit", "--all"},
                                               {"review", "--list"}}) {
      const Ran ran = years.run(arguments);
      std::istringstream lines(ran.out);
      for (std::string line; std::getline(lines, line);) {
        const std::size_t text = line.find_first_not_of(' ');
        CAPTURE(arguments, width, line);
        CHECK((cli::display_width(line) <= width || text == std::string::npos ||
               line.find(' ', text) == std::string::npos));
      }
    }
  }
}

TEST_CASE("a history's picture is SVG with its data as a table") {
  const Years years;
  CHECK(years.run({"history", "R3", "--svg", years.at("r3.svg")}).status == 0);
  const std::string svg = content_of(years.at("r3.svg"));
  CHECK(svg.starts_with("<svg "));
  CHECK(has(svg, "12 av 16"));
  CHECK(has(svg, ">2021</text>"));
  CHECK(years.run({"history", "R3", "--svg", years.at("no/such/folder.svg")}).status == 1);
}

TEST_CASE("a comparison says what is new, gone, reworded and moved") {
  const Years years;
  const Ran ran = years.run({"compare", "2021", "2022", "--body", "social"});
  CHECK(ran.status == 0);
  CHECK(has(ran.out, "1 reworded, 1 new, 1 gone; 1 up, 0 down"));
  CHECK(has(ran.out, "8 av 16 -> 12 av 16 (up)"));
  CHECK(has(ran.out, "2021 R1 page 1 -> 2022 R3 page 1"));
  const json rows = json::parse(
      years.run({"compare", "2021", "2022", "--body", "social", "--format", "json"}).out);
  CHECK(rows.size() == 3);
  CHECK(has(years.run({"compare", "2021", "2022", "--format", "csv"}).out, "before not read"));
}

TEST_CASE("a year that was not read is told as that") {
  const Years years;
  const Ran board = years.run({"compare", "2021", "2022", "--body", "teknisk"});
  CHECK(board.status == 0);
  CHECK(has(board.out, "2021 was not read"));
  const Ran year = years.run({"compare", "2022", "2031"});
  CHECK(year.status == 1);
  CHECK(has(year.out, "2031 was not read"));
  CHECK(has(year.err, "2021, 2022"));
}

TEST_CASE("a link is a person's word, and can be taken back by another") {
  const Years years;
  CHECK(years.run({"link", "R2", "R4"}).status == 0);
  CHECK(has(years.run({"history", "R4"}).out, "said by a person"));
  CHECK(years.run({"unlink", "R2", "R4"}).status == 0);
  CHECK_FALSE(has(years.run({"history", "R4"}).out, "2021"));
  const Ran words = years.run({"review", "--export"});
  CHECK(json::parse(words.out).at("same") == 0);
  std::ofstream(years.at("words.jsonl")) << words.out;
  const Years other;
  CHECK(other.run({"review", "--import", years.at("words.jsonl")}).status == 0);
  CHECK(other.run({"review", "--export"}).out == words.out);
}

TEST_CASE("a review asks for each unclear link, undoes, and never asks an answered one again") {
  const Years years;
  {
    auto store = Store::open(years.path, Access::write);
    store->database().execute("UPDATE thread_link SET certainty = 'unclear'");
  }
  CHECK(
      has(years.run({"review", "--list"}).out, "Fattade beslut verkställs [-inte-] {+ej i tid+}"));
  const Ran later = years.run({"review"}, "l\n");
  CHECK(later.status == 0);
  CHECK(has(later.err, "0 answered of 1"));
  const Ran undone = years.run({"review"}, "n\nu\nq\n");
  CHECK(undone.status == 0);
  CHECK(years.run({"review", "--export"}).out.empty());
  {
    auto store = Store::open(years.path, Access::write);
    store->database().execute("UPDATE thread_link SET certainty = 'unclear'");
  }
  CHECK(has(years.run({"review"}, "y\n").err, "1 answered of 1"));
  CHECK(has(years.run({"review"}, "").err, "0 answered of 0"));
}

TEST_CASE("an audit ends with n of N, the documents behind it and what was not read") {
  const Years years;
  const Ran ran = years.run({"audit", "q15", "--year", "2022"});
  CHECK(ran.status == 0);
  CHECK(has(ran.out, "1 av 2 höga risker, 2022"));
  CHECK(has(ran.out, "2 dokument bakom svaret"));
  CHECK(has(years.run({"audit", "q15", "--language", "en"}).out, "1 of 2 high risks"));
  const json told = json::parse(years.run({"audit", "q15", "--format", "json"}).out);
  CHECK(told.at("found") == 1);
  CHECK(told.at("rows").size() == 1);
  CHECK(told.at("documents").size() == 2);
  CHECK(has(years.run({"audit", "q15", "--format", "csv"}).err, "1 av 2"));
  CHECK(has(years.run({"audit", "--all"}).out, "q28_not_read"));
}

TEST_CASE("a user's own audits are files in a folder") {
  const Years years;
  std::filesystem::create_directory(years.at("own"));
  std::ofstream(years.at("own/mine.sql"))
      << "-- title-sv: Min fråga\n-- of-sv: risker\n"
         "SELECT description FROM risk WHERE description LIKE 'Broar%';\n"
         "-- total\nSELECT count(*) FROM risk;\n";
  CHECK(has(years.run({"audit", "--folder", years.at("own")}).out, "mine  Min fråga"));
  CHECK(has(years.run({"audit", "mine", "--folder", years.at("own")}).out, "1 av 5 risker"));
  std::ofstream(years.at("own/bad.sql")) << "DELETE FROM risk;\n-- total\nSELECT 1;\n";
  const Ran bad = years.run({"audit", "bad", "--folder", years.at("own")});
  CHECK(bad.status == 2);
  CHECK(has(bad.err, "bad"));
  CHECK(years.run({"audit", "--folder", years.at("none")}).status == 1);
}

TEST_CASE("metadata for Datasette has texts for tables and columns, and the audits") {
  const Years years;
  const json told = json::parse(years.run({"metadata"}).out);
  const json& database = told.at("databases").at("plans");
  CHECK(database.at("queries").size() == 28);
  CHECK_FALSE(
      database.at("tables").at("risk_evolution").at("description").get<std::string>().empty());
  CHECK(database.at("tables").at("thread_link").at("columns").contains("probability"));
  CHECK(database.at("tables").at("pending_board").at("hidden") == true);
}

TEST_CASE("bad input is refused by what is wrong with it") {
  const Years years;
  struct Case {
    std::vector<std::string> arguments;
    int status;
    std::string message;
  };
  for (const Case& c : std::vector<Case>{
           {{"history", "R99"}, 1, "the store has no R99"},
           {{"history", "M1"}, 2, "M1"},
           {{"history", "zorb"}, 2, "zorb"},
           {{"history", "R99999999999999999999"}, 2, ""},
           {{"compare", "21", "22"}, 2, "years"},
           {{"compare", "2021"}, 2, ""},
           {{"compare", "2021", "2022", "--body", "Sosialnämnden"}, 1, "Socialnämnden"},
           {{"compare", "2021", "2022", "--organisation", "xyzzy"}, 1, "xyzzy"},
           {{"search", ""}, 2, "word"},
           {{"search", "\"*\""}, 2, "word"},
           {{"search", "beslut", "--year", "2031"}, 1, "2021, 2022"},
           {{"search", "beslut", "--body", "teknska"}, 1, "Tekniska nämnden"},
           {{"link", "R1", "R1"}, 2, "twice"},
           {{"link", "R1", "R99"}, 1, "the store has no R99"},
           {{"link", "R1", "R5"}, 2, "one board"},
           {{"link", "R1", "G1"}, 2, "one kind"},
           {{"link", "D1", "D3"}, 2, "one board"},
           {{"link", "M1", "M2"}, 2, "M1"},
           {{"audit", "q99"}, 1, "q99"},
           {{"audit", "q09", "--set", "years=many"}, 2, "many"},
           {{"audit", "q09", "--set", "zorb=1"}, 2, "expected years, found \"zorb\""},
           {{"audit", "q01", "--set", "zorb=1"}, 2, "it has none, found \"zorb\""},
           {{"export", "--format", "xlsx", "--output", years.at("no/x.xlsx")}, 1, "no/x.xlsx: exp"},
           {{"audit", "q09", "--set", "years"}, 2, "NAME=VALUE"},
           {{"audit", "q09", "--year", "2031"}, 1, "2021, 2022"},
           {{"review", "--import", years.at("no.jsonl")}, 1, "no.jsonl"},
           {{"query", "DELETE FROM risk"}, 2, ""},
           {{"query", "ATTACH 'x' AS y"}, 2, ""}}) {
    const Ran ran = years.run(c.arguments);
    CAPTURE(c.arguments);
    CHECK(ran.status == c.status);
    CHECK(has(ran.err, c.message));
    CHECK(ran.out.empty());
  }
}

TEST_CASE("what looks like FTS syntax is words") {
  const Years years;
  for (const char* typed :
       {"beslut AND", "NEAR(beslut)", "\"beslut", "beslut*\"", "-beslut", "text:beslut", "^beslut",
        "(beslut", "beslut OR", "b'); DROP TABLE risk;--"}) {
    const Ran ran = years.run({"search", "--", typed});
    CAPTURE(typed);
    CHECK(ran.status == 0);
  }
}

TEST_CASE("while another process writes, the earlier state is read whole") {
  const Years years;
  auto writer = Store::open(years.path, Access::write);
  REQUIRE(writer);
  Transaction transaction(writer->database());
  writer->database().execute("DELETE FROM risk");
  CHECK(has(years.run({"search", "beslutet"}).out, "R3  2022"));
  CHECK(has(years.run({"compare", "2021", "2022", "--body", "social"}).out, "1 reworded"));
  CHECK(has(years.run({"audit", "q15"}).out, "1 av 2"));
}
