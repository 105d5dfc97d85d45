// A risk's rating through the years as a picture: bars for a terminal, SVG for a report.
//
//   2021  ██████████····  0.73  8 av 16
//   2022                  not read
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace planlupp::cli {

struct ChartPoint {
  int year = 0;
  std::string series;           // "plan", "uppföljning augusti"
  std::optional<double> value;  // 0 to 1; none: the document does not rate it
  std::string label;            // as stated: "8 av 16", "R3"
  bool read = true;             // false: no document of that year was read
};

// A line per point.
[[nodiscard]] std::string bars(const std::vector<ChartPoint>& points, bool colour);

// A document of its own, with the data as a table below the picture.
[[nodiscard]] std::string svg(const std::string& title, const std::vector<ChartPoint>& points);

}  // namespace planlupp::cli
