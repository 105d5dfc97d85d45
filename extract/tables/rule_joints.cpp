#include "extract/tables/rule_joints.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace planlupp {
namespace {

constexpr double kAtJoint = 1.0;   // points between the end of one piece and the next
constexpr double kSameLine = 0.6;  // points
constexpr double kSameEdge = 1.5;  // points
constexpr double kInside = 2;      // points from an edge to the text of an empty column
constexpr double kAround = 1.5;    // sizes above and below the block
constexpr std::size_t kFewestRules = 2;

struct EdgePlace {
  double x = 0;
  std::size_t count = 0;
};

// Where the text of the block's lines begins and ends.
std::pair<double, double> extent_of(const Flow& flow, Block block) {
  std::pair<double, double> extent{1e9, -1e9};
  for (std::size_t i = block.first; i < block.last; ++i) {
    extent.first = std::min(extent.first, flow.lines[i].box.x0);
    extent.second = std::max(extent.second, flow.lines[i].box.x1);
  }
  return extent;
}

}  // namespace

std::vector<double> column_edges(const Page& page, const Flow& flow, Block block) {
  const WordLine& top = flow.lines[block.first];
  const WordLine& bottom = flow.lines[block.last - 1];
  const double from = top.box.y0 - kAround * top.size, to = bottom.box.y1 + kAround * bottom.size;
  const auto begin = std::lower_bound(page.joints.begin(), page.joints.end(), from,
                                      [](const Joint& joint, double y) { return joint.y < y; });
  std::vector<EdgePlace> places;
  double y = -1e9;
  std::size_t rules = 0;
  const auto [left, right] = extent_of(flow, block);
  for (auto joint = begin; joint != page.joints.end() && joint->y <= to; ++joint) {
    if (joint->x < left || joint->x > right) continue;  // of a table beside
    rules += joint->y > y + kSameLine;
    y = joint->y;
    const auto same = std::find_if(places.begin(), places.end(), [&](const EdgePlace& place) {
      return std::abs(place.x - joint->x) < kSameEdge;
    });
    if (same == places.end())
      places.push_back({joint->x, 1});
    else
      ++same->count;
  }
  std::vector<double> edges;
  for (const EdgePlace& place : places) {
    if (rules >= kFewestRules && 2 * place.count >= rules) edges.push_back(place.x);
  }
  std::sort(edges.begin(), edges.end());
  return edges;
}

std::vector<Chunk> cut_at_edges(const Page& page, std::span<const WordLine> lines,
                                std::span<const Chunk> chunks, const std::vector<double>& edges) {
  std::vector<Chunk> cut;
  for (Chunk chunk : chunks) {
    const WordLine& line = lines[chunk.line];
    const auto box = [&](std::size_t w) { return page.words[line.words[w]].box; };
    for (const double x : edges) {
      for (std::size_t w = chunk.first + 1; w < chunk.last; ++w) {
        if (box(w - 1).x1 > x + kAtJoint || box(w).x0 < x - kAtJoint) continue;
        cut.push_back({chunk.line, chunk.first, w, chunk.x0, box(w - 1).x1});
        chunk.first = w;
        chunk.x0 = box(w).x0;
        break;
      }
    }
    cut.push_back(chunk);
  }
  return cut;
}

ColumnFit fit_between(const std::vector<double>& edges, std::span<const Chunk> chunks) {
  ColumnFit fit;
  double left = edges.front(), right = edges.back();
  for (const Chunk& chunk : chunks) {
    left = std::min(left, chunk.x0);
    right = std::max(right, chunk.x1);
  }
  std::vector<double> xs{left - kInside};
  xs.insert(xs.end(), edges.begin(), edges.end());
  xs.push_back(right + kInside);
  for (std::size_t i = 0; i + 1 < xs.size(); ++i) {
    Band band{xs[i + 1] - kInside, xs[i] + kInside};
    for (const Chunk& chunk : chunks) {
      if (chunk.x0 < xs[i] - kAtJoint || chunk.x1 > xs[i + 1] + kAtJoint) continue;
      band.x0 = std::min(band.x0, chunk.x0);
      band.x1 = std::max(band.x1, chunk.x1);
    }
    if (band.x1 <= band.x0)
      band = {xs[i] + kInside, std::max(xs[i] + kInside + 1, xs[i + 1] - kInside)};
    fit.bands.push_back(band);
  }
  for (const Chunk& chunk : chunks) {
    fit.spanning.push_back(std::any_of(edges.begin(), edges.end(), [&](double x) {
      return chunk.x0 < x - kAtJoint && chunk.x1 > x + kAtJoint;
    }));
  }
  return fit;
}

}  // namespace planlupp
