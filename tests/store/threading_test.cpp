#include "store/threading.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "store/compare.h"
#include "store/plans.h"
#include "store/thread_rows.h"

using namespace planlupp;
using namespace planlupp::tests;

namespace {

const Risk kConflict{"Jäv vid handläggning av bygglov", "Beslut upphävs", 8};
const Risk kBudget{"Budgeten överskrids", "Akuta besparingar", 12};
const Risk kKeys{"Nycklar återlämnas inte när anställda slutar", "Obehöriga får tillträde", 6};

std::string threads(Store& store) {
  return rows(store,
              "SELECT d.path, r.ordinal, r.thread_id FROM risk r JOIN document d "
              "ON d.id = r.document_id ORDER BY 1, 2");
}

std::string links(Store& store) {
  return rows(store,
              "SELECT a.path, f.ordinal, b.path, t.ordinal, l.kind, l.certainty, l.probability "
              "FROM thread_link l JOIN risk f ON f.id = l.from_id JOIN risk t ON t.id = l.to_id "
              "JOIN document a ON a.id = f.document_id JOIN document b ON b.id = t.document_id "
              "ORDER BY 1, 2, 3, 4");
}

}  // namespace

TEST_CASE("the same risk has the same thread in every year of its board") {
  Store store = store_with({plan(2020, {kConflict, kBudget}), plan(2021, {kBudget, kConflict})});
  CHECK(rows(store,
             "SELECT group_concat(year || ':' || description, ', ') FROM (SELECT * FROM "
             "risk_evolution ORDER BY year) GROUP BY thread_id ORDER BY 1") ==
        "2020:Budgeten överskrids, 2021:Budgeten överskrids\n"
        "2020:Jäv vid handläggning av bygglov, 2021:Jäv vid handläggning av bygglov\n");
}

TEST_CASE("another board's and another organisation's risks are in threads of their own") {
  Plan other_board = plan(2021, {kConflict});
  other_board.body = "Socialnämnden";
  Plan other_place = plan(2021, {kConflict});
  other_place.organisation = "Ekbacka kommun";
  Store store = store_with({plan(2020, {kConflict}), other_board, other_place});
  CHECK(rows(store, "SELECT count(DISTINCT thread_id) FROM risk") == "3\n");
}

TEST_CASE("the order of import changes neither threads nor links, one by one or at once") {
  std::vector<Plan> plans = {plan(2018, {kConflict, kKeys}), plan(2019, {kKeys, kBudget}),
                             plan(2020, {kBudget}), plan(2021, {kConflict, kBudget, kKeys})};
  Store all = store_with(plans);
  std::mt19937 random(3);
  for (int round = 0; round < 6; ++round) {
    std::shuffle(plans.begin(), plans.end(), random);
    Result<Store> store = Store::open(":memory:", Access::write);
    for (const Plan& p : plans) {
      put(*store, p);
      if (round % 2 == 0) REQUIRE(store->after_import());
    }
    REQUIRE(store->after_import());
    CHECK(threads(*store) == threads(all));
    CHECK(links(*store) == links(all));
  }
}

TEST_CASE("a document read anew with other risks leaves no link of the former ones") {
  Store store = store_with({plan(2020, {kConflict, kBudget}), plan(2021, {kConflict, kBudget})});
  CHECK(rows(store, "SELECT count(*) FROM thread_link") == "2\n");
  put(store, plan(2021, {kKeys}), true);
  REQUIRE(store.after_import());
  CHECK(rows(store, "SELECT count(*) FROM thread_link") == "0\n");
  CHECK(rows(store, "SELECT count(*) FROM pending_board") == "0\n");
}

TEST_CASE("an import makes only the boards anew that it touches") {
  Store store = store_with({plan(2020, {kConflict})});
  store.database().execute("UPDATE risk SET thread_id = 7");  // would be put right if looked at
  Plan other = plan(2020, {kKeys});
  other.body = "Socialnämnden";
  put(store, other);
  REQUIRE(store.after_import());
  CHECK(rows(store, "SELECT count(*) FROM risk WHERE thread_id = 7") == "1\n");
}

