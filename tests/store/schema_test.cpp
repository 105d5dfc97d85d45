#include "store/schema.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "normalize/embedded_file.h"
#include "sample_records.h"
#include "scratch.h"
#include "store/check.h"

namespace planlupp {
const std::vector<EmbeddedFile>& embedded_schema();
}

using namespace planlupp;
using namespace planlupp::test;

namespace {

ErrorCode code_of_opening(const std::string& path, Access access) {
  const auto store = Store::open(path, access);
  REQUIRE_FALSE(store);
  CHECK_FALSE(store.error().message.empty());
  return store.error().code;
}

void make_database(const std::string& path, const std::string& script) {
  Database(path, Access::write).execute(script);
}

}  // namespace

TEST_CASE("a new store has the newest version and is a store of ours") {
  const Scratch scratch;
  const std::string path = scratch.at("new.db");
  auto store = Store::open(path, Access::write);
  REQUIRE(store);
  CHECK(store->database().integer("PRAGMA user_version") == schema_version());
  CHECK(store->database().integer("PRAGMA application_id") == kApplicationId);
  CHECK(store->database().integer("PRAGMA foreign_keys") == 1);
  CHECK(store->database().integer("PRAGMA synchronous") == 2);
  REQUIRE(Store::open(path, Access::read));
}

TEST_CASE("what is no store of ours is refused") {
  const Scratch scratch;
  SECTION("nothing there") {
    CHECK(code_of_opening(scratch.at("no.db"), Access::read) == ErrorCode::store_missing);
    CHECK_FALSE(std::filesystem::exists(scratch.at("no.db")));
  }
  SECTION("no SQLite file") {
    const auto path = scratch.write("text.db", std::string(5000, 'x'));
    CHECK(code_of_opening(path, Access::read) == ErrorCode::store_damaged);
    CHECK(code_of_opening(path, Access::write) == ErrorCode::store_damaged);
    CHECK(content_of(path) == std::string(5000, 'x'));
  }
  SECTION("an empty file to read from") {
    CHECK(code_of_opening(scratch.write("empty.db", ""), Access::read) == ErrorCode::store_missing);
  }
  SECTION("a database of another program") {
    const auto path = scratch.at("other.db");
    make_database(path, "CREATE TABLE cookies(a)");
    CHECK(code_of_opening(path, Access::write) == ErrorCode::store_damaged);
  }
  SECTION("a store of a newer version") {
    const auto path = scratch.at("newer.db");
    make_database(path, "PRAGMA application_id = " + std::to_string(kApplicationId) +
                            "; PRAGMA user_version = 9999");
    CHECK(code_of_opening(path, Access::read) == ErrorCode::store_newer);
    CHECK(code_of_opening(path, Access::write) == ErrorCode::store_newer);
  }
  SECTION("a place that is not there") {
    CHECK(code_of_opening(scratch.at("no/where.db"), Access::write) == ErrorCode::store_readonly);
  }
}

TEST_CASE("who waits for a store is told so, once") {
  const Scratch scratch;
  const std::string path = scratch.at("plans.db");
  REQUIRE(Store::open(path, Access::write));
  Database other(path, Access::write);
  other.execute("BEGIN EXCLUSIVE");
  int told = 0;
  const auto store = Store::open(path, Access::read, [&] {
    ++told;
    other.execute("ROLLBACK");
  });
  CHECK(store);
  CHECK(told == 1);
}

TEST_CASE("a folder is no store") {
  const Scratch scratch;
  for (const Access access : {Access::read, Access::write}) {
    const auto store = Store::open(scratch.at("."), access);
    REQUIRE_FALSE(store);
    CHECK(store.error().code == ErrorCode::store_damaged);
    CHECK(store.error().message == "expected a store, found a folder");
  }
}

TEST_CASE("a store that another process writes to is locked for writing") {
  const Scratch scratch;
  const auto path = scratch.at("busy.db");
  auto first = Store::open(path, Access::write);
  auto second = Store::open(path, Access::write);
  REQUIRE(first);
  REQUIRE(second);
  second->database().execute("PRAGMA busy_timeout = 10");
  Transaction transaction(first->database());
  const auto put = second->put(sample(), identity());
  REQUIRE_FALSE(put);
  CHECK(put.error().code == ErrorCode::store_locked);
}

TEST_CASE("a reader sees the whole former state while another process writes") {
  const Scratch scratch;
  const auto path = scratch.at("busy.db");
  auto writer = Store::open(path, Access::write);
  REQUIRE(writer->put(sample(), identity("a.pdf")));
  Transaction transaction(writer->database());
  writer->database().execute("DELETE FROM risk");
  auto reader = Store::open(path, Access::read);
  REQUIRE(reader);
  CHECK(reader->database().integer("SELECT count(*) FROM risk") == 2);
}

TEST_CASE("a store opened for reading cannot be changed") {
  const Scratch scratch;
  const auto path = scratch.at("read.db");
  REQUIRE(Store::open(path, Access::write));
  auto store = Store::open(path, Access::read);
  const auto put = store->put(sample(), identity());
  REQUIRE_FALSE(put);
  CHECK(put.error().code == ErrorCode::store_readonly);
}

