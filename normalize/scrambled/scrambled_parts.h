// A flow whose cells come in another order than the table's: what of each table stands on each
// page, as blocks of lines between blank ones, with the pieces of its head put together.
//
//   "S" "K"  "2" "4"  "Risk" "Orsak"  "Jäv" ...     head: Risk | Orsak | S | K
//                                                   blocks: "2" "4" "Jäv" ...
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "normalize/flow/flow_header.h"
#include "normalize/flow/flow_rows.h"
#include "normalize/flow/flow_text.h"
#include "normalize/scrambled/scrambled_heads.h"

namespace planlupp {

// Blocks between two rows that span the table, on one page.
struct ScrambledSegment {
  std::vector<WordRange> section;  // the block that spans the table before them, if any
  std::vector<WordRange> blocks;
};

struct ScrambledPart {
  bool continues = false;  // the part before goes on, over a page break
  std::vector<ScrambledSegment> segments;
};

struct ScrambledTable {
  std::size_t kind = 0;   // index into ScrambledText::kinds
  std::size_t first = 0;  // word: of its first head
  std::vector<ScrambledPart> parts;
};

struct ScrambledKind {
  std::vector<HeaderColumn> columns;  // where they stand first
};

// A title of a head, where it stands among the cells.
struct ScrambledTitle {
  std::size_t kind = 0;
  std::size_t word = 0;
  std::string key;       // letters_key
  std::size_t last = 0;  // word behind it
};

struct ScrambledText {
  std::vector<ScrambledKind> kinds;
  std::vector<ScrambledTable> tables;
  std::vector<WordRange> heads;  // all words of heads, repeated ones too
  std::vector<ScrambledTitle> titles;
  double scattered = 0;  // share of heads with cells among their titles
};

// A line so wide is running text and no cell; infinite where there is none.
[[nodiscard]] double running_text_width(const FlowText& text);

[[nodiscard]] ScrambledText scrambled_text(const RowContext& context,
                                           const std::vector<FlowHeader>& headers);

}  // namespace planlupp
