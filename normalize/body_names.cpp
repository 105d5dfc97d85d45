#include "normalize/body_names.h"

#include <re2/re2.h>

#include <array>
#include <utility>

#include "normalize/terms.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

// A board or committee by its name's form, definite or genitive.
constexpr const char* kBody =
    R"(((?:(?:\pL+-,? )*\pL+- och |[Nn]ämnden för [\pL ,-]+? och |)"
    R"([Rr]egionala |[Tt]ekniska |[Ll]okala |[Gg]emensamma |[Kk]ommunala )?)"
    R"((?:\p{Lu}{2,}-)?\pL*(?:nämnden|styrelsen)|\p{Lu}[\pL-]+ stadsdelsnämnd)s?\b)";

// "Nämnden för kultur och fritid": by what it is for. In small letters only behind "för", "av" or
// "i": a plan goes "till nämnden för kännedom och beslut", too.
constexpr const char* kFor =
    R"((?:(?:^|\b(?:för|av|i) )([Nn]ämnden för (?:\pL+, ){0,2}\pL+ och \pL+)|)"
    R"(\b(Nämnden för (?:\pL+, ){0,2}\pL+ och \pL+))\b)";

std::string capitalised(std::string_view text) {
  const std::string all(text);
  if (all.empty()) return all;
  const char32_t first = first_char(all);
  if (!is_lower(first)) return all;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kSwedish{
      {{"å", "Å"}, {"ä", "Ä"}, {"ö", "Ö"}}};
  for (const auto& [small, large] : kSwedish) {
    if (all.starts_with(small)) return std::string(large) + all.substr(small.size());
  }
  std::string out = all;
  out.front() = static_cast<char>(out.front() - 32);
  return out;
}

}  // namespace

std::string body_in(std::string_view text, const Terms& terms) {
  static const RE2 kPattern(kBody);
  std::string best;
  for (const Terms::Row& row : terms.table("bodies")) {
    if (row.size() < 3 || row[2] != "body" || row[1].size() <= best.size()) continue;
    const std::string small = lower(text), name = lower(row[1]);
    const std::size_t at = small.find(name);
    if (at == std::string::npos) continue;
    const bool begins = at == 0 || !is_letter(last_char(std::string_view(small).substr(0, at)));
    const std::string_view rest = std::string_view(small).substr(at + name.size());
    const bool ends =
        rest.empty() || !is_letter(first_char(rest)) ||
        (rest.front() == 's' && (rest.size() == 1 || !is_letter(first_char(rest.substr(1)))));
    if (begins && ends) best = row[1];
  }
  std::string found;
  re2::StringPiece rest = text;
  while (RE2::FindAndConsume(&rest, kPattern, &found)) {
    if (found.size() > best.size() && length(found) > 8) best = found;
  }
  static const RE2 kNamed(kFor);
  std::string alone;
  if (RE2::PartialMatch(text, kNamed, &found, &alone)) {
    if (found.empty()) found = alone;
    if (found.size() > best.size()) best = found;
  }
  return capitalised(best);
}

bool is_organisation(std::string_view text) {
  static const RE2 kName(
      R"(Region \p{Lu}[\pL -]*|(?:\p{Lu}[\pL-]+ ){1,3}(?:kommun|stad|landsting|kommunförbund))");
  return RE2::FullMatch(trim(text), kName);
}

bool is_body(std::string_view text, const Terms& terms) {
  const std::string body = body_in(text, terms);
  return !body.empty() && lower(trim(text)) == lower(body);
}

}  // namespace planlupp
