#include "extract/tables/flows_beside.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "extract/tables/boxes.h"
#include "extract/tables/chunks_from_lines.h"
#include "extract/tables/lines_from_words.h"
#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr double kSame = 3;        // points: ends of the rules of one table
constexpr double kNarrowest = 80;  // points: a table
constexpr double kLowest = 20;
constexpr double kGutter = 4;
constexpr double kLevel = 1;              // points: rules of one row
constexpr std::size_t kMostRules = 400;   // looked at; a drawing has more
constexpr std::size_t kMostTitles = 3;    // lines above the rules
constexpr double kStep = 6;               // points: texts that begin at one place
constexpr std::size_t kFewestLabels = 4;  // of cards beside each other
constexpr double kWrapped = 1.35;         // sizes from line to line of a cell
constexpr double kTitle = 1.25;           // times the size of the lines around

// Rules of one length below each other.
struct Side {
  double x0 = 0, x1 = 0;
  std::vector<double> ys;

  [[nodiscard]] double top() const { return ys.front(); }
  [[nodiscard]] double bottom() const { return ys.back(); }
};

std::vector<Side> sides_of(std::span<const Edge> rules) {
  std::vector<Side> sides;
  for (const Edge& rule : rules) {
    if (rule.end - rule.begin < kNarrowest) continue;
    const auto side = std::find_if(sides.begin(), sides.end(), [&](const Side& s) {
      return std::abs(s.x0 - rule.begin) < kSame && std::abs(s.x1 - rule.end) < kSame;
    });
    if (side == sides.end())
      sides.push_back({rule.begin, rule.end, {rule.position}});
    else
      side->ys.push_back(rule.position);
  }
  for (Side& side : sides) std::sort(side.ys.begin(), side.ys.end());
  std::erase_if(sides, [](const Side& s) { return s.bottom() - s.top() < kLowest; });
  return sides;
}

// Whether most rules of the one stand at the heights of the other's: cells of one table.
bool in_step(const Side& a, const Side& b) {
  const auto matched = std::count_if(a.ys.begin(), a.ys.end(), [&](double y) {
    return std::any_of(b.ys.begin(), b.ys.end(),
                       [y](double other) { return std::abs(y - other) < kLevel; });
  });
  return 3 * static_cast<std::size_t>(matched) > 2 * std::min(a.ys.size(), b.ys.size());
}

struct Gutter {
  double x = 0, top = 0, bottom = 0;
};

bool crosses(const Page& page, const WordLine& line, double x) {
  return std::any_of(line.words.begin(), line.words.end(), [&](WordIndex word) {
    const Box& box = page.words[word].box;
    return box.x0 < x && x < box.x1;
  });
}

bool is_clear(const Page& page, std::span<const WordLine> lines, std::span<const Edge> rules,
              const Gutter& gutter) {
  const auto inside = [&](double y) { return y > gutter.top - 1 && y < gutter.bottom + 1; };
  return std::none_of(rules.begin(), rules.end(),
                      [&](const Edge& rule) {
                        return inside(rule.position) && rule.begin < gutter.x &&
                               gutter.x < rule.end;
                      }) &&
         std::none_of(lines.begin(), lines.end(), [&](const WordLine& line) {
           return inside(line.baseline) && crosses(page, line, gutter.x);
         });
}

// The topmost gutter between two tables.
std::optional<Gutter> gutter_of(const Page& page, std::span<const WordLine> lines,
                                std::span<const Edge> rules) {
  std::optional<Gutter> found;
  const std::vector<Side> sides = sides_of(rules);
  for (const Side& left : sides) {
    for (const Side& right : sides) {
      if (right.x0 < left.x1 + kGutter) continue;
      if (overlap(left.top(), left.bottom(), right.top(), right.bottom()) < kLowest) continue;
      if (in_step(left, right)) continue;
      const Gutter gutter{(left.x1 + right.x0) / 2, std::min(left.top(), right.top()),
                          std::max(left.bottom(), right.bottom())};
      if ((found && found->top <= gutter.top) || !is_clear(page, lines, rules, gutter)) continue;
      found = gutter;
    }
  }
  return found;
}

// Where texts of the lines begin, by text.
using Starts = std::map<long, std::map<std::string, std::size_t>>;

long place_of(double x) { return std::lround(x / kStep); }

Starts starts_of(const Page& page, std::span<const WordLine> lines, std::span<const Chunk> chunks) {
  Starts starts;
  for (const Chunk& chunk : chunks) {
    const std::string text = text_of(page, lines, chunk);
    if (!is_numeric(text)) ++starts[place_of(chunk.x0)][text];
  }
  return starts;
}

