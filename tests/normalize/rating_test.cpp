#include "normalize/rating.h"

#include "normalize/read_text.h"

using namespace planlupp;
using test::read;

TEST_CASE("the risk index is comparable across scales and says how it was got") {
  const struct {
    const char* text;
    double index;
    const char* how;
  } rows[] = {
      {"Risk\tS\tK\tRisktal\nJäv\t3\t4\t12\nBrand\t5\t5\t25\n", 12.0 / 25, "score 12 of 25"},
      {"Risk\tSannolikhet\tKonsekvens\nJäv\t2\t3\nBrand\t3\t3\n", 6.0 / 9, "3 x 2 of 3 x 3"},
      {"Risk\tSannolikhet\tAllvarlighetsgrad\nJäv\tStor\tMåttlig\nBrand\tLiten\tBetydande\n",
       6.0 / 16, "2 x 3 of 4 x 4"},
      {"Risk\tRisknivå\nJäv\tR3\nBrand\tR1\n", 3.0 / 4, "level R3 of 4"},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    const RecordSet r = read(row.text);
    REQUIRE(r.risks.size() == 2);
    REQUIRE(r.risks[0].rating.risk_index);
    CHECK(*r.risks[0].rating.risk_index == Approx(row.index));
    CHECK(r.risks[0].rating.how == row.how);
  }
}

TEST_CASE("without anything to rate by there is no index") {
  const RecordSet r = read("Risk\tKontrollmoment\nJäv\tStickprov\n");
  REQUIRE(r.risks.size() == 1);
  CHECK_FALSE(r.risks[0].rating.risk_index.has_value());
}

TEST_CASE("a score that is not the product is reported") {
  CHECK(test::has_note(read("Risk\tS\tK\tRisktal\nJäv\t3\t4\t11\nBrand\t2\t2\t4\n"),
                       "score-not-product"));
}
