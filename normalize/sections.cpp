#include "normalize/sections.h"

#include <re2/re2.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "normalize/row_values.h"
#include "normalize/terms.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

// The words of contents lines, as keys.
std::set<std::string> contents_keys(const Extraction& extraction) {
  static const RE2 kTail(R"((?:\.{3,}|(?:\. ){3,}|…+|\s{2,})\s*\d{1,4}\s*$)");
  std::set<std::string> keys;
  for (const TextLine& line : extraction.lines) {
    if (line.role != LineRole::furniture) continue;
    std::string text = line.text;
    if (RE2::Replace(&text, kTail, "")) keys.insert(letters_key(text));
  }
  return keys;
}

struct Head {
  std::size_t element = 0;
  int level = 0;
  bool listed = false;  // in the contents
  bool table = false;   // a table follows before the next heading
};

class Finder {
 public:
  Finder(const Extraction& extraction, std::optional<std::size_t> title,
         const std::vector<bool>& records)
      : in_(extraction), title_(title), records_(records) {}

  std::vector<Section> find() {
    collect();
    const bool levels = useful_levels();
    const bool contents = !levels && some_listed();
    std::vector<Section> sections(in_.tables.size());
    std::optional<std::size_t> area, chapter;  // indexes into heads_
    std::size_t next = 0;
    for (std::size_t e = 0; e < in_.elements.size(); ++e) {
      if (next < heads_.size() && heads_[next].element == e) {
        area = next++;
        chapter = chapter_of(*area, levels, contents);
        continue;
      }
      const Element& element = in_.elements[e];
      if (element.kind != ElementKind::table || !area) continue;
      Section& section = sections[element.table];
      section.area = heads_[*area].element;
      if (chapter) section.strategy = heads_[*chapter].element;
    }
    return sections;
  }

 private:
  void collect() {
    const std::set<std::string> listed = contents_keys(in_);
    for (std::size_t e = 0; e < in_.elements.size(); ++e) {
      const Element& element = in_.elements[e];
      if (element.kind == ElementKind::table && !heads_.empty() && records_.at(element.table)) {
        heads_.back().table = true;
      }
      if (element.kind != ElementKind::heading || (title_ && e <= *title_)) continue;
      const std::string key = letters_key(heading_words(in_, element));
      heads_.push_back({e, element.level, listed.contains(key), false});
    }
  }

  // Headings over tables and others differ in level.
  [[nodiscard]] bool useful_levels() const {
    std::set<int> levels;
    for (const Head& head : heads_) {
      if (head.level > 0) levels.insert(head.level);
    }
    return levels.size() > 1;
  }

  // The contents name some of the headings over tables, not all, and some without.
  [[nodiscard]] bool some_listed() const {
    bool with = false, without = false;
    for (const Head& head : heads_) {
      with |= head.listed && !head.table;
      without |= !head.listed && head.table;
    }
    return with && without;
  }

  [[nodiscard]] std::optional<std::size_t> chapter_of(std::size_t head, bool levels,
                                                      bool contents) const {
    for (std::size_t i = head; i-- > 0;) {
      if (levels) {
        if (heads_[i].level > 0 && heads_[i].level < heads_[head].level) return i;
      } else if (contents) {
        if (heads_[head].listed) return std::nullopt;
        if (heads_[i].listed) return i;
      } else if (!heads_[i].table) {
        return i;
      }
    }
    return std::nullopt;
  }

  const Extraction& in_;
  std::optional<std::size_t> title_;
  const std::vector<bool>& records_;
  std::vector<Head> heads_;
};

}  // namespace

std::string heading_words(const Extraction& extraction, const Element& heading) {
  std::string text;
  for (std::size_t i = heading.first; i < heading.last; ++i) {
    if (!text.empty()) text += ' ';
    text += extraction.lines[i].text;
  }
  text = collapse_space(text);
  static const RE2 kTag(R"(</?[a-zA-Z][^<>]{0,80}>)");
  RE2::GlobalReplace(&text, kTag, "");
  static const RE2 kMark(R"(^(?:#{1,6}\s*)?(?:(?:[Kk]apitel\s+)?\d{1,2}(?:\.\d{1,2})*\.?\s+)?)");
  RE2::Replace(&text, kMark, "");
  // Emphasis around the whole heading.
  static const RE2 kStars(R"(^\*\*(.+)\*\*$)");
  RE2::Replace(&text, kStars, R"(\1)");
  return text;
}

