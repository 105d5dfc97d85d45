#include "normalize/scrambled/scrambled_refine.h"

#include <algorithm>

#include "normalize/scrambled/scrambled_figures.h"
#include "normalize/scrambled/scrambled_gaps.h"

namespace planlupp {
namespace {

constexpr double kBreak = 1.2;   // a step of the text that the sheet does not take
constexpr double kMostMore = 9;  // that cells may cost after a change, for the order's sake
constexpr double kNoTail = 20;   // in the row that goes on, what is no rest of a cell
constexpr int kMostRows = 62;
constexpr int kReach = 14;  // cells of the text between two that change places

class Refiner {
 public:
  Refiner(SheetPage& page, const ColumnModel& columns, const SheetSetting& setting,
          std::size_t trials)
      : page_(page),
        columns_(columns),
        setting_(setting),
        sheet_(*page.pieces, *page.rows, page.titles),
        n_(std::min(columns.size(), kScrambledColumns)),
        most_(trials) {
    for (const PlacedCell& cell : page.rows->cells) {
      if (cell.outside) outside_ += (*page.pieces)[cell.piece].outside;
      if (!cell.outside) rows_ = std::max(rows_, static_cast<int>(cell.row) + 1);
    }
  }

  SheetScore run() {
    if (sheet_.cells().size() < 3) return {outside_, 0};
    best_ = sheet_.places();
    content_ = content(best_);
    disorder_ = sheet_.disorder(best_, setting_);
    bool better = true;
    while (better && trials_ < most_) {
      better = false;
      (void)sheet_.disorder(best_, setting_);
      for (const std::size_t k : sheet_.doubtful()) {
        if (trials_ >= most_) break;
        if (!sheet_.cells()[k].alone) continue;
        better = better_swaps(k) || better;
        better = better_places(k) || better;
      }
      better = better_rows() || better;
    }
    write();
    return {outside_ + content_ + kBreak * disorder_,
            disorder_ / static_cast<double>(std::max<std::size_t>(1, sheet_.steps()))};
  }

 private:
  using Grid = std::array<std::array<std::int16_t, kMostRows>, kScrambledColumns>;

  void fill(const SheetPlaces& places) {
    for (auto& column : grid_) column.fill(-1);
    for (std::size_t k = 0; k < places.row.size(); ++k)
      at(places, k) = static_cast<std::int16_t>(k);
  }
  std::int16_t& at(const SheetPlaces& places, std::size_t k) {
    return grid_.at(static_cast<std::size_t>(places.column[k]))
        .at(static_cast<std::size_t>(places.row[k]));
  }

  [[nodiscard]] double cell_cost(std::size_t k, std::size_t c, bool tail) const {
    const auto& parts = sheet_.cells()[k].parts;
    const ScrambledPiece& first = (*page_.pieces)[parts.front().piece];
    double cost = tail ? std::min(kNoTail, first.tail.at(c)) : first.cost.at(c);
    for (std::size_t p = 1; p < parts.size(); ++p) {
      cost += (*page_.pieces)[parts[p].piece].more.at(c);
    }
    return cost;
  }

  // What the cells cost where they stand, and the places left empty. Fills the grid.
  double content(const SheetPlaces& places) {
    fill(places);
    double cost = 0;
    std::vector<RowFigures> figures(static_cast<std::size_t>(rows_));
    for (std::size_t k = 0; k < places.row.size(); ++k) {
      const auto c = static_cast<std::size_t>(places.column[k]);
      const bool tail = page_.rows->continued && places.row[k] == 0;
      cost += cell_cost(k, c, tail);
      const int slot = figure_slot(columns_.meaning(c));
      if (slot < 0 || tail) continue;
      figures[static_cast<std::size_t>(places.row[k])].at(static_cast<std::size_t>(slot)) =
          (*page_.pieces)[sheet_.cells()[k].parts.front().piece].number;
    }
    gaps_.fill({});
    for (std::size_t c = 0; c < n_; ++c) cost += column_cost(c);
    for (const RowGaps& row : gaps_) cost += row.cost();
    for (const RowFigures& row : figures) cost += product_cost(row);
    return cost;
  }

