#include "extract/tables/charts.h"

#include <algorithm>
#include <cmath>

#include "extract/tables/boxes.h"

namespace planlupp {
namespace {

constexpr std::size_t kFewestBars = 4;
constexpr std::size_t kFewestHeights = 3;
constexpr double kSame = 1;      // points
constexpr double kThinnest = 3;  // of a bar
constexpr double kScale = 36;    // points left of the bars
constexpr double kLabels = 16;   // points below the base line
constexpr double kAbove = 14;    // points above the highest bar or grid line
constexpr std::size_t kMostAreas = 2000;

// Whether the bars from `first` to `last` stand apart from each other and differ in height.
bool is_chart(std::span<const Area> bars) {
  if (bars.size() < kFewestBars) return false;
  std::vector<double> heights;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    if (std::abs(width(bars[i].box) - width(bars[0].box)) > kSame) return false;
    if (i > 0 && bars[i].box.x0 < bars[i - 1].box.x1 - 0.1) return false;
    heights.push_back(height(bars[i].box));
  }
  std::sort(heights.begin(), heights.end());
  std::size_t different = 1;
  for (std::size_t i = 1; i < heights.size(); ++i) different += heights[i] > heights[i - 1] + kSame;
  return different >= kFewestHeights;
}

// The bars and the grid lines that run behind them.
Box box_of(const Page& page, std::span<const Area> bars) {
  Box box = bars.front().box;
  for (const Area& bar : bars) box = united(box, bar.box);
  double top = box.y0, left = box.x0, right = box.x1;
  for (const Ruling& rule : page.horizontal) {
    const bool behind = rule.begin < box.x0 + kSame && rule.begin > box.x0 - kScale &&
                        rule.end > box.x1 - kSame && rule.end < box.x1 + kScale &&
                        rule.position > box.y0 - height(box) && rule.position < box.y1 + kSame;
    if (!behind) continue;
    top = std::min(top, rule.position);
    left = std::min(left, rule.begin);
    right = std::max(right, rule.end);
  }
  return {left - kScale, top - kAbove, right + kSame, box.y1 + kLabels};
}

}  // namespace

std::vector<Box> charts_on(const Page& page) {
  std::vector<Area> bars;
  for (const Area& area : page.areas) {
    if (width(area.box) >= kThinnest && height(area.box) >= kSame) bars.push_back(area);
  }
  std::vector<Box> charts;
  if (bars.size() > kMostAreas) return charts;
  std::sort(bars.begin(), bars.end(), [](const Area& a, const Area& b) {
    return a.box.y1 != b.box.y1 ? a.box.y1 < b.box.y1 : a.box.x0 < b.box.x0;
  });
  for (std::size_t first = 0; first < bars.size();) {
    std::size_t last = first + 1;
    while (last < bars.size() && bars[last].box.y1 - bars[first].box.y1 < kSame / 2) ++last;
    const std::span<Area> row = std::span(bars).subspan(first, last - first);
    std::sort(row.begin(), row.end(),
              [](const Area& a, const Area& b) { return a.box.x0 < b.box.x0; });
    if (is_chart(row)) charts.push_back(box_of(page, row));
    first = last;
  }
  return charts;
}

bool lies_in(const Box& word, std::span<const Box> charts) {
  const double x = middle_x(word), y = middle_y(word);
  return std::any_of(charts.begin(), charts.end(), [&](const Box& chart) {
    return chart.x0 < x && x < chart.x1 && chart.y0 < y && y < chart.y1;
  });
}

}  // namespace planlupp
