#include "extract/tables/grid_columns.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "extract/tables/character_grid.h"
#include "extract/tables/chunks_from_lines.h"
#include "extract/tables/grid_labels.h"
#include "extract/tables/grid_slots.h"
#include "extract/tables/lines_from_words.h"
#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr long kReach = 6;            // characters between texts of one column, at most
constexpr long kWidest = 9;           // characters from the first to the last of its beginnings
constexpr long kWidestPushed = 16;    // the same below one head
constexpr std::size_t kFewest = 2;    // lines that make a column
constexpr std::size_t kLines = 4;     // in blocks of so many
constexpr std::size_t kWholeRow = 3;  // texts in a line that tell columns alone
constexpr std::size_t kMostPlaces = 2'000;  // where texts of a block begin
constexpr std::size_t kTallestHead = 5;     // lines
constexpr std::size_t kFewestCentred = 3;
constexpr std::size_t kNear = 4;   // lines above and below that show where a column stands now
constexpr double kExact = 0.6;     // characters
constexpr double kLeastSplit = 1;  // what the signs must come to
constexpr double kHeadLoose = 9;   // where heads stand over texts that are set in
constexpr double kOff = 0.3;       // a character off the place
constexpr double kBroken = 1.5;    // the word before is broken: its line ends there
constexpr double kCapital = 0.5;   // a capital or a figure
constexpr double kInside = 1.0;    // one that begins no sentence
constexpr double kHead = 0.8;      // the block's first line, often heads
constexpr double kBeside = 0.6;    // the line above or below has text in the column
constexpr double kRunsOn = -2.5;   // the column before goes on below with what would be cut off
constexpr double kLabelled = -2;   // a label whose texts are wide stands before
constexpr double kUnplaced = 12;   // characters that a text off all columns costs

// Where texts begin that may stand in one column.
struct Cluster {
  std::map<long, std::size_t> starts;  // place, in characters: how many
  std::set<std::size_t> lines;

