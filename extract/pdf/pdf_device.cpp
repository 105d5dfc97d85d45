#include "extract/pdf/pdf_device.h"

#include <poppler/GfxState.h>
#include <poppler/Stream.h>

#include <cmath>

namespace planlupp {
namespace {

constexpr Colour kPattern = 0x808080;  // of something between its colour and its ground

Colour colour_of(const GfxRGB& rgb, double opacity) {
  return mixed_colour(colToDbl(rgb.r), colToDbl(rgb.g), colToDbl(rgb.b), opacity);
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

// The colour in the middle of a shading.
template <class Shading>
Colour middle_colour(Shading* shading) {
  GfxColor colour;
  shading->getColor((shading->getDomain0() + shading->getDomain1()) / 2, &colour);
  GfxRGB rgb;
  shading->getColorSpace()->getRGB(&colour, &rgb);
  return colour_of(rgb, 1);
}

}  // namespace

// Called before every form: true makes Poppler hand the form to drawForm(), which does nothing.
// This is how nested forms that would never end are cut short.
bool PdfDevice::useDrawForm() { return !recorder_.count_form(); }
void PdfDevice::beginForm(Ref) { recorder_.begin_form(); }
void PdfDevice::endForm(Ref) { recorder_.end_form(); }

void PdfDevice::startPage(int, GfxState* state, XRef*) {
  recorder_.begin_page(state->getPageWidth(), state->getPageHeight());
  colour_known_ = false;
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

void PdfDevice::updateFont(GfxState* state) {
  if (state->getFont()) run_.font = recorder_.font_index(*state->getFont());
}

void PdfDevice::beginString(GfxState* state, const GooString*) {
  double a = 0, b = 0, c = 0, d = 0;
  state->getFontTransMat(&a, &b, &c, &d);
  const double length = std::hypot(a, b);
  run_.ux = length > 0 ? static_cast<float>(a / length) : 1;
  run_.uy = length > 0 ? static_cast<float>(b / length) : 0;
  run_.size = static_cast<float>(std::hypot(c, d)) * recorder_.size_scale(run_.font);

  const bool vertical = state->getFont() && state->getFont()->getWMode() != 0;
  const auto shift = [&](double space, double& x, double& y) {
    if (vertical) {
      state->textTransformDelta(0, space, &x, &y);
    } else {
      state->textTransformDelta(space * state->getHorizScaling(), 0, &x, &y);
    }
  };
  shift(state->getCharSpace(), cut_x_, cut_y_);
  shift(state->getCharSpace() + state->getWordSpace(), space_x_, space_y_);
  double x = 0, y = 0;
  state->transformDelta(cut_x_, cut_y_, &x, &y);
  run_.spacing =
      static_cast<float>(x * static_cast<double>(run_.ux) + y * static_cast<double>(run_.uy));
  const int render = state->getRender();
  run_.hidden = render == 3 || render == 7;
  run_.stroked = render == 2 || render == 6;
  run_.clip = clip_of(state);
}

void PdfDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                         double origin_y, CharCode code, int bytes, const Unicode* text,
                         int length) {
  run_.colour = fill_colour(state);
  const bool space = code == 0x20 && bytes == 1;
  double at_x = 0, at_y = 0, advance_x = 0, advance_y = 0;
  state->transform(x - origin_x, y - origin_y, &at_x, &at_y);
  state->transformDelta(dx - (space ? space_x_ : cut_x_), dy - (space ? space_y_ : cut_y_),
                        &advance_x, &advance_y);
  recorder_.add_glyph(run_, at_x, at_y, advance_x, advance_y, text, length);
}

void PdfDevice::beginActualText(GfxState*, const GooString* text) {
  recorder_.begin_actual_text(text->toStr());
}
void PdfDevice::endActualText(GfxState*) { recorder_.end_actual_text(); }

void PdfDevice::beginMarkedContent(const char*, Dict* properties) {
  std::optional<int> content_id;
  if (properties != nullptr) {
    const Object id = properties->lookup("MCID");
    if (id.isInt()) content_id = id.getInt();
  }
  recorder_.begin_mark(content_id);
}
void PdfDevice::endMarkedContent(GfxState*) { recorder_.end_mark(); }

void PdfDevice::stroke(GfxState* state) {
  GfxRGB rgb;
  state->getStrokeRGB(&rgb);
  Stroke like;
  like.thickness = state->getTransformedLineWidth();
  like.colour = colour_of(rgb, state->getStrokeOpacity());
  like.clip = clip_of(state);
  recorder_.add_stroke(path_of(state), like);
}

void PdfDevice::add_fill(GfxState* state, bool even_odd) {
  if (state->getFillOpacity() < 0.01) return;
  Fill like;
  like.colour = fill_colour(state);
  like.even_odd = even_odd;
  like.opaque = state->getFillOpacity() > 0.99 && state->getBlendMode() == gfxBlendNormal;
  recorder_.add_fill(path_of(state), like, clip_of(state));
}

void PdfDevice::fill(GfxState* state) { add_fill(state, false); }
void PdfDevice::eoFill(GfxState* state) { add_fill(state, true); }

bool PdfDevice::tilingPatternFill(GfxState* state, Gfx*, Catalog*, GfxTilingPattern*, const double*,
                                  int, int, int, int, double, double) {
  recorder_.add_area(clip_of(state), kPattern);
  return true;
}

bool PdfDevice::functionShadedFill(GfxState* state, GfxFunctionShading*) {
  recorder_.add_area(clip_of(state), kPattern);
  return true;
}

bool PdfDevice::axialShadedFill(GfxState* state, GfxAxialShading* shading, double, double) {
  recorder_.add_area(clip_of(state), middle_colour(shading));
  return true;
}

bool PdfDevice::radialShadedFill(GfxState* state, GfxRadialShading* shading, double, double) {
  recorder_.add_area(clip_of(state), middle_colour(shading));
  return true;
}

bool PdfDevice::gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading*) {
  recorder_.add_area(clip_of(state), kPattern);
  return true;
}

bool PdfDevice::patchMeshShadedFill(GfxState* state, GfxPatchMeshShading*) {
  recorder_.add_area(clip_of(state), kPattern);
  return true;
}

void PdfDevice::add_image(GfxState* state) {
  const double* m = state->getCTM();
  recorder_.add_image({m[0], m[1], m[2], m[3], m[4], m[5]}, clip_of(state));
}

// The data of an image that stands in the content stream must be read past.
void PdfDevice::drawImageMask(GfxState* state, Object* reference, Stream* data, int width,
                              int height, bool invert, bool interpolate, bool in_line) {
  if (in_line) {
    OutputDev::drawImageMask(state, reference, data, width, height, invert, interpolate, true);
  }
  add_image(state);
}

void PdfDevice::drawImage(GfxState* state, Object* reference, Stream* data, int width, int height,
                          GfxImageColorMap* colours, bool interpolate, const int* mask,
                          bool in_line) {
  if (in_line) {
    OutputDev::drawImage(state, reference, data, width, height, colours, interpolate, mask, true);
  }
  add_image(state);
}

void PdfDevice::drawMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*,
                                bool, Stream*, int, int, bool, bool) {
  add_image(state);
}

void PdfDevice::drawSoftMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*,
                                    bool, Stream*, int, int, GfxImageColorMap*, bool) {
  add_image(state);
}

}  // namespace planlupp
