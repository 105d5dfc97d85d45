#include "extract/pdf_device.h"

#include <poppler/GfxFont.h>
#include <poppler/GfxState.h>
#include <poppler/Stream.h>
#include <poppler/UTF.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "extract/shapes_from_path.h"

namespace planlupp {
namespace {

Colour colour_of(const GfxRGB& rgb, double opacity) {
  const auto part = [opacity](GfxColorComp value) -> Colour {
    const double mixed = opacity * colToByte(value) + (1 - opacity) * 255;
    return static_cast<Colour>(std::clamp(std::lround(mixed), 0L, 255L));
  };
  return part(rgb.r) << 16 | part(rgb.g) << 8 | part(rgb.b);
}

Box clip_of(const GfxState* state) {
  Box box;
  state->getClipBBox(&box.x0, &box.y0, &box.x1, &box.y1);
  return box;
}

std::vector<Subpath> path_of(const GfxState* state) {
  std::vector<Subpath> out;
  const GfxPath* path = state->getPath();
  out.reserve(static_cast<std::size_t>(path->getNumSubpaths()));
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath* part = path->getSubpath(i);
    Subpath subpath;
    subpath.closed = part->isClosed();
    subpath.points.resize(static_cast<std::size_t>(part->getNumPoints()));
    for (int k = 0; k < part->getNumPoints(); ++k) {
      PathPoint& point = subpath.points[static_cast<std::size_t>(k)];
      state->transform(part->getX(k), part->getY(k), &point.x, &point.y);
      // Poppler marks the two steering points; the end of the curve follows them.
      point.curve = part->getCurve(k) || (k > 0 && part->getCurve(k - 1));
    }
    out.push_back(std::move(subpath));
  }
  return out;
}

bool has_word(std::string_view name, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) {
    return std::search(name.begin(), name.end(), w.begin(), w.end(), [](char a, char b) {
             return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b;
           }) != name.end();
  });
}

Font font_of(const GfxFont& font) {
  Font out;
  out.name = font.getNameWithoutSubsetTag();
  out.bold = font.isBold() || font.getWeight() >= GfxFont::W600 ||
             has_word(out.name, {"bold", "black", "heavy", "demi"});
  out.italic = font.isItalic() || has_word(out.name, {"italic", "oblique"});
  out.fixed = font.isFixedWidth();
  return out;
}

// Type 3 fonts have units of their own; their sizes are told from the box of all glyphs, which is
// about 1.2 times the size.
float size_scale(const GfxFont& font) {
  if (font.getType() != fontType3) return 1;
  const double* box = font.getFontBBox();
  const double height = std::abs((box[3] - box[1]) * font.getFontMatrix()[3]);
  return height > 0 && std::isfinite(height) ? static_cast<float>(height / 1.2) : 1.0F;
}

}  // namespace

bool PdfDevice::count(std::size_t& counter, std::size_t limit) {
  if (++counter > limit) over_limit_ = true;
  return !over_limit_;
}

// Called before every form: true makes Poppler hand the form to drawForm(), which does nothing.
// This is how nested forms that would never end are cut short.
bool PdfDevice::useDrawForm() { return over_limit_ || !count(form_count_, limits_.paths_per_page); }

void PdfDevice::beginForm(Ref) {
  if (++form_depth_ > limits_.form_depth) over_limit_ = true;
}

void PdfDevice::endForm(Ref) {
  if (form_depth_ > 0) --form_depth_;
}

void PdfDevice::startPage(int, GfxState* state, XRef*) {
  drawing_ = {};
  drawing_.width = state->getPageWidth();
  drawing_.height = state->getPageHeight();
  metrics_.clear();
  colour_known_ = false;
  order_ = 0;
  glyph_count_ = path_count_ = form_count_ = form_depth_ = unreadable_ = 0;
  over_limit_ = false;
  content_ids_.clear();
  open_marks_.clear();
  actual_.clear();
}

void PdfDevice::restoreState(GfxState* state) {
  colour_known_ = false;
  updateFont(state);
}
void PdfDevice::updateFillColor(GfxState*) { colour_known_ = false; }
void PdfDevice::updateFillColorSpace(GfxState*) { colour_known_ = false; }
void PdfDevice::updateFillOpacity(GfxState*) { colour_known_ = false; }

