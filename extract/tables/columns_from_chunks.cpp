#include "extract/tables/columns_from_chunks.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr double kMostCrossing = 0.2;  // of the lines, for a gap that counts
constexpr double kSticksOut = 2;       // points beyond a gap on both sides
constexpr double kNearEnds = 4;        // sizes: how far into a gap its ends reach
constexpr double kShared = 1.0;        // points of overlap that are none
constexpr double kWordSpace = 0.42;    // sizes, at most
constexpr int kMostSpaces = 3;         // that are in line by chance
constexpr std::size_t kStraight = 3;   // chunks that begin at one place make an edge
constexpr std::size_t kNearEdge = 12;  // points: no other edge is expected so near
constexpr std::size_t kRounds = 3;
constexpr std::size_t kMostBins = 20'000;

// Counts per point of width, kept as differences until summed.
class Profile {
 public:
  explicit Profile(std::size_t bins) : counts_(bins + 1, 0) {}
  void add(std::size_t first, std::size_t last) {
    if (first >= last) return;
    ++counts_[first];
    --counts_[last];
  }
  void sum() {
    for (std::size_t i = 1; i < counts_.size(); ++i) counts_[i] += counts_[i - 1];
  }
  [[nodiscard]] int at(std::size_t i) const { return counts_[i]; }

 private:
  std::vector<int> counts_;
};

struct Extent {
  double origin = 0;
  std::size_t bins = 0;

  [[nodiscard]] std::size_t bin(double x) const {
    return static_cast<std::size_t>(
        std::clamp(std::lround(x - origin), 0L, static_cast<long>(bins)));
  }
};

Extent extent_of(std::span<const Chunk> chunks) {
  double low = chunks.front().x0, high = chunks.front().x1;
  for (const Chunk& chunk : chunks) {
    low = std::min(low, chunk.x0);
    high = std::max(high, chunk.x1);
  }
  const double size = std::clamp(high - low + 2, 1.0, static_cast<double>(kMostBins));
  return {low - 1, static_cast<std::size_t>(size)};
}

struct Profiles {
  Profile covered, between;
  Profile spaces;  // between words of one text
};

// A gap speaks for a boundary near its ends; the middle of a wide one may be an empty cell.
void add_gap(double x0, double x1, double reach, const Extent& extent, Profile& between) {
  const std::size_t first = extent.bin(x0 - kShared / 2), last = extent.bin(x1 + kShared / 2);
  if (x1 - x0 <= 2 * reach) {
    between.add(first, last);
    return;
  }
  between.add(first, extent.bin(x0 + reach));
  between.add(extent.bin(x1 - reach), last);
}

// Chunks that are alone on their line, where most lines have several: section rows, wrapped text.
std::vector<std::uint8_t> lone_chunks(std::span<const Chunk> chunks) {
  std::vector<std::uint8_t> lone(chunks.size(), 0);
  std::size_t alone = 0, several = 0;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    const bool left = i > 0 && chunks[i - 1].line == chunks[i].line;
    const bool right = i + 1 < chunks.size() && chunks[i + 1].line == chunks[i].line;
    lone[i] = !left && !right;
    alone += lone[i];
    several += !left && right;
  }
  if (several < 2 * alone) lone.assign(chunks.size(), 0);
  return lone;
}

// How many lines have text at each point, and how many have a gap between two of their chunks.
Profiles profiles_of(const Page& page, std::span<const WordLine> lines,
                     std::span<const Chunk> chunks, const std::vector<std::uint8_t>& spanning,
                     const Extent& extent) {
  Profiles profiles{Profile(extent.bins), Profile(extent.bins), Profile(extent.bins)};
  const std::vector<std::uint8_t> lone = lone_chunks(chunks);
  const Chunk* left = nullptr;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    if (spanning[i] || (lone[i] && !page.character_grid)) continue;
    const Chunk& chunk = chunks[i];
    for (std::size_t w = chunk.first; w < chunk.last; ++w) {
      const Word& word = page.words[lines[chunk.line].words[w]];
      if (w > chunk.first && is_leader(word.text)) continue;
      if (word.box.x1 <= chunk.x0) continue;  // a currency sign
      const Box& box = word.box;
      if (w > chunk.first) {
        const double end = page.words[lines[chunk.line].words[w - 1]].box.x1;
        if (box.x0 - end < kWordSpace * lines[chunk.line].size) {
          profiles.spaces.add(extent.bin(end - kShared), extent.bin(box.x0 + kShared));
        }
      }
      profiles.covered.add(extent.bin(box.x0 + kShared / 2), extent.bin(box.x1 - kShared / 2));
    }
    if (left && left->line == chunk.line) {
      add_gap(left->x1, chunk.x0, kNearEnds * lines[chunk.line].size, extent, profiles.between);
    }
    left = &chunk;
  }
  profiles.covered.sum();
  profiles.between.sum();
  profiles.spaces.sum();
  return profiles;
}

