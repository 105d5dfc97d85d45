#include "normalize/heal.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "normalize/dictionary.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr std::string_view kSoftHyphen = "\u00AD";
constexpr std::string_view kHyphen = "\u2010";
constexpr std::size_t kFewestAround = 6;  // letters of a word with a lost ligature

// "IT-system/infor" -> "infor"
std::string_view trailing_letters(std::string_view word) {
  std::size_t begin = word.size();
  for (std::size_t at = begin; at > 0;) {
    do --at;
    while (at > 0 && (static_cast<unsigned char>(word[at]) & 0xC0U) == 0x80U);
    if (!is_letter(first_char(word.substr(at)))) break;
    begin = at;
  }
  return word.substr(begin);
}

// "g/ledning" -> "g"
std::string_view leading_letters(std::string_view word) {
  std::size_t end = 0;
  while (end < word.size() && is_letter(first_char(word.substr(end)))) {
    do ++end;
    while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U);
  }
  return word.substr(0, end);
}

// The last word, and the blank behind it where a soft hyphen stood apart.
std::string_view end_of(std::string_view text) {
  const std::string_view word = last_word(text);
  return text.substr(static_cast<std::size_t>(word.data() - text.data()));
}

// "hälso- och", "grund-, gymnasie- och": the hyphen stands for the rest of a word.
bool continues_ellipsis(std::string_view next) {
  constexpr std::array<std::string_view, 6> kWords{"och",        "eller", "samt",
                                                   "respektive", "resp.", "&"};
  const std::string word = lower(first_word(next));
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// A prefix that keeps its hyphen whatever follows: an acronym, a figure, a single letter.
bool keeps_hyphen(std::string_view prefix) {
  static const RE2 kKeeps(R"((?:.*[^\pL])?(?:\p{Lu}[\p{Lu}\pN]+|\pL|\pN+|.*\pN)|.*\p{Lu})");
  return RE2::FullMatch(prefix, kKeeps);
}

}  // namespace

double line_width(const CellLine& line) {
  return line.box ? line.box->x1 - line.box->x0 : double(length(trim(line.text)));
}

namespace {

void note(std::string& repair, std::string_view from, std::string_view to) {
  if (!repair.empty()) repair += "; ";
  repair.append(from).append(" -> ").append(to);
}

}  // namespace

struct Healer::Mend {
  std::string text;
  std::string repair;
  const CellLine* last_line = nullptr;
};

bool Healer::known(std::string_view word) const {
  if (dictionary_.knows(word)) return true;
  const std::string small = lower(word);
  if (small == word) return false;
  // The list takes "Mål" for "mål" by itself: only capitals behind the first letter tell more.
  std::size_t first = 1;
  while (first < word.size() && (static_cast<unsigned char>(word[first]) & 0xC0U) == 0x80U) ++first;
  const bool capitals = small.size() != word.size() || small.substr(first) != word.substr(first);
  return capitals && dictionary_.knows(small);
}

// A renderer cuts a word only where the word alone is wider than its cell: it then stands alone on
// its line, fills it, and goes on at the next one's beginning.
bool Healer::was_cut(const Mend& mend, std::string_view line, double column_width) const {
  const std::string_view last = trim(mend.last_line->text), next = first_word(line);
  const bool slash = next.starts_with('/');
  if (column_width <= 0 || last.empty() || last_word(last) != last) return false;
  if (!is_lower(first_char(next)) && !slash) return false;
  const std::string_view left = trailing_letters(last);
  const std::string_view right = slash ? next : leading_letters(next);
  if (left.empty() || right.empty()) return false;
  const double width = line_width(*mend.last_line), letter = width / double(length(last));
  if (width + letter * double(length(next)) <= column_width || width < column_width / 2) {
    return false;
  }
  const bool full = width + letter * 0.9 > column_width;
  if (slash) return full;
  const bool joined = known(std::string(left) + std::string(right));
  // A word that stands alone on its line without filling it was not cut.
  if (known(left) && !words_.is_ending(lower(right))) return full && (joined || !known(right));
  return joined || full;
}

