#include "extract/tables/pieces_from_chunks.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

#include "extract/tables/chunks_from_lines.h"
#include "extract/tables/lines_from_words.h"
#include "extract/tables/number_form.h"
#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr double kAtGap = 0.4;   // sizes that a word may reach into a gap from either side
constexpr double kClear = 0.45;  // sizes: a space that is clearly more than a word space
constexpr double kExact = 2.5;   // points
constexpr double kOnGrid = 3.0;  // where a text export has pushed texts aside

constexpr double kSlight = 0.25;  // of the narrower of piece and column: no spanning

class Cutter {
 public:
  Cutter(const Page& page, const WordLine& line, const std::vector<Band>& bands)
      : page_(page), line_(line), bands_(bands), grid_(page.character_grid) {}

  // The word before which the chunk can be cut at the gap right of `band`. A gap that is `crossed`
  // by many is cut only where a text begins exactly.
  [[nodiscard]] std::optional<std::size_t> cut_at(std::size_t first, std::size_t last,
                                                  std::size_t band, bool crossed, bool lone) const {
    const double slack = (grid_ ? kOnGrid : kAtGap) * line_.size;
    std::optional<std::size_t> found;
    double least = 1e9;
    for (std::size_t w = first + 1; w < last; ++w) {
      const Box& left = word(w - 1).box;
      const Box& right = word(w).box;
      if (left.x1 > bands_[band + 1].x0 + slack || right.x0 < bands_[band].x1 - slack) continue;
      const double off = std::abs(right.x0 - bands_[band + 1].x0);
      // Columns set flush right end at one place.
      const bool ends =
          !grid_ && std::abs(left.x1 - bands_[band].x1) < kExact && at_edge(w, last, band + 1);
      if (off > slack && !ends && !is_numeric(word(w).text)) continue;
      if (lone && (grid_ ? off > kExact : right.x0 - left.x1 < kClear * line_.size)) continue;
      if (!grid_ && right.x0 - left.x1 < kClear * line_.size && !at_edge(w, last, band + 1))
        continue;
      // A word broken at the line's end ends its cell's line.
      const bool broken = grid_ && ends_with_hyphen(word(w - 1).text);
      const bool runs_on = starts_lower(word(w).text) && !broken;
      if (grid_ && off > kExact && (crossed || runs_on)) continue;
      if (crossed && runs_on) continue;
      // The nearest beginning; on a grid texts are pushed aside, and a capital tells more.
      const double cost = grid_ ? off + (runs_on ? 2 * line_.size : 0) - (broken ? line_.size : 0)
                                : left.x1 - right.x0;
      if (cost >= least) continue;
      least = cost;
      found = w;
    }
    return found;
  }

  // Whether the words from `w` on that stand over the band begin or end where it does.
  [[nodiscard]] bool at_edge(std::size_t w, std::size_t last, std::size_t band) const {
    std::size_t end = w + 1;
    while (end < last && word(end).box.x0 < bands_[band].x1) ++end;
    return std::abs(word(w).box.x0 - bands_[band].x0) < kExact ||
           std::abs(word(end - 1).box.x1 - bands_[band].x1) < kExact;
  }

  [[nodiscard]] Piece piece(std::size_t line, std::size_t first, std::size_t last) const {
    const double x0 = word(without_sign(first, last)).box.x0, x1 = word(last - 1).box.x1;
    return {line, first, last, x0, x1, trimmed(reach(first, last), x0, x1)};
  }

  // All columns that the words reach into.
  [[nodiscard]] BandRange reach(std::size_t first, std::size_t last) const {
    return bands_under(bands_, word(without_sign(first, last)).box.x0, word(last - 1).box.x1);
  }

 private:
  // A currency sign may stand far to the left of its figure.
  [[nodiscard]] std::size_t without_sign(std::size_t first, std::size_t last) const {
    return first + 1 < last && is_currency_sign(word(first).text) ? first + 1 : first;
  }

  // A head that only just reaches into a neighbouring column does not span it.
  [[nodiscard]] BandRange trimmed(BandRange range, double x0, double x1) const {
    const auto slight = [&](const Band& band) {
      const double shared = std::min(x1, band.x1) - std::max(x0, band.x0);
      return shared < kSlight * std::min(x1 - x0, band.x1 - band.x0);
    };
    while (range.last > range.first + 1 && slight(bands_[range.first])) ++range.first;
    while (range.last > range.first + 1 && slight(bands_[range.last - 1])) --range.last;
    return range;
  }

  [[nodiscard]] const Word& word(std::size_t w) const { return page_.words[line_.words[w]]; }

  const Page& page_;
  const WordLine& line_;
  const std::vector<Band>& bands_;
  bool grid_;
};

