#include "store/audits.h"

#include <catch2/catch.hpp>

#include "store/plans.h"

using namespace planlupp;
using namespace planlupp::tests;

namespace {

// n, N, and the values of one column of the answer.
struct Asked {
  std::int64_t found = 0, total = 0;
  std::vector<std::string> column;
  AuditAnswer answer;
};

Asked ask(Store& store, std::string_view name, std::string_view column,
          AuditQuestion question = {}) {
  const Audit* audit = find_audit(built_in_audits(), name);
  REQUIRE(audit != nullptr);
  Asked asked;
  std::size_t at = 0;
  const RowSink sink{[&](const std::vector<std::string>& names) {
                       at = static_cast<std::size_t>(std::find(names.begin(), names.end(), column) -
                                                     names.begin());
                       REQUIRE(at < names.size());
                     },
                     [&](const SqlRow& row) {
                       const auto* text = std::get_if<std::string>(&row.at(at));
                       const auto* number = std::get_if<std::int64_t>(&row.at(at));
                       asked.column.push_back(text != nullptr     ? *text
                                              : number != nullptr ? std::to_string(*number)
                                                                  : "");
                     }};
  auto answer = run_audit(store, *audit, question, sink);
  if (!answer) FAIL(to_string(answer.error()));
  asked.found = answer->found;
  asked.total = answer->total;
  asked.answer = *std::move(answer);
  return asked;
}

using Texts = std::vector<std::string>;
const Risk kBudget{"Budgeten överskrids", "Besparingar", 12, "Uppföljning", "", "Prognos"};
const Risk kConflict{"Jäv vid upphandling", "Överprövning", 14};
constexpr auto kFollowUp = DocumentKind::internal_control_follow_up;

}  // namespace

TEST_CASE("there are 28 audits, each with its texts in Swedish and English") {
  CHECK(built_in_audits().size() == 28);
  for (const Audit& audit : built_in_audits()) {
    CAPTURE(audit.name);
    CHECK_FALSE(audit.title_sv.empty());
    CHECK_FALSE(audit.title_en.empty());
    CHECK_FALSE(audit.text_sv.empty());
    CHECK_FALSE(audit.text_en.empty());
    CHECK_FALSE(audit.of_sv.empty());
    CHECK_FALSE(audit.of_en.empty());
    CHECK(find_audit(built_in_audits(), audit.name.substr(0, 3)) == &audit);
    CHECK(find_audit(built_in_audits(), audit.name.substr(4)) == &audit);
  }
  CHECK(find_audit(built_in_audits(), "q99") == nullptr);
}

TEST_CASE("every audit answers with n of at least n, in an empty store and in one with plans") {
  Store empty = store_with({});
  Store store = store_with(
      {plan(2020, {kBudget, kConflict}), plan(2021, {kBudget}), plan(2021, {kBudget}, kFollowUp)});
  for (const Audit& audit : built_in_audits()) {
    CAPTURE(audit.name);
    for (Store* s : {&empty, &store}) {
      const auto answer = run_audit(*s, audit, {}, {[](const auto&) {}, [](const SqlRow&) {}});
      if (!answer) FAIL_CHECK(to_string(answer.error()));
      if (!answer) continue;
      if (audit.name != "q28_not_read") CHECK(answer->found <= answer->total);
      if (s == &empty) CHECK(answer->found == 0);
    }
  }
}

TEST_CASE("an audit without a year is about the latest one, and says which") {
  Store store = store_with({plan(2020, {kBudget}), plan(2021, {kConflict})});
  CHECK(ask(store, "q15", "risk").answer.year == 2021);
  CHECK(ask(store, "q15", "risk").column == Texts{"Jäv vid upphandling"});
  CHECK(ask(store, "q15", "risk", {"", "", 2020, {}}).column.empty());
}

TEST_CASE("boards without a plan or a follow-up are found among those the store knows") {
  Plan social = plan(2020, {kConflict});
  social.body = "Socialnämnden";
  Store store = store_with({social, plan(2021, {kBudget}), plan(2021, {kBudget}, kFollowUp)});
  const Asked asked = ask(store, "missing_plans", "body");
  CHECK(asked.column == Texts{"Socialnämnden"});
  CHECK(asked.total == 2);
  CHECK(asked.answer.missing == Texts{"Sandhults kommun, Socialnämnden"});
}

TEST_CASE("planned controls without a result are those of boards with a follow-up") {
  Risk with_result = kBudget;
  with_result.result = "Inga avvikelser";
  Store done = store_with({plan(2021, {kBudget}), plan(2021, {with_result}, kFollowUp)});
  CHECK(ask(done, "q05", "control").found == 0);
  CHECK(ask(done, "q05", "control").total == 1);
  Store open = store_with({plan(2021, {kBudget}), plan(2021, {kBudget}, kFollowUp)});
  CHECK(ask(open, "q05", "control").column == Texts{"Prognos"});
  Store unread = store_with({plan(2021, {kBudget})});
  CHECK(ask(unread, "q05", "control").total == 0);
}

TEST_CASE("deviations are told by the words of the result") {
  const std::vector<std::pair<std::string, std::string>> results = {
      {"Kontrollen visar inga avvikelser.", "none"},
      {"Kontrollen är genomförd utan anmärkning.", "none"},
      {"Väsentlig avvikelse. 3 av 9 avtal saknade ansvarig.", "deviation"},
      {"Mindre avvikelser noterades.", "minor"},
      {"Granskningen har inte genomförts.", "not_done"},
      {"Se bilaga 3.", "unclear"}};
  for (const auto& [text, finding] : results) {
    Risk risk = kBudget;
    risk.result = text;
    Store store = store_with({plan(2021, {risk}, kFollowUp)});
    CAPTURE(text);
    CHECK(rows(store, "SELECT finding FROM control_result") == finding + "\n");
  }
}

