#include "normalize/label_lines.h"

#include "normalize/read_text.h"

using namespace planlupp;
using test::read;
using test::value;

namespace {

const char* const kHead = "# Internkontrollplan 2031 för hamnnämnden\n\n";

// One card in running text, under a heading of its own.
std::string card(const std::string& heading, const std::string& labels) {
  return "### " + heading + "\n\n" + labels + "\n\n";
}

}  // namespace

TEST_CASE("labels in running text make records, the heading above names them") {
  const RecordSet r = read(kHead + std::string("## Slip\n\n") +
                           card("Risk 1: Kilar lossnar",
                                "**Orsak:** Slitage\n\n**Konsekvens:** Båten faller\n\n"
                                "**Sannolikhet:** 2 **Riskvärde:** 8") +
                           card("Risk 2: Färg spolas ut",
                                "**Orsak:** Plattan läcker\n\n**Konsekvens:**\n\n"
                                "Miljön skadas\n\n**Sannolikhet:** 3 **Riskvärde:** 9"));
  REQUIRE(r.risks.size() == 2);
  CHECK(value(r.risks[0], Field::description) == "Kilar lossnar");
  CHECK(value(r.risks[0], Field::area) == "Slip");
  CHECK(value(r.risks[0], Field::score) == "8");
  CHECK(value(r.risks[1], Field::consequence) == "Miljön skadas");
  CHECK(value(r.risks[1], Field::likelihood) == "3");
}

TEST_CASE("a table below a card under the same heading belongs to its risk") {
  const std::string labels = "**Orsak:** Slitage\n\n**Sannolikhet:** 2\n\n**Riskvärde:** 8";
  const RecordSet r =
      read(kHead +
           card("Kilar lossnar",
                labels + "\n\n| Åtgärd | Ansvarig |\n|---|---|\n| Byt kilar | Slipmästare |\n") +
           card("Färg spolas ut",
                labels + "\n\n| Kontroll | Frekvens |\n|---|---|\n| Rond | Varje vår |\n"));
  REQUIRE(r.risks.size() == 2);
  REQUIRE(r.risks[0].measures.size() == 1);
  CHECK(value(r.risks[0].measures[0], Field::responsible) == "Slipmästare");
  CHECK(r.risks[0].controls.empty());
  REQUIRE(r.risks[1].controls.size() == 1);
  CHECK(value(r.risks[1].controls[0], Field::frequency) == "Varje vår");
  CHECK(r.measures.empty());
}

TEST_CASE("labels may stand in lines of their own without colons, headings with numbers") {
  const std::string table = "| Förkortning | Betydelse |\n|---|---|\n| HN | Hamnnämnden |\n\n";
  const RecordSet r = read(kHead + table +
                           card("1. Kilar lossnar",
                                "**Process**\n\nSlip\n\n**Orsak till risken**\n\nSlitage\n\n"
                                "**Sannolikhet**\n\n2 – Möjlig\n\n**Riskvärde**\n\n8") +
                           card("2. Färg spolas ut",
                                "**Process**\n\nVarv\n\n**Orsak till risken**\n\nPlattan "
                                "läcker\n\n**Sannolikhet**\n\n3\n\n**Riskvärde**\n\n9"));
  REQUIRE(r.risks.size() == 2);
  CHECK(value(r.risks[0], Field::description) == "Kilar lossnar");
  CHECK(value(r.risks[0], Field::process) == "Slip");
  CHECK(value(r.risks[0], Field::likelihood_label) == "Möjlig");
  CHECK(value(r.risks[1], Field::cause) == "Plattan läcker");
  CHECK(value(r.risks[1], Field::score) == "9");
}

TEST_CASE("a few words with colons are no records") {
  const RecordSet r = read(kHead + std::string("Dnr: HN 2030/7\n\nAnsvarig: Hamnkapten\n\nMål: att "
                                               "planen följs\n\n## Bakgrund\n\nKontroll: se "
                                               "bilaga\n"));
  CHECK(r.risks.empty());
  CHECK(r.goals.empty());
}

TEST_CASE("a numbered label names its record, and headings may stand right above the labels") {
  const RecordSet r = read(
      "Internkontrollplan 2031 för hamnnämnden\n\n"
      "Slip                  Ansvarig            Avgifter            Tid\n"
      "Östra                 Hamnkapten          120 kr              Maj\n"
      "Västra                Slipmästare         90 kr               Juni\n\n"
      "Skrov\nRisk 1: Kilar lossnar\nOrsak: Slitage\nSannolikhet: 2     Riskvärde: 8\n\n"
      "Färg\nRisk 2: Färg spolas ut\nOrsak: Plattan läcker\nSannolikhet: 3     Riskvärde: 9\n");
  REQUIRE(r.risks.size() == 2);
  CHECK(value(r.risks[0], Field::description) == "Kilar lossnar");
  CHECK(value(r.risks[0], Field::area) == "Skrov");
  CHECK(value(r.risks[1], Field::description) == "Färg spolas ut");
  CHECK(value(r.risks[1], Field::score) == "9");
}

TEST_CASE("the cards of a flow are named by the headings above them") {
  const RecordSet r = read(
      "Internkontrollplan 2031 för hamnnämnden\n\nSlip\n\nKilar lossnar\n\nOrsak: Slitage\n\n"
      "Konsekvens: Båten faller\n\nRiskvärde: 8\n\nFärg spolas ut\n\nOrsak: Plattan läcker\n\n"
      "Konsekvens: Miljön skadas\n\nRiskvärde: 9\n");
  REQUIRE(r.risks.size() == 2);
  CHECK(value(r.risks[0], Field::description) == "Kilar lossnar");
  CHECK(value(r.risks[0], Field::area) == "Slip");
  CHECK(value(r.risks[1], Field::description) == "Färg spolas ut");
}
