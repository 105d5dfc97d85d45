#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "run_cli.h"
#include "sample_records.h"
#include "scratch.h"
#include "store/store.h"

using namespace planlupp;
using namespace planlupp::test;
using nlohmann::json;

namespace {

// A store with the sample in it.
class Sample {
 public:
  Sample() : path(scratch_.at("plans.db")) { put(sample(), "plan.pdf"); }
  void put(const RecordSet& records, const std::string& name) const {
    auto store = Store::open(path, Access::write);
    REQUIRE(store);
    REQUIRE(store->put(records, identity(name)));
  }
  [[nodiscard]] Ran run(std::vector<std::string> arguments, int width = 80) const {
    arguments.insert(arguments.begin(), {"--store", path});
    return run_cli(arguments, width);
  }

 private:
  Scratch scratch_;

 public:
  std::string path;
};

std::vector<json> lines_of(const std::string& text) {
  std::vector<json> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(json::parse(line));
  return lines;
}

// The words of a line of shell, up to where its output goes; quotes keep words together.
std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words;
  std::istringstream stream(line);
  for (std::string word; stream >> word && word != ">";) {
    if (word.starts_with('"')) {
      std::string rest;
      std::getline(stream, rest, '"');
      word = word.substr(1) + rest;
    }
    words.push_back(word);
  }
  return words;
}

constexpr const char* kPlan =
    "Internkontrollplan 2024\n\n"
    "Risk\tSannolikhet\tKonsekvens\tRiskvärde\n"
    "Jäv vid beslut\t2\t3\t6\n"
    "Felaktiga utbetalningar\t4\t4\t16\n";

}  // namespace

TEST_CASE("every command has help with an example, and one in the README") {
  const std::string readme = content_of(PLANLUPP_SOURCE_DIR "/README.md");
  for (const auto& command : cli::all_commands()) {
    const Ran help = run_cli({command->name(), "--help"});
    INFO(command->name());
    CHECK(help.status == 0);
    CHECK(help.err.empty());
    CHECK(help.out.find("Example: planlupp " + command->name()) != std::string::npos);
    CHECK(readme.find("planlupp " + command->name() + " ") != std::string::npos);
    CHECK(run_cli({"--help"}).out.find(command->help()) != std::string::npos);
  }
}

TEST_CASE("the examples of the README work, one after the other") {
  const Scratch scratch;
  std::istringstream readme(content_of(PLANLUPP_SOURCE_DIR "/README.md"));
  bool in_commands = false;
  int examples = 0;
  for (std::string line; std::getline(readme, line);) {
    if (line.starts_with("## ")) in_commands = line == "## Commands";
    if (!in_commands || !line.starts_with("planlupp ")) continue;
    std::vector<std::string> arguments = words_of(line);
    arguments.front() = "--store";
    arguments.insert(arguments.begin() + 1, scratch.at("plans.db"));
    for (std::string& argument : arguments) {
      if (argument.starts_with("corpus/")) argument.insert(0, PLANLUPP_SOURCE_DIR "/");
      if (argument == "plans.xlsx" || argument.ends_with(".db")) argument = scratch.at(argument);
    }
    const Ran ran = run_cli(arguments);
    INFO(line);
    INFO(ran.err);
    const bool finds = arguments.at(2) == "check";
    CHECK((ran.status == 0 || (finds && ran.status == 1)));
    CHECK(ran.out.empty() == (arguments.back() == scratch.at("plans.xlsx")));
    ++examples;
  }
  CHECK(examples > 10);
  CHECK(content_of(scratch.at("plans.xlsx")).starts_with("PK"));
}

