#include "normalize/flow/flow_groups.h"

#include <algorithm>

namespace planlupp {
namespace {

constexpr std::size_t kMostGroups = 4;   // heads over others
constexpr std::size_t kMostOrders = 16;  // that are worth a trial

// Whether a heading may stand below another one; `first`: it is the first there.
bool stands_below(Meaning group, Meaning meaning, bool first) {
  switch (group) {
    case Meaning::rating:
    case Meaning::score:
    case Meaning::score_inherent:
    case Meaning::score_residual:
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

// A heading of the first line, and those of the lines below that it stands over.
struct Group {
  std::size_t title = 0;
  std::size_t first = 0, last = 0;
};

bool is_rating(Meaning group) {
  return group == Meaning::rating || group == Meaning::score || group == Meaning::assessment ||
         group == Meaning::score_inherent || group == Meaning::score_residual;
}

// The headings from `first` on that a group takes: as many as it can, none of them twice.
Group taken(const FlowHeader& header, std::size_t title, std::size_t first) {
  std::size_t last = first;
  const auto known = [&](Meaning meaning) {
    return std::any_of(header.columns.begin() + static_cast<std::ptrdiff_t>(first),
                       header.columns.begin() + static_cast<std::ptrdiff_t>(last),
                       [&](const HeaderColumn& c) { return c.meaning == meaning; });
  };
  for (; last < header.columns.size(); ++last) {
    const Meaning meaning = header.columns[last].meaning;
    if (known(meaning)) break;
    if (!stands_below(header.columns[title].meaning, meaning, last == first)) break;
  }
  return {title, first, last};
}

// All ways to put the headings from `at` on below some of those before `from`, in their order.
void share(const FlowHeader& header, std::size_t from, std::size_t at, std::vector<Group>& groups,
           std::vector<std::vector<Group>>& out) {
  const std::size_t size = header.columns.size();
  if (at == size) {
    if (size - from > groups.size() && out.size() < kMostOrders) out.push_back(groups);
    return;
  }
  if (groups.size() == kMostGroups) return;
  for (std::size_t g = groups.empty() ? 0 : groups.back().title + 1; g < from; ++g) {
    const Group group = taken(header, g, at);
    if (group.last == at) continue;
    groups.push_back(group);
    share(header, from, group.last, groups, out);
    groups.pop_back();
  }
}

// "Bedömning" over "V", "R" and "Summa", "Före åtgärd" over "S", "K" and "R": the risk there is a
// figure.
Meaning below(const FlowHeader& header, const Group& group, std::size_t column) {
  const Meaning above = header.columns[group.title].meaning;
  const Meaning meaning = header.columns[column].meaning;
  if (is_rating(above) && meaning == Meaning::risk) {
    for (std::size_t c = group.first; c < group.last; ++c) {
      if (header.columns[c].meaning == Meaning::likelihood) return Meaning::score;
    }
    return Meaning::likelihood;
  }
  return meaning == Meaning::detail && !is_rating(above) ? above : meaning;
}

// Headings before `from` come as they stand, but for those that stand over others.
ColumnOrder grouped(const FlowHeader& header, const std::vector<Group>& groups, std::size_t from) {
  ColumnOrder order;
  order.place.resize(header.columns.size());
  const auto put = [&](std::size_t c, Meaning meaning) {
    order.place[c] = order.columns;
    order.searched.push_back(order.columns++);
    order.meanings.push_back(meaning);
  };
  auto group = groups.begin();
  for (std::size_t c = 0; c < from; ++c) {
    if (group == groups.end() || group->title != c) {
      put(c, header.columns[c].meaning);
      continue;
    }
    const std::size_t begin = order.columns;
    order.place[c] = begin;
    for (std::size_t at = group->first; at < group->last; ++at) put(at, below(header, *group, at));
    order.groups.push_back({c, begin, order.columns});
    ++group;
  }
  return order;
}

}  // namespace

std::vector<ColumnOrder> grouped_orders(const FlowHeader& header, const FlowText& text) {
  std::vector<ColumnOrder> orders;
  const auto& columns = header.columns;
  for (std::size_t from = 1; from + 1 < columns.size(); ++from) {
    if (text.words[columns[from].first].joint < Joint::line) continue;
    std::vector<std::vector<Group>> ways;
    std::vector<Group> groups;
    share(header, from, from, groups, ways);
    for (const auto& way : ways) orders.push_back(grouped(header, way, from));
  }
  return orders;
}

}  // namespace planlupp
