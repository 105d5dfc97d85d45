#include "extract/tables/paragraphs_from_lines.h"

#include <algorithm>
#include <cmath>

#include "extract/tables/boxes.h"
#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr double kSameSize = 0.06;  // of the size
constexpr double kPitch = 1.6;      // of the size: lines further apart are two paragraphs

bool is_bold(const Page& page, const WordLine& line) {
  std::size_t bold = 0, all = 0;
  for (const WordIndex word : line.words) {
    const std::size_t length = page.words[word].text.size();
    all += length;
    if (page.words[word].bold) bold += length;
  }
  return all > 0 && 10 * bold >= 9 * all;
}

bool begins_item(const Page& page, const WordLine& line) {
  return line.words.size() > 1 && is_list_mark(page.words[line.words.front()].text);
}

bool continues(const Page& page, const Paragraph& paragraph, const WordLine& line) {
  const WordLine& above = paragraph.lines.back();
  const double size = std::max(line.size, above.size);
  return std::abs(line.size - paragraph.size) <= kSameSize * size &&
         line.baseline - above.baseline <= kPitch * size &&
         line.baseline - above.baseline > 0.3 * size && overlap_x(line.box, paragraph.box) > 0 &&
         is_bold(page, line) == paragraph.bold && !begins_item(page, line);
}

}  // namespace

std::vector<Paragraph> paragraphs_from_lines(const Page& page, std::span<const WordLine> lines) {
  std::vector<Paragraph> paragraphs;
  for (const WordLine& line : lines) {
    if (paragraphs.empty() || !continues(page, paragraphs.back(), line)) {
      paragraphs.push_back({{}, line.box, line.size, is_bold(page, line), false});
    }
    paragraphs.back().lines.push_back(line);
    paragraphs.back().box = united(paragraphs.back().box, line.box);
  }
  return paragraphs;
}

}  // namespace planlupp
