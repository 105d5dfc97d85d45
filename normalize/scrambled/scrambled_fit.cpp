#include "normalize/scrambled/scrambled_fit.h"

#include <algorithm>
#include <limits>

namespace planlupp {
namespace {

constexpr double kNarrow = 4, kNarrowShare = 0.6;  // ems: narrower columns have more room
constexpr double kOverLimit = 1.1;  // a line so much wider than its column is no line of it
constexpr int kTimes = 6;           // that the rows of a page are arranged anew

// Which setting makes the order of some sheets most like their texts'.
class Fit {
 public:
  explicit Fit(std::vector<Sheet> sheets) : sheets_(std::move(sheets)) {}

  [[nodiscard]] const SheetSetting& best() const { return best_; }

  void search(SheetSetting setting, std::size_t columns, int rounds) {
    for (const double pad : {0.3, 0.7, 1.1, 1.6}) {
      for (const double gap : {0.8, 1.6, 2.6, 5.0}) {
        setting.pad = pad;
        setting.gap = gap;
        offer(setting);
      }
    }
    for (const SheetAlign align : {SheetAlign::top, SheetAlign::middle}) {
      setting = best_;
      setting.heads = align;
      offer(setting);
    }
    for (int round = 0; round < rounds; ++round) {
      const double before = least_;
      rows();
      for (std::size_t c = 0; c < columns; ++c) column(c, c + 1 == columns);
      if (least_ >= before) break;
    }
  }

 private:
  void offer(const SheetSetting& setting) {
    double sum = 0;
    for (Sheet& sheet : sheets_) {
      sum += sheet.disorder(sheet.places(), setting);
      if (sum >= least_) return;
    }
    least_ = sum;
    best_ = setting;
  }

  // Distances between lines, rows and paragraphs.
  void rows() {
    for (const double pitch : {1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.7}) {
      for (const double pad : {-0.2, 0.0, 0.2}) {
        SheetSetting setting = best_;
        setting.pitch = pitch;
        setting.pad += pad;
        offer(setting);
      }
    }
    for (const double pad : {0.1, 0.3, 0.5, 0.7, 0.9, 1.2, 1.5, 1.8, 2.2}) {
      SheetSetting setting = best_;
      setting.pad = pad;
      offer(setting);
    }
    for (const double apart : {0.6, 0.9, 1.2, 1.5}) {
      SheetSetting setting = best_;
      setting.apart = apart;
      offer(setting);
    }
  }

  // Columns that stand further apart than others, or closer: all on that side, or one alone.
  void column(std::size_t c, bool last) {
    for (const double more : {0.3, -0.3, 0.7, -0.7, 1.5, -1.5, 3.0, -3.0}) {
      SheetSetting setting = best_;
      setting.more.at(c) += more;
      offer(setting);
      if (last) continue;
      setting = best_;
      setting.more.at(c) += more;
      setting.more.at(c + 1) -= more;
      offer(setting);
    }
  }

  std::vector<Sheet> sheets_;
  double least_ = std::numeric_limits<double>::infinity();
  SheetSetting best_;
};

// Makes the columns as wide as a page's titles and texts.
void widen(SheetSetting& setting, const SheetPage& page, const Sheet& sheet,
           const ColumnModel& columns) {
  const auto make = [&setting](std::size_t c, double width) {
    setting.width.at(c) = std::max(setting.width.at(c), width);
  };
  for (const SheetTitle& title : page.titles) make(title.column, title.width);
  for (std::size_t k = 0; k < sheet.cells().size(); ++k) {
    const auto c = static_cast<std::size_t>(sheet.places().column[k]);
    const double limit = columns.limit(c);
    for (const auto& part : sheet.cells()[k].parts) {
      if (limit == 0 || part.width <= kOverLimit * limit) make(c, part.width);
    }
  }
}

}  // namespace

SheetSetting fit_setting(const std::vector<SheetPage>& pages, const ColumnModel& columns,
                         const SheetStyle& style, int rounds) {
  SheetSetting setting;
  setting.cells = style.cells;
  setting.spans = style.spans;
  std::vector<Sheet> sheets;
  for (const SheetPage& page : pages) {
    sheets.emplace_back(*page.pieces, *page.rows, page.titles);
    widen(setting, page, sheets.back(), columns);
  }
  const std::size_t count = std::min(columns.size(), kScrambledColumns);
  for (std::size_t c = 0; c < count; ++c) {
    setting.more.at(c) = kNarrowShare * std::max(0.0, kNarrow - setting.width.at(c));
  }
  Fit fit(std::move(sheets));
  fit.search(setting, count, rounds);
  return fit.best();
}

void rehearse(const std::vector<SheetPage>& pages, const SheetSetting& setting, MoveModel& moves) {
  std::uint32_t seed = 12345;
  const auto random = [&seed](std::size_t n) {
    seed = seed * 1664525U + 1013904223U;
    return static_cast<std::size_t>(seed >> 8U) % n;
  };
  for (const SheetPage& page : pages) {
    Sheet sheet(*page.pieces, *page.rows, page.titles);
    std::size_t rows = 1;
    for (const std::int8_t r : sheet.places().row) {
      rows = std::max(rows, static_cast<std::size_t>(r) + 1);
    }
    std::vector<std::int8_t> order(rows);
    for (std::size_t r = 0; r < rows; ++r) order[r] = static_cast<std::int8_t>(r);
    for (int time = 0; time < kTimes; ++time) {
      SheetPlaces places = sheet.places();
      for (std::int8_t& row : places.row) row = order[static_cast<std::size_t>(row)];
      (void)sheet.disorder(places, setting);
      moves.saw_way(sheet.way(places));
      for (std::size_t r = rows; r > 1; --r) std::swap(order[r - 1], order[random(r)]);
    }
  }
}

}  // namespace planlupp
