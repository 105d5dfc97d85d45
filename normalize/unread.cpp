#include "normalize/unread.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <span>
#include <utility>

#include "extract/tags.h"
#include "normalize/terms.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

using LineKey = std::pair<int, int>;  // page, line

// A text without white space and markup, and where in the text each byte of it stands.
struct Bare {
  std::string text;
  std::vector<std::size_t> at;
};

// What is passed over, and signs that markup writes otherwise than a cell has them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kWritten{
    {{"\xc2\xa0", ""},
     {"&nbsp;", ""},
     {"&#160;", ""},
     {"•", ""},
     {"|", ""},
     {"*", ""},
     {"\\", ""},
     {"&amp;", "&"},
     {"&lt;", "<"},
     {"&gt;", ">"},
     {"&quot;", "\""}}};

// What a stretch of a text that begins at `at` says, and how long it is.
struct Sign {
  std::string_view says;
  std::size_t size = 1;
};

Sign sign_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte <= 0x20) return {};
  if (const std::size_t tag = end_of_tag(text, at); tag > at) return {{}, tag - at};
  constexpr std::string_view kBegins = "\xc2\xe2&|*\\";  // of kWritten
  if (kBegins.find(text[at]) != std::string_view::npos) {
    for (const auto& [written, says] : kWritten) {
      if (text.substr(at, written.size()) == written) return {says, written.size()};
    }
  }
  return {text.substr(at, 1), 1};
}

Bare bare(std::string_view text) {
  Bare out;
  out.text.reserve(text.size());
  out.at.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Sign sign = sign_at(text, i);
    out.text += sign.says;
    out.at.insert(out.at.end(), sign.says.size(), i);
    i += sign.size;
  }
  return out;
}

// A piece of a line as people read it: tags and bars parted words.
std::string without_markup(std::string_view piece) {
  std::string text = without_tags(piece);
  std::ranges::replace_if(
      text, [](char c) { return c == '|' || c == '*'; }, ' ');
  return collapse_space(text);
}

// Two fields that one text gives: "3 - Möjlig" is a likelihood and its label.
Field one_of_pair(Field field) {
  if (field == Field::severity_label) return Field::severity;
  if (field == Field::likelihood_label) return Field::likelihood;
  return field == Field::level_label ? Field::level : field;
}

// The texts that values were read from, by line; as often as there are values of their own.
class Origins {
 public:
  explicit Origins(const RecordSet& records) {
    for (const auto* list : {&records.risks, &records.measures, &records.goals, &records.activities,
                             &records.indicators, &records.priorities}) {
      for (const Record& record : *list) add(record);
    }
    for (const auto& [name, origin] : records.document.origins) add(origin);
    std::ranges::stable_sort(origins_, {}, line_of);
  }

  // The longest first: "2" is not to be found within "2024".
  [[nodiscard]] std::vector<std::string> of(const TextLine& line) const {
    std::vector<std::string> texts;
    for (const Origin* origin : on(line)) texts.push_back(bare(origin->text).text);
    std::ranges::stable_sort(texts, std::greater{}, &std::string::size);
    return texts;
  }

  // Whether one value was read from the whole line, as lines of PDFs mostly are.
  [[nodiscard]] bool whole(const TextLine& line) const {
    return std::ranges::any_of(on(line), [&](const Origin* o) { return o->text == line.text; });
  }

 private:
  [[nodiscard]] std::span<const Origin* const> on(const TextLine& line) const {
    const auto found =
        std::ranges::equal_range(origins_, LineKey{line.page, line.number}, {}, line_of);
    return {found.begin(), found.end()};
  }

  static LineKey line_of(const Origin* origin) { return {origin->place.page, origin->place.line}; }

  void add(const Origin& origin) { origins_.push_back(&origin); }

  void add(const Value& value) {
    for (const Origin& origin : value.origins) add(origin);
  }

  void add(const Record& record) {
    std::map<Field, const Value*> seen;
    for (const auto& [field, value] : record.fields) {
      const auto [other, fresh] = seen.emplace(one_of_pair(field), &value);
      if (fresh || !same_text(*other->second, value)) add(value);
    }
    for (const Attribute& attribute : record.attributes) add(attribute.value);
    for (const Record& control : record.controls) add(control);
    for (const Record& measure : record.measures) add(measure);
  }

  static bool same_text(const Value& a, const Value& b) {
    return std::ranges::equal(a.origins, b.origins, {}, &Origin::text, &Origin::text);
  }

  std::vector<const Origin*> origins_;
};

// Whether a piece of a line holds a value at all: not a bullet, a rule, a label, a heading.
bool says_something(const std::string& text, const std::set<std::string>& headings,
                    const Terms& terms) {
  constexpr std::size_t kLongestLabel = 40;
  if (text.ends_with(':') && text.size() <= kLongestLabel) return false;
  const std::string key = letters_key(text);
  return !key.empty() && !headings.contains(key) && !terms.label(text);
}

// Where a text stands in a line; by itself, if it does so anywhere: the "5" of "(1–5)" is no
// figure. npos where it is not there.
std::size_t find_text(const Bare& line, std::string_view left, std::string_view text) {
  const auto parted = [&](std::size_t i) {
    return i == 0 || i == line.at.size() || line.at[i] > line.at[i - 1] + 1;
  };
  const std::size_t first = left.find(text);
  for (std::size_t at = first; at != std::string_view::npos; at = left.find(text, at + 1)) {
    if (parted(at) && parted(at + text.size())) return at;
  }
  return first;
}

// What is left of a line when the texts that values were read from are taken out: pieces between
// them, each once.
std::string rest_of(std::string_view line, const std::vector<std::string>& read,
                    const std::set<std::string>& headings, const Terms& terms) {
  const Bare whole = bare(line);
  std::vector<bool> taken(whole.text.size(), false);
  std::string text = whole.text;
  for (const std::string& one : read) {
    const std::size_t at = one.empty() ? std::string::npos : find_text(whole, text, one);
    if (at == std::string::npos) continue;
    text.replace(at, one.size(), one.size(), '\0');
    std::fill_n(taken.begin() + static_cast<std::ptrdiff_t>(at), one.size(), true);
  }
  std::string rest;
  for (std::size_t i = 0; i < taken.size();) {
    std::size_t end = i;
    while (end < taken.size() && taken[end] == taken[i] &&
           (end == i || line.substr(whole.at[end - 1], whole.at[end] - whole.at[end - 1])
                                .find_first_of("\t|") == std::string_view::npos)) {
      ++end;
    }
    const std::size_t begin = whole.at[i];
    const std::string piece = without_markup(line.substr(begin, whole.at[end - 1] + 1 - begin));
    if (!taken[i] && says_something(piece, headings, terms)) {
      rest += (rest.empty() ? "" : " ") + piece;
    }
    i = end;
  }
  return rest;
}

}  // namespace

std::vector<UnreadText> find_unread(const RecordSet& records, const std::set<std::string>& headings,
                                    const Terms& terms) {
  const Origins origins(records);
  std::vector<UnreadText> unread;
  for (const TextLine& line : records.lines) {
    if (line.role != LineRole::cell || origins.whole(line)) continue;
    std::string rest = rest_of(line.text, origins.of(line), headings, terms);
    if (!rest.empty()) unread.push_back({{line.page, line.number, {}}, std::move(rest)});
  }
  return unread;
}

}  // namespace planlupp
