#include "normalize/cell_form.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "normalize/terms.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

using Set = std::unordered_set<std::string>;

constexpr std::size_t kLongest = 120;  // characters; a longer text is never a closed form

enum class CalendarWord { month, period, whole, filler };
enum class TargetWord { limit, unit, whole };

struct Patterns {
  RE2 number{R"([-+–−±]?\d{1,3}(?:[.,]\d{1,2})?)"};
  RE2 code{R"((?:[A-ZÅÄÖ]{1,3}[-. ]?)?\d{1,3}(?:\n\d{1,2})?(?:[.:-]\d{1,3})*[a-z]?[.):]?)"};
  RE2 numbered_label{R"((?s)([1-9])\s*[-–.:)]?\s*(\D+))"};
  RE2 label_number{R"((?s)(\D+?)\s*\(([1-9])\))"};
  RE2 both_ranks{R"(\d{1,2}\s*[xX*×·]\s*\d{1,2}(?:\s*=\s*(?:\d{1,3})?)?)"
                 R"(|\d{1,3}\s*[(=:]\s*\d{1,2}\s*[xX*×·]\s*\d{1,2}\s*\)?|[1-9]/[1-9])"
                 R"(|[SK]\s?[:=]?\s?[1-9]\s*[,;/x*×·+-]?\s*[SK]\s?[:=]?\s?[1-9])"};
  RE2 level{R"((?s)R\s?[1-5]\b[\s:.–-]*(.*))"};
  RE2 times{R"((?:minst |cirka |ca )?(?:\d{1,3}|en|två|tre|fyra|fem|sex|tio|tolv)(?:[-–]\d)? ?)"
            R"((?:ggr|gånger|gång|gg)(?: ?/ ?|[ .]?per |[ .]?i |[ .]?om |[. ]?)(?:år|året|månad)"
            R"(|månaden|mån|vecka|veckan|kvartal|kvartalet|tertial|halvår|halvåret|termin|dag)\b)"};
  RE2 iso{R"((?:19|20)\d\d-\d\d(?:-\d\d)?)"};
  RE2 year{R"((?:19|20)\d\d(?:[-–/](?:(?:19|20)?\d\d))?)"};
  RE2 day{R"(\d{1,2}(?:[/.-]\d{1,2})?[.:]?)"};
  RE2 short_period{R"([QTqtvVkK]\d{1,2})"};
  RE2 amount{R"([<>≤≥]{0,2}[-+–−±]?\d[\d.,]*(?:[-–]\d[\d.,]*)?%?)"};
  RE2 in_brackets{R"(\([^()]*\)?|[^()]*\))"};
};

const Patterns& patterns() {
  static const Patterns kPatterns;
  return kPatterns;
}

std::string_view strip(std::string_view word) {
  while (!word.empty() && std::string_view(".,;:!").find(word.back()) != std::string_view::npos) {
    word.remove_suffix(1);
  }
  return word;
}

bool is_symbol(char32_t c) {
  return (c >= 0x2190 && c <= 0x21FF) || (c >= 0x2500 && c <= 0x27BF) ||
         (c >= 0x2B00 && c <= 0x2BFF) || (c >= 0x1F300 && c <= 0x1FAFF);
}

bool all_symbols(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = first_char(word.substr(i));
    const bool joiner = c == 0xFE0F || c == 0x200D;
    if (!is_symbol(c) && !joiner) return false;
    i += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }
  return !word.empty();
}

// A word cut by a hyphen counts once.
std::size_t word_count(const std::vector<std::string_view>& words) {
  const auto cut = std::count_if(words.begin(), words.end(), [](std::string_view word) {
    return word.ends_with('-') || word.ends_with("‐");
  });
  return words.size() - static_cast<std::size_t>(cut);
}

// Whether a word begins in upper case that neither comes first nor after a comma or the like: then
// two things stand side by side.
bool begins_again(const std::vector<std::string_view>& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view before = words[i - 1];
    const bool parted = before == "och" || before == "samt" || before.ends_with(',') ||
                        before.ends_with('/') || before.ends_with('-');
    const bool capitals = words[i].size() > 1 && is_upper(last_char(words[i]));
    if (is_upper(first_char(words[i])) && !parted && !capitals) return true;
  }
  return false;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_dash(std::string_view text) {
  return text == "-" || text == "‐" || text == "–" || text == "—";
}

