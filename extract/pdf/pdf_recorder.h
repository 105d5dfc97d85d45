// Writes down what is drawn on a page (drawing.h), whoever interprets the page: Poppler, through
// PdfDevice, or the quick PdfInterpreter. Counts, and tells when a page is over its limits.
#pragma once

#include <poppler/GfxFont.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extract/limits.h"
#include "extract/pdf/drawing.h"
#include "extract/pdf/shapes_from_path.h"
#include "extract/pdf/symbol_font.h"

namespace planlupp {

struct Matrix6 {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  [[nodiscard]] double x(double u, double v) const { return a * u + c * v + e; }
  [[nodiscard]] double y(double u, double v) const { return b * u + d * v + f; }
  // What `inner` does first, then this.
  [[nodiscard]] Matrix6 of(const Matrix6& inner) const {
    return {a * inner.a + c * inner.b,     b * inner.a + d * inner.b,
            a * inner.c + c * inner.d,     b * inner.c + d * inner.d,
            a * inner.e + c * inner.f + e, b * inner.e + d * inner.f + f};
  }
};

// The box around a rectangle as the matrix turns it, and what two boxes have in common.
[[nodiscard]] Box covered(const Matrix6& matrix, double x0, double y0, double x1, double y1);
[[nodiscard]] Box common(const Box& a, const Box& b);

// What holds for all glyphs of one string.
struct TextRun {
  std::uint16_t font = 0;
  float ux = 1, uy = 0, size = 0, spacing = 0;
  bool hidden = false, stroked = false;
  Colour colour = 0;
  Box clip;
};

class PdfRecorder {
 public:
  explicit PdfRecorder(const Limits& limits) : limits_(limits) {}

  void begin_page(double width, double height);
  // What was drawn since begin_page().
  Drawing take() { return std::move(drawing_); }
  [[nodiscard]] bool over_limit() const { return over_limit_; }
  [[nodiscard]] std::size_t unreadable() const { return unreadable_; }
  // Marked-content ids of the page, by Glyph::mark until the structure is read.
  [[nodiscard]] const std::vector<int>& content_ids() const { return content_ids_; }

  // Whether another form may be drawn.
  bool count_form();
  void begin_form();
  void end_form();

  // The font's index in the drawing, and its size in units of its own.
  std::uint16_t font_index(const GfxFont& font);
  [[nodiscard]] float size_scale(std::uint16_t font) const;

  // A glyph with its origin and its advance without character spacing.
  void add_glyph(const TextRun& run, double x, double y, double dx, double dy, const Unicode* text,
                 int length);
  void begin_actual_text(const std::string& text);  // as a PDF text string
  void end_actual_text();
  void begin_mark(std::optional<int> content_id);
  void end_mark();

  void add_stroke(std::span<const Subpath> path, Stroke like);
  void add_fill(std::span<const Subpath> path, Fill like, const Box& clip);
  void add_area(const Box& box, Colour colour);
  // An image covers the unit square of its coordinates.
  void add_image(const Matrix6& matrix, const Box& clip);

 private:
  struct FontMetrics {
    Ref id;
    float ascent, descent, scale;
    SymbolFont symbols;
  };
  struct ActualText {
    std::size_t first = 0;  // of Drawing::glyphs
    std::u32string text;
  };

  bool count(std::size_t& counter, std::size_t limit);
  void set_characters(const Unicode* text, int length);
  void spread(std::u32string_view text);

  Limits limits_;
  Drawing drawing_;
  std::vector<FontMetrics> metrics_;  // as Drawing::fonts
  std::uint32_t order_ = 0;
  std::size_t glyph_count_ = 0, path_count_ = 0, form_count_ = 0, form_depth_ = 0;
  std::size_t unreadable_ = 0;
  bool over_limit_ = false;
  std::vector<int> content_ids_;
  std::vector<int> open_marks_;  // index into content_ids_, or -1, per open marked content
  std::vector<ActualText> actual_;
};

// The colour as it looks on paper when laid on with this opacity; parts from 0 to 1.
[[nodiscard]] Colour mixed_colour(double red, double green, double blue, double opacity);

}  // namespace planlupp
