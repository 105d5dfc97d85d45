#include "store/history.h"

#include <catch2/catch.hpp>

#include "store/compare.h"
#include "store/persons_words.h"
#include "store/plans.h"

using namespace planlupp;
using namespace planlupp::tests;

namespace {

std::int64_t id_of(Store& store, int year, const std::string& text) {
  Statement row = store.database().prepare(
      "SELECT r.id FROM risk r JOIN document d ON d.id = r.document_id "
      "WHERE d.year = ? AND r.description = ?");
  row.with(year, text);
  REQUIRE(row.step());
  return row.integer(0);
}

const ComparedRecord* compared(const Comparison& comparison, const std::string& text) {
  for (const ComparedBoard& board : comparison.boards) {
    for (const ComparedRecord& record : board.records) {
      if ((record.after && record.after->text == text) ||
          (record.before && record.before->text == text)) {
        return &record;
      }
    }
  }
  return nullptr;
}

const char* const kDecisions = "Fattade beslut verkställs inte eller återrapporteras inte";
const char* const kDecisionsLater = "Fattade beslut verkställs ej i rätt tid";

}  // namespace

TEST_CASE("a history is one risk through all years, a plan before its follow-up") {
  Store store = store_with({plan(2022, {{kDecisionsLater, "Demokratin urholkas", 12}}),
                            plan(2020, {{"Jäv"}, {kDecisions, "Demokratin urholkas", 8}}),
                            plan(2020, {{kDecisions}}, DocumentKind::internal_control_follow_up)});
  const auto found = history(store, RecordKind::risk, id_of(store, 2022, kDecisionsLater));
  REQUIRE(found);
  REQUIRE(found->records.size() == 3);
  CHECK(found->records[0].year == 2020);
  CHECK(found->records[0].document_kind == "internal_control_plan");
  CHECK(found->records[0].score == "8 av 16");
  CHECK(found->records[0].page == 1);
  CHECK(found->records[2].year == 2022);
  CHECK(found->links.size() == 2);
  CHECK_FALSE(found->links.front().reasons.empty());
  CHECK(found->unread == std::vector<int>{2021});
}

TEST_CASE("an unknown record has no history") {
  Store store = store_with({plan(2020, {{"Jäv"}})});
  CHECK(history(store, RecordKind::risk, 99).error().code == ErrorCode::not_found);
  CHECK(history(store, RecordKind::goal, 1).error().code == ErrorCode::not_found);
}

TEST_CASE("a comparison tells new, gone, kept and reworded risks and what moved") {
  Store store = store_with({plan(2020, {{kDecisions, "Demokratin urholkas", 8},
                                        {"Jäv vid upphandling", "Överprövning", 6},
                                        {"Budgeten överskrids", "Besparingar", 12}}),
                            plan(2021, {{kDecisionsLater, "Demokratin urholkas", 12},
                                        {"Budgeten överskrids", "Besparingar", 6},
                                        {"Hissar stannar i skolorna", "Elever fastnar", 4}})});
  const auto found = compare(store, {RecordKind::risk, 2020, 2021, "", ""});
  REQUIRE(found);
  REQUIRE(found->boards.size() == 1);
  CHECK(found->boards[0].records.size() == 4);
  const ComparedRecord* reworded = compared(*found, kDecisionsLater);
  REQUIRE(reworded != nullptr);
  CHECK(reworded->fate == Fate::reworded);
  CHECK(reworded->move == Move::up);
  CHECK(reworded->before->score == "8 av 16");
  CHECK(reworded->words.front().text == "Fattade beslut verkställs");
  CHECK(compared(*found, "Budgeten överskrids")->fate == Fate::kept);
  CHECK(compared(*found, "Budgeten överskrids")->move == Move::down);
  CHECK(compared(*found, "Jäv vid upphandling")->fate == Fate::gone);
  CHECK(compared(*found, "Hissar stannar i skolorna")->fate == Fate::new_one);
}

TEST_CASE("what falls by the ends of two scales alone has not been seen to move") {
  const auto later = [](const char* text, int score) {
    Risk risk{text, "Besparingar", score};
    risk.score_max = 25;
    return risk;
  };
  Store store = store_with(
      {plan(2020, {{"Budgeten överskrids", "Besparingar", 16},
                   {"Hissar stannar i skolorna", "Besparingar", 6},
                   {"Jäv vid upphandling", "Besparingar", 12}}),
       plan(2021, {later("Budgeten överskrids", 20), later("Hissar stannar i skolorna", 6),
                   later("Jäv vid upphandling", 8)})});
  const auto found = compare(store, {RecordKind::risk, 2020, 2021, "", ""});
  REQUIRE(found);
  CHECK(compared(*found, "Budgeten överskrids")->move == Move::unknown);  // 16 of 16, 20 of 25
  CHECK(compared(*found, "Hissar stannar i skolorna")->move == Move::unknown);  // 6 of both
  CHECK(compared(*found, "Jäv vid upphandling")->move == Move::down);
}

