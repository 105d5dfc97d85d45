#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "normalize/flow/flow_header.h"
#include "normalize/flow/flow_text.h"
#include "normalize/flow/rebuilt_text.h"

using namespace planlupp;

namespace {

std::vector<std::string> titles(const std::string& text) {
  const Terms& terms = test::terms();
  const auto headers = find_headers(flow_text(test::extracted(text).lines, terms), terms);
  std::vector<std::string> out;
  if (headers.empty()) return out;
  for (const HeaderColumn& column : headers[0].columns) out.push_back(column.title);
  return out;
}

}  // namespace

TEST_CASE("a numbered chapter is no heading of the table below") {
  CHECK(titles("2. Mål\nMålområde Nämndens mål Indikator Målvärde\nBarn Fler läser Boklån 8\n") ==
        std::vector<std::string>{"Målområde", "Nämndens mål", "Indikator", "Målvärde"});
}

TEST_CASE("heads may begin with a question") {
  CHECK(titles("Vilken är risken?\nVad ska granskas?\nHur ofta?\n\nJäv\nProtokoll\nÅrligen\n") ==
        std::vector<std::string>{"Vilken är risken?", "Vad ska granskas?", "Hur ofta?"});
}
