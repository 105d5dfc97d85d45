// Healing: the lines of a cell become one text, words that a renderer or an export broke are put
// together again, and nothing else is changed. The text as it stood is kept by the caller.
//
//   "samhällsvik-" "tiga"               -> "samhällsviktiga"   a hyphen at a line's end
//   "hälso-" "och sjukvård"             -> "hälso- och sjukvård"   an ellipsis keeps it
//   "IT-" "system"                      -> "IT-system"         so does an acronym
//   "Riskpoän" "g"     (8 wide column)  -> "Riskpoäng"         cut because the word did not fit
//   "leve rantörer"                     -> "leverantörer"      within a line: the word list decides
//   "– lägre" "kostnader"               -> "– lägre kostnader"
//
// Healing what is whole changes nothing; healing twice is healing once.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/table.h"

namespace planlupp {

class Dictionary;

struct Healed {
  std::string text;
  std::string repair;  // "samhällsvik-tiga -> samhällsviktiga; ..."; empty: nothing was mended
};

class Healer {
 public:
  explicit Healer(const Dictionary& dictionary) : dictionary_(dictionary) {}

  // column_width: the longest line of the cell's column in characters, or 0 where lines are not
  // cut at a column's width (a cell that stands on one line of the source).
  [[nodiscard]] Healed heal(std::span<const CellLine> lines, std::size_t column_width) const;
  [[nodiscard]] Healed heal(std::string_view line) const;

  // A run of digits that a narrow column cut ("1" "0") joined too: for columns of codes only.
  [[nodiscard]] Healed heal_code(std::span<const CellLine> lines) const;

 private:
  struct Mend;
  void append_line(Mend& mend, std::string_view line, std::size_t column_width) const;
  [[nodiscard]] std::string mend_words(std::string_view text, std::string& repair) const;
  [[nodiscard]] bool known(std::string_view word) const;

  const Dictionary& dictionary_;
};

}  // namespace planlupp
