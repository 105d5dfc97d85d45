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

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "extract/table.h"
#include "normalize/document_words.h"

namespace planlupp {

class Dictionary;

// Points where the line has a box, else characters.
[[nodiscard]] double line_width(const CellLine& line);

struct Healed {
  std::string text;
  std::string repair;  // "samhällsvik-tiga -> samhällsviktiga; ..."; empty: nothing was mended
};

class Healer {
 public:
  explicit Healer(const Dictionary& dictionary, DocumentWords words = {})
      : dictionary_(dictionary), words_(std::move(words)) {}

  // column_width: the widest line of the cell's column (line_width), or 0 where lines are not
  // cut at a column's width (a cell that stands on one line of the source).
  [[nodiscard]] Healed heal(std::span<const CellLine> lines, double column_width) const;
  [[nodiscard]] Healed heal(std::string_view line) const;

  // A run of digits that a narrow column cut ("1" "0") joined too: for columns of codes only.
  [[nodiscard]] Healed heal_code(std::span<const CellLine> lines) const;

 private:
  struct Mend;
  [[nodiscard]] const Healed& heal_flat(const std::string& flat) const;
  void append_line(Mend& mend, const CellLine& line, double column_width) const;
  [[nodiscard]] bool was_cut(const Mend& mend, std::string_view line, double column_width) const;
  [[nodiscard]] std::string merge_fragments(std::string_view text, std::string& repair) const;
  // "blu?akturor" -> "bluffakturor": a ligature that its font does not name, where one of the known
  // ones makes a word and no other.
  [[nodiscard]] std::string mend_ligatures(std::string text, std::string& repair) const;
  [[nodiscard]] std::string mend_words(std::string_view text, std::string& repair) const;
  [[nodiscard]] bool joins_hyphened(std::string_view word, std::string_view next,
                                    std::string& repair) const;
  [[nodiscard]] bool joins_open(std::string_view word, std::string_view next,
                                std::string& repair) const;
  [[nodiscard]] std::string mend_hyphens(const std::string& word) const;
  [[nodiscard]] bool hyphen_is_damage(std::string_view left, std::string_view right) const;
  [[nodiscard]] bool known(std::string_view word) const;

  // Whether hyphens of lost line ends stand inside the document's lines ("följan-de", "nämn-den").
  [[nodiscard]] bool document_is_cut() const;

  const Dictionary& dictionary_;
  DocumentWords words_;
  mutable std::optional<bool> cut_;  // document_is_cut, once asked
  // What was healed last, by its lines as one: a cell is asked for several times, and plans repeat
  // themselves.
  mutable std::unordered_map<std::string, Healed> healed_;
  mutable std::size_t healed_bytes_ = 0;
};

}  // namespace planlupp
