#include "normalize/table_split.h"

#include "normalize/read_text.h"

using namespace planlupp;
using test::read;
using test::value;

TEST_CASE("another head within a table begins a table of its own") {
  const RecordSet r = read(
      "## Verksamhetsplan 2031\n\n## Hamnar\n\nMål\tIndikator\tMålvärde\nFler båtar\tNätter\t900\n"
      "Färre skador\tAnmälda\t0\nAktivitet\tStartdatum\tSlutdatum\n"
      "Byta plank\t2031-02-01\t2031-04-15\nMåla bommar\t2031-05-01\t2031-06-30\n");
  REQUIRE(r.goals.size() == 2);
  REQUIRE(r.activities.size() == 2);
  CHECK(value(r.goals[1], Field::target) == "0");
  CHECK(value(r.activities[0], Field::description) == "Byta plank");
  CHECK(value(r.activities[1], Field::ends_on) == "2031-06-30");
  CHECK(value(r.activities[1], Field::area) == "Hamnar");
}

TEST_CASE("rows above the first heads of a table go on with the table before it") {
  const RecordSet r = read(
      "## Internkontrollplan 2031\n\nNr\tRisk\tSannolikhet\tKonsekvens\tRiskvärde\n"
      "1\tKajen brister\t2\t4\t8\n2\tStegar saknas\t3\t2\t6\n\nFortsättning på nästa sida.\n\n"
      "3\tFyren slocknar\t1\t4\t4\n\tKontrollmoment\tMetod\tFrekvens\tRapporteras till\n"
      "\tByte av lampa\tKvittens\tVarje vår\tNämnden\n"
      "Nr\tRisk\tSannolikhet\tKonsekvens\tRiskvärde\n4\tIsen lägger sig\t2\t2\t4\n");
  REQUIRE(r.risks.size() == 4);
  CHECK(value(r.risks[2], Field::description) == "Fyren slocknar");
  CHECK(value(r.risks[2], Field::score) == "4");
  REQUIRE(r.risks[2].controls.size() == 1);
  CHECK(value(r.risks[2].controls[0], Field::method) == "Kvittens");
  CHECK(r.risks[3].controls.empty());
  CHECK(value(r.risks[3], Field::code) == "4");
}

TEST_CASE("the same head again, and labels between rows, part nothing") {
  const struct {
    const char* text;
    std::size_t risks;
  } rows[] = {
      {"Risk\tÅtgärd\nJäv\tUtbilda\nRisk\tÅtgärd\nBrand\tLarm\n", 2},
      {"Risk\tKontrollmoment\tFrekvens\nJäv\tStickprov\tÅrligen\nResultat\tInga fel\t\n"
       "Brand\tRond\tDagligen\nResultat\tTvå fel\t\n",
       2},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(read(row.text).risks.size() == row.risks);
  }
}

TEST_CASE("activities in the columns beside goals are read for themselves") {
  const RecordSet r = read(
      "## Verksamhetsplan 2031\n\nMål\tMålvärde\tAktivitet\tStartdatum\tSlutdatum\n"
      "Fler båtar\t900\tByta plank\t2031-02-01\t2031-04-15\nFärre skador\t0\t\t\t\n"
      "\t\tMåla bommar\t2031-05-01\t2031-06-30\n");
  REQUIRE(r.goals.size() == 2);
  REQUIRE(r.activities.size() == 2);
  CHECK(value(r.activities[1], Field::description) == "Måla bommar");
  CHECK(r.goals[0].attributes.empty());
}
