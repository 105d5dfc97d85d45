#include "extract/tables/edges_from_rulings.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <map>
#include <numeric>

#include "extract/tables/boxes.h"

namespace planlupp {
namespace {

constexpr double kSamePosition = 1.2;  // points
constexpr double kJoin = 2.0;          // a hole in a rule that is none (dots, dashes, corners)
constexpr double kShortest = 3.5;
constexpr std::size_t kMostLooks = 100'000, kMostUprights = 500;
constexpr double kReach = 2.5;  // how far from a crossing rules may end

bool by_position(const Edge& a, const Edge& b) {
  return a.position != b.position ? a.position < b.position : a.begin < b.begin;
}

// Joins what touches among edges of one position.
void join_run(std::vector<Edge>& run, std::vector<Edge>& out) {
  std::sort(run.begin(), run.end(), [](const Edge& a, const Edge& b) { return a.begin < b.begin; });
  double weight = 0, sum = 0;
  for (const Edge& edge : run) {
    weight += edge.end - edge.begin + 0.01;
    sum += (edge.end - edge.begin + 0.01) * edge.position;
  }
  const double position = sum / weight;
  Edge open = run.front();
  const auto close = [&] {
    open.position = position;
    if (open.end - open.begin >= kShortest) out.push_back(open);
  };
  for (const Edge& edge : run) {
    if (edge.begin > open.end + kJoin) {
      close();
      open = edge;
    }
    open.end = std::max(open.end, edge.end);
  }
  close();
}

std::vector<Edge> joined(std::vector<Edge> edges) {
  std::sort(edges.begin(), edges.end(), by_position);
  std::vector<Edge> out;
  std::vector<Edge> run;
  for (const Edge& edge : edges) {
    if (!run.empty() && edge.position - run.front().position > kSamePosition) {
      join_run(run, out);
      run.clear();
    }
    run.push_back(edge);
  }
  if (!run.empty()) join_run(run, out);
  return out;
}

Edge edge_of(const Ruling& ruling) { return {ruling.position, ruling.begin, ruling.end}; }

std::vector<Edge> edges_of(const std::vector<Ruling>& rulings) {
  std::vector<Edge> edges;
  edges.reserve(rulings.size());
  for (const Ruling& ruling : rulings) edges.push_back(edge_of(ruling));
  return edges;
}

// Disjoint sets over edges: levels first, uprights after them.
class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }
  std::uint32_t find(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void unite(std::uint32_t a, std::uint32_t b) { parent_[find(b)] = find(a); }

 private:
  std::vector<std::uint32_t> parent_;
};

// The uprights of one position, from top to bottom.
struct Upright {
  double position;
  std::uint32_t first, last;
};

std::vector<Upright> positions_of(const std::vector<Edge>& uprights) {
  std::vector<Upright> positions;
  for (std::uint32_t i = 0; i < uprights.size(); ++i) {
    if (positions.empty() || uprights[i].position != positions.back().position) {
      positions.push_back({uprights[i].position, i, i});
    }
    positions.back().last = i + 1;
  }
  return positions;
}

void unite_crossings(const Edges& edges, Groups& groups) {
  const std::vector<Upright> positions = positions_of(edges.upright);
  const auto offset = static_cast<std::uint32_t>(edges.level.size());
  for (std::uint32_t i = 0; i < offset; ++i) {
    const Edge& level = edges.level[i];
    auto at =
        std::lower_bound(positions.begin(), positions.end(), level.begin - kReach,
                         [](const Upright& upright, double x) { return upright.position < x; });
    for (; at != positions.end() && at->position <= level.end + kReach; ++at) {
      const auto begin = edges.upright.begin() + at->first;
      const auto end = edges.upright.begin() + at->last;
      const auto below = std::lower_bound(begin, end, level.position - kReach,
                                          [](const Edge& edge, double y) { return edge.end < y; });
      if (below == end || below->begin > level.position + kReach) continue;
      groups.unite(i, offset + static_cast<std::uint32_t>(below - edges.upright.begin()));
    }
  }
}

// Uprights that touch nothing, in line with those of a group around them, are pieces of its rules
// (a section row without uprights stands between).
void take_loose(const std::vector<Edge>& loose, std::vector<Edges>& groups) {
  if (loose.size() * groups.size() > kMostLooks) return;
  for (Edges& group : groups) {
    const std::size_t own = group.upright.size();
    if (own > kMostUprights) continue;
    double top = group.level.front().position, bottom = top;
    for (const Edge& level : group.level) {
      top = std::min(top, level.position);
      bottom = std::max(bottom, level.position);
    }
    for (const Edge& edge : loose) {
      const auto end = group.upright.begin() + static_cast<std::ptrdiff_t>(own);
      const bool in_line = edge.begin > top && edge.end < bottom &&
                           std::any_of(group.upright.begin(), end, [&](const Edge& upright) {
                             return std::abs(upright.position - edge.position) < kReach;
                           });
      if (in_line) group.upright.push_back(edge);
    }
  }
}

}  // namespace

Edges edges_from_rulings(const Page& page) {
  return {joined(edges_of(page.horizontal)), joined(edges_of(page.vertical))};
}

Edges edges_from_areas(const Page& page) {
  constexpr double kNarrowest = 8;
  constexpr double kLowest = 6;
  Edges edges;
  for (const Area& area : page.areas) {
    const Box& box = area.box;
    if (area.mark || width(box) < kNarrowest || height(box) < kLowest) continue;
    if (width(box) > 0.9 * page.width && height(box) > 0.5 * page.height) continue;
    edges.level.push_back({box.y0, box.x0, box.x1});
    edges.level.push_back({box.y1, box.x0, box.x1});
    edges.upright.push_back({box.x0, box.y0, box.y1});
    edges.upright.push_back({box.x1, box.y0, box.y1});
  }
  return {joined(std::move(edges.level)), joined(std::move(edges.upright))};
}

std::vector<Edges> connected_edges(const Edges& edges) {
  Groups groups(edges.level.size() + edges.upright.size());
  unite_crossings(edges, groups);
  std::map<std::uint32_t, Edges> found;
  const auto offset = static_cast<std::uint32_t>(edges.level.size());
  for (std::uint32_t i = 0; i < offset; ++i) {
    found[groups.find(i)].level.push_back(edges.level[i]);
  }
  for (std::uint32_t i = 0; i < edges.upright.size(); ++i) {
    found[groups.find(offset + i)].upright.push_back(edges.upright[i]);
  }
  std::vector<Edges> out;
  std::vector<Edge> loose;
  for (auto& [root, group] : found) {
    if (!group.level.empty() && !group.upright.empty()) {
      out.push_back(std::move(group));
    } else if (group.level.empty()) {
      std::move(group.upright.begin(), group.upright.end(), std::back_inserter(loose));
    }
  }
  take_loose(loose, out);
  return out;
}

}  // namespace planlupp