struct Valley {
  std::size_t first = 0, last = 0;
};

std::vector<Valley> valleys_of(const Profiles& profiles, std::size_t bins) {
  std::vector<Valley> valleys;
  for (std::size_t i = 0; i < bins; ++i) {
    const int crossing = profiles.covered.at(i), gaps = profiles.between.at(i);
    if (gaps < 2 || crossing > kMostCrossing * (gaps + crossing)) continue;
    // "3 Möjlig" in each row: white between its words, but no gap.
    if (profiles.spaces.at(i) > kMostSpaces && 2 * profiles.spaces.at(i) > gaps) continue;
    if (valleys.empty() || valleys.back().last != i) valleys.push_back({i, i});
    valleys.back().last = i + 1;
  }
  return valleys;
}

// A gap whose right side is one straight edge: three lines or more have a chunk that begins there,
// hardly one begins elsewhere. It may be crossed by many (cards of labels and long values).
std::vector<Valley> straight_valleys(std::span<const Chunk> chunks,
                                     const std::vector<std::uint8_t>& spanning,
                                     const Extent& extent) {
  struct Edge {
    std::size_t count = 0, left = 0;  // chunks that begin here; where those before them end
  };
  std::map<std::size_t, Edge> edges;
  for (std::size_t i = 1; i < chunks.size(); ++i) {
    if (spanning[i] || spanning[i - 1] || chunks[i].line != chunks[i - 1].line) continue;
    Edge& edge = edges[extent.bin(chunks[i].x0)];
    ++edge.count;
    edge.left = std::max(edge.left, extent.bin(chunks[i - 1].x1));
  }
  std::vector<Valley> valleys;
  for (const auto& [x, edge] : edges) {
    std::size_t others = 0;  // that begin a little to the left or right
    for (auto at = edges.lower_bound(x > kNearEdge ? x - kNearEdge : 0);
         at != edges.end() && at->first <= x + kNearEdge; ++at) {
      if (at->first + 1 < x || at->first > x + 1) others += at->second.count;
    }
    if (edge.count < kStraight || 4 * others > edge.count || edge.left + 3 > x) continue;
    valleys.push_back({x - 3, x});
  }
  return valleys;
}

std::vector<Valley> all_valleys(std::span<const Chunk> chunks,
                                const std::vector<std::uint8_t>& spanning, const Extent& extent,
                                std::vector<Valley> valleys) {
  for (const Valley& valley : straight_valleys(chunks, spanning, extent)) {
    valleys.push_back(valley);
  }
  std::sort(valleys.begin(), valleys.end(),
            [](const Valley& a, const Valley& b) { return a.first < b.first; });
  return valleys;
}

// Marks the chunks that run over a whole valley; whether there were new ones.
bool mark_spanning(std::span<const Chunk> chunks, const std::vector<Valley>& valleys,
                   const Extent& extent, std::vector<std::uint8_t>& spanning) {
  bool found = false;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    if (spanning[i] || chunks[i].figure) continue;
    const std::size_t first = extent.bin(chunks[i].x0 + kSticksOut);
    const std::size_t last = extent.bin(chunks[i].x1 - kSticksOut);
    const auto valley =
        std::lower_bound(valleys.begin(), valleys.end(), first,
                         [](const Valley& v, std::size_t x) { return v.first < x; });
    const auto inside = std::find_if(
        valley, valleys.end(), [&](const Valley& v) { return v.first > last || v.last <= last; });
    if (inside == valleys.end() || inside->last > last) continue;
    spanning[i] = 1;
    found = true;
  }
  return found;
}

std::vector<Band> bands_of(std::span<const Chunk> chunks,
                           const std::vector<std::uint8_t>& spanning) {
  std::vector<Band> sorted;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    if (!spanning[i]) sorted.push_back({chunks[i].x0, chunks[i].x1});
  }
  std::sort(sorted.begin(), sorted.end(), [](const Band& a, const Band& b) { return a.x0 < b.x0; });
  std::vector<Band> bands;
  for (const Band& band : sorted) {
    if (bands.empty() || band.x0 > bands.back().x1 - kShared) bands.push_back(band);
    bands.back().x1 = std::max(bands.back().x1, band.x1);
  }
  return bands;
}

