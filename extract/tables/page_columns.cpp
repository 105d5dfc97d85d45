#include "extract/tables/page_columns.h"

#include <algorithm>
#include <optional>

#include "extract/tables/boxes.h"
#include "extract/tables/lines_from_words.h"

namespace planlupp {
namespace {

constexpr double kGutter = 8;       // points
constexpr std::size_t kFewest = 5;  // lines on each side
constexpr std::size_t kProseWords = 4;
constexpr double kProseWidth = 0.6;   // of its side
constexpr double kProseShare = 0.45;  // of the lines of both sides
constexpr double kFar = 1e9;

struct Interval {
  double x0 = -kFar, x1 = kFar;
  [[nodiscard]] double width() const { return x1 - x0; }
};

// Where the gutter may be if it is to leave this line whole or cut it at a wide gap: the widest
// choice within `now`.
std::optional<Interval> narrowed(const Page& page, const WordLine& line, const Interval& now) {
  std::optional<Interval> best;
  const auto offer = [&](double x0, double x1) {
    const Interval shared{std::max(x0, now.x0), std::min(x1, now.x1)};
    if (shared.width() >= kGutter && (!best || shared.width() > best->width())) best = shared;
  };
  double end = -kFar;
  for (const WordIndex word : line.words) {
    const Box& box = page.words[word].box;
    offer(end, box.x0);
    end = std::max(end, box.x1);
  }
  offer(end, kFar);
  return best;
}

// Lines [first, last) that share a gutter.
struct Run {
  std::size_t first = 0, last = 0;
  Interval gutter;
};

Run run_from(const Page& page, const std::vector<WordLine>& lines, std::size_t first,
             const Interval& inner) {
  Run run{first, first, inner};
  while (run.last < lines.size()) {
    const auto next = narrowed(page, lines[run.last], run.gutter);
    if (!next) break;
    run.gutter = *next;
    ++run.last;
  }
  return run;
}

struct Side {
  std::vector<WordIndex> words;
  std::vector<WordLine> lines;
};

Side side_of(const Page& page, const std::vector<WordLine>& lines, const Run& run, bool left) {
  Side side;
  const double middle = (run.gutter.x0 + run.gutter.x1) / 2;
  for (std::size_t i = run.first; i < run.last; ++i) {
    for (const WordIndex word : lines[i].words) {
      if ((middle_x(page.words[word].box) < middle) == left) side.words.push_back(word);
    }
  }
  side.lines = lines_from_words(page, side.words);
  return side;
}

double widest_gap(const Page& page, const WordLine& line) {
  double widest = 0;
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    widest =
        std::max(widest, page.words[line.words[i]].box.x0 - page.words[line.words[i - 1]].box.x1);
  }
  return widest;
}

// Lines that fill their side as running text does.
std::size_t prose_lines(const Page& page, const Side& side) {
  if (side.words.empty()) return 0;
  const double full = width(box_of(page, side.words));
  return static_cast<std::size_t>(
      std::count_if(side.lines.begin(), side.lines.end(), [&](const WordLine& line) {
        return line.words.size() >= kProseWords && width(line.box) >= kProseWidth * full &&
               widest_gap(page, line) < 1.2 * line.size;
      }));
}

bool is_prose(const Page& page, const Side& left, const Side& right) {
  if (left.lines.size() < kFewest || right.lines.size() < kFewest) return false;
  const std::size_t a = prose_lines(page, left), b = prose_lines(page, right);
  const auto share = [](std::size_t part, std::size_t whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
  };
  return share(a + b, left.lines.size() + right.lines.size()) >= kProseShare &&
         share(a, left.lines.size()) >= 0.25 && share(b, right.lines.size()) >= 0.25 &&
         a >= kFewest && b >= kFewest;
}

// The middle of the text, where a gutter may lie.
Interval inner_part(const std::vector<WordLine>& lines) {
  double x0 = kFar, x1 = -kFar;
  for (const WordLine& line : lines) {
    x0 = std::min(x0, line.box.x0);
    x1 = std::max(x1, line.box.x1);
  }
  return {x0 + 0.2 * (x1 - x0), x1 - 0.2 * (x1 - x0)};
}

}  // namespace

std::vector<std::vector<WordLine>> page_columns(const Page& page, std::vector<WordLine> lines) {
  std::vector<std::vector<WordLine>> flows;
  if (lines.size() < kFewest) return {std::move(lines)};
  const Interval inner = inner_part(lines);
  std::vector<WordLine> before;
  const auto flush = [&] {
    if (!before.empty()) flows.push_back(std::move(before));
    before.clear();
  };
  for (std::size_t i = 0; i < lines.size();) {
    const Run run = run_from(page, lines, i, inner);
    const bool enough = run.last - run.first >= kFewest;
    Side left, right;
    if (enough) {
      left = side_of(page, lines, run, true);
      right = side_of(page, lines, run, false);
    }
    if (!enough || !is_prose(page, left, right)) {
      // The run is no columns from here; what begins further down may be.
      before.push_back(std::move(lines[i++]));
      continue;
    }
    flush();
    flows.push_back(std::move(left.lines));
    flows.push_back(std::move(right.lines));
    i = run.last;
  }
  flush();
  return flows;
}

}  // namespace planlupp
