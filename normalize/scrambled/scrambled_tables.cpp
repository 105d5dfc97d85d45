#include "normalize/scrambled/scrambled_tables.h"

#include <algorithm>
#include <set>
#include <utility>

#include "normalize/flow/flow_tables.h"
#include "normalize/scrambled/scrambled_read.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr std::size_t kLeastSymbols = 4;  // for a column without a heading
constexpr double kDisorder = 0.12;        // share of cells that do not follow the one before
constexpr double kScattered = 0.25;       // of heads: more are no head that stands before its rows
constexpr std::size_t kCardRows = 3;      // of a table at least, on average
constexpr std::size_t kLeastCards = 6, kCards = 3;  // of a kind in all, and on a page
// Of a page's rows, by how unlike the text's order is the one in which an export would write them.
constexpr double kLeastCertain = 0.4, kMostCertain = 0.75;
constexpr const char* kReason = "the cells come in another order than the table's";
constexpr double kBlanks = 0.25;  // of the lines at least are followed by a blank one

double certainty(double disorder) {
  return std::clamp(kMostCertain - disorder, kLeastCertain, kMostCertain);
}

class Reader {
 public:
  Reader(const std::vector<TextLine>& lines, const RowContext& context,
         const std::vector<FlowHeader>& headers)
      : lines_(lines), context_(context), text_(scrambled_text(context, headers)) {}

  std::optional<ScrambledTables> read() {
    for (const ScrambledKind& kind : text_.kinds) {
      if (kind.columns.size() > kScrambledColumns) return std::nullopt;
    }
    gather();
    add_symbols();
    read_cues();
    SegmentReader reader(segments_, meanings());
    reader.read();
    if (cards()) return std::nullopt;
    if (disorder() < kDisorder && text_.scattered < kScattered) return std::nullopt;
    reader.read_sheets();
    ScrambledTables out;
    for (std::size_t t = 0; t < text_.tables.size(); ++t) out.tables.push_back(make(t));
    out.heads = text_.heads;
    return out;
  }

 private:
  void gather() {
    for (std::size_t t = 0; t < text_.tables.size(); ++t) {
      const auto& parts = text_.tables[t].parts;
      for (std::size_t p = 0; p < parts.size(); ++p) {
        for (std::size_t s = 0; s < parts[p].segments.size(); ++s) {
          const ScrambledSegment& segment = parts[p].segments[s];
          if (segment.blocks.empty() && segment.section.empty()) continue;
          const bool last = s + 1 == parts[p].segments.size() && p + 1 < parts.size();
          segments_.push_back({t,
                               text_.tables[t].kind,
                               &segment,
                               s == 0 && p > 0 && parts[p].continues,
                               last,
                               ScrambledSearch(context_, segment.blocks),
                               {},
                               {},
                               1});
        }
      }
    }
  }

  // Symbols that no heading speaks of have a column without one, where the cells are cheapest.
  void add_symbols() {
    const Meaning meaning = meaning_of(CellForm::symbol);
    for (std::size_t k = 0; k < text_.kinds.size(); ++k) {
      const std::vector<HeaderColumn> columns = text_.kinds[k].columns;
      std::size_t count = 0;
      for (ReadSegment& segment : segments_) {
        if (text_.tables[segment.table].kind == k) count += segment.search.pieces().symbols();
      }
      const bool known = std::any_of(columns.begin(), columns.end(), [](const HeaderColumn& c) {
        return expects(c.meaning, CellForm::symbol);
      });
      if (count < kLeastSymbols || known || columns.size() >= kScrambledColumns) continue;
      double least = 0;
      std::vector<HeaderColumn> best;
      for (std::size_t at = 1; at <= columns.size(); ++at) {
        auto& more = text_.kinds[k].columns = columns;
        more.insert(more.begin() + static_cast<std::ptrdiff_t>(at),
                    HeaderColumn{{}, meaning, columns.front().first, columns.front().first});
        read_cues();
        const double cost = first_cost(segments_, meanings());
        if (!best.empty() && cost >= least) continue;
        least = cost;
        best = more;
      }
      text_.kinds[k].columns = best;
    }
  }

