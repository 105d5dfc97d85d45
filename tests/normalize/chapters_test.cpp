#include "normalize/chapters.h"

#include "normalize/read_text.h"

using namespace planlupp;
using test::read;
using test::value;

namespace {

const char* const kRisks =
    "## Internkontrollplan 2031\n\n## Risker\n\nNr\tRisk\tS\tK\tRiskvärde\n1\tJäv vid "
    "inköp\t2\t3\t6\n"
    "2\tBrand i hissen\t1\t4\t4\n3\tMögel i arkivet\t2\t2\t4\n\n## Åtgärder\n\n";

}  // namespace

TEST_CASE("measures and controls of a later chapter belong to the risks that they name") {
  const char* const rows[] = {
      "Risknr\tÅtgärd\tAnsvarig\n3\tVädra\tArkivarie\n1\tUtbilda\tJurist\n3\tTorka\tVaktmästare\n",
      "Nr\tÅtgärd\tAnsvarig\n1\tUtbilda\tJurist\n2\tLarm\tVakt\n3\tVädra\tArkivarie\n"
      "3\tTorka\tVaktmästare\n",
      "Risk\tÅtgärd\tAnsvarig\nJäv vid inköp\tUtbilda\tJurist\nMögel i arkivet\tVädra\tArkivarie\n"
      "\tTorka\tVaktmästare\n",
  };
  for (const char* const row : rows) {
    INFO(row);
    const RecordSet r = read(std::string(kRisks) + row);
    REQUIRE(r.risks.size() == 3);
    CHECK(r.measures.empty());
    REQUIRE(r.risks[0].measures.size() == 1);
    CHECK(value(r.risks[0].measures[0], Field::responsible) == "Jurist");
    REQUIRE(r.risks[2].measures.size() == 2);
    CHECK(value(r.risks[2].measures[1], Field::description) == "Torka");
    CHECK(r.risks[2].measures[1].ordinal == 2);
    CHECK(find(r.risks[0], Field::area) == nullptr);
  }
}

TEST_CASE("measures that are numbered for themselves, or name unknown risks, stay their own") {
  const char* const rows[] = {
      "Nr\tÅtgärd\tAnsvarig\n1\tUtbilda\tJurist\n2\tLarm\tVakt\n",
      "Nr\tÅtgärd\tAnsvarig\n1\tUtbilda\tJurist\n2\tLarm\tVakt\n3\tVädra\tArkivarie\n4\tTorka\tVakt"
      "\n",
  };
  for (const char* const row : rows) {
    INFO(row);
    const RecordSet r = read(std::string(kRisks) + row);
    REQUIRE(r.risks.size() == 3);
    CHECK(r.risks[0].measures.empty());
    CHECK(r.measures.size() >= 2);
  }
}
