#include "store/list.h"

#include <catch2/catch.hpp>

#include "sample_records.h"
#include "store/check.h"
#include "store/collation.h"
#include "store/find.h"

using namespace planlupp;
using namespace planlupp::test;

namespace {

// The sample, and a follow-up of another board three years later.
Store two_documents() {
  Store store = *Store::open(":memory:", Access::write);
  REQUIRE(store.put(sample(), identity("b.pdf")));
  RecordSet other = sample();
  other.document.kind = DocumentKind::internal_control_follow_up;
  other.document.organisation = "Örby kommun";
  other.document.body = "Barnnämnden";
  other.document.year = 2026;
  other.document.year_to = 2027;
  REQUIRE(store.put(other, identity("a.pdf")));
  return store;
}

struct Listed {
  std::vector<std::string> names;
  std::vector<SqlRow> rows;
  std::string error;
};

Listed all(const std::function<Status(const RowSink&)>& ask) {
  Listed listed;
  const Status done = ask({[&](const auto& names) { listed.names = names; },
                           [&](const SqlRow& row) { listed.rows.push_back(row); }});
  if (!done) listed.error = done.error().message;
  return listed;
}

std::size_t count(Store& store, Listing listing, const Filter& filter) {
  return all([&](const RowSink& sink) { return list(store, listing, filter, sink); }).rows.size();
}

}  // namespace

TEST_CASE("filters leave what passes all of them") {
  Store store = two_documents();
  Filter body, year, last_year, no_year, score, status, shown, kind, text;
  body.body = "STYRELSEN";
  year.year_from = year.year_to = 2024;
  last_year.year_from = last_year.year_to = 2027;  // the plan for 2026 and 2027
  no_year.year_from = no_year.year_to = 2025;
  score.min_score = 12.0;
  status.status = "partly_done";
  kind.kind = "internal_control_follow_up";
  text.text = "jäv";
  struct Case {
    Listing listing;
    Filter filter;
    std::size_t expected;
  };
  for (const Case& c : {Case{Listing::risks, {}, 4},
                        {Listing::risks, body, 2},
                        {Listing::risks, year, 2},
                        {Listing::risks, last_year, 2},
                        {Listing::risks, no_year, 0},
                        {Listing::risks, score, 2},
                        {Listing::risks, kind, 2},
                        {Listing::risks, text, 2},
                        {Listing::measures, {}, 6},
                        {Listing::measures, status, 2},
                        {Listing::measures, score, 2},
                        {Listing::controls, {}, 2},
                        {Listing::goals, {}, 2},
                        {Listing::documents, {}, 2},
                        {Listing::documents, year, 1}}) {
    CHECK(count(store, c.listing, c.filter) == c.expected);
  }
  CHECK(*count_without_score(store, Listing::risks, score) == 2);
}

TEST_CASE("a filter that says nothing about a listing is wrong usage") {
  Store store = two_documents();
  Filter status;
  status.status = "done";
  const auto listed =
      all([&](const RowSink& sink) { return list(store, Listing::risks, status, sink); });
  CHECK(listed.error == "--status says nothing about risks");
}

TEST_CASE("å, ä and ö come last in lists, documents for export stand by path") {
  Store store = two_documents();
  const auto listed =
      all([&](const RowSink& sink) { return list(store, Listing::documents, {}, sink); });
  CHECK(std::get<std::string>(listed.rows.at(0).at(1)) == "Ängby kommun");
  CHECK(std::get<std::string>(listed.rows.at(1).at(1)) == "Örby kommun");
  const auto chosen = documents(store, {});
  REQUIRE(chosen);
  CHECK(chosen->at(0).path == "a.pdf");
  CHECK(chosen->at(1).path == "b.pdf");
}

TEST_CASE("an edition is listed as a document and its records are counted once") {
  Store store = two_documents();
  store.database().execute("UPDATE document SET edition_of = 1 WHERE id = 2");
  CHECK(count(store, Listing::documents, {}) == 2);
  CHECK(count(store, Listing::risks, {}) == 2);
  CHECK(count(store, Listing::measures, {}) == 3);
}

