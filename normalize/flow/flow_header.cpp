#include "normalize/flow/flow_header.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <utility>

#include "normalize/both_ranks.h"
#include "normalize/cell_form.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr std::size_t kWindow = 80;        // words of a header at most
constexpr std::size_t kHeadingWords = 14;  // words of one heading at most
constexpr double kKnown = 3;               // what a known heading is worth
constexpr double kMoreWords = 2;           // and each of its words but the first: the longest wins
constexpr double kUnknown = 5;             // what an unknown word costs
constexpr double kUnknownCell = 12;        // the same of one that looks like a cell
constexpr double kRepeatShare = 0.4;       // of a header's letters, for a broken repetition

bool begins_line(const FlowText& text, std::size_t word) {
  return word >= text.words.size() || text.words[word].joint >= Joint::line;
}

struct Step {
  double value = -std::numeric_limits<double>::infinity();
  std::size_t from = 0;
  Meaning meaning = Meaning::other;
  std::size_t known = 0, strangers = 0;
};

// How known headings begin, to pass over most words quickly.
class Openings {
 public:
  explicit Openings(const Terms& terms) {
    for (const Terms::Row& row : terms.table("headings")) {
      openings_.insert(letters_key(row.front()).substr(0, kLetters));
    }
    for (const Terms::Row& row : terms.table("questions")) add_question(row.front());
  }

  [[nodiscard]] bool may_begin(const FlowText& text, std::size_t word) const {
    std::string key;
    for (std::size_t i = word; i < text.words.size() && i < word + kLetters; ++i) {
      key += letters_key(text.words[i].text);
      if (key.size() >= kLetters) break;
      if (openings_.count(key) != 0) return true;
    }
    return openings_.count(key.substr(0, kLetters)) != 0;
  }

 private:
  // The words of a pattern, as far as they are given: "(vad|vilken) .*orsak".
  void add_question(std::string_view pattern) {
    pattern = pattern.substr(0, std::min(pattern.find(".*"), pattern.find("\\b")));
    std::string word;
    for (const char c : std::string(pattern) + "|") {
      const bool parted = std::string_view(" ()|?").find(c) != std::string_view::npos;
      if (!parted) word += c;
      if (parted && !word.empty()) openings_.insert(letters_key(word).substr(0, kLetters));
      if (parted) word.clear();
    }
  }

  static constexpr std::size_t kLetters = 4;  // bytes
  std::set<std::string> openings_;
};

// The best way to read the words from `begin` on as headings.
class Reading {
 public:
  Reading(const FlowText& text, const Terms& terms, const Openings& openings, std::size_t begin)
      : text_(text),
        terms_(terms),
        openings_(openings),
        begin_(begin),
        size_(std::min(kWindow, text.words.size() - begin)),
        steps_(size_ + 1) {
    steps_.front().value = 0;
  }

  std::optional<FlowHeader> read() {
    std::size_t best = 0;
    for (std::size_t i = 0; i < size_; ++i) {
      if (steps_[i].value > steps_[best].value - 3 * kUnknown) {
        extend(i);
      }
      if (i >= reach_) break;
      if (begins_line(text_, begin_ + i + 1) && steps_[i + 1].value >= steps_[best].value) {
        best = i + 1;
      }
    }
    return best == 0 ? std::nullopt : header(best);
  }

 private:
  void offer(std::size_t to, const Step& step) {
    reach_ = std::max(reach_, to);
    if (step.value > steps_[to].value) steps_[to] = step;
  }

  void extend(std::size_t i) {
    const Step& at = steps_[i];
    if (at.value == -std::numeric_limits<double>::infinity()) return;
    if (i > 0 && text_.words[begin_ + i].joint == Joint::page) return;
    const double unknown = is_cell(text_.words[begin_ + i].text) ? kUnknownCell : kUnknown;
    offer(i + 1, {at.value - unknown, i, Meaning::other, at.known, at.strangers + 1});
    if (!is_upper(first_char(text_.words[begin_ + i].text))) return;
    if (!openings_.may_begin(text_, begin_ + i)) return;
    std::string heading;
    std::size_t labels = 0;
    for (std::size_t n = 1; n <= kHeadingWords && i + n <= size_; ++n) {
      const FlowWord& last = text_.words[begin_ + i + n - 1];
      if (n > 1) heading += ' ';
      heading += last.text;
      if (n > 1 && is_upper(first_char(last.text)) && terms_.label(last.text)) ++labels;
      if (heading.size() > 200 || last.text.ends_with(':')) break;
      if (n > 1 && last.joint == Joint::page) break;
      if (last.text.ends_with('/') || last.text.ends_with(',')) continue;
      const bool stop = heading.find('.') != std::string::npos;
      if (last.text.ends_with('.') && !abbreviated(heading)) continue;
      double worth = 0;
      Meaning meaning = Meaning::other;
      if (const auto label = stop ? abbreviated(heading) : terms_.label(heading)) {
        worth = kKnown + kMoreWords * static_cast<double>(n - 1);
        meaning = *label;
      } else if (n > 2 && is_both_ranks(heading, terms_)) {
        worth = kKnown + kMoreWords * static_cast<double>(n - 1);
        meaning = Meaning::rating;
      } else if (const auto match = may_be_inexact(i, n) ? terms_.heading(heading) : std::nullopt) {
        worth = 0.5 - 0.7 * static_cast<double>(n - 1) - 3 * static_cast<double>(labels);
        meaning = match->meaning;
      } else {
        continue;
      }
      if (goes_on(begin_ + i + n)) worth -= 4;
      offer(i + n, {at.value + worth, i, meaning, at.known + 1, at.strangers});
    }
  }

