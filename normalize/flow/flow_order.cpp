#include "normalize/flow/flow_order.h"

#include <algorithm>
#include <utility>

namespace planlupp {

ColumnOrder plain_order(const FlowHeader& header) {
  ColumnOrder order;
  order.columns = header.columns.size();
  for (std::size_t c = 0; c < order.columns; ++c) {
    order.place.push_back(c);
    order.searched.push_back(c);
    order.meanings.push_back(header.columns[c].meaning);
  }
  return order;
}

ColumnOrder with_column(const ColumnOrder& order, std::size_t at, Meaning meaning) {
  ColumnOrder out = order;
  ++out.columns;
  for (std::size_t& place : out.place) place += place >= at ? 1 : 0;
  for (std::size_t& place : out.searched) place += place >= at ? 1 : 0;
  const auto offset = static_cast<std::ptrdiff_t>(at);
  out.searched.insert(out.searched.begin() + offset, at);
  out.meanings.insert(out.meanings.begin() + offset, meaning);
  return out;
}

bool has_heading(const ColumnOrder& order, std::size_t column) {
  return std::find(order.place.begin(), order.place.end(), order.searched[column]) !=
         order.place.end();
}

ColumnOrder swapped(const ColumnOrder& order) {
  ColumnOrder out = order;
  std::size_t first = order.searched.size(), last = 0;
  for (std::size_t i = 0; i < order.searched.size(); ++i) {
    if (!has_heading(order, i)) continue;
    first = std::min(first, i);
    last = std::max(last, i);
  }
  std::swap(out.searched.at(first), out.searched.at(last));
  std::swap(out.meanings.at(first), out.meanings.at(last));
  return out;
}

}  // namespace planlupp