// Puts `line` behind what there is: with a space, without one, or without the hyphen between.
void Healer::append_line(Mend& mend, const CellLine& cell_line, double column_width) const {
  const std::string_view line = trim(cell_line.text);
  std::string& text = mend.text;
  if (line.empty()) return;
  if (text.empty()) {
    text = line;
    return;
  }
  bool soft = false;
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view sign : {kSoftHyphen, kHyphen}) {
      if (!text.ends_with(sign)) continue;
      text.resize(text.size() - sign.size());
      soft = more = true;
    }
  }
  const std::string_view next = first_word(line);
  const char32_t begins = first_char(line);
  const bool lower_next = is_lower(begins);
  const std::string before(end_of(text));
  const std::string_view left = bare_word(before), right = bare_word(next);
  if (soft && continues_ellipsis(line)) {
    text += "- ";  // drawn as a soft one, meant as a hard one
  } else if (soft && is_letter(begins)) {
    if (keeps_hyphen(left) && !is_lower(last_char(left))) text += '-';
    note(mend.repair, before + "-" + std::string(next), std::string(end_of(text)) += next);
  } else if (text.ends_with('-') && text.size() > 1 && text[text.size() - 2] != ' ') {
    const std::string joined = std::string(left) + std::string(right);
    if (continues_ellipsis(line)) {
      text += ' ';
    } else if (lower_next && !keeps_hyphen(left) &&
               (known(joined) || !known(left) || !known(right) || words_.cuts_line_ends())) {
      text.pop_back();
      note(mend.repair, before + std::string(next), joined);
    } else if (!is_letter(begins) && !is_digit(begins)) {
      text += ' ';
    }
  } else if (text.ends_with("–") && (is_letter(begins) || is_digit(begins)) && length(before) > 1) {
    // "januari–" "mars"
  } else if (text.ends_with('/') && is_letter(begins) && before.size() > 1) {
    // "IT-system/" "informationssäkerhet": cut where a renderer may
  } else if (was_cut(mend, line, column_width)) {
    const std::string joined = std::string(trailing_letters(before)) + std::string(next);
    note(mend.repair, before + " " + std::string(next), joined);
  } else {
    text += ' ';
  }
  text += line;
}

bool Healer::document_is_cut() const {
  if (cut_) return *cut_;
  std::size_t whole = 0;
  for (const std::string& word : words_.hyphened()) {
    std::string joined = word;
    joined.erase(joined.find('-'), 1);
    whole += known(joined) ? 1 : 0;
  }
  cut_ = whole >= 3 && whole * 10 >= words_.hyphened().size() * 6;
  return *cut_;
}

// Whether `left-right` within a line is one word that a lost line end cut.
bool Healer::hyphen_is_damage(std::string_view left, std::string_view right) const {
  static const RE2 kInner(R"((?:.*[^\pL])?(\pL+))"), kOuter(R"((\p{Ll}+)(?:[^\pL].*)?)");
  std::string a, b;
  if (!RE2::FullMatch(left, kInner, &a) || !RE2::FullMatch(right, kOuter, &b)) {
    return false;
  }
  if (keeps_hyphen(left) || length(a) < 2 || length(b) < 2) return false;
  if (length(b) == 2 && !words_.is_ending(lower(b))) return false;
  const std::string joined = a + b;
  if (words_.count(joined) > 0) return true;
  if (!known(joined)) return false;
  // Two whole words may be the author's own compound, unless the document is full of such cuts.
  return !known(a) || !known(b) || document_is_cut();
}

std::string Healer::mend_hyphens(const std::string& word) const {
  if (word.find('-') == std::string::npos || word.front() == '-' || word.back() == '-') return word;
  static const RE2 kLostSpace(R"((\pL{2,}-)(och|eller|samt|respektive))");
  std::string first, second;
  if (RE2::FullMatch(word, kLostSpace, &first, &second)) return first + " " + second;
  std::string out;
  for (std::size_t begin = 0; begin <= word.size();) {
    const std::size_t end = std::min(word.find('-', begin), word.size());
    const std::string part = word.substr(begin, end - begin);
    if (begin > 0) {
      // Up to three pieces make one word: the middle of "informa-tionssäker-het" is none.
      const std::size_t after =
          end < word.size() ? std::min(word.find('-', end + 1), word.size()) : end;
      const std::string longer =
          end < word.size() ? part + word.substr(end + 1, after - end - 1) : part;
      if (!hyphen_is_damage(out, part) && !hyphen_is_damage(out, longer)) out += '-';
    }
    out += part;
    begin = end + 1;
  }
  return out;
}

