// The one renderer: Poppler draws a page on it and it writes down what was drawn (drawing.h).
// No word is built here and nothing is judged; that is for the pure functions behind it.
#pragma once

#include <poppler/OutputDev.h>

#include <cstdint>
#include <string>
#include <vector>

#include "extract/drawing.h"
#include "extract/limits.h"

namespace planlupp {

class PdfDevice : public OutputDev {
 public:
  explicit PdfDevice(const Limits& limits) : limits_(limits) {}

  // What was drawn since startPage().
  Drawing take() { return std::move(drawing_); }
  // Whether pictures and patterns are drawn too; slower.
  void draw_everything(bool on) { everything_ = on; }
  // Whether the page went over a limit and was cut short.
  [[nodiscard]] bool over_limit() const { return over_limit_; }
  [[nodiscard]] std::size_t unreadable() const { return unreadable_; }
  // Marked-content ids of the page, by Glyph::mark until the structure is read.
  [[nodiscard]] const std::vector<int>& content_ids() const { return content_ids_; }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool needNonText() override { return everything_; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }
  bool useDrawForm() override;

  void startPage(int number, GfxState* state, XRef* xref) override;
  void restoreState(GfxState* state) override;
  void updateFillColor(GfxState* state) override;
  void updateFillColorSpace(GfxState* state) override;
  void updateFillOpacity(GfxState* state) override;
  void updateFont(GfxState* state) override;
  void beginForm(Ref id) override;
  void endForm(Ref id) override;

  void beginString(GfxState* state, const GooString* text) override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int bytes, const Unicode* text,
                int length) override;
  void beginActualText(GfxState* state, const GooString* text) override;
  void endActualText(GfxState* state) override;
  void beginMarkedContent(const char* name, Dict* properties) override;
  void endMarkedContent(GfxState* state) override;

  void stroke(GfxState* state) override;
  void fill(GfxState* state) override;
  void eoFill(GfxState* state) override;
  bool tilingPatternFill(GfxState* state, Gfx* gfx, Catalog* catalog, GfxTilingPattern* pattern,
                         const double* matrix, int x0, int y0, int x1, int y1, double x_step,
                         double y_step) override;
  bool functionShadedFill(GfxState* state, GfxFunctionShading* shading) override;
  bool axialShadedFill(GfxState* state, GfxAxialShading* shading, double begin,
                       double end) override;
  bool radialShadedFill(GfxState* state, GfxRadialShading* shading, double begin,
                        double end) override;
  bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading* shading) override;
  bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading* shading) override;

  void drawImageMask(GfxState* state, Object* reference, Stream* data, int width, int height,
                     bool invert, bool interpolate, bool in_line) override;
  void drawImage(GfxState* state, Object* reference, Stream* data, int width, int height,
                 GfxImageColorMap* colours, bool interpolate, const int* mask,
                 bool in_line) override;
  void drawMaskedImage(GfxState* state, Object* reference, Stream* data, int width, int height,
                       GfxImageColorMap* colours, bool interpolate, Stream* mask, int mask_width,
                       int mask_height, bool mask_invert, bool mask_interpolate) override;
  void drawSoftMaskedImage(GfxState* state, Object* reference, Stream* data, int width, int height,
                           GfxImageColorMap* colours, bool interpolate, Stream* mask,
                           int mask_width, int mask_height, GfxImageColorMap* mask_colours,
                           bool mask_interpolate) override;

 private:
  struct FontMetrics {
    Ref id;
    float ascent, descent, scale;
  };
  struct Run {                        // what holds for all glyphs of one string
    double cut_x = 0, cut_y = 0;      // character spacing, user space
    double space_x = 0, space_y = 0;  // and that after a space
    float ux = 1, uy = 0, size = 0, spacing = 0;
    bool hidden = false, stroked = false;
    Box clip;
  };
  struct ActualText {
    std::size_t first = 0;  // of Drawing::glyphs
    std::u32string text;
  };

  bool count(std::size_t& counter, std::size_t limit);
  Colour fill_colour(const GfxState* state);
  std::uint16_t font_index(const GfxFont& font);
  void add_glyphs(Glyph glyph, const Unicode* text, int length);
  void add_fill(GfxState* state);
  void add_clip_area(GfxState* state, Colour colour);
  void add_image(GfxState* state, Stream* data, bool in_line, int width, int height);

  Limits limits_;
  bool everything_ = false;
  Drawing drawing_;
  std::vector<FontMetrics> metrics_;  // as Drawing::fonts
  std::uint16_t font_ = 0;
  Run run_;
  Colour colour_ = 0;
  bool colour_known_ = false;
  std::uint32_t order_ = 0;
  std::size_t glyph_count_ = 0, path_count_ = 0, form_count_ = 0, form_depth_ = 0;
  std::size_t unreadable_ = 0;
  bool over_limit_ = false;
  std::vector<int> content_ids_;
  std::vector<int> open_marks_;  // index into content_ids_, or -1, per open marked content
  std::vector<ActualText> actual_;
};

}  // namespace planlupp
