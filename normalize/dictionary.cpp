#include "normalize/dictionary.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <hunspell/hunspell.hxx>
#include <map>
#include <unordered_map>
#include <utility>

#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr std::size_t kMaxWord = 100;  // bytes; longer ones are no words
constexpr std::size_t kMaxCache = 200'000;
constexpr std::size_t kMostAsked = 4'000;
constexpr std::size_t kMostLearned = 60'000;
constexpr std::size_t kLongestLearned = 40;  // bytes

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

// Letters of Latin script that take two bytes at most, and not too many.
bool is_to_learn(std::string_view word) {
  return word.size() <= kLongestLearned && all_letters(word) &&
         std::all_of(word.begin(), word.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0xCA; });
}

std::unique_ptr<Hunspell> load(const std::string& stem) {
  const std::string aff = stem + ".aff", dic = stem + ".dic";
  if (stem.empty() || !std::ifstream(aff) || !std::ifstream(dic)) return nullptr;
  auto list = std::make_unique<Hunspell>(aff.c_str(), dic.c_str());
  return list->get_dict_encoding() == "UTF-8" ? std::move(list) : nullptr;
}

// Loaded once in a process and left to its end: to take a list apart, word by word, takes longer
// than to load it.
Hunspell* list_of(const std::string& stem) {
  static auto& lists = *new std::map<std::string, std::unique_ptr<Hunspell>>;
  const auto known = lists.find(stem);
  if (known != lists.end()) return known->second.get();
  return lists.emplace(stem, load(stem)).first->second.get();
}

}  // namespace

struct Dictionary::Words {
  std::string stem;
  bool tried = false;
  Hunspell* hunspell = nullptr;
  std::unordered_map<std::string, bool, TextHash, std::equal_to<>> cache;
  std::vector<std::string> asked;

  void load() {
    if (std::exchange(tried, true)) return;
    hunspell = list_of(stem);
  }
};

Dictionary::Dictionary(std::string stem) : words_(std::make_unique<Words>()) {
  words_->stem = std::move(stem);
}

Dictionary::~Dictionary() = default;

bool Dictionary::knows(std::string_view word) const {
  if (word.empty() || word.size() > kMaxWord) return false;
  const auto found = words_->cache.find(word);
  if (found != words_->cache.end()) return found->second;
  words_->load();
  std::string key(word);
  const bool known = words_->hunspell != nullptr && words_->hunspell->spell(key);
  if (words_->cache.size() >= kMaxCache) words_->cache.clear();
  if (words_->asked.size() < kMostAsked && is_to_learn(key)) words_->asked.push_back(key);
  words_->cache.emplace(std::move(key), known);
  return known;
}

std::vector<std::string> Dictionary::take_asked() const { return std::exchange(words_->asked, {}); }

void Dictionary::learn(const std::vector<std::string>& words) const {
  for (const std::string& word : words) {
    if (words_->cache.size() >= kMostLearned) return;
    if (is_to_learn(word)) static_cast<void>(knows(word));
  }
}

bool Dictionary::loaded() const {
  words_->load();
  return words_->hunspell != nullptr;
}

void Dictionary::warm() const { words_->load(); }

}  // namespace planlupp
