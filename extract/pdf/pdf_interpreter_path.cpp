// Paths and colours (pdf_interpreter.h).
#include <algorithm>
#include <cmath>

#include "extract/pdf/pdf_interpreter.h"

namespace planlupp {

bool PdfInterpreter::execute_path(std::string_view name, const ContentLexer& lexer) {
  switch (operator_code(name)) {
    case operator_code("m"):
      if (!numbers(lexer, 2)) return false;
      move_to(n_[0], n_[1]);
      return true;
    case operator_code("l"): return numbers(lexer, 2) && line_to(n_[0], n_[1]);
    case operator_code("c"): return numbers(lexer, 6) && curve_to(n_);
    case operator_code("v"): {
      if (!numbers(lexer, 4)) return false;
      const double points[] = {current_x_, current_y_, n_[0], n_[1], n_[2], n_[3]};
      return curve_to(points);
    }
    case operator_code("y"): {
      if (!numbers(lexer, 4)) return false;
      const double points[] = {n_[0], n_[1], n_[2], n_[3], n_[2], n_[3]};
      return curve_to(points);
    }
    case operator_code("re"):
      if (!numbers(lexer, 4)) return false;
      rectangle(n_[0], n_[1], n_[2], n_[3]);
      return true;
    case operator_code("h"): close_path(); return true;
    case operator_code("W"):
    case operator_code("W*"): clips_ = true; return true;
    case operator_code("n"): return paint(false, false);
    case operator_code("S"): return paint(false, true);
    case operator_code("s"): close_path(); return paint(false, true);
    case operator_code("f"):
    case operator_code("F"): return paint(true, false);
    case operator_code("f*"): return paint(true, false, true);
    case operator_code("b"): close_path(); return paint(true, true);
    case operator_code("b*"): close_path(); return paint(true, true, true);
    case operator_code("B*"): return paint(true, true, true);
    default: return paint(true, true);
  }
}

void PdfInterpreter::move_to(double x, double y) {
  moved_ = true;
  start_x_ = current_x_ = x;
  start_y_ = current_y_ = y;
}

Subpath& PdfInterpreter::new_subpath(double x, double y) {
  if (parts_ == path_.size()) path_.emplace_back();
  Subpath& part = path_[parts_++];
  part.points.clear();
  part.closed = false;
  part.points.push_back({state_.matrix.x(x, y), state_.matrix.y(x, y), false});
  return part;
}

void PdfInterpreter::add_point(double x, double y, bool curve) {
  path_[parts_ - 1].points.push_back({state_.matrix.x(x, y), state_.matrix.y(x, y), curve});
}

bool PdfInterpreter::line_to(double x, double y) {
  if (moved_ || (parts_ > 0 && path_[parts_ - 1].closed)) new_subpath(start_x_, start_y_);
  if (parts_ == 0) return false;  // no point to go from
  moved_ = false;
  add_point(x, y, false);
  current_x_ = x;
  current_y_ = y;
  return true;
}

bool PdfInterpreter::curve_to(const double* p) {
  if (moved_ || (parts_ > 0 && path_[parts_ - 1].closed)) new_subpath(start_x_, start_y_);
  if (parts_ == 0) return false;
  moved_ = false;
  for (int i = 0; i < 6; i += 2) add_point(p[i], p[i + 1], true);
  current_x_ = p[4];
  current_y_ = p[5];
  return true;
}

void PdfInterpreter::rectangle(double x, double y, double w, double h) {
  new_subpath(x, y);
  add_point(x + w, y, false);
  add_point(x + w, y + h, false);
  add_point(x, y + h, false);
  path_[parts_ - 1].closed = true;
  moved_ = false;
  start_x_ = current_x_ = x;
  start_y_ = current_y_ = y;
}

void PdfInterpreter::close_path() {
  if (parts_ == 0 || moved_) return;
  path_[parts_ - 1].closed = true;
  current_x_ = start_x_;
  current_y_ = start_y_;
}

bool PdfInterpreter::paint(bool filled, bool stroked, bool even_odd) {
  const std::span<const Subpath> path(path_.data(), parts_);
  if (parts_ > 0 && ((filled && state_.fill.pattern) || (stroked && state_.stroke.pattern))) {
    return false;
  }
  if (filled && parts_ > 0 && state_.fill.opacity >= 0.01) {
    Fill like;
    like.colour = state_.fill.colour;
    like.opaque = state_.fill.opacity > 0.99 && state_.normal_blend;
    like.even_odd = even_odd;
    recorder_.add_fill(path, like, state_.clip);
  }
  if (stroked && parts_ > 0) {
    const Matrix6& m = state_.matrix;
    Stroke like;
    like.thickness = state_.line_width * std::hypot(m.a + m.c, m.b + m.d) * std::sqrt(0.5);
    like.colour = state_.stroke.colour;
    like.clip = state_.clip;
    recorder_.add_stroke(path, like);
  }
  if (clips_ && parts_ > 0) {
    constexpr double kFar = 1e300;
    Box box{kFar, kFar, -kFar, -kFar};
    for (const Subpath& part : path) {
      for (const PathPoint& p : part.points)
        box = {std::min(box.x0, p.x), std::min(box.y0, p.y), std::max(box.x1, p.x),
               std::max(box.y1, p.y)};
    }
    state_.clip = common(state_.clip, box);
  }
  parts_ = 0;
  moved_ = clips_ = false;
  return true;
}

void PdfInterpreter::mix(Pen& pen) {
  pen.colour = mixed_colour(pen.red, pen.green, pen.blue, pen.opacity);
}

bool PdfInterpreter::set_colour(Pen& pen, ColourSpace space, std::size_t count) {
  pen.space = space;
  pen.pattern = false;
  if (space == ColourSpace::grey && count == 1) {
    pen.red = pen.green = pen.blue = n_[0];
  } else if (space == ColourSpace::rgb && count == 3) {
    pen.red = n_[0];
    pen.green = n_[1];
    pen.blue = n_[2];
  } else if (space == ColourSpace::cmyk && count == 4) {
    GfxColor colour;
    for (int i = 0; i < 4; ++i) colour.c[i] = dblToCol(std::clamp(n_[i], 0.0, 1.0));
    GfxRGB rgb;
    cmyk_.getRGB(&colour, &rgb);
    pen.red = colToDbl(rgb.r);
    pen.green = colToDbl(rgb.g);
    pen.blue = colToDbl(rgb.b);
  } else {
    return false;
  }
  mix(pen);
  return true;
}

bool PdfInterpreter::set_space(Pen& pen, const ContentLexer& lexer, PdfResources& resources) {
  if (lexer.operands().size() != 1 || lexer.operands()[0].kind != Operand::Kind::name) return false;
  pen.space = resources.colour_space(lexer.text(lexer.operands()[0]));
  pen.pattern = pen.space == ColourSpace::pattern;
  if (pen.space == ColourSpace::unknown) return false;
  std::fill(std::begin(n_), std::end(n_), 0.0);
  switch (pen.space) {
    case ColourSpace::grey: return set_colour(pen, pen.space, 1);
    case ColourSpace::rgb: return set_colour(pen, pen.space, 3);
    case ColourSpace::cmyk: n_[3] = 1; return set_colour(pen, pen.space, 4);
    default: return true;
  }
}

bool PdfInterpreter::set_named_colour(Pen& pen, const ContentLexer& lexer) {
  if (pen.space == ColourSpace::pattern) return true;  // known by pen.pattern when it paints
  const std::size_t count = lexer.operands().size();
  return count <= 4 && numbers(lexer, count) && set_colour(pen, pen.space, count);
}

bool PdfInterpreter::execute_colour(std::string_view name, const ContentLexer& lexer,
                                    PdfResources& resources) {
  switch (operator_code(name)) {
    case operator_code("g"):
      return numbers(lexer, 1) && set_colour(state_.fill, ColourSpace::grey, 1);
    case operator_code("G"):
      return numbers(lexer, 1) && set_colour(state_.stroke, ColourSpace::grey, 1);
    case operator_code("rg"):
      return numbers(lexer, 3) && set_colour(state_.fill, ColourSpace::rgb, 3);
    case operator_code("RG"):
      return numbers(lexer, 3) && set_colour(state_.stroke, ColourSpace::rgb, 3);
    case operator_code("k"):
      return numbers(lexer, 4) && set_colour(state_.fill, ColourSpace::cmyk, 4);
    case operator_code("K"):
      return numbers(lexer, 4) && set_colour(state_.stroke, ColourSpace::cmyk, 4);
    case operator_code("cs"): return set_space(state_.fill, lexer, resources);
    case operator_code("CS"): return set_space(state_.stroke, lexer, resources);
    case operator_code("sc"):
    case operator_code("scn"): return set_named_colour(state_.fill, lexer);
    default: return set_named_colour(state_.stroke, lexer);
  }
}

}  // namespace planlupp
