#include "normalize/flow/flow_prices.h"

#include <array>
#include <catch2/catch.hpp>

using namespace planlupp;

namespace {

// Five columns, so that the second group of lanes is not full.
ColumnModel learned() {
  ColumnModel model(
      {Meaning::area, Meaning::risk, Meaning::severity, Meaning::measure, Meaning::comment});
  FormSet text;
  text.add(CellForm::text);
  for (std::size_t i = 0; i < 12; ++i) {
    model.saw_cell(1, text, 3 + i, i % 2 == 0);
    model.saw_line(1, {10.0 + static_cast<double>(i % 3), 13});
    model.saw_line(3, {8, 0});
    model.saw_row({i == 0, true, true, i % 3 != 0, false});
  }
  model.learn();
  return model;
}

float lane(Lanes lanes, std::size_t column) {
  std::array<float, kLanes> each{};
  store(each.data(), lanes);
  return each.at(column % kLanes);
}

}  // namespace

TEST_CASE("prices are those of the model") {
  const ColumnModel model = learned();
  ColumnPrices prices(model);
  FormSet number;
  number.add(CellForm::number);
  REQUIRE(prices.room() == 8);
  for (std::size_t c = 0; c < model.size(); ++c) {
    CAPTURE(c);
    CHECK(prices.forms(2, number)[c] == Approx(model.cost(c, number)));
    for (const std::size_t words : {1U, 12U, 500U}) {
      CHECK(prices.shapes(words, true)[c] == Approx(model.shape_cost(c, words, true)));
      CHECK(prices.shapes(words, false)[c] == Approx(model.shape_cost(c, words, false)));
    }
    for (std::size_t first = 0; first <= c; ++first) {
      CHECK(prices.skipped(first)[c] == Approx(model.skip_cost(first, c)).margin(1e-6));
      CHECK(prices.filled(first)[c] == Approx(model.filled_cost(c, first)));
    }
    const std::size_t group = c / kLanes * kLanes;
    for (const float width : {5.0F, 11.0F, 14.0F}) {
      CHECK(lane(prices.wide(group, width), c) == Approx(model.wide_cost(c, width)).margin(1e-4));
      CHECK(lane(prices.wrap(group, width), c) ==
            Approx(model.wrap_cost(c, {width - 2, width})).margin(1e-4));
    }
  }
}

TEST_CASE("an area has the name of a chapter, other cells have not") {
  const ColumnModel model = learned();
  const ColumnPrices prices(model);
  CHECK(prices.named()[0] < 0);
  CHECK(prices.named()[1] > 0);
  CHECK(prices.nameless()[0] > 0);
  CHECK(prices.nameless()[1] == 0);
}
