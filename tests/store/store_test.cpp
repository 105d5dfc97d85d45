#include "store/store.h"

#include <catch2/catch.hpp>

#include "same_records.h"
#include "sample_records.h"
#include "scratch.h"

using namespace planlupp;
using namespace planlupp::test;

namespace {

Store in_memory() { return *Store::open(":memory:", Access::write); }

std::int64_t ask(Store& store, const std::string& sql) { return store.database().integer(sql); }

std::int64_t rows_in_all(Store& store) {
  std::int64_t rows = 0;
  for (const char* table :
       {"risk", "control", "measure", "goal", "activity", "indicator", "priority", "attribute",
        "stated", "source", "value_quality", "text_line", "unread_text", "note"}) {
    rows += ask(store, std::string("SELECT count(*) FROM ") + table);
  }
  return rows;
}

}  // namespace

TEST_CASE("a store gives back what was put") {
  Store store = in_memory();
  const auto put = store.put(sample(), identity());
  REQUIRE(put);
  CHECK(put->outcome == PutOutcome::added);
  const auto records = store.records(put->document, Detail::provenance);
  REQUIRE(records);
  CHECK(described(*records) == described(sample()));
}

TEST_CASE("without provenance the values are the same") {
  Store store = in_memory();
  const auto records = store.records(store.put(sample(), identity())->document, Detail::values);
  REQUIRE(records);
  CHECK(text_of(records->risks.at(0), Field::score) == "12,5");
  CHECK(records->risks.at(0).rating.score == 12.5);
  CHECK(find(records->risks.at(0), Field::likelihood) == nullptr);
  CHECK(records->risks.at(0).rating.likelihood == 2);
  CHECK(records->goals.at(0).fields.at(Field::responsible).items.size() == 2);
  CHECK(records->lines.empty());
}

TEST_CASE("the same bytes read the same way change nothing") {
  Store store = in_memory();
  const auto first = store.put(sample(), identity());
  const auto before = rows_in_all(store);
  Identity later = identity();
  later.imported_at = "2027-01-01T00:00:00Z";
  const auto second = store.put({}, later);
  REQUIRE(second);
  CHECK(second->outcome == PutOutcome::unchanged);
  CHECK(second->document == first->document);
  CHECK(rows_in_all(store) == before);
  CHECK(ask(store, "SELECT count(*) FROM document WHERE imported_at LIKE '2027%'") == 0);
}

TEST_CASE("a newer reading, other terms or force replace the reading whole") {
  struct Case {
    int reading;
    std::string terms;
    bool force;
    PutOutcome expected;
  };
  const Case cases[] = {{2, "", false, PutOutcome::replaced},
                        {1, "other", false, PutOutcome::replaced},
                        {1, "", true, PutOutcome::replaced},
                        {1, "", false, PutOutcome::unchanged},
                        {0, "other", false, PutOutcome::unchanged}};  // an older program
  for (const Case& c : cases) {
    Store store = in_memory();
    Identity again = identity();
    again.reading = 1;
    const auto first = store.put(sample(), again);
    again.reading = c.reading;
    again.terms = c.terms;
    const auto second = store.put({}, again, c.force);
    REQUIRE(second);
    CHECK(second->outcome == c.expected);
    CHECK(second->document == first->document);
    CHECK((rows_in_all(store) == 0) == (c.expected == PutOutcome::replaced));
  }
}

TEST_CASE("a record read anew keeps its id: by its text, else by its place") {
  Store store = in_memory();
  REQUIRE(store.put(sample(), identity()));
  const auto jav = ask(store, "SELECT id FROM risk WHERE description = 'Jäv vid beslut'");
  const auto bisysslor = ask(store, "SELECT id FROM risk WHERE description = 'Bisysslor'");
  const auto measure = ask(store, "SELECT id FROM measure WHERE risk_id IS NOT NULL");
  RecordSet anew = sample();
  anew.risks.insert(anew.risks.begin(),
                    record(RecordKind::risk, 1, Field::description, "En ny rad"));
  for (std::size_t i = 0; i < anew.risks.size(); ++i) {
    anew.risks[i].ordinal = static_cast<int>(i) + 1;
  }
  anew.risks.at(2).fields.at(Field::description).text = "Bisysslor hos chefer";
  REQUIRE(store.put(anew, identity(), true));
  CHECK(ask(store, "SELECT id FROM risk WHERE ordinal = 2") == jav);
  CHECK(ask(store, "SELECT id FROM risk WHERE ordinal = 1") != jav);
  CHECK(ask(store, "SELECT id FROM measure WHERE risk_id IS NOT NULL") == measure);
  // The second risk's text is new and the place taken by the first: it is not called the same.
  CHECK(ask(store, "SELECT id FROM risk WHERE ordinal = 3") != jav);
  CHECK(ask(store, "SELECT count(*) FROM risk WHERE id = " + std::to_string(bisysslor) +
                       " AND ordinal = 2") == 0);
}

TEST_CASE("ids that were given up are not given to other records") {
  Store store = in_memory();
  REQUIRE(store.put(sample(), identity()));
  const auto last = ask(store, "SELECT max(id) FROM risk");
  REQUIRE(store.put({}, identity(), true));
  REQUIRE(store.put(sample(), identity("other.pdf")));
  CHECK(ask(store, "SELECT min(id) FROM risk") > last);
}

TEST_CASE("a replaced reading leaves other documents alone") {
  Store store = in_memory();
  REQUIRE(store.put(sample(), identity("a.pdf")));
  const auto rows = rows_in_all(store);
  REQUIRE(store.put(sample(), identity("b.pdf")));
  REQUIRE(store.put({}, identity("a.pdf"), true));
  CHECK(rows_in_all(store) == rows);
}

TEST_CASE("a document that is not there is not found") {
  Store store = in_memory();
  const auto records = store.records(7, Detail::values);
  REQUIRE_FALSE(records);
  CHECK(records.error().code == ErrorCode::not_found);
}

TEST_CASE("numbers that are none stay text and leave the column empty") {
  Store store = in_memory();
  RecordSet records = sample();
  records.risks.at(1).fields.emplace(Field::score, value("9-12"));
  records.risks.at(1).fields.emplace(Field::severity, value("4"));  // no rating made of it
  const auto put = store.put(records, identity());
  CHECK(ask(store, "SELECT count(*) FROM risk WHERE ordinal = 2 AND score IS NULL") == 1);
  CHECK(ask(store, "SELECT severity FROM risk WHERE ordinal = 2") == 4);
  const auto back = store.records(put->document, Detail::values);
  CHECK(text_of(back->risks.at(1), Field::score) == "9-12");
  CHECK(text_of(back->risks.at(1), Field::severity) == "4");
}

TEST_CASE("a field that the kind has no column for is kept as an attribute") {
  Store store = in_memory();
  RecordSet records;
  records.risks.push_back(record(RecordKind::risk, 1, Field::description, "Jäv"));
  records.risks.at(0).fields.emplace(Field::result, value("Inga brister"));
  const auto put = store.put(records, identity());
  const auto back = store.records(put->document, Detail::provenance);
  REQUIRE(back->risks.at(0).attributes.size() == 1);
  CHECK(back->risks.at(0).attributes.at(0).name == "result");
  CHECK(back->risks.at(0).attributes.at(0).value.text == "Inga brister");
  CHECK(back->risks.at(0).attributes.at(0).value.origins.size() == 1);
}
