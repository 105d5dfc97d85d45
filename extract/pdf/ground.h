// What lies behind and over a point of the page: tells white text on white paper, and text that a
// later fill covers, from text that is seen.
#pragma once

#include <vector>

#include "extract/pdf/drawing.h"

namespace planlupp {

class Ground {
 public:
  explicit Ground(const Drawing& drawing);

  // Whether something of this colour, painted at `order` in `box`, cannot be seen: it has the
  // colour of what lies behind its middle, or an opaque fill was painted over all of it later.
  [[nodiscard]] bool hides(const Box& box, Colour colour, std::uint32_t order) const;

 private:
  struct Layer {
    Box box;
    Colour colour;
    std::uint32_t order;
    bool picture;  // any colour may be behind the text
  };

  [[nodiscard]] const std::vector<Layer>& band(double y) const;

  std::vector<std::vector<Layer>> bands_;  // per stretch of y, ordered as painted
};

}  // namespace planlupp
