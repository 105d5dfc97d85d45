#include "extract/tables/rows_from_lines.h"

#include <algorithm>

namespace planlupp {
namespace {

// What a sign is worth; positive: a new row begins.
constexpr double kRule = 100;
constexpr double kWideGap = 3;       // the lines stand further apart than lines of a paragraph
constexpr double kOffPitch = 6;      // no text stands where a wrapped line would
constexpr double kPitchSlack = 1.1;  // times the least line pitch
constexpr double kTightest = 0.9;    // heights of a line from one to the next
constexpr double kFigures = 2.5;     // a figure below a figure
constexpr double kMeant = 2;         // the next word would have fitted above
constexpr double kMeantLower = 0.4;  // but begins in lower case
constexpr double kForced = -1.5;     // it would not
constexpr double kForcedLower = -2.5;
constexpr double kForcedUpper = -0.6;
constexpr double kHyphen = -3;  // the line above ends in a hyphen
constexpr double kAgain = 2;    // the column was empty above, and filled before that
constexpr double kFirst = 1.2;  // the row's first text in this column
constexpr double kFirstLower = -0.5;
constexpr double kKeyMissing = -1;  // the first column is filled in most rows, and empty here
constexpr double kWide = 1.3;       // times the usual line pitch
constexpr double kFitSlack = 1.0;   // points
constexpr double kStubBegins = 1.5;
constexpr double kStubRunsOn = -2;
constexpr double kAfterLabel = 0.8;  // below "Risk:"
constexpr double kLabels = 1.2;
constexpr double kBold = 1;        // below text that is not
constexpr double kBetween = 0.75;  // of the line pitch: cells centred on their row
constexpr double kInterleaved = -3;
constexpr double kFullLine = 0.8;  // a column, where nearly all lines fill all columns
constexpr double kFullShare = 0.9;
constexpr std::size_t kFewestFull = 3;

struct Shape {
  double pitch = 0;  // of lines within a paragraph
  double least = 0;  // from a line to the next one of the same column, in heights of a line
  bool key = false;  // whether the first column is filled in most lines that fill several
  // Nearly every line fills every column. Cells that wrap differ in how many lines they need, so
  // such lines are rows of their own: a list of short texts.
  bool full = false;
};

// The usual distance from a line to the next one of the same column: cells that are centred on
// their row stand between each other's lines.
double pitch_of(std::span<const RowLine> lines) {
  std::vector<double> pitches;
  const std::size_t columns = lines.empty() ? 0 : lines.front().pieces.size();
  std::vector<double> last(columns, -1);
  for (const RowLine& line : lines) {
    for (std::size_t c = 0; c < columns; ++c) {
      if (!line.pieces[c].filled) continue;
      if (last[c] >= 0) pitches.push_back(line.baseline - last[c]);
      last[c] = line.baseline;
    }
  }
  if (pitches.empty()) return 0;
  const auto low = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 5);
  std::nth_element(pitches.begin(), low, pitches.end());
  return *low;
}

double least_pitch(std::span<const RowLine> lines) {
  double least = 1e9;
  std::vector<double> last(lines.empty() ? 0 : lines.front().pieces.size(), -1e9);
  for (const RowLine& line : lines) {
    for (std::size_t c = 0; c < last.size(); ++c) {
      if (!line.pieces[c].filled) continue;
      const double pitch = (line.baseline - last[c]) / std::max(1.0, line.bottom - line.top);
      if (pitch > kTightest) least = std::min(least, pitch);
      last[c] = line.baseline;
    }
  }
  return least;
}

Shape shape_of(std::span<const RowLine> lines) {
  std::size_t several = 0, with_key = 0, full = 0, from_full = 0;
  for (const RowLine& line : lines) {
    full += line.pieces.size() > 1 && filled_in(line) == line.pieces.size();
    from_full += full > 0;
    if (line.pieces.empty() || 2 * filled_in(line) <= line.pieces.size()) continue;
    ++several;
    with_key += line.pieces.front().filled;
  }
  return {pitch_of(lines), least_pitch(lines), several > 0 && 4 * with_key >= 3 * several,
          full >= kFewestFull &&
              static_cast<double>(full) >= kFullShare * static_cast<double>(from_full)};
}

// Two single words below each other, neither running on into the other.
bool are_labels(const LinePiece& above, const LinePiece& here) {
  return above.single_word && here.single_word && !above.hyphen_end && !here.lower_start &&
         !above.numeric && !here.numeric;
}

double wrap_score(const LinePiece& above, const LinePiece& here, const RowColumn& column) {
  if (above.hyphen_end && here.lower_start) return kHyphen;
  if (above.leader_end) return kFigures;
  if (above.numeric && here.numeric) return kFigures;
  if (above.numeric && !here.lower_start && !here.numeric && !above.hyphen_end) return kMeant;
  if (above.x1 + column.space + here.first_width + kFitSlack <= column.right) {
    return here.lower_start ? kMeantLower : kMeant;
  }
  if (here.numeric) return 0;
  if (!here.lower_start && above.colon_end) return kAfterLabel;
  return here.lower_start ? kForcedLower : above.numeric ? kForced : kForcedUpper;
}

double begins_cell(const LinePiece& above, const LinePiece& here, const RowColumn& column,
                   bool first) {
  double sum = wrap_score(above, here, column);
  if (first && are_labels(above, here)) sum += kLabels;
  if (here.bold && !above.bold) sum += kBold;
  return sum;
}

// A lone text in the first column below a row with figures begins a row of its own (a section, or a
// text whose figures stand on its last line) unless it runs on in lower case.
double stub_score(const RowLine& above, const RowLine& here) {
  if (!here.pieces.front().filled || filled_in(here) != 1) {
    const bool stub_above = above.pieces.front().filled && filled_in(above) == 1;
    return stub_above && here.pieces.front().filled && here.pieces.front().lower_start ? kStubRunsOn
                                                                                       : 0;
  }
  const bool figures = std::any_of(above.pieces.begin() + 1, above.pieces.end(),
                                   [](const LinePiece& p) { return p.filled && p.numeric; });
  return figures && !here.pieces.front().lower_start ? kStubBegins : 0;
}

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Whether two texts or more stand further below their columns' last lines than wrapped lines do.
bool is_off_pitch(std::span<const RowLine> lines, std::size_t i,
                  const std::vector<std::size_t>& last, const Shape& shape) {
  std::size_t further = 0;
  for (std::size_t c = 0; c < last.size(); ++c) {
    if (last[c] == kNone || !lines[i].pieces[c].filled) continue;
    const double height = lines[i].bottom - lines[i].top;
    const double pitch = lines[i].baseline - lines[last[c]].baseline;
    if (pitch <= kPitchSlack * shape.least * height) return false;
    ++further;
  }
  return further >= 2;
}

// Judges line `i` against the row so far; `last[c]`: the row's last line with text in column c.
double score(std::span<const RowLine> lines, std::size_t i, std::span<const RowColumn> columns,
             const std::vector<std::size_t>& last, const Shape& shape) {
  const RowLine& here = lines[i];
  if (here.ruled_above) return kRule;
  double sum = 0, first = 0, first_lower = 0;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const LinePiece& b = here.pieces[c];
    if (!b.filled) continue;
    if (last[c] == kNone) {
      (b.lower_start ? first_lower : first) = b.lower_start ? kFirstLower : kFirst;
      continue;
    }
    const RowLine& above = lines[last[c]];
    const bool next_line =
        here.baseline - above.baseline <= kWide * shape.pitch || last[c] + 1 == i;
    sum += next_line ? begins_cell(above.pieces[c], b, columns[c], c == 0) : kAgain;
  }
  sum += first + first_lower;
  if (is_off_pitch(lines, i, last, shape)) sum += kOffPitch;
  if (shape.full) sum += kFullLine * static_cast<double>(filled_in(here));
  sum += stub_score(lines[i - 1], here);
  if (shape.key && !here.pieces.front().filled) sum += kKeyMissing;
  const double pitch = here.baseline - lines[i - 1].baseline;
  if (shape.pitch > 0 && pitch > kWide * shape.pitch) sum += kWideGap;
  if (shape.pitch > 0 && pitch < kBetween * shape.pitch) sum += kInterleaved;
  return sum;
}

}  // namespace

std::size_t filled_in(const RowLine& line) {
  return static_cast<std::size_t>(std::count_if(line.pieces.begin(), line.pieces.end(),
                                                [](const LinePiece& p) { return p.filled; }));
}

std::vector<std::uint8_t> row_starts(std::span<const RowLine> lines,
                                     std::span<const RowColumn> columns, double strictness) {
  std::vector<std::uint8_t> starts(lines.size(), 0);
  if (lines.empty()) return starts;
  const Shape shape = shape_of(lines);
  std::vector<std::size_t> last(columns.size(), kNone);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    starts[i] = i == 0 || score(lines, i, columns, last, shape) > strictness;
    if (starts[i]) std::fill(last.begin(), last.end(), kNone);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (lines[i].pieces[c].filled) last[c] = i;
    }
  }
  return starts;
}

}  // namespace planlupp