TEST_CASE("a comparison answers the five questions of two years' plans") {
  Risk kept{
      "Budgeten överskrids", "Besparingar", 12, "Månadsuppföljning", "", "Prognos", "", "Ekonomi"};
  Risk kept_later = kept;
  kept_later.measure = "Månadsuppföljning med åtgärdsplan";
  kept_later.score = 8;
  Risk fresh{"Hissar stannar", "Elever fastnar", 4, "", "", "Besiktning av hissar", "",
             "Fastighet"};
  Store store =
      store_with({plan(2024, {kept}), plan(2025, {kept_later, fresh}),
                  plan(2025, {kept_later, fresh}, DocumentKind::internal_control_follow_up)});
  const auto found = compare(store, {RecordKind::risk, 2024, 2025, "", ""});
  REQUIRE(found);
  const ComparedBoard& board = found->boards.at(0);
  CHECK(board.new_areas == std::vector<std::string>{"Fastighet"});  // which category is new
  const ComparedRecord* hiss = compared(*found, "Hissar stannar");  // which risk, which control
  REQUIRE(hiss->controls.size() == 1);
  CHECK(hiss->controls[0].after == "Besiktning av hissar");
  const ComparedRecord* budget = compared(*found, "Budgeten överskrids");
  CHECK(budget->move == Move::down);      // how the judgement moved
  REQUIRE(budget->measures.size() == 1);  // how the measure changed
  CHECK(budget->measures[0].before == "Månadsuppföljning");
  CHECK(budget->measures[0].after == "Månadsuppföljning med åtgärdsplan");
  CHECK(budget->results_missing == 1);  // the result column is still empty
  CHECK(budget->after->year == 2025);   // each with year and page
  CHECK(budget->after->page == 1);
}

TEST_CASE("a year that was not read is not a year without risks") {
  Store store = store_with({plan(2020, {{"Jäv"}})});
  const auto found = compare(store, {RecordKind::risk, 2020, 2021, "", ""});
  REQUIRE(found);
  REQUIRE(found->boards.size() == 1);
  CHECK(found->boards[0].documents_after == 0);
  CHECK(found->boards[0].records.empty());
  CHECK(found->years == std::vector<int>{2020});
}

TEST_CASE("measures that a document does not show are not dropped measures") {
  Store store = store_with({plan(2020, {{"Jäv", "", 4, "Utbildning"}})});
  RecordSet records = records_of(plan(2021, {{"Jäv", "", 4}}));
  records.stated.clear();
  REQUIRE(store.put(records, {"x.pdf", "x", "now", "test", 1, ""}));
  REQUIRE(store.after_import());
  const auto found = compare(store, {RecordKind::risk, 2020, 2021, "", ""});
  REQUIRE(found);
  const ComparedRecord* jav = compared(*found, "Jäv");
  CHECK_FALSE(jav->measures_known);
  CHECK(jav->measures.empty());
}

TEST_CASE("a person's word joins and parts records, and outlives their being read anew") {
  const char* a = "Jäv vid upphandling";
  const char* b = "Hissar stannar i skolorna";
  Store store = store_with({plan(2020, {{a}}), plan(2021, {{b}})});
  const Pair pair{id_of(store, 2020, a), id_of(store, 2021, b)};
  REQUIRE(say(store, RecordKind::risk, pair, true, "2026-01-01T00:00:00Z"));
  CHECK(rows(store, "SELECT count(DISTINCT thread_id) FROM risk") == "1\n");
  put(store, plan(2021, {{"Ny risk om något annat"}, {b}}), true);
  REQUIRE(store.after_import());
  CHECK(history(store, RecordKind::risk, id_of(store, 2020, a))->records.size() == 2);
  const Pair again{id_of(store, 2020, a), id_of(store, 2021, b)};
  REQUIRE(say(store, RecordKind::risk, again, false, "2026-01-02T00:00:00Z"));
  CHECK(history(store, RecordKind::risk, again.a)->records.size() == 1);
  REQUIRE(unsay(store, RecordKind::risk, again));
  CHECK(rows(store, "SELECT count(*) FROM persons_word") == "0\n");
}

