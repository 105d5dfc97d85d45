#include "extract/tables/implied_levels.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace planlupp {
namespace {

constexpr double kNear = 4;       // points: a level edge this near is the border
constexpr double kSameLevel = 3;  // ends this near are of one border
constexpr std::size_t kMostUprights = 1000;
constexpr std::size_t kMostLooks = 200'000;
constexpr double kHighestRow = 30;  // points
constexpr double kLowestRow = 6;
constexpr double kOpen = 4;  // that level edges reach beyond the outermost upright

struct Extent {
  double x0 = 1e9, x1 = -1e9, y0 = 1e9, y1 = -1e9;  // of all edges
  double left = 1e9, right = -1e9;                  // of the uprights
};

Extent extent_of(const Edges& edges) {
  Extent e;
  for (const Edge& level : edges.level) {
    e.x0 = std::min(e.x0, level.begin);
    e.x1 = std::max(e.x1, level.end);
    e.y0 = std::min(e.y0, level.position);
    e.y1 = std::max(e.y1, level.position);
  }
  for (const Edge& upright : edges.upright) {
    e.left = std::min(e.left, upright.position);
    e.right = std::max(e.right, upright.position);
    e.y0 = std::min(e.y0, upright.begin);
    e.y1 = std::max(e.y1, upright.end);
  }
  e.x0 = std::min(e.x0, e.left);
  e.x1 = std::max(e.x1, e.right);
  return e;
}

bool has_level(const Edges& edges, double x, double y) {
  return std::any_of(edges.level.begin(), edges.level.end(), [&](const Edge& level) {
    return std::abs(level.position - y) < kNear && level.begin - kNear < x && x < level.end + kNear;
  });
}

// From the nearest upright on the left that goes on at `y` to the nearest on the right.
Edge level_at(const Edges& edges, const Extent& extent, double x, double y) {
  Edge level{y, extent.x0, extent.x1};
  for (const Edge& other : edges.upright) {
    if (other.begin > y - kNear || other.end < y + kNear) continue;
    if (other.position < x - kNear) level.begin = std::max(level.begin, other.position);
    if (other.position > x + kNear) level.end = std::min(level.end, other.position);
  }
  return level;
}

bool is_open_left(const Extent& e) { return e.x0 < e.left - kOpen; }
bool is_open_right(const Extent& e) { return e.x1 > e.right + kOpen; }

// Whether `below` goes on with `above` after a row without uprights.
bool goes_on(const Extent& above, const Extent& below) {
  const double gap = below.y0 - above.y1;
  return gap > kLowestRow && gap < kHighestRow && std::abs(above.x0 - below.x0) < kNear &&
         std::abs(above.x1 - below.x1) < kNear && is_open_left(above) == is_open_left(below) &&
         is_open_right(above) == is_open_right(below) &&
         (is_open_left(above) || is_open_right(above));
}

}  // namespace

Edges with_implied_levels(Edges edges) {
  if (edges.upright.size() > kMostUprights ||
      edges.upright.size() * edges.level.size() > kMostLooks) {
    return edges;
  }
  const Extent extent = extent_of(edges);
  std::vector<Edge> found;
  for (const Edge& upright : edges.upright) {
    for (double y : {upright.begin, upright.end}) {
      if (y < extent.y0 + kNear || y > extent.y1 - kNear) continue;
      if (has_level(edges, upright.position, y)) continue;
      for (const Edge& level : found) {
        if (std::abs(level.position - y) < kSameLevel) y = level.position;
      }
      found.push_back(level_at(edges, extent, upright.position, y));
    }
  }
  std::move(found.begin(), found.end(), std::back_inserter(edges.level));
  return edges;
}

std::vector<Edges> joined_at_open_rows(std::vector<Edges> groups) {
  if (groups.size() > kMostUprights) return groups;
  std::stable_sort(groups.begin(), groups.end(), [](const Edges& a, const Edges& b) {
    return extent_of(a).y0 < extent_of(b).y0;
  });
  std::vector<Edges> joined;
  for (Edges& group : groups) {
    const Extent extent = extent_of(group);
    const auto above = std::find_if(joined.begin(), joined.end(), [&](const Edges& other) {
      return goes_on(extent_of(other), extent);
    });
    if (above == joined.end()) {
      joined.push_back(std::move(group));
      continue;
    }
    std::move(group.level.begin(), group.level.end(), std::back_inserter(above->level));
    std::move(group.upright.begin(), group.upright.end(), std::back_inserter(above->upright));
  }
  return joined;
}

}  // namespace planlupp
