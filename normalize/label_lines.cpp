#include "normalize/label_lines.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/table_join.h"
#include "normalize/terms.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr std::size_t kLabelWords = 7;
constexpr std::size_t kBareLabel = 3;     // words
constexpr std::size_t kBareWords = 14;    // of a line
constexpr std::size_t kFewestBare = 3;    // lines
constexpr std::size_t kMostHeadings = 3;  // right above a record's labels
constexpr std::size_t kMinKinds = 3;      // different labels that the document's records have
constexpr std::size_t kMinLabels = 6;     // labels in all

// What a record of a plan may say; a document's own data ("Datum:") is none of it.
bool of_record(Meaning meaning) {
  switch (meaning) {
    case Meaning::risk:
    case Meaning::cause:
    case Meaning::consequence:
    case Meaning::consequence_or_severity:
    case Meaning::severity:
    case Meaning::likelihood:
    case Meaning::score:
    case Meaning::level:
    case Meaning::rating:
    case Meaning::response:
    case Meaning::control:
    case Meaning::method:
    case Meaning::frequency:
    case Meaning::measure:
    case Meaning::goal:
    case Meaning::goal_or_target:
    case Meaning::indicator:
    case Meaning::target:
    case Meaning::baseline:
    case Meaning::outcome: return true;
    default: return false;
  }
}

bool names_record(Meaning meaning) {
  return meaning == Meaning::risk || meaning == Meaning::goal || meaning == Meaning::goal_or_target;
}

// A stretch of a line.
struct Piece {
  std::size_t line = 0;
  std::string text;
};

struct LabelPair {
  Meaning meaning = Meaning::other;
  Piece label;
  std::vector<Piece> value;
};

// Labels and values of elements [first, last).
struct Run {
  std::size_t first = 0, last = 0;
  std::vector<LabelPair> pairs;
  std::optional<std::size_t> heading;  // the element right above
  int level = 0;                       // of its labels that were taken for headings
};

// The line without emphasis, tags and the mark of a list.
std::string bare(std::string_view line) {
  std::string text(line);
  static const RE2 kMarks(R"(\*\*|__|</?[a-zA-Z][^<>]{0,80}>)"), kItem(R"(^\s*(?:[-•*▪]\s+)?)");
  RE2::GlobalReplace(&text, kMarks, "");
  RE2::Replace(&text, kItem, "");
  return text;
}

// "Risk 3:" -> "Risk": records may be numbered.
std::string_view without_number(std::string_view label) {
  while (label.size() > 1 &&
         (is_digit(last_char(label)) || label.back() == ' ' || label.back() == ':')) {
    label.remove_suffix(1);
  }
  return label;
}

struct LabelSpan {
  std::size_t begin = 0, end = 0;  // of the label with its colon
  Meaning meaning = Meaning::other;
};

// The label that ends with the colon at `colon`: as many words before it as make one.
std::optional<LabelSpan> label_before(std::string_view text, std::size_t from, std::size_t colon,
                                      const Terms& terms) {
  const std::string_view part = text.substr(from, colon - from);
  const auto words = split_words(part);
  const std::size_t most = std::min(words.size(), kLabelWords);
  for (std::size_t n = most; n > 0; --n) {
    const std::size_t begin = words[words.size() - n].begin;
    if (!is_upper(first_char(part.substr(begin)))) continue;
    const std::string_view label = without_number(part.substr(begin));
    if (const auto meaning = terms.label(label))
      return LabelSpan{from + begin, colon + 1, *meaning};
  }
  return std::nullopt;
}

// A label without a colon that is all the line says: "Kontrollmoment" above what is checked.
std::optional<LabelSpan> label_alone(std::string_view text, const Terms& terms) {
  if (text.size() > 60 || text.find(':') != std::string_view::npos) return std::nullopt;
  if (!is_upper(first_char(trim(text)))) return std::nullopt;
  const auto meaning = terms.label(text);
  if (!meaning) return std::nullopt;
  return LabelSpan{text.find_first_not_of(' '), text.size(), *meaning};
}

// The labels of a line; none unless it begins with one.
std::vector<LabelSpan> labels_of(std::string_view text, const Terms& terms) {
  std::vector<LabelSpan> found;
  std::size_t from = 0;
  if (const auto alone = label_alone(text, terms)) return {*alone};
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos;
       colon = text.find(':', colon + 1)) {
    const auto label = label_before(text, from, colon, terms);
    if (found.empty() && (!label || !trim(text.substr(0, label->begin)).empty())) return {};
    if (!label) continue;
    found.push_back(*label);
    from = label->end;
  }
  return found;
}

