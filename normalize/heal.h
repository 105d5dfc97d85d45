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
#include <unordered_set>
#include <utility>
#include <vector>

#include "extract/table.h"

namespace planlupp {

class Dictionary;
class Terms;

// The document's own words, as evidence: a word that it writes many times is one, whatever the word
// list says, and the names of boards are whole words.
class DocumentWords {
 public:
  DocumentWords() = default;
  DocumentWords(const std::vector<TextLine>& lines, const Terms& terms);

  // Whether "a b" is more likely one word of the document: it stands there at least five times and
  // five times as often as the open pair, or it is part of a board's name.
  [[nodiscard]] bool joins(std::string_view a, std::string_view b) const;

  // How often the document writes the word.
  [[nodiscard]] int count(const std::string& word) const;

  // Its words with a hyphen between lower-case letters, once each.
  [[nodiscard]] const std::unordered_set<std::string>& hyphened() const { return hyphened_; }

  // Whether its lines are hyphenated at their ends, rather than now and then after a real hyphen.
  [[nodiscard]] bool cuts_line_ends() const { return line_ends_ >= 8; }

  // Whether a word of two letters ends other words ("de", "na"); "up" does not.
  [[nodiscard]] bool is_ending(const std::string& word) const { return endings_.contains(word); }

 private:
  int line_ends_ = 0;
  std::unordered_set<std::string> hyphened_, endings_;
  std::unordered_map<std::string, int> words_, pairs_;
  std::unordered_set<std::string> names_;
};

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
  void append_line(Mend& mend, const CellLine& line, double column_width) const;
  [[nodiscard]] bool was_cut(const Mend& mend, std::string_view line, double column_width) const;
  [[nodiscard]] std::string merge_fragments(std::string_view text, std::string& repair) const;
  [[nodiscard]] std::string mend_words(std::string_view text, std::string& repair) const;
  [[nodiscard]] std::string mend_hyphens(const std::string& word) const;
  [[nodiscard]] bool hyphen_is_damage(std::string_view left, std::string_view right) const;
  [[nodiscard]] bool known(std::string_view word) const;

  // Whether hyphens of lost line ends stand inside the document's lines ("följan-de", "nämn-den").
  [[nodiscard]] bool document_is_cut() const;

  const Dictionary& dictionary_;
  DocumentWords words_;
  mutable std::optional<bool> cut_;  // document_is_cut, once asked
};

}  // namespace planlupp
