#include "normalize/flow/flow_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "normalize/flow/flow_furniture.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr std::string_view kSoftHyphen = "\u00AD";
constexpr std::string_view kHyphen = "\u2010";
constexpr std::size_t kMinPieces = 4;  // of words, alone on their lines between soft hyphens
constexpr double kPieceShare = 0.25;   // of all lines that end in one
constexpr std::size_t kPageGap = 3;    // empty lines that part pages where there are no form feeds

// Thousandths of an em, for 0x20 to 0x7E.
constexpr std::array<unsigned short, 95> kWidths = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};

std::size_t bytes_of(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

std::string visible(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = first_char(text.substr(i));
    const std::size_t n = std::min(bytes_of(c), text.size() - i);
    if (!is_invisible(c)) out.append(text.substr(i, n));
    i += n;
  }
  return out;
}

// In some exports a soft hyphen within a line breaks it, and one at the line's end is followed by
// the hyphen that was set. Then a lone soft hyphen at a line's end is no line end. Where no line
// was hyphenated, pieces of words alone on their lines tell it: "kon-" / "trol-" / "ler".
bool soft_hyphens_break(const std::vector<TextLine>& lines) {
  std::size_t cuts = 0, pieces = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const std::string_view text = trim(lines[i].text), next = trim(lines[i + 1].text);
    if (text.ends_with(std::string(kSoftHyphen) + std::string(kHyphen))) return true;
    if (!text.ends_with(kSoftHyphen)) continue;
    if (next == kHyphen) return true;
    ++cuts;
    if (next.ends_with(kSoftHyphen) && next.find(' ') == std::string_view::npos) ++pieces;
  }
  return pieces >= kMinPieces &&
         kPieceShare * static_cast<double>(cuts) <= static_cast<double>(pieces);
}

class Builder {
 public:
  Builder(const std::vector<TextLine>& lines, const Terms& terms)
      : lines_(lines), kinds_(line_kinds(lines, terms)), glue_(soft_hyphens_break(lines)) {
    std::size_t indented = 0, content = 0;
    for (const TextLine& line : lines) {
      if (trim(line.text).empty()) continue;
      ++content;
      if (line.text.starts_with(' ')) ++indented;
    }
    lead_marks_page_ = indented * 4 < content;
  }

