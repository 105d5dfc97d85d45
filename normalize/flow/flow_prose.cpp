#include "normalize/flow/flow_prose.h"

#include <re2/re2.h>

#include <algorithm>
#include <vector>

#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr std::size_t kHeadingWords = 14;
constexpr double kShort = 0.75;  // of the page's width: a heading that is no paragraph's first line

struct ProseLine {
  std::size_t first = 0, last = 0;  // words
  Joint joint = Joint::line;        // before it
  double width = 0;
  std::string text;
};

std::vector<ProseLine> lines_of(const FlowText& text, std::size_t first, std::size_t last) {
  std::vector<ProseLine> lines;
  for (std::size_t w = first; w < last; ++w) {
    const FlowWord& word = text.words[w];
    if (lines.empty() || word.joint >= Joint::line) {
      lines.push_back({w, w, word.joint, 0, {}});
    } else {
      lines.back().text += ' ';
    }
    lines.back().text += word.text;
    lines.back().width += word.width + kBlankWidth;
    lines.back().last = w + 1;
  }
  return lines;
}

int numbered_level(std::string_view line) {
  static const RE2 kNumbers(R"((\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+\pL.*)");
  std::string number;
  if (!RE2::FullMatch(line, kNumbers, &number)) return 0;
  return 1 + static_cast<int>(std::count(number.begin(), number.end(), '.'));
}

bool ends_sentence(std::string_view line) {
  return line.ends_with('.') || line.ends_with(':') || line.ends_with('!') || line.ends_with('?');
}

class Prose {
 public:
  Prose(Extraction& extraction, const FlowText& text, std::vector<ProseLine> lines, double width)
      : out_(extraction), text_(text), lines_(std::move(lines)), width_(width) {}

  void add() {
    for (std::size_t i = 0; i < lines_.size();) {
      if (is_heading(i)) {
        std::size_t end = i + 1;
        while (end < lines_.size() && goes_on(end)) ++end;
        put(ElementKind::heading, i, end);
        i = end;
        continue;
      }
      std::size_t end = i + 1;
      while (end < lines_.size() && lines_[end].joint == Joint::line && !is_heading(end)) ++end;
      put(ElementKind::paragraph, i, end);
      i = end;
    }
  }

 private:
  // A heading's second line.
  [[nodiscard]] bool goes_on(std::size_t i) const {
    return lines_[i].joint == Joint::line && is_lower(first_char(lines_[i].text)) &&
           !ends_sentence(lines_[i].text) && lines_[i].width < kShort * width_;
  }

  [[nodiscard]] bool is_heading(std::size_t i) const {
    const ProseLine& line = lines_[i];
    const HeadingLike like = heading_like(line.text, text_);
    if (like == HeadingLike::no) return false;
    if (like == HeadingLike::listed) return true;
    const bool last = i + 1 == lines_.size();
    const bool alone_before = i == 0 || line.joint != Joint::line;
    const bool alone_after = last || lines_[i + 1].joint != Joint::line;
    if (alone_before && alone_after) return true;
    if (line.width > kShort * width_) return false;
    const bool begins = alone_before || ends_sentence(lines_[i - 1].text) || is_heading_before(i);
    const bool ends = last || is_upper(first_char(lines_[i + 1].text)) || goes_on(i + 1);
    return begins && ends;
  }

  [[nodiscard]] bool is_heading_before(std::size_t i) const {
    return i > 0 && heading_like(lines_[i - 1].text, text_) != HeadingLike::no &&
           lines_[i - 1].width <= kShort * width_;
  }

  void put(ElementKind kind, std::size_t begin, std::size_t end) {
    Element element;
    element.kind = kind;
    element.first = text_.words[lines_[begin].first].parts.front().line;
    element.last = text_.words[lines_[end - 1].last - 1].parts.back().line + 1;
    if (kind == ElementKind::heading) element.level = numbered_level(lines_[begin].text);
    const LineRole role = kind == ElementKind::heading ? LineRole::heading : LineRole::prose;
    for (std::size_t l = begin; l < end; ++l) {
      for (std::size_t w = lines_[l].first; w < lines_[l].last; ++w) {
        for (const Stretch& part : text_.words[w].parts) out_.lines[part.line].role = role;
      }
    }
    out_.elements.push_back(element);
  }

  Extraction& out_;
  const FlowText& text_;
  const std::vector<ProseLine> lines_;
  const double width_;
};

}  // namespace

HeadingLike heading_like(std::string_view line, const FlowText& text) {
  const std::string key = letters_key(line);
  const auto& contents = text.contents_keys;
  if (std::find(contents.begin(), contents.end(), key) != contents.end()) {
    return HeadingLike::listed;
  }
  const auto words = split_words(line);
  if (words.empty() || words.size() > kHeadingWords || key.empty()) return HeadingLike::no;
  if (ends_sentence(line) || line.ends_with(',') || line.ends_with(';') || ends_in_hyphen(line)) {
    return HeadingLike::no;
  }
  if (numbered_level(line) > 0) {
    const std::string_view title = trim(line.substr(words.front().end));
    return is_upper(first_char(title)) || numbered_level(line) > 1 ? HeadingLike::listed
                                                                   : HeadingLike::no;
  }
  return is_upper(first_char(line)) ? HeadingLike::perhaps : HeadingLike::no;
}

void add_flow_prose(Extraction& extraction, const FlowText& text, std::size_t first,
                    std::size_t last, double page_width) {
  Prose(extraction, text, lines_of(text, first, last), page_width).add();
}

double page_width(const FlowText& text) {
  std::vector<double> widths = set_line_widths(text);
  if (widths.empty()) return 0;
  const auto at = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 49 / 50);
  std::nth_element(widths.begin(), at, widths.end());
  return *at;
}

}  // namespace planlupp