// "Enhet Förskola  Riskansvarig Rektor": labels that end in no colon, as many words as make one,
// each before a capital or a figure. The line begins with one; `known`: none but these.
std::vector<LabelSpan> bare_labels_of(std::string_view text, const Terms& terms,
                                      const std::map<std::string, std::size_t>* known) {
  std::vector<LabelSpan> found;
  const auto words = split_words(text);
  if (words.size() > kBareWords || text.ends_with('.') ||
      text.find(':') != std::string_view::npos) {
    return found;
  }
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!is_upper(first_char(text.substr(words[i].begin)))) continue;
    for (std::size_t n = std::min(kBareLabel, words.size() - i - 1); n > 0; --n) {
      const char32_t next = first_char(text.substr(words[i + n].begin));
      const std::size_t begin = words[i].begin, end = words[i + n - 1].end;
      const std::string_view label = text.substr(begin, end - begin);
      const auto meaning = terms.label(label);
      if (!meaning || !(is_upper(next) || is_digit(next))) continue;
      if (known != nullptr && !known->contains(letters_key(label))) continue;
      found.push_back({begin, end, *meaning});
      i += n;
      break;
    }
    if (found.empty()) return found;
  }
  return found;
}

// The words of a heading that names a record, without what numbers it.
std::vector<Piece> heading_pieces(const Extraction& extraction, const Element& heading) {
  std::vector<Piece> pieces;
  for (std::size_t i = heading.first; i < heading.last; ++i) {
    std::string text = bare(extraction.lines[i].text);
    static const RE2 kMark(R"(^\s*(?:#{1,6}\s*)?(?:\d{1,3}(?:\.\d{1,2})*[.)]?\s+)?)"
                           R"((?:Risk\s*(?:nr\.?\s*)?\d*\s*[:.–-]\s*)?)");
    if (i == heading.first) RE2::Replace(&text, kMark, "");
    if (!trim(text).empty()) pieces.push_back({i, std::string(trim(text))});
  }
  return pieces;
}

class Grouper {
 public:
  Grouper(Extraction&& extraction, const Terms& terms)
      : in_(std::move(extraction)), terms_(terms) {}

  Extraction group() {
    count_bare_labels();
    std::vector<Element> whole = part_paragraphs();
    std::swap(in_.elements, whole);
    for (std::size_t e = 0; e < in_.elements.size();) e = read_run(e);
    std::erase_if(runs_, [](const Run& run) { return run.pairs.size() < 2; });
    if (!enough()) {
      in_.elements = std::move(whole);
      return std::move(in_);
    }
    mark_headings();
    const bool titled = headings_name();
    std::vector<Element> elements;
    std::size_t at = 0;
    for (const Run& run : runs_) {
      for (; at < run.first; ++at) elements.push_back(in_.elements[at]);
      elements.push_back(add_table(run, titled));
      at = run.last;
    }
    for (; at < in_.elements.size(); ++at) elements.push_back(in_.elements[at]);
    in_.elements = std::move(elements);
    order_tables();
    return std::move(in_);
  }

 private:
  // Which words without a colon begin, or part, several lines of running text.
  void count_bare_labels() {
    for (const TextLine& line : in_.lines) {
      if (line.role != LineRole::prose) continue;
      const std::string text = bare(line.text);
      for (const LabelSpan& span : bare_labels_of(text, terms_, nullptr)) {
        ++bare_labels_[letters_key(
            std::string_view(text).substr(span.begin, span.end - span.begin))];
      }
    }
    std::erase_if(bare_labels_, [](const auto& label) { return label.second < kFewestBare; });
  }

  // Tables stand in reading order.
  void order_tables() {
    std::vector<Table> tables;
    for (Element& element : in_.elements) {
      if (element.kind != ElementKind::table) continue;
      tables.push_back(std::move(in_.tables[element.table]));
      element.table = tables.size() - 1;
    }
    in_.tables = std::move(tables);
  }

  // Headings right above labels, without a blank line between, are elements of their own.
  [[nodiscard]] std::vector<Element> part_paragraphs() const {
    std::vector<Element> parted;
    for (const Element& element : in_.elements) {
      std::size_t first = element.first;
      if (element.kind == ElementKind::paragraph) {
        while (first < element.last && labels_of(bare(in_.lines[first].text), terms_).empty()) {
          ++first;
        }
      }
      const bool parts = element.kind == ElementKind::paragraph && first > element.first &&
                         first < element.last && are_headings(element.first, first);
      for (std::size_t i = element.first; parts && i < first; ++i) {
        parted.push_back({ElementKind::heading, i, i + 1, 0, 0});
      }
      parted.push_back(element);
      if (parts) parted.back().first = first;
    }
    return parted;
  }