TEST_CASE("a deviation with a measure in the next plan is not without one") {
  Risk deviation{"Jäv", "", 4, "", "", "Granskning", "Brister noterades"};
  Risk answered{"Jäv", "", 4, "Utbildning"};
  Store open = store_with({plan(2021, {deviation}, kFollowUp), plan(2022, {{"Jäv", "", 4}})});
  CHECK(ask(open, "q07", "risk", {"", "", 2021, {}}).column == Texts{"Jäv"});
  Store closed = store_with({plan(2021, {deviation}, kFollowUp), plan(2022, {answered})});
  CHECK(ask(closed, "q07", "risk", {"", "", 2021, {}}).column.empty());
}

TEST_CASE("risks that return are counted by their years") {
  Store store =
      store_with({plan(2019, {kBudget}), plan(2020, {kBudget}), plan(2021, {kBudget, kConflict})});
  CHECK(ask(store, "q09", "risk").column == Texts{"Budgeten överskrids"});
  CHECK(ask(store, "q09", "years").column == Texts{"3"});
  CHECK(ask(store, "q09", "risk", {"", "", {}, {{"years", "4"}}}).column.empty());
  CHECK(ask(store, "q09", "risk").total == 2);
}

TEST_CASE("the effect of a measure is the rating before and after it was done") {
  Risk done = kBudget;
  done.status = "Klar";
  Risk later = kBudget;
  later.score = 6;
  Store store = store_with({plan(2020, {done}, kFollowUp), plan(2021, {later})});
  CHECK(ask(store, "q10", "change").column == Texts{"fell"});
}

TEST_CASE("what only the ends of the scales say of a measure's effect is unclear") {
  Risk done = kBudget;
  done.status = "Klar";
  Risk later = kBudget;
  later.score = 14;
  later.score_max = 25;
  Store store = store_with({plan(2020, {done}, kFollowUp), plan(2021, {later})});
  CHECK(ask(store, "q10", "change").column == Texts{"unclear"});
}

TEST_CASE("new risks and vanished high ones are told only where both years were read") {
  Store store = store_with(
      {plan(2020, {kConflict, kBudget}), plan(2021, {kBudget, {"Hissar stannar", "", 4}})});
  CHECK(ask(store, "q12", "risk").column == Texts{"Hissar stannar"});
  CHECK(ask(store, "q11", "risk").column == Texts{"Jäv vid upphandling"});
  Store one = store_with({plan(2021, {kBudget})});
  CHECK(ask(one, "q12", "risk").column.empty());
}

TEST_CASE("what a document does not show is told beside the answer") {
  Store store = store_with({plan(2021, {kBudget})});
  const Asked asked = ask(store, "q20", "what");
  REQUIRE(asked.answer.documents.size() == 1);
  CHECK(asked.answer.documents[0].not_read == Texts{"measure.status absent"});
}

TEST_CASE("figures that disagree are those that the document states") {
  Result<Store> store = Store::open(":memory:", Access::write);
  RecordSet records = records_of(plan(2021, {kBudget}));
  records.risks[0].rating.severity = 3;
  records.risks[0].rating.likelihood = 3;
  REQUIRE(store->put(records, {"a", "a", "now", "test", 1, ""}));
  REQUIRE(store->after_import());
  CHECK(ask(*store, "q25", "why").column == Texts{"likelihood x severity = 9"});
}

TEST_CASE("a wrong value, an unknown parameter, wrong SQL and SQL that writes are refused") {
  Store store = store_with({plan(2021, {kBudget})});
  const RowSink none{[](const auto&) {}, [](const SqlRow&) {}};
  const Audit& returning = *find_audit(built_in_audits(), "q09");
  for (const char* value : {"three", "3.5", "1e400", "3 "}) {
    CHECK(run_audit(store, returning, {"", "", {}, {{"years", value}}}, none).error().code ==
          ErrorCode::usage);
  }
  CHECK(run_audit(store, returning, {"", "", {}, {{"zorb", "1"}}}, none).error().code ==
        ErrorCode::usage);
  for (const char* sql : {"DELETE FROM risk", "SELECT zorb FROM risk", "SELECT 1; DELETE FROM risk",
                          "ATTACH 'x' AS y", "PRAGMA user_version = 7",
                          "INSERT INTO risk DEFAULT VALUES", "CREATE TABLE t(a)", "-- nothing"}) {
    CAPTURE(sql);
    const auto audit = parse_audit("own.sql", std::string(sql) + "\n-- total\nSELECT 1\n");
    REQUIRE((audit || std::string(sql) == "-- nothing"));
    if (!audit) continue;
    const auto answer = run_audit(store, *audit, {}, none);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().place.find("own") != std::string::npos);
  }
  CHECK(rows(store, "SELECT count(*) FROM risk") == "1\n");
}

TEST_CASE("a malformed audit is an error that names the file and the line") {
  CHECK(parse_audit("own.sql", "").error().place == "own.sql");
  CHECK(parse_audit("own.sql", "SELECT 1\n").error().place == "own.sql");
  CHECK(parse_audit("own.sql", "-- parameter: x\nSELECT 1\n-- total\nSELECT 1").error().place ==
        "own.sql, line 1");
  const auto audit = parse_audit("own.sql", "-- title-en: Mine\nSELECT 1;\n-- total\nSELECT 2;\n");
  REQUIRE(audit);
  CHECK(audit->title_sv == "Mine");
  CHECK(audit->name == "own");
}
