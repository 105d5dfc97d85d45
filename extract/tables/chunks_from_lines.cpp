#include "extract/tables/chunks_from_lines.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "extract/tables/lines_from_words.h"
#include "extract/tables/number_form.h"
#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr double kWide = 0.85;        // of the font size: always wider than a word space
constexpr double kNarrow = 0.5;       // never a column gap
constexpr double kOfWordSpace = 2.0;  // between the two: against the line's own word space
constexpr double kUsualSpace = 0.28;
constexpr double kItem = 3;         // sizes from a bullet to its text, at most
constexpr double kSign = 16;        // sizes from a currency sign to its figure, at most
constexpr double kOffFigure = 0.4;  // sizes: more than a word space
constexpr double kGroup = 0.5;      // sizes between groups of three digits, at most

double median_gap(const Page& page, const WordLine& line) {
  std::vector<double> gaps;
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    const double gap = page.words[line.words[i]].box.x0 - page.words[line.words[i - 1]].box.x1;
    if (gap > 0) gaps.push_back(gap);
  }
  if (gaps.size() < 3) return kUsualSpace * line.size;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>((gaps.size() - 1) / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return *middle;
}

// The gap from which on a line is cut. A line of justified text has wide word spaces throughout; a
// line of figures has column gaps throughout, which must not pass for word spaces.
double threshold_of(const Page& page, const WordLine& line) {
  if (page.character_grid) return kWide * line.size;
  const double space = std::min(median_gap(page, line), 0.75 * line.size);
  return std::clamp(kOfWordSpace * space, kNarrow * line.size,
                    std::max(kWide * line.size, 1.3 * space));
}

// Whether all words of a line's stretch are numbers of one or two digits: ranks in narrow columns,
// of which a text export leaves a single space between.
bool is_run_of_ranks(const Page& page, const WordLine& line, std::size_t first, std::size_t last) {
  return std::all_of(line.words.begin() + static_cast<std::ptrdiff_t>(first),
                     line.words.begin() + static_cast<std::ptrdiff_t>(last), [&](WordIndex word) {
                       const std::string& text = page.words[word].text;
                       return text.size() <= 2 && std::all_of(text.begin(), text.end(), [](char c) {
                                return c >= '0' && c <= '9';
                              });
                     });
}

bool is_capital(const std::string& text) {
  return text.size() == 1 && text.front() >= 'A' && text.front() <= 'Z';
}

// Where the heads of such columns begin at the end of a chunk: "Konsekvens S K". One letter may
// be part of a text; two are heads, and so is one beside another.
std::size_t first_letter(const Page& page, const WordLine& line, const Chunk& chunk, bool beside) {
  std::size_t first = chunk.last;
  while (first > chunk.first && is_capital(page.words[line.words[first - 1]].text)) --first;
  return chunk.last - first >= (beside ? 1U : 2U) ? first : chunk.last;
}

// Cuts such runs into their numbers, and such heads from the text before them.
std::vector<Chunk> with_ranks_apart(const Page& page, std::span<const WordLine> lines,
                                    std::vector<Chunk>&& chunks) {
  std::set<std::size_t> lettered;  // lines with a chunk of letters alone
  for (const Chunk& chunk : chunks) {
    if (first_letter(page, lines[chunk.line], chunk, true) == chunk.first)
      lettered.insert(chunk.line);
  }
  std::vector<Chunk> apart;
  for (const Chunk& chunk : chunks) {
    const WordLine& line = lines[chunk.line];
    const std::size_t from = is_run_of_ranks(page, line, chunk.first, chunk.last)
                                 ? chunk.first
                                 : first_letter(page, line, chunk, lettered.contains(chunk.line));
    if (from > chunk.first) {
      const double end = page.words[line.words[from - 1]].box.x1;
      apart.push_back({chunk.line, chunk.first, from, chunk.x0, end});
    }
    for (std::size_t w = from; w < chunk.last; ++w) {
      const Box& box = page.words[line.words[w]].box;
      apart.push_back({chunk.line, w, w + 1, box.x0, box.x1});
    }
  }
  return apart;
}

// What a chunk so far is to the word that comes next.
class Joins {
 public:
  Joins(const Page& page, const WordLine& line) : page_(page), line_(line) {}

