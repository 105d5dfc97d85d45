#include "extract/tables/grid_labels.h"

#include <algorithm>
#include <map>
#include <string>

#include "extract/tables/character_grid.h"
#include "extract/tables/chunks_from_lines.h"
#include "extract/tables/lines_from_words.h"
#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr std::size_t kMostWords = 3;       // of a label
constexpr double kSetIn = 15;               // points
constexpr std::size_t kFewestHeadings = 3;  // that begin with one word, and nothing else does
constexpr std::size_t kFewestLabels = 4;
constexpr double kClose = 1.35;  // sizes from line to line, none blank between

bool is_lone(const Flow& flow, std::size_t line) { return flow.chunks_of(line).size() == 1; }

bool is_close(const Flow& flow, std::size_t line) {
  return line > 0 && flow.lines[line].baseline - flow.lines[line - 1].baseline <=
                         kClose * flow.lines[line].size;
}

// Whether a lone line follows that begins below this one. Text beside a label that is centred on
// it begins further right.
bool has_text_below(const Flow& flow, std::size_t line) {
  const std::size_t next = line + 1;
  return next < flow.lines.size() && is_lone(flow, next) && is_close(flow, next) &&
         flow.lines[next].box.x0 - flow.lines[line].box.x0 < kSetIn;
}

void mark_lone_lines(const Page& page, Flow& flow) {
  std::map<std::string, std::size_t> texts, firsts, others;
  const auto first = [&](std::size_t i) { return page.words[flow.lines[i].words.front()].text; };
  const auto at_edge = [&](std::size_t i) {
    return first(i).ends_with(':') || flow.lines[i].box.x0 < flow.x0 + kFieldWidth / 2;
  };
  for (std::size_t i = 0; i < flow.lines.size(); ++i) {
    if (!is_lone(flow, i)) {
      ++others[first(i)];
      continue;
    }
    ++texts[text_of(page, flow.lines[i].words)];
    if (at_edge(i)) ++firsts[first(i)];
  }
  for (std::size_t i = 0; i < flow.lines.size(); ++i) {
    if (!is_lone(flow, i)) continue;
    const bool label = flow.lines[i].words.size() <= kMostWords && !starts_lower(first(i)) &&
                       texts[text_of(page, flow.lines[i].words)] > 1 && has_text_below(flow, i);
    const bool named = first(i).ends_with(':') && firsts[first(i)] > 1;
    const bool counted = at_edge(i) && flow.lines[i].words.size() > 1 && !starts_lower(first(i)) &&
                         firsts[first(i)] >= kFewestHeadings && !others.contains(first(i));
    const bool heading = named || counted;
    flow.looks[i].lone = heading ? LoneLine::heading : label ? LoneLine::label : LoneLine::none;
  }
}

}  // namespace

void mark_repetition(const Page& page, Flow& flow) {
  mark_lone_lines(page, flow);
  std::map<std::string, std::size_t> texts;
  for (std::size_t i = 0; i < flow.lines.size(); ++i) {
    if (flow.looks[i].several) ++texts[text_of(page, flow.lines[i].words)];
    const std::span<const Chunk> chunks = flow.chunks_of(i);
    if (chunks.size() < 2) continue;
    LineStart& start =
        flow.line_starts[{text_of(page, flow.lines, chunks.front()), field_at(chunks.front().x0)}];
    ++start.lines;
    for (const Chunk& chunk : chunks.subspan(1)) ++start.beside[field_at(chunk.x0)];
  }
  for (std::size_t i = 0; i < flow.lines.size(); ++i) {
    flow.looks[i].repeated = flow.looks[i].several && texts[text_of(page, flow.lines[i].words)] > 1;
  }
}

std::vector<std::uint8_t> held_by_labels(const Flow& flow) {
  std::vector<std::uint8_t> held(flow.lines.size(), 0);
  if (!flow.character_grid) return held;
  for (std::size_t i = 1; i < held.size(); ++i) {
    if (!is_lone(flow, i) || !is_close(flow, i)) continue;
    held[i] = flow.looks[i].lone == LoneLine::label || held[i - 1] != 0;
  }
  return held;
}

const LineStart* labelled_like(const Page& page, const Flow& flow, std::size_t line) {
  const std::span<const Chunk> chunks = flow.chunks_of(line);
  if (!flow.character_grid || chunks.size() < 2) return nullptr;
  const auto start = flow.line_starts.find(
      {text_of(page, flow.lines, chunks.front()), field_at(chunks.front().x0)});
  const bool label = start != flow.line_starts.end() && start->second.lines >= kFewestLabels;
  return label ? &start->second : nullptr;
}

}  // namespace planlupp