// "12" and "400" of "12 400".
bool goes_on_amount(std::string_view before, std::string_view word) {
  static const RE2 kFirst(R"([<>≤≥]{0,2}[-+–−±]?\d{1,3})"), kNext(R"(\d{3}(?:,\d+)?%?)");
  return !before.empty() && RE2::FullMatch(before, kFirst) && RE2::FullMatch(word, kNext);
}

}  // namespace

struct CellForms::Words {
  Set openings;  // first words of what closed forms are made of
  Set ranks, levels, responses, statuses, frequencies, deviations, methods, bodies, leading;
  struct RatingPiece {
    std::string key;
    bool label = false;
  };
  std::array<std::vector<RatingPiece>, 256> rating_pieces;  // ranks and labels, by how they begin
  std::unordered_map<std::string, CalendarWord> calendar;
  std::unordered_map<std::string, TargetWord> targets;
  std::vector<std::string> role_endings;
  std::size_t longest_frequency = 0;  // words

  explicit Words(const Terms& terms);
  void add_rating_piece(std::string key, bool label);

  struct Text {
    std::string_view text;                // trimmed
    std::string one_line;                 // every kind of space is one blank
    std::string lowered;                  // of one_line
    std::string key;                      // letters and digits only
    std::vector<std::string_view> words;  // of one_line
    bool digits = false;
  };

  static void take_apart(std::string_view text, Text& t);  // trimmed; `t` holds views of itself
  void add_forms(const Text& t, FormSet& forms) const;
  [[nodiscard]] bool rank(const Text& t) const;
  [[nodiscard]] bool rating(std::string_view key) const;
  [[nodiscard]] bool level(const Text& t) const;
  [[nodiscard]] bool response(const Text& t) const;
  [[nodiscard]] bool frequency(const Text& t) const;
  [[nodiscard]] bool role(const Text& t) const;
  [[nodiscard]] bool body_list(const Text& t) const;
  [[nodiscard]] bool date(const Text& t) const;
  [[nodiscard]] bool date_span(const Text& t) const;
  // `closed`: it looks like something else already.
  [[nodiscard]] bool target(const Text& t, bool closed) const;
  [[nodiscard]] bool begins_with(const Set& phrases, const Text& t, std::size_t most) const;
};

CellForms::Words::Words(const Terms& terms) {
  const auto read = [&](std::string_view table, Set& into) {
    for (const Terms::Row& row : terms.table(table)) {
      into.insert(letters_key(row.front()));
      const std::size_t blank = std::min(row.front().find(' '), row.front().size());
      if (&into != &methods) openings.insert(letters_key(row.front().substr(0, blank)));
    }
  };
  read("scales", ranks);
  read("levels", levels);
  read("responses", responses);
  read("statuses", statuses);
  read("frequencies", frequencies);
  read("deviations", deviations);
  read("methods", methods);
  for (const Terms::Row& row : terms.table("bodies")) bodies.insert(lower(row.front()));
  for (const Terms::Row& row : terms.table("function_words")) {
    if (row[1] == "leads_on") leading.insert(lower(row.front()));
  }
  for (const Terms::Row& row : terms.table("roles")) {
    role_endings.push_back(letters_key(row.front()));
  }
  for (const Terms::Row& row : terms.table("frequencies")) {
    longest_frequency = std::max(longest_frequency, split_words(row.front()).size());
  }
  for (const Terms::Row& row : terms.table("headings")) {
    if (row.size() > 1 &&
        (row[1] == "likelihood" || row[1] == "severity" || row[1] == "consequence_or_severity")) {
      add_rating_piece(letters_key(row.front()), true);
    }
  }
  for (const std::string& rank : ranks) add_rating_piece(rank, false);
  for (const Terms::Row& row : terms.table("calendar")) {
    const std::string kind = row.size() > 1 ? row[1] : "";
    if (kind == "month") openings.insert(letters_key(row.front()));
    calendar.emplace(letters_key(row.front()), kind == "month"    ? CalendarWord::month
                                               : kind == "period" ? CalendarWord::period
                                               : kind == "whole"  ? CalendarWord::whole
                                                                  : CalendarWord::filler);
  }
  for (const Terms::Row& row : terms.table("target_words")) {
    const std::string kind = row.size() > 1 ? row[1] : "";
    targets.emplace(lower(row.front()), kind == "limit"  ? TargetWord::limit
                                        : kind == "unit" ? TargetWord::unit
                                                         : TargetWord::whole);
  }
}

