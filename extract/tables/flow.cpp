#include "extract/tables/flow.h"

#include <algorithm>

#include "extract/tables/boxes.h"
#include "extract/tables/chunks_from_lines.h"
#include "extract/tables/grid_labels.h"
#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr double kProseWidth = 0.5;  // of the flow
constexpr std::size_t kProseWords = 6;
constexpr double kMostOfFlow = 0.8;  // a chunk that fills the flow: prose with one wide space
constexpr std::size_t kJustifiedWords = 3;
constexpr double kAtEdge = 2;  // points
constexpr double kEqualSpaces = 1.3;
constexpr double kWidestSpace = 3;  // sizes
constexpr double kCovers = 0.7;
constexpr double kClose = 1.5;  // sizes: a rule above the first line, below the last

FlowLine look_of(const Page& page, const Flow& flow, std::size_t first, std::size_t last) {
  FlowLine look{first, last, last - first >= 2, false, false};
  const Chunk& head = flow.chunks[first];
  look.lower = starts_lower(page.words[flow.lines[head.line].words.front()].text);
  if (last - first == 2 && is_list_mark(text_of(page, flow.lines, head))) look.several = false;
  const double flow_width = flow.x1 - flow.x0;
  for (std::size_t i = first; i < last; ++i) {
    const Chunk& chunk = flow.chunks[i];
    const double share = (chunk.x1 - chunk.x0) / std::max(1.0, flow_width);
    const bool words = chunk.last - chunk.first >= kProseWords;
    if (look.several && flow.character_grid) break;  // two spaces are no word space there
    if (words && share >= (look.several ? kMostOfFlow : kProseWidth)) look.prose = true;
  }
  if (look.prose) look.several = false;
  return look;
}

// A line of three words or more, from edge to edge of the flow, with equal spaces between all.
bool is_justified(const Page& page, const Flow& flow, std::size_t i) {
  const WordLine& line = flow.lines[i];
  if (line.words.size() < kJustifiedWords) return false;
  if (line.box.x0 > flow.x0 + kAtEdge || line.box.x1 < flow.x1 - kAtEdge) return false;
  double least = 1e9, most = 0;
  for (std::size_t w = 1; w < line.words.size(); ++w) {
    const double gap = page.words[line.words[w]].box.x0 - page.words[line.words[w - 1]].box.x1;
    least = std::min(least, gap);
    most = std::max(most, gap);
  }
  return most < kEqualSpaces * least && most < kWidestSpace * line.size;
}

// Lines of justified text whose spaces are as wide as gaps between columns: told by their equal
// spaces, beside a line of running text.
void tell_justified(const Page& page, Flow& flow) {
  for (std::size_t i = 0; i < flow.lines.size(); ++i) {
    if (!flow.looks[i].several || !is_justified(page, flow, i)) continue;
    const bool below = i > 0 && flow.looks[i - 1].prose;
    const bool above = i + 1 < flow.lines.size() && flow.looks[i + 1].prose;
    if (!below && !above) continue;
    flow.looks[i].prose = true;
    flow.looks[i].several = false;
  }
}

}  // namespace

Flow flow_of(const Page& page, std::vector<WordLine> lines, std::vector<Edge> rules) {
  Flow flow;
  flow.character_grid = page.character_grid;
  flow.lines = std::move(lines);
  flow.rules = std::move(rules);
  std::sort(flow.rules.begin(), flow.rules.end(),
            [](const Edge& a, const Edge& b) { return a.position < b.position; });
  if (flow.lines.empty()) return flow;
  flow.x0 = flow.lines.front().box.x0;
  flow.x1 = flow.lines.front().box.x1;
  for (const WordLine& line : flow.lines) {
    flow.x0 = std::min(flow.x0, line.box.x0);
    flow.x1 = std::max(flow.x1, line.box.x1);
  }
  flow.chunks = chunks_from_lines(page, flow.lines);
  std::size_t first = 0;
  for (std::size_t line = 0; line < flow.lines.size(); ++line) {
    std::size_t last = first;
    while (last < flow.chunks.size() && flow.chunks[last].line == line) ++last;
    flow.looks.push_back(look_of(page, flow, first, last));
    first = last;
  }
  if (flow.character_grid)
    mark_repetition(page, flow);
  else
    tell_justified(page, flow);
  return flow;
}

std::span<const Edge> rules_above(const Flow& flow, std::size_t i) {
  if (flow.lines.empty()) return {};
  const auto middle = [&](std::size_t k) {
    return flow.lines[k].baseline - 0.3 * flow.lines[k].size;
  };
  const WordLine& near = flow.lines[std::min(i, flow.lines.size() - 1)];
  const double from = i == 0 ? middle(0) - kClose * near.size : middle(i - 1);
  const double to = i == flow.lines.size() ? middle(i - 1) + kClose * near.size : middle(i);
  const auto before = [](const Edge& edge, double y) { return edge.position < y; };
  const auto begin = std::lower_bound(flow.rules.begin(), flow.rules.end(), from, before);
  const auto end = std::lower_bound(begin, flow.rules.end(), to, before);
  return {begin, end};
}

bool ruled_above(const Flow& flow, std::size_t i, double x0, double x1) {
  double covered = 0;
  double y = -1e9;
  for (const Edge& rule : rules_above(flow, i)) {
    if (rule.position > y + 3) covered = 0;
    y = rule.position;
    covered += std::max(0.0, overlap(rule.begin, rule.end, x0, x1));
    if (covered >= kCovers * (x1 - x0)) return true;
  }
  return false;
}

}  // namespace planlupp
