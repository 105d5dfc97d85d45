#include "normalize/flow/flow_turned.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "normalize/flow/rebuilt_text.h"

using namespace planlupp;
using test::rebuilt, test::row;

TEST_CASE("headings turned on their side stand among the others") {
  const std::string head = "Nr Område Risk Kontrollmoment Frekvens Ansvarig\n";
  const std::string turned = "Sannolikhet Konsekvens Riskvärde\n";
  const Extraction out = rebuilt(
      "Plan\n" + head +
      "1 Personal Fel lön betalas ut\ntill en anställd\n2 3 6 Avstämning av listor\n"
      "Varje månad HR-chef\n"
      "2 Inköp Avtal följs inte upp\n1 4 4 Stickprov av tio avtal\nÅrligen Ekonomichef\n" +
      turned + "\f" + head +
      "3 Ärenden Jäv vid beslut\n3 3 9 Genomgång av protokoll\nTvå gånger per år Kanslichef\n" +
      turned);
  REQUIRE(out.tables.size() >= 1);
  CHECK(row(out.tables[0], 0) ==
        "Nr | Område | Risk | Sannolikhet | Konsekvens | Riskvärde | Kontrollmoment | Frekvens | "
        "Ansvarig");
  CHECK(row(out.tables[0], 1) ==
        "1 | Personal | Fel lön betalas ut till en anställd | 2 | 3 | 6 | Avstämning av listor | "
        "Varje månad | HR-chef");
  CHECK(row(out.tables[0], 3) ==
        "3 | Ärenden | Jäv vid beslut | 3 | 3 | 9 | Genomgång av protokoll | Två gånger per år | "
        "Kanslichef");
}

TEST_CASE("a head whose rows begin on the next page stays a head of its own") {
  const std::string head = "Kontrollmoment Metod Frekvens\n";
  const Extraction out = rebuilt(
      "Risk Konsekvens Riskvärde\nJäv vid beslut Beslut upphävs 6\n" + head + "\f" + head +
      "Genomgång av protokoll Stickprov Årligen\nAvstämning av listor Intervjuer Varje månad\n");
  REQUIRE(out.tables.size() == 2);
  CHECK(row(out.tables[0], 0) == "Risk | Konsekvens | Riskvärde");
  CHECK(row(out.tables[1], 1) == "Genomgång av protokoll | Stickprov | Årligen");
}
