// The document's own words, as evidence: a word that it writes many times is one, whatever the word
// list says, and the names of boards are whole words.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extract/table.h"

namespace planlupp {

class Terms;

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
  class Counting;

  int line_ends_ = 0;
  std::unordered_set<std::string> hyphened_, endings_;
  std::unordered_map<std::string, int> words_;
  std::unordered_map<std::string, int> often_;  // of words_, those that are evidence
  std::unordered_map<std::string, int> open_;   // "a b" where "ab" is one of these
  std::unordered_set<std::string> names_;
};

}  // namespace planlupp
