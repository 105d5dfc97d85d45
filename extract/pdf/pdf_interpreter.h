// Interprets the content of plain pages itself, three times as fast as Poppler's interpreter, which
// reads every byte through several virtual calls and every font anew for each page. What it does
// not know (inline images, patterns, optional content, soft masks, vertical writing, odd colour
// spaces, annotations, anything malformed) it leaves alone: draw() says false, and the page is
// drawn by Poppler. Both draw the same; tests/extract/pdf/pdf_interpreter_test.cpp holds them
// together.
#pragma once

#include <poppler/GfxState.h>
#include <poppler/PDFDoc.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/pdf/content_lexer.h"
#include "extract/pdf/pdf_recorder.h"
#include "extract/pdf/pdf_resources.h"

namespace planlupp {

class PdfInterpreter {
 public:
  PdfInterpreter(PDFDoc& document, PdfRecorder& recorder);

  // False: the page must be drawn by Poppler; what was recorded of it is of no use.
  bool draw(int page);
  // Whether a part of the content of the page drawn last is not in the file.
  [[nodiscard]] bool lost_part() const { return lost_part_; }

 private:
  struct Pen {  // of fills or of strokes
    ColourSpace space = ColourSpace::grey;
    double red = 0, green = 0, blue = 0, opacity = 1;
    Colour colour = 0;
    bool pattern = false;
  };
  struct State {
    Matrix6 matrix;
    Box clip;
    Pen fill, stroke;
    bool normal_blend = true;
    double line_width = 1;
    const GfxFont* font = nullptr;
    std::uint16_t font_index = 0;
    double font_size = 0, char_space = 0, word_space = 0, stretch = 1, leading = 0, rise = 0;
    int render = 0;
    Matrix6 text;
    double line_x = 0, line_y = 0;  // where the line began, in text space
    double text_x = 0, text_y = 0;  // where the next glyph stands
  };

  bool run(std::string_view content, PdfResources& resources);
  bool execute(const ContentLexer& lexer, PdfResources& resources);
  bool execute_path(std::string_view name, const ContentLexer& lexer);
  bool execute_text(std::string_view name, const ContentLexer& lexer, PdfResources& resources);
  bool execute_colour(std::string_view name, const ContentLexer& lexer, PdfResources& resources);
  bool execute_other(std::string_view name, const ContentLexer& lexer, PdfResources& resources);

  bool numbers(const ContentLexer& lexer, std::size_t count);
  void move_to(double x, double y);
  bool line_to(double x, double y);
  bool curve_to(const double* points);
  void rectangle(double x, double y, double w, double h);
  void close_path();
  Subpath& new_subpath(double x, double y);
  void add_point(double x, double y, bool curve);
  bool paint(bool filled, bool stroked, bool even_odd = false);

  bool set_colour(Pen& pen, ColourSpace space, std::size_t count);
  bool set_space(Pen& pen, const ContentLexer& lexer, PdfResources& resources);
  bool set_named_colour(Pen& pen, const ContentLexer& lexer);
  static void mix(Pen& pen);

  bool set_font(const ContentLexer& lexer, PdfResources& resources);
  void move_text(double x, double y);
  bool show(std::string_view text);
  bool show_array(const ContentLexer& lexer);

  bool set_graphics_state(const ContentLexer& lexer, PdfResources& resources);
  bool begin_mark(const ContentLexer& lexer, PdfResources& resources);
  bool draw_object(const ContentLexer& lexer, PdfResources& resources);
  bool draw_form(const Object& form, Ref reference, PdfResources& resources);

  PDFDoc& document_;
  PdfRecorder& recorder_;
  PdfFonts fonts_;
  GfxDeviceCMYKColorSpace cmyk_;
  State state_;
  std::vector<State> saved_;
  std::size_t saved_floor_ = 0;  // a form cannot restore what was saved outside it
  std::vector<Subpath> path_;    // the first `parts_` are the current path; the rest is kept memory
  std::size_t parts_ = 0;
  bool moved_ = false;  // a new part begins at start_
  double start_x_ = 0, start_y_ = 0, current_x_ = 0, current_y_ = 0;
  bool clips_ = false;       // W was seen; the path clips when it is painted
  double n_[6] = {};         // the operator's numbers
  std::vector<bool> marks_;  // per open marked content: whether it holds the text of its glyphs
  std::vector<Ref> open_forms_;
  bool lost_part_ = false;
};

}  // namespace planlupp