  // Cells that do not keep the order of the text; notes what is left empty.
  double column_cost(std::size_t c) {
    const double empty = empty_price(columns_, c);
    const BelowPart below = below_part(columns_.meaning(c));
    double cost = 0;
    int before = -1;
    for (int r = 0; r < rows_; ++r) {
      const int k = grid_.at(c).at(static_cast<std::size_t>(r));
      RowGaps& row = gaps_.at(static_cast<std::size_t>(r));
      const bool goes_on = page_.rows->continued && r == 0;
      if (k >= 0) {
        if (k < before) cost += kBack;
        before = k;
        if (!goes_on) row.fill(below);
      } else if (!goes_on) {
        row.pass(page_.cut && r + 1 == rows_ ? std::min(empty, kCutEmpty) : empty);
      }
    }
    return cost;
  }

  // Puts a cell at a place; who stands there goes on in that direction.
  bool put(SheetPlaces& places, int k, int c, int r, int direction) {
    while (k >= 0) {
      if (r < 0 || r >= rows_) return false;
      if (!sheet_.cells()[static_cast<std::size_t>(k)].alone && k != moved_) return false;
      std::int16_t& there = grid_.at(static_cast<std::size_t>(c)).at(static_cast<std::size_t>(r));
      const int next = there;
      there = static_cast<std::int16_t>(k);
      places.column[static_cast<std::size_t>(k)] = static_cast<std::int8_t>(c);
      places.row[static_cast<std::size_t>(k)] = static_cast<std::int8_t>(r);
      k = next;
      r += direction;
    }
    return true;
  }

  // Cells beside an emptied place, from that side, close the gap.
  void close(SheetPlaces& places, int c, int r, int direction) {
    auto& column = grid_.at(static_cast<std::size_t>(c));
    for (;;) {
      const int from = r + direction;
      if (from < 0 || from >= rows_) return;
      const int k = column.at(static_cast<std::size_t>(from));
      if (k < 0 || !sheet_.cells()[static_cast<std::size_t>(k)].alone) return;
      column.at(static_cast<std::size_t>(from)) = -1;
      column.at(static_cast<std::size_t>(r)) = static_cast<std::int16_t>(k);
      places.row[static_cast<std::size_t>(k)] = static_cast<std::int8_t>(r);
      r = from;
    }
  }

  bool accept(const SheetPlaces& places) {
    const double cost = content(places);
    if (cost >= content_ + std::min(kMostMore, kBreak * disorder_)) return false;
    ++trials_;
    const double disorder = sheet_.disorder(places, setting_);
    if (cost + kBreak * disorder >= content_ + kBreak * disorder_ - 1e-6) return false;
    best_ = places;
    content_ = cost;
    disorder_ = disorder;
    return true;
  }

  bool better_places(std::size_t k) {
    if (!sheet_.cells()[k].alone) return false;
    bool any = false;
    for (std::size_t c = 0; c < n_; ++c) {
      const auto now = static_cast<std::size_t>(best_.column[k]);
      if (c != now && cell_cost(k, c, false) > cell_cost(k, now, false) + kMostMore) continue;
      any = better_in_column(k, static_cast<int>(c)) || any;
    }
    return any;
  }

  bool better_in_column(std::size_t k, int c) {
    fill(best_);
    int above = -1, below = rows_;
    for (int r = 0; r < rows_; ++r) {
      const int other = grid_.at(static_cast<std::size_t>(c)).at(static_cast<std::size_t>(r));
      if (other < 0 || other == static_cast<int>(k)) continue;
      if (other < static_cast<int>(k)) above = std::max(above, r);
      if (other > static_cast<int>(k)) below = std::min(below, r);
    }
    for (int r = std::max(0, above); r <= std::min(rows_ - 1, below); ++r) {
      for (const int push : {1, -1}) {
        const bool free = r > above && r < below;
        if (free && push < 0) continue;
        if (!free && push != (r >= below ? 1 : -1)) continue;
        for (const int closing : {0, 1, -1}) {
          if (try_place(k, c, r, push, closing)) return true;
        }
      }
    }
    return false;
  }