  FlowText build() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i > 0 && lines_[i].page != lines_[i - 1].page) raise(Joint::page);
      switch (kinds_[i]) {
        case LineKind::content: add_line(i); break;
        case LineKind::contents: add_contents(i); [[fallthrough]];
        case LineKind::furniture:
          out_.furniture.push_back(i);
          raise(Joint::line);
          break;
        case LineKind::stray:
          out_.strays.push_back(i);
          raise(Joint::line);
          break;
      }
    }
    for (FlowWord& word : out_.words) word.width = set_width(word.text);
    return std::move(out_);
  }

 private:
  void raise(Joint joint) { pending_ = std::max(pending_, joint); }

  void add_contents(std::size_t i) {
    out_.contents.push_back(i);
    const std::string_view text = trim(lines_[i].text);
    out_.contents_keys.push_back(letters_key(text.substr(0, contents_title(text))));
  }

  void add_line(std::size_t i) {
    const std::string_view text = lines_[i].text;
    const auto words = split_words(text);
    if (words.empty()) return add_blank(text);
    if (lines_[i].page == 0 && blanks_ >= kPageGap) raise(Joint::page);
    // One blank before the first word, in a text whose lines have none, stands where a page began,
    // or where the sign of a list item was lost.
    const bool led = lead_marks_page_ && words.front().begin == 1;
    const bool item = led && (blanks_ == 0 ? is_item(i) : blanks_ < kPageGap && !page_before(i));
    if (led && !item && lines_[i].page == 0) raise(Joint::page);
    blanks_ = 0;
    const bool glued = open_ && pending_ == Joint::line;
    if (!glued) start_line(i);
    for (std::size_t w = 0; w < words.size(); ++w) {
      const Stretch stretch{i, words[w].begin, words[w].end};
      if (w == 0 && glued) {
        extend(stretch);
      } else {
        const bool wide = w > 0 && words[w].begin - words[w - 1].end > 1;
        add_word(stretch, w > 0 ? (wide ? Joint::wide : Joint::space) : pending_);
        out_.words.back().item = item && w == 0;
      }
    }
    out_.lines.back().last = out_.words.size();
    open_ = glue_ && trim(text).ends_with(kSoftHyphen);
    pending_ = Joint::line;
  }

  [[nodiscard]] bool page_before(std::size_t i) const {
    return i > 0 && lines_[i].page != lines_[i - 1].page;
  }

  // Behind a colon, or one of several such lines without an empty one between them.
  [[nodiscard]] bool is_item(std::size_t i) const {
    if (i == 0 || trim(lines_[i - 1].text).ends_with(':')) return i > 0;
    const auto led = [&](std::size_t k) {
      const std::string_view text = lines_[k].text;
      return text.size() > 1 && text[0] == ' ' && text[1] != ' ';
    };
    for (std::size_t k = i; k-- > 0 && !trim(lines_[k].text).empty();) {
      if (led(k)) return true;
    }
    for (std::size_t k = i + 1; k < lines_.size() && !trim(lines_[k].text).empty(); ++k) {
      if (led(k)) return true;
    }
    return false;
  }

  void add_blank(std::string_view text) {
    const bool marked = text.size() >= 2 && text.find_first_not_of(' ') == std::string_view::npos;
    blanks_ = marked ? 0 : blanks_ + 1;
    raise(marked ? Joint::empty : Joint::blank);
  }

  void start_line(std::size_t i) {
    out_.lines.push_back({out_.words.size(), out_.words.size(), lines_[i].page});
  }

  void extend(const Stretch& stretch) {
    FlowWord& word = out_.words.back();
    word.text += visible(part(stretch));
    word.parts.push_back(stretch);
  }

  void add_word(const Stretch& stretch, Joint joint) {
    FlowWord word;
    word.text = visible(part(stretch));
    word.parts.push_back(stretch);
    word.line = out_.lines.size() - 1;
    word.joint = joint;
    out_.words.push_back(std::move(word));
  }

  [[nodiscard]] std::string_view part(const Stretch& stretch) const {
    return std::string_view(lines_[stretch.line].text)
        .substr(stretch.begin, stretch.end - stretch.begin);
  }

  const std::vector<TextLine>& lines_;
  const std::vector<LineKind> kinds_;
  const bool glue_;
  bool lead_marks_page_ = false;
  bool open_ = false;  // the line before ended in a soft hyphen that is no line end
  std::size_t blanks_ = 0;
  Joint pending_ = Joint::page;
  FlowText out_;
};

}  // namespace

double set_width(std::string_view text) {
  unsigned width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = first_char(text.substr(i));
    if (c >= 0x20 && c <= 0x7E) {
      width += kWidths.at(c - 0x20);
    } else if (is_upper(c)) {
      width += 700;
    } else if (!is_invisible(c)) {
      width += 556;
    }
    i += bytes_of(c);
  }
  return width / 1000.0;
}

bool ends_in_hyphen(std::string_view word) {
  return word.size() > 1 && (word.ends_with('-') || word.ends_with(kHyphen));
}

FlowText flow_text(const std::vector<TextLine>& lines, const Terms& terms) {
  return Builder(lines, terms).build();
}

SetShape set_shape(const FlowText& text, std::size_t first, std::size_t last) {
  SetShape out;
  double x = 0;
  for (std::size_t w = first; w < last; ++w) {
    const bool new_line = w > first && text.words[w].joint >= Joint::line;
    out.lines += new_line ? 1 : 0;
    x = (w == first || new_line ? 0 : x + kBlankWidth) + text.words[w].width;
    out.width = std::max(out.width, x);
  }
  return out;
}

std::vector<double> set_line_widths(const FlowText& text) {
  std::vector<double> widths;
  for (const FlowLine& line : text.lines) {
    double width = 0;
    for (std::size_t w = line.first; w < line.last; ++w) width += text.words[w].width + kBlankWidth;
    widths.push_back(width);
  }
  return widths;
}

}  // namespace planlupp