Colour PdfDevice::fill_colour(const GfxState* state) {
  if (!colour_known_) {
    GfxRGB rgb;
    state->getFillRGB(&rgb);
    colour_ = colour_of(rgb, state->getFillOpacity());
    colour_known_ = true;
  }
  return colour_;
}

std::uint16_t PdfDevice::font_index(const GfxFont& font) {
  constexpr std::size_t kMaxFonts = 0xFFFF;
  for (std::size_t i = 0; i < metrics_.size(); ++i) {
    if (metrics_[i].id == *font.getID()) return static_cast<std::uint16_t>(i);
  }
  if (metrics_.size() == kMaxFonts) return 0;
  const auto within = [](double v, double low, double high, double other) {
    return static_cast<float>(v >= low && v <= high ? v : other);
  };
  metrics_.push_back({*font.getID(), within(font.getAscent(), 0.5, 1.1, 0.9),
                      within(font.getDescent(), -0.5, -0.05, -0.25), size_scale(font)});
  drawing_.fonts.push_back(font_of(font));
  return static_cast<std::uint16_t>(metrics_.size() - 1);
}

void PdfDevice::updateFont(GfxState* state) {
  if (state->getFont()) font_ = font_index(*state->getFont());
}

void PdfDevice::beginString(GfxState* state, const GooString*) {
  if (metrics_.empty()) updateFont(state);
  double a = 0, b = 0, c = 0, d = 0;
  state->getFontTransMat(&a, &b, &c, &d);
  const double length = std::hypot(a, b);
  run_.ux = length > 0 ? static_cast<float>(a / length) : 1;
  run_.uy = length > 0 ? static_cast<float>(b / length) : 0;
  run_.size = static_cast<float>(std::hypot(c, d)) *
              (font_ < metrics_.size() ? metrics_[font_].scale : 1.0F);

  const bool vertical = state->getFont() && state->getFont()->getWMode() != 0;
  const auto shift = [&](double space, double& x, double& y) {
    if (vertical) {
      state->textTransformDelta(0, space, &x, &y);
    } else {
      state->textTransformDelta(space * state->getHorizScaling(), 0, &x, &y);
    }
  };
  shift(state->getCharSpace(), run_.cut_x, run_.cut_y);
  shift(state->getCharSpace() + state->getWordSpace(), run_.space_x, run_.space_y);
  double spacing_x = 0, spacing_y = 0;
  state->transformDelta(run_.cut_x, run_.cut_y, &spacing_x, &spacing_y);
  run_.spacing = static_cast<float>(spacing_x * run_.ux + spacing_y * run_.uy);

  const int render = state->getRender();
  run_.hidden = render == 3 || render == 7;
  run_.stroked = render == 2 || render == 6;
  run_.clip = clip_of(state);
}

void PdfDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                         double origin_y, CharCode code, int bytes, const Unicode* text,
                         int length) {
  if (!count(glyph_count_, limits_.glyphs_per_page)) return;
  const bool space = code == 0x20 && bytes == 1;
  dx -= space ? run_.space_x : run_.cut_x;
  dy -= space ? run_.space_y : run_.cut_y;
  Glyph glyph;
  state->transform(x - origin_x, y - origin_y, &glyph.x, &glyph.y);
  state->transformDelta(dx, dy, &glyph.dx, &glyph.dy);
  if (!std::isfinite(glyph.x + glyph.y + glyph.dx + glyph.dy)) return;
  glyph.font = font_;
  glyph.colour = fill_colour(state);
  glyph.order = order_++;
  glyph.ux = run_.ux;
  glyph.uy = run_.uy;
  glyph.size = run_.size;
  if (font_ < metrics_.size()) {
    glyph.ascent = metrics_[font_].ascent;
    glyph.descent = metrics_[font_].descent;
  }
  glyph.spacing = run_.spacing;
  glyph.stroked = run_.stroked;
  // The middle of the glyph, at about half the height of an x.
  const double middle_x = glyph.x + glyph.dx / 2 + 0.25 * glyph.size * glyph.uy;
  const double middle_y = glyph.y + glyph.dy / 2 - 0.25 * glyph.size * glyph.ux;
  glyph.hidden = run_.hidden || middle_x < run_.clip.x0 || middle_x > run_.clip.x1 ||
                 middle_y < run_.clip.y0 || middle_y > run_.clip.y1;
  if (!open_marks_.empty()) glyph.mark = open_marks_.back();
  add_glyphs(glyph, text, length);
}

