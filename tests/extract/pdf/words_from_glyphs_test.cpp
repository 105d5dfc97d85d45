#include "extract/pdf/words_from_glyphs.h"

#include <catch2/catch.hpp>

using namespace planlupp;

namespace {

constexpr float kSize = 10;

// Glyphs of 5 points each from x on, at 10 points of size.
struct Pen {
  Drawing drawing;
  double x = 0, y = 100;
  float size = kSize;

  Pen& put(std::u32string_view text) {
    for (const char32_t c : text) {
      Glyph g;
      g.character = c;
      g.x = x;
      g.y = y;
      g.dx = 5;
      g.size = size;
      drawing.glyphs.push_back(g);
      x += 5;
    }
    return *this;
  }
  Pen& move(double dx, double dy = 0) {
    x += dx;
    y += dy;
    return *this;
  }
};

std::vector<std::string> texts(const Drawing& drawing) {
  std::vector<std::string> out;
  for (const Word& word : words_from_glyphs(drawing)) out.push_back(word.text);
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("words end at spaces, at gaps and at jumps") {
  CHECK(texts(Pen().put(U"en risk").drawing) == Texts{"en", "risk"});
  CHECK(texts(Pen().put(U"en").put(U"\u00A0").put(U"risk").drawing) == Texts{"en", "risk"});
  CHECK(texts(Pen().put(U"en").move(2.5).put(U"risk").drawing) == Texts{"en", "risk"});
  CHECK(texts(Pen().put(U"ri").move(0.5).put(U"sk").drawing) == Texts{"risk"});  // kerning
  CHECK(texts(Pen().put(U"ri").move(-0.8).put(U"sk").drawing) == Texts{"risk"});
  CHECK(texts(Pen().put(U"en").move(-10, 12).put(U"risk").drawing) == Texts{"en", "risk"});
  CHECK(texts(Pen().put(U"en").move(0, 12).put(U"risk").drawing) == Texts{"en", "risk"});
  CHECK(texts(Pen().put(U"en").move(-60).put(U"risk").drawing) == Texts{"en", "risk"});
}

TEST_CASE("spacing between two letters alone is a space") {
  Pen pen;
  pen.put(U"Genomgång a");
  const std::size_t first = pen.drawing.glyphs.size();
  pen.put(U"v").move(2.8).put(U"k").put(U"rav");
  for (std::size_t i = first; i < first + 2; ++i) pen.drawing.glyphs[i].spacing = 2.8F;
  CHECK(texts(pen.drawing) == Texts{"Genomgång", "av", "krav"});
}

TEST_CASE("a space that word spacing takes back is none") {
  CHECK(texts(Pen().put(U"Cypr ").move(-4.9).put(U"us och").drawing) == Texts{"Cyprus", "och"});
  CHECK(texts(Pen().put(U"en ").move(-3).put(U"risk").drawing) == Texts{"en", "risk"});
}

TEST_CASE("letters that the author spaced out are one word") {
  Pen pen;
  for (const char32_t c : std::u32string(U"RISK")) pen.put({&c, 1}).move(3);
  for (Glyph& g : pen.drawing.glyphs) g.spacing = 3;
  CHECK(texts(pen.drawing) == Texts{"RISK"});
}

TEST_CASE("a raised small letter stays with its word") {
  Pen pen;
  pen.put(U"m");
  pen.size = 6;
  pen.move(0, -3.5).put(U"²");
  const auto words = words_from_glyphs(pen.drawing);
  REQUIRE(words.size() == 1);
  CHECK(words[0].text == "m²");
  CHECK(words[0].baseline == 100);
  CHECK(words[0].font_size == kSize);
}

TEST_CASE("ligatures are resolved and every character has its edge") {
  const auto words = words_from_glyphs(Pen().put(U"o\uFB03ce").drawing);
  REQUIRE(words.size() == 1);
  CHECK(words[0].text == "office");
  REQUIRE(words[0].edges.size() == 7);
  CHECK(words[0].edges[1] == 5);
  CHECK(words[0].edges[4] == 10);
  CHECK(words[0].edges[6] == 20);
}

TEST_CASE("accents drawn apart become letters") {
  CHECK(texts(Pen().put(U"a\u030Ar").drawing) == Texts{"år"});
  Pen before;  // the accent first, the letter over it
  before.put(U"\u00A8").move(-5).put(U"ol");
  CHECK(texts(before.drawing) == Texts{"öl"});
  Pen after;
  after.put(U"o").move(-5).put(U"\u00A8l");
  CHECK(texts(after.drawing) == Texts{"öl"});
}

TEST_CASE("a glyph drawn twice with a small shift is one bold glyph") {
  Pen pen;
  for (const char32_t c : std::u32string(U"Risk")) {
    pen.put({&c, 1}).move(-4.7).put({&c, 1}).move(-0.3);
  }
  const auto words = words_from_glyphs(pen.drawing);
  REQUIRE(words.size() == 1);
  CHECK(words[0].text == "Risk");
  CHECK(words[0].bold);
}

TEST_CASE("doubled letters of narrow text are no copies") {
  CHECK(texts(Pen().put(U"illa").drawing) == Texts{"illa"});
}

TEST_CASE("a word has the box of its glyphs, whichever way it runs") {
  Drawing up;
  for (int i = 0; i < 2; ++i) {
    Glyph g;
    g.character = U'a';
    g.x = 50;
    g.y = 100 - 5 * i;
    g.dy = -5;
    g.ux = 0;
    g.uy = -1;
    g.size = kSize;
    up.glyphs.push_back(g);
  }
  const auto words = words_from_glyphs(up);
  REQUIRE(words.size() == 1);
  CHECK(words[0].rotation == 3);
  CHECK(words[0].baseline == 50);
  CHECK(words[0].box.x0 == Approx(41));
  CHECK(words[0].box.x1 == Approx(52.5));
  CHECK(words[0].box.y0 == Approx(90));
  CHECK(words[0].box.y1 == Approx(100));
}

TEST_CASE("what the font does not tell is kept as unknown") {
  CHECK(texts(Pen().put(U"a\uFFFDb").drawing) == Texts{"a\uFFFD"
                                                       "b"});
}
