#include "normalize/flow/flow_doubt.h"

#include <set>
#include <tuple>
#include <vector>

namespace planlupp {
namespace {

using CellKey = std::tuple<CellRole, std::size_t, std::size_t, std::size_t>;
using RowKey = std::vector<CellKey>;

std::vector<RowKey> keys_of(const FoundRows& rows) {
  std::vector<RowKey> out;
  for (const FoundCell& cell : rows.cells) {
    if (cell.begins_row || out.empty()) out.emplace_back();
    out.back().emplace_back(cell.role, cell.column, cell.first, cell.last);
  }
  return out;
}

}  // namespace

void doubt_rows(FoundRows& rows, const FoundRows& other) {
  const std::vector<RowKey> others = keys_of(other);
  const std::set<RowKey> known(others.begin(), others.end());
  const std::vector<RowKey> keys = keys_of(rows);
  std::size_t row = 0, left = 0;  // cells of the row
  for (FoundCell& cell : rows.cells) {
    if (left == 0) left = keys[row++].size();
    --left;
    cell.doubtful = known.count(keys[row - 1]) == 0;
  }
}

}  // namespace planlupp