  // "Sannolikh.", also where a line break cut it, but not "Risk.", which ends a sentence.
  [[nodiscard]] std::optional<Meaning> abbreviated(std::string_view heading) const {
    std::string whole;
    for (const WordSpan& word : split_words(heading)) {
      std::string_view part = heading.substr(word.begin, word.end - word.begin);
      if (part.ends_with("\u2010")) part.remove_suffix(std::string_view("\u2010").size());
      whole += part;
    }
    for (const std::string_view text : {heading, std::string_view(whole)}) {
      const auto found = terms_.label(text);
      if (!found) continue;
      const bool plain = text.ends_with('.') && terms_.label(text.substr(0, text.size() - 1));
      if (!plain) return found;
    }
    return std::nullopt;
  }

  // Whether a word looks like a cell: "Årligen", "Ekonomichef".
  [[nodiscard]] bool is_cell(std::string_view word) const {
    const FormSet forms = terms_.forms().forms_of(word);
    return forms.has(CellForm::frequency) || forms.has(CellForm::response) ||
           (forms.has(CellForm::role) && !forms.has(CellForm::text));
  }

  // A heading with words that no table knows; not the first one before a break, which would be a
  // chapter's title.
  [[nodiscard]] bool may_be_inexact(std::size_t i, std::size_t n) const {
    const std::size_t next = begin_ + i + n;
    if (terms_.forms().leads_on(text_.words[next - 1].text)) return false;
    return n > 1 && (i > 0 || (next < text_.words.size() && text_.words[next].joint < Joint::line));
  }

  // A word in lower case on the same line: the heading was a sentence's first word.
  [[nodiscard]] bool goes_on(std::size_t word) const {
    return word < text_.words.size() && text_.words[word].joint == Joint::space &&
           is_lower(first_char(text_.words[word].text));
  }

  [[nodiscard]] std::optional<FlowHeader> header(std::size_t size) const {
    const Step& end = steps_[size];
    if (end.known < 2 || end.strangers * 3 > size) return std::nullopt;
    FlowHeader out;
    out.first = begin_;
    out.last = begin_ + size;
    for (std::size_t i = size; i > 0; i = steps_[i].from) {
      const std::size_t from = steps_[i].from;
      auto& columns = out.columns;
      if (steps_[i].meaning == Meaning::other && !columns.empty() &&
          columns.back().meaning == Meaning::other) {
        columns.back().first = begin_ + from;
      } else {
        columns.push_back({{}, steps_[i].meaning, begin_ + from, begin_ + i});
      }
    }
    std::reverse(out.columns.begin(), out.columns.end());
    join_help(out.columns);
    settle_years(out.columns);
    const HeaderColumn& head = out.columns.front();
    // A chapter's title just before.
    const std::string title = joined(text_, head.first, head.last);
    const bool broken = begins_line(text_, head.last) || title.find('\n') != std::string::npos;
    if (broken && !terms_.label(title) && !abbreviated(title)) return std::nullopt;
    if (is_digit(first_char(title))) return std::nullopt;  // of a numbered chapter
    if (names_chapter(out.columns)) return std::nullopt;
    std::set<Meaning> meanings;
    for (HeaderColumn& column : out.columns) {
      column.title = collapse_space(joined(text_, column.first, column.last));
      out.key += letters_key(column.title) + "|";
      meanings.insert(column.meaning);
    }
    if (out.columns.size() < 2 || meanings.size() < 2) return std::nullopt;
    return out;
  }

