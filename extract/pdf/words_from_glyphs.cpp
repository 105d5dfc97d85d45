#include "extract/pdf/words_from_glyphs.h"

#include <unicode/unorm2.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "extract/pdf/ground.h"
#include "extract/pdf/word_repairs.h"

namespace planlupp {
namespace {

// All shares of the font size.
constexpr double kNoSpace = 0.05;    // a space that is none
constexpr double kWordGap = 0.1;     // more is a space; kerning stays below
constexpr double kBackwards = 0.35;  // kerning never takes back more
constexpr double kMaxSpacing = 0.6;  // more character spacing than this is a jump
constexpr double kSameLine = 0.12;   // baselines that differ by less are one
constexpr double kRaised = 0.6;      // how far a smaller glyph may stand off the baseline
constexpr double kSameSpot = 0.15;   // a copy of a glyph stands this near

bool is_space(char32_t c) {
  return c == U' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F ||
         c == 0x205F || c == 0x3000 || c == 0xFEFF || c == 0x2028 || c == 0x2029;
}

bool is_combining(char32_t c) { return c >= 0x300 && c <= 0x36F; }

// An accent that is a glyph of its own, as TeX draws them: the mark that combines; else 0.
char32_t combining_form(char32_t c) {
  switch (c) {
    case U'`': return 0x300;
    case 0xB4: return 0x301;
    case U'^':
    case 0x2C6: return 0x302;
    case 0x2DC: return 0x303;
    case 0xA8: return 0x308;
    case 0x2DA: return 0x30A;
    case 0x2C7: return 0x30C;
    case 0xB8: return 0x327;
    default: return is_combining(c) ? c : 0;
  }
}

char32_t composed(char32_t base, char32_t mark) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfc = unorm2_getNFCInstance(&status);
  if (U_FAILURE(status)) return 0;
  const UChar32 both =
      unorm2_composePair(nfc, static_cast<UChar32>(base), static_cast<UChar32>(mark));
  return both < 0 ? 0 : static_cast<char32_t>(both);
}

std::u32string_view ligature(char32_t c) {
  static constexpr std::u32string_view kLatin[] = {U"ff",  U"fi", U"fl", U"ffi",
                                                   U"ffl", U"st", U"st"};
  return c >= 0xFB00 && c <= 0xFB06 ? kLatin[c - 0xFB00] : std::u32string_view();
}

void append(std::string& out, char32_t c) {
  char bytes[U8_MAX_LENGTH];
  int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(c));
  out.append(bytes, static_cast<std::size_t>(length));
}

std::uint8_t rotation_of(const Glyph& g) {
  if (std::abs(g.ux) >= std::abs(g.uy)) return g.ux >= 0 ? 0 : 2;
  return g.uy > 0 ? 1 : 3;
}

// Where a point stands along the direction of reading of `g`, and how far off its baseline
// (downwards positive), both from the glyph's origin.
struct Offset {
  double along, across;
};
Offset offset(const Glyph& g, double x, double y) {
  const double dx = x - g.x;
  const double dy = y - g.y;
  return {dx * g.ux + dy * g.uy, dy * g.ux - dx * g.uy};
}

// A stretch of glyphs that may become a word.
struct Letter {
  char32_t character;
  double x, y;  // left end on the baseline
};
struct Piece {
  std::vector<Letter> letters;
  Glyph first, last;  // last: as drawn, its end is the piece's end
  Glyph main;         // the one of the largest size: its baseline counts
  Box box;
  std::size_t glyphs = 0;
  double gap = 0;  // before the last one
  bool bold = false;
  bool hidden = true;
};

Box box_of(const Glyph& g) {
  const double up_x = g.uy * g.size;
  const double up_y = -g.ux * g.size;
  Box box{g.x, g.y, g.x, g.y};
  for (const double end : {0.0, 1.0}) {
    for (const float height : {g.ascent, g.descent}) {
      const double x = g.x + end * g.dx + height * up_x;
      const double y = g.y + end * g.dy + height * up_y;
      if (end == 0.0 && height == g.ascent) box = {x, y, x, y};
      box = {std::min(box.x0, x), std::min(box.y0, y), std::max(box.x1, x), std::max(box.y1, y)};
    }
  }
  return box;
}