  void set_titles(ReadSegment& segment) const {
    const std::size_t kind = text_.tables[segment.table].kind;
    const auto& columns = text_.kinds[kind].columns;
    if (segment.text->blocks.empty()) return;
    const int page = page_of(segment.text->blocks.front().first);
    std::vector<PlacedTitle> titles;
    segment.titles.clear();
    std::size_t last = 0;  // word behind the title before
    for (const ScrambledTitle& title : text_.titles) {
      if (title.kind != kind || page_of(title.word) != page) continue;
      const auto at = std::find_if(columns.begin(), columns.end(), [&](const HeaderColumn& c) {
        return letters_key(c.title) == title.key;
      });
      if (at == columns.end()) continue;
      const auto column = static_cast<std::size_t>(at - columns.begin());
      titles.push_back({title.word, column});
      segment.titles.push_back(set_title({title.word, title.last}, column));
      segment.titles.back().beside = segment.titles.size() > 1 && last == title.word &&
                                     context_.text.words[title.word].joint < Joint::line;
      last = title.last;
    }
    segment.search.set_titles(titles);
  }

  // How a title was set.
  [[nodiscard]] SheetTitle set_title(const WordRange& words, std::size_t column) const {
    const SetShape shape = set_shape(context_.text, words.first, words.last);
    return {words.first, column, shape.lines, shape.width, false};
  }

  [[nodiscard]] int page_of(std::size_t word) const {
    return context_.text.lines[context_.text.words[word].line].page;
  }

  void read_cues() {
    const MeaningCues cues(context_.terms);
    for (ReadSegment& segment : segments_) {
      std::vector<Meaning> meanings;
      for (const HeaderColumn& column : text_.kinds[text_.tables[segment.table].kind].columns) {
        meanings.push_back(column.meaning);
      }
      segment.search.pieces().read(cues, meanings);
      set_titles(segment);
    }
    std::string label;
    for (ReadSegment& segment : segments_) {
      if (label.empty()) label = segment.search.pieces().first_label();
    }
    for (ReadSegment& segment : segments_) segment.search.pieces().set_first_label(label);
  }

  [[nodiscard]] std::vector<std::vector<Meaning>> meanings() const {
    std::vector<std::vector<Meaning>> out;
    for (const ScrambledKind& kind : text_.kinds) {
      out.emplace_back();
      for (const HeaderColumn& column : kind.columns) out.back().push_back(column.meaning);
    }
    return out;
  }

