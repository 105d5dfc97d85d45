// Swedish stems: the forms of a word under one name, for search and for likeness.
//
//   stem("målen") == stem("målets") == "mål"        stem("verksamhetsmålet") == "verksamhetsmål"
//
// Snowball's stemmer for what is regular; what it misses in this domain (neuter definite forms
// such as `målet`, nouns in -s such as `resurs`) is data in terms/stems.tsv. No dictionary.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace planlupp {

// The words of a text one by one: runs of letters and digits, in lower case (NFC in, NFC out).
//
//   for (WordReader words("Mål 2024"); words.next();) use(words.word());  // "mål", "2024"
class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}
  bool next();  // false: there is no further one
  [[nodiscard]] const std::string& word() const { return word_; }
  // Where it stands: bytes [begin, end) of the text.
  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] std::size_t end() const { return end_; }

 private:
  std::string_view text_;
  std::string word_;
  std::size_t begin_ = 0, end_ = 0, at_ = 0;
};

[[nodiscard]] std::vector<std::string> words_of(std::string_view text);

// A word and where it stands: bytes [begin, end) of the text.
struct WordAt {
  std::string word;
  std::size_t begin = 0, end = 0;
};
[[nodiscard]] std::vector<WordAt> words_at(std::string_view text);

// One thread at a time. Cheap to use, some milliseconds to make; remembers what it has stemmed.
class Stemmer {
 public:
  Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;
  ~Stemmer();

  // Of one word in lower case, as words_of() gives it.
  [[nodiscard]] const std::string& stem(std::string_view word);

  // The stems of a text's words, in order, joined by one space.
  [[nodiscard]] std::string stems(std::string_view text);

 private:
  struct Content;
  std::unique_ptr<Content> content_;
};

}  // namespace planlupp
