#include "normalize/flow/flow_lists.h"

#include "normalize/read_text.h"

using namespace planlupp;
using test::read;
using test::value;

TEST_CASE("in a list of measures the sign of an item tells a measure, a bare line an area") {
  const RecordSet r = read(
      "Internkontrollplan 2031\n\nNämnden följer upp planen två gånger om året.\nDet sker i mars \n"
      "och i oktober.\nResultatet lämnas till styrelsen.\nPlanen gäller hela förvaltningen.\n"
      "Den har beslutats av nämnden.\nAlla chefer känner till den.\n\nOmråden Åtgärder\n\nEkonomi  "
      "Utbilda nya attestanter i \n"
      "förvaltningen\n\n Se över rutinen för moms\n\n Byt leverantör\n\nPersonal, hälsa och \n"
      "arbetsmiljö\n\n Inför samtal efter sjukdom\n\nMiljö\nFastigheter\n");
  REQUIRE(r.measures.size() == 4);
  CHECK(value(r.measures[0], Field::area) == "Ekonomi");
  CHECK(value(r.measures[0], Field::description) == "Utbilda nya attestanter i förvaltningen");
  CHECK(value(r.measures[1], Field::description) == "Se över rutinen för moms");
  CHECK(value(r.measures[2], Field::area) == "Personal, hälsa och arbetsmiljö");
  CHECK(r.measures[2].confidence < 1);
  CHECK(value(r.measures[3], Field::description) == "Inför samtal efter sjukdom");
}
