#include "normalize/upright_tables.h"

#include "normalize/read_text.h"

using namespace planlupp;
using test::read;
using test::value;

TEST_CASE("a table that lies on its side gives a record a column") {
  const RecordSet r = read(
      "\tRisk 1\tRisk 2\nRisk\tJäv vid inköp\tBrand i hissen\nSannolikhet\t2\t1\nRiskvärde\t4\t5\n"
      "Åtgärd\tUtbilda\t-\n\tRisk 3\tRisk 4\nRisk\tMögel i arkivet\tStöld av kablar\n"
      "Sannolikhet\t3\t4\nRiskvärde\t9\t8\nÅtgärd\tVädra\tLås\n");
  REQUIRE(r.risks.size() == 4);
  CHECK(value(r.risks[0], Field::description) == "Jäv vid inköp");
  CHECK(value(r.risks[1], Field::score) == "5");
  CHECK(r.risks[1].measures.empty());
  CHECK(value(r.risks[2], Field::likelihood) == "3");
  CHECK(value(r.risks[3].measures.at(0), Field::description) == "Lås");
}

TEST_CASE("values that a page cut go on below their label") {
  const RecordSet r =
      read("Risk\tJäv vid\tBrand i\n\tinköp\thissen\nSannolikhet\t2\t1\nÅtgärd\tUtbilda\tLarma\n");
  REQUIRE(r.risks.size() == 2);
  CHECK(value(r.risks[0], Field::description) == "Jäv vid inköp");
  CHECK(value(r.risks[1], Field::description) == "Brand i hissen");
}

TEST_CASE("cards and tables that stand upright are left as they are") {
  const struct {
    const char* text;
    std::size_t risks;
  } rows[] = {
      {"Risk\tKontroll\tFrekvens\nJäv\tStickprov\tÅrligen\nBrand\tRond\tDagligen\n", 2},
      {"Risk:\tJäv vid "
       "inköp\t\t\nSannolikhet:\t2\tKonsekvens:\t3\nRiskvärde:\t6\tÅtgärd:\tUtbilda\n",
       1},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(read(row.text).risks.size() == row.risks);
  }
}
