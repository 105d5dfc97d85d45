// What was drawn on one page, in the order it was painted: single glyphs, straight strokes, filled
// shapes, images. The PDF device fills it; words_from_glyphs() and rulings_from_paths() turn it
// into a Page. Plain data, so that both can be tested without a PDF.
//
// Coordinates as in page.h: points, origin at the top left, y downwards.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/page.h"

namespace planlupp {

constexpr char32_t kNoCharacter = 0xFFFD;  // the font does not tell what the glyph means

// One character. A ligature is drawn as its characters, each with its share of the width.
struct Glyph {
  char32_t character = kNoCharacter;
  std::uint16_t font = 0;  // index into Drawing::fonts
  bool hidden = false;     // render mode 3 or 7, or outside the clip
  bool stroked = false;    // filled and stroked: a way to make bold
  Colour colour = 0;
  std::uint32_t order = 0;  // place in the painting order, counted with strokes and fills
  int mark = -1;            // index into Drawing::marks
  double x = 0, y = 0;      // origin on the baseline
  double dx = 0, dy = 0;    // advance, without the spacing below
  float ux = 1, uy = 0;     // direction of reading, length 1
  float size = 0;           // points
  float ascent = 0.9F;      // above the baseline, in sizes
  float descent = -0.25F;   // below it, negative
  float spacing = 0;        // extra space after every character, in points
};

struct Stroke {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double thickness = 0;
  Colour colour = 0;
  std::uint32_t order = 0;
  Box clip;
};

enum class FillShape {
  rectangle,
  round,  // a circle, a polygon, a rectangle with round corners: it fills most of its box
  other,  // it does not: a frame, a pie, a curve
};

struct Fill {
  Box box;  // clipped
  FillShape shape = FillShape::rectangle;
  bool opaque = true;
  bool even_odd = false;  // a part within another is a hole, whichever way it was drawn
  Colour colour = 0;
  std::uint32_t order = 0;
};

struct Image {
  Box box;
  std::uint32_t order = 0;
};

struct Drawing {
  double width = 0, height = 0;
  std::vector<Glyph> glyphs;
  std::vector<Stroke> strokes;
  std::vector<Fill> fills;
  std::vector<Image> images;
  std::vector<Font> fonts;
  std::vector<Mark> marks;
};

}  // namespace planlupp
