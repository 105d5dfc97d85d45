#include "normalize/stem.h"

#include <libstemmer.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <functional>
#include <unordered_map>
#include <utility>

#include "normalize/embedded_file.h"

namespace planlupp {
namespace {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};
using TextMap = std::unordered_map<std::string, std::string, TextHash, std::equal_to<>>;

// An ending that is rewritten where at least `rest` letters stand before it.
struct Ending {
  std::size_t rest = 0;
  std::string to;
};

struct Rules {
  TextMap words, tails;
  std::unordered_map<std::string, Ending, TextHash, std::equal_to<>> endings;
};

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

void add_rule(Rules& rules, std::string_view line) {
  const std::vector<std::string_view> parts = split(line, '\t');
  assert(parts.size() >= 3);
  if (parts.at(0) == "kind") return;  // the header row
  if (parts.at(0) == "ending") {
    const std::size_t rest = static_cast<std::size_t>(parts.at(1).at(0) - '0');
    rules.endings[std::string(parts.at(2))] = {rest, std::string(parts.size() > 3 ? parts[3] : "")};
    return;
  }
  TextMap& forms = parts.at(0) == "word" ? rules.words : rules.tails;
  for (const std::string_view form : split(parts.at(2), ' '))
    forms[std::string(form)] = parts.at(1);
}

Rules load_rules() {
  Rules rules;
  for (const EmbeddedFile& file : embedded_terms()) {
    if (file.name != "stems.tsv") continue;
    for (const std::string_view line : split(file.content, '\n')) {
      if (!line.empty() && line.front() != '#') add_rule(rules, line);
    }
  }
  return rules;
}

const Rules& shared_rules() {
  static const Rules kRules = load_rules();
  return kRules;
}

bool starts_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_letter));
}

// The character at `i`, which moves behind it; U+FFFD for bytes that are no UTF-8.
UChar32 next_character(std::string_view text, std::int32_t& i) {
  const char byte = text[static_cast<std::size_t>(i)];
  if (static_cast<unsigned char>(byte) < 0x80) {
    ++i;
    return byte;
  }
  UChar32 c = 0;
  const auto length = static_cast<std::int32_t>(text.size());
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macro
  U8_NEXT_OR_FFFD(text.data(), i, length, c);
#pragma GCC diagnostic pop
  return c;
}

void append(std::string& text, UChar32 c) {
  if (c < 0x80) {
    text += static_cast<char>(c);
    return;
  }
  char bytes[U8_MAX_LENGTH];
  std::int32_t size = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
  U8_APPEND_UNSAFE(bytes, size, c);
#pragma GCC diagnostic pop
  text.append(bytes, static_cast<std::size_t>(size));
}

// As ICU has them, told at once for what Swedish is written with.
bool is_word_character(UChar32 c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  if (c >= 0xC0 && c < 0x100) return c != 0xD7 && c != 0xF7;
  return u_isalnum(c) != 0;
}

bool combines(UChar32 c) { return c >= 0x300 && u_getCombiningClass(c) != 0; }

UChar32 small(UChar32 c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
  return u_tolower(c);
}

struct StemmerDeleter {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

}  // namespace

bool WordReader::next() {
  word_.clear();
  const auto length = static_cast<std::int32_t>(text_.size());
  for (auto i = static_cast<std::int32_t>(at_); i < length;) {
    const auto before = static_cast<std::size_t>(i);
    const UChar32 c = next_character(text_, i);
    at_ = static_cast<std::size_t>(i);
    if (is_word_character(c) || (!word_.empty() && combines(c))) {
      if (word_.empty()) begin_ = before;
      append(word_, small(c));
      end_ = at_;
    } else if (!word_.empty()) {
      return true;
    }
  }
  return !word_.empty();
}

std::vector<WordAt> words_at(std::string_view text) {
  std::vector<WordAt> words;
  for (WordReader reader(text); reader.next();) {
    words.push_back({reader.word(), reader.begin(), reader.end()});
  }
  return words;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (WordReader reader(text); reader.next();) words.push_back(reader.word());
  return words;
}

struct Stemmer::Content {
  const Rules& rules = shared_rules();
  std::unique_ptr<sb_stemmer, StemmerDeleter> snowball{sb_stemmer_new("swedish", "UTF_8")};
  TextMap known;

  std::string by_snowball(const std::string& word) const {
    const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
    const sb_symbol* stem = sb_stemmer_stem(snowball.get(), bytes, static_cast<int>(word.size()));
    if (stem == nullptr) return word;
    return {reinterpret_cast<const char*>(stem),
            static_cast<std::size_t>(sb_stemmer_length(snowball.get()))};
  }

  std::string find(std::string_view word) const {
    constexpr std::size_t kMostBytes = 300;  // a longer one is no word
    if (word.size() > kMostBytes) return std::string(word);
    if (const auto found = rules.words.find(word); found != rules.words.end()) return found->second;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (!starts_letter(word[i])) continue;
      const auto found = rules.tails.find(word.substr(i));
      if (found != rules.tails.end()) return std::string(word.substr(0, i)) + found->second;
    }
    for (std::size_t i = 1; i < word.size(); ++i) {
      if (!starts_letter(word[i])) continue;
      const auto found = rules.endings.find(word.substr(i));
      if (found == rules.endings.end() || letters(word.substr(0, i)) < found->second.rest) continue;
      return by_snowball(std::string(word.substr(0, i)) + found->second.to);
    }
    return by_snowball(std::string(word));
  }
};

Stemmer::Stemmer() : content_(std::make_unique<Content>()) {}
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;
Stemmer::~Stemmer() = default;

const std::string& Stemmer::stem(std::string_view word) {
  constexpr std::size_t kMaxKnown = 200'000;  // a corpus' vocabulary; flat memory beyond it
  const auto found = content_->known.find(word);
  if (found != content_->known.end()) return found->second;
  if (content_->known.size() >= kMaxKnown) content_->known.clear();
  return content_->known.emplace(std::string(word), content_->find(word)).first->second;
}

std::string Stemmer::stems(std::string_view text) {
  std::string all;
  for (WordReader words(text); words.next();) {
    if (!all.empty()) all += ' ';
    all += stem(words.word());
  }
  return all;
}

}  // namespace planlupp
