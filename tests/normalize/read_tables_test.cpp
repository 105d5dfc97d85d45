#include "normalize/read_tables.h"

#include "normalize/read_text.h"

using namespace planlupp;
using test::read;
using test::value;

TEST_CASE("a row is a risk with its control, measure and figures, each with its place") {
  const RecordSet r = read(
      "## Internkontrollplan 2031 för socialnämnden\n\n"
      "Område\tRisk\tSannolikhet\tKonsekvens\tRiskvärde\tKontrollmoment\tNär\tAnsvarig\tÅtgärd\n"
      "Ekonomi\tFakturor betalas två gånger\t3. Möjlig\t2. Lindrig\t6\tStickprov\t2 ggr/år\t"
      "Ekonomichef\tUtbilda attestanter\n");
  REQUIRE(r.risks.size() == 1);
  const Record& risk = r.risks[0];
  CHECK(value(risk, Field::area) == "Ekonomi");
  CHECK(value(risk, Field::description) == "Fakturor betalas två gånger");
  CHECK(value(risk, Field::likelihood) == "3");
  CHECK(value(risk, Field::likelihood_label) == "Möjlig");
  CHECK(value(risk, Field::severity) == "2");
  CHECK(value(risk, Field::score) == "6");
  REQUIRE(risk.controls.size() == 1);
  CHECK(value(risk.controls[0], Field::frequency) == "2 ggr/år");
  CHECK(value(risk.controls[0], Field::responsible) == "Ekonomichef");
  REQUIRE(risk.measures.size() == 1);
  const Value* description = find(risk, Field::description);
  REQUIRE(description->origins.size() == 1);
  CHECK(description->origins[0].place.line == 4);
  CHECK(description->origins[0].text == "Fakturor betalas två gånger");
}

TEST_CASE("Konsekvens is a consequence where its cells are sentences") {
  const RecordSet r = read(
      "Risk\tKonsekvens\tS\tK\n"
      "Jäv vid inköp\tBeslut upphävs och förtroendet skadas i lång tid\t2\t3\n"
      "Brand i arkivet\tHandlingar går förlorade för alltid och kan inte ersättas\t1\t4\n");
  REQUIRE(r.risks.size() == 2);
  CHECK(value(r.risks[0], Field::consequence) ==
        "Beslut upphävs och förtroendet skadas i lång tid");
  CHECK(value(r.risks[1], Field::severity) == "4");
}

TEST_CASE("group cells hold for the rows below, other empty cells do not") {
  const RecordSet r = read(
      "Målområde\tUppdrag\tRisk\tÅtgärd\n"
      "Skola\tFler ska nå målen\tLärare saknas\tAnnonsera\n"
      "\t\tLokaler räcker inte\t-\n"
      "Vård\t\tJournaler läses av obehöriga\tLoggkontroll\n");
  REQUIRE(r.risks.size() == 3);
  CHECK(value(r.risks[1], Field::area) == "Skola");
  CHECK(value(r.risks[1], Field::assignment) == "Fler ska nå målen");
  CHECK(r.risks[1].measures.empty());
  CHECK(value(r.risks[2], Field::area) == "Vård");
}

TEST_CASE("a row without a risk of its own adds its measure to the risk above") {
  const RecordSet r =
      read("Risk\tÅtgärd\tKommentar\nLärare saknas\tAnnonsera\tPågår\n\tHöja lönen\tAvslogs\n");
  REQUIRE(r.risks.size() == 1);
  REQUIRE(r.risks[0].measures.size() == 2);
  CHECK(value(r.risks[0].measures[1], Field::comment) == "Avslogs");
}

TEST_CASE("a row cut by a page break is one record, its repeated head is dropped") {
  const RecordSet r = read(
      "Risk\tOrsak\tS\nVattnet blir otjänligt\tLedningarna är gamla och\t3\n\n"
      "Risk\tOrsak\tS\n\tbyts för sällan\t\nBrand\tSlarv\t2\n");
  REQUIRE(r.risks.size() == 2);
  CHECK(value(r.risks[0], Field::cause) == "Ledningarna är gamla och byts för sällan");
  REQUIRE(find(r.risks[0], Field::cause)->origins.size() == 2);
  CHECK(find(r.risks[0], Field::cause)->origins[1].place.line == 5);
  CHECK(r.lines[3].role == LineRole::header_row);
}

