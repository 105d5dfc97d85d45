#include "store/search.h"

#include <catch2/catch.hpp>

#include "store/plans.h"

using namespace planlupp;
using namespace planlupp::tests;

namespace {

Store store() {
  Plan technical;
  technical.risks = {{"Informationssäkerheten brister i verksamhetssystemen", "Uppgifter röjs"},
                     {"Målen för nämnden är otydliga", "Resurserna används fel"},
                     {"Intern kontroll följs inte upp", "Fel upptäcks inte"}};
  Plan social;
  social.year = 2022;
  social.body = "Socialnämnden";
  social.risks = {{"Brist på personal", "Resurser saknas"}, {"Malen äter arkivets akter"}};
  return store_with({technical, social});
}

std::vector<std::string> found(Store& s, std::string_view words, const SearchFilter& filter = {}) {
  std::vector<std::string> texts;
  const auto result = search(s, words, filter, 20);
  REQUIRE(result);
  for (const Hit& hit : result->hits) texts.push_back(hit.text.substr(0, hit.text.find('\n')));
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a word is found in every form") {
  Store s = store();
  CHECK(found(s, "mål") == Texts{"Målen för nämnden är otydliga"});
  CHECK(found(s, "MÅLET") == Texts{"Målen för nämnden är otydliga"});
  CHECK(found(s, "resurs").size() == 2);
}

TEST_CASE("å, ä and ö are letters of their own in a search") {
  Store s = store();
  CHECK(found(s, "malen") == Texts{"Malen äter arkivets akter"});
  CHECK(found(s, "ata").empty());
}

TEST_CASE("a word is found inside compounds, and counts less there") {
  Store s = store();
  CHECK(found(s, "säkerhet") == Texts{"Informationssäkerheten brister i verksamhetssystemen"});
  CHECK(found(s, "informationssäkerhet").size() == 1);
}

TEST_CASE("a phrase is words side by side; words alone may stand anywhere") {
  Store s = store();
  CHECK(found(s, "\"intern kontroll\"").size() == 1);
  CHECK(found(s, "\"kontroll intern\"").empty());
  CHECK(found(s, "kontroll intern").size() == 1);
}

TEST_CASE("a beginning with a star finds what begins so") {
  Store s = store();
  CHECK(found(s, "otyd*") == Texts{"Målen för nämnden är otydliga"});
  CHECK(found(s, "tyd*").empty());
}

TEST_CASE("all words must be found") {
  Store s = store();
  CHECK(found(s, "personal resurser") == Texts{"Brist på personal"});
  CHECK(found(s, "personal arkiv").empty());
}

TEST_CASE("filters narrow a search") {
  Store s = store();
  CHECK(found(s, "resurs", {"", "social", {}, ""}) == Texts{"Brist på personal"});
  CHECK(found(s, "resurs", {"", "", 2021, ""}) == Texts{"Målen för nämnden är otydliga"});
  CHECK(found(s, "resurs", {"", "", {}, "goal"}).empty());
  CHECK(found(s, "resurs", {"Sandhult", "", {}, "risk"}).size() == 2);
  CHECK(found(s, "resurs", {"Ekbacka", "", {}, ""}).empty());
}

TEST_CASE("what matches is told by its bytes") {
  Store s = store();
  const auto result = search(s, "målet", {}, 5);
  REQUIRE(result->hits.size() == 1);
  const Hit& hit = result->hits.front();
  REQUIRE(hit.found.size() == 1);
  CHECK(hit.text.substr(hit.found[0].first, hit.found[0].second - hit.found[0].first) == "Målen");
}

TEST_CASE("nothing that is typed is a syntax error") {
  Store s = store();
  for (const char* typed : {"",
                            " ",
                            "\"",
                            "\"\"",
                            "*",
                            "NEAR(",
                            "AND",
                            "OR OR",
                            "a AND",
                            "NOT",
                            "stems:x",
                            "{",
                            "}:",
                            "-",
                            "^mål",
                            "mål\"intern",
                            "'; DROP TABLE risk; --",
                            "(",
                            "))((",
                            "\"intern kontroll",
                            "+",
                            "text : *",
                            "\xff\xfe",
                            "mål*\"",
                            "a*b*c",
                            "\\",
                            "%",
                            "_"}) {
    CAPTURE(typed);
    CHECK(search(s, typed, {}, 5));
  }
  CHECK(search(s, "", {}, 5)->empty);
  CHECK(search(s, "\"*\"", {}, 5)->empty);
  CHECK_FALSE(search(s, "mål\"intern", {}, 5)->empty);
}

TEST_CASE("text outside of records is found too, by its page") {
  Result<Store> s = Store::open(":memory:", Access::write);
  Plan plan;
  plan.risks = {{"Jäv vid beslut"}};
  RecordSet records = records_of(plan);
  records.lines.push_back({3, 1, "Nämnden antar planen enligt reglementet", LineRole::prose, {}});
  records.lines.push_back({3, 2, "Jäv vid beslut", LineRole::cell, {}});
  records.lines.push_back({3, 3, "Sida 3 av reglementet", LineRole::furniture, {}});
  REQUIRE(s->put(records, {"a.pdf", "a", "now", "test", 1, ""}));
  REQUIRE(s->after_import());
  const auto result = search(*s, "reglemente", {}, 5);
  REQUIRE(result->hits.size() == 1);
  CHECK(result->hits[0].record_table == "page");
  CHECK(result->hits[0].record == 3);
  CHECK(search(*s, "jäv", {}, 5)->hits.size() == 1);
}

TEST_CASE("a document that was found to be an organisation's is found under its name") {
  const std::vector<Risk> risks = {{"Jäv vid beslut"}, {"Hot i receptionen"}, {"Mögel i skolor"}};
  Plan named, unnamed;
  named.risks = unnamed.risks = risks;
  unnamed.organisation = "";
  unnamed.year = 2022;
  Result<Store> s = Store::open(":memory:", Access::write);
  put(*s, unnamed);
  REQUIRE(s->after_import());
  put(*s, named);  // it is known only now whose the other is
  REQUIRE(s->after_import());
  const auto result = search(*s, "jäv", {"Sandhults", "", {}, ""}, 5);
  REQUIRE(result->hits.size() == 2);
  CHECK(result->hits[0].organisation == "Sandhults kommun");
}

TEST_CASE("a document read anew is found by its new text alone, and the index stays whole") {
  Store s = store();
  Plan again;
  again.risks = {{"Hissar stannar"}};
  put(s, again, true);
  REQUIRE(s.after_import());
  CHECK(found(s, "hiss").size() == 1);
  CHECK(found(s, "otydliga").empty());
  s.database().execute("INSERT INTO search(search) VALUES ('integrity-check')");
  s.database().execute("DELETE FROM document WHERE year = 2022");
  CHECK(found(s, "personal").empty());
  REQUIRE(s.after_import());
  s.database().execute("INSERT INTO search(search) VALUES ('integrity-check')");
  CHECK(rows(s,
             "SELECT count(*) FROM search_entry e WHERE NOT EXISTS (SELECT 1 FROM document "
             "WHERE id = e.document_id)") == "0\n");
}

TEST_CASE("a name that matches nothing has nearest ones") {
  Store s = store();
  const auto nearest = nearest_names(s, "Sosialnämnden");
  REQUIRE(nearest);
  REQUIRE_FALSE(nearest->empty());
  CHECK(nearest->front() == "Socialnämnden");
  CHECK(nearest_names(s, "xyzzy")->empty());
}