  [[nodiscard]] long first() const { return starts.begin()->first; }
  [[nodiscard]] long last() const { return starts.rbegin()->first; }
  [[nodiscard]] long usual() const {
    return std::max_element(starts.begin(), starts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  }
};

// A figure of a narrow column: a rank, a product of two.
bool is_rank(const std::string& text) { return text.size() <= 2 && is_numeric(text); }

bool share_a_line(const Cluster& a, const Cluster& b) {
  return std::any_of(a.lines.begin(), a.lines.end(),
                     [&b](std::size_t line) { return b.lines.contains(line); });
}

void join(Cluster& into, Cluster&& other) {
  for (const auto& [start, count] : other.starts) into.starts[start] += count;
  into.lines.merge(other.lines);
}

// Whether a word of a head stands about there.
bool has_head_at(const Page& page, const Flow& flow, const Chunk& chunk, double x) {
  for (std::size_t w = chunk.first; w < chunk.last; ++w) {
    const Word& word = page.words[flow.lines[chunk.line].words[w]];
    if (std::abs(word.box.x0 - x) <= kHeadLoose * kFieldWidth && !starts_lower(word.text))
      return true;
  }
  return false;
}

// Whether texts begin there in other tables of the page.
bool stands_elsewhere(const Flow& flow, Block block, double x) {
  for (std::size_t i = 0; i < flow.lines.size(); ++i) {
    if (i == block.first) i = block.last;
    if (i >= flow.lines.size()) break;
    const std::span<const Chunk> chunks = flow.chunks_of(i);
    if (chunks.size() < kWholeRow) continue;
    for (const Chunk& chunk : chunks) {
      if (std::abs(chunk.x0 - x) <= kOffPlace) return true;
    }
  }
  return false;
}

// A text of one line stands in no column of its own, unless nothing else does where it stands.
bool is_stray(const Page& page, const Flow& flow, Block block, const Cluster& cluster) {
  if (block.last - block.first < kLines || cluster.lines.size() >= kFewest) return false;
  const std::size_t line = *cluster.lines.begin();
  const std::span<const Chunk> own = flow.chunks_of(line);
  const auto at = std::find_if(own.begin(), own.end(), [&](const Chunk& chunk) {
    return field_at(chunk.x0) == cluster.first();
  });
  if (at == own.end() || own.size() < 2) return true;
  if (own.size() >= kWholeRow && stands_elsewhere(flow, block, at->x0)) return false;
  for (std::size_t i = block.first; i < block.last; ++i) {
    if (i == line) continue;
    for (const Chunk& chunk : flow.chunks_of(i)) {
      const bool lone = flow.chunks_of(i).size() == 1;
      const bool head = i == block.first && has_head_at(page, flow, chunk, at->x0);
      if (!lone && !head && chunk.x0 < at->x1 && chunk.x1 > at->x0) return true;
    }
  }
  return false;
}

// Joins clusters that are `near` each other unless two texts of one line begin in them.
template <class Near>
void join_neighbours(std::vector<Cluster>& clusters, const Near& near) {
  for (std::size_t i = 0; i + 1 < clusters.size();) {
    Cluster& here = clusters[i];
    Cluster& next = clusters[i + 1];
    if (!near(here, next) || share_a_line(here, next)) {
      ++i;
      continue;
    }
    join(here, std::move(next));
    clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

std::vector<Cluster> clusters_of(const Page& page, const Flow& flow, Block block,
                                 const GridSlots* slots, std::size_t from) {
  std::map<long, Cluster> places;
  for (std::size_t i = from; i < block.last; ++i) {
    for (const Chunk& chunk : flow.chunks_of(i)) {
      const long start = field_at(slots ? slots->start_of(chunk) : chunk.x0);
      ++places[start].starts[start];
      places[start].lines.insert(i);
      const auto second = slots ? slots->second_start_of(chunk) : std::nullopt;
      if (!second) continue;
      ++places[field_at(*second)].starts[field_at(*second)];
      places[field_at(*second)].lines.insert(i);
    }
  }
  if (places.size() > kMostPlaces) return {};  // no table that a page could hold
  std::vector<Cluster> clusters;
  for (auto& [start, cluster] : places) clusters.push_back(std::move(cluster));
  for (long reach = 1; reach <= kReach; ++reach) {
    join_neighbours(clusters, [reach](const Cluster& a, const Cluster& b) {
      return b.first() - a.last() <= reach && b.last() - a.first() <= kWidest;
    });
  }
  join_neighbours(clusters, [&block](const Cluster& a, const Cluster& b) {
    const bool one_head = a.lines.contains(block.first) != b.lines.contains(block.first);
    return one_head && b.last() - a.first() <= kWidestPushed;
  });
  std::erase_if(clusters, [&](const Cluster& c) { return is_stray(page, flow, block, c); });
  return clusters;
}

class Lines {
 public:
  Lines(const Page& page, const Flow& flow, Block block, const GridSlots& slots)
      : page_(page), flow_(flow), block_(block), slots_(&slots) {
    std::vector<Cluster> clusters = clusters_of(page, flow, block, nullptr, block.first + 1);
    if (place_heads(clusters))
      slots_ = nullptr;
    else
      clusters = clusters_of(page, flow, block, slots_, block.first);
    for (const Cluster& cluster : clusters) {
      starts_.push_back(kFieldWidth * static_cast<double>(cluster.usual()));
    }
    for (std::size_t i = block.first; i < block.last; ++i) columns_.push_back(assigned(i));
    heads_end_ = end_of_heads();
  }

  [[nodiscard]] std::vector<Piece> pieces() const {
    std::vector<Piece> pieces;
    for (std::size_t i = block_.first; i < block_.last; ++i) add_pieces(i, pieces);
    return pieces;
  }

  [[nodiscard]] const std::vector<double>& starts() const { return starts_; }

 private:
  // Heads centred over texts that are set flush left: one for each column of the lines below, each
  // between where its column begins and where the next one does.
  //
  //                Mål                  Indikator          Målvärde
  //   Alla elever ska nå målen    Meritvärde          225
  [[nodiscard]] bool place_heads(const std::vector<Cluster>& clusters) {
    const std::span<const Chunk> heads = flow_.chunks_of(block_.first);
    if (heads.size() < kFewestCentred || clusters.size() != heads.size()) return false;
    std::size_t centred = 0;
    for (std::size_t h = 0; h < heads.size(); ++h) {
      const double start = kFieldWidth * static_cast<double>(clusters[h].usual());
      const double next = h + 1 < heads.size()
                              ? kFieldWidth * static_cast<double>(clusters[h + 1].usual())
                              : heads[h].x1;
      if (clusters[h].lines.size() < kFewest || heads[h].x0 < start || heads[h].x0 >= next)
        return false;
      centred += heads[h].x0 > start + kReach * kFieldWidth;
    }
    if (centred < heads.size()) return false;
    for (std::size_t h = 0; h < heads.size(); ++h) {
      heads_[&heads[h]] = kFieldWidth * static_cast<double>(clusters[h].usual());
    }
    return true;
  }

  // Behind the first line, or behind one of the next with more texts and no figures: heads that
  // need several lines stand at their bottom or middle.
  [[nodiscard]] std::size_t end_of_heads() const {
    std::size_t most = flow_.chunks_of(block_.first).size(), end = block_.first + 1;
    for (std::size_t i = end; i < std::min(block_.last, block_.first + kTallestHead); ++i) {
      const std::string text = text_of(page_, flow_.lines[i].words);
      if (text.find_first_of("0123456789") != std::string::npos) break;
      if (flow_.chunks_of(i).size() <= most) continue;
      most = flow_.chunks_of(i).size();
      end = i + 1;
    }
    return end;
  }

  [[nodiscard]] bool is_head(std::size_t line) const { return line < heads_end_; }

  // The column of each chunk of the line: rising, as near their places as can be.
  [[nodiscard]] std::vector<std::size_t> assigned(std::size_t line) const {
    const std::span<const Chunk> chunks = flow_.chunks_of(line);
    const std::size_t n = chunks.size(), m = starts_.size();
    std::vector<std::vector<double>> cost(n + 1, std::vector<double>(m + 1, 0));
    for (std::size_t k = 1; k <= n; ++k) {
      cost[k][0] = cost[k - 1][0] + kUnplaced;
      for (std::size_t c = 1; c <= m; ++c) {
        cost[k][c] = std::min({cost[k][c - 1], cost[k - 1][c] + kUnplaced,
                               cost[k - 1][c - 1] + off(chunks[k - 1], c - 1)});
      }
    }
    std::vector<std::size_t> columns(n, m);
    for (std::size_t k = n, c = m; k > 0 && c > 0;) {
      if (cost[k][c] == cost[k][c - 1]) {
        --c;
      } else if (cost[k][c] == cost[k - 1][c] + kUnplaced) {
        --k;
      } else {
        columns[--k] = --c;
      }
    }
    return columns;
  }

  [[nodiscard]] double off(const Chunk& chunk, std::size_t column) const {
    const auto head = heads_.find(&chunk);
    const double start =
        head != heads_.end() ? head->second : (slots_ ? slots_->start_of(chunk) : chunk.x0);
    const double off = std::abs(start - starts_[column]);
    return std::min(off / kFieldWidth, kUnplaced - 1);
  }

  // Where texts of a column begin near a line: a row may be pushed aside against the next.
  [[nodiscard]] std::vector<double> starts_near(std::size_t line, std::size_t column) const {
    std::vector<double> starts;
    for (std::size_t d = 1; d <= kNear && starts.size() < 2; ++d) {
      for (const std::size_t i : {line - d, line + d}) {
        if (i < block_.first || i >= block_.last) continue;
        const std::vector<std::size_t>& columns = columns_[i - block_.first];
        const auto at = std::find(columns.begin(), columns.end(), column);
        if (at == columns.end()) continue;
        starts.push_back(flow_.chunks_of(i)[static_cast<std::size_t>(at - columns.begin())].x0);
      }
    }
    if (starts.empty()) starts.push_back(starts_[column]);
    return starts;
  }

  [[nodiscard]] bool begins_before(std::size_t line, std::size_t column, double x) const {
    const std::vector<double> starts = starts_near(line, column);
    return *std::min_element(starts.begin(), starts.end()) < x;
  }

  [[nodiscard]] bool filled(std::size_t line, std::size_t column) const {
    if (line < block_.first || line >= block_.last) return false;
    const std::vector<std::size_t>& columns = columns_[line - block_.first];
    return std::find(columns.begin(), columns.end(), column) != columns.end();
  }

  void add_pieces(std::size_t line, std::vector<Piece>& out) const {
    const std::span<const Chunk> chunks = flow_.chunks_of(line);
    const std::vector<std::size_t>& columns = columns_[line - block_.first];
    const std::size_t all = starts_.size();
    std::size_t next_free = 0;
    for (std::size_t k = 0; k < chunks.size(); ++k) {
      std::size_t next = all;  // the column of the next placed chunk
      for (std::size_t j = k + 1; j < chunks.size() && next == all; ++j) next = columns[j];
      const Chunk& chunk = chunks[k];
      if (columns[k] == all) {  // off all columns: goes on with the text before
        if (!out.empty() && out.back().line == line) {
          out.back().last = chunk.last;
          out.back().x1 = chunk.x1;
        } else {
          out.push_back(piece(chunk, chunk.first, chunk.last, {0, 1}));
        }
        continue;
      }
      next_free = std::max(columns[k], next_free);
      cut(chunk, columns[k], next, chunks.size() == 1, out);
    }
  }

  // A chunk that runs over the beginnings of columns without text of their own in the line: several
  // texts, or one that spans them.
  void cut(const Chunk& chunk, std::size_t column, std::size_t next, bool lone,
           std::vector<Piece>& out) const {
    const std::size_t first =
        is_head(chunk.line) ? heads_of(chunk, column, next) : figures_of(chunk, next - column - 1);
    if (first < chunk.last) {
      out.push_back(piece(chunk, chunk.first, first, {column, column + 1}));
      for (std::size_t w = first; w < chunk.last; ++w) {
        const std::size_t c = column + 1 + (w - first);
        out.push_back(piece(chunk, w, w + 1, {c, c + 1}));
      }
      return;
    }
    // A figure at its end may stand a little left of the column's others.
    const bool figure =
        chunk.last > chunk.first + 1 && is_numeric(word(chunk, chunk.last - 1).text);
    const double reach = chunk.x1 - kFieldWidth / 2 + (figure ? kOffPlace : 0);
    std::size_t end = column + 1;
    while (end < next && begins_before(chunk.line, end, reach)) ++end;
    if (is_head(chunk.line)) {  // heads may stand left of the texts below
      while (end < next && begins_before(chunk.line, end, reach + kHeadLoose * kFieldWidth)) ++end;
    }
    std::vector<std::size_t> cuts{chunk.first};
    for (std::size_t c = column + 1; c < end; ++c) {
      const auto word = word_at(chunk, cuts.back(), c, lone);
      if (!word && !begins_before(chunk.line, c, reach)) break;
      if (!word) {
        out.push_back(piece(chunk, chunk.first, chunk.last, {column, end}));
        return;
      }
      cuts.push_back(*word);
    }
    cuts.push_back(chunk.last);
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
      out.push_back(piece(chunk, cuts[i], cuts[i + 1], {column + i, column + i + 1}));
    }
  }

  // The second word, if each word is a head: as many capitals as columns of which no other line of
  // the heads has any.
  [[nodiscard]] std::size_t heads_of(const Chunk& chunk, std::size_t column,
                                     std::size_t next) const {
    if (next == starts_.size() || chunk.last - chunk.first != next - column) return chunk.last;
    for (std::size_t w = chunk.first; w < chunk.last; ++w) {
      const std::string& text = word(chunk, w).text;
      if (starts_lower(text) || !has_word_character(text)) return chunk.last;
    }
    for (std::size_t line = block_.first; line < heads_end_; ++line) {
      for (std::size_t c = column + 1; c < next; ++c) {
        if (line != chunk.line && filled(line, c)) return chunk.last;
      }
    }
    return chunk.first + 1;
  }

  // The first of the figures at the chunk's end, if they are as many as the columns that follow.
  [[nodiscard]] std::size_t figures_of(const Chunk& chunk, std::size_t columns) const {
    std::size_t first = chunk.last;
    while (first > chunk.first && is_rank(word(chunk, first - 1).text)) --first;
    const bool as_many = columns > 0 && chunk.last - first == columns && first > chunk.first;
    return as_many && columns >= kFewest ? first : chunk.last;
  }

  // The word of the chunk that begins a column's text, if the signs suffice.
  [[nodiscard]] std::optional<std::size_t> word_at(const Chunk& chunk, std::size_t from,
                                                   std::size_t column, bool lone) const {
    const std::vector<double> places = starts_near(chunk.line, column);
    std::optional<std::size_t> found;
    double most = kLeastSplit;
    for (std::size_t w = from + 1; w < chunk.last; ++w) {
      double off = kUnplaced;
      for (const double place : places) {
        off = std::min(off, std::abs(word(chunk, w).box.x0 - place) / kFieldWidth);
      }
      if (off > (lone ? kExact : slack_at(chunk, w))) continue;
      const double signs = signs_at(chunk, w, column, off) - (lone ? 1 : 0);
      if (signs < most) continue;
      most = signs;
      found = w;
    }
    return found;
  }

  // Characters that a text may begin off its column's place.
  [[nodiscard]] double slack_at(const Chunk& chunk, std::size_t w) const {
    if (starts_lower(word(chunk, w).text)) return kOffPlace / kFieldWidth;
    const bool head = is_head(chunk.line);
    return head || ends_with_hyphen(word(chunk, w - 1).text) ? kHeadLoose : kOffPlace / kFieldWidth;
  }

  [[nodiscard]] double signs_at(const Chunk& chunk, std::size_t w, std::size_t column,
                                double off) const {
    double signs = 1 - kOff * off;
    const bool beside = filled(chunk.line - 1, column) || filled(chunk.line + 1, column);
    const std::string& before = word(chunk, w - 1).text;
    if (ends_with_hyphen(before)) signs += kBroken;
    if (!starts_lower(word(chunk, w).text)) signs += before.ends_with('.') ? kCapital : kInside;
    if (is_head(chunk.line)) signs += kHead;
    if (beside) signs += kBeside;
    if (runs_on_below(chunk, w, column)) signs += kRunsOn;
    if (starts_lower(word(chunk, w).text) && is_wide_beside_label(chunk, column)) {
      signs += kLabelled;
    }
    return signs;
  }

  // Whether the line below goes on in the chunk's own column with what would be cut off.
  [[nodiscard]] bool runs_on_below(const Chunk& chunk, std::size_t w, std::size_t column) const {
    const std::size_t below = chunk.line + 1;
    if (below >= block_.last || filled(below, column) || !filled(below, column - 1)) return false;
    const std::vector<std::size_t>& columns = columns_[below - block_.first];
    const auto at = std::find(columns.begin(), columns.end(), column - 1);
    const Chunk& next = flow_.chunks_of(below)[static_cast<std::size_t>(at - columns.begin())];
    if (!starts_lower(word(next, next.first).text)) return false;
    const std::string& tail = word(chunk, chunk.last - 1).text;
    return ends_sentence(word(chunk, w - 1).text) || ends_with_hyphen(tail);
  }

  // Whether the line begins with a label beside which no line has text of its own in the column:
  // the label's text is as wide as the table.
  [[nodiscard]] bool is_wide_beside_label(const Chunk& chunk, std::size_t column) const {
    if (&flow_.chunks_of(chunk.line).front() == &chunk) return false;
    const LineStart* const like = labelled_like(page_, flow_, chunk.line);
    if (like == nullptr) return false;
    const long from = field_at(starts_[column] - kOffPlace);
    const long to = field_at(starts_[column] + kOffPlace);
    const auto near = like->beside.lower_bound(from);
    return near == like->beside.end() || near->first > to;
  }

  [[nodiscard]] const Word& word(const Chunk& chunk, std::size_t w) const {
    return page_.words[flow_.lines[chunk.line].words[w]];
  }

  [[nodiscard]] Piece piece(const Chunk& chunk, std::size_t first, std::size_t last,
                            BandRange bands) const {
    return {chunk.line, first, last, word(chunk, first).box.x0, word(chunk, last - 1).box.x1,
            bands};
  }

  const Page& page_;
  const Flow& flow_;
  Block block_;
  const GridSlots* slots_;                         // none where heads are centred
  std::vector<double> starts_;                     // points, of the columns
  std::map<const Chunk*, double> heads_;           // where the columns of centred heads begin
  std::size_t heads_end_ = 0;                      // the first line below the heads
  std::vector<std::vector<std::size_t>> columns_;  // of the chunks of each line
};

std::vector<Band> bands_of(const std::vector<double>& starts, const std::vector<Piece>& pieces) {
  std::vector<Band> bands;
  for (std::size_t c = 0; c < starts.size(); ++c) {
    double end = starts[c] + kFieldWidth;
    for (const Piece& piece : pieces) {
      if (piece.bands.first == c && !piece.spans()) end = std::max(end, piece.x1);
    }
    if (c + 1 < starts.size()) end = std::min(end, starts[c + 1] - kFieldWidth);
    bands.push_back({starts[c], std::max(end, starts[c] + 1)});
  }
  return bands;
}

}  // namespace

GridColumns grid_columns(const Page& page, const Flow& flow, Block block) {
  const GridSlots slots(page, flow, block);
  const Lines lines(page, flow, block, slots);
  GridColumns columns;
  columns.pieces = lines.pieces();
  columns.bands = bands_of(lines.starts(), columns.pieces);
  return columns;
}

}  // namespace planlupp