  bool try_place(std::size_t k, int c, int r, int push, int closing) {
    if (best_.column[k] == c && best_.row[k] == r) return false;
    trial_ = best_;
    fill(best_);
    at(best_, k) = -1;
    moved_ = static_cast<int>(k);
    const int old_column = best_.column[k], old_row = best_.row[k];
    if (!put(trial_, static_cast<int>(k), c, r, push)) return false;
    const bool left =
        grid_.at(static_cast<std::size_t>(old_column)).at(static_cast<std::size_t>(old_row)) < 0;
    if (closing != 0) {
      if (!left) return false;
      close(trial_, old_column, old_row, closing);
    }
    return accept(trial_);
  }

  // Two cells change places; each column must keep its order.
  bool better_swaps(std::size_t k) {
    const auto reach = static_cast<std::size_t>(kReach);
    const std::size_t first = k > reach ? k - reach : 0;
    for (std::size_t j = first; j < std::min(best_.row.size(), k + reach + 1); ++j) {
      if (j == k || !sheet_.cells()[j].alone || best_.column[j] == best_.column[k]) continue;
      const auto a = static_cast<std::size_t>(best_.column[k]);
      const auto b = static_cast<std::size_t>(best_.column[j]);
      if (cell_cost(k, b, false) + cell_cost(j, a, false) >
          cell_cost(k, a, false) + cell_cost(j, b, false) + kMostMore) {
        continue;
      }
      trial_ = best_;
      std::swap(trial_.column[k], trial_.column[j]);
      std::swap(trial_.row[k], trial_.row[j]);
      if (accept(trial_)) return true;
    }
    return false;
  }

  // A row more between two others, or two rows made one.
  bool better_rows() {
    bool any = false;
    for (int r = page_.rows->continued ? 1 : 0; r <= rows_; ++r) {
      if (trials_ >= most_) break;
      any = join_rows(r) || any;
    }
    return any;
  }

  bool join_rows(int r) {
    fill(best_);
    if (r + 1 >= rows_) return false;
    for (std::size_t c = 0; c < n_; ++c) {
      const auto row = static_cast<std::size_t>(r);
      if (grid_.at(c).at(row) >= 0 && grid_.at(c).at(row + 1) >= 0) return false;
    }
    trial_ = best_;
    for (std::int8_t& row : trial_.row) row = static_cast<std::int8_t>(row > r ? row - 1 : row);
    --rows_;
    if (accept(trial_)) return true;
    ++rows_;
    return false;
  }

  void write() {
    for (std::size_t k = 0; k < best_.row.size(); ++k) {
      const auto& cell = sheet_.cells()[k];
      const std::size_t first = cell.placed;
      PlacedCell& placed = page_.rows->cells[first];
      const std::size_t column = placed.column, row = placed.row;
      if (column == static_cast<std::size_t>(best_.column[k]) &&
          row == static_cast<std::size_t>(best_.row[k])) {
        continue;
      }
      changed_.push_back(k);
    }
    for (const std::size_t k : changed_) {
      for (const auto& part : sheet_.cells()[k].parts) {
        for (PlacedCell& placed : page_.rows->cells) {
          if (placed.outside || placed.piece != part.piece) continue;
          placed.column = static_cast<std::size_t>(best_.column[k]);
          placed.row = static_cast<std::size_t>(best_.row[k]);
        }
      }
    }
    page_.rows->rows = static_cast<std::size_t>(rows_);
  }

  SheetPage& page_;
  const ColumnModel& columns_;
  const SheetSetting& setting_;
  Sheet sheet_;
  std::size_t n_, most_;
  int rows_ = 0, moved_ = -1;
  Grid grid_{};
  std::array<RowGaps, kMostRows> gaps_{};
  SheetPlaces best_, trial_;
  double content_ = 0, disorder_ = 0;
  double outside_ = 0;  // of blocks that are no cells
  std::size_t trials_ = 0;
  std::vector<std::size_t> changed_;
};

}  // namespace

SheetScore refine(SheetPage& page, const ColumnModel& columns, const SheetSetting& setting,
                  std::size_t trials) {
  return Refiner(page, columns, setting, trials).run();
}

}  // namespace planlupp
