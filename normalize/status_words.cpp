#include "normalize/status_words.h"

#include <algorithm>

#include "normalize/colour.h"
#include "normalize/terms.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr std::size_t kMostWords = 16;

}  // namespace

StatusWords::StatusWords(const Terms& terms) {
  std::map<std::string, StatusCode, std::less<>> codes;
  for (const Terms::Row& row : terms.table("status_codes")) {
    for (const StatusCode code :
         {StatusCode::done, StatusCode::partly_done, StatusCode::not_done}) {
      if (row.at(1) == name_of(code)) codes[row[0]] = code;
    }
  }
  for (const Terms::Row& row : terms.table("statuses")) {
    const auto found = codes.find(row.at(1));
    if (found != codes.end()) whole_.emplace(letters_key(row[0]), found->second);
  }
  for (const Terms::Row& row : terms.table("legend_words")) {
    beginnings_.emplace_back(lower(row[0]), row.at(1));
  }
}

StatusCode StatusWords::code_of(std::string_view text) const {
  const auto known = whole_.find(letters_key(text));
  if (known != whole_.end()) return known->second;
  const std::string small = lower(text);
  const auto words = split_words(small);
  if (words.size() > kMostWords) return StatusCode::none;
  std::size_t no = words.size(), partly = no, done = no;  // where each is first said
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word =
        std::string_view(small).substr(words[i].begin, words[i].end - words[i].begin);
    for (const auto& [beginning, says] : beginnings_) {
      const bool whole = length(beginning) <= 4;  // "ej", "inte": no beginnings of other words
      if (whole ? trim(word) != beginning : !word.starts_with(beginning)) continue;
      std::size_t& at = says == "not" ? no : says == "partly" ? partly : done;
      at = std::min(at, i);
    }
  }
  if (no < partly && (no < done || done < words.size())) return StatusCode::not_done;
  if (partly < words.size()) return StatusCode::partly_done;
  return done < words.size() ? StatusCode::done : StatusCode::none;
}

std::map<std::string, StatusCode> read_legend(const std::vector<TextLine>& lines,
                                              const StatusWords& words) {
  std::map<std::string, StatusCode> legend;
  for (const TextLine& line : lines) {
    if (line.light.empty()) continue;
    const std::string colour = colour_name(line.light);
    const StatusCode code = words.code_of(line.text);
    if (!colour.empty() && code != StatusCode::none) legend.emplace(colour, code);
  }
  return legend;
}

}  // namespace planlupp
