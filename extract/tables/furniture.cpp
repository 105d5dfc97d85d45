#include "extract/tables/furniture.h"

#include <algorithm>
#include <cmath>

#include "extract/tables/chunks_from_lines.h"
#include "extract/tables/lines_from_words.h"

namespace planlupp {
namespace {

constexpr std::size_t kMost = 5;   // lines looked at, at each end
constexpr double kZone = 0.14;     // of the page's height
constexpr double kSameHeight = 4;  // points
constexpr double kSameLeft = 3;    // points: aligned chunks
constexpr std::size_t kMostChunks = 4;
constexpr std::size_t kMostHeads = 9;  // lines of heads
constexpr double kCloseLines = 1.5;    // sizes
constexpr double kPushed = 25;         // points that texts of a column stand apart

std::string form_of(std::string_view text) {
  std::string form;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit)
      form += c;
    else if (form.empty() || form.back() != '#')
      form += '#';
  }
  return form;
}

bool is_short_number(const std::string& form) {
  const auto letters = std::count_if(form.begin(), form.end(), [](unsigned char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
  });
  return form.size() <= 6 && letters == 0 && form.find('#') != std::string::npos;
}

std::vector<double> lefts_of(const Page& page, const WordLine& line) {
  std::vector<double> lefts;
  for (const Chunk& chunk : chunks_from_lines(page, {&line, 1})) lefts.push_back(chunk.x0);
  return lefts;
}

// Whether the two lines share two left edges or more: columns, not a running head.
bool aligned(const std::vector<double>& a, const std::vector<double>& b) {
  std::size_t shared = 0;
  for (const double x : a) {
    shared +=
        std::any_of(b.begin(), b.end(), [x](double y) { return std::abs(x - y) < kSameLeft; });
  }
  return shared >= 2;
}

// Whether the line is part of the heads of a table, several lines high, on a character grid: its
// texts begin where those of a line with many close below do.
bool heads_columns(const Page& page, std::span<const WordLine> lines, std::size_t i) {
  const std::vector<double> lefts = lefts_of(page, lines[i]);
  for (std::size_t j = i + 1; j < std::min(lines.size(), i + kMostHeads); ++j) {
    if (lines[j].baseline - lines[j - 1].baseline > kCloseLines * lines[j].size) return false;
    const std::vector<double> below = lefts_of(page, lines[j]);
    const auto stands = [&below](double x) {
      return std::any_of(below.begin(), below.end(),
                         [x](double y) { return std::abs(x - y) < kPushed; });
    };
    if (below.size() >= kMostChunks && std::all_of(lefts.begin(), lefts.end(), stands)) return true;
  }
  return false;
}

// Whether a line with figures stands on the page again with others ("Sannolikhet: 2 Riskvärde: 8"):
// it is what each record says, no running head.
bool stands_again(const Page& page, std::span<const WordLine> lines, const WordLine& line,
                  const std::string& form) {
  return form.find('#') != std::string::npos &&
         std::any_of(lines.begin(), lines.end(), [&](const WordLine& other) {
           return &other != &line && other.words.size() == line.words.size() &&
                  form_of(text_of(page, other.words)) == form;
         });
}

std::vector<MarginLine> margin(const Page& page, std::span<const WordLine> lines, bool top,
                               bool by_rank) {
  std::vector<MarginLine> found;
  for (std::size_t i = 0; i < std::min(kMost, lines.size()); ++i) {
    const WordLine& line = lines[top ? i : lines.size() - 1 - i];
    const double y = top ? line.baseline : page.height - line.baseline;
    if (!by_rank && y > kZone * page.height) break;
    const std::vector<double> lefts = lefts_of(page, line);
    if (lefts.size() > kMostChunks) break;
    if (by_rank && top && heads_columns(page, lines, i)) break;
    if (i + 1 < lines.size() && lefts.size() > 1) {
      const WordLine& inner = lines[top ? i + 1 : lines.size() - 2 - i];
      if (aligned(lefts, lefts_of(page, inner))) break;
    }
    std::string form = form_of(text_of(page, line.words));
    const bool number = is_short_number(form);
    if (!number && stands_again(page, lines, line, form)) break;
    found.push_back({std::move(form), by_rank ? 0 : y, number});
  }
  return found;
}

std::size_t repeated(const std::vector<MarginLine>& own, std::span<const Margins* const> others,
                     std::vector<MarginLine> Margins::*side) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < own.size(); ++i) {
    const bool found = std::any_of(others.begin(), others.end(), [&](const Margins* other) {
      const auto& lines = other->*side;
      return std::any_of(lines.begin(), lines.end(), [&](const MarginLine& line) {
        return line.form == own[i].form && std::abs(line.y - own[i].y) < kSameHeight;
      });
    });
    if (!found && !(own[i].numbers_only && i == 0)) break;
    count = i + 1;
  }
  return count;
}

}  // namespace

Margins margins_of(const Page& page, std::span<const WordLine> lines, bool by_rank) {
  return {margin(page, lines, true, by_rank), margin(page, lines, false, by_rank)};
}

FurnitureCount count_furniture(const Margins& margins, std::span<const Margins* const> neighbours) {
  return {repeated(margins.top, neighbours, &Margins::top),
          repeated(margins.bottom, neighbours, &Margins::bottom)};
}

}  // namespace planlupp
