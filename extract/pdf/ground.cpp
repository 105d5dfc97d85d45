#include "extract/pdf/ground.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace planlupp {
namespace {

constexpr double kBandHeight = 24;      // points
constexpr std::size_t kMaxBands = 400;  // a page is seldom higher than 900 points
constexpr Colour kPaper = 0xFFFFFF;
constexpr int kSameColour = 6;  // of 255, per channel; a reader cannot tell such two apart

bool alike(Colour a, Colour b) {
  for (const int shift : {0, 8, 16}) {
    const int left = static_cast<int>(a >> shift & 0xFF);
    const int right = static_cast<int>(b >> shift & 0xFF);
    if (std::abs(left - right) > kSameColour) return false;
  }
  return true;
}

bool holds(const Box& box, double x, double y) {
  return box.x0 <= x && x <= box.x1 && box.y0 <= y && y <= box.y1;
}

bool holds(const Box& outer, const Box& inner) {
  return outer.x0 <= inner.x0 && outer.y0 <= inner.y0 && outer.x1 >= inner.x1 &&
         outer.y1 >= inner.y1;
}

std::size_t band_of(double y) {
  if (!(y > 0)) return 0;
  return std::min(kMaxBands - 1, static_cast<std::size_t>(std::min(y, 1e6) / kBandHeight));
}

}  // namespace

Ground::Ground(const Drawing& drawing) : bands_(std::min(kMaxBands, band_of(drawing.height) + 2)) {
  const auto add = [this](const Layer& layer) {
    const std::size_t last = std::min(band_of(layer.box.y1), bands_.size() - 1);
    for (std::size_t i = std::min(band_of(layer.box.y0), last); i <= last; ++i) {
      bands_[i].push_back(layer);
    }
  };
  for (const Fill& fill : drawing.fills) {
    const bool picture = fill.shape != FillShape::rectangle || !fill.opaque;
    add({fill.box, fill.colour, fill.order, picture});
  }
  for (const Image& image : drawing.images) add({image.box, 0, image.order, true});
  if (drawing.images.empty()) return;
  for (auto& layers : bands_) {
    std::stable_sort(layers.begin(), layers.end(),
                     [](const Layer& a, const Layer& b) { return a.order < b.order; });
  }
}

const std::vector<Ground::Layer>& Ground::band(double y) const {
  return bands_[std::min(band_of(y), bands_.size() - 1)];
}

bool Ground::hides(const Box& box, Colour colour, std::uint32_t order) const {
  const double x = (box.x0 + box.x1) / 2;
  const double y = (box.y0 + box.y1) / 2;
  Colour behind = kPaper;
  bool picture = false;
  for (const Layer& layer : band(y)) {
    if (!holds(layer.box, x, y)) continue;
    if (layer.order > order) {
      if (!layer.picture && holds(layer.box, box)) return true;
      continue;
    }
    picture = layer.picture && (picture || !alike(layer.colour, colour));
    if (!layer.picture) behind = layer.colour;
  }
  return !picture && alike(behind, colour);
}

}  // namespace planlupp
