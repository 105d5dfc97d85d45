#include "normalize/dictionary.h"

#include <fstream>
#include <hunspell/hunspell.hxx>
#include <unordered_map>
#include <utility>

namespace planlupp {
namespace {

constexpr std::size_t kMaxWord = 100;  // bytes; longer ones are no words
constexpr std::size_t kMaxCache = 200'000;

}  // namespace

struct Dictionary::Words {
  std::string stem;
  bool tried = false;
  std::unique_ptr<Hunspell> hunspell;
  std::unordered_map<std::string, bool> cache;

  void load() {
    if (tried) return;
    tried = true;
    if (stem.empty()) return;
    const std::string aff = stem + ".aff", dic = stem + ".dic";
    if (!std::ifstream(aff) || !std::ifstream(dic)) return;
    hunspell = std::make_unique<Hunspell>(aff.c_str(), dic.c_str());
    if (hunspell->get_dict_encoding() != "UTF-8") hunspell.reset();
  }
};

Dictionary::Dictionary(std::string stem) : words_(std::make_unique<Words>()) {
  words_->stem = std::move(stem);
}

Dictionary::~Dictionary() = default;

bool Dictionary::knows(std::string_view word) const {
  if (word.empty() || word.size() > kMaxWord) return false;
  std::string key(word);
  const auto found = words_->cache.find(key);
  if (found != words_->cache.end()) return found->second;
  words_->load();
  const bool known = words_->hunspell != nullptr && words_->hunspell->spell(key);
  if (words_->cache.size() >= kMaxCache) words_->cache.clear();
  words_->cache.emplace(std::move(key), known);
  return known;
}

bool Dictionary::loaded() const {
  words_->load();
  return words_->hunspell != nullptr;
}

void Dictionary::warm() const { words_->load(); }

}  // namespace planlupp