  [[nodiscard]] bool are_headings(std::size_t first, std::size_t last) const {
    static const RE2 kHeading(R"(\s*[\p{Lu}\d].{0,120}[^.;,:?!\s]\s*)");
    if (last - first > kMostHeadings) return false;
    for (std::size_t i = first; i < last; ++i) {
      if (!RE2::FullMatch(in_.lines[i].text, kHeading)) return false;
    }
    return true;
  }

  void mark_headings() {
    for (const Element& element : in_.elements) {
      if (element.kind != ElementKind::heading) continue;
      for (std::size_t i = element.first; i < element.last; ++i) {
        in_.lines[i].role = LineRole::heading;
      }
    }
  }

  // The run that begins with the e-th element, if one does; the element to look at next.
  std::size_t read_run(std::size_t e) {
    Run run{e, e, {}, {}, 0};
    while (run.last < in_.elements.size() && add_element(run, in_.elements[run.last])) ++run.last;
    if (run.last == e) return e + 1;
    if (e > 0 && in_.elements[e - 1].kind == ElementKind::heading) run.heading = e - 1;
    runs_.push_back(std::move(run));
    return runs_.back().last;
  }

  bool add_element(Run& run, const Element& element) const {
    if (element.kind != ElementKind::paragraph) {
      if (!is_record_line(element) && !is_label_like(element, run)) return false;
      run.level = element.level;
    }
    // A label alone, its value in a paragraph of its own.
    bool open = !run.pairs.empty() && run.pairs.back().value.empty() &&
                element.kind == ElementKind::paragraph;
    bool any = false;
    for (std::size_t i = element.first; i < element.last; ++i) {
      const std::string line = bare(in_.lines[i].text);
      if (in_.lines[i].role == LineRole::furniture && !(open && awaits_figure(run, line))) continue;
      if (trim(line).empty()) continue;
      auto labels = labels_of(line, terms_);
      if (labels.empty() && !run.pairs.empty() && !(open && run.pairs.back().value.empty())) {
        labels = bare_labels_of(line, terms_, &bare_labels_);
      }
      if (labels.empty() && !open) return false;
      if (labels.empty()) run.pairs.back().value.push_back({i, std::string(trim(line))});
      add_pairs(run, i, line, labels);
      open = any = true;
    }
    return any;
  }

  // "8" below "Riskvärde": a figure alone looks like a page's number.
  static bool awaits_figure(const Run& run, const std::string& line) {
    static const RE2 kFigure(R"(\s*\d{1,2}\s*)");
    if (!run.pairs.back().value.empty() || !RE2::FullMatch(line, kFigure)) return false;
    const Meaning meaning = run.pairs.back().meaning;
    return meaning == Meaning::score || meaning == Meaning::likelihood ||
           meaning == Meaning::severity || meaning == Meaning::consequence_or_severity;
  }

  // "Sannolikhet: 2 Riskvärde: 8", short and set in bold: taken for a heading.
  [[nodiscard]] bool is_record_line(const Element& element) const {
    if (element.kind != ElementKind::heading || element.last != element.first + 1) return false;
    const auto labels = labels_of(bare(in_.lines[element.first].text), terms_);
    return !labels.empty() && std::all_of(labels.begin(), labels.end(), [](const LabelSpan& label) {
      return of_record(label.meaning) || label.meaning == Meaning::responsible ||
             label.meaning == Meaning::control_responsible || groups(label.meaning);
    });
  }

  // A label set as those of the run are, which were taken for headings: what they are above may be
  // no record's own ("Syfte med granskningen").
  [[nodiscard]] bool is_label_like(const Element& element, const Run& run) const {
    return element.kind == ElementKind::heading && element.last == element.first + 1 &&
           run.level > 0 && element.level == run.level &&
           !labels_of(bare(in_.lines[element.first].text), terms_).empty();
  }

  static void add_pairs(Run& run, std::size_t line, const std::string& text,
                        const std::vector<LabelSpan>& labels) {
    for (std::size_t l = 0; l < labels.size(); ++l) {
      const LabelSpan& label = labels[l];
      const std::size_t end = l + 1 < labels.size() ? labels[l + 1].begin : text.size();
      const auto words = std::string_view(text).substr(label.begin, label.end - label.begin);
      LabelPair pair{label.meaning, {line, std::string(trim(without_number(words)))}, {}};
      const auto value = trim(std::string_view(text).substr(label.end, end - label.end));
      if (!value.empty()) pair.value.push_back({line, std::string(value)});
      run.pairs.push_back(std::move(pair));
    }
  }

