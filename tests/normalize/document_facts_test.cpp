#include "normalize/document_facts.h"

#include "normalize/read_text.h"

using namespace planlupp;
using test::read;

namespace {

const char* const kTable = "\n\nRisk\tS\tK\nJäv\t2\t3\nBrand\t1\t4\n";

}  // namespace

TEST_CASE("the title tells kind, board, year and period") {
  const struct {
    const char* title;
    DocumentKind kind;
    const char* body;
    int year;
    const char* period;
  } rows[] = {
      {"## Internkontrollplan 2031 för kultur- och fritidsnämnden",
       DocumentKind::internal_control_plan, "Kultur- och fritidsnämnden", 2031, ""},
      {"## Uppföljning av tekniska nämndens internkontrollplan 2030",
       DocumentKind::internal_control_follow_up, "Tekniska nämnden", 2030, ""},
      {"## Uppföljningsrapport intern kontroll, tertial 2 2030, kommunstyrelsen",
       DocumentKind::internal_control_follow_up, "Kommunstyrelsen", 2030, "tertial 2"},
      {"## Verksamhetsplan 2031-2033 - Miljö- och byggnadsnämnden", DocumentKind::operational_plan,
       "Miljö- och byggnadsnämnden", 2031, ""},
      {"## Uppföljning av mål, augusti 2030 (Regionala utvecklingsnämnden)",
       DocumentKind::goal_follow_up, "Regionala utvecklingsnämnden", 2030, "augusti"},
      {"## Plan för uppföljning av intern kontroll 2031 i nämnden för kultur och fritid",
       DocumentKind::internal_control_plan, "Nämnden för kultur och fritid", 2031, ""},
      {"## Indikatorer 2030 – uppföljning för nämnden för vatten, energi och avfall",
       DocumentKind::goal_follow_up, "Nämnden för vatten, energi och avfall", 2030, ""},
      {"## Balanserat styrkort 2030 – uppföljning tertial 1, socialnämnden",
       DocumentKind::goal_follow_up, "Socialnämnden", 2030, "tertial 1"},
      {"## IT-nämndens plan för intern kontroll 2031", DocumentKind::internal_control_plan,
       "IT-nämnden", 2031, ""},
  };
  for (const auto& row : rows) {
    INFO(row.title);
    const DocumentFacts facts = read(std::string(row.title) + kTable).document;
    CHECK(facts.kind == row.kind);
    CHECK(facts.body == row.body);
    CHECK(facts.year == row.year);
    CHECK(facts.period == row.period);
    CHECK(facts.title == std::string(row.title).substr(3));
  }
}

TEST_CASE("registry number and dates are read from the colophon") {
  const DocumentFacts facts =
      read(std::string("Granby kommun\n\n## Internkontrollplan 2031\n\nSocialnämnden\n\n"
                       "Dnr: SN/2030:77\n\nAntagen av socialnämnden den 6 november 2030, § 9\n\n"
                       "Reviderad 2031-02-01") +
           kTable)
          .document;
  CHECK(facts.organisation == "Granby kommun");
  CHECK(facts.body == "Socialnämnden");
  CHECK(facts.registry_number == "SN/2030:77");
  CHECK(facts.decided_on == "2030-11-06");
  CHECK(facts.revised_on == "2031-02-01");
  CHECK(facts.origins.at("decided_on").place.line == 9);
}

TEST_CASE("a sentence on the plan itself tells its decision, one on another document does not") {
  const auto decided = [](const std::string& sentence) {
    return read("Granby kommun\n\n## Internkontrollplan 2031\n\nSocialnämnden" +
                std::string(kTable) + "\n" + sentence)
        .document.decided_on;
  };
  CHECK(decided("Planen antogs av socialnämnden den 6 november 2030 (§ 9).") == "2030-11-06");
  CHECK(decided("Internkontrollplanen är fastställd 2030-12-01.") == "2030-12-01");
  CHECK(decided("Budgeten antogs av fullmäktige den 6 november 2030.").empty());
}

TEST_CASE("a plan that goes to the board for information names no board") {
  CHECK(read("Granby kommun\n\n## Internkontrollplan 2031\n\nSkickas till nämnden för kännedom och "
             "beslut" +
             std::string(kTable))
            .document.body.empty());
}

TEST_CASE("a decision that is not filled in is no date") {
  const DocumentFacts facts =
      read(std::string("## Internkontrollplan 2031\n\nBeslutad av: Nämnden 2030-xx-xx § xx") +
           kTable)
          .document;
  CHECK(facts.decided_on.empty());
}

TEST_CASE("what is guessed is said to be") {
  const RecordSet r =
      read("Rapport för Storby kommun.\n\nStorby kommun växer.\n" + std::string(kTable));
  CHECK(r.document.organisation == "Storby kommun");
  CHECK(test::has_note(r, "organisation-guessed"));
  CHECK(test::has_note(r, "kind-guessed"));
}

TEST_CASE("a line of running text that names a plan is no title") {
  const RecordSet r = read(
      "Ledamöterna fick\n\nmöjlighet att läsa internkontrollplan 2031 och välja områden som\n\n"
      "Internkontrollplan 2031 för de\n" +
      std::string(kTable));
  CHECK(r.document.title.empty());
}

TEST_CASE("a table that tells of the document is read with the colophon") {
  const struct {
    const char* table;
    const char* body;
    const char* decided;
    const char* number;
  } rows[] = {
      {"Dokumenttyp\tPlan\nBeslutad av\tHamnnämnden, 2030-12-05, § 9\nDiarienummer\tHN-2030-71\n",
       "Hamnnämnden", "2030-12-05", "HN-2030-71"},
      {"Dnr\tFastställd\tNämnd\nHN 2030/71\t5 december 2030\tHamnnämnden\n", "Hamnnämnden",
       "2030-12-05", "HN 2030/71"},
  };
  for (const auto& row : rows) {
    INFO(row.table);
    const DocumentFacts facts =
        read("## Internkontrollplan 2031\n\n" + std::string(row.table) + "\nInledning" + kTable)
            .document;
    CHECK(facts.body == row.body);
    CHECK(facts.decided_on == row.decided);
    CHECK(facts.registry_number == row.number);
  }
}

TEST_CASE("a plan may be approved, antagen, beslutad or fastställd") {
  for (const char* const word : {"Godkändes", "Godkänd", "Antagen", "Beslutad", "Fastställd"}) {
    INFO(word);
    const DocumentFacts facts = read("## Internkontrollplan 2031\n\n" + std::string(word) +
                                     " av hamnnämnden den 5 december 2030" + kTable)
                                    .document;
    CHECK(facts.decided_on == "2030-12-05");
    CHECK(facts.body == "Hamnnämnden");
  }
}
