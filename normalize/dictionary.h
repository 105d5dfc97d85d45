// A word list that answers: is this a Swedish word? Loaded when it is first asked, then cached.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

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

  // The words, of letters alone, that the list was asked for since the last call; of very many the
  // first.
  [[nodiscard]] std::vector<std::string> take_asked() const;

  // Asks now for what other processes had to ask for, so that those forked later need not. The
  // words are not trusted: what is no Swedish word by its letters is passed over, and so is all
  // once enough are known.
  void learn(const std::vector<std::string>& words) const;

  // Loads now what would be loaded later (before a fork).
  void warm() const;

 private:
  struct Words;
  std::unique_ptr<Words> words_;
};

}  // namespace planlupp
