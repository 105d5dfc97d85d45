#include "normalize/flow/flow_labels.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "normalize/flow/flow_header.h"
#include "normalize/flow/flow_prose.h"
#include "normalize/flow/flow_tables.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr std::size_t kLabelWords = 7;
constexpr std::size_t kMinKinds = 3;         // different labels that cards have at least
constexpr std::size_t kMinLabels = 6;        // labels in all
constexpr std::size_t kMinOrderedKinds = 4;  // of labels without colons
constexpr std::size_t kFewestCards = 2;
constexpr std::size_t kHeadColumns = 3;   // of a table within cards, at least
constexpr double kMostOfWords = 0.6;      // of all values, in those of one label
constexpr double kMostInTwo = 0.9;        // of two
constexpr std::size_t kHeadingLines = 3;  // between two cards at most

struct Label {
  std::size_t first = 0, last = 0;  // words
  std::size_t value = 0;            // behind its number: "Risk 3:"
  Meaning meaning = Meaning::other;
  std::string key;
  bool colon = false;
  bool begins_line = false;
  bool alone = false;  // on its line
};

// Whether a card with the label tells of something, and not only how large it is.
bool is_record(Meaning meaning) {
  return meaning == Meaning::risk || meaning == Meaning::goal ||
         meaning == Meaning::goal_or_target || meaning == Meaning::control ||
         meaning == Meaning::measure || meaning == Meaning::indicator;
}

class Finder {
 public:
  Finder(const FlowText& text, const Terms& terms, const CellForms& forms)
      : text_(text), terms_(terms), forms_(forms) {}

  std::vector<LabelRun> find(const std::vector<FlowHeader>& headers) {
    collect();
    if (!choose_keys(headers)) return {};
    if (!colons_.empty()) find_inner_heads(headers);
    accept();
    return runs();
  }

 private:
  [[nodiscard]] bool begins_line(std::size_t w) const {
    return w >= text_.words.size() || text_.words[w].joint >= Joint::line;
  }

  void collect() {
    for (std::size_t w = 0; w < text_.words.size(); ++w) {
      if (!is_upper(first_char(text_.words[w].text))) continue;
      if (auto label = label_at(w)) labels_.push_back(std::move(*label));
    }
  }

  // Whether the line goes on with the label above it, in a narrow cell: "Sannolikhet", "(S)".
  [[nodiscard]] bool goes_on(std::size_t w) const {
    const char32_t first = first_char(text_.words[w].text);
    return text_.words[w].joint == Joint::line && (first == U'(' || is_lower(first));
  }

  // The longest known label that begins with the word, on its line or, in a narrow cell, the next.
  [[nodiscard]] std::optional<Label> label_at(std::size_t first) const {
    std::optional<Label> best;
    std::string text;
    for (std::size_t w = first; w < text_.words.size() && w < first + kLabelWords; ++w) {
      if (w > first && begins_line(w) && !goes_on(w)) break;
      if (w > first) text += ' ';
      text += text_.words[w].text;
      if (text.size() > 100) break;
      const bool colon = text.ends_with(':');
      if (w > first && is_digit(first_char(text_.words[w].text))) break;  // a value
      const auto meaning = terms_.label(text);
      if (meaning && !text.ends_with('.') && !text.ends_with(',')) {
        best = Label{first, w + 1, w + 1, *meaning, letters_key(text), colon, begins_line(first),
                     false};
        best->alone = best->begins_line && begins_line(w + 1);
      } else if (w > first && begins_line(w + 1) &&
                 text_.words[first].line != text_.words[w].line) {
        break;
      }
      if (colon) break;
    }
    return best;
  }

  // Heads of tables within cards: of several columns, without colons, and in most of them.
  void find_inner_heads(const std::vector<FlowHeader>& headers) {
    std::map<std::string, std::vector<std::size_t>> places;
    for (const FlowHeader& header : headers) {
      bool colon = false;
      for (std::size_t w = header.first; w < header.last; ++w) {
        colon = colon || text_.words[w].text.ends_with(':');
      }
      if (!colon && header.columns.size() >= kHeadColumns)
        places[header.key].push_back(header.first);
    }
    for (const auto& [key, firsts] : places) {
      if (firsts.size() >= kFewestCards && 2 * firsts.size() >= cards_) {
        inner_heads_.insert(inner_heads_.end(), firsts.begin(), firsts.end());
      }
    }
    std::sort(inner_heads_.begin(), inner_heads_.end());
  }