TEST_CASE("wrong usage ends with 2, a store that cannot be used with 3") {
  const Scratch scratch;
  const std::string no_store = scratch.at("no.db");
  const std::string text = scratch.write("text.db", std::string(5000, 'x'));
  struct Case {
    std::vector<std::string> arguments;
    int status;
  };
  for (const Case& c : std::vector<Case>{{{}, 2},
                                         {{"nonsense"}, 2},
                                         {{"import"}, 2},
                                         {{"risks", "--nonsense"}, 2},
                                         {{"risks", "--format", "xml"}, 2},
                                         {{"risks", "--min-score", "many"}, 2},
                                         {{"risks", "--kind", "poem"}, 2},
                                         {{"risks", "--year", "2024-2022"}, 2},
                                         {{"compare", "2024", "2024"}, 2},
                                         {{"compare", "2024", "2022"}, 2},
                                         {{"import", "--jobs", "0", "x"}, 2},
                                         {{"show", "12"}, 2},
                                         {{"--version"}, 0},
                                         {{"--help"}, 0},
                                         {{"--store", no_store, "risks"}, 3},
                                         {{"--store", text, "risks"}, 3},
                                         {{"--store", text, "import", scratch.folder()}, 3},
                                         {{"--store", no_store, "check"}, 3}}) {
    const Ran ran = run_cli(c.arguments);
    INFO((c.arguments.empty() ? "" : c.arguments.back()));
    CHECK(ran.status == c.status);
    CHECK(ran.err.empty() == (c.status == 0));
    CHECK(ran.out.empty() == (c.status != 0));
  }
}

TEST_CASE("the store is --store, else what the environment names, else plans.db") {
  const Sample sample_store;
  std::ostringstream out, err;
  cli::Surroundings surroundings;
  surroundings.out = &out;
  surroundings.err = &err;
  surroundings.store = sample_store.path;
  CHECK(cli::run({"risks", "--format", "json"}, surroundings) == 0);
  CHECK(json::parse(out.str()).size() == 2);
  const Ran after = run_cli({"risks", "--format", "json", "--store", sample_store.path});
  CHECK(after.out == out.str());
}

TEST_CASE("an import tells its sums, again changes nothing, and says so") {
  const Scratch scratch;
  const std::string store = scratch.at("plans.db");
  const std::string plan = scratch.write("plan.txt", kPlan);
  const Ran first = run_cli({"--store", store, "import", plan});
  CHECK(first.status == 0);
  CHECK(first.err.empty());
  CHECK(first.out.starts_with("1 document imported: 2 risks, 0 goals, 0 measures"));
  const Ran again = run_cli({"--store", store, "import", plan});
  CHECK(again.out == "0 documents imported, 1 unchanged: 0 risks, 0 goals, 0 measures\n");
  const Ran forced = run_cli({"--store", store, "import", "--force", plan});
  CHECK(forced.out.starts_with("0 documents imported, 1 read anew: 2 risks"));
}

TEST_CASE("one bad file never loses another") {
  const Scratch scratch;
  const std::string store = scratch.at("plans.db");
  std::filesystem::create_directory(scratch.at("docs"));
  scratch.write("docs/a.txt", kPlan);
  scratch.write("docs/b.txt", std::string("\x7f"
                                          "ELF\0\1\2\3\0\0\0",
                                          11));
  scratch.write("docs/c.pdf", "%PDF-1.7 and no more");
  scratch.write("docs/d.txt", std::string(kPlan) + "Bisysslor\t1\t1\t1\n");
  std::filesystem::create_symlink("nowhere", scratch.at("docs/e.txt"));
  const Ran ran = run_cli({"--store", store, "import", "--json", scratch.at("docs")});
  CHECK(ran.status == 1);
  std::map<std::string, std::string> verdicts;
  for (const json& line : lines_of(ran.out)) {
    if (!line.contains("file")) continue;
    verdicts[std::filesystem::path(line["file"].get<std::string>()).filename()] =
        line["verdict"].get<std::string>();
  }
  CHECK(verdicts == std::map<std::string, std::string>{{"a.txt", "imported"},
                                                       {"b.txt", "refused"},
                                                       {"c.pdf", "refused"},
                                                       {"d.txt", "imported"},
                                                       {"e.txt", "failed"}});
  CHECK(lines_of(run_cli({"--store", store, "export"}).out).size() == 2);
}

TEST_CASE("a dry run reads and leaves no store behind") {
  const Scratch scratch;
  const std::string plan = scratch.write("plan.txt", kPlan);
  const Ran ran = run_cli({"--store", scratch.at("plans.db"), "import", "--dry-run", plan});
  CHECK(ran.status == 0);
  CHECK(ran.out.find("2 risks") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(scratch.at("plans.db")));
}

