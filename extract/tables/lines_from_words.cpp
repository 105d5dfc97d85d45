#include "extract/tables/lines_from_words.h"

#include <algorithm>
#include <cmath>

#include "extract/tables/boxes.h"

namespace planlupp {
namespace {

constexpr double kSameBaseline = 0.25;  // of the font size
constexpr double kSmall = 0.85;         // a note's size against its line's
constexpr double kRaised = 0.7;         // how far a note's baseline may be off, of the line's size

double size_of(const Word& word) {
  return word.font_size > 0 ? word.font_size : std::max(1.0, height(word.box));
}

void finish(const Page& page, WordLine& line) {
  std::sort(line.words.begin(), line.words.end(), [&page](WordIndex a, WordIndex b) {
    const Word& left = page.words[a];
    const Word& right = page.words[b];
    return left.box.x0 != right.box.x0 ? left.box.x0 < right.box.x0 : a < b;
  });
  line.box = box_of(page, line.words);
}

// The size of most of the line's characters, and the baseline they stand on.
void measure(const Page& page, WordLine& line) {
  std::size_t longest = 0;
  for (const WordIndex index : line.words) {
    const Word& word = page.words[index];
    if (word.text.size() <= longest) continue;
    longest = word.text.size();
    line.size = size_of(word);
    line.baseline = word.baseline;
  }
}

// Whether `small` is a note mark or an exponent on `line`.
bool hangs_on(const WordLine& small, const WordLine& line) {
  return small.size < kSmall * line.size &&
         std::abs(small.baseline - line.baseline) < kRaised * line.size &&
         overlap_y(small.box, line.box) > 0.4 * height(small.box) &&
         width(small.box) < width(line.box);
}

bool touches(const Page& page, const WordLine& small, const WordLine& line) {
  const Box& first = page.words[small.words.front()].box;
  return std::any_of(line.words.begin(), line.words.end(), [&](WordIndex index) {
    return std::abs(overlap_x(first, page.words[index].box)) < 0.4 * line.size;
  });
}

void append(const Page& page, WordLine& line, const WordLine& more) {
  line.words.insert(line.words.end(), more.words.begin(), more.words.end());
  finish(page, line);
}

std::vector<WordLine> hang_small_lines(const Page& page, std::vector<WordLine> lines) {
  std::vector<WordLine> kept;
  kept.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i + 1 < lines.size() && hangs_on(lines[i], lines[i + 1]) &&
        touches(page, lines[i], lines[i + 1])) {
      append(page, lines[i + 1], lines[i]);
    } else if (!kept.empty() && hangs_on(lines[i], kept.back()) &&
               touches(page, lines[i], kept.back())) {
      append(page, kept.back(), lines[i]);
    } else {
      kept.push_back(std::move(lines[i]));
    }
  }
  return kept;
}

}  // namespace

Box box_of(const Page& page, std::span<const WordIndex> words) {
  if (words.empty()) return {};
  Box box = page.words[words.front()].box;
  for (const WordIndex index : words) box = united(box, page.words[index].box);
  return box;
}

std::string text_of(const Page& page, std::span<const WordIndex> words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = page.words[words[i]];
    text += word.text;
    if (i + 1 < words.size() && word.space_after) text += ' ';
  }
  return text;
}

std::vector<WordLine> lines_from_words(const Page& page, std::span<const WordIndex> words) {
  std::vector<WordIndex> sorted(words.begin(), words.end());
  std::sort(sorted.begin(), sorted.end(), [&page](WordIndex a, WordIndex b) {
    const double left = page.words[a].baseline;
    const double right = page.words[b].baseline;
    return left != right ? left < right : a < b;
  });
  std::vector<WordLine> lines;
  for (const WordIndex index : sorted) {
    const Word& word = page.words[index];
    const bool joins =
        !lines.empty() && word.baseline - lines.back().baseline <=
                              kSameBaseline * std::min(size_of(word), lines.back().size);
    if (!joins) lines.push_back(WordLine{{}, {}, word.baseline, size_of(word)});
    lines.back().words.push_back(index);
  }
  for (WordLine& line : lines) {
    finish(page, line);
    measure(page, line);
  }
  return hang_small_lines(page, std::move(lines));
}

}  // namespace planlupp