TEST_CASE("a row Risk: over its controls is their risk") {
  const RecordSet r = read(
      "Kontrollmoment\tResultat\tAvvikelse\n"
      "Risk: Avtal följs inte upp\t\t\n"
      "Genomgång av tio avtal\tTvå saknade ansvarig\tJa\n"
      "Intervju med inköpare\tUtan anmärkning\tNej\n");
  REQUIRE(r.risks.size() == 1);
  CHECK(value(r.risks[0], Field::description) == "Avtal följs inte upp");
  REQUIRE(r.risks[0].controls.size() == 2);
  CHECK(value(r.risks[0].controls[1], Field::result) == "Utan anmärkning");
  REQUIRE(r.risks[0].controls[0].attributes.size() == 1);
  CHECK(r.risks[0].controls[0].attributes[0].name == "Avvikelse");
}

TEST_CASE("label-value cards are a record each, both meanings of Konsekvens are told apart") {
  const RecordSet r = read(
      "Risk:\tJäv vid beslut\t\t\nKonsekvens:\tBeslut kan upphävas i efterhand\t\t\n"
      "Sannolikhet:\t3. Möjlig\tKonsekvens:\t2. Lindrig\n"
      "Åtgärd\tUtbilda\t\t\nAnsvarig\tKanslichef\tSlutdatum\t2031-06-30\n\n"
      "Risk:\tBrand\t\t\nKontroll\tBrandsyn\t\t\nAnsvarig\tVaktmästare\t\t\n");
  REQUIRE(r.risks.size() == 2);
  CHECK(value(r.risks[0], Field::consequence) == "Beslut kan upphävas i efterhand");
  CHECK(value(r.risks[0], Field::severity) == "2");
  CHECK(value(r.risks[0].measures.at(0), Field::responsible) == "Kanslichef");
  CHECK(value(r.risks[0].measures.at(0), Field::deadline) == "2031-06-30");
  CHECK(value(r.risks[1].controls.at(0), Field::responsible) == "Vaktmästare");
}

TEST_CASE("a stacked cell gives its values to the fields that its labels name") {
  const RecordSet r = read(
      "ID\tRisk\tRiskbedömning\tRiskpoäng\n"
      "1\tJäv\tAllvarlighetsgrad Betydande Sannolikhet Stor\tR3 Åtgärdas snarast\n"
      "2\tBrand\tAllvarlighetsgrad Måttlig Sannolikhet Liten\tR2 Åtgärdas vid tillfälle\n");
  REQUIRE(r.risks.size() == 2);
  CHECK(value(r.risks[0], Field::severity_label) == "Betydande");
  CHECK(value(r.risks[0], Field::likelihood_label) == "Stor");
  CHECK(value(r.risks[0], Field::level) == "R3");
  CHECK(value(r.risks[0], Field::level_label) == "Åtgärdas snarast");
  CHECK(r.risks[0].rating.risk_index == Approx(9.0 / 16));
}

TEST_CASE("what no heading word tells is kept as an attribute and reported") {
  const RecordSet r = read("Risk\tZorbplats\tS\tK\nJäv\tkällaren\t2\t2\n");
  REQUIRE(r.risks.size() == 1);
  REQUIRE(r.risks[0].attributes.size() == 1);
  CHECK(r.risks[0].attributes[0].name == "Zorbplats");
  CHECK(test::has_note(r, "unknown-heading"));
}

TEST_CASE("a column without a heading is told by its cells and marked as a guess") {
  const RecordSet r = read(
      "Risk\tKontrollmoment\t\nJäv\tStickprov av tio beslut\t2 ggr/år\nBrand\tBrandsyn\tVid "
      "behov\n");
  REQUIRE(r.risks.size() == 2);
  const Record& control = r.risks[0].controls.at(0);
  CHECK(value(control, Field::frequency) == "2 ggr/år");
  CHECK(control.confidence < 1);
  CHECK_FALSE(control.reason.empty());
}

TEST_CASE("goals stand under their chapter and area, lists under their chapter") {
  const RecordSet r = read(
      "# Verksamhetsplan 2031\n\n# Strategi för miljö\n\n| Prioriteringar | Indikatorer "
      "|\n|---|---|\n"
      "| • Rent vatten • Ren luft | • Nitrat i vattnet |\n\n## Klimat\n\n"
      "| Mål | Beskrivning | Målvärde |\n|---|---|---|\n| Utsläppen ska minska | - | Högst 5,3 % "
      "|\n");
  REQUIRE(r.goals.size() == 1);
  CHECK(value(r.goals[0], Field::strategy) == "Strategi för miljö");
  CHECK(value(r.goals[0], Field::area) == "Klimat");
  CHECK(r.goals[0].target.op == "<=");
  CHECK(find(r.goals[0], Field::detail) == nullptr);
  REQUIRE(r.priorities.size() == 2);
  CHECK(value(r.priorities[1], Field::description) == "Ren luft");
  CHECK(value(r.indicators.at(0), Field::strategy) == "Strategi för miljö");
}

