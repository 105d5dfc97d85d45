#include "extract/tables/grouped_list.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "extract/tables/character_grid.h"
#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr std::size_t kHeadWords = 3;
constexpr std::size_t kFewestNames = 2;
constexpr std::size_t kMostItems = 400;  // of a page: the cuts are tried in pairs for each name
constexpr double kNever = 1e18;

struct ListLine {
  std::optional<std::size_t> name, item;  // pieces
  bool starts = false;                    // an item begins
};

// The name of a group, of one line or several: [first, last).
struct Name {
  std::size_t first = 0, last = 0;
};

class GroupedList {
 public:
  GroupedList(const Page& page, const Flow& flow, const Laid& laid, std::size_t headings)
      : page_(page), flow_(flow), laid_(laid) {
    lines_.resize(laid.block.last - laid.block.first);
    for (std::size_t p = 0; p < laid.pieces.size(); ++p) {
      ListLine& line = lines_[laid.pieces[p].line - laid.block.first];
      (laid.pieces[p].bands.first == 0 && !laid.pieces[p].spans() ? line.name : line.item) = p;
    }
    first_ = std::min(headings, lines_.size());
    mark_items();
    find_names();
  }

  [[nodiscard]] GroupedRows rows() const {
    GroupedRows rows;
    std::vector<std::size_t> row_of;
    std::size_t row = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const bool starts = i < first_ ? i == 0 : i == first_ || lines_[i].starts;
      if (starts && i > 0) ++row;
      rows.starts.push_back(starts);
      row_of.push_back(row);
    }
    rows.name_rows = row_of;
    const std::vector<std::size_t> groups = group_starts();
    for (std::size_t n = 0; n < names_.size(); ++n) {
      for (std::size_t i = names_[n].first; i < names_[n].last; ++i) {
        rows.name_rows[i] = row_of[groups[n]];
      }
    }
    return rows;
  }

 private:
  [[nodiscard]] std::string text(std::size_t piece) const {
    return text_of(page_, flow_, laid_.pieces[piece]);
  }

  void mark_items() {
    double end = 0;  // of the column
    bool bullets = false;
    std::optional<std::size_t> before;
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      if (!lines_[i].item) continue;
      end = std::max(end, laid_.pieces[*lines_[i].item].x1);
      bullets = bullets || has_bullet(*lines_[i].item);
    }
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      if (!lines_[i].item) continue;
      const std::size_t item = *lines_[i].item;
      lines_[i].starts = bullets ? has_bullet(item) : !before || begins(*before, item, end);
      before = item;
    }
  }

  [[nodiscard]] const Word& first_word(std::size_t piece) const {
    const Piece& at = laid_.pieces[piece];
    return page_.words[flow_.lines[at.line].words[at.first]];
  }

  [[nodiscard]] bool has_bullet(std::size_t piece) const {
    return is_bullet(first_word(piece).text);
  }

  [[nodiscard]] bool begins(std::size_t before, std::size_t item, double end) const {
    const Word& word = first_word(item);
    if (starts_lower(word.text)) return false;
    const std::string above = text(before);
    if (ends_with_hyphen(above)) return false;
    const double room = end - laid_.pieces[before].x1;
    const bool full = room < word.box.x1 - word.box.x0 + kFieldWidth;
    return !full || !ends_sentence(above);
  }

  void find_names() {
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      if (!lines_[i].name) continue;
      const bool goes_on =
          !names_.empty() && names_.back().last == i &&
          (starts_lower(text(*lines_[i].name)) || ends_with_hyphen(text(*lines_[i - 1].name)));
      if (goes_on) {
        ++names_.back().last;
      } else {
        names_.push_back({i, i + 1});
      }
    }
  }

  // The line at which each name's group begins.
  [[nodiscard]] std::vector<std::size_t> group_starts() const {
    std::vector<std::size_t> starts;
    if (std::all_of(names_.begin(), names_.end(),
                    [&](const Name& name) { return lines_[name.first].starts; }) &&
        !names_.empty() && names_.front().first == first_) {
      for (const Name& name : names_) starts.push_back(name.first);
      return starts;
    }
    return groups_around_names();
  }

  // Where the lines stand, counted in items' lines: a name alone in its line stands between two.
  [[nodiscard]] std::vector<double> places() const {
    std::vector<double> places;
    double place = 0;
    for (const ListLine& line : lines_) {
      places.push_back(line.item ? place : place - 0.5);
      place += line.item ? 1 : 0;
    }
    places.push_back(place);
    return places;
  }

  // Each name stands in the middle of its group: the beginnings of items that cut the list so that
  // the names are off their groups' middles by the least sum of squares.
  [[nodiscard]] std::vector<std::size_t> groups_around_names() const {
    const std::vector<double> place = places();
    std::vector<std::size_t> cuts;
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      if (i == first_ || lines_[i].starts) cuts.push_back(i);
    }
    cuts.push_back(lines_.size());
    const std::size_t count = names_.size();
    std::vector<std::vector<double>> cost(count + 1, std::vector<double>(cuts.size(), kNever));
    std::vector<std::vector<std::size_t>> from(count + 1, std::vector<std::size_t>(cuts.size(), 0));
    cost[0][0] = 0;
    for (std::size_t n = 0; n < count; ++n) {
      const double middle = (place[names_[n].first] + place[names_[n].last - 1]) / 2;
      for (std::size_t a = 0; a < cuts.size(); ++a) {
        for (std::size_t b = a + 1; cost[n][a] < kNever && b < cuts.size(); ++b) {
          const double off = (place[cuts[a]] + place[cuts[b]] - 1) / 2 - middle;
          const double sum = cost[n][a] + off * off;
          if (sum >= cost[n + 1][b]) continue;
          cost[n + 1][b] = sum;
          from[n + 1][b] = a;
        }
      }
    }
    std::vector<std::size_t> starts(count, first_);
    for (std::size_t n = count, b = cuts.size() - 1; n > 0 && cost[n][b] < kNever; --n) {
      b = from[n][b];
      starts[n - 1] = cuts[b];
    }
    return starts;
  }

  const Page& page_;
  const Flow& flow_;
  const Laid& laid_;
  std::vector<ListLine> lines_;  // of the block
  std::vector<Name> names_;
  std::size_t first_ = 0;  // below the heads
};

}  // namespace

bool is_grouped_list(const Laid& laid, bool character_grid) {
  if (!character_grid || laid.bands.size() != 2) return false;
  const std::size_t below = laid.block.last - laid.block.first - 1;
  if (below > kMostItems) return false;
  std::size_t heads = 0, items = 0, names = 0, alone = 0;
  for (std::size_t p = 0; p < laid.pieces.size(); ++p) {
    const Piece& piece = laid.pieces[p];
    if (piece.line == laid.block.first) {
      if (piece.last - piece.first > kHeadWords) return false;
      ++heads;
      continue;
    }
    const bool more = p + 1 < laid.pieces.size() && laid.pieces[p + 1].line == piece.line;
    items += piece.bands.first == 1;
    names += piece.bands.first == 0;
    alone += piece.bands.first == 0 && !more;
  }
  return heads == 2 && names >= kFewestNames && 2 * names <= below + 1 &&
         10 * items >= 8 * (below - alone);
}

GroupedRows grouped_rows(const Page& page, const Flow& flow, const Laid& laid,
                         std::size_t headings) {
  return GroupedList(page, flow, laid, headings).rows();
}

}  // namespace planlupp