TEST_CASE("a store of the first version is brought to the newest with all it holds") {
  const Scratch scratch;
  const auto path = scratch.at("old.db");
  for (const EmbeddedFile& file : embedded_schema()) {
    if (file.name == "001_base.sql") make_database(path, std::string(file.content));
  }
  make_database(path,
                "INSERT INTO document(sha256, path, format, kind, page_count, missing_pages, "
                "imported_at, program_version, reading, terms) VALUES ('x', 'old.pdf', "
                "'pdf', 'unknown', 1, '[]', '2025', '0', 1, '');"
                "CREATE VIEW risk_overview AS SELECT 1;"
                "PRAGMA user_version = 1; PRAGMA application_id = " +
                    std::to_string(kApplicationId));
  auto store = Store::open(path, Access::read);
  REQUIRE(store);
  CHECK(store->database().integer("PRAGMA user_version") == schema_version());
  CHECK(store->database().integer("SELECT count(*) FROM document WHERE path = 'old.pdf'") == 1);
  CHECK(store->database().integer("SELECT count(*) FROM risk_overview") == 0);
}

TEST_CASE("a full disk leaves the store as it was") {
  const Scratch scratch;
  auto store = Store::open(scratch.at("full.db"), Access::write);
  REQUIRE(store->put(sample(), identity("a.pdf")));
  const auto pages = store->database().integer("PRAGMA page_count");
  store->database().execute("PRAGMA max_page_count = " + std::to_string(pages + 1));
  RecordSet large = sample();
  for (int i = 0; i < 2000; ++i) {
    large.lines.push_back({1, i, std::string(100, 'x'), LineRole::prose, {}});
  }
  const auto put = store->put(large, identity("b.pdf"));
  REQUIRE_FALSE(put);
  CHECK(put.error().code == ErrorCode::store_readonly);
  CHECK(put.error().message.find("disk full") != std::string::npos);
  CHECK(store->database().integer("SELECT count(*) FROM document") == 1);
  CHECK(store->database().integer("SELECT count(*) FROM text_line") == 3);
  CHECK(store->put(sample(), identity("a.pdf"))->outcome == PutOutcome::unchanged);
}

TEST_CASE("a store with damaged pages is told, not trusted") {
  const Scratch scratch;
  const auto path = scratch.at("damaged.db");
  REQUIRE(Store::open(path, Access::write)->put(sample(), identity()));
  const std::string sound = content_of(path);
  for (std::size_t at = 0; at < sound.size(); at += 4096) {  // each page's head
    std::string damaged = sound;
    damaged.replace(at, 100, 100, '\xa5');
    scratch.write("damaged.db", damaged);
    auto store = Store::open(path, Access::read);
    if (!store) {
      CHECK(store.error().code == ErrorCode::store_damaged);
      continue;
    }
    const auto report = check(*store, {});
    INFO(at);
    CHECK((report ? !report->damage.empty() : report.error().code == ErrorCode::store_damaged));
  }
}

TEST_CASE("a file that may not be written is refused before anything is read for it") {
  if (geteuid() == 0) return;  // root may write anything
  const Scratch scratch;
  const auto path = scratch.at("mine.db");
  REQUIRE(Store::open(path, Access::write));
  std::filesystem::permissions(path, std::filesystem::perms::owner_read);
  CHECK(code_of_opening(path, Access::write) == ErrorCode::store_readonly);
  REQUIRE(Store::open(path, Access::read));
}

TEST_CASE("the tables and columns of the contract are there") {
  auto store = Store::open(":memory:", Access::write);
  for (const char* sql :
       {"SELECT id, sha256, path, format, kind, organisation, body, year, year_to, period, title, "
        "registry_number, decided_on, revised_on, page_count, edition_of, imported_at, "
        "program_version FROM document",
        "SELECT id, document_id, thread_id, ordinal, body, code, area, assignment, process, "
        "category, description, cause, consequence, responsible, severity_label, severity, "
        "severity_max, likelihood_label, likelihood, likelihood_max, score, score_max, level, "
        "level_label, response, risk_index, confidence FROM risk",
        "SELECT id, risk_id, ordinal, description, method, frequency, responsible, reports_to, "
        "result FROM control",
        "SELECT id, document_id, risk_id, goal_id, ordinal, area, description, responsible, "
        "deadline, status, status_code, comment FROM measure",
        "SELECT id, document_id, thread_id, ordinal, body, strategy, area, statement, detail, "
        "indicator, baseline, target, target_operator, target_value, target_unit, outcome, "
        "prognosis, responsible, status, status_code, comment, activity_comment, confidence "
        "FROM goal",
        "SELECT document_id, ordinal, area, description, starts_on, ends_on, detail FROM activity",
        "SELECT document_id, ordinal, strategy, description FROM indicator",
        "SELECT document_id, ordinal, strategy, description FROM priority",
        "SELECT record_table, record_id, name, value FROM attribute",
        "SELECT document_id, record_table, field, state FROM stated",
        "SELECT record_table, record_id, field, page, line, x0, y0, x1, y1, text FROM source",
        "SELECT document_id, page, line, text, role FROM text_line",
        "SELECT document_id, page, line, text FROM unread_text",
        "SELECT thread_id, year, document_id FROM risk_evolution",
        "SELECT thread_id, year, document_id FROM goal_evolution"}) {
    CHECK_NOTHROW(store->database().prepare(sql));
  }
  CHECK(store->database().integer("SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND "
                                  "schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'") ==
        0);
}