TEST_CASE("a link between other things than two records of one board is refused") {
  Plan other = plan(2021, {{"Brist på platser"}});
  other.body = "Socialnämnden";
  Store store = store_with({plan(2020, {{"Jäv"}}), other});
  const std::int64_t a = id_of(store, 2020, "Jäv"), b = id_of(store, 2021, "Brist på platser");
  CHECK(say(store, RecordKind::risk, {a, b}, true, "").error().code == ErrorCode::usage);
  CHECK(say(store, RecordKind::risk, {a, a}, true, "").error().code == ErrorCode::usage);
  CHECK(say(store, RecordKind::risk, {a, 99}, true, "").error().code == ErrorCode::not_found);
  CHECK(say(store, RecordKind::goal, {a, b}, true, "").error().code == ErrorCode::not_found);
  CHECK(say_of_documents(store, {1, 2}, true, "").error().code == ErrorCode::usage);
  CHECK(rows(store, "SELECT count(*) FROM persons_word") == "0\n");
}

TEST_CASE("words go from one store into another") {
  const std::vector<Plan> plans = {plan(2020, {{"Jäv vid upphandling"}}),
                                   plan(2021, {{"Hissar stannar i skolorna"}})};
  Store store = store_with(plans);
  REQUIRE(say(
      store, RecordKind::risk,
      {id_of(store, 2021, "Hissar stannar i skolorna"), id_of(store, 2020, "Jäv vid upphandling")},
      true, "2026-01-01T00:00:00Z"));
  const auto json = words_as_json(store);
  REQUIRE(json);
  Store other = store_with(plans);
  REQUIRE(*take_words(other, *json) == 1);
  CHECK(rows(other, "SELECT count(DISTINCT thread_id) FROM risk") == "1\n");
  CHECK(*words_as_json(other) == *json);
  CHECK(take_words(other, "{\"a\":1}\n").error().code == ErrorCode::usage);
  CHECK(take_words(other, "not json").error().code == ErrorCode::usage);
}

TEST_CASE("a person says what a board was called before, and takes it back") {
  Plan renamed = plan(2021, {{"Jäv vid upphandling"}});
  renamed.body = "Samhällsbyggnadsnämnden";
  Store store = store_with({plan(2020, {{"Jäv vid upphandling"}}), renamed});
  const std::string threads = "SELECT count(DISTINCT thread_id) FROM risk";
  const BoardAlias alias{"", "Tekniska nämnden", "Samhällsbyggnadsnämnden"};
  REQUIRE(say_of_boards(store, alias, true));
  CHECK(rows(store, threads) == "1\n");
  CHECK(words_as_json(store)->find("\"board\"") != std::string::npos);
  REQUIRE(say_of_boards(store, alias, false));
  CHECK(rows(store, threads) == "2\n");
  CHECK(say_of_boards(store, {"", "Zorbnämnden", "X"}, true).error().code == ErrorCode::not_found);
  CHECK(say_of_boards(store, {"", "X", "X"}, true).error().code == ErrorCode::usage);
}

TEST_CASE("a person overrules which edition counts, and that there are editions") {
  Plan first = plan(2020, {{"Jäv"}, {"Hot"}}), second = first;
  first.name = "a.pdf";
  second.name = "b.pdf";
  Store store = store_with({first, second});
  const std::string counts = "SELECT path FROM document WHERE edition_of IS NULL";
  REQUIRE(say_of_documents(store, {1, 2}, true, ""));
  CHECK(rows(store, counts) == "a.pdf\n");
  REQUIRE(say_of_documents(store, {2, 1}, true, ""));
  CHECK(rows(store, counts) == "b.pdf\n");
  REQUIRE(say_of_documents(store, {1, 2}, false, ""));
  CHECK(rows(store, counts) == "a.pdf\nb.pdf\n");
}

TEST_CASE("unclear links are listed, and an answered one is not asked again") {
  Store store = store_with(
      {plan(2021, {{"Vinterväghållningen brister", "Fallolyckor", 0, "", "", "", "", "Gator"}}),
       plan(2022, {{"Snöröjning sker för sent", "Fallolyckor", 0, "", "", "", "", "Gator"}})});
  store.database().execute("UPDATE thread_link SET certainty = 'unclear'");
  const auto asked = doubts(store, {});
  REQUIRE(asked);
  REQUIRE(asked->size() == 1);
  CHECK(asked->front().before.year == 2021);
  CHECK(doubts(store, {"", "Socialnämnden", {}})->empty());
  REQUIRE(
      say(store, RecordKind::risk, {asked->front().link.from, asked->front().link.to}, true, ""));
  CHECK(doubts(store, {})->empty());
}

TEST_CASE("words that were replaced stand removed before added") {
  const auto parts = word_diff("beslut verkställs inte", "beslut verkställs ej i tid");
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].text == "beslut verkställs");
  CHECK(parts[1].change == Change::removed);
  CHECK(parts[1].text == "inte");
  CHECK(parts[2].text == "ej i tid");
  CHECK(word_diff("", "").empty());
  CHECK(word_diff("a", "").front().change == Change::removed);
  CHECK(word_diff(std::string(10000, 'a') + " " + std::string(3, 'b'), "c").size() == 2);
}
