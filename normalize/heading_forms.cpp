#include "normalize/heading_forms.h"

#include <re2/re2.h>

#include <algorithm>

#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr std::size_t kFewestLetters = 3;  // before the full stop
constexpr std::size_t kAbbreviation = 30;  // bytes
constexpr std::size_t kMostWords = 9;      // of a question
constexpr std::string_view kJoint = ".";

// "Kontr.-moment" -> "kontr." and "moment", "Rapp. till" -> "rapp." and " till": what an
// abbreviated heading says, cut behind its full stops; empty where it is none.
std::vector<std::string> pieces_of(std::string_view text) {
  std::vector<std::string> pieces;
  std::string small = lower(text);
  std::erase(small, '-');
  std::size_t from = 0;
  for (std::size_t dot = small.find(kJoint); dot != std::string::npos;
       dot = small.find(kJoint, from)) {
    pieces.push_back(small.substr(from, dot - from));
    if (length(last_word(pieces.back())) < kFewestLetters) return {};
    if (!is_letter(last_char(pieces.back()))) return {};
    from = dot + 1;
  }
  if (!pieces.empty()) pieces.push_back(small.substr(from));
  return pieces;
}

// Whether the heading has the pieces with nothing but letters between them.
bool written_out(std::string_view heading, const std::vector<std::string>& pieces) {
  if (!heading.starts_with(pieces.front())) return false;
  std::size_t at = pieces.front().size();
  for (std::size_t p = 1; p < pieces.size(); ++p) {
    const std::string& piece = pieces[p];
    const std::size_t end = std::min(heading.find(' ', at), heading.size());
    // The last piece ends the heading; an empty one takes what is left of the word.
    if (piece.empty()) return end == heading.size();
    const std::size_t found =
        p + 1 == pieces.size() ? heading.rfind(piece) : heading.find(piece, at);
    if (found == std::string_view::npos || found < at || found > end) return false;
    at = found + piece.size();
  }
  return at == heading.size();
}

// "ansvar" and "ansvarig", "konsekvens" and "konsekvenser" are forms of one word.
bool same_word(std::string_view shorter, std::string_view longer) {
  const std::size_t stem = shorter.size() - 1;
  return longer.substr(0, stem) == shorter.substr(0, stem);
}

}  // namespace

HeadingForms::HeadingForms() = default;
HeadingForms::~HeadingForms() = default;

void HeadingForms::add_heading(std::string_view heading, Meaning meaning) {
  if (heading.find_first_of("/(:.,0123456789") != std::string_view::npos) return;
  std::string small = lower(heading);
  std::erase(small, '-');
  headings_.emplace(std::move(small), meaning);
}

bool HeadingForms::add_question(const std::string& pattern, Meaning meaning) {
  auto compiled = std::make_unique<re2::RE2>("(?i)" + pattern, re2::RE2::Quiet);
  if (!compiled->ok()) return false;
  questions_.emplace_back(std::move(compiled), meaning);
  return true;
}

std::optional<Meaning> HeadingForms::find(std::string_view text) const {
  text = trim(text);
  if (text.ends_with('?')) return asked(text);
  if (text.size() <= kAbbreviation && text.find('.') != std::string_view::npos) {
    return abbreviated(text);
  }
  return std::nullopt;
}

std::optional<Meaning> HeadingForms::abbreviated(std::string_view text) const {
  if (!is_upper(first_char(text))) return std::nullopt;
  const std::vector<std::string> pieces = pieces_of(text);
  if (pieces.empty()) return std::nullopt;
  std::vector<std::pair<std::string_view, Meaning>> found;
  for (auto it = headings_.lower_bound(pieces.front());
       it != headings_.end() && it->first.starts_with(pieces.front()); ++it) {
    if (written_out(it->first, pieces)) found.emplace_back(it->first, it->second);
  }
  if (found.empty()) return std::nullopt;
  const auto shortest = *std::min_element(
      found.begin(), found.end(), [](auto& a, auto& b) { return a.first.size() < b.first.size(); });
  const bool clear = std::all_of(found.begin(), found.end(), [&shortest](const auto& one) {
    return one.second == shortest.second || same_word(shortest.first, one.first);
  });
  return clear ? std::optional(shortest.second) : std::nullopt;
}

std::optional<Meaning> HeadingForms::asked(std::string_view text) const {
  if (split_words(text).size() > kMostWords) return std::nullopt;
  for (const auto& [pattern, meaning] : questions_) {
    if (re2::RE2::FullMatch(text, *pattern)) return meaning;
  }
  return std::nullopt;
}

}  // namespace planlupp