  // Many heads of a kind on a page, with hardly a row under each: they are the labels of cards.
  [[nodiscard]] bool cards() const {
    for (std::size_t k = 0; k < text_.kinds.size(); ++k) {
      std::size_t rows = 0, tables = 0;
      std::set<int> pages;
      for (const ScrambledTable& table : text_.tables) {
        if (table.kind != k) continue;
        ++tables;
        pages.insert(context_.text.lines[context_.text.words[table.first].line].page);
      }
      for (const ReadSegment& segment : segments_) {
        rows += text_.tables[segment.table].kind == k ? segment.rows.rows : 0;
      }
      if (tables >= kCards * pages.size() && tables >= kLeastCards && rows < kCardRows * tables) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] double disorder() const {
    std::size_t leaps = 0, steps = 0;
    for (const ReadSegment& segment : segments_) {
      leaps += segment.rows.leaps;
      steps += segment.rows.steps;
    }
    return steps == 0 ? 0 : static_cast<double>(leaps) / static_cast<double>(steps);
  }

  Row& begin_row(Table& table, std::size_t word) const {
    Row row;
    row.cells.resize(table.columns);
    row.page = context_.text.lines[context_.text.words[word].line].page;
    table.rows.push_back(std::move(row));
    return table.rows.back();
  }

  void add_words(Cell& cell, const std::vector<std::size_t>& words) const {
    auto more = cell_lines(lines_, context_.text, words);
    cell.lines.insert(cell.lines.end(), more.begin(), more.end());
  }

  static std::vector<std::size_t> words_of(const WordRange& range) {
    std::vector<std::size_t> out;
    for (std::size_t w = range.first; w < range.last; ++w) out.push_back(w);
    return out;
  }

  ScrambledFound make(std::size_t t) const {
    ScrambledFound out;
    const ScrambledKind& kind = text_.kinds[text_.tables[t].kind];
    Table& table = out.table;
    table.columns = kind.columns.size();
    Row& head = begin_row(table, kind.columns.front().first);
    for (std::size_t c = 0; c < kind.columns.size(); ++c) {
      const HeaderColumn& column = kind.columns[c];
      add_words(head.cells[c], words_of({column.first, column.last}));
      head.cells[c].bold = true;
    }
    table.header_rows = 1;
    for (const ReadSegment& segment : segments_) {
      if (segment.table == t) add(segment, out);
    }
    std::sort(out.words.begin(), out.words.end());
    table.confidence = kLeastCertain;
    for (const ReadSegment& segment : segments_) {
      if (segment.table != t) continue;
      table.confidence = std::max(table.confidence, certainty(segment.disorder));
    }
    table.reason = kReason;
    out.first = text_.tables[t].first;
    for (const Row& row : table.rows) add_page(table, row.page);
    return out;
  }

  void add(const ReadSegment& segment, ScrambledFound& out) const {
    Table& table = out.table;
    for (const WordRange& section : segment.text->section) {
      Row& row = begin_row(table, section.first);
      Cell& cell = row.cells.front();
      cell.bold = true;
      cell.column_span = static_cast<int>(table.columns);
      for (std::size_t c = 1; c < table.columns; ++c) row.cells[c].covered = true;
      const auto words = words_of(section);
      add_words(cell, words);
      out.words.insert(out.words.end(), words.begin(), words.end());
    }
    const PlacedRows& rows = segment.rows;
    const bool joins = rows.continued && table.rows.size() > table.header_rows;
    const std::size_t base = table.rows.size() - (joins ? 1 : 0);
    for (const PlacedCell& cell : rows.cells) {
      if (cell.outside) continue;
      while (table.rows.size() <= base + cell.row) begin_row(table, cell.words.front());
      add_words(table.rows[base + cell.row].cells.at(cell.column), cell.words);
      out.words.insert(out.words.end(), cell.words.begin(), cell.words.end());
    }
    for (std::size_t r = base; r < table.rows.size(); ++r) {
      Row& row = table.rows[r];
      row.confidence = std::min(row.confidence, certainty(segment.disorder));
      row.reason = kReason;
    }
  }

  const std::vector<TextLine>& lines_;
  const RowContext& context_;
  ScrambledText text_;
  std::vector<ReadSegment> segments_;
};

// Whether the export parts its blocks by blank lines at all.
bool has_blocks(const FlowText& text) {
  std::size_t lines = 0, blanks = 0;
  for (const FlowLine& line : text.lines) {
    ++lines;
    if (line.first < text.words.size() && text.words[line.first].joint >= Joint::blank) ++blanks;
  }
  return static_cast<double>(blanks) > kBlanks * static_cast<double>(lines);
}

// Whether headings stand in blocks of their own (narrow ones may share one): else cells of several
// columns do. What follows a heading of one line tells it best: a taller one, whatever the export,
// leaves a gap.
bool headings_apart(const FlowText& text, const std::vector<FlowHeader>& headers) {
  struct Share {
    std::size_t columns = 0, apart = 0;
  };
  Share all, behind_lines;
  for (const FlowHeader& header : headers) {
    for (std::size_t c = 1; c < header.columns.size(); ++c) {
      const HeaderColumn& before = header.columns[c - 1];
      const std::size_t next = header.columns[c].first;
      const bool apart = text.words[next].joint >= Joint::blank;
      const bool line = text.words[before.first].line == text.words[before.last - 1].line;
      for (Share* share : {&all, &behind_lines}) {
        if (share == &behind_lines && !line) continue;
        ++share->columns;
        if (apart) ++share->apart;
      }
    }
  }
  return 3 * all.apart >= all.columns && 3 * behind_lines.apart >= behind_lines.columns;
}

}  // namespace

std::optional<ScrambledTables> scrambled_tables(const std::vector<TextLine>& lines,
                                                const RowContext& context,
                                                const std::vector<FlowHeader>& headers) {
  // Exports that scramble keep page breaks; to look at others costs time for nothing.
  const bool pages = !lines.empty() && lines.back().page > 0;
  if (!pages || headers.empty() || !has_blocks(context.text)) return std::nullopt;
  if (!headings_apart(context.text, headers)) return std::nullopt;
  return Reader(lines, context, headers).read();
}

}  // namespace planlupp