TEST_CASE("a description that looks like a rank is kept and in doubt") {
  const RecordSet records = test::read(
      "# Internkontrollplan 2031 för hamnnämnden\n\nRisk\tSannolikhet\tÅtgärd\n"
      "Kajen rasar i hamnen\tStor\tByta ut kättingen\nKranen välter vid storm\tLiten\tStor\n");
  REQUIRE(records.risks.size() == 2);
  const Record& sound = records.risks[0].measures.at(0);
  CHECK(sound.confidence == 1);
  const Record& stray = records.risks[1].measures.at(0);
  CHECK(test::value(stray, Field::description) == "Stor");
  CHECK(stray.confidence == 0.5);
  CHECK(stray.reason.find("looks like a figure or a rank") != std::string::npos);
}

TEST_CASE("a lost colour is told from no status") {
  const RecordSet r = read("Risk\tÅtgärd\tStatus\nJäv\tUtbilda\t\nBrand\tÖva\t\n");
  CHECK(test::has_note(r, "colour-lost"));
  bool lost = false, absent = false;
  for (const Stated& s : r.stated) {
    lost |=
        s.kind == RecordKind::measure && s.field == Field::status && s.state == StatedState::lost;
    absent |= s.kind == RecordKind::measure && s.field == Field::deadline &&
              s.state == StatedState::absent;
  }
  CHECK(lost);
  CHECK(absent);
}

TEST_CASE("a total that the records contradict is reported") {
  CHECK(test::has_note(read("Planen har 3 mätbara mål.\n\nNämndmål\tMålvärde\nRent vatten\t5\n"
                            "Ren luft\t6\n"),
                       "total-contradicted"));
  CHECK_FALSE(
      test::has_note(read("Planen har 2 mätbara mål.\n\nNämndmål\tMålvärde\nRent vatten\t5\n"
                          "Ren luft\t6\n"),
                     "total-contradicted"));
}

TEST_CASE("a document of none of the kinds keeps its text and no record is invented") {
  const RecordSet r = read("Recept\n\nVispa äggen. Häll i mjölken.\n");
  CHECK(r.document.kind == DocumentKind::unknown);
  CHECK(r.risks.empty());
  CHECK(r.goals.empty());
  CHECK(r.lines.size() == 3);
}

TEST_CASE("a head of two rows names the columns by its lower one") {
  const RecordSet r = read(
      "Process/rutin\tKontrollmoment\tFrekvens\tRisk\t\t\n\t\t\tV\tR\tSumma\n"
      "Bygglov\tTidsfrister\t2 ggr/år\t3\t4\t12\nDelegation\tAnmälda beslut\tMånadsvis\t2\t2\t4\n");
  REQUIRE(r.risks.size() == 2);
  CHECK(value(r.risks[0], Field::severity) == "3");
  CHECK(value(r.risks[0], Field::likelihood) == "4");
  CHECK(value(r.risks[0], Field::score) == "12");
  CHECK(value(r.risks[0].controls.at(0), Field::description) == "Tidsfrister");
}

TEST_CASE("of two columns for one field the telling one counts, the other is kept by its heading") {
  const RecordSet risks = read(
      "Rubrik\tRiskbeskrivning\tS\tK\nBrand\tRisk för brand i lokalerna\t1\t4\n"
      "Jäv\tRisk för jäv vid beslut om inköp\t2\t2\n");
  REQUIRE(risks.risks.size() == 2);
  CHECK(value(risks.risks[0], Field::description) == "Risk för brand i lokalerna");
  CHECK(risks.risks[0].attributes.at(0).value.text == "Brand");
  const RecordSet goals = read(
      "Indikator\tUtfall 2030\tUtfall 2031\tMål 2032\nNöjda besökare\t78 %\t80 %\tMinst 85 %\n"
      "Antal besök\t12 000\t13 500\t14 000\n");
  REQUIRE(goals.goals.size() == 2);
  CHECK(value(goals.goals[0], Field::outcome) == "80 %");
  CHECK(value(goals.goals[1], Field::target) == "14 000");
  CHECK(find(goals.goals[0], Field::statement) == nullptr);
}

