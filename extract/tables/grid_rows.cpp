#include "extract/tables/grid_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace planlupp {
namespace {

constexpr std::size_t kTallest = 60;  // lines of a row, at most
constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr double kRow = 0.7;          // what each row costs
constexpr double kOffPlace = 2.0;     // a line that a column stands off its place in the row
constexpr double kHalfLine = 0.5;     // is no line
constexpr double kHole = 2.0;         // a line missing inside a cell
constexpr double kInterleaved = 0.2;  // one where the other columns have text
constexpr double kUncovered = 1.5;    // a line of the row that its tallest cell lacks
constexpr double kBlankInside = 2.5;  // a blank line within a row
constexpr double kBlankBetween = -1.5;
constexpr double kWrap = 0.7;  // of what neighbouring lines of a column show
constexpr double kLabel = 10;
constexpr double kHyphen = -5;  // the line above ends in a hyphen
constexpr double kFigures = 3;  // a figure below a figure
constexpr double kSlack = 6;    // points: letters are narrow and wide, fields are not
constexpr double kFits = 1.6;   // the next word would have fitted above
constexpr double kForced = -0.8;
constexpr double kLower = -2;  // begins in lower case
constexpr double kCapital = 1.8;
constexpr double kSentence = 0.2;   // a capital after a full stop
constexpr double kSmooth = 1;       // rows assumed beside those seen
constexpr double kEmptiness = 0.8;  // weight of filled and empty columns
constexpr std::size_t kRounds = 3;

enum class Alignment { middle, top };

// The lines of one column, and what joins each to the one before.
struct ColumnLines {
  std::vector<std::size_t> lines;
  std::vector<double> join;  // cost of one row for this line and the one before
};

// What a line of a column shows against the one above: positive for another cell, negative for text
// that runs on. As far as they are known, logarithms of how much likelier the one is.
double begins_cell(const LinePiece& above, const LinePiece& here, const RowColumn& column) {
  if (here.label) return kLabel;
  if (above.hyphen_end && here.lower_start) return kHyphen;
  if (above.numeric && here.numeric) return kFigures;
  const double room = std::max(column.right, above.right) - above.x1 - column.space;
  const double fit = here.first_width + kSlack <= room ? kFits : kForced;
  if (here.numeric) return fit;
  const double start = here.lower_start ? kLower : above.stop_end ? kSentence : kCapital;
  return fit + start;
}

class Rows {
 public:
  Rows(std::span<const RowLine> lines, std::span<const RowColumn> columns, double pitch)
      : lines_(lines), columns_(columns.size()), filled_(columns.size(), 0.5) {
    for (const RowLine& line : lines) place_.push_back(std::lround(line.baseline / pitch));
    for (std::size_t c = 0; c < columns.size(); ++c) {
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].pieces[c].filled) continue;
        add(columns_[c], columns[c], c, i);
      }
    }
  }

  // The cheapest starts; `cost` is theirs.
  std::vector<std::uint8_t> cut(Alignment alignment, double& cost) {
    std::vector<std::uint8_t> starts;
    std::fill(filled_.begin(), filled_.end(), 0.5);
    for (std::size_t round = 0; round < kRounds; ++round) {
      starts = cheapest(alignment, cost);
      learn(starts);
    }
    return starts;
  }

 private:
  void add(ColumnLines& column, const RowColumn& limits, std::size_t c, std::size_t i) {
    double join = 0;
    if (!column.lines.empty() && place_[i] - place_[column.lines.back()] <= 2) {
      join =
          kWrap * begins_cell(lines_[column.lines.back()].pieces[c], lines_[i].pieces[c], limits);
    }
    column.lines.push_back(i);
    column.join.push_back(join);
  }

  std::vector<std::uint8_t> cheapest(Alignment alignment, double& cost) const {
    const std::size_t n = lines_.size();
    std::vector<double> best(n + 1, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> from(n + 1, 0);
    best[0] = 0;
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = a + 1; b <= std::min(n, a + kTallest); ++b) {
        if (b > a + 1 && lines_[b - 1].ruled_above) break;
        const double sum = best[a] + row_cost(a, b, alignment);
        if (sum >= best[b]) continue;
        best[b] = sum;
        from[b] = a;
      }
    }
    cost = best[n];
    std::vector<std::uint8_t> starts(n, 0);
    for (std::size_t b = n; b > 0; b = from[b]) starts[from[b]] = 1;
    return starts;
  }

  [[nodiscard]] double row_cost(std::size_t a, std::size_t b, Alignment alignment) const {
    double cost = kRow;
    long tallest = 0;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const ColumnLines& column = columns_[c];
      const auto begin = std::lower_bound(column.lines.begin(), column.lines.end(), a);
      const auto end = std::lower_bound(begin, column.lines.end(), b);
      cost -= kEmptiness * std::log(begin == end ? 1 - filled_[c] : filled_[c]);
      if (begin == end) continue;
      const long first = place_[*begin], last = place_[*(end - 1)];
      tallest = std::max(tallest, last - first + 1);
      cost += off_place(first, last, a, b, alignment);
      for (auto at = begin + 1; at != end; ++at) {
        cost += column.join[static_cast<std::size_t>(at - column.lines.begin())];
        cost += hole(*(at - 1), *at, alignment == Alignment::middle || a == 0);
      }
    }
    const long height = place_[b - 1] - place_[a] + 1;
    cost += kUncovered * static_cast<double>(height - tallest);
    for (std::size_t i = a + 1; i < b; ++i) cost += kBlankInside * blanks_above(i);
    if (a > 0) cost += kBlankBetween * std::min(1.0, blanks_above(a));
    return cost;
  }

  [[nodiscard]] double blanks_above(std::size_t i) const {
    return static_cast<double>(place_[i] - place_[i - 1] - 1);
  }

  [[nodiscard]] double off_place(long first, long last, std::size_t a, std::size_t b,
                                 Alignment alignment) const {
    const double above = static_cast<double>(first - place_[a]);
    const double below = static_cast<double>(place_[b - 1] - last);
    const double off_middle = std::abs(above - below) / 2;
    double off = alignment == Alignment::top ? above : off_middle;
    if (a == 0) off = std::min({off_middle, above, below});  // heads stand as they like
    return kOffPlace * std::max(0.0, off - kHalfLine);
  }

  // Lines between two of a cell that it leaves out; cells that are `centred` may stand between each
  // other's lines.
  [[nodiscard]] double hole(std::size_t above, std::size_t below, bool centred) const {
    const double missing = static_cast<double>(place_[below] - place_[above] - 1);
    if (centred && missing == 1 && below == above + 2) return kInterleaved;
    return kHole * missing;
  }

  void learn(const std::vector<std::uint8_t>& starts) {
    double rows = 0;
    std::vector<double> filled(columns_.size(), 0);
    for (std::size_t i = 0; i < starts.size();) {
      std::size_t end = i + 1;
      while (end < starts.size() && !starts[end]) ++end;
      ++rows;
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        const auto& at = columns_[c].lines;
        const auto first = std::lower_bound(at.begin(), at.end(), i);
        filled[c] += first != at.end() && *first < end;
      }
      i = end;
    }
    for (std::size_t c = 0; c < filled.size(); ++c) {
      filled_[c] = (filled[c] + kSmooth / 2) / (rows + kSmooth);
    }
  }

  std::span<const RowLine> lines_;
  std::vector<long> place_;  // of each line, in lines of the grid
  std::vector<ColumnLines> columns_;
  std::vector<double> filled_;  // the share of the rows with text in each column
};

}  // namespace

std::vector<std::uint8_t> grid_row_starts(std::span<const RowLine> lines,
                                          std::span<const RowColumn> columns, double pitch) {
  if (lines.empty()) return {};
  Rows rows(lines, columns, pitch);
  double middle = 0, top = 0;
  std::vector<std::uint8_t> centred = rows.cut(Alignment::middle, middle);
  std::vector<std::uint8_t> topped = rows.cut(Alignment::top, top);
  return middle < top ? centred : topped;
}

}  // namespace planlupp