void PdfDevice::add_glyphs(Glyph glyph, const Unicode* text, int length) {
  const auto readable = [](Unicode u) {
    return u >= 0x20 && !(u >= 0x7F && u < 0xA0) && u != kNoCharacter && u <= 0x10FFFF &&
           !(u >= 0xD800 && u < 0xE000);
  };
  if (length <= 0 || text == nullptr) {
    ++unreadable_;
    drawing_.glyphs.push_back(glyph);
    return;
  }
  glyph.dx /= length;
  glyph.dy /= length;
  for (int i = 0; i < length; ++i) {
    const bool white = text[i] == '\t' || text[i] == '\n' || text[i] == '\r';
    glyph.character = white ? U' ' : readable(text[i]) ? text[i] : kNoCharacter;
    if (glyph.character == kNoCharacter) ++unreadable_;
    drawing_.glyphs.push_back(glyph);
    glyph.x += glyph.dx;
    glyph.y += glyph.dy;
  }
}

void PdfDevice::beginActualText(GfxState*, const GooString* text) {
  ActualText actual;
  actual.first = drawing_.glyphs.size();
  Unicode* characters = nullptr;
  const int length = TextStringToUCS4(text->toStr(), &characters);
  for (int i = 0; i < length; ++i) actual.text.push_back(static_cast<char32_t>(characters[i]));
  gfree(characters);
  actual_.push_back(std::move(actual));
}

// The glyphs since beginActualText() are replaced by its characters, spread over their width; only
// what stands on one line, else the glyphs speak for themselves.
void PdfDevice::endActualText(GfxState*) {
  if (actual_.empty()) return;
  const ActualText actual = std::move(actual_.back());
  actual_.pop_back();
  auto& glyphs = drawing_.glyphs;
  if (actual.first >= glyphs.size()) return;
  const Glyph first = glyphs[actual.first];
  const Glyph& last = glyphs.back();
  const double dx = last.x + last.dx - first.x;
  const double dy = last.y + last.dy - first.y;
  if (std::abs(dx * first.uy - dy * first.ux) > first.size / 2) return;
  for (std::size_t i = actual.first; i < glyphs.size(); ++i) {
    if (glyphs[i].character == kNoCharacter && unreadable_ > 0) --unreadable_;
  }
  glyphs.resize(actual.first);
  Glyph whole = first;
  whole.dx = dx;
  whole.dy = dy;
  const std::vector<Unicode> text(actual.text.begin(), actual.text.end());
  if (!text.empty()) add_glyphs(whole, text.data(), static_cast<int>(text.size()));
}

void PdfDevice::beginMarkedContent(const char*, Dict* properties) {
  int mark = open_marks_.empty() ? -1 : open_marks_.back();
  if (properties != nullptr) {
    const Object id = properties->lookup("MCID");
    if (id.isInt()) {
      mark = static_cast<int>(content_ids_.size());
      content_ids_.push_back(id.getInt());
    }
  }
  open_marks_.push_back(mark);
}

void PdfDevice::endMarkedContent(GfxState*) {
  if (!open_marks_.empty()) open_marks_.pop_back();
}

void PdfDevice::stroke(GfxState* state) {
  if (!count(path_count_, limits_.paths_per_page)) return;
  GfxRGB rgb;
  state->getStrokeRGB(&rgb);
  Stroke like;
  like.thickness = state->getTransformedLineWidth();
  like.colour = colour_of(rgb, state->getStrokeOpacity());
  like.order = order_++;
  like.clip = clip_of(state);
  if (like.clip.x0 > like.clip.x1 || like.clip.y0 > like.clip.y1) return;
  strokes_from_path(path_of(state), like, drawing_.strokes);
  if (drawing_.strokes.size() > limits_.paths_per_page) over_limit_ = true;
}

void PdfDevice::add_fill(GfxState* state) {
  if (!count(path_count_, limits_.paths_per_page)) return;
  Fill like;
  like.colour = fill_colour(state);
  like.opaque = state->getFillOpacity() > 0.99 && state->getBlendMode() == gfxBlendNormal;
  like.order = order_++;
  if (state->getFillOpacity() < 0.01) return;
  fills_from_path(path_of(state), like, clip_of(state), drawing_.fills);
  if (drawing_.fills.size() > limits_.paths_per_page) over_limit_ = true;
}