// How many of the texts at one place stand at the other, and whether they are most there.
std::size_t labels_at(const std::map<std::string, std::size_t>& left,
                      const std::map<std::string, std::size_t>& right) {
  std::size_t same = 0, labels = 0, all = 0;
  for (const auto& [text, count] : right) {
    const bool label = left.contains(text);
    same += label;
    labels += label ? count : 0;
    all += count;
  }
  return 10 * labels >= 6 * all ? same : 0;
}

// Cards beside each other: the labels that lines begin with stand at another place, too.
//
//   Risk     Jäv               Risk     Brand
//   Orsak    Okunskap          Orsak    Gamla elledningar
std::optional<Gutter> gutter_of_cards(const Page& page, std::span<const WordLine> lines) {
  const std::vector<Chunk> chunks = chunks_from_lines(page, lines);
  const Starts starts = starts_of(page, lines, chunks);
  if (starts.empty()) return std::nullopt;
  const auto& labels = starts.begin()->second;
  std::pair<std::size_t, long> most{kFewestLabels - 1, 0};
  for (auto at = std::next(starts.begin()); at != starts.end(); ++at) {
    most = std::max(most, {labels_at(labels, at->second), at->first});
  }
  if (most.second == 0) return std::nullopt;
  Gutter gutter{(static_cast<double>(most.second) - 1) * kStep, 1e9, -1e9};
  for (const Chunk& chunk : chunks) {
    const long place = place_of(chunk.x0);
    if (place != most.second && place != starts.begin()->first) continue;
    if (!labels.contains(text_of(page, lines, chunk))) continue;
    const WordLine& line = lines[chunk.line];
    if (place == most.second) gutter.top = std::min(gutter.top, line.baseline - line.size / 2);
    gutter.bottom = std::max(gutter.bottom, line.baseline);
  }
  for (const WordLine& line : lines) {  // the rest of the last cards
    const bool near =
        line.baseline > gutter.bottom && line.baseline <= gutter.bottom + kWrapped * line.size;
    if (near && !crosses(page, line, gutter.x)) gutter.bottom = line.baseline;
  }
  if (!is_clear(page, lines, {}, gutter)) return std::nullopt;
  return gutter;
}

// Lines of the words left or right of x.
std::vector<WordLine> lines_on_side(const Page& page, std::span<const WordLine> lines, double x,
                                    bool left) {
  std::vector<WordIndex> words;
  for (const WordLine& line : lines) {
    for (const WordIndex word : line.words) {
      if ((middle_x(page.words[word].box) < x) == left) words.push_back(word);
    }
  }
  return lines_from_words(page, words);
}

// A title among the lines, larger than they are, ends what stands beside each other.
void end_at_title(std::span<const WordLine> lines, Gutter& gutter) {
  std::vector<double> sizes;
  for (const WordLine& line : lines) {
    if (line.baseline > gutter.top && line.baseline <= gutter.bottom) sizes.push_back(line.size);
  }
  if (sizes.size() < 3) return;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i - 1].baseline <= gutter.top || lines[i].baseline > gutter.bottom) continue;
    if (lines[i].size < kTitle * *middle) continue;
    gutter.bottom = lines[i - 1].baseline;
    return;
  }
}

void add(std::vector<WordLine> lines, std::vector<std::vector<WordLine>>& flows) {
  if (!lines.empty()) flows.push_back(std::move(lines));
}

}  // namespace

std::vector<std::vector<WordLine>> flows_beside(const Page& page, std::vector<WordLine> lines,
                                                std::span<const Edge> rules) {
  std::vector<std::vector<WordLine>> flows;
  while (true) {
    const bool ruled = rules.size() >= 4 && rules.size() <= kMostRules;
    auto gutter = ruled ? gutter_of(page, lines, rules) : std::nullopt;
    if (!gutter) gutter = gutter_of_cards(page, lines);
    if (!gutter) break;
    end_at_title(lines, *gutter);
    const auto from = [&](double y) {
      return std::find_if(lines.begin(), lines.end(),
                          [y](const WordLine& line) { return line.baseline > y; });
    };
    auto first = from(gutter->top);
    const auto last = from(gutter->bottom);
    if (first == last) break;
    for (std::size_t i = 0; i < kMostTitles && first != lines.begin(); ++i) {
      const WordLine& title = *std::prev(first);
      if (crosses(page, title, gutter->x) || title.box.x0 > gutter->x || title.box.x1 < gutter->x) {
        break;
      }
      --first;
    }
    add({lines.begin(), first}, flows);
    const std::vector<WordLine> both(first, last);
    add(lines_on_side(page, both, gutter->x, true), flows);
    add(lines_on_side(page, both, gutter->x, false), flows);
    lines.erase(lines.begin(), last);
  }
  add(std::move(lines), flows);
  return flows;
}

}  // namespace planlupp
