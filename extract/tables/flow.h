// A flow: lines that are read one after the other down a column of the page, with their chunks and
// the level rules that stand among them.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "extract/tables/page_model.h"

namespace planlupp {

// A lone line of a character grid that stands again and again (grid_labels.h).
enum class LoneLine : std::uint8_t { none, label, heading };

struct FlowLine {
  std::size_t first = 0, last = 0;  // its chunks
  bool several = false;             // two chunks or more, a list mark before its text not counted
  bool prose = false;               // a long piece of running text
  bool lower = false;               // begins in lower case
  LoneLine lone = LoneLine::none;
  bool repeated = false;  // on a character grid: `several`, and the same line stands elsewhere
};

// Lines of a character grid that begin with the same text at the same field and have more beside.
struct LineStart {
  std::size_t lines = 0;
  std::map<long, std::size_t> beside;  // the fields where the other texts begin: how many
};

struct Flow {
  std::vector<WordLine> lines;
  std::vector<Chunk> chunks;    // Chunk::line counts in `lines`
  std::vector<FlowLine> looks;  // one per line
  std::vector<Edge> rules;      // level, by y; those of ruled tables are left out
  bool character_grid = false;
  std::map<std::pair<std::string, long>, LineStart> line_starts;  // by text and field
  double x0 = 0, x1 = 0;                                          // of its text

  [[nodiscard]] std::span<const Chunk> chunks_of(std::size_t line) const {
    return std::span(chunks).subspan(looks[line].first, looks[line].last - looks[line].first);
  }
};

[[nodiscard]] Flow flow_of(const Page& page, std::vector<WordLine> lines, std::vector<Edge> rules);

// The rules that stand between line i - 1 and line i (i = 0: close above the first; i = number of
// lines: close below the last).
[[nodiscard]] std::span<const Edge> rules_above(const Flow& flow, std::size_t i);

// Whether rules between line i - 1 and line i cover most of [x0, x1].
[[nodiscard]] bool ruled_above(const Flow& flow, std::size_t i, double x0, double x1);

}  // namespace planlupp
