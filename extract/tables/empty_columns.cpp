#include "extract/tables/empty_columns.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace planlupp {
namespace {

constexpr double kSameEdge = 1.5;        // points
constexpr std::size_t kFewestBelow = 2;  // texts that begin at the word

// The word of the head at which what stands below it begins.
std::optional<std::size_t> word_above_texts(const Page& page, const WordLine& line,
                                            const Chunk& head, std::span<const Chunk> body) {
  double left = 1e9;
  std::size_t begin = 0, at_right = 0, all = 0;
  for (const Chunk& chunk : body) {
    if (chunk.x0 >= head.x1 || chunk.x1 <= head.x0) continue;
    left = std::min(left, chunk.x0);
    ++all;
  }
  if (all < kFewestBelow || left < head.x0 + kSameEdge) return std::nullopt;
  for (const Chunk& chunk : body) {
    if (chunk.x0 >= head.x1 || chunk.x1 <= head.x0) continue;
    begin += chunk.x0 - left < kSameEdge;
    at_right += std::abs(chunk.x1 - head.x1) < kSameEdge;
  }
  if (begin < kFewestBelow || 2 * at_right > all) return std::nullopt;
  for (std::size_t w = head.first + 1; w < head.last; ++w) {
    if (std::abs(page.words[line.words[w]].box.x0 - left) < kSameEdge) return w;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Chunk> with_empty_columns(const Page& page, std::span<const WordLine> lines,
                                      std::span<const Chunk> chunks) {
  std::vector<Chunk> cut;
  if (chunks.empty()) return cut;
  const auto second = std::find_if(chunks.begin(), chunks.end(), [&](const Chunk& chunk) {
    return chunk.line != chunks.front().line;
  });
  const std::span body(second, chunks.end());
  for (const Chunk& chunk : chunks) {
    cut.push_back(chunk);
    if (chunk.line != chunks.front().line || chunk.last - chunk.first < 2) continue;
    const WordLine& line = lines[chunk.line];
    const auto word = word_above_texts(page, line, chunk, body);
    if (!word) continue;
    Chunk& before = cut.back();
    before.last = *word;
    before.x1 = page.words[line.words[*word - 1]].box.x1;
    cut.push_back({chunk.line, *word, chunk.last, page.words[line.words[*word]].box.x0, chunk.x1});
  }
  return cut;
}

}  // namespace planlupp
