#include "cli/chart.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "cli/safe_text.h"

namespace planlupp::cli {
namespace {

constexpr int kBar = 20;

std::string two_digits(double value) {  // "0,56"
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", value);
  std::replace(std::begin(text), std::end(text), '.', ',');
  return text;
}

std::string xml(std::string_view text) {
  std::string escaped;
  for (const char c : safe_line(text)) {
    switch (c) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      default: escaped += c;
    }
  }
  return escaped;
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

std::string padded(std::string text, int width) {
  text.append(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ');
  return text;
}

// Where things stand in the picture.
struct Layout {
  double left = 50, top = 50, width = 560, height = 200;
  int first = 0, last = 0;
  [[nodiscard]] double x(int year) const {
    return last == first ? left + width / 2 : left + width * (year - first) / (last - first);
  }
  [[nodiscard]] double y(double value) const { return top + height * (1 - value); }
};

std::string text_at(double x, double y, std::string_view text, const char* more = "") {
  return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\"" + more + ">" + xml(text) +
         "</text>\n";
}

std::string axes(const Layout& layout, const std::vector<ChartPoint>& points) {
  std::string out;
  for (const double value : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    out += "<line x1=\"" + number(layout.left) + "\" x2=\"" + number(layout.left + layout.width) +
           "\" y1=\"" + number(layout.y(value)) + "\" y2=\"" + number(layout.y(value)) +
           "\" stroke=\"#ddd\"/>\n" +
           text_at(layout.left - 8, layout.y(value) + 4, two_digits(value), " text-anchor=\"end\"");
  }
  int last = 0;
  for (const ChartPoint& point : points) {
    if (point.year == last) continue;
    last = point.year;
    out += text_at(layout.x(point.year), layout.top + layout.height + 18,
                   std::to_string(point.year), " text-anchor=\"middle\"");
    if (!point.read) {
      out += text_at(layout.x(point.year), layout.top + layout.height - 8, "ej läst",
                     " text-anchor=\"middle\" fill=\"#888\"");
    }
  }
  return out;
}

// A line breaks where a year was not read or not rated.
std::string curve(const Layout& layout, const std::vector<ChartPoint>& points) {
  std::string lines, dots;
  const ChartPoint* before = nullptr;
  for (const ChartPoint& point : points) {
    if (!point.value) {
      before = nullptr;
      continue;
    }
    const double x = layout.x(point.year), y = layout.y(*point.value);
    if (before != nullptr) {
      lines += "<line x1=\"" + number(layout.x(before->year)) + "\" y1=\"" +
               number(layout.y(*before->value)) + "\" x2=\"" + number(x) + "\" y2=\"" + number(y) +
               "\" stroke=\"#1f5fa8\" stroke-width=\"2\"/>\n";
    }
    dots += "<circle cx=\"" + number(x) + "\" cy=\"" + number(y) +
            "\" r=\"4\" fill=\"#1f5fa8\"><title>" + xml(point.label) + "</title></circle>\n" +
            text_at(x, y - 9, point.label, " text-anchor=\"middle\"");
    before = &point;
  }
  return lines + dots;
}

std::string table(const Layout& layout, const std::vector<ChartPoint>& points, double y) {
  std::string out;
  const auto row = [&](const std::string& a, const std::string& b, const std::string& c,
                       const std::string& d, const char* more) {
    out += text_at(layout.left, y, a, more) + text_at(layout.left + 70, y, b, more) +
           text_at(layout.left + 300, y, c, more) + text_at(layout.left + 440, y, d, more);
    y += 18;
  };
  row("År", "Dokument", "Bedömning", "Jämförbar, 0–1", " font-weight=\"bold\"");
  for (const ChartPoint& point : points) {
    row(std::to_string(point.year), point.read ? point.series : "ej läst", point.label,
        point.value ? two_digits(*point.value) : "", "");
  }
  return out;
}

}  // namespace

std::string bars(const std::vector<ChartPoint>& points, bool colour) {
  int widest = 0;
  for (const ChartPoint& point : points) widest = std::max(widest, display_width(point.series));
  std::string out;
  for (const ChartPoint& point : points) {
    out += std::to_string(point.year) + "  " + padded(safe_line(point.series), widest) + "  ";
    if (!point.read) {
      out += "not read\n";
      continue;
    }
    const int filled = point.value ? static_cast<int>(std::lround(*point.value * kBar)) : 0;
    if (colour && point.value) {
      out += *point.value > 0.6 ? "\x1b[31m" : *point.value > 0.3 ? "\x1b[33m" : "\x1b[32m";
    }
    for (int i = 0; i < kBar; ++i) out += i < filled ? "█" : "·";
    if (colour) out += "\x1b[0m";
    out += "  " + (point.value ? two_digits(*point.value) : "    ") + "  " +
           safe_line(point.label) + "\n";
  }
  return out;
}

std::string svg(const std::string& title, const std::vector<ChartPoint>& points) {
  Layout layout;
  for (const ChartPoint& point : points) {
    if (layout.first == 0) layout.first = point.year;
    layout.last = point.year;
  }
  const double below = layout.top + layout.height + 55;
  const double height = below + 18 * static_cast<double>(points.size() + 1) + 10;
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 660 " + number(height) +
         "\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" "
         "fill=\"#fff\"/>\n" +
         text_at(layout.left, 24, cut_to_width(title, 95),
                 " font-size=\"14\" font-weight=\"bold\"") +
         axes(layout, points) + curve(layout, points) + table(layout, points, below) + "</svg>\n";
}

}  // namespace planlupp::cli
