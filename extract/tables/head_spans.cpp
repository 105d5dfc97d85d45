#include "extract/tables/head_spans.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace planlupp {
namespace {

constexpr double kOff = 0.07;        // of the columns' width: how far a head may stand off
constexpr double kLeastOff = 0.6;    // sizes
constexpr double kBare = 1;          // a column with a head of its own below, but none above
constexpr double kWrapPitch = 1.36;  // sizes: lines of one head stand no further apart
constexpr double kNever = 1e9;

class Spans {
 public:
  Spans(const Flow& flow, const Laid& laid, std::size_t line, std::size_t below)
      : bands_(body_bands(laid, below)),
        size_(flow.lines[line].size),
        close_(flow.lines[below].baseline - flow.lines[line].baseline <
               kWrapPitch * std::max(size_, flow.lines[below].size)),
        headed_(laid.bands.size(), 0),
        heads_(bands_) {
    for (const Piece& piece : laid.pieces) {
      if (piece.line != below) continue;
      for (std::size_t c = piece.bands.first; c < piece.bands.last; ++c) headed_[c] = 1;
      heads_[piece.bands.first].x0 = piece.x0;
      heads_[piece.bands.last - 1].x1 = piece.x1;
    }
  }

  // The best columns for each head; nothing where they cannot be laid.
  [[nodiscard]] std::optional<std::vector<BandRange>> lay(
      const std::vector<const Piece*>& heads) const {
    const std::size_t n = bands_.size();
    // cost[h][c]: of heads from h on over the columns from c on.
    std::vector<std::vector<double>> cost(heads.size() + 1, std::vector<double>(n + 1, kNever));
    std::vector<std::vector<std::size_t>> next(heads.size() + 1, std::vector<std::size_t>(n + 1));
    for (std::size_t c = n + 1; c-- > 0;) {
      cost.back()[c] = c == n ? 0 : cost.back()[c + 1] + bare(c);
    }
    for (std::size_t h = heads.size(); h-- > 0;) {
      for (std::size_t c = n; c-- > 0;) {
        cost[h][c] = cost[h][c + 1] + bare(c);
        next[h][c] = c;  // left bare
        for (std::size_t last = c + 1; last <= n; ++last) {
          const double whole = misfit(*heads[h], {c, last}) + cost[h + 1][last];
          if (whole >= cost[h][c]) continue;
          cost[h][c] = whole;
          next[h][c] = last;
        }
      }
    }
    if (cost[0][0] >= kNever) return std::nullopt;
    std::vector<BandRange> ranges;
    for (std::size_t h = 0, c = 0; h < heads.size();) {
      if (next[h][c] == c) {
        ++c;
        continue;
      }
      ranges.push_back({c, next[h][c]});
      c = next[h++][c];
    }
    return ranges;
  }

 private:
  [[nodiscard]] double bare(std::size_t column) const { return headed_[column] ? kBare : 0; }

  [[nodiscard]] double misfit(const Piece& head, BandRange range) const {
    if (range.first > head.bands.first || range.last < head.bands.last) return kNever;
    if (range.last - range.first == head.bands.last - head.bands.first) return 0;
    // A head that stands over one column alone, close above its other line, is wrapped.
    if (range.first == 0 || (close_ && stands_over_one(head))) return kNever;
    const double x0 = bands_[range.first].x0, x1 = bands_[range.last - 1].x1;
    const double before = bands_[range.first - 1].x1;  // figures stand at the right of columns
    const double middle = (head.x0 + head.x1) / 2;
    const double off =
        std::min({std::abs(middle - (x0 + x1) / 2), std::abs(middle - (before + x1) / 2),
                  std::abs(middle - (heads_[range.first].x0 + heads_[range.last - 1].x1) / 2),
                  std::abs(head.x0 - x0), std::abs(head.x1 - x1)});
    if (off > std::max(kLeastOff * size_, kOff * (x1 - x0))) return kNever;
    return off / size_;
  }

  [[nodiscard]] bool stands_over_one(const Piece& head) const {
    const Band& band = bands_[head.bands.first];
    return !head.spans() && headed_[head.bands.first] && head.x0 >= band.x0 - size_ &&
           head.x1 <= band.x1 + size_;
  }

  // Where the text below the heads stands; the whole column where there is none.
  static std::vector<Band> body_bands(const Laid& laid, std::size_t below) {
    std::vector<Band> bands = laid.bands;
    std::vector<std::uint8_t> filled(bands.size(), 0);
    for (const Piece& piece : laid.pieces) {
      if (piece.line < below || piece.spans()) continue;
      Band& band = bands[piece.bands.first];
      band = filled[piece.bands.first]
                 ? Band{std::min(band.x0, piece.x0), std::max(band.x1, piece.x1)}
                 : Band{piece.x0, piece.x1};
      filled[piece.bands.first] = 1;
    }
    return bands;
  }

  std::vector<Band> bands_;
  double size_;
  bool close_;
  std::vector<std::uint8_t> headed_;  // columns with a head on the line below
  std::vector<Band> heads_;           // of that line, where they stand
};

}  // namespace

void span_heads(const Flow& flow, Laid& laid, std::size_t line, std::size_t below) {
  if (flow.character_grid) return;  // places are not exact there
  std::vector<Piece*> heads;
  for (Piece& piece : laid.pieces) {
    if (piece.line == line) heads.push_back(&piece);
  }
  if (heads.empty()) return;
  const Spans spans(flow, laid, line, below);
  const auto ranges = spans.lay({heads.begin(), heads.end()});
  if (!ranges) return;
  for (std::size_t h = 0; h < heads.size(); ++h) heads[h]->bands = ranges->at(h);
}

}  // namespace planlupp
