#include "extract/pdf/pdf_recorder.h"

#include <poppler/UTF.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "extract/shifted_letters.h"

namespace planlupp {
namespace {

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
float scale_of(const GfxFont& font) {
  if (font.getType() != fontType3) return 1;
  const double* box = font.getFontBBox();
  const double height = std::abs((box[3] - box[1]) * font.getFontMatrix()[3]);
  return height > 0 && std::isfinite(height) ? static_cast<float>(height / 1.2) : 1.0F;
}

bool readable(Unicode u) {
  return u >= 0x20 && !(u >= 0x7F && u < 0xA0) && u != kNoCharacter && u <= 0x10FFFF &&
         !(u >= 0xD800 && u < 0xE000);
}

}  // namespace

Box covered(const Matrix6& matrix, double x0, double y0, double x1, double y1) {
  Box box{matrix.x(x0, y0), matrix.y(x0, y0), matrix.x(x0, y0), matrix.y(x0, y0)};
  for (const auto& [u, v] : {std::pair{x0, y1}, {x1, y0}, {x1, y1}}) {
    const double x = matrix.x(u, v);
    const double y = matrix.y(u, v);
    box = {std::min(box.x0, x), std::min(box.y0, y), std::max(box.x1, x), std::max(box.y1, y)};
  }
  return box;
}

Box common(const Box& a, const Box& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

Colour mixed_colour(double red, double green, double blue, double opacity) {
  const auto part = [opacity](double value) -> Colour {
    const double mixed = opacity * value + (1 - opacity);
    return static_cast<Colour>(std::lround(std::clamp(mixed, 0.0, 1.0) * 255));
  };
  return part(red) << 16 | part(green) << 8 | part(blue);
}

void PdfRecorder::begin_page(double width, double height) {
  drawing_ = {};
  drawing_.glyphs.reserve(std::min<std::size_t>(glyph_count_ + 64, 20'000));  // pages are alike
  drawing_.width = width;
  drawing_.height = height;
  metrics_.clear();
  order_ = 0;
  glyph_count_ = path_count_ = form_count_ = form_depth_ = unreadable_ = 0;
  over_limit_ = false;
  content_ids_.clear();
  open_marks_.clear();
  actual_.clear();
}

bool PdfRecorder::count(std::size_t& counter, std::size_t limit) {
  if (++counter > limit) over_limit_ = true;
  return !over_limit_;
}

bool PdfRecorder::count_form() {
  return !over_limit_ && count(form_count_, limits_.paths_per_page);
}

void PdfRecorder::begin_form() {
  if (++form_depth_ > limits_.form_depth) over_limit_ = true;
}

void PdfRecorder::end_form() {
  if (form_depth_ > 0) --form_depth_;
}

std::uint16_t PdfRecorder::font_index(const GfxFont& font) {
  constexpr std::size_t kMaxFonts = 0xFFFF;
  for (std::size_t i = 0; i < metrics_.size(); ++i) {
    if (metrics_[i].id == *font.getID()) return static_cast<std::uint16_t>(i);
  }
  if (metrics_.size() == kMaxFonts) return 0;
  const auto within = [](double v, double low, double high, double other) {
    return static_cast<float>(v >= low && v <= high ? v : other);
  };
  drawing_.fonts.push_back(font_of(font));
  metrics_.push_back({*font.getID(), within(font.getAscent(), 0.5, 1.1, 0.9),
                      within(font.getDescent(), -0.5, -0.05, -0.25), scale_of(font),
                      symbol_font(drawing_.fonts.back().name)});
  return static_cast<std::uint16_t>(metrics_.size() - 1);
}

float PdfRecorder::size_scale(std::uint16_t font) const {
  return font < metrics_.size() ? metrics_[font].scale : 1.0F;
}

void PdfRecorder::add_glyph(const TextRun& run, double x, double y, double dx, double dy,
                            const Unicode* text, int length) {
  if (!count(glyph_count_, limits_.glyphs_per_page)) return;
  if (!std::isfinite(x + y + dx + dy)) return;
  Glyph& glyph = drawing_.glyphs.emplace_back();  // filled in place: copies cost here
  glyph.x = x;
  glyph.y = y;
  glyph.dx = dx;
  glyph.dy = dy;
  glyph.font = run.font;
  glyph.colour = run.colour;
  glyph.order = order_++;
  glyph.ux = run.ux;
  glyph.uy = run.uy;
  glyph.size = run.size;
  if (run.font < metrics_.size()) {
    glyph.ascent = metrics_[run.font].ascent;
    glyph.descent = metrics_[run.font].descent;
  }
  glyph.spacing = run.spacing;
  glyph.stroked = run.stroked;
  // The middle of the glyph, at about half the height of an x.
  const double size = static_cast<double>(run.size);
  const double middle_x = x + dx / 2 + 0.25 * size * static_cast<double>(run.uy);
  const double middle_y = y + dy / 2 - 0.25 * size * static_cast<double>(run.ux);
  glyph.hidden = run.hidden || middle_x < run.clip.x0 || middle_x > run.clip.x1 ||
                 middle_y < run.clip.y0 || middle_y > run.clip.y1;
  if (!open_marks_.empty()) glyph.mark = open_marks_.back();
  set_characters(text, length);
}

// The last glyph becomes these characters, each with its share of the width.
void PdfRecorder::set_characters(const Unicode* text, int length) {
  if (length <= 0 || text == nullptr) {
    ++unreadable_;
    return;
  }
  if (length == 1) {
    const char32_t character = *text;
    return spread({&character, 1});
  }
  const std::u32string characters(text, text + length);
  const std::u32string letters = letters_of_shifted(characters);
  spread(letters.empty() ? characters : letters);
}

void PdfRecorder::spread(std::u32string_view text) {
  const std::size_t font = drawing_.glyphs.back().font;
  const SymbolFont symbols = font < metrics_.size() ? metrics_[font].symbols : SymbolFont::none;
  const auto character_of = [this, symbols](char32_t u) -> char32_t {
    if (u == '\t' || u == '\n' || u == '\r') return U' ';
    if (readable(u)) {
      if (u < 0x80 && symbols == SymbolFont::none) return u;
      return symbol_character(symbols, u);
    }
    ++unreadable_;
    return kNoCharacter;
  };
  Glyph& first = drawing_.glyphs.back();
  first.dx /= static_cast<double>(text.size());
  first.dy /= static_cast<double>(text.size());
  first.character = character_of(text[0]);
  for (std::size_t i = 1; i < text.size(); ++i) {
    Glyph next = drawing_.glyphs.back();
    next.x += next.dx;
    next.y += next.dy;
    next.character = character_of(text[i]);
    drawing_.glyphs.push_back(next);
  }
}

void PdfRecorder::begin_actual_text(const std::string& text) {
  ActualText actual;
  actual.first = drawing_.glyphs.size();
  Unicode* characters = nullptr;
  const int length = TextStringToUCS4(text, &characters);
  for (int i = 0; i < length; ++i) actual.text.push_back(static_cast<char32_t>(characters[i]));
  gfree(characters);
  actual_.push_back(std::move(actual));
}

// The glyphs since begin_actual_text() are replaced by its characters, spread over their width;
// only what stands on one line, else the glyphs speak for themselves.
void PdfRecorder::end_actual_text() {
  if (actual_.empty()) return;
  const ActualText actual = std::move(actual_.back());
  actual_.pop_back();
  auto& glyphs = drawing_.glyphs;
  if (actual.first >= glyphs.size()) return;
  const Glyph first = glyphs[actual.first];
  const Glyph& last = glyphs.back();
  const double dx = last.x + last.dx - first.x;
  const double dy = last.y + last.dy - first.y;
  const double across =
      std::abs(dx * static_cast<double>(first.uy) - dy * static_cast<double>(first.ux));
  if (across > static_cast<double>(first.size) / 2) return;
  for (std::size_t i = actual.first; i < glyphs.size(); ++i) {
    if (glyphs[i].character == kNoCharacter && unreadable_ > 0) --unreadable_;
  }
  glyphs.resize(actual.first);
  if (actual.text.empty()) return;
  Glyph whole = first;
  whole.dx = dx;
  whole.dy = dy;
  glyphs.push_back(whole);
  const std::vector<Unicode> text(actual.text.begin(), actual.text.end());
  set_characters(text.data(), static_cast<int>(text.size()));
}

void PdfRecorder::begin_mark(std::optional<int> content_id) {
  int mark = open_marks_.empty() ? -1 : open_marks_.back();
  if (content_id && form_depth_ == 0) {  // those of a form are numbered by themselves
    mark = static_cast<int>(content_ids_.size());
    content_ids_.push_back(*content_id);
  }
  open_marks_.push_back(mark);
}

void PdfRecorder::end_mark() {
  if (!open_marks_.empty()) open_marks_.pop_back();
}

void PdfRecorder::add_stroke(std::span<const Subpath> path, Stroke like) {
  if (!count(path_count_, limits_.paths_per_page)) return;
  if (like.clip.x0 > like.clip.x1 || like.clip.y0 > like.clip.y1) return;
  like.order = order_++;
  strokes_from_path(path, like, drawing_.strokes);
  if (drawing_.strokes.size() > limits_.paths_per_page) over_limit_ = true;
}

void PdfRecorder::add_fill(std::span<const Subpath> path, Fill like, const Box& clip) {
  if (!count(path_count_, limits_.paths_per_page)) return;
  like.order = order_++;
  fills_from_path(path, like, clip, drawing_.fills);
  if (drawing_.fills.size() > limits_.paths_per_page) over_limit_ = true;
}

void PdfRecorder::add_area(const Box& box, Colour colour) {
  if (!count(path_count_, limits_.paths_per_page)) return;
  Fill area;
  area.box = box;
  area.colour = colour;
  area.order = order_++;
  area.opaque = false;
  if (box.x0 < box.x1 && box.y0 < box.y1) drawing_.fills.push_back(area);
}

void PdfRecorder::add_image(const Matrix6& matrix, const Box& clip) {
  if (!count(path_count_, limits_.paths_per_page)) return;
  const Box box = common(covered(matrix, 0, 0, 1, 1), clip);
  if (box.x0 < box.x1 && box.y0 < box.y1) drawing_.images.push_back({box, order_++});
}

}  // namespace planlupp