TEST_CASE("a label alone in its row belongs to the row below it") {
  const RecordSet r = read(
      "Risk\tKontrollmoment\tFrekvens\nJäv\tStickprov\t2 ggr/år\nResultat\t\t\n"
      "Inga fel hittades\t\t\nBrand\tBrandsyn\tVid behov\n");
  REQUIRE(r.risks.size() == 2);
  CHECK(value(r.risks[0].controls.at(0), Field::result) == "Inga fel hittades");
  CHECK(value(r.risks[1], Field::description) == "Brand");
}

TEST_CASE("a lower head says what of the one above it") {
  const RecordSet r = read(
      "Risk\tKontroll\t\t\tÅtgärd\t\t\n\tBeskrivning\tNär\tAnsvarig\tBeskrivning\tNär\tAnsvarig\n"
      "Jäv\tStickprov\tMånadsvis\tJurist\tUtbilda\tMaj 2031\tKanslichef\n"
      "Brand\tRond\tDagligen\tVakt\tLarm\tHösten 2031\tByggchef\n");
  REQUIRE(r.risks.size() == 2);
  const Record& control = r.risks[1].controls.at(0);
  CHECK(value(control, Field::description) == "Rond");
  CHECK(value(control, Field::frequency) == "Dagligen");
  CHECK(value(control, Field::responsible) == "Vakt");
  const Record& measure = r.risks[1].measures.at(0);
  CHECK(value(measure, Field::description) == "Larm");
  CHECK(value(measure, Field::deadline) == "Hösten 2031");
  CHECK(value(measure, Field::responsible) == "Byggchef");
}

TEST_CASE("words alone in the column of identifiers are the area of the rows below") {
  const RecordSet r = read(
      "Nr\tRisk\tS\tK\nEkonomi\t\t\t\n1\tJäv vid inköp\t2\t3\nBrandskydd\t\t\t\n"
      "2\tSpärrad utgång\t1\t4\n");
  REQUIRE(r.risks.size() == 2);
  CHECK(value(r.risks[0], Field::area) == "Ekonomi");
  CHECK(value(r.risks[1], Field::area) == "Brandskydd");
  CHECK(value(r.risks[0], Field::code) == "1");
}

TEST_CASE("cards side by side are read one after the other") {
  const RecordSet r = read(
      "Risk:\tJäv\tRisk:\tBrand\nSannolikhet:\t2\tSannolikhet:\t3\nÅtgärd:\tUtbilda\tÅtgärd:"
      "\tLarm\n"
      "Risk:\tMögel\tRisk:\tStöld\nSannolikhet:\t1\tSannolikhet:\t4\nÅtgärd:\tVädra\tÅtgärd:"
      "\tLås\n");
  REQUIRE(r.risks.size() == 4);
  const char* const risks[] = {"Jäv", "Brand", "Mögel", "Stöld"};
  const char* const measures[] = {"Utbilda", "Larm", "Vädra", "Lås"};
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(value(r.risks[i], Field::description) == risks[i]);
    CHECK(value(r.risks[i].measures.at(0), Field::description) == measures[i]);
  }
}

TEST_CASE("plans of several boards in one document name the board of each record") {
  const RecordSet r = read(
      "## Internkontrollplaner 2031\n\n## Hamnnämnden\n\nRisk\tS\tK\nJäv\t2\t3\nBrand\t1\t4\n\n"
      "## Skolnämnden\n\nRisk\tS\tK\nMögel\t2\t2\nStöld\t3\t1\n");
  REQUIRE(r.risks.size() == 4);
  CHECK(value(r.risks[1], Field::body) == "Hamnnämnden");
  CHECK(value(r.risks[2], Field::body) == "Skolnämnden");
  CHECK(find(r.risks[2], Field::area) == nullptr);
}

TEST_CASE("a description with a deadline behind risks is a measure where no head says so") {
  const RecordSet r = read(
      "Risk\tKontrollmoment\tAnsvarig\tBeskrivning\tAnsvarig\tKlart\n"
      "Jäv vid inköp\tStickprov\tJurist\tUtbilda chefer\tKanslichef\t2031-05-01\n"
      "Brand i hissen\tRond\tVakt\tNytt larm\tByggchef\tHösten 2031\n");
  REQUIRE(r.risks.size() == 2);
  CHECK(value(r.risks[0].controls.at(0), Field::responsible) == "Jurist");
  CHECK(value(r.risks[0].measures.at(0), Field::description) == "Utbilda chefer");
  CHECK(value(r.risks[1].measures.at(0), Field::responsible) == "Byggchef");
}