TEST_CASE("an export has the form of gold files") {
  const Sample store;
  const Ran ran = store.run({"export"});
  CHECK(ran.status == 0);
  const auto lines = lines_of(ran.out);
  REQUIRE(lines.size() == 1);
  const json& plan = lines.at(0);
  CHECK(plan["source"] == "plan.pdf");
  CHECK(plan["document"] ==
        json::parse(R"({"kind": "internal_control_plan", "organisation": "Ängby kommun",
                        "body": "Kommunstyrelsen", "year": 2024, "period": null,
                        "title": "Internkontrollplan 2024", "registry_number": null,
                        "decided_on": "2023-12-05", "revised_on": null})"));
  CHECK(plan["risks"].size() == 2);
  CHECK(plan["risks"][0] == json::parse(R"({
      "ordinal": 1, "code": null, "area": "Ekonomi", "assignment": null,
      "description": "Jäv vid beslut", "cause": null, "consequence": null,
      "severity_label": null, "severity": 3, "likelihood_label": "Möjlig", "score": 12.5,
      "level": null, "level_label": null, "response": null,
      "controls": [{"ordinal": 1, "description": "Stickprov", "frequency": null, "result": null}],
      "measures": [{"ordinal": 1, "description": "Utbilda alla", "status": null,
                    "comment": null}],
      "attributes": [{"name": "Avvikelse", "value": "Nej"}, {"name": "Avvikelse", "value": "Ja"}]
      })"));
  CHECK(plan["goals"][0]["responsible"] == json::parse(R"(["KS", "BUN"])"));
  CHECK(plan["goals"][0]["measures"].size() == 1);
  CHECK(plan["measures"][0]["area"].is_null());
  CHECK(plan["activities"][0]["starts_on"].is_null());
  CHECK(plan["indicators"][0]["description"] == "NKI");
  CHECK(plan["priorities"][0]["strategy"] == "Klimat");
}

TEST_CASE("CSV for Excel has a mark, semicolons and decimal commas") {
  const Sample store;
  const std::string risks = store.run({"risks", "--excel"}).out;
  CHECK(risks.starts_with("\xEF\xBB\xBFid;organisation;"));
  CHECK(risks.find(";12,5;16;") != std::string::npos);
  const std::string exported = store.run({"export", "--excel"}).out;
  CHECK(exported.starts_with("\xEF\xBB\xBFsource;"));
  CHECK(exported.find(";12,5;") != std::string::npos);
  const std::string plain = store.run({"export", "--format", "csv"}).out;
  CHECK(plain.starts_with("source,"));
  CHECK(plain.find(",12.5,") != std::string::npos);
}

TEST_CASE("an export does not depend on the order of import") {
  const Scratch scratch;
  std::string exported;
  for (const bool swapped : {false, true}) {
    const std::string path = scratch.at(swapped ? "1.db" : "2.db");
    auto store = Store::open(path, Access::write);
    RecordSet other = sample();
    other.risks.pop_back();
    for (const bool second : {swapped, !swapped}) {
      REQUIRE(store->put(second ? other : sample(), identity(second ? "b" : "a")));
    }
    const std::string out = run_cli({"--store", path, "export"}).out;
    CHECK((exported.empty() || exported == out));
    exported = out;
  }
}

TEST_CASE("hostile texts reach neither terminal nor spreadsheet") {
  Sample store;
  RecordSet records = sample();
  records.risks.at(0).fields.at(Field::description).text = "=cmd\x1b]0;x\x07";
  records.document.title = "\x1b[31mröd";
  store.put(records, "\x1b[2J.pdf");
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"risks"},
                                             {"risks", "--format", "csv"},
                                             {"risks", "--format", "json"},
                                             {"documents"},
                                             {"show", "R3"},
                                             {"show", "D2"},
                                             {"show", "D2", "--format", "json"},
                                             {"export"},
                                             {"export", "--format", "csv"},
                                             {"check"},
                                             {"check", "--format", "json"},
                                             {"query", "SELECT char(27), * FROM risk"},
                                             {"query", "SELECT nothing\x1b FROM risk"},
                                             {"show", "\x1b[2J"},
                                             {"\x1b[2J"}}) {
    const Ran ran = store.run(arguments);
    INFO(arguments.back());
    CHECK(ran.out.find('\x1b') == std::string::npos);
    CHECK(ran.err.find('\x1b') == std::string::npos);
  }
  CHECK(store.run({"risks", "--format", "csv"}).out.find(",'=cmd␛") != std::string::npos);
}

