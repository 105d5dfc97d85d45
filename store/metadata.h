// What the store says about itself: its tables and views, with the comments of their schema.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "extract/result.h"
#include "store/store.h"

namespace planlupp {

struct DescribedTable {
  std::string name, description;
  std::vector<std::pair<std::string, std::string>> columns;  // those with a comment
  bool hidden = false;  // the machinery of search and of imports
};

// In the order of their making.
[[nodiscard]] Result<std::vector<DescribedTable>> described_tables(Store& store);

}  // namespace planlupp
