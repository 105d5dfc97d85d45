#include "normalize/heal.h"

#include <re2/re2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "normalize/dictionary.h"
#include "normalize/terms.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr std::string_view kSoftHyphen = "\u00AD";
constexpr std::string_view kHyphen = "\u2010";

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

std::string_view first_word(std::string_view text) {
  const auto words = split_words(text);
  return words.empty() ? std::string_view{} : text.substr(0, words.front().end);
}

std::string_view last_word(std::string_view text) {
  const auto words = split_words(text);
  return words.empty() ? std::string_view{} : text.substr(words.back().begin);
}

bool is_letter_or_number(UChar32 c) {
  return c >= 0 && (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

// Without the punctuation around it: "(leverantörer)," -> "leverantörer". Asked for every word of
// a document, so no pattern: that took a quarter of the time of reading a text.
std::string_view bare(std::string_view word) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(word.data());
  const auto size = static_cast<std::int32_t>(word.size());
  std::int32_t begin = size, end = 0;
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t from = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (!is_letter_or_number(c)) continue;
    begin = std::min(begin, from);
    end = at;
  }
  return begin < end
             ? word.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin))
             : std::string_view{};
}

// "IT-system/infor" -> "infor"
std::string_view trailing_letters(std::string_view word) {
  static const RE2 kTail(R"((?:.*[^\pL])?(\pL+))");
  re2::StringPiece tail;
  if (!RE2::FullMatch(piece(word), kTail, &tail)) return {};
  return {tail.data(), tail.size()};
}

// "g/ledning" -> "g"
std::string_view leading_letters(std::string_view word) {
  static const RE2 kHead(R"((\pL+)(?:[^\pL].*)?)");
  re2::StringPiece head;
  if (!RE2::FullMatch(piece(word), kHead, &head)) return {};
  return {head.data(), head.size()};
}