  // Unknown words that begin in lower case or with a bracket belong to the heading before.
  void join_help(std::vector<HeaderColumn>& columns) const {
    for (std::size_t i = 1; i < columns.size();) {
      const char32_t first = first_char(text_.words[columns[i].first].text);
      if (columns[i].meaning == Meaning::other && !is_upper(first)) {
        columns[i - 1].last = columns[i].last;
        columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(i));
      } else {
        ++i;
      }
    }
  }

  // "Indikatorer", alone on its line, above "Indikator | Utfall"; "Genomförda kontroller", further
  // from "Risk | Kontrollmoment" than these from each other: a chapter's title.
  [[nodiscard]] bool names_chapter(const std::vector<HeaderColumn>& columns) const {
    constexpr std::size_t kPlural = 3;  // letters
    const HeaderColumn& head = columns.front();
    if (columns.size() < 3 || !begins_line(text_, head.last)) return false;
    const std::string first = letters_key(joined(text_, head.first, head.last));
    const std::string next = letters_key(joined(text_, columns[1].first, columns[1].last));
    if (head.meaning == columns[1].meaning && first.starts_with(next) &&
        first.size() <= next.size() + kPlural) {
      return true;
    }
    bool again = false;  // another heading says the same
    Joint most = Joint::space;
    for (std::size_t c = 1; c < columns.size(); ++c) {
      again = again || columns[c].meaning == head.meaning;
      if (c > 1) most = std::max(most, text_.words[columns[c].first].joint);
    }
    return again && text_.words[columns[1].first].joint > most;
  }

  // "Mål 2025" beside "Nämndmål" or "Indikator": what is to be reached in that year.
  void settle_years(std::vector<HeaderColumn>& columns) const {
    const auto goal = [](Meaning m) { return m == Meaning::goal || m == Meaning::goal_or_target; };
    bool goals = false;  // a column before holds them, or what tells whether they are reached
    for (HeaderColumn& column : columns) {
      const std::string& last = text_.words[column.last - 1].text;
      const bool year = last.size() == 4 && (last.starts_with("19") || last.starts_with("20")) &&
                        std::all_of(last.begin(), last.end(),
                                    [](char c) { return is_digit(static_cast<char32_t>(c)); });
      if (goals && year && (goal(column.meaning))) column.meaning = Meaning::target;
      goals = goals || goal(column.meaning) || column.meaning == Meaning::indicator;
    }
  }

  const FlowText& text_;
  const Terms& terms_;
  const Openings& openings_;
  std::size_t begin_, size_;
  std::size_t reach_ = 0;
  std::vector<Step> steps_;
};

// How many words from `begin` on are pieces of the header's titles, in their order; 0: too few.
std::size_t repeated_words(const FlowText& text, std::size_t begin, const FlowHeader& header) {
  std::string letters;
  for (const HeaderColumn& column : header.columns) letters += letters_key(column.title);
  std::size_t at = 0, matched = 0, size = 0, taken = 0, last_end = 0;
  for (std::size_t i = begin; i < text.words.size() && size < kWindow; ++i, ++size) {
    const std::string key = letters_key(text.words[i].text);
    const std::size_t found = letters.find(key, at);
    if (found == std::string::npos) break;
    if (!key.empty() && found > at && key.size() * 3 < found - at && matched > 0) break;
    at = found + key.size();
    matched += key.size();
    if (begins_line(text, i + 1)) {
      taken = size + 1;
      last_end = at;
    }
  }
  const auto share = static_cast<double>(matched) / static_cast<double>(letters.size());
  const bool reaches_end = last_end + letters.size() / 10 >= letters.size();
  return share >= kRepeatShare && reaches_end && taken >= 2 ? taken : 0;
}

}  // namespace

std::string joined(const FlowText& text, std::size_t first, std::size_t last) {
  std::string out;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first) out += text.words[i].joint >= Joint::line ? '\n' : ' ';
    out += text.words[i].text;
  }
  return out;
}

std::vector<FlowHeader> find_headers(const FlowText& text, const Terms& terms) {
  std::vector<FlowHeader> headers;
  const Openings openings(terms);
  for (std::size_t i = 0; i < text.words.size();) {
    if (!begins_line(text, i)) {
      ++i;
      continue;
    }
    if (!headers.empty() && text.words[i].joint == Joint::page) {
      if (const std::size_t size = repeated_words(text, i, headers.back()); size > 0) {
        FlowHeader again = headers.back();
        again.first = i;
        again.last = i + size;
        again.repeat = true;
        headers.push_back(again);
        i += size;
        continue;
      }
    }
    if (auto header = Reading(text, terms, openings, i).read()) {
      const bool page = text.words[i].joint == Joint::page || text.words[i].item;
      header->repeat = !headers.empty() && page && headers.back().key == header->key;
      i = header->last;
      headers.push_back(std::move(*header));
    } else {
      ++i;
    }
  }
  return headers;
}

}  // namespace planlupp