  // A currency sign at the left of a column whose figures stand at its right.
  [[nodiscard]] bool sign(const Chunk& chunk, std::size_t w, double gap) const {
    return !page_.character_grid && chunk.last == chunk.first + 1 && gap < kSign * line_.size &&
           is_currency_sign(text(chunk.first)) && is_figure(text(w));
  }

  // A currency sign between two figures that stands off the one before it belongs to the next.
  [[nodiscard]] bool begins_with_sign(std::size_t w, double gap) const {
    return gap >= kOffFigure * line_.size && w + 1 < line_.words.size() &&
           is_currency_sign(text(w)) && is_figure(text(w - 1)) && is_figure(text(w + 1));
  }

  [[nodiscard]] bool bullet(const Chunk& chunk, std::size_t w, double gap) const {
    return chunk.last == chunk.first + 1 && gap < kItem * line_.size && is_bullet(text(w - 1)) &&
           has_word_character(text(w));
  }

  // Two figures side by side are seldom one text, however near they stand.
  [[nodiscard]] bool two_figures(std::size_t w) const {
    return !page_.character_grid && is_figure(text(w - 1)) && is_figure(text(w)) &&
           !continues_figure(text(w - 1), text(w));
  }

  [[nodiscard]] bool led(std::size_t w) const {
    return ends_in_leader(text(w - 1)) && !is_leader(text(w));
  }

  // Whether the chunk is one figure.
  [[nodiscard]] bool figure(const Chunk& chunk) const {
    std::size_t w = chunk.first;
    const bool sign = is_currency_sign(text(w));
    if (sign && ++w == chunk.last) return false;
    if (w + 1 == chunk.last)
      return is_numeric(text(w)) && (sign || (is_long_figure(text(w)) && !is_year(text(w))));
    for (; w + 1 < chunk.last; ++w) {
      const double gap = word(w + 1).box.x0 - word(w).box.x1;
      if (gap > kGroup * line_.size || !continues_figure(text(w), text(w + 1))) return false;
    }
    return true;
  }

 private:
  static bool is_figure(const std::string& text) { return has_digit(text) && is_numeric(text); }
  static bool has_digit(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  }
  [[nodiscard]] const Word& word(std::size_t w) const { return page_.words[line_.words[w]]; }
  [[nodiscard]] const std::string& text(std::size_t w) const { return word(w).text; }

  const Page& page_;
  const WordLine& line_;
};

}  // namespace

std::vector<Chunk> chunks_from_lines(const Page& page, std::span<const WordLine> lines) {
  std::vector<Chunk> chunks;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const WordLine& line = lines[i];
    const double threshold = threshold_of(page, line);
    const Joins joins(page, line);
    double end = 0;
    for (std::size_t w = 0; w < line.words.size(); ++w) {
      const Box& box = page.words[line.words[w]].box;
      const double gap = box.x0 - end;
      const bool cut = w == 0 || joins.led(w) || joins.begins_with_sign(w, gap) ||
                       (gap >= kNarrow * line.size && joins.two_figures(w)) ||
                       (gap >= threshold && !joins.bullet(chunks.back(), w, gap) &&
                        !joins.sign(chunks.back(), w, gap));
      if (cut) chunks.push_back({i, w, w, box.x0, box.x1});
      chunks.back().last = w + 1;
      end = box.x1;
      // Dots that lead to a figure belong to the chunk, but fill no column.
      if (w > chunks.back().first && is_leader(page.words[line.words[w]].text)) continue;
      chunks.back().x1 = std::max(chunks.back().x1, box.x1);
    }
  }
  if (page.character_grid) return with_ranks_apart(page, lines, std::move(chunks));
  for (Chunk& chunk : chunks) {
    const WordLine& line = lines[chunk.line];
    chunk.figure = Joins(page, line).figure(chunk);
    if (!chunk.figure || !is_currency_sign(page.words[line.words[chunk.first]].text)) continue;
    chunk.x0 = page.words[line.words[chunk.first + 1]].box.x0;  // the sign fills no column
  }
  return chunks;
}

std::string text_of(const Page& page, std::span<const WordLine> lines, const Chunk& chunk) {
  return text_of(page,
                 std::span(lines[chunk.line].words).subspan(chunk.first, chunk.last - chunk.first));
}

}  // namespace planlupp
