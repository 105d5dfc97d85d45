#include "extract/tables/headings.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr double kLarger = 1.12;   // than the body text
constexpr double kSameSize = 0.4;  // points
constexpr std::size_t kMostLines = 4;
constexpr std::size_t kMostBytes = 220;
constexpr std::size_t kMostBoldBytes = 130;

bool is_paragraph(const ReadElement& element) {
  return element.kind == ElementKind::paragraph && !element.furniture;
}

std::size_t bytes_of(const ReadElement& element, const Extraction& extraction) {
  std::size_t bytes = 0;
  for (std::size_t i = element.first; i < element.last; ++i) {
    bytes += extraction.lines[i].text.size();
  }
  return bytes;
}

// The size in which most of the running text is set.
double body_size(const std::vector<ReadElement>& elements, const Extraction& extraction) {
  std::map<long, std::size_t> bytes;
  for (const ReadElement& element : elements) {
    if (!is_paragraph(element) || element.bold) continue;
    bytes[std::lround(2 * element.size)] += bytes_of(element, extraction);
  }
  const auto most = std::max_element(
      bytes.begin(), bytes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == bytes.end() ? 0 : static_cast<double>(most->first) / 2;
}

bool is_heading(const ReadElement& element, const Extraction& extraction, double body) {
  if (!is_paragraph(element) || element.last - element.first > kMostLines) return false;
  const std::size_t bytes = bytes_of(element, extraction);
  const std::string& last = extraction.lines[element.last - 1].text;
  if (!has_word_character(extraction.lines[element.first].text)) return false;
  if (element.size > kLarger * body) return bytes <= kMostBytes;
  return element.bold && bytes <= kMostBoldBytes && !last.ends_with('.') && !last.ends_with(',');
}

// Heading sizes from large to small; those of bold body text come last.
std::vector<double> sizes_of(const std::vector<ReadElement>& elements,
                             const std::vector<bool>& headings) {
  std::vector<double> sizes;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (headings[i]) sizes.push_back(elements[i].size);
  }
  std::sort(sizes.begin(), sizes.end(), std::greater<>());
  const auto last = std::unique(sizes.begin(), sizes.end(),
                                [](double a, double b) { return std::abs(a - b) < kSameSize; });
  sizes.erase(last, sizes.end());
  return sizes;
}

int level_of(double size, const std::vector<double>& sizes) {
  const auto at = std::find_if(sizes.begin(), sizes.end(),
                               [size](double other) { return size > other - kSameSize; });
  return static_cast<int>(at - sizes.begin()) + 1;
}

}  // namespace

void tell_headings(const std::vector<ReadElement>& elements, Extraction& extraction) {
  const double body = body_size(elements, extraction);
  std::vector<bool> headings;
  for (const ReadElement& element : elements) {
    headings.push_back(is_heading(element, extraction, body));
  }
  const std::vector<double> sizes = sizes_of(elements, headings);
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const ReadElement& read = elements[i];
    if (read.furniture) continue;
    Element element{read.kind, read.first, read.last, 0, read.table};
    if (headings[i]) {
      element.kind = ElementKind::heading;
      element.level = level_of(read.size, sizes);
      for (std::size_t k = read.first; k < read.last; ++k) {
        extraction.lines[k].role = LineRole::heading;
      }
    }
    extraction.elements.push_back(element);
  }
}

}  // namespace planlupp
