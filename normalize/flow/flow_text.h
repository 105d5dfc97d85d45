// A flow as words: the lines of a text export that kept no columns, with what parts each word from
// the one before it. Cells are runs of these words (flow_rows.h).
//
//   "Ökad sjuk-"      Ökad  sjuk-
//   "frånvaro  3"     frånvaro (line)  3 (wide)
//   ""
//   "Stor"            Stor (blank)
//
// Page numbers, running heads and feet, and contents lists are left out and named as furniture.
// A line that was only cut where a soft hyphen stood within it is put together again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/table.h"
#include "normalize/terms.h"

namespace planlupp {

// What stands between a word and the one before it; the strongest of what there is.
enum class Joint : std::uint8_t {
  space,  // one blank on the same line
  wide,   // several blanks on the same line
  line,   // a line break
  blank,  // an empty line
  empty,  // a line of blanks only: in some exports an empty cell
  page,   // a page break
};
constexpr std::size_t kJoints = 6;

// Bytes [begin, end) of Extraction::lines[line].text.
struct Stretch {
  std::size_t line = 0, begin = 0, end = 0;
};

struct FlowWord {
  std::string text;            // soft hyphens and other invisible characters removed
  std::vector<Stretch> parts;  // more than one where a soft hyphen broke the line within it
  std::size_t line = 0;        // index into FlowText::lines
  Joint joint = Joint::space;
  double width = 0;   // approximate, in ems of a proportional font
  bool item = false;  // begins a line from which the sign of a list item was lost
};

// A line as it was set.
struct FlowLine {
  std::size_t first = 0, last = 0;  // words
  int page = 0;
};

struct FlowText {
  std::vector<FlowWord> words;
  std::vector<FlowLine> lines;
  std::vector<std::size_t> furniture;      // indexes into Extraction::lines
  std::vector<std::size_t> contents;       // those of them that are lines of a contents list
  std::vector<std::string> contents_keys;  // letters_key of the titles in it
  std::vector<std::size_t> strays;         // lines of bullets that lost their items
};

[[nodiscard]] FlowText flow_text(const std::vector<TextLine>& lines, const Terms& terms);

// The width of a text in ems, as an average sans-serif sets it.
[[nodiscard]] double set_width(std::string_view text);

inline constexpr double kBlankWidth = 0.278;  // ems, of a blank

// Words as they were set: how many lines, and how wide the widest is, in ems.
struct SetShape {
  double lines = 1, width = 0;
};

[[nodiscard]] SetShape set_shape(const FlowText& text, std::size_t first, std::size_t last);

// The set widths of all lines, in ems; each word with the blank behind it.
[[nodiscard]] std::vector<double> set_line_widths(const FlowText& text);

// Whether a line ends within a word: "sjuk-", "sjuk‐", but not "för-" before "och".
[[nodiscard]] bool ends_in_hyphen(std::string_view word);

}  // namespace planlupp
