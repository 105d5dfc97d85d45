// Text (pdf_interpreter.h).
#include <algorithm>
#include <cmath>

#include "extract/pdf/pdf_interpreter.h"

namespace planlupp {

bool PdfInterpreter::execute_text(std::string_view name, const ContentLexer& lexer,
                                  PdfResources& resources) {
  const auto one = [&](double& value) {
    if (!numbers(lexer, 1)) return false;
    value = n_[0];
    return true;
  };
  const auto string = [&](std::size_t at) {
    return lexer.operands().size() == at + 1 && lexer.operands()[at].kind == Operand::Kind::string;
  };
  switch (operator_code(name)) {
    case operator_code("BT"):
      state_.text = {};
      state_.line_x = state_.line_y = 0;
      move_text(0, 0);
      return true;
    case operator_code("ET"): return true;
    case operator_code("Tc"): return one(state_.char_space);
    case operator_code("Tw"): return one(state_.word_space);
    case operator_code("TL"): return one(state_.leading);
    case operator_code("Ts"): return one(state_.rise);
    case operator_code("Tz"):
      if (!one(state_.stretch)) return false;
      state_.stretch /= 100;
      return true;
    case operator_code("Tr"):
      if (!numbers(lexer, 1)) return false;
      state_.render = static_cast<int>(std::clamp(n_[0], 0.0, 7.0));
      return true;
    case operator_code("Tf"): return set_font(lexer, resources);
    case operator_code("Td"):
      if (!numbers(lexer, 2)) return false;
      move_text(n_[0], n_[1]);
      return true;
    case operator_code("TD"):
      if (!numbers(lexer, 2)) return false;
      state_.leading = -n_[1];
      move_text(n_[0], n_[1]);
      return true;
    case operator_code("Tm"):
      if (!numbers(lexer, 6)) return false;
      state_.text = {n_[0], n_[1], n_[2], n_[3], n_[4], n_[5]};
      state_.line_x = state_.line_y = 0;
      move_text(0, 0);
      return true;
    case operator_code("T*"): move_text(0, -state_.leading); return true;
    case operator_code("Tj"): return string(0) && show(lexer.text(lexer.operands()[0]));
    case operator_code("TJ"): return show_array(lexer);
    case operator_code("'"):
      if (!string(0)) return false;
      move_text(0, -state_.leading);
      return show(lexer.text(lexer.operands()[0]));
    case operator_code("\""): {
      const auto& operands = lexer.operands();
      if (!string(2) || operands[0].kind != Operand::Kind::number ||
          operands[1].kind != Operand::Kind::number) {
        return false;
      }
      state_.word_space = operands[0].number;
      state_.char_space = operands[1].number;
      move_text(0, -state_.leading);
      return show(lexer.text(operands[2]));
    }
    default: return false;
  }
}

bool PdfInterpreter::set_font(const ContentLexer& lexer, PdfResources& resources) {
  const auto& operands = lexer.operands();
  if (operands.size() != 2 || operands[0].kind != Operand::Kind::name ||
      operands[1].kind != Operand::Kind::number) {
    return false;
  }
  state_.font = resources.font(lexer.text(operands[0]), fonts_);
  if (state_.font == nullptr || state_.font->getWMode() != 0) return false;
  state_.font_size = operands[1].number;
  state_.font_index = recorder_.font_index(*state_.font);
  return true;
}

void PdfInterpreter::move_text(double x, double y) {
  state_.line_x += x;
  state_.line_y += y;
  state_.text_x = state_.line_x;
  state_.text_y = state_.line_y;
}

bool PdfInterpreter::show(std::string_view text) {
  if (state_.font == nullptr || state_.fill.pattern) return false;
  const Matrix6 m = state_.matrix.of(state_.text);
  const double size = state_.font_size;
  const double length = std::hypot(m.a, m.b);
  const double sign = size < 0 ? -1 : 1;
  TextRun run;
  run.font = state_.font_index;
  run.ux = length > 0 ? static_cast<float>(sign * m.a / length) : 1;
  run.uy = length > 0 ? static_cast<float>(sign * m.b / length) : 0;
  run.size = static_cast<float>(std::hypot(m.c, m.d) * std::abs(size)) *
             recorder_.size_scale(state_.font_index);
  run.spacing = static_cast<float>(sign * length * state_.char_space * state_.stretch);
  run.hidden = state_.render == 3 || state_.render == 7;
  run.stroked = state_.render == 2 || state_.render == 6;
  run.colour = state_.fill.colour;
  run.clip = state_.clip;

  const char* at = text.data();
  int left = static_cast<int>(text.size());
  while (left > 0) {
    CharCode char_code = 0;
    const Unicode* unicode = nullptr;
    int unicode_length = 0;
    double dx = 0, dy = 0, ox = 0, oy = 0;
    const int used = state_.font->getNextChar(at, left, &char_code, &unicode, &unicode_length, &dx,
                                              &dy, &ox, &oy);
    if (used <= 0) return false;
    const double width = dx * size * state_.stretch;
    const double down = dy * size;
    const double x = state_.text_x - ox * size;
    const double y = state_.text_y + state_.rise - oy * size;
    recorder_.add_glyph(run, m.x(x, y), m.y(x, y), m.a * width + m.c * down,
                        m.b * width + m.d * down, unicode, unicode_length);
    state_.text_x += width + state_.char_space * state_.stretch;
    if (used == 1 && *at == ' ') state_.text_x += state_.word_space * state_.stretch;
    state_.text_y += down;
    at += used;
    left -= used;
  }
  return true;
}

bool PdfInterpreter::show_array(const ContentLexer& lexer) {
  const auto& operands = lexer.operands();
  if (operands.size() < 2 || operands.front().kind != Operand::Kind::array_begin ||
      operands.back().kind != Operand::Kind::array_end) {
    return false;
  }
  for (std::size_t i = 1; i + 1 < operands.size(); ++i) {
    if (operands[i].kind == Operand::Kind::number) {
      state_.text_x -= operands[i].number * 0.001 * state_.font_size * state_.stretch;
    } else if (operands[i].kind != Operand::Kind::string || !show(lexer.text(operands[i]))) {
      return false;
    }
  }
  return true;
}

}  // namespace planlupp