TEST_CASE("a board in the genitive is the same board") {
  Plan genitive = plan(2021, {kConflict});
  genitive.organisation = "Sandhults kommuns";
  genitive.body = "Tekniska nämndens";
  Store store = store_with({plan(2020, {kConflict}), genitive});
  CHECK(rows(store, "SELECT count(DISTINCT thread_id) FROM risk") == "1\n");
}

TEST_CASE("a board that changed its name is one board once the store knows the alias") {
  Plan renamed = plan(2021, {kConflict});
  renamed.body = "Samhällsbyggnadsnämnden";
  Store store = store_with({plan(2020, {kConflict}), renamed});
  CHECK(rows(store, "SELECT count(DISTINCT thread_id) FROM risk") == "2\n");
  store.database().execute(
      "INSERT INTO board_alias VALUES ('Sandhults kommun', 'Tekniska nämnden', "
      "'Samhällsbyggnadsnämnden')");
  Boards(store.database()).learn_anew();
  REQUIRE(store.after_import());
  CHECK(rows(store, "SELECT count(DISTINCT thread_id) FROM risk") == "1\n");
}

TEST_CASE("records whose board or year is not known are in no thread") {
  Plan nobody = plan(2021, {kConflict});
  nobody.organisation = nobody.body = "";
  Plan undated = plan(0, {kConflict});
  Store store = store_with({nobody, undated});
  CHECK(rows(store, "SELECT count(thread_id) FROM risk") == "0\n");
}

namespace {

const std::vector<Risk> kFour = {kConflict, kBudget, kKeys, {"Hot och våld i receptionen"}};

Plan unnamed(int year, std::vector<Risk> risks) {
  Plan p = plan(year, std::move(risks));
  p.organisation = "";
  return p;
}

}  // namespace

TEST_CASE("a document without organisation belongs to the board whose risks it has") {
  Plan stranger = plan(2020, {kBudget, {"Elevers frånvaro"}, {"Mögel i lokaler"}, {"Köer"}});
  stranger.organisation = "Ekbacka kommun";
  Store store = store_with({plan(2020, kFour), stranger, unnamed(2021, kFour)});
  CHECK(rows(store, "SELECT organisation, shared, texts FROM document_board") ==
        "Sandhults kommun|4|4\n");
  CHECK(rows(store, "SELECT organisation IS NULL FROM document WHERE year = 2021") == "1\n");
  CHECK(rows(store, "SELECT count(*) FROM thread_link WHERE kind = 'same'") == "4\n");
}

TEST_CASE("a document that was found to be a board's is compared as the board's") {
  Store store = store_with({plan(2020, kFour), unnamed(2021, kFour)});
  const auto found = compare(store, {RecordKind::risk, 2020, 2021, "Sandhult", ""});
  REQUIRE(found);
  REQUIRE(found->boards.size() == 1);
  CHECK(found->boards[0].documents_after == 1);
  CHECK(found->boards[0].records.size() == 4);
  CHECK(compare(store, {RecordKind::risk, 2020, 2021, "", ""})->boards.size() == 1);
}

TEST_CASE("editions are found among documents that do not name their organisation") {
  Plan copy = unnamed(2021, kFour);
  copy.name = "copy.pdf";
  Store store = store_with({plan(2020, kFour), unnamed(2021, kFour), copy});
  CHECK(rows(store, "SELECT count(*) FROM document WHERE edition_of IS NOT NULL") == "1\n");
}

TEST_CASE("a document that two boards could own is nobody's") {
  Plan other = plan(2020, kFour);
  other.organisation = "Ekbacka kommun";
  Store store = store_with({plan(2020, kFour), other, unnamed(2021, kFour)});
  CHECK(rows(store, "SELECT organisation LIKE '?%' FROM document_board") == "1\n");
  CHECK(rows(store, "SELECT count(*) FROM thread_link") == "0\n");
}

TEST_CASE("documents none of which names an organisation are a series of their own") {
  Plan other_board = unnamed(2022, kFour);
  other_board.body = "Socialnämnden";
  Store store = store_with({unnamed(2020, kFour), unnamed(2021, kFour), other_board});
  CHECK(rows(store, "SELECT count(*) FROM thread_link WHERE kind = 'same'") == "4\n");
  CHECK(rows(store, "SELECT count(DISTINCT organisation) FROM document_board") == "2\n");
}