bool all_letters(std::string_view word) {
  static const RE2 kLetters(R"(\pL+)");
  return RE2::FullMatch(piece(word), kLetters);
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
  return RE2::FullMatch(piece(prefix), kKeeps);
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

DocumentWords::DocumentWords(const std::vector<TextLine>& lines, const Terms& terms) {
  for (const Terms::Row& row : terms.table("bodies")) {
    for (const WordSpan& word : split_words(row.at(1))) {
      std::string name = lower(std::string_view(row[1]).substr(word.begin, word.end - word.begin));
      if (length(name) > 8) names_.insert(std::move(name));
    }
  }
  for (const Terms::Row& row : terms.table("function_words")) {
    if (row.at(1) == "ending") endings_.insert(row[0]);
  }
  for (const TextLine& line : lines) {
    static const RE2 kCutEnd(R"(.*\p{Ll}-\s*)");
    line_ends_ += RE2::FullMatch(line.text, kCutEnd) ? 1 : 0;
    std::string previous;
    for (const WordSpan& span : split_words(line.text)) {
      std::string word =
          lower(bare(std::string_view(line.text).substr(span.begin, span.end - span.begin)));
      if (!previous.empty()) ++pairs_[previous + " " + word];
      ++words_[word];
      static const RE2 kHyphened(R"(\pL{2,}-\p{Ll}{2,})");
      if (RE2::FullMatch(word, kHyphened)) hyphened_.insert(word);
      previous = std::move(word);
    }
  }
}

int DocumentWords::count(const std::string& word) const {
  const auto found = words_.find(lower(word));
  return found == words_.end() ? 0 : found->second;
}

bool DocumentWords::joins(std::string_view a, std::string_view b) const {
  constexpr int kOften = 5;  // design.md: measured on the neighbours of real plans
  const std::string left = lower(a), right = lower(b);
  if (names_.contains(left + right)) return true;
  const auto whole = words_.find(left + right);
  if (whole == words_.end() || whole->second < kOften) return false;
  const auto open = pairs_.find(left + " " + right);
  return open == pairs_.end() || whole->second >= kOften * open->second;
}

struct Healer::Mend {
  std::string text;
  std::string repair;
  const CellLine* last_line = nullptr;
};

bool Healer::known(std::string_view word) const {
  return dictionary_.knows(word) || dictionary_.knows(lower(word));
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
  const std::string before(last_word(text));
  const std::string_view left = bare(before), right = bare(next);
  if (soft && continues_ellipsis(line)) {
    text += "- ";  // drawn as a soft one, meant as a hard one
  } else if (soft && is_letter(begins)) {
    if (keeps_hyphen(left) && !is_lower(last_char(left))) text += '-';
    note(mend.repair, before + "-" + std::string(next), std::string(last_word(text)) += next);
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
  if (!RE2::FullMatch(piece(left), kInner, &a) || !RE2::FullMatch(piece(right), kOuter, &b)) {
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
    part.letters = bare(part.token);
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

// Within a line: "samhällsvik-tiga" and "leve rantörer", where the word list knows the whole and
// not both parts.
std::string Healer::mend_words(std::string_view text, std::string& repair) const {
  std::string out;
  out.reserve(text.size());
  const auto words = split_words(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string word(text.substr(words[i].begin, words[i].end - words[i].begin));
    std::string mended = mend_hyphens(word);
    if (mended != word) note(repair, word, mended);
    word = std::move(mended);
    if (i + 1 < words.size()) {
      const std::string_view next =
          text.substr(words[i + 1].begin, words[i + 1].end - words[i + 1].begin);
      const std::string_view a = bare(word), b = bare(next);
      // "för- enings- och näringsliv": the first hyphen is a line's end that a cell lost.
      if (word.ends_with('-') && word.size() > a.size() && is_lower(first_char(b)) &&
          all_letters(a) && all_letters(b) && !keeps_hyphen(a) && !continues_ellipsis(next)) {
        std::string joined = std::string(a) + std::string(b);
        const bool genitive = joined.ends_with('s') && known(joined.substr(0, joined.size() - 1));
        if (!(known(a) && known(b)) && (known(joined) || genitive)) {
          note(repair, word + " " + std::string(next), joined);
          word.pop_back();
          word += next;
          ++i;
          if (!out.empty()) out += ' ';
          out += word;
          continue;
        }
      }
      const bool touching = !a.empty() && word.ends_with(a) && next.starts_with(b) &&
                            all_letters(a) && all_letters(b) && is_lower(first_char(b));
      const std::string joined = std::string(a) + std::string(b);
      const bool whole = !(known(a) && known(b)) && known(joined) && length(a) > 1;
      if (touching && length(joined) >= 6 && (whole || words_.joins(a, b))) {
        note(repair, std::string(a) + " " + std::string(b), joined);
        word += next;
        ++i;
      }
    }
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

Healed Healer::heal(std::span<const CellLine> lines, double column_width) const {
  Mend mend;
  for (const CellLine& line : lines) {
    append_line(mend, line, column_width);
    mend.last_line = &line;
  }
  // What is left of soft hyphens stands inside a line and is invisible there.
  const std::string flat = collapse_space(mend.text);
  Healed healed;
  healed.repair = std::move(mend.repair);
  healed.text = mend_words(merge_fragments(flat, healed.repair), healed.repair);
  static const RE2 kHyphens("[\u2010\u2011]");
  RE2::GlobalReplace(&healed.text, kHyphens, "-");
  static const RE2 kLooseStop(R"(([\pL\pN)%]) ([.,])( |$))");
  RE2::GlobalReplace(&healed.text, kLooseStop, R"(\1\2\3)");
  // List signs stand apart; "drift- Nätverk" in a list of such items is one too.
  static const RE2 kGluedBullet(R"(\s*•\s*(\S))"), kDashItem(R"((?:^|[ :.,]) ?[-–] \p{Lu})");
  static const RE2 kGluedDash(R"((\p{Ll}[.,]?)- (\p{Lu}))");
  RE2::GlobalReplace(&healed.text, kGluedBullet, R"( • \1)");
  if (healed.text.starts_with(' ')) healed.text.erase(0, 1);
  if (RE2::PartialMatch(healed.text, kDashItem)) {
    RE2::GlobalReplace(&healed.text, kGluedDash, R"(\1 - \2)");
  }
  static const RE2 kRaised(R"((\bk?m) ([²³]))");
  RE2::GlobalReplace(&healed.text, kRaised, R"(\1\2)");
  static const RE2 kLostSpace(R"(\b(\d{1,3})\?(\d{3})\b)");
  RE2::GlobalReplace(&healed.text, kLostSpace, R"(\1 \2)");
  return healed;
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