void demote_sentences(Extraction& extraction, const Terms& terms) {
  std::set<std::string, std::less<>> finite;
  for (const Terms::Row& row : terms.table("function_words")) {
    if (row.at(1) == "finite") finite.insert(lower(row[0]));
  }
  static const RE2 kColophon(
      R"((?i)^(?:dnr|d\.nr|diarie|ärendenr|version|datum)|§|)"
      R"(\b(?:antagen|antaget|beslutad|fastställd|godkänd|godkändes|reviderad)\b.*\d)");
  std::size_t marked = 0;
  for (const Element& element : extraction.elements) {
    marked += element.kind == ElementKind::heading && element.level > 0;
  }
  for (Element& element : extraction.elements) {
    if (element.kind != ElementKind::heading || element.level > 0) continue;
    const std::string text = heading_words(extraction, element);
    const auto words = split_words(text);
    const bool sentence = std::any_of(words.begin(), words.end(), [&](const WordSpan& word) {
      return word.begin > 0 && finite.contains(lower(std::string_view(text).substr(
                                   word.begin, word.end - word.begin)));
    });
    // Where the source marks its headings, what it does not mark is none.
    if (!sentence && marked < 3 && !RE2::PartialMatch(text, kColophon)) continue;
    element.kind = ElementKind::paragraph;
    for (std::size_t i = element.first; i < element.last; ++i) {
      extraction.lines[i].role = LineRole::prose;
    }
  }
}

namespace {

// Whether the text is a goal by its own words: "Nämndmål: Trygg skola", no sentence.
bool is_goal_line(std::string_view text, const Terms& terms) {
  std::string rest;
  const auto label = split_label(text, terms, rest);
  return label && is_goal(*label) && is_upper(first_char(rest)) && !rest.ends_with('.');
}

// Whether a table follows, with one paragraph between at most.
bool before_table(const std::vector<Element>& elements, std::size_t e) {
  for (std::size_t i = e + 1; i < elements.size() && i <= e + 2; ++i) {
    if (elements[i].kind == ElementKind::table) return true;
    if (elements[i].kind == ElementKind::heading) return false;
  }
  return false;
}

// How many lines of the paragraph, from its first on, are a goal's heading; 0: it begins with none.
std::size_t goal_lines(const Extraction& extraction, const Element& element, const Terms& terms) {
  if (element.last <= element.first + 2) {
    if (is_goal_line(heading_words(extraction, element), terms))
      return element.last - element.first;
  }
  if (element.last < element.first + 2) return 0;
  const bool apart = is_upper(first_char(trim(extraction.lines[element.first + 1].text)));
  const Element first{ElementKind::paragraph, element.first, element.first + 1, 0, 0};
  return apart && is_goal_line(heading_words(extraction, first), terms) ? 1 : 0;
}

}  // namespace

void promote_goals(Extraction& extraction, const Terms& terms) {
  std::vector<Element> elements;
  int level = 0;
  for (std::size_t e = 0; e < extraction.elements.size(); ++e) {
    Element element = extraction.elements[e];
    if (element.kind == ElementKind::heading) level = element.level > 0 ? element.level + 1 : 0;
    const std::size_t lines =
        element.kind == ElementKind::paragraph && before_table(extraction.elements, e)
            ? goal_lines(extraction, element, terms)
            : 0;
    if (lines > 0) {
      elements.push_back({ElementKind::heading, element.first, element.first + lines, level, 0});
      for (std::size_t i = 0; i < lines; ++i) {
        extraction.lines[element.first + i].role = LineRole::heading;
      }
      element.first += lines;
    }
    if (element.first < element.last) elements.push_back(element);
  }
  extraction.elements = std::move(elements);
}

std::vector<Section> find_sections(const Extraction& extraction, std::optional<std::size_t> title,
                                   const std::vector<bool>& records) {
  return Finder(extraction, title, records).find();
}

}  // namespace planlupp