// In which lines each band has text, and whether it shares a line with the next band.
struct Use {
  std::size_t lines = 0, first = 0, last = 0;
  bool with_next = false;
  bool figures = true;  // and nothing else
};

bool is_figure(const Page& page, const WordLine& line, const Chunk& chunk) {
  bool digits = false;
  for (std::size_t w = chunk.first; w < chunk.last; ++w) {
    const std::string& text = page.words[line.words[w]].text;
    if (!is_numeric(text)) return false;
    digits |= std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  }
  return digits;
}

std::vector<Use> use_of(const Page& page, std::span<const WordLine> lines,
                        std::span<const Chunk> chunks, const std::vector<std::uint8_t>& spanning,
                        const std::vector<Band>& bands) {
  std::vector<Use> uses(bands.size());
  std::size_t line = static_cast<std::size_t>(-1), before = 0;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    if (spanning[i]) continue;
    const std::size_t band = bands_under(bands, chunks[i].x0, chunks[i].x1).first;
    const bool same_line = chunks[i].line == line;
    Use& use = uses[band];
    if (use.lines == 0) use.first = chunks[i].line;
    use.last = chunks[i].line;
    use.figures &= is_figure(page, lines[chunks[i].line], chunks[i]);
    if (!same_line || band != before) ++use.lines;
    if (same_line && band == before + 1) uses[before].with_next = true;
    line = chunks[i].line;
    before = band;
  }
  return uses;
}

// A head alone on the first line, figures and nothing else below, flush with the other side of the
// column: few rows are enough.
bool is_head_of_figures(const Use& head, const Use& below, std::size_t first_line) {
  return head.lines == 1 && head.first == first_line && !head.figures && below.figures &&
         below.first > head.last;
}

// Two neighbours that are never both filled, one of them hardly ever, are one column: a head that
// stands beside the figures below it.
void merge_strays(const Page& page, std::span<const WordLine> lines, std::span<const Chunk> chunks,
                  const std::vector<std::uint8_t>& spanning, std::vector<Band>& bands) {
  for (bool merged = true; merged && bands.size() > 2;) {
    merged = false;
    const std::vector<Use> uses = use_of(page, lines, chunks, spanning, bands);
    for (std::size_t i = 0; i + 1 < bands.size() && !merged; ++i) {
      const std::size_t few = std::min(uses[i].lines, uses[i + 1].lines);
      const std::size_t many = std::max(uses[i].lines, uses[i + 1].lines);
      const std::size_t top = chunks.front().line;
      const bool head = is_head_of_figures(uses[i], uses[i + 1], top) ||
                        is_head_of_figures(uses[i + 1], uses[i], top);
      if (uses[i].with_next || few > 3 || (4 * few > many && !head)) continue;
      bands[i].x1 = bands[i + 1].x1;
      bands.erase(bands.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      merged = true;
    }
  }
}

}  // namespace

BandRange bands_under(const std::vector<Band>& bands, double x0, double x1) {
  BandRange range{bands.size(), 0};
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const double shared = std::min(x1, bands[i].x1) - std::max(x0, bands[i].x0);
    if (shared <= kShared && shared < 0.5 * (x1 - x0)) continue;
    range.first = std::min(range.first, i);
    range.last = i + 1;
  }
  if (range.first < range.last || bands.empty()) return range;
  const double middle = (x0 + x1) / 2;
  std::size_t near = 0;
  double least = 1e18;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const double off = std::max({bands[i].x0 - middle, middle - bands[i].x1, 0.0});
    if (off < least) {
      least = off;
      near = i;
    }
  }
  return {near, near + 1};
}

ColumnFit columns_from_chunks(const Page& page, std::span<const WordLine> lines,
                              std::span<const Chunk> chunks) {
  ColumnFit fit;
  fit.spanning.assign(chunks.size(), 0);
  if (chunks.empty()) return fit;
  const Extent extent = extent_of(chunks);
  for (std::size_t round = 0; round < kRounds; ++round) {
    const Profiles profiles = profiles_of(page, lines, chunks, fit.spanning, extent);
    const std::vector<Valley> valleys =
        all_valleys(chunks, fit.spanning, extent, valleys_of(profiles, extent.bins));
    if (!mark_spanning(chunks, valleys, extent, fit.spanning)) break;
  }
  fit.bands = bands_of(chunks, fit.spanning);
  merge_strays(page, lines, chunks, fit.spanning, fit.bands);
  return fit;
}

}  // namespace planlupp