// "upp följ ning", "verk sam heten": an export wrote soft hyphens as blanks. Pieces are put
// together where one of them is no word and the whole is: the cheapest way to read the text as
// words.
std::string Healer::merge_fragments(std::string_view text, std::string& repair) const {
  constexpr std::size_t kPieces = 7;
  constexpr double kUnknown = 3, kMerge = 1, kPiece = 0.2;
  struct Piece {
    std::string_view token, letters;
    bool plain = false;  // letters only
    bool joint = false;  // a hyphen that stands alone
    bool known = true;
  };
  std::vector<Piece> pieces;
  std::size_t unknown = 0;
  for (const WordSpan& span : split_words(text)) {
    Piece part;
    part.token = text.substr(span.begin, span.end - span.begin);
    part.letters = bare_word(part.token);
    part.joint = part.token == kHyphen;
    part.plain = !part.letters.empty() && all_letters(part.letters);
    if (part.plain) part.known = known(part.letters);
    unknown += part.plain && !part.known ? 1 : 0;
    pieces.push_back(part);
  }
  if (unknown == 0) return std::string(text);
  const std::size_t n = pieces.size();
  std::vector<double> cost(n + 1, 0);
  std::vector<std::size_t> taken(n + 1, 1);
  for (std::size_t i = n; i-- > 0;) {
    cost[i] = cost[i + 1] + (pieces[i].known ? 0 : kUnknown);
    taken[i] = 1;
    if (!pieces[i].plain || !pieces[i].token.ends_with(pieces[i].letters)) continue;
    std::string joined(pieces[i].letters);
    bool broken = !pieces[i].known;
    for (std::size_t m = 2; m <= kPieces && i + m <= n; ++m) {
      const Piece& next = pieces[i + m - 1];
      if (next.joint) continue;
      if (!next.plain || !is_lower(first_char(next.token))) break;
      joined += next.letters;
      broken |= !next.known;
      const double whole = cost[i + m] + kMerge + kPiece * double(m - 1);
      if (broken && length(joined) >= 5 && whole < cost[i] && known(joined)) {
        cost[i] = whole;
        taken[i] = m;
      }
      if (!next.token.ends_with(next.letters)) break;  // punctuation ends the word
    }
  }
  std::string out;
  for (std::size_t i = 0; i < n; i += taken[i]) {
    if (!out.empty()) out += ' ';
    std::string word;
    std::string stood;
    for (std::size_t k = i; k < i + taken[i]; ++k) {
      if (!pieces[k].joint || taken[i] == 1) word += pieces[k].token;
      stood.append(stood.empty() ? "" : " ").append(pieces[k].token);
    }
    if (taken[i] > 1) note(repair, stood, word);
    out += word;
  }
  return out;
}

// "för- enings- och näringsliv": the first hyphen is a line's end that a cell lost.
bool Healer::joins_hyphened(std::string_view word, std::string_view next,
                            std::string& repair) const {
  const std::string_view a = bare_word(word), b = bare_word(next);
  if (word.size() == a.size() || !is_lower(first_char(b)) || !all_letters(a) || !all_letters(b) ||
      keeps_hyphen(a) || continues_ellipsis(next)) {
    return false;
  }
  const std::string joined = std::string(a) + std::string(b);
  if (known(a) && known(b)) return false;
  const bool genitive = joined.ends_with('s') && known(joined.substr(0, joined.size() - 1));
  if (!genitive && !known(joined)) return false;
  note(repair, std::string(word) + " " + std::string(next), joined);
  return true;
}

// "leve rantörer", where nothing stands between and the word list knows the whole and not both
// parts.
bool Healer::joins_open(std::string_view word, std::string_view next, std::string& repair) const {
  const std::string_view a = bare_word(word), b = bare_word(next);
  const bool touching = !a.empty() && word.ends_with(a) && next.starts_with(b) && all_letters(b) &&
                        is_lower(first_char(b)) && all_letters(a);
  if (!touching || length(a) + length(b) < 6) return false;
  const bool broken = length(a) > 1 && !(known(a) && known(b));
  const std::string joined = broken ? std::string(a) + std::string(b) : std::string();
  if (!(broken && known(joined)) && !words_.joins(a, b)) return false;
  note(repair, std::string(a) + " " + std::string(b), std::string(a) + std::string(b));
  return true;
}

