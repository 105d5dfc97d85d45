#include "normalize/document_words.h"

#include <re2/re2.h>

#include <cstddef>
#include <cstdint>
#include <utility>

#include "normalize/terms.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr int kOften = 5;  // design.md: measured on the neighbours of real plans

bool is_hyphened(const std::string& word) {
  static const RE2 kHyphened(R"(\pL{2,}-\p{Ll}{2,})");
  return word.find('-') != std::string::npos && RE2::FullMatch(word, kHyphened);
}

bool is_cut_at_end(const std::string& line) {
  static const RE2 kCutEnd(R"(.*\p{Ll}-\s*)");
  return line.find('-') != std::string::npos && RE2::FullMatch(line, kCutEnd);
}

}  // namespace

// The words of all lines as numbers, a line's one after the other, so that neighbours can be
// counted once it is known which pairs matter: few do.
class DocumentWords::Counting {
 public:
  void add_line(std::string_view line, std::unordered_set<std::string>& hyphened) {
    for (const WordSpan& span : split_words(line)) {
      std::string word = lower(bare_word(line.substr(span.begin, span.end - span.begin)));
      const auto [known, is_new] = numbers_.try_emplace(std::move(word), counts_.size());
      if (is_new) counts_.push_back(0);
      ++counts_[known->second];
      sequence_.push_back(known->second);
      if (is_new && is_hyphened(known->first)) hyphened.insert(known->first);
    }
    sequence_.push_back(kLineEnd);
  }

  void tell(DocumentWords& to) {
    for (const auto& [word, number] : numbers_) {
      const int count = counts_[number];
      to.words_.emplace(word, count);
      if (count >= kOften) to.often_.emplace(word, count);
    }
    count_open(to);
  }

 private:
  static constexpr std::uint32_t kLineEnd = ~std::uint32_t{0};

  // "a b" for each way to write a frequent word as two words of the document.
  void count_open(DocumentWords& to) {
    std::unordered_map<std::uint64_t, std::string> pairs;
    for (const auto& [word, count] : to.often_) {
      for (std::size_t i = 1; i < word.size(); ++i) {
        const auto a = numbers_.find(word.substr(0, i));
        if (a == numbers_.end()) continue;
        const auto b = numbers_.find(word.substr(i));
        if (b != numbers_.end()) pairs[both(a->second, b->second)] = a->first + " " + b->first;
      }
    }
    for (std::size_t i = 1; i < sequence_.size(); ++i) {
      if (sequence_[i - 1] == kLineEnd || sequence_[i] == kLineEnd) continue;
      const auto pair = pairs.find(both(sequence_[i - 1], sequence_[i]));
      if (pair != pairs.end()) ++to.open_[pair->second];
    }
  }

  static std::uint64_t both(std::uint32_t a, std::uint32_t b) {
    return std::uint64_t{a} << 32U | b;
  }

  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<int> counts_;              // by number
  std::vector<std::uint32_t> sequence_;  // numbers
};

DocumentWords::DocumentWords(const std::vector<TextLine>& lines, const Terms& terms) {
  for (const Terms::Row& row : terms.table("bodies")) {
    for (const WordSpan& word : split_words(row.at(1))) {
      std::string name = lower(std::string_view(row[1]).substr(word.begin, word.end - word.begin));
      if (length(name) > 8) names_.insert(std::move(name));
    }
  }
  for (const Terms::Row& row : terms.table("function_words")) {
    if (row.at(1) == "ending") endings_.insert(row[0]);
  }
  Counting counting;
  for (const TextLine& line : lines) {
    line_ends_ += is_cut_at_end(line.text) ? 1 : 0;
    counting.add_line(line.text, hyphened_);
  }
  counting.tell(*this);
}

int DocumentWords::count(const std::string& word) const {
  const auto found = words_.find(lower(word));
  return found == words_.end() ? 0 : found->second;
}

bool DocumentWords::joins(std::string_view a, std::string_view b) const {
  if (often_.empty() && names_.empty()) return false;
  std::string whole = lower(a);
  const std::size_t left = whole.size();
  whole += lower(b);
  if (names_.contains(whole)) return true;
  const auto often = often_.find(whole);
  if (often == often_.end()) return false;
  const auto open = open_.find(whole.insert(left, 1, ' '));
  return open == open_.end() || often->second >= kOften * open->second;
}

}  // namespace planlupp