void PdfDevice::fill(GfxState* state) { add_fill(state); }
void PdfDevice::eoFill(GfxState* state) { add_fill(state); }

void PdfDevice::add_clip_area(GfxState* state, Colour colour) {
  if (!count(path_count_, limits_.paths_per_page)) return;
  Fill area;
  area.box = clip_of(state);
  area.colour = colour;
  area.order = order_++;
  area.opaque = false;
  if (area.box.x0 < area.box.x1 && area.box.y0 < area.box.y1) drawing_.fills.push_back(area);
}

namespace {

// The colour in the middle of a shading.
template <class Shading>
Colour middle_colour(Shading* shading) {
  GfxColor colour;
  shading->getColor((shading->getDomain0() + shading->getDomain1()) / 2, &colour);
  GfxRGB rgb;
  shading->getColorSpace()->getRGB(&colour, &rgb);
  return colour_of(rgb, 1);
}

constexpr Colour kPattern = 0x808080;  // of something between its colour and its ground

}  // namespace

bool PdfDevice::tilingPatternFill(GfxState* state, Gfx*, Catalog*, GfxTilingPattern*, const double*,
                                  int, int, int, int, double, double) {
  add_clip_area(state, kPattern);
  return true;
}

bool PdfDevice::functionShadedFill(GfxState* state, GfxFunctionShading*) {
  add_clip_area(state, kPattern);
  return true;
}

bool PdfDevice::axialShadedFill(GfxState* state, GfxAxialShading* shading, double, double) {
  add_clip_area(state, middle_colour(shading));
  return true;
}

bool PdfDevice::radialShadedFill(GfxState* state, GfxRadialShading* shading, double, double) {
  add_clip_area(state, middle_colour(shading));
  return true;
}

bool PdfDevice::gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading*) {
  add_clip_area(state, kPattern);
  return true;
}

bool PdfDevice::patchMeshShadedFill(GfxState* state, GfxPatchMeshShading*) {
  add_clip_area(state, kPattern);
  return true;
}

// An image covers the unit square of its own coordinates. One that stands in the content stream
// must be read past.
void PdfDevice::add_image(GfxState* state, Stream* data, bool in_line, int width, int height) {
  if (in_line && data != nullptr)
    OutputDev::drawImageMask(state, nullptr, data, width, height, false, false, true);
  if (!count(path_count_, limits_.paths_per_page)) return;
  const Box clip = clip_of(state);
  Box box{clip.x1, clip.y1, clip.x0, clip.y0};
  for (const auto& [u, v] : {std::pair{0, 0}, {0, 1}, {1, 0}, {1, 1}}) {
    double x = 0, y = 0;
    state->transform(u, v, &x, &y);
    box = {std::min(box.x0, x), std::min(box.y0, y), std::max(box.x1, x), std::max(box.y1, y)};
  }
  box = {std::max(box.x0, clip.x0), std::max(box.y0, clip.y0), std::min(box.x1, clip.x1),
         std::min(box.y1, clip.y1)};
  if (box.x0 < box.x1 && box.y0 < box.y1) drawing_.images.push_back({box, order_++});
}

void PdfDevice::drawImageMask(GfxState* state, Object*, Stream* data, int width, int height, bool,
                              bool, bool in_line) {
  add_image(state, data, in_line, width, height);
}

void PdfDevice::drawImage(GfxState* state, Object*, Stream* data, int width, int height,
                          GfxImageColorMap* colours, bool interpolate, const int* mask,
                          bool in_line) {
  if (in_line) {
    OutputDev::drawImage(state, nullptr, data, width, height, colours, interpolate, mask, true);
  }
  add_image(state, nullptr, false, width, height);
}

void PdfDevice::drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height,
                                GfxImageColorMap*, bool, Stream*, int, int, bool, bool) {
  add_image(state, nullptr, false, width, height);
}

void PdfDevice::drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height,
                                    GfxImageColorMap*, bool, Stream*, int, int, GfxImageColorMap*,
                                    bool) {
  add_image(state, nullptr, false, width, height);
}

}  // namespace planlupp