Box joined(const Box& a, const Box& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

class Builder {
 public:
  explicit Builder(const Drawing& drawing) : drawing_(drawing), ground_(drawing) {}

  std::vector<Word> build() {
    for (at_ = 0; at_ < drawing_.glyphs.size(); ++at_) take(drawing_.glyphs[at_]);
    close();
    join_touching(words_, jumps_);
    drop_copies(words_);
    return std::move(words_);
  }

 private:
  void take(const Glyph& glyph) {
    if (is_space(glyph.character)) {
      const bool wide =
          std::hypot(glyph.dx, glyph.dy) >= kWordGap * static_cast<double>(glyph.size);
      if (glyph.character != U' ' || !wide) close();
      space_ = open_;
      return;
    }
    if (std::exchange(space_, false) && !touches(glyph)) close();
    if (open_ && is_copy(glyph)) {
      piece_.bold = true;
      return;
    }
    if (open_ && combine(glyph)) return;
    if (open_ && !continues(glyph)) {
      jumps_.push_back(words_.size());
      close();
    }
    add(glyph);
  }

  // Whether nothing is left of the space before the glyph: some producers kern by a space that word
  // spacing takes back ("Cypr us").
  [[nodiscard]] bool touches(const Glyph& g) const {
    const Glyph& last = piece_.last;
    const Offset from = offset(last, g.x, g.y);
    const double gap = from.along - (last.dx * last.ux + last.dy * last.uy);
    return std::abs(gap) < kNoSpace * g.size && std::abs(from.across) < kNoSpace * g.size;
  }

  [[nodiscard]] bool is_copy(const Glyph& g) const {
    if (g.character != piece_.last.character || g.size != piece_.last.size) return false;
    const double near = kSameSpot * static_cast<double>(g.size);
    const double width = std::abs(g.dx * g.ux + g.dy * g.uy);
    return std::abs(g.x - piece_.last.x) < near && std::abs(g.y - piece_.last.y) < near &&
           std::abs(g.x - piece_.last.x) + std::abs(g.y - piece_.last.y) < width / 2;
  }

  // An accent over the letter before it, or a letter under the accent before it.
  bool combine(const Glyph& g) {
    Letter& before = piece_.letters.back();
    const char32_t mark = combining_form(g.character);
    const Offset from = offset(piece_.last, g.x, g.y);
    const double width = std::max(1e-3, std::hypot(piece_.last.dx, piece_.last.dy));
    if (mark != 0 && (is_combining(g.character) || from.along < width / 2)) {
      if (const char32_t both = composed(before.character, mark)) {
        before.character = both;
        piece_.box = joined(piece_.box, box_of(g));
        if (from.along + std::hypot(g.dx, g.dy) > width) {
          piece_.last.dx = g.x + g.dx - piece_.last.x;
          piece_.last.dy = g.y + g.dy - piece_.last.y;
        }
        return true;
      }
    }
    const char32_t open_mark = combining_form(before.character);
    if (open_mark != 0 && !is_combining(before.character) && std::abs(from.along) < width / 2) {
      if (const char32_t both = composed(g.character, open_mark)) {
        piece_.letters.pop_back();
        Glyph letter = g;
        letter.character = both;
        add(letter);
        return true;
      }
    }
    return false;
  }

  static double gap_between(const Glyph& left, const Glyph& right) {
    return offset(left, right.x, right.y).along - (left.dx * left.ux + left.dy * left.uy);
  }

  // Whether character spacing this wide parts letters of a word rather than two words: it stands
  // before the last letter too, or behind `g`. (Some producers write a single space as spacing.)
  [[nodiscard]] bool is_spaced_out(const Glyph& g, double spacing) const {
    if (spacing <= kWordGap * g.size) return true;
    if (piece_.glyphs >= 2) return piece_.gap >= spacing / 2;
    if (at_ + 1 >= drawing_.glyphs.size()) return false;
    const Glyph& next = drawing_.glyphs[at_ + 1];
    const double gap = gap_between(g, next);
    return !is_space(next.character) && gap >= spacing / 2 && gap < 2 * spacing;
  }

  [[nodiscard]] bool continues(const Glyph& g) const {
    const Glyph& last = piece_.last;
    if (g.ux * last.ux + g.uy * last.uy < 0.99F) return false;
    const double size = std::max(g.size, last.size);
    const Offset from = offset(last, g.x, g.y);
    const double width = last.dx * last.ux + last.dy * last.uy;
    double gap = from.along - width;
    const double spacing = std::max(last.spacing, 0.0F);
    if (spacing < kMaxSpacing * last.size && is_spaced_out(g, spacing)) {
      gap -= std::min(spacing, std::max(gap, 0.0));
    }
    if (gap > kWordGap * size || gap < -kBackwards * size) return false;
    const double off = std::abs(offset(piece_.main, g.x, g.y).across);
    if (off < kSameLine * size) return true;
    // A raised or lowered letter is smaller than those on the line.
    const double large = std::max(g.size, piece_.main.size);
    const double small = std::min(g.size, piece_.main.size);
    return small < 0.9 * large && off < kRaised * large;
  }

  void add(const Glyph& g) {
    const Box box = box_of(g);
    if (!open_) {
      piece_.letters.clear();
      piece_.first = piece_.main = g;
      piece_.box = box;
      piece_.bold = false;
      piece_.hidden = true;
      piece_.glyphs = 0;
      open_ = true;
    } else {
      piece_.gap = gap_between(piece_.last, g);
      piece_.box = joined(piece_.box, box);
    }
    if (g.size > 1.05F * piece_.main.size) piece_.main = g;
    piece_.bold = piece_.bold || g.stroked;
    piece_.hidden = piece_.hidden && g.hidden;
    if (const auto parts = ligature(g.character); !parts.empty()) {
      const double share = 1.0 / static_cast<double>(parts.size());
      for (std::size_t i = 0; i < parts.size(); ++i) {
        const double k = share * static_cast<double>(i);
        piece_.letters.push_back({parts[i], g.x + k * g.dx, g.y + k * g.dy});
      }
    } else {
      piece_.letters.push_back({g.character, g.x, g.y});
    }
    piece_.last = g;
    ++piece_.glyphs;
  }

  void close() {
    if (!open_) return;
    open_ = false;
    const Glyph& main = piece_.main;
    Word word;
    word.box = piece_.box;
    word.rotation = rotation_of(main);
    const bool upright = word.rotation % 2 == 1;
    word.baseline = upright ? main.x : main.y;
    word.font_size = main.size;
    word.font = main.font;
    word.colour = main.colour;
    word.mark = piece_.first.mark;
    word.invisible = piece_.hidden || ground_.hides(piece_.box, main.colour, piece_.last.order);
    const bool known = main.font < drawing_.fonts.size();
    word.bold = piece_.bold || (known && drawing_.fonts[main.font].bold);
    word.italic = known && drawing_.fonts[main.font].italic;
    word.text.reserve(piece_.letters.size() + 4);
    word.edges.reserve(piece_.letters.size() + 1);
    for (const Letter& letter : piece_.letters) {
      append(word.text, letter.character);
      word.edges.push_back(static_cast<float>(upright ? letter.y : letter.x));
    }
    const Glyph& last = piece_.last;
    word.edges.push_back(static_cast<float>(upright ? last.y + last.dy : last.x + last.dx));
    words_.push_back(std::move(word));
  }

  const Drawing& drawing_;
  std::size_t at_ = 0;  // the glyph that is taken
  Ground ground_;
  Piece piece_;
  bool open_ = false;
  bool space_ = false;  // a space came since the last glyph
  std::vector<Word> words_;
  std::vector<std::size_t> jumps_;  // indices of words that ended without a space
};

}  // namespace

std::vector<Word> words_from_glyphs(const Drawing& drawing) { return Builder(drawing).build(); }

}  // namespace planlupp
