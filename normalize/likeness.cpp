#include "normalize/likeness.h"

#include <algorithm>
#include <cmath>

#include "normalize/stem.h"

namespace planlupp {
namespace {

constexpr std::size_t kShortest = 3, kLongest = 5;

// FNV-1a: the same on every machine, so that two stores threaded apart are the same.
std::uint32_t hash(std::string_view bytes) {
  std::uint32_t value = 2166136261U;
  for (const char byte : bytes) value = (value ^ static_cast<unsigned char>(byte)) * 16777619U;
  return value;
}

// The words with one space before, between and after them, and where each character begins.
struct Spelling {
  std::string text = " ";
  std::vector<std::size_t> begins;
};

Spelling spell(std::string_view text) {
  Spelling spelling;
  for (WordReader words(text); words.next();) spelling.text.append(words.word()) += ' ';
  for (std::size_t i = 0; i < spelling.text.size(); ++i) {
    if ((static_cast<unsigned char>(spelling.text[i]) & 0xC0U) != 0x80U)
      spelling.begins.push_back(i);
  }
  spelling.begins.push_back(spelling.text.size());
  return spelling;
}

// Equal grams become one with their sum.
Grams gathered(std::vector<std::uint32_t> hashes) {
  std::sort(hashes.begin(), hashes.end());
  Grams grams;
  for (const std::uint32_t h : hashes) {
    if (grams.empty() || grams.back().gram != h) grams.push_back({h, 0});
    grams.back().weight += 1;
  }
  return grams;
}

}  // namespace

Grams grams_of(std::string_view text) {
  const Spelling spelling = spell(text);
  std::vector<std::uint32_t> hashes;
  if (spelling.text.size() == 1) return {};
  for (std::size_t size = kShortest; size <= kLongest; ++size) {
    for (std::size_t i = 0; i + size < spelling.begins.size(); ++i) {
      const std::size_t begin = spelling.begins[i];
      hashes.push_back(
          hash(std::string_view(spelling.text).substr(begin, spelling.begins[i + size] - begin)));
    }
  }
  return gathered(std::move(hashes));
}

void GramWeights::add(std::span<const Grams> texts) {
  constexpr float kFew = 4;  // a plan of three risks tells little of what is common
  std::unordered_map<std::uint32_t, float> with;
  for (const Grams& text : texts) {
    for (const Gram& gram : text) with[gram.gram] += 1;
  }
  for (const auto& [gram, count] : with) {
    if (count < 2) continue;
    float& share = share_[gram];
    share = std::max(share, (count - 1) / (static_cast<float>(texts.size()) + kFew));
  }
}

float GramWeights::weight(std::uint32_t gram) const {
  constexpr float kLeast = 0.02F;  // keeps the weight of what never repeats finite
  const auto found = share_.find(gram);
  return -std::log(kLeast + (found == share_.end() ? 0.0F : found->second)) + 0.2F;
}

Grams weigh(const Grams& grams, const GramWeights& weights) {
  Grams weighed = grams;
  double square = 0;
  for (Gram& gram : weighed) {
    gram.weight = (1 + std::log(gram.weight)) * weights.weight(gram.gram);
    square += static_cast<double>(gram.weight) * gram.weight;
  }
  const auto length = static_cast<float>(std::sqrt(square));
  for (Gram& gram : weighed) gram.weight /= length;
  return weighed;
}

float likeness(const Grams& a, const Grams& b) {
  float sum = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (i->gram < j->gram) {
      ++i;
    } else if (j->gram < i->gram) {
      ++j;
    } else {
      sum += i++->weight * j++->weight;
    }
  }
  return std::min(sum, 1.0F);
}

std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> sentences;
  const auto add = [&](std::string_view sentence) {
    const std::size_t begin = sentence.find_first_not_of(" \n\t");
    if (begin == std::string_view::npos) return;
    sentences.push_back(sentence.substr(begin, sentence.find_last_not_of(" \n\t") - begin + 1));
  };
  std::size_t begin = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const bool end = text[i] == '.' || text[i] == '!' || text[i] == '?' || text[i] == ';';
    if (!end || text[i + 1] != ' ') continue;
    add(text.substr(begin, i + 1 - begin));
    begin = i + 2;
  }
  add(text.substr(std::min(begin, text.size())));
  return sentences;
}

}  // namespace planlupp
