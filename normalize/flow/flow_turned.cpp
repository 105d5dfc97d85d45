#include "normalize/flow/flow_turned.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "normalize/flow/flow_order.h"

namespace planlupp {
namespace {

// Whether nothing but another table's head follows on the n-th head, all of it known.
bool has_no_rows(const std::vector<FlowHeader>& headers, std::size_t n, const FlowText& text) {
  const FlowHeader& header = headers[n];
  const bool last = n + 1 == headers.size();
  const std::size_t next = last ? text.words.size() : headers[n + 1].first;
  if (next > header.last || (!last && headers[n + 1].key == header.key)) return false;
  return std::none_of(header.columns.begin(), header.columns.end(),
                      [](const auto& c) { return c.meaning == Meaning::other; });
}

// Whether one has a heading that the other has as well.
bool share_heading(const FlowHeader& one, const FlowHeader& other) {
  return std::any_of(one.columns.begin(), one.columns.end(), [&](const HeaderColumn& c) {
    return std::any_of(other.columns.begin(), other.columns.end(),
                       [&](const HeaderColumn& o) { return o.meaning == c.meaning; });
  });
}

}  // namespace

void take_turned_heads(std::vector<FlowHeader>& headers, const FlowText& text) {
  std::set<std::string> upright;  // keys of heads with rows
  for (std::size_t h = 0; h < headers.size(); ++h) {
    if (!has_no_rows(headers, h, text)) upright.insert(headers[h].key);
  }
  std::map<std::string, std::size_t> turned;  // by the key of the table's head
  std::size_t above = headers.size();
  for (std::size_t h = 0; h < headers.size(); ++h) {
    const bool alone = upright.count(headers[h].key) == 0;
    if (!alone) above = h;
    if (!alone || above == headers.size() || share_heading(headers[h], headers[above])) continue;
    turned.emplace(headers[above].key, h);
    headers[h].repeat = true;
    // The table goes on behind it, where its own head stands again.
    if (h + 1 < headers.size() && headers[h + 1].key == headers[above].key &&
        text.words[headers[h + 1].first].joint == Joint::page) {
      headers[h + 1].repeat = true;
    }
  }
  const std::vector<FlowHeader> found = headers;
  for (FlowHeader& header : headers) {
    const auto more = turned.find(header.key);
    if (more == turned.end()) continue;
    const auto& columns = found[more->second].columns;
    header.turned = columns.size();
    header.columns.insert(header.columns.end(), columns.begin(), columns.end());
  }
}

std::vector<ColumnOrder> turned_orders(const FlowHeader& header) {
  std::vector<ColumnOrder> orders;
  if (header.turned == 0) return orders;
  const std::size_t size = header.columns.size(), upright = size - header.turned;
  for (std::size_t at = 0; at < upright; ++at) {
    ColumnOrder order = plain_order(header);
    for (std::size_t c = 0; c < size; ++c) {
      const std::size_t place = c >= upright ? at + c - upright : c < at ? c : c + header.turned;
      order.place[c] = place;
      order.meanings[place] = header.columns[c].meaning;
    }
    orders.push_back(std::move(order));
  }
  return orders;
}

}  // namespace planlupp