TEST_CASE("whose a document is does not depend on the order of import") {
  std::vector<Plan> plans = {plan(2018, kFour), unnamed(2019, kFour), unnamed(2021, kFour),
                             unnamed(2020, {kConflict, kBudget, kKeys, {"Ny risk helt"}})};
  Store all = store_with(plans);
  std::mt19937 random(5);
  for (int round = 0; round < 6; ++round) {
    std::shuffle(plans.begin(), plans.end(), random);
    Result<Store> store = Store::open(":memory:", Access::write);
    for (const Plan& p : plans) {
      put(*store, p);
      REQUIRE(store->after_import());
    }
    CHECK(threads(*store) == threads(all));
    const std::string owners =
        "SELECT d.year, b.organisation, b.shared FROM document_board b JOIN document d "
        "ON d.id = b.document_id ORDER BY 1";
    CHECK(rows(*store, owners) == rows(all, owners));
  }
}

TEST_CASE("boards that share a document have their own threads") {
  Plan shared = plan(2021, {kConflict, kBudget});
  shared.body = "";
  Result<Store> store = Store::open(":memory:", Access::write);
  RecordSet records = records_of(shared);
  records.risks[0].fields[Field::body] = value("Tekniska nämnden");
  records.risks[1].fields[Field::body] = value("Socialnämnden");
  REQUIRE(store->put(records, {"shared.pdf", "x", "now", "test", 1, ""}));
  put(*store, plan(2020, {kConflict, kBudget}));
  REQUIRE(store->after_import());
  CHECK(rows(*store, "SELECT count(*) FROM thread_link") == "1\n");
  CHECK(rows(*store, "SELECT count(DISTINCT thread_id) FROM risk") == "3\n");
}

TEST_CASE("one plan under two names is counted once; a PDF before a text") {
  Plan text = plan(2021, {kConflict, kBudget, kKeys});
  text.name = "copy.txt";
  Result<Store> store = Store::open(":memory:", Access::write);
  RecordSet records = records_of(text);
  records.form = SourceForm::layout;
  REQUIRE(store->put(records, {"copy.txt", "text", "now", "test", 1, ""}));
  put(*store, plan(2021, {kConflict, kBudget, kKeys}));
  REQUIRE(store->after_import());
  CHECK(rows(*store, "SELECT path FROM document WHERE edition_of IS NOT NULL") == "copy.txt\n");
  CHECK(rows(*store, "SELECT count(*) FROM risk_overview") == "3\n");
}

TEST_CASE("a plan, its follow-up and the plan of next year are no editions of each other") {
  Plan follow_up = plan(2021, {kConflict, kBudget});
  follow_up.kind = DocumentKind::internal_control_follow_up;
  Store store =
      store_with({plan(2021, {kConflict, kBudget}), follow_up, plan(2022, {kConflict, kBudget})});
  CHECK(rows(store, "SELECT count(*) FROM document WHERE edition_of IS NOT NULL") == "0\n");
}

TEST_CASE("the plan that was decided last counts") {
  Result<Store> store = Store::open(":memory:", Access::write);
  for (const char* date : {"2021-03-01", "2020-12-01"}) {
    RecordSet records = records_of(plan(2021, {kConflict, kBudget}));
    records.document.decided_on = date;
    REQUIRE(store->put(records, {date, date, "now", "test", 1, ""}));
  }
  REQUIRE(store->after_import());
  CHECK(rows(*store, "SELECT path FROM document WHERE edition_of IS NULL") == "2021-03-01\n");
}

TEST_CASE("follow-ups of a year stand in the order of their periods, after the plan") {
  const std::vector<std::pair<std::string, std::string>> in_order = {
      {"internal_control_plan", ""},
      {"internal_control_follow_up", "tertial 1"},
      {"internal_control_follow_up", "augusti"},
      {"internal_control_follow_up", "oktober 2021"},
      {"internal_control_follow_up", "något annat"},
      {"internal_control_follow_up", ""}};
  for (std::size_t i = 0; i + 1 < in_order.size(); ++i) {
    CHECK(rank_of(in_order[i].first, in_order[i].second) <
          rank_of(in_order[i + 1].first, in_order[i + 1].second));
  }
  CHECK(rank_of("goal_follow_up", "T2") == rank_of("goal_follow_up", "tertial 2"));
}
