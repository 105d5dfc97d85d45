#include "extract/pdf/areas_from_fills.h"

#include <algorithm>
#include <cstddef>

namespace planlupp {
namespace {

constexpr double kMarkSize = 14;         // points; a symbol is no larger
constexpr double kBandHeight = 24;       // points
constexpr double kMaxBands = 1000;       // pages higher than that share the last one
constexpr std::size_t kMaxLooks = 2000;  // at other areas, for one fill: no page may be a cliff

double width(const Box& b) { return b.x1 - b.x0; }
double height(const Box& b) { return b.y1 - b.y0; }

bool is_mark(const Fill& fill) {
  const double w = width(fill.box);
  const double h = height(fill.box);
  return std::max(w, h) <= kMarkSize && std::max(w, h) < 1.5 * std::min(w, h);
}

bool overlap(const Box& a, const Box& b) {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

bool covers(const Box& outer, const Box& inner) {
  constexpr double kSlack = 0.3;  // points; rounding of the producer
  return outer.x0 <= inner.x0 + kSlack && outer.y0 <= inner.y0 + kSlack &&
         outer.x1 >= inner.x1 - kSlack && outer.y1 >= inner.y1 - kSlack;
}

// The areas so far, found by the stretch of the page that they lie in.
class Layers {
 public:
  // Calls `look` for areas that may touch the box, the last painted first; it returns whether to
  // go on.
  template <class Look>
  void near(const Box& box, const Look& look) {
    std::size_t looks = 0;
    const std::size_t last = band(box.y1);
    for (std::size_t b = band(box.y0); b <= last && b < bands_.size(); ++b) {
      for (std::size_t i = bands_[b].size(); i-- > 0;) {
        Layer& layer = layers_[bands_[b][i]];
        if (layer.dead) continue;
        if (++looks > kMaxLooks || !look(layer)) return;
      }
    }
  }

  struct Layer {
    Area area;
    bool dead = false;
  };

  void add(const Area& area) {
    const std::size_t last = band(area.box.y1);
    if (last >= bands_.size()) bands_.resize(last + 1);
    for (std::size_t b = band(area.box.y0); b <= last; ++b) bands_[b].push_back(layers_.size());
    layers_.push_back({area});
  }

  [[nodiscard]] std::vector<Area> alive() const {
    std::vector<Area> out;
    for (const Layer& layer : layers_) {
      if (!layer.dead) out.push_back(layer.area);
    }
    return out;
  }

 private:
  static std::size_t band(double y) {
    return static_cast<std::size_t>(std::clamp(y / kBandHeight, 0.0, kMaxBands));
  }
  std::vector<Layer> layers_;
  std::vector<std::vector<std::size_t>> bands_;
};

}  // namespace

bool is_white(Colour c) {
  return (c >> 16 & 0xFF) >= 0xFA && (c >> 8 & 0xFF) >= 0xFA && (c & 0xFF) >= 0xFA;
}

std::vector<Area> areas_from_fills(std::vector<Fill> fills) {
  std::stable_sort(fills.begin(), fills.end(),
                   [](const Fill& a, const Fill& b) { return a.order < b.order; });
  Layers layers;
  for (const Fill& fill : fills) {
    if (fill.opaque && fill.shape == FillShape::rectangle) {
      layers.near(fill.box, [&](Layers::Layer& below) {
        below.dead = covers(fill.box, below.area.box);
        return true;
      });
    }
    bool seen = !is_white(fill.colour);
    if (!seen) {
      layers.near(fill.box, [&](const Layers::Layer& below) {
        seen = overlap(below.area.box, fill.box);
        return !seen;
      });
    }
    if (seen) layers.add({fill.box, fill.colour, is_mark(fill)});
  }
  return layers.alive();
}

}  // namespace planlupp