TEST_CASE("tables fit the width, and all is there without one") {
  const Sample store;
  for (const int width : {60, 80, 120}) {
    std::istringstream lines(store.run({"measures"}, width).out);
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      CHECK(line.size() <= static_cast<std::size_t>(width) + 20);  // å, ä, ö and … are longer
    }
  }
  CHECK(store.run({"risks", "--width", "0"}).out.find("…") == std::string::npos);
}

TEST_CASE("risks without a score are not passed over in silence") {
  const Sample store;
  const Ran ran = store.run({"risks", "--min-score", "10", "--format", "json"});
  CHECK(ran.status == 0);
  CHECK(json::parse(ran.out).size() == 1);
  CHECK(ran.err == "not listed, no score is stated: risks 1\n");
}

TEST_CASE("documents without a year are told where a year is asked for, names near a wrong one") {
  const Sample store;
  RecordSet no_year = sample();
  no_year.document.year.reset();
  store.put(no_year, "no year.pdf");
  CHECK(store.run({"risks", "--year", "2024"}).err ==
        "not looked at, their year is not known: documents 1\n");
  CHECK(store.run({"risks", "--year", "1999-2001"}).err.find("it has 2024") != std::string::npos);
  CHECK(store.run({"risks", "--body", "kommunstyrelse"}).err.empty());
  const Ran misspelt = store.run({"risks", "--body", "komunstyrelsen"});
  CHECK(misspelt.status == 0);
  CHECK(misspelt.err.find("the nearest names: Kommunstyrelsen") != std::string::npos);
}

TEST_CASE("show tells where a value was read, what was repaired and how certain it is") {
  const Sample store;
  const std::string risk = store.run({"show", "R1"}).out;
  for (const char* part :
       {"plan.pdf", "page 2, line 1, box 10 20 30 40", "2 (told by its label)",
        "confidence 70 %: guessed from its place", "12,5", "0,5 (score 12,5 of 16)",
        "C1  Stickprov", "M1  Utbilda alla", "Avvikelse"}) {
    INFO(part);
    CHECK(risk.find(part) != std::string::npos);
  }
  CHECK(store.run({"show", "m1"}).out.find("repaired: Ut-bilda -> Utbilda") != std::string::npos);
  CHECK(store.run({"show", "M1"}).out.find("R1  Jäv vid beslut") != std::string::npos);
  CHECK(store.run({"show", "R99"}).status == 1);
  const json shown = json::parse(store.run({"show", "R1", "--format", "json"}).out);
  CHECK(shown["values"][0]["sources"][0]["bbox"] == json::parse("[10,20,30,40]"));
  CHECK(shown["year"] == 2024);
  CHECK(shown["year_to"].is_null());
  CHECK(shown["made"]["severity_max"] == 4);
  CHECK(shown["made"]["risk_index"] == 0.5);
  CHECK(shown["made"]["risk_index_how"] == "score 12,5 of 16");
}

TEST_CASE("check lists what a person should look at, and ends with 1 when there is something") {
  const Sample store;
  const Ran ran = store.run({"check"});
  CHECK(ran.status == 1);
  for (const char* part :
       {"pages not read: 3", "52,1 % of the tables' text", "page 2, line 9: \"Kostnad 12 kr\"",
        "lost: 1", "the colours of Status are lost", "in doubt: 1", "repaired: 1",
        "uncertain records: 1", "area 70 %, 1 record: guessed from its place",
        "R1 \"Jäv vid beslut\"", "the store is sound"}) {
    INFO(part);
    CHECK(ran.out.find(part) != std::string::npos);
  }
  CHECK(ran.out.find("an older Planlupp") == std::string::npos);
  const Scratch scratch;
  auto older = Store::open(scratch.at("older.db"), Access::write);
  Identity read_before = identity();
  read_before.reading = 13;
  REQUIRE(older->put(sample(), read_before));
  const std::string told = run_cli({"--store", scratch.at("older.db"), "check"}).out;
  CHECK(told.find("did not keep what reached no record") != std::string::npos);
  CHECK(told.find("1 document was read by an older Planlupp") != std::string::npos);
  CHECK(told.find("of the tables' text") == std::string::npos);
  auto empty = Store::open(scratch.at("empty.db"), Access::write);
  CHECK(run_cli({"--store", scratch.at("empty.db"), "check"}).status == 0);
}

