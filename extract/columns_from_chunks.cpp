#include "extract/columns_from_chunks.h"

#include <algorithm>
#include <cmath>

#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr double kMostCrossing = 0.2;  // of the lines, for a gap that counts
constexpr double kSticksOut = 2;       // points beyond a gap on both sides
constexpr double kShared = 1.0;        // points of overlap that are none
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
};

// How many lines have text at each point, and how many have a gap between two of their chunks.
Profiles profiles_of(const Page& page, std::span<const WordLine> lines,
                     std::span<const Chunk> chunks, const std::vector<std::uint8_t>& spanning,
                     const Extent& extent) {
  Profiles profiles{Profile(extent.bins), Profile(extent.bins)};
  const Chunk* left = nullptr;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    if (spanning[i]) continue;
    const Chunk& chunk = chunks[i];
    for (std::size_t w = chunk.first; w < chunk.last; ++w) {
      const Word& word = page.words[lines[chunk.line].words[w]];
      if (w > chunk.first && is_leader(word.text)) continue;
      const Box& box = word.box;
      profiles.covered.add(extent.bin(box.x0 + kShared / 2), extent.bin(box.x1 - kShared / 2));
    }
    if (left && left->line == chunk.line) {
      profiles.between.add(extent.bin(left->x1 - kShared / 2), extent.bin(chunk.x0 + kShared / 2));
    }
    left = &chunk;
  }
  profiles.covered.sum();
  profiles.between.sum();
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
    if (valleys.empty() || valleys.back().last != i) valleys.push_back({i, i});
    valleys.back().last = i + 1;
  }
  return valleys;
}

// Marks the chunks that run over a whole valley; whether there were new ones.
bool mark_spanning(std::span<const Chunk> chunks, const std::vector<Valley>& valleys,
                   const Extent& extent, std::vector<std::uint8_t>& spanning) {
  bool found = false;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    if (spanning[i]) continue;
    const std::size_t first = extent.bin(chunks[i].x0 + kSticksOut);
    const std::size_t last = extent.bin(chunks[i].x1 - kSticksOut);
    const auto valley =
        std::lower_bound(valleys.begin(), valleys.end(), first,
                         [](const Valley& v, std::size_t x) { return v.first < x; });
    if (valley == valleys.end() || valley->last > last) continue;
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
  std::size_t lines = 0;
  bool with_next = false;
};

std::vector<Use> use_of(std::span<const Chunk> chunks, const std::vector<std::uint8_t>& spanning,
                        const std::vector<Band>& bands) {
  std::vector<Use> uses(bands.size());
  std::size_t line = static_cast<std::size_t>(-1), before = 0;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    if (spanning[i]) continue;
    const std::size_t band = bands_under(bands, chunks[i].x0, chunks[i].x1).first;
    const bool same_line = chunks[i].line == line;
    if (!same_line || band != before) ++uses[band].lines;
    if (same_line && band == before + 1) uses[before].with_next = true;
    line = chunks[i].line;
    before = band;
  }
  return uses;
}

// Two neighbours that are never both filled, one of them hardly ever, are one column: a head that
// stands beside the figures below it.
void merge_strays(std::span<const Chunk> chunks, const std::vector<std::uint8_t>& spanning,
                  std::vector<Band>& bands) {
  for (bool merged = true; merged && bands.size() > 2;) {
    merged = false;
    const std::vector<Use> uses = use_of(chunks, spanning, bands);
    for (std::size_t i = 0; i + 1 < bands.size() && !merged; ++i) {
      const std::size_t few = std::min(uses[i].lines, uses[i + 1].lines);
      const std::size_t many = std::max(uses[i].lines, uses[i + 1].lines);
      if (uses[i].with_next || few > 3 || 4 * few > many) continue;
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
    if (!mark_spanning(chunks, valleys_of(profiles, extent.bins), extent, fit.spanning)) break;
  }
  fit.bands = bands_of(chunks, fit.spanning);
  merge_strays(chunks, fit.spanning, fit.bands);
  return fit;
}

}  // namespace planlupp
