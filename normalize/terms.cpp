#include "normalize/terms.h"

#include <re2/re2.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "normalize/cell_form.h"
#include "normalize/dictionary.h"
#include "normalize/embedded_file.h"
#include "normalize/heading_forms.h"
#include "normalize/status_words.h"
#include "normalize/target_value.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr std::size_t kPrefixLetters = 6;  // a shorter known heading must be the whole text
constexpr std::size_t kPrefixWords = 6;    // more words than this are a sentence, no heading
constexpr std::size_t kHeadingWords = 10;  // in split_headings

std::vector<std::string_view> split(std::string_view text, char by) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(by, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

bool is_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, text.size(), c);
    if (c < 0) return false;
  }
  return true;
}

// The values of a table's line; none for an empty line and a comment ("#" alone is a heading over
// numbers).
std::vector<std::string> row_of(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  std::vector<std::string> row;
  if (line.empty() || (line.front() == '#' && !line.starts_with("#\t"))) return row;
  for (const std::string_view part : split(line, '\t')) row.push_back(collapse_space(part));
  return row;
}

std::vector<std::string> header_of(std::string_view content) {
  for (const std::string_view line : split(content, '\n')) {
    if (auto row = row_of(line); !row.empty()) return row;
  }
  return {};
}

// For messages.
std::string joined(const std::vector<std::string>& row) {
  std::string text;
  for (const std::string& value : row) text += (text.empty() ? "" : " ") + value;
  return text;
}

std::unique_ptr<RE2> folded_pattern(const std::string& text) {
  return std::make_unique<RE2>("(?i)" + text, RE2::Quiet);
}

// What is wrong with a row of a table whose values are settled when it is loaded; "": nothing.
std::string fault(std::string_view table, const std::vector<std::string>& row) {
  if (table == "headings" && !meaning(row.at(1))) {
    return "expected a known meaning beside the heading '" + row.front() + "', found '" +
           row.at(1) + "'";
  }
  if (table == "questions" && (!meaning(row.at(1)) || !folded_pattern(row.front())->ok())) {
    return "expected an RE2 pattern and a known meaning, found '" + row.front() + "' and '" +
           row.at(1) + "'";
  }
  if (table == "document_kinds" &&
      (!document_kind(row.front()) || !folded_pattern(row.at(1))->ok())) {
    return "expected a kind of document and an RE2 pattern, found '" + row.front() + "' and '" +
           row.at(1) + "'";
  }
  return {};
}

// "Målvärde 2024" -> "Målvärde"; "Utfall 2023-2024" -> "Utfall".
std::string_view without_year(std::string_view text) {
  const auto words = split_words(text);
  if (words.size() < 2) return text;
  const std::string_view last = text.substr(words.back().begin);
  const bool year = last.size() >= 4 && std::all_of(last.begin(), last.end(), [](char c) {
                      return (c >= '0' && c <= '9') || c == '-' || c == '/';
                    });
  return year ? text.substr(0, words[words.size() - 2].end) : text;
}

// What a heading is known by: its letters and figures, or itself where it has none ("#").
std::string key_of(std::string_view text) {
  std::string key = letters_key(text);
  return key.empty() && trim(text) == "#" ? "#" : key;
}

// What two names of one thing say together: "Åtgärd / Mitigation", "Risk / Beskrivning".
std::optional<Meaning> agreed(std::optional<Meaning> a, std::optional<Meaning> b) {
  if (!a || !b) return std::nullopt;
  if (a == b || b == Meaning::detail) return a;
  if (a == Meaning::detail) return b;
  return std::nullopt;
}

}  // namespace

struct Terms::Kinds {
  std::vector<std::pair<DocumentKind, std::unique_ptr<RE2>>> patterns;
};

Terms::Terms() : forms_of_headings_(std::make_unique<HeadingForms>()) {}
Terms::~Terms() = default;

Result<std::unique_ptr<Terms>> Terms::load(const TermSources& sources) {
  auto terms = std::unique_ptr<Terms>(new Terms);
  for (const TermSources::File& file : sources.files) {
    if (Status done = terms->add_users(file); !done) return done.error();
  }
  for (const EmbeddedFile& file : embedded_terms()) {
    if (Status done = terms->add(file.name, file.content, {}); !done) return done.error();
  }
  terms->index_headings();
  terms->compile_kinds();
  terms->forms_ = std::make_unique<const CellForms>(*terms);
  terms->targets_ = std::make_unique<const TargetGrammar>(*terms);
  terms->statuses_ = std::make_unique<const StatusWords>(*terms);
  terms->dictionary_ = std::make_unique<Dictionary>(sources.dictionary_stem);
  return terms;
}

Status Terms::add_users(const TermSources::File& file) {
  std::string names;
  for (const EmbeddedFile& known : embedded_terms()) {
    if (known.name == file.name) return add(file.name, file.content, header_of(known.content));
    names += (names.empty() ? "" : ", ") + std::string(known.name);
  }
  return Error{ErrorCode::usage, file.name, "expected one of the tables " + names};
}