// A label of one letter says nothing.
void CellForms::Words::add_rating_piece(std::string key, bool label) {
  if (key.empty() || (label && key.size() == 1)) return;
  auto& pieces = rating_pieces[static_cast<unsigned char>(key.front())];
  pieces.push_back({std::move(key), label});
}

bool CellForms::Words::rank(const Text& t) const {
  if (ranks.count(t.key) != 0) return true;
  if (!t.digits) return false;
  if (t.text.size() == 1) return t.text.front() >= '1' && t.text.front() <= '6';
  std::string number;
  std::string label;
  if (!RE2::FullMatch(t.text, patterns().numbered_label, &number, &label) &&
      !RE2::FullMatch(t.text, patterns().label_number, &label, &number)) {
    return false;
  }
  return ranks.count(letters_key(label)) != 0;
}

// Labels and ranks by turns, with one label at least: what is left of a cell that a page has cut
// counts too.
bool CellForms::Words::rating(std::string_view key) const {
  // read[i]: the first i bytes can be read so; with a label among them or without.
  enum : unsigned char { kNo = 0, kRanks = 1, kLabelled = 2 };
  std::vector<unsigned char> read(key.size() + 1, kNo);
  read[0] = kRanks;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (read[i] == kNo) continue;
    if (key[i] >= '1' && key[i] <= '9') read[i + 1] = std::max(read[i + 1], read[i]);
    for (const RatingPiece& piece : rating_pieces[static_cast<unsigned char>(key[i])]) {
      if (!key.substr(i).starts_with(piece.key)) continue;
      unsigned char& to = read[i + piece.key.size()];
      to = std::max(to, piece.label ? static_cast<unsigned char>(kLabelled) : read[i]);
    }
  }
  return read[key.size()] == kLabelled;
}

bool CellForms::Words::level(const Text& t) const {
  if (levels.count(t.key) != 0) return true;
  std::string label;
  if (!RE2::FullMatch(t.text, patterns().level, &label)) return false;
  const std::string key = letters_key(label);
  return key.empty() || levels.count(key) != 0 || responses.count(key) != 0;
}