// Within a line: "samhällsvik-tiga" and "leve rantörer".
std::string Healer::mend_words(std::string_view text, std::string& repair) const {
  std::string out;
  out.reserve(text.size());
  const auto words = split_words(text);
  const auto at = [&](std::size_t i) {
    return text.substr(words[i].begin, words[i].end - words[i].begin);
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string word(at(i));
    std::string mended = mend_hyphens(word);
    if (mended != word) note(repair, word, mended);
    word = std::move(mended);
    if (i + 1 < words.size()) {
      const std::string_view next = at(i + 1);
      const bool hyphened = word.ends_with('-') && joins_hyphened(word, next, repair);
      if (hyphened) word.pop_back();
      if (hyphened || joins_open(word, next, repair)) {
        word += next;
        ++i;
      }
    }
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

namespace {

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// What exports do to signs. Most texts have none of them: looking for their bytes first costs less
// than the patterns.
void mend_signs(std::string& text) {
  static const RE2 kHyphens("[\u2010\u2011]");
  if (has(text, "\u2010") || has(text, "\u2011")) RE2::GlobalReplace(&text, kHyphens, "-");
  static const RE2 kLooseStop(R"(([\pL\pN)%]) ([.,])( |$))");
  if (has(text, " .") || has(text, " ,")) RE2::GlobalReplace(&text, kLooseStop, R"(\1\2\3)");
  // List signs stand apart; "drift- Nätverk" in a list of such items is one too.
  static const RE2 kGluedBullet(R"(\s*•\s*(\S))"), kDashItem(R"((?:^|[ :.,]) ?[-–] \p{Lu})");
  static const RE2 kGluedDash(R"((\p{Ll}[.,]?)- (\p{Lu}))");
  if (has(text, "•")) RE2::GlobalReplace(&text, kGluedBullet, R"( • \1)");
  if (text.starts_with(' ')) text.erase(0, 1);
  if (has(text, "- ") && RE2::PartialMatch(text, kDashItem)) {
    RE2::GlobalReplace(&text, kGluedDash, R"(\1 - \2)");
  }
  static const RE2 kRaised(R"((\bk?m) ([²³]))");
  if (has(text, "m ²") || has(text, "m ³")) RE2::GlobalReplace(&text, kRaised, R"(\1\2)");
  static const RE2 kLostSpace(R"(\b(\d{1,3})\?(\d{3})\b)");
  if (has(text, "?")) RE2::GlobalReplace(&text, kLostSpace, R"(\1 \2)");
}

}  // namespace

Healed Healer::heal(std::span<const CellLine> lines, double column_width) const {
  Mend mend;
  for (const CellLine& line : lines) {
    append_line(mend, line, column_width);
    mend.last_line = &line;
  }
  // What is left of soft hyphens stands inside a line and is invisible there.
  const Healed& flat = heal_flat(collapse_space(mend.text));
  if (mend.repair.empty()) return flat;
  if (!flat.repair.empty()) mend.repair += "; " + flat.repair;
  return {flat.text, std::move(mend.repair)};
}

std::string Healer::mend_ligatures(std::string text, std::string& repair) const {
  static constexpr std::string_view kLost = "\xEF\xBF\xBD";
  if (!has(text, kLost)) return text;
  std::string out;
  for (const WordSpan& span : split_words(text)) {
    const std::string token = text.substr(span.begin, span.end - span.begin);
    std::string mended = token;
    std::size_t fits = 0;
    const std::size_t at = token.find(kLost);
    const bool one = at != std::string::npos && token.find(kLost, at + 1) == std::string::npos;
    for (const char* ligature : {"ff", "fi", "fl", "ffi", "ffl", "tt", "ft", "fj"}) {
      std::string whole = token;
      if (one) whole.replace(at, kLost.size(), ligature);
      const std::string_view letters = bare_word(whole);
      if (!one || length(letters) < kFewestAround || !all_letters(letters) || !known(letters)) {
        continue;
      }
      mended = whole;
      ++fits;
    }
    if (!out.empty()) out += ' ';
    out += fits == 1 ? mended : token;
    if (fits == 1) note(repair, token, mended);
  }
  return out;
}

const Healed& Healer::heal_flat(const std::string& flat) const {
  constexpr std::size_t kMostBytes = std::size_t{4} << 20U;
  if (const auto known = healed_.find(flat); known != healed_.end()) return known->second;
  Healed healed;
  healed.text = mend_ligatures(flat, healed.repair);
  healed.text = mend_words(merge_fragments(healed.text, healed.repair), healed.repair);
  mend_signs(healed.text);
  if (healed_bytes_ > kMostBytes) {
    healed_.clear();
    healed_bytes_ = 0;
  }
  healed_bytes_ += flat.size() + healed.text.size() + healed.repair.size();
  return healed_.emplace(flat, std::move(healed)).first->second;
}

Healed Healer::heal(std::string_view line) const {
  const CellLine only{std::string(line), 0, std::nullopt};
  return heal(std::span(&only, 1), 0);
}

Healed Healer::heal_code(std::span<const CellLine> lines) const {
  Healed healed;
  for (const CellLine& line : lines) {
    const std::string part = collapse_space(line.text);
    if (!healed.text.empty() && !part.empty()) {
      const bool digits = is_digit(last_char(healed.text)) && is_digit(first_char(part));
      if (!digits) healed.text += ' ';
      if (digits) note(healed.repair, healed.text + " " + part, healed.text + part);
    }
    healed.text += part;
  }
  return healed;
}

}  // namespace planlupp