TEST_CASE("a text without pages has none in its tables, whichever way they are read") {
  for (const char* name : {"cards_flow", "municipal_flow", "municipal_tabs", "municipal_pipe"}) {
    CAPTURE(name);
    const std::string file = PLANLUPP_SOURCE_DIR "/corpus/" + std::string(name) + ".txt";
    const json tables = json::parse(run_cli({"tables", file}).out)["tables"];
    REQUIRE_FALSE(tables.empty());
    CHECK(tables[0]["page"].is_null());
    CHECK(tables[0]["pages"].empty());
  }
}

TEST_CASE("tables come as JSON lines, CSV or HTML, one bad file beside a good one") {
  const Scratch scratch;
  const std::string plan = scratch.write("plan.txt", kPlan);
  const std::string bad = scratch.write("bad.txt", std::string("\0\1\2\3\0\0\0\0\0\0", 10));
  const Ran ran = run_cli({"tables", bad, plan});
  CHECK(ran.status == 1);
  const auto lines = lines_of(ran.out);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0]["source"] == plan);
  REQUIRE(lines[0]["tables"].size() == 1);
  const json& table = lines[0]["tables"][0];
  CHECK(table["rows"].size() == 3);
  CHECK(table["rows"][1] == json::parse(R"(["Jäv vid beslut", "2", "3", "6"])"));
  CHECK(table["header_rows"] == 1);
  CHECK(table["page"].is_null());
  CHECK(run_cli({"tables", plan, "--format", "csv"}).out.find("Jäv vid beslut,2,3,6\r\n") !=
        std::string::npos);
  CHECK(run_cli({"tables", plan, "--format", "html"}).out.find("<td>Jäv vid beslut</td>") !=
        std::string::npos);
}

TEST_CASE("the page of a record is drawn, unless its file has changed or is no PDF") {
  const Scratch scratch;
  const std::string store = scratch.at("plans.db");
  const std::string pdf = scratch.at("plan.pdf");
  std::filesystem::copy(PLANLUPP_SOURCE_DIR "/corpus/merged_cut_chromium.pdf", pdf);
  CHECK(run_cli({"--store", store, "import", pdf, scratch.write("plan.txt", kPlan)}).status == 0);
  CHECK(run_cli({"--store", store, "show", "R1", "--draw", scratch.at("r1.png")}).status == 0);
  CHECK(content_of(scratch.at("r1.png")).starts_with("\x89PNG"));
  const std::string text = run_cli({"--store", store, "query", "--format", "csv",
                                    "SELECT 'R' || id FROM risk_overview WHERE path LIKE '%.txt'"})
                               .out;
  const std::string of_text = text.substr(text.find("\r\n") + 2, 2);
  CHECK(run_cli({"--store", store, "show", of_text, "--draw", scratch.at("x.png")}).status == 1);
  scratch.write("plan.pdf", "another one");
  CHECK(run_cli({"--store", store, "show", "R1", "--draw", scratch.at("x.png")}).status == 1);
}

TEST_CASE("a user's own words are read from a folder, and a folder without any is refused") {
  const Scratch scratch;
  const std::string plan = scratch.write("plan.txt", kPlan);
  std::filesystem::create_directory(scratch.at("terms"));
  const std::vector<std::string> arguments = {"--store", scratch.at("p.db"),  "import",
                                              "--terms", scratch.at("terms"), plan};
  CHECK(run_cli(arguments).status == 2);
  CHECK(run_cli({"import", "--terms", scratch.at("none"), plan}).status == 1);
}