  // The first head of a table within cards from word `from` on, before word `to`.
  [[nodiscard]] std::optional<std::size_t> inner_head(std::size_t from, std::size_t to) const {
    const auto at = std::lower_bound(inner_heads_.begin(), inner_heads_.end(), from);
    return at != inner_heads_.end() && *at < to ? std::optional(*at) : std::nullopt;
  }

  // "Risk:", "Risk 3:"
  [[nodiscard]] bool has_colon(const Label& label) const {
    if (label.colon || begins_line(label.last)) return label.colon;
    const std::string_view next = text_.words[label.last].text;
    return next.ends_with(':') && is_digit(first_char(next));
  }

  // Which labels the document's cards have: those with a colon, and those that stand at the
  // beginning of lines as often as cards begin.
  bool choose_keys(const std::vector<FlowHeader>& headers) {
    std::map<std::string, std::size_t> colons, begins;
    for (const Label& label : labels_) {
      if (label.colon) ++colons[label.key];
      if (!label.colon && !is_sentence(label)) ++begins[label.key];
    }
    std::size_t all = 0;
    std::vector<std::size_t> counts;
    for (const auto& [key, count] : colons) {
      counts.push_back(count);
      all += count;
    }
    const bool by_colon = colons.size() >= kMinKinds && all >= kMinLabels;
    if (!by_colon) return !are_headings(headers) && choose_keys_by_order();
    std::nth_element(counts.begin(),
                     counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2), counts.end());
    cards_ = counts[counts.size() / 2];
    for (const auto& [key, count] : colons) keys_.insert(key);
    for (const auto& [key, count] : begins) {
      if (colons.count(key) == 0 && 2 * count >= cards_) keys_.insert(key);
    }
    colons_ = std::move(colons);
    return true;
  }

  // Whether most labels that begin lines are headings of tables, with nothing between them.
  [[nodiscard]] bool are_headings(const std::vector<FlowHeader>& headers) const {
    const std::vector<const Label*> begins = labels_at_lines();
    std::size_t in_heads = 0;
    for (const FlowHeader& header : headers) {
      const auto unknown = [](const HeaderColumn& c) { return c.meaning == Meaning::other; };
      const auto& columns = header.columns;
      if (columns.size() < kMinOrderedKinds) continue;
      if (std::any_of(columns.begin(), columns.end(), unknown)) continue;
      in_heads += static_cast<std::size_t>(
          std::count_if(begins.begin(), begins.end(), [&](const Label* label) {
            return label->first >= header.first && label->first < header.last;
          }));
    }
    return 2 * in_heads > begins.size();
  }

  // The labels without colons at the beginning of lines.
  [[nodiscard]] std::vector<const Label*> labels_at_lines() const {
    std::vector<const Label*> begins;
    for (const Label& label : labels_) {
      if (label.begins_line && !label.colon && !is_sentence(label) &&
          (begins.empty() || label.first >= begins.back()->last)) {
        begins.push_back(&label);
      }
    }
    return begins;
  }

  // Cards whose labels have no colons: labels at the beginning of lines, with values between them,
  // that follow each other in the same order card after card.
  bool choose_keys_by_order() {
    const std::vector<const Label*> begins = labels_at_lines();
    std::map<std::string, std::size_t> counts;
    std::map<std::string, std::map<std::string, std::size_t>> next;
    std::map<std::string, std::size_t> words;  // of the values
    std::size_t with_value = 0, all = 0;
    for (std::size_t i = 0; i < begins.size(); ++i) {
      ++counts[begins[i]->key];
      if (i + 1 == begins.size()) continue;
      // Of cards side by side each label stands twice.
      const std::size_t follower =
          i + 2 < begins.size() && begins[i]->key == begins[i + 1]->key ? i + 2 : i + 1;
      ++next[begins[i]->key][begins[follower]->key];
      const std::size_t value = begins[i + 1]->first - begins[i]->last;
      with_value += value > 0;
      words[begins[i]->key] += value;
      all += value;
    }
    std::size_t in_order = 0;
    std::vector<std::size_t> most_words;
    for (const auto& [key, followers] : next) {
      std::size_t most = 0;
      for (const auto& [follower, count] : followers) most = std::max(most, count);
      if (most > 1) in_order += most;
      // Heads that stand again on each page have their rows behind the last of them.
      if (static_cast<double>(words[key]) > kMostOfWords * static_cast<double>(all)) return false;
      most_words.push_back(words[key]);
    }
    std::sort(most_words.rbegin(), most_words.rend());
    most_words.resize(2);
    if (static_cast<double>(most_words[0] + most_words[1]) > kMostInTwo * static_cast<double>(all))
      return false;
    std::size_t kinds = 0, cards = 0;
    for (const auto& [key, count] : counts) kinds += count >= kFewestCards;
    for (const Label* label : begins) cards += is_record(label->meaning);
    if (kinds < kMinOrderedKinds || cards * kinds < begins.size() ||
        10 * in_order < 8 * begins.size() || 10 * with_value < 8 * begins.size()) {
      return false;
    }
    for (const auto& [key, count] : counts) {
      if (count >= kFewestCards) keys_.insert(key);
    }
    return true;
  }

  // A word in lower case goes on, and is no value that is written so.
  [[nodiscard]] bool is_sentence(const Label& label) const {
    return !begins_line(label.last) && is_lower(first_char(text_.words[label.last].text)) &&
           !forms_.begins_form(text_.words[label.last].text);
  }

  void accept() {
    std::vector<Label> kept;
    std::size_t at = 0;
    for (const Label& label : labels_) {
      if (label.first < at || keys_.count(label.key) == 0) continue;
      const bool wants_colon = colons_.count(label.key) != 0;
      if (wants_colon && !label.colon) continue;
      if (!label.colon && !plausible(label, kept)) continue;
      const std::size_t before = kept.empty() ? 0 : kept.back().first;
      if (inner_head(before, label.first + 1) && !has_colon(label)) continue;  // a table's cell
      kept.push_back(label);
      if (has_colon(label) && !label.colon) ++kept.back().value;
      at = kept.back().value;
    }
    labels_ = std::move(kept);
  }

  // A label without a colon: at a line's beginning, or behind a value on its line; and not the
  // first words of a sentence.
  [[nodiscard]] bool plausible(const Label& label, const std::vector<Label>& kept) const {
    if (is_sentence(label)) return false;
    if (label.begins_line) return true;
    // "Ansvarig HR-chef Slutdatum Löpande": the value between is not empty.
    return !kept.empty() && kept.back().last < label.first &&
           text_.words[kept.back().first].line == text_.words[label.first].line;
  }

  std::vector<LabelRun> runs() {
    std::vector<LabelRun> runs;
    bool open = false;
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      const bool last = i + 1 == labels_.size();
      std::size_t to = last ? text_.words.size() : labels_[i + 1].first;
      const auto head = inner_head(labels_[i].value, to);
      to = head.value_or(to);
      const std::size_t end = value_end(labels_[i], to, last && !head);
      if (!open) runs.push_back({});
      runs.back().pairs.push_back({labels_[i].first, labels_[i].last, labels_[i].value, end});
      open = end == to && !head;
    }
    return runs;
  }

  // Where a value ends: before the headings that stand between two cards.
  [[nodiscard]] std::size_t value_end(const Label& label, std::size_t to, bool last) const {
    std::vector<std::size_t> starts;  // of the value's lines
    for (std::size_t w = label.value; w < to; ++w) {
      if (begins_line(w)) starts.push_back(w);
    }
    if (last) return last_value_end(label, starts, to);
    if (starts.empty()) return to;
    for (std::size_t n = std::min(kHeadingLines, starts.size()); n > 0; --n) {
      const std::size_t cut = starts[starts.size() - n];
      if (cut > label.value && is_headings(starts, starts.size() - n, to) &&
          value_may_end(label, cut)) {
        return cut;
      }
    }
    return to;
  }

  // After the last label: to the first empty line behind the value.
  [[nodiscard]] std::size_t last_value_end(const Label& label,
                                           const std::vector<std::size_t>& starts,
                                           std::size_t to) const {
    for (const std::size_t start : starts) {
      if (start > label.value && text_.words[start].joint > Joint::line) return start;
    }
    return to;
  }

  // Whether lines from the n-th on are headings, each.
  [[nodiscard]] bool is_headings(const std::vector<std::size_t>& starts, std::size_t n,
                                 std::size_t to) const {
    for (std::size_t i = n; i < starts.size(); ++i) {
      const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : to;
      const std::string line = joined(text_, starts[i], end);
      if (heading_like(line, text_) == HeadingLike::no) return false;
    }
    return true;
  }

  // A value of a closed form is complete without what follows; other values end with a sentence
  // or an empty line.
  [[nodiscard]] bool value_may_end(const Label& label, std::size_t cut) const {
    const FormSet shorter = forms_.forms_of(joined(text_, label.value, cut));
    const std::string_view last = text_.words[cut - 1].text;
    if (forms_.leads_on(last) || ends_in_hyphen(last) || last.ends_with(',')) return false;
    if (!shorter.free()) return true;
    return text_.words[cut].joint > Joint::line || last.ends_with('.');
  }

  const FlowText& text_;
  const Terms& terms_;
  const CellForms& forms_;
  std::vector<Label> labels_;
  std::set<std::string> keys_;
  std::map<std::string, std::size_t> colons_;
  std::size_t cards_ = 0;
  std::vector<std::size_t> inner_heads_;  // first words, sorted
};

}  // namespace

