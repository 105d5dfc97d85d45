// A word list that answers: is this a Swedish word? Loaded when it is first asked, then cached.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace planlupp {

class Dictionary {
 public:
  // stem: path without its ending; stem.aff and stem.dic are read. Empty, or no such files: knows
  // no word.
  explicit Dictionary(std::string stem);
  ~Dictionary();
  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;

  // A word without punctuation, as it stands in a text. Costs some 10 µs, the second time less.
  [[nodiscard]] bool knows(std::string_view word) const;

  // Whether there is a word list at all.
  [[nodiscard]] bool loaded() const;

  // Loads now what would be loaded later (before a fork).
  void warm() const;

 private:
  struct Words;
  std::unique_ptr<Words> words_;
};

}  // namespace planlupp
