// Poppler draws a page on it, and the recorder writes down what was drawn. No word is built here
// and nothing is judged; that is for the pure functions behind it.
#pragma once

#include <poppler/OutputDev.h>

#include "extract/pdf/pdf_recorder.h"

namespace planlupp {

class PdfDevice : public OutputDev {
 public:
  explicit PdfDevice(PdfRecorder& recorder) : recorder_(recorder) {}

  // Whether pictures and patterns are drawn too; slower.
  void draw_everything(bool on) { everything_ = on; }

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
  Colour fill_colour(const GfxState* state);
  void add_fill(GfxState* state, bool even_odd);
  void add_image(GfxState* state);

  PdfRecorder& recorder_;
  bool everything_ = false;
  TextRun run_;
  double cut_x_ = 0, cut_y_ = 0;      // character spacing, user space
  double space_x_ = 0, space_y_ = 0;  // and that after a space
  Colour colour_ = 0;
  bool colour_known_ = false;
};

}  // namespace planlupp
