#include "normalize/flow/flow_groups.h"

#include <algorithm>
#include <optional>
#include <span>

namespace planlupp {
namespace {

constexpr std::size_t kMostGroups = 4;  // heads over others, side by side

// Whether a heading may stand below another one; `first`: it is the first there.
bool stands_below(Meaning group, Meaning meaning, bool first) {
  switch (group) {
    case Meaning::rating:
    case Meaning::score:
    case Meaning::assessment:
      return meaning == Meaning::severity || meaning == Meaning::likelihood ||
             meaning == Meaning::consequence_or_severity || meaning == Meaning::score ||
             meaning == Meaning::level || meaning == Meaning::rating ||
             (!first && meaning == Meaning::risk);
    case Meaning::risk:
      return meaning == Meaning::severity || meaning == Meaning::likelihood ||
             meaning == Meaning::consequence_or_severity || meaning == Meaning::score ||
             meaning == Meaning::cause || meaning == Meaning::consequence ||
             (first &&
              (meaning == Meaning::detail || meaning == Meaning::risk || meaning == Meaning::code));
    case Meaning::control:
    case Meaning::existing_controls:
      return meaning == Meaning::control || meaning == Meaning::method ||
             meaning == Meaning::frequency || meaning == Meaning::responsible ||
             meaning == Meaning::control_responsible || meaning == Meaning::reports_to ||
             meaning == Meaning::deadline || meaning == Meaning::result ||
             meaning == Meaning::deviation || (first && meaning == Meaning::detail);
    case Meaning::measure:
    case Meaning::activity:
      return meaning == Meaning::measure || meaning == Meaning::responsible ||
             meaning == Meaning::measure_responsible || meaning == Meaning::deadline ||
             meaning == Meaning::ends_on || meaning == Meaning::frequency ||
             meaning == Meaning::status || meaning == Meaning::comment ||
             (first && (meaning == Meaning::detail || meaning == Meaning::activity));
    default: return false;
  }
}

// Where each of the heads [first, last) ends among those below [from, to): each takes as many as it
// can, the last one all that are left.
std::vector<std::size_t> share(const FlowHeader& header, std::size_t first, std::size_t last,
                               std::size_t from) {
  const std::size_t to = header.columns.size();
  std::vector<std::size_t> ends;
  std::size_t at = from;
  for (std::size_t g = first; g < last; ++g) {
    const std::size_t begin = at;
    const auto below = [&](std::size_t c) {
      return stands_below(header.columns[g].meaning, header.columns[c].meaning, c == begin);
    };
    while (at < to && below(at)) ++at;
    if (at == begin) return {};
    ends.push_back(at);
  }
  return at == to && to - from > last - first ? ends : std::vector<std::size_t>();
}

bool is_rating(Meaning group) {
  return group == Meaning::rating || group == Meaning::score || group == Meaning::assessment;
}

// "Bedömning" over "V", "R" and "Summa": the risk there is a figure.
Meaning below(Meaning group, Meaning meaning) {
  if (is_rating(group) && meaning == Meaning::risk) return Meaning::likelihood;
  return meaning == Meaning::detail && group != Meaning::rating ? group : meaning;
}

// Headings [first, last) stand over those from `from` on.
std::optional<ColumnOrder> grouped(const FlowHeader& header, std::size_t first, std::size_t last,
                                   std::size_t from) {
  const auto ends = share(header, first, last, from);
  if (ends.empty()) return std::nullopt;
  ColumnOrder order;
  order.place.resize(header.columns.size());
  const auto put = [&](std::size_t c, Meaning meaning) {
    order.place[c] = order.columns;
    order.searched.push_back(order.columns++);
    order.meanings.push_back(meaning);
  };
  for (std::size_t c = 0; c < first; ++c) put(c, header.columns[c].meaning);
  std::size_t at = from;
  for (std::size_t g = first; g < last; ++g) {
    const std::size_t begin = order.columns;
    order.place[g] = begin;
    for (; at < ends[g - first]; ++at) {
      put(at, below(header.columns[g].meaning, header.columns[at].meaning));
    }
    order.groups.push_back({g, begin, order.columns});
  }
  for (std::size_t c = last; c < from; ++c) put(c, header.columns[c].meaning);
  return order;
}

}  // namespace

std::vector<ColumnOrder> grouped_orders(const FlowHeader& header, const FlowText& text) {
  std::vector<ColumnOrder> orders;
  const auto& columns = header.columns;
  for (std::size_t from = 1; from + 1 < columns.size(); ++from) {
    if (text.words[columns[from].first].joint < Joint::line) continue;
    for (std::size_t first = 0; first < from; ++first) {
      for (std::size_t last = first + 1; last <= std::min(from, first + kMostGroups); ++last) {
        if (auto order = grouped(header, first, last, from)) orders.push_back(*std::move(order));
      }
    }
  }
  return orders;
}

}  // namespace planlupp