// `header`: the names of the columns; empty: those that the content begins with.
Status Terms::add(std::string_view name, std::string_view content, Row header) {
  const std::string table(name.substr(0, name.rfind('.')));
  if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  auto& rows = tables_[table];
  std::size_t columns = 0;
  std::size_t number = 0;
  const auto refuse = [&](std::string message) {
    return Error{ErrorCode::usage, std::string(name) + ", line " + std::to_string(number),
                 std::move(message)};
  };
  for (const std::string_view line : split(content, '\n')) {
    ++number;
    if (!is_utf8(line)) return refuse("expected UTF-8, found bytes that are none");
    Row row = row_of(line);
    if (row.empty()) continue;
    if (columns == 0) {  // the header row
      if (header.empty()) header = row;
      if (row.size() > header.size() || !std::equal(row.begin(), row.end(), header.begin())) {
        return refuse("expected the columns' names, \"" + joined(header) +
                      "\" parted by tabs, found \"" + joined(row) + "\"");
      }
      columns = row.size();
      continue;
    }
    if (row.size() > columns || row.front().empty()) {
      return refuse("expected up to " + std::to_string(columns) + " values parted by tabs, found " +
                    std::to_string(row.size()));
    }
    row.resize(header.size());
    if (std::string found = fault(table, row); !found.empty()) return refuse(std::move(found));
    rows.push_back(std::move(row));
  }
  return Done{};
}

void Terms::index_headings() {
  for (const Row& row : table("headings")) {
    headings_.emplace(key_of(row.front()),
                      meaning(row[1]).value());  // the first row wins: a user's
  }
  for (const Row& row : table("headings")) {
    headings_.emplace(letters_key(without_brackets(row.front())), meaning(row[1]).value());
  }
  headings_.erase("");
  for (const Row& row : table("headings")) {
    forms_of_headings_->add_heading(row.front(), meaning(row[1]).value());
  }
  for (const Row& row : table("questions")) {  // fault() has seen that they can be added
    static_cast<void>(forms_of_headings_->add_question(row.front(), meaning(row[1]).value()));
  }
}

void Terms::compile_kinds() {
  auto kinds = std::make_unique<Kinds>();
  for (const Row& row : table("document_kinds")) {
    kinds->patterns.emplace_back(document_kind(row.front()).value(), folded_pattern(row.at(1)));
  }
  kinds_ = std::move(kinds);
}

std::optional<DocumentKind> Terms::kind_of_title(std::string_view title) const {
  for (const auto& [kind, pattern] : kinds_->patterns) {
    if (RE2::PartialMatch(title, *pattern)) return kind;
  }
  return std::nullopt;
}

std::optional<Meaning> Terms::find_key(const std::string& key) const {
  const auto found = headings_.find(key);
  return found == headings_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Meaning> Terms::label(std::string_view text) const {
  if (text.size() > 200) return std::nullopt;
  if (const auto whole = find_key(key_of(text))) return whole;
  const std::string bare = without_brackets(text);
  if (const auto whole = find_key(letters_key(bare))) return whole;
  if (const auto whole = find_key(letters_key(without_year(bare)))) return whole;
  if (const auto formed = forms_of_headings_->find(bare)) return formed;
  const std::size_t slash = bare.find('/');
  if (slash == std::string::npos || bare.find('/', slash + 1) != std::string::npos) {
    return std::nullopt;
  }
  return agreed(find_key(letters_key(std::string_view(bare).substr(0, slash))),
                find_key(letters_key(std::string_view(bare).substr(slash + 1))));
}

std::optional<HeadingMatch> Terms::heading(std::string_view text) const {
  if (text.size() > 400) return std::nullopt;
  if (const auto whole = label(text)) return HeadingMatch{*whole, true};
  const std::string bare = without_brackets(text);
  const auto words = split_words(bare);
  if (words.empty() || words.size() > kPrefixWords) return std::nullopt;
  for (std::size_t n = words.size() - 1; n > 0; --n) {
    const std::string key = letters_key(std::string_view(bare).substr(0, words[n - 1].end));
    if (length(key) < kPrefixLetters) break;
    if (const auto found = find_key(key)) return HeadingMatch{*found, false};
  }
  return std::nullopt;
}

std::vector<HeadingSpan> Terms::split_headings(std::string_view line) const {
  const auto words = split_words(line);
  const std::size_t n = words.size();
  // best[i]: the least cost of cutting the first i words; a known heading costs 1, an unknown word
  // 10 and joins an unknown run before it.
  struct Step {
    std::size_t cost = std::numeric_limits<std::size_t>::max();
    std::size_t from = 0;
    Meaning meaning = Meaning::other;
  };
  std::vector<Step> best(n + 1);
  best.front().cost = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (best[i].cost + 10 < best[i + 1].cost) best[i + 1] = {best[i].cost + 10, i, Meaning::other};
    for (std::size_t j = i + 1; j <= std::min(n, i + kHeadingWords); ++j) {
      const auto what = label(line.substr(words[i].begin, words[j - 1].end - words[i].begin));
      if (what && best[i].cost + 1 < best[j].cost) best[j] = {best[i].cost + 1, i, *what};
    }
  }
  std::vector<HeadingSpan> spans;
  for (std::size_t i = n; i > 0; i = best[i].from) {
    const HeadingSpan span{words[best[i].from].begin, words[i - 1].end, best[i].meaning};
    if (span.meaning == Meaning::other && !spans.empty() &&
        spans.back().meaning == Meaning::other) {
      spans.back().begin = span.begin;
    } else {
      spans.push_back(span);
    }
  }
  std::reverse(spans.begin(), spans.end());
  return spans;
}

bool Terms::names_part(std::string_view heading) const {
  const auto& parts = table("parts");
  const std::string key = letters_key(heading);
  return std::any_of(parts.begin(), parts.end(),
                     [&key](const Row& row) { return letters_key(row[0]) == key; });
}

const std::vector<Terms::Row>& Terms::table(std::string_view name) const {
  static const std::vector<Row> kNone;
  const auto found = tables_.find(name);
  return found == tables_.end() ? kNone : found->second;
}

}  // namespace planlupp