std::vector<LabelRun> find_label_runs(const FlowText& text, const Terms& terms,
                                      const CellForms& forms,
                                      const std::vector<FlowHeader>& headers) {
  return Finder(text, terms, forms).find(headers);
}

namespace {

// Cards side by side, of which an export gives row by row: each label stands twice. Gives the pairs
// card by card; a label that stands once is the left card's.
std::vector<LabelledValue> card_by_card(const FlowText& text, const LabelRun& run) {
  const std::vector<LabelledValue>& pairs = run.pairs;
  std::vector<std::string> keys;
  for (const LabelledValue& pair : pairs) {
    keys.push_back(letters_key(joined(text, pair.first, pair.label_last)));
  }
  const auto doubled = [&](std::size_t i) { return i + 1 < keys.size() && keys[i] == keys[i + 1]; };
  std::size_t doubles = 0;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!doubled(i)) continue;
    ++doubles;
    ++i;
  }
  if (10 * 2 * doubles < 6 * keys.size()) return pairs;
  std::vector<LabelledValue> ordered, right;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (keys[i] == keys.front()) {
      ordered.insert(ordered.end(), right.begin(), right.end());
      right.clear();
    }
    ordered.push_back(pairs[i]);
    if (doubled(i)) right.push_back(pairs[++i]);
  }
  ordered.insert(ordered.end(), right.begin(), right.end());
  return ordered;
}

}  // namespace

Table label_table(const std::vector<TextLine>& lines, const FlowText& text, const LabelRun& run) {
  Table table;
  table.form = TableForm::label_value;
  table.columns = 2;
  for (const LabelledValue& pair : card_by_card(text, run)) {
    Row row;
    row.cells.resize(2);
    row.page = text.lines[text.words[pair.first].line].page;
    std::vector<std::size_t> words;
    for (std::size_t w = pair.first; w < pair.label_last; ++w) words.push_back(w);
    row.cells[0].lines = cell_lines(lines, text, words);
    row.cells[0].bold = true;
    words.clear();
    for (std::size_t w = pair.value; w < pair.last; ++w) words.push_back(w);
    row.cells[1].lines = cell_lines(lines, text, words);
    add_page(table, row.page);
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace planlupp
