#include "extract/tables/split_words.h"

#include <algorithm>
#include <cmath>

#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr double kNear = 0.12;  // of the font size: from the boundary to the glyph's edge

// The byte at which character `n` of UTF-8 text begins.
std::size_t byte_of(const std::string& text, std::size_t n) {
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    const bool lead = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    if (lead && n-- == 0) break;
  }
  return i;
}

std::size_t characters_in(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

}  // namespace

std::optional<WordIndex> split_word(Page& page, WordIndex index, double x) {
  const Word& word = page.words[index];
  const std::vector<float>& edges = word.edges;
  if (edges.size() < 3 || edges.size() != characters_in(word.text) + 1) return std::nullopt;
  const auto near = std::min_element(edges.begin() + 1, edges.end() - 1, [x](float a, float b) {
    return std::abs(a - x) < std::abs(b - x);
  });
  if (std::abs(*near - x) > kNear * word.font_size) return std::nullopt;
  const auto n = static_cast<std::size_t>(near - edges.begin());
  const std::size_t byte = byte_of(word.text, n);
  if (starts_lower(std::string_view(word.text).substr(byte))) return std::nullopt;

  Word tail = word;
  tail.text = word.text.substr(byte);
  tail.edges.assign(near, edges.end());
  tail.box.x0 = *near;
  Word& head = page.words[index];
  head.box.x1 = *near;
  head.text.resize(byte);
  head.edges.resize(n + 1);
  head.space_after = false;
  page.words.push_back(std::move(tail));
  return static_cast<WordIndex>(page.words.size() - 1);
}

}  // namespace planlupp
