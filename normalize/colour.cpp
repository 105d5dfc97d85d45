#include "normalize/colour.h"

#include <algorithm>
#include <array>
#include <utility>

namespace planlupp {
namespace {

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 0;
}

// Hues in degrees, up to which a name holds; red closes the circle.
constexpr std::array<std::pair<double, std::string_view>, 8> kHues{{
    {16, "röd"},
    {38, "orange"},
    {68, "gul"},
    {170, "grön"},
    {260, "blå"},
    {300, "lila"},
    {330, "rosa"},
    {360, "röd"},
}};

constexpr double kLeastChroma = 0.22;  // below: a tint or a grey
constexpr double kGreyLight = 0.85;    // lighter greys are paper, darker ones a status
constexpr double kGreyDark = 0.35;     // darker ones are print

}  // namespace

std::string colour_name(std::string_view colour) {
  if (colour.size() != 7 || colour.front() != '#') return {};
  std::array<double, 3> rgb{};
  for (std::size_t i = 0; i < 3; ++i) {
    rgb[i] = (hex(colour[1 + 2 * i]) * 16 + hex(colour[2 + 2 * i])) / 255.0;
  }
  const auto [low, high] = std::minmax_element(rgb.begin(), rgb.end());
  const double chroma = *high - *low;
  if (chroma < kLeastChroma) {
    const bool grey = chroma < 0.06 && *high<kGreyLight&& * high> kGreyDark;
    return grey ? "grå" : "";
  }
  double hue = 0;
  if (high == rgb.begin()) {
    hue = 60 * (rgb[1] - rgb[2]) / chroma;
  } else if (high == rgb.begin() + 1) {
    hue = 120 + 60 * (rgb[2] - rgb[0]) / chroma;
  } else {
    hue = 240 + 60 * (rgb[0] - rgb[1]) / chroma;
  }
  if (hue < 0) hue += 360;
  for (const auto& [limit, name] : kHues) {
    if (hue <= limit) return std::string(name);
  }
  return {};
}

}  // namespace planlupp
