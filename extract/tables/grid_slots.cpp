#include "extract/tables/grid_slots.h"

#include <algorithm>
#include <string>

#include "extract/tables/character_grid.h"
#include "extract/tables/chunks_from_lines.h"
#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr std::size_t kFewestHeads = 2;
constexpr std::size_t kFigureWords = 3;  // "Minst 14 000"
constexpr std::size_t kFewestRows = 2;   // with a figure below each letter
constexpr double kFar = 1e9;

}  // namespace

GridSlots::GridSlots(const Page& page, const Flow& flow, Block block) : page_(page), flow_(flow) {
  const std::span<const Chunk> heads = flow.chunks_of(block.first);
  if (heads.size() < kFewestHeads || (heads.size() == 2 && !figures_below(block))) return;
  place_letters(block, heads);
  for (std::size_t h = 0; h < heads.size(); ++h) {
    const double end = h + 1 < heads.size() ? heads[h + 1].x0 : kFar;
    if (!is_simple(block, heads[h].x0, end)) continue;
    slots_.push_back({heads[h].x0, end});
    if (begins_with_figures(block, slots_.back())) of_figures_.insert(heads[h].x0);
  }
}

double GridSlots::start_of(const Chunk& chunk) const {
  if (const auto at = placed_.find(&chunk); at != placed_.end()) return at->second;
  for (const Band& slot : slots_) {
    if (lies_in(chunk, slot.x0, slot.x1) && is_figure(chunk)) return slot.x0;
    if (text_behind_figure(chunk, slot)) return slot.x0;
  }
  return chunk.x0;
}

std::optional<double> GridSlots::second_start_of(const Chunk& chunk) const {
  for (const Band& slot : slots_) {
    if (const auto start = text_behind_figure(chunk, slot)) return start;
  }
  return std::nullopt;
}

bool GridSlots::figures_below(Block block) const {
  const double head = flow_.chunks_of(block.first)[1].x0;
  std::size_t rows = 0;
  for (std::size_t i = block.first + 1; i < block.last; ++i) {
    const std::span<const Chunk> chunks = flow_.chunks_of(i);
    if (chunks.size() > 2) return false;
    if (chunks.size() < 2) continue;
    if (chunks[1].x0 < head || !is_numeric(text_of(page_, flow_.lines, chunks[1]))) return false;
    ++rows;
  }
  return rows > 0;
}

bool GridSlots::lies_in(const Chunk& chunk, double x0, double x1) {
  return chunk.x0 >= x0 && chunk.x1 < x1;
}

void GridSlots::place_letters(Block block, std::span<const Chunk> heads) {
  const auto letter = [&](const Chunk& head) {
    return head.last == head.first + 1 && text_of(page_, flow_.lines, head).size() == 1;
  };
  for (std::size_t first = 0; first < heads.size();) {
    std::size_t last = first;
    while (last < heads.size() && letter(heads[last])) ++last;
    if (last > first + 1) {
      const double end = last < heads.size() ? heads[last].x0 : kFar;
      place_figures(block, heads.subspan(first, last - first), end);
    }
    first = std::max(last, first + 1);
  }
}

void GridSlots::place_figures(Block block, std::span<const Chunk> letters, double end) {
  std::vector<std::vector<const Chunk*>> rows;
  for (std::size_t i = block.first + 1; i < block.last; ++i) {
    std::vector<const Chunk*> figures;
    for (const Chunk& chunk : flow_.chunks_of(i)) {
      const std::string text = text_of(page_, flow_.lines, chunk);
      const bool inside = lies_in(chunk, letters.front().x0 - kFieldWidth, end);
      if (inside && text.size() <= 2 && is_numeric(text)) figures.push_back(&chunk);
    }
    if (figures.size() == letters.size()) rows.push_back(std::move(figures));
  }
  if (rows.size() < kFewestRows) return;
  for (std::size_t c = 0; c < letters.size(); ++c) {
    std::vector<double> starts;
    for (const auto& row : rows) starts.push_back(row[c]->x0);
    const auto middle = starts.begin() + static_cast<std::ptrdiff_t>(starts.size() / 2);
    std::nth_element(starts.begin(), middle, starts.end());
    placed_[&letters[c]] = *middle;
    for (const auto& row : rows) placed_[row[c]] = *middle;
  }
}

bool GridSlots::is_simple(Block block, double x0, double x1) const {
  for (std::size_t i = block.first + 1; i < block.last; ++i) {
    std::size_t inside = 0;
    for (const Chunk& chunk : flow_.chunks_of(i)) inside += lies_in(chunk, x0, x1);
    if (inside > 1) return false;
  }
  return true;
}

bool GridSlots::begins_with_figures(Block block, const Band& slot) const {
  std::size_t all = 0;
  for (std::size_t i = block.first + 1; i < block.last; ++i) {
    for (const Chunk& chunk : flow_.chunks_of(i)) {
      if (chunk.x0 < slot.x0 || chunk.x0 >= slot.x1) continue;
      if (!is_numeric(page_.words[flow_.lines[i].words[chunk.first]].text)) return false;
      ++all;
    }
  }
  return all > 0;
}

std::optional<double> GridSlots::text_behind_figure(const Chunk& chunk, const Band& slot) const {
  if (chunk.x0 < slot.x0 || chunk.x0 >= slot.x1 || chunk.x1 <= slot.x1) return std::nullopt;
  for (std::size_t w = chunk.first; w < chunk.last; ++w) {
    const Word& word = page_.words[flow_.lines[chunk.line].words[w]];
    // A head may stand over the middle of what begins left of it.
    const bool next = word.box.x0 >= slot.x1 - kOffPlace ||
                      (starts_upper(word.text) && of_figures_.contains(slot.x0));
    if (next && w > chunk.first && !is_numeric(word.text)) {
      return starts_lower(word.text) ? std::nullopt : std::optional(word.box.x0);
    }
    if (!is_numeric(word.text) && word.text != "%") return std::nullopt;
  }
  return std::nullopt;
}

bool GridSlots::is_figure(const Chunk& chunk) const {
  const std::string text = text_of(page_, flow_.lines, chunk);
  return is_numeric(text) || (chunk.last - chunk.first <= kFigureWords &&
                              text.find_first_of("0123456789") != std::string::npos);
}

}  // namespace planlupp
