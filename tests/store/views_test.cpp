#include <catch2/catch.hpp>

#include "sample_records.h"
#include "store/list.h"

using namespace planlupp;
using namespace planlupp::test;

namespace {

// The rows as text: "2023 12.5 | 2024 8", nothing for NULL.
std::string answer(Store& store, const std::string& sql) {
  std::string text;
  Statement rows = store.database().prepare(sql);
  while (rows.step()) {
    if (!text.empty()) text += " | ";
    for (int i = 0; i < rows.columns(); ++i) text.append(i > 0 ? " " : "").append(rows.text(i));
  }
  return text;
}

// The sample in three years, the first risk and the goal threaded; the last is an edition of the
// one before.
Store three_years() {
  Store store = *Store::open(":memory:", Access::write);
  for (const int year : {2023, 2024, 2025}) {
    RecordSet records = sample();
    records.document.year = year;
    REQUIRE(store.put(records, identity(std::to_string(year))));
  }
  store.database().execute(
      "UPDATE risk SET thread_id = 7 WHERE ordinal = 1;"
      "UPDATE goal SET thread_id = 8;"
      "UPDATE document SET edition_of = 2 WHERE id = 3");
  return store;
}

}  // namespace

TEST_CASE("evolutions have a row per thread, year and document, editions counted once") {
  Store store = three_years();
  CHECK(answer(store,
               "SELECT thread_id, year, document_id, score, controls, "
               "controls_without_result, measures, measures_done FROM risk_evolution") ==
        "7 2023 1 12.5 1 1 1 0 | 7 2024 2 12.5 1 1 1 0");
  CHECK(answer(store,
               "SELECT thread_id, year, status_code, target_operator, target_value "
               "FROM goal_evolution") == "8 2023 done >= 50.0 | 8 2024 done >= 50.0");
}

TEST_CASE("overviews tell whose a record is and what it belongs to") {
  Store store = three_years();
  CHECK(answer(store, "SELECT count(*), count(DISTINCT document_id) FROM risk_overview") == "4 2");
  CHECK(answer(store,
               "SELECT organisation, body, risk, area, status_code FROM measure_overview "
               "WHERE year = 2024 AND risk_id IS NOT NULL") ==
        "Ängby kommun Kommunstyrelsen Jäv vid beslut Ekonomi partly_done");
  CHECK(answer(store,
               "SELECT goal FROM measure_overview WHERE goal_id IS NOT NULL AND "
               "year = 2023") == "Nöjda medborgare");
  CHECK(answer(store, "SELECT risk, description FROM control_overview WHERE year = 2023") ==
        "Jäv vid beslut Stickprov");
  store.database().execute("UPDATE risk SET body = 'Barnnämnden' WHERE id = 1");
  CHECK(answer(store, "SELECT body FROM risk_overview WHERE id = 1") == "Barnnämnden");
}

TEST_CASE("every kind of record is in the view of all records") {
  Store store = *Store::open(":memory:", Access::write);
  REQUIRE(store.put(sample(), identity()));
  CHECK(answer(store, "SELECT record_table, count(*) FROM record GROUP BY 1 ORDER BY 1") ==
        "activity 1 | control 1 | goal 1 | indicator 1 | measure 3 | priority 1 | risk 2");
}

TEST_CASE("a goal's responsible is a JSON array that SQL can take apart") {
  Store store = *Store::open(":memory:", Access::write);
  REQUIRE(store.put(sample(), identity()));
  CHECK(answer(store, "SELECT j.value FROM goal, json_each(goal.responsible) j") == "KS | BUN");
}