// For each gap right of a band whether many lines run across it.
std::vector<std::uint8_t> often_crossed(std::span<const Chunk> chunks, const ColumnFit& fit) {
  std::vector<std::size_t> counts(fit.bands.size() + 1, 0);
  std::size_t lines = 0;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    lines += i == 0 || chunks[i].line != chunks[i - 1].line;
    if (!fit.spanning[i]) continue;
    const BandRange reach = bands_under(fit.bands, chunks[i].x0, chunks[i].x1);
    for (std::size_t b = reach.first; b + 1 < reach.last; ++b) ++counts[b];
  }
  std::vector<std::uint8_t> crossed;
  for (const std::size_t count : counts) crossed.push_back(4 * count > lines);
  return crossed;
}

// A lone chunk, and any on a character grid, is cut only if it can be at every gap: else its words
// stand there by chance.
void cut_spanning(const Cutter& cutter, const Chunk& chunk, bool lone, bool grid,
                  const std::vector<std::uint8_t>& crossed, std::vector<Piece>& out) {
  const bool whole = lone || grid;
  const BandRange reach = cutter.reach(chunk.first, chunk.last);
  std::vector<std::size_t> cuts;
  std::size_t from = chunk.first;
  for (std::size_t band = reach.first; band + 1 < reach.last; ++band) {
    const auto cut = cutter.cut_at(from, chunk.last, band, crossed[band] != 0, lone);
    if (cut) cuts.push_back(from = *cut);
  }
  const std::size_t gaps = reach.last - reach.first - 1;
  if (cuts.empty() || (whole && cuts.size() < gaps)) {
    out.push_back(cutter.piece(chunk.line, chunk.first, chunk.last));
    return;
  }
  from = chunk.first;
  cuts.push_back(chunk.last);
  for (const std::size_t cut : cuts) {
    out.push_back(cutter.piece(chunk.line, from, cut));
    from = cut;
  }
}

// Heads that nearly touch, over columns of narrow figures: as many words as columns, each with a
// capital and nearest to a column of its own.
std::vector<Piece> heads_in(const Page& page, const WordLine& line, const Cutter& cutter,
                            const Chunk& chunk) {
  const BandRange reach = cutter.reach(chunk.first, chunk.last);
  std::vector<Piece> heads;
  if (chunk.last - chunk.first != reach.last - reach.first) return heads;
  for (std::size_t w = chunk.first; w < chunk.last; ++w) {
    heads.push_back(cutter.piece(chunk.line, w, w + 1));
    const std::size_t band = reach.first + (w - chunk.first);
    const BandRange& own = heads.back().bands;
    if (!starts_upper(page.words[line.words[w]].text) || own.first != band ||
        own.last != band + 1) {
      return {};
    }
  }
  return heads;
}

// Whether figures and nothing else stand below the chunk in all its columns.
bool over_figures(const Page& page, const Flow& flow, std::span<const Chunk> chunks,
                  const ColumnFit& fit, const Chunk& head) {
  const BandRange reach = bands_under(fit.bands, head.x0, head.x1);
  std::vector<std::uint8_t> filled(fit.bands.size(), 0);
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    if (chunks[i].line <= head.line || fit.spanning[i]) continue;
    const BandRange range = bands_under(fit.bands, chunks[i].x0, chunks[i].x1);
    if (range.first < reach.first || range.last > reach.last) continue;
    if (!is_numeric(text_of(page, flow.lines, chunks[i]))) return false;
    filled[range.first] = 1;
  }
  return std::all_of(filled.begin() + static_cast<std::ptrdiff_t>(reach.first),
                     filled.begin() + static_cast<std::ptrdiff_t>(reach.last),
                     [](std::uint8_t band) { return band != 0; });
}

}  // namespace

std::vector<Piece> pieces_from_chunks(const Page& page, const Flow& flow,
                                      std::span<const Chunk> chunks, const ColumnFit& fit) {
  std::vector<Piece> pieces;
  const std::vector<std::uint8_t> crossed = often_crossed(chunks, fit);
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    const Chunk& chunk = chunks[i];
    const Cutter cutter(page, flow.lines[chunk.line], fit.bands);
    if (!fit.spanning[i]) {
      pieces.push_back(cutter.piece(chunk.line, chunk.first, chunk.last));
      continue;
    }
    if (!page.character_grid && chunk.line == chunks.front().line &&
        over_figures(page, flow, chunks, fit, chunk)) {
      const auto heads = heads_in(page, flow.lines[chunk.line], cutter, chunk);
      pieces.insert(pieces.end(), heads.begin(), heads.end());
      if (!heads.empty()) continue;
    }
    const bool lone = flow.chunks_of(chunk.line).size() == 1;
    cut_spanning(cutter, chunk, lone, page.character_grid, crossed, pieces);
  }
  return pieces;
}

std::string text_of(const Page& page, const Flow& flow, const Piece& piece) {
  return text_of(
      page, std::span(flow.lines[piece.line].words).subspan(piece.first, piece.last - piece.first));
}

}  // namespace planlupp
