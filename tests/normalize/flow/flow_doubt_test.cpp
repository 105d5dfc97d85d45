#include "normalize/flow/flow_doubt.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace planlupp;

namespace {

FoundCell cell(std::size_t column, std::size_t first, std::size_t last) {
  FoundCell out;
  out.column = column;
  out.first = first;
  out.last = last;
  out.begins_row = column == 0;
  return out;
}

}  // namespace

TEST_CASE("rows that another reading cuts otherwise are doubtful, all of their cells") {
  FoundRows rows{{cell(0, 0, 3), cell(1, 3, 4), cell(0, 4, 6), cell(1, 6, 9)}, 0};
  const FoundRows other{{cell(0, 0, 3), cell(1, 3, 4), cell(0, 4, 7), cell(1, 7, 9)}, 0};
  doubt_rows(rows, other);
  std::vector<bool> doubtful;
  for (const FoundCell& found : rows.cells) doubtful.push_back(found.doubtful);
  CHECK(doubtful == std::vector<bool>{false, false, true, true});
}

TEST_CASE("a reading that is the same leaves no doubt, one without rows doubts them all") {
  FoundRows rows{{cell(0, 0, 2), cell(1, 2, 3)}, 0};
  doubt_rows(rows, FoundRows(rows));
  CHECK_FALSE(rows.cells[0].doubtful);
  doubt_rows(rows, {});
  CHECK(rows.cells[0].doubtful);
  CHECK(rows.cells[1].doubtful);
}
