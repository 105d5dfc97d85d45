// A page as the renderer sees it: words, rulings and coloured areas, with their boxes. The PDF
// reader fills it, the table builder reads it; a layout-preserving text export becomes the same
// thing on a character grid.
//
// Coordinates: points, origin at the top left of the page as shown, y downwards (place.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/note.h"
#include "extract/place.h"

namespace planlupp {

using Colour = std::uint32_t;  // 0xRRGGBB

struct Word {
  std::string text;           // UTF-8, NFC, ligatures resolved, no white space
  Box box;                    // advance width by ascent and descent of the font
  double baseline = 0;        // y
  float font_size = 0;        // points, after scaling
  std::uint16_t font = 0;     // index into Page::fonts
  Colour colour = 0;          // of the text
  std::uint8_t rotation = 0;  // 0, 1, 2, 3 quarter turns clockwise: the direction of reading
  bool bold = false;
  bool italic = false;
  bool invisible = false;    // render mode 3, or the colour of what lies behind it
  bool space_after = true;   // false: the next word follows without a gap (split at a boundary)
  int mark = -1;             // index into Page::marks: the tagged structure it belongs to; -1: none
  std::vector<float> edges;  // x of each character's left edge, and the last one's right edge
};

// A straight rule, horizontal or vertical; merged from strokes, thin fills and rectangles' sides.
struct Ruling {
  double position = 0;   // y of a horizontal, x of a vertical ruling (its middle)
  double begin = 0;      // x, or y, where it begins
  double end = 0;        // and ends; begin <= end
  double thickness = 0;  // points
  Colour colour = 0;
};

// Where one piece of a horizontal ruling ends and the next goes on with it: border lines are drawn
// cell by cell.
struct Joint {
  double x = 0, y = 0;
};

// A filled rectangle that is no ruling, as far as it is seen (clipped; white ones that are
// covered later are dropped).
struct Area {
  Box box;
  Colour colour = 0;
  bool mark = false;  // a small round or square symbol rather than a background
};

// A cell of the document's own structure tree.
struct Mark {
  int table = -1, row = -1, cell = -1;  // running numbers within the document; -1: not in a table
  bool header = false;                  // TH
  int row_span = 1, column_span = 1;
};

struct Font {
  std::string name;
  bool bold = false, italic = false, fixed = false;
};

struct Page {
  int number = 0;  // 1-based
  double width = 0, height = 0;
  std::vector<Word> words;
  std::vector<Ruling> horizontal, vertical;
  std::vector<Joint> joints;  // by y
  std::vector<Area> areas;
  std::vector<Box> images;
  std::vector<Font> fonts;
  std::vector<Mark> marks;
  bool character_grid = false;  // of a layout-preserving text: places are those of characters
  bool scan = false;            // images and hardly a glyph
  std::vector<Note> notes;
};

}  // namespace planlupp