  [[nodiscard]] bool enough() const {
    std::set<Meaning> kinds;
    std::size_t labels = 0;
    for (const Run& run : runs_) {
      for (const LabelPair& pair : run.pairs) {
        if (!of_record(pair.meaning)) continue;
        kinds.insert(pair.meaning);
        ++labels;
      }
    }
    return kinds.size() >= kMinKinds && labels >= kMinLabels;
  }

  // Whether the heading above each run is what its lines are about: no line names it, and nearly
  // every run has a heading of its own.
  [[nodiscard]] bool headings_name() const {
    std::size_t headed = 0;
    for (const Run& run : runs_) {
      headed += run.heading.has_value();
      if (std::any_of(run.pairs.begin(), run.pairs.end(),
                      [](const LabelPair& pair) { return names_record(pair.meaning); })) {
        return false;
      }
    }
    return headed * 10 >= runs_.size() * 8;
  }

  [[nodiscard]] CellLine cell_line(const Piece& piece) const {
    return {piece.text, piece.line, in_.lines[piece.line].box};
  }

  Element add_table(const Run& run, bool titled) {
    Table table;
    table.form = TableForm::label_value;
    table.columns = 2;
    if (titled && run.heading) add_row(table, {}, heading_pieces(in_, in_.elements[*run.heading]));
    for (const LabelPair& pair : run.pairs) add_row(table, {pair.label}, pair.value);
    Element element{ElementKind::table, in_.elements[run.first].first,
                    in_.elements[run.last - 1].last, 0, in_.tables.size()};
    for (std::size_t i = element.first; i < element.last; ++i) {
      if (in_.lines[i].role != LineRole::furniture) in_.lines[i].role = LineRole::cell;
    }
    for (const LabelPair& pair : run.pairs) {
      for (const Piece& piece : pair.value) in_.lines[piece.line].role = LineRole::cell;
    }
    in_.tables.push_back(std::move(table));
    return element;
  }

  void add_row(Table& table, const std::vector<Piece>& label, const std::vector<Piece>& value) {
    Row row;
    row.cells.resize(2);
    for (const Piece& piece : label) row.cells[0].lines.push_back(cell_line(piece));
    for (const Piece& piece : value) row.cells[1].lines.push_back(cell_line(piece));
    row.cells[0].bold = true;
    row.page = in_.lines[(label.empty() ? value : label).front().line].page;
    add_page(table, row.page);
    table.rows.push_back(std::move(row));
  }

  Extraction in_;
  const Terms& terms_;
  std::vector<Run> runs_;
  std::map<std::string, std::size_t> bare_labels_;  // by their letters: in how many lines
};

// The cards of a flow, which found its labels itself: named by the headings above them, too.
Extraction name_cards(Extraction extraction, const Terms& terms) {
  std::vector<std::pair<std::size_t, std::size_t>> named;  // table, heading above it
  std::size_t cards = 0;
  for (std::size_t e = 0; e < extraction.elements.size(); ++e) {
    const Element& element = extraction.elements[e];
    if (element.kind != ElementKind::table) continue;
    const Table& table = extraction.tables[element.table];
    if (table.form != TableForm::label_value || table.columns != 2) return extraction;
    for (const Row& row : table.rows) {
      const auto meaning = terms.label(collapse_space(plain_text(row.cells[0])));
      if (meaning && names_record(*meaning)) return extraction;
    }
    ++cards;
    if (e > 0 && extraction.elements[e - 1].kind == ElementKind::heading) {
      named.emplace_back(element.table, e - 1);
    }
  }
  if (named.size() * 10 < cards * 8) return extraction;
  for (const auto& [table, heading] : named) {
    Row row;
    row.cells.resize(2);
    row.page = extraction.tables[table].rows.front().page;
    for (Piece& piece : heading_pieces(extraction, extraction.elements[heading])) {
      const TextLine& line = extraction.lines[piece.line];
      row.cells[1].lines.push_back({std::move(piece.text), piece.line, line.box});
    }
    auto& rows = extraction.tables[table].rows;
    if (!row.cells[1].empty()) rows.insert(rows.begin(), std::move(row));
  }
  return extraction;
}

}  // namespace

bool has_title_row(const Table& table) {
  return table.form == TableForm::label_value && table.columns == 2 && !table.rows.empty() &&
         table.rows[0].cells[0].empty() && !table.rows[0].cells[1].empty();
}

Extraction group_label_lines(Extraction extraction, const Terms& terms) {
  if (extraction.form == SourceForm::flow) return name_cards(std::move(extraction), terms);
  return Grouper(std::move(extraction), terms).group();
}

}  // namespace planlupp
