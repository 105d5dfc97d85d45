#include <catch2/catch.hpp>
#include <string>

#include "normalize/flow/rebuilt_text.h"

using namespace planlupp;
using test::rebuilt;

namespace {

std::string row(const Table& table, std::size_t row) {
  REQUIRE(row < table.rows.size());
  return plain_text(table.rows[row].cells.at(0)) + " = " + plain_text(table.rows[row].cells.at(1));
}

}  // namespace

TEST_CASE("cards of goals are cards, though a heading is called as their first label") {
  const Extraction out = rebuilt(
      "Mål\nGoda livsvillkor\n"
      "Mål Invånarna kan påverka sin vardag\nIndikator Andel som svarar att de kan\npåverka\n"
      "Utgångsvärde 63 %\nMålvärde 65 %\n"
      "Mål Färre unga mår dåligt\nIndikator Väntetid i dagar\nUtgångsvärde 17\nMålvärde 14\n"
      "Mål Alla elever klarar grundskolan\nIndikator Meritvärde i årskurs 9\nUtgångsvärde 213\n"
      "Målvärde 220\n");
  REQUIRE(out.tables.size() == 1);
  CHECK(out.tables[0].form == TableForm::label_value);
  CHECK(row(out.tables[0], 1) == "Mål = Invånarna kan påverka sin vardag");
  CHECK(row(out.tables[0], 2) == "Indikator = Andel som svarar att de kan påverka");
  CHECK(row(out.tables[0], 12) == "Målvärde = 220");
}