bool CellForms::Words::response(const Text& t) const {
  if (responses.count(t.key) != 0) return true;
  if (t.words.size() > 4) return false;
  std::size_t parts = 0;
  for (std::string_view rest = t.one_line; !rest.empty(); ++parts) {
    const std::size_t end = std::min(rest.find_first_of("/,"), rest.size());
    if (responses.count(letters_key(rest.substr(0, end))) == 0) return false;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return parts > 1;
}

bool CellForms::Words::frequency(const Text& t) const {
  if (frequencies.count(t.key) != 0) return true;
  if (t.words.size() > 12 || begins_again(t.words)) return false;
  re2::StringPiece rest(t.lowered);
  if (!RE2::Consume(&rest, patterns().times)) {
    std::size_t n = std::min(longest_frequency, t.words.size());
    const char* begin = t.words.front().data();
    for (; n > 0; --n) {
      const std::string_view phrase(
          begin, static_cast<std::size_t>(t.words[n - 1].data() - begin) + t.words[n - 1].size());
      if (frequencies.count(letters_key(phrase)) != 0) {
        rest = re2::StringPiece(t.lowered.data() + phrase.size(), t.lowered.size() - phrase.size());
        break;
      }
    }
    if (n == 0) return false;
  }
  const std::string_view more = trim(std::string_view(rest.data(), rest.size()));
  if (letters_key(more).empty()) return true;
  if (more.starts_with('(')) return more.substr(0, more.size() - 1).find(')') == more.npos;
  constexpr std::array<std::string_view, 11> kGoOn = {
      "i samband", "vid ", "inför ", "efter ", "under ", "samt ", "och ", "eller ", "i ", ",", "/"};
  return std::any_of(kGoOn.begin(), kGoOn.end(),
                     [&](std::string_view go_on) { return more.starts_with(go_on); });
}

bool CellForms::Words::role(const Text& t) const {
  if (t.words.size() > 7 || t.digits || length(t.one_line) > 70) return false;
  if (begins_again(t.words)) return false;
  if (!is_upper(first_char(t.one_line))) return false;
  const std::string_view last = strip(t.one_line);
  if (last.size() + 1 < t.one_line.size() || t.one_line.back() == '.') return false;
  return std::any_of(role_endings.begin(), role_endings.end(), [&](const std::string& ending) {
    return t.key.ends_with(ending) &&
           (t.key.size() > ending.size() || is_upper(first_char(t.one_line)));
  });
}

bool CellForms::Words::body_list(const Text& t) const {
  if (t.words.size() > 8) return false;
  return std::all_of(t.words.begin(), t.words.end(), [&](std::string_view word) {
    word = strip(word);
    if (bodies.count(lower(word)) != 0) return is_upper(first_char(word));
    return word == "och" ||
           (word.size() >= 2 && word.size() <= 6 &&
            std::all_of(
                word.begin(), word.end(),
                [](char c) { return (c & 0x80) != 0 || (c >= 'A' && c <= 'Z') || c == '/'; }) &&
            is_upper(first_char(word)) && is_upper(last_char(word)));
  });
}

bool CellForms::Words::date(const Text& t) const {
  if (const auto whole = calendar.find(t.key);
      whole != calendar.end() && whole->second == CalendarWord::whole) {
    return true;
  }
  if (t.words.size() > 8) return false;
  bool dated = false;
  for (std::string_view word : t.words) {
    word = strip(word);
    if (word.empty() || word == "-" || word == "–") continue;
    if (has_digit(word)) {
      if (RE2::FullMatch(word, patterns().iso) || RE2::FullMatch(word, patterns().year) ||
          RE2::FullMatch(word, patterns().short_period)) {
        dated = true;
      } else if (!RE2::FullMatch(word, patterns().day)) {
        return false;
      }
      continue;
    }
    const auto known = calendar.find(letters_key(word));
    if (known == calendar.end()) return false;
    dated = dated || known->second != CalendarWord::filler;
  }
  return dated;
}

bool CellForms::Words::date_span(const Text& t) const {
  std::size_t dates = 0;
  for (const std::string_view word : t.words) {
    if (RE2::FullMatch(strip(word), patterns().iso)) {
      ++dates;
    } else if (!letters_key(word).empty() && lower(word) != "till") {
      return false;
    }
  }
  return dates == 2;
}

bool CellForms::Words::target(const Text& t, bool closed) const {
  const std::string_view all = strip(t.lowered);
  if (const auto whole = targets.find(std::string(all));
      whole != targets.end() && whole->second == TargetWord::whole) {
    return true;
  }
  if (!t.digits || t.words.size() > 12 || RE2::FullMatch(all, patterns().year)) return false;
  std::size_t numbers = 0;
  std::size_t strangers = 0;
  bool limited = false;
  bool open = false;        // an amount, and nothing but its unit since
  std::string_view before;  // the word, if it was an amount
  for (const std::string_view raw : t.words) {
    const std::string_view word = strip(raw);
    const std::string_view last = std::exchange(before, {});
    if (word.empty() || RE2::FullMatch(word, patterns().in_brackets) || word == "-" ||
        word == "–") {
      open = false;
      continue;
    }
    if (RE2::FullMatch(word, patterns().amount)) {
      before = word;
      if (goes_on_amount(last, word)) continue;
      if (open) return false;  // two amounts side by side are two cells
      open = true;
      ++numbers;
      continue;
    }
    if (is_upper(first_char(word)) && numbers > 0) return false;
    const std::string lowered = lower(word);
    const auto known = targets.find(lowered);
    open = !last.empty() && known != targets.end() && known->second == TargetWord::unit;
    if (lowered == "än" || lowered == "<" || lowered == ">" || lowered == "≤" || lowered == "≥") {
      limited = true;
    } else if (known != targets.end()) {
      limited = limited || known->second == TargetWord::limit;
    } else if (targets.count(lowered + " än") != 0) {
      limited = true;
    } else if (numbers == 0 && is_lower(first_char(word))) {
      return false;  // "elev 2,4" is the end of one cell and another
    } else {
      ++strangers;
    }
  }
  return numbers > 0 && (strangers == 0 || (limited && strangers <= 2) ||
                         (strangers == 1 && t.words.size() <= 3 && !closed));
}

bool CellForms::Words::begins_with(const Set& phrases, const Text& t, std::size_t most) const {
  const char* begin = t.words.front().data();
  for (std::size_t n = std::min(most, t.words.size()); n > 0; --n) {
    const std::string_view phrase(
        begin, static_cast<std::size_t>(t.words[n - 1].data() - begin) + t.words[n - 1].size());
    if (phrases.count(letters_key(phrase)) != 0) return true;
  }
  return false;
}

CellForms::CellForms(const Terms& terms) : words_(std::make_unique<const Words>(terms)) {}
CellForms::~CellForms() = default;

bool CellForms::leads_on(std::string_view word) const {
  return word.size() <= 16 && words_->leading.count(lower(word)) != 0;
}

bool CellForms::begins_form(std::string_view word) const {
  return word.size() <= 24 && words_->openings.count(letters_key(word)) != 0;
}

FormSet CellForms::forms_of(std::string_view text) const {
  FormSet forms;
  text = trim(text);
  if (text.empty() || is_dash(text)) {
    forms.add(text.empty() ? CellForm::empty : CellForm::dash);
    return forms;
  }
  if (is_bullet(first_char(text))) forms.add(CellForm::bullets);
  if (length(text) > kLongest) {
    forms.add(CellForm::text);
    return forms;
  }
  Words::Text t;
  Words::take_apart(text, t);
  if (t.words.size() > 1 && is_dash(t.words.back())) {  // a cell, and an empty one behind it
    forms.add(CellForm::text);
    return forms;
  }
  if (t.words.size() <= 3 && std::all_of(t.words.begin(), t.words.end(), all_symbols)) {
    forms = FormSet();
    forms.add(CellForm::symbol);
    return forms;
  }
  words_->add_forms(t, forms);
  return forms;
}

void CellForms::Words::take_apart(std::string_view text, Text& t) {
  t.text = text;
  t.one_line = collapse_space(text);
  t.lowered = lower(t.one_line);
  t.key = letters_key(t.one_line);
  t.digits = has_digit(text);
  for (const WordSpan& word : split_words(t.one_line)) {
    t.words.push_back(std::string_view(t.one_line).substr(word.begin, word.end - word.begin));
  }
}

// What the words and figures of a text look like.
void CellForms::Words::add_forms(const Text& t, FormSet& forms) const {
  const auto add = [&](bool is, CellForm form) {
    if (is) forms.add(form);
  };
  if (t.digits) {
    add(RE2::FullMatch(t.text, patterns().both_ranks), CellForm::rating);
    add(RE2::FullMatch(t.text, patterns().number), CellForm::number);
    add(RE2::FullMatch(t.text, patterns().code), CellForm::code);
    add(date_span(t), CellForm::date_span);
  }
  add(rank(t), CellForm::rank);
  add(t.words.size() > 1 && rating(t.key), CellForm::rating);
  add(level(t), CellForm::level);
  add(response(t), CellForm::response);
  add(frequency(t), CellForm::frequency);
  add(body_list(t), CellForm::bodies);
  add(date(t), CellForm::date);
  add(statuses.count(t.key) != 0, CellForm::status);
  add(deviations.count(t.key) != 0, CellForm::deviation);
  const bool worded = !forms.none() && !forms.has(CellForm::number);
  add(target(t, worded), CellForm::target);
  const bool closed = !forms.none() && !forms.has(CellForm::bullets);
  const bool title = role(t);
  add(title, CellForm::role);
  add(begins_with(methods, t, 2), CellForm::method);
  add(!closed && t.words.size() <= 8 && begins_with(statuses, t, 4), CellForm::status);
  if (!closed && !(title && word_count(t.words) == 1)) forms.add(CellForm::text);
}

std::string_view name_of(CellForm form) {
  constexpr std::array<std::string_view, kCellForms> kNames = {
      "empty",    "dash",      "number", "code",      "rank",    "rating", "level",
      "response", "frequency", "method", "role",      "bodies",  "date",   "date_span",
      "symbol",   "target",    "status", "deviation", "bullets", "text"};
  return kNames.at(static_cast<std::size_t>(form));
}

}  // namespace planlupp