TEST_CASE("a question in SQL may read and nothing else") {
  const auto ask = [](const std::string& sql) {
    Store store = two_documents();
    return all([&](const RowSink& sink) { return query(store, sql, sink); });
  };
  CHECK(std::get<std::int64_t>(ask("SELECT count(*) FROM risk").rows.at(0).at(0)) == 4);
  CHECK(ask("WITH a AS (SELECT 1 AS x) SELECT x FROM a;").rows.size() == 1);
  CHECK(ask("PRAGMA table_info(risk)").rows.size() > 10);
  CHECK(ask("SELECT 'ö' COLLATE swedish > 'z'").rows.size() == 1);
  for (const char* sql :
       {"DELETE FROM risk", "UPDATE risk SET score = 1", "DROP TABLE risk", "VACUUM",
        "INSERT INTO note(document_id, level, code, message) VALUES (1, 'doubt', '', '')",
        "ATTACH 'x.db' AS x", "PRAGMA user_version = 7", "PRAGMA journal_mode = wal",
        "PRAGMA writable_schema = 1", "BEGIN", "CREATE TEMP TABLE t(a)",
        "SELECT load_extension('x')", "SELECT 1; SELECT 2", "SELECT 1; DELETE FROM risk", "",
        "nonsense", "SELECT * FROM nowhere"}) {
    INFO(sql);
    CHECK_FALSE(ask(sql).error.empty());
  }
}

TEST_CASE("Swedish order: case before nothing, numbers by their size") {
  Store store = two_documents();
  const auto sorted = all([&](const RowSink& sink) {
    return query(store,
                 "SELECT column1 FROM (VALUES ('Ö'),('risk 10'),('å'),('Z'),('risk 2'),('ä'),"
                 "('Ål'),('b')) ORDER BY 1 COLLATE swedish",
                 sink);
  });
  std::string order;
  for (const SqlRow& row : sorted.rows) order += std::get<std::string>(row.at(0)) + " ";
  CHECK(order == "b risk 2 risk 10 Z å Ål ä Ö ");
}

TEST_CASE("a part of a text is found whatever the case, å is not a") {
  struct Case {
    std::string text, part;
    bool expected;
  };
  for (const Case& c : {Case{"Regionstyrelsen", "STYRELSE", true},
                        {"Ängby", "äng", true},
                        {"Ängby", "ang", false},
                        {"Mål", "mal", false},
                        {"x", "", true}}) {
    CHECK(holds_ignoring_case(c.text, c.part) == c.expected);
  }
}

TEST_CASE("ids are a letter and a number, and lead back to the record") {
  struct Case {
    std::string text, expected;
  };
  for (const Case& c : {Case{"R12", "R12"},
                        {"r12", "R12"},
                        {"risk:12", "R12"},
                        {"G3", "G3"},
                        {"document:2", "D2"},
                        {"D2", "D2"},
                        {"m7", "M7"},
                        {"priority:1", "P1"},
                        {"R", ""},
                        {"12", ""},
                        {"R-1", ""},
                        {"R1x", ""},
                        {"X1", ""},
                        {"", ""},
                        {"R99999999999999999999", ""},
                        {"R0", ""},
                        {"risk12", ""}}) {
    const auto id = record_id(c.text);
    CHECK((id ? to_string(*id) : "") == c.expected);
  }
}

TEST_CASE("a record is found with what belongs to it and where it was read") {
  Store store = two_documents();
  const auto found = find_record(store, {RecordKind::risk, 1});
  REQUIRE(found);
  CHECK(text_of(found->record, Field::description) == "Jäv vid beslut");
  CHECK(found->record.fields.at(Field::area).origins.at(0).place.page == 2);
  CHECK(found->document.path == "b.pdf");
  REQUIRE(found->parts.size() == 2);
  CHECK(to_string(found->parts.at(0).id) == "C1");
  CHECK(found->parts.at(1).text == "Utbilda alla");
  CHECK(found->notes.size() == 2);  // those of its line
  const auto control = find_record(store, {RecordKind::control, 1});
  REQUIRE(control);
  CHECK(to_string(control->owner->id) == "R1");
  CHECK(control->document.path == "b.pdf");
  CHECK(find_record(store, {std::nullopt, 2})->notes.size() == 3);
  CHECK(find_record(store, {RecordKind::goal, 99}).error().code == ErrorCode::not_found);
}

TEST_CASE("a check tells which lines of tables reached no record, and what is uncertain") {
  Store store = two_documents();
  const auto report = check(store, {});
  REQUIRE(report);
  CHECK(report->damage.empty());
  REQUIRE(report->documents.size() == 2);
  const DocumentCheck& document = report->documents.at(0);
  CHECK(document.lines == 3);
  CHECK(document.lines_without_role == 0);
  REQUIRE(document.unread.size() == 1);
  CHECK(document.unread.at(0).text == "Kostnad 12 kr");
  CHECK(document.table_characters == 12 + 11);
  CHECK(document.read_characters == 12);
  CHECK(document.repairs == 1);
  CHECK(document.notes.size() == 2);
  CHECK(document.missing_pages == std::vector<int>{3});
  // The record's doubt is that of its area, told once.
  REQUIRE(document.uncertain.size() == 1);
  CHECK(document.uncertain.at(0).field == "area");
  CHECK(document.uncertain.at(0).reason == "guessed from its place");
}
