#include "extract/text/delimited_reader.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <utility>

#include "extract/text/markup.h"
#include "extract/text/prose_lines.h"

namespace planlupp {
namespace {

bool is_pipe_row(std::string_view line) {
  const std::size_t first = line.find_first_not_of(' ');
  return first != std::string_view::npos && line[first] == '|' &&
         line.find('|', first + 1) != std::string_view::npos;
}

// "|---|:--:|", and the same that an export turned into tabs.
bool is_rule(std::string_view line) {
  return line.find("--") != std::string_view::npos &&
         line.find_first_not_of("|-:\t ") == std::string_view::npos;
}

// "+------+----+", "+======+====+": the frame of a table drawn with characters.
bool is_frame(std::string_view line) {
  static const RE2 kFrame(R"(\s*\+(?:[-=:]{2,}\+)+\s*)");
  return RE2::FullMatch(re2::StringPiece(line.data(), line.size()), kFrame);
}

// "+======+====+" closes the head.
bool is_head_end(std::string_view line) {
  return is_frame(line) && line.find('=') != std::string_view::npos;
}

// "Hagby kommun<tab>Sida 2 av 3": a running head, though held by tabs.
bool is_running_head(std::string_view line) {
  static const RE2 kPage(
      R"((?i)(?:^|\t) *(?:sid(?:a|an)?\.? *\d+(?: *\(\d+\)| *av *\d+)?|\d+ *\(\d+\)) *(?:\t|$))");
  return std::count(line.begin(), line.end(), '\t') <= 2 &&
         RE2::PartialMatch(re2::StringPiece(line.data(), line.size()), kPage);
}

bool is_row(std::string_view line, SourceForm form) {
  if (form == SourceForm::markdown) return is_pipe_row(line) || is_frame(line);
  if (is_html_row(line)) return true;
  return line.find('\t') != std::string_view::npos && !is_contents_line(line) &&
         !is_running_head(line);
}

std::vector<std::string_view> split_cells(std::string_view line, SourceForm form) {
  if (form == SourceForm::tab_separated && is_html_row(line)) return split_html_cells(line);
  const char by = form == SourceForm::markdown ? '|' : '\t';
  if (form == SourceForm::markdown) {
    line.remove_prefix(line.find('|') + 1);
    const std::size_t last = line.find_last_not_of(' ');
    if (last != std::string_view::npos && line[last] == '|') line = line.substr(0, last);
  }
  std::vector<std::string_view> cells;
  for (std::size_t begin = 0; begin <= line.size();) {
    std::size_t end = line.find(by, begin);
    while (by == '|' && end != std::string_view::npos && end > 0 && line[end - 1] == '\\') {
      end = line.find(by, end + 1);
    }
    end = std::min(end, line.size());
    cells.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return cells;
}

Cell make_cell(std::string_view text, std::size_t line) {
  MarkedText marked = strip_markup(text);
  Cell cell;
  cell.bold = marked.bold;
  for (std::string& piece : marked.lines) {
    cell.lines.push_back({std::move(piece), line, std::nullopt});
  }
  return cell;
}

class Reader {
 public:
  Reader(TextLines&& text, SourceForm form, const ExtractOptions& options)
      : form_(form), options_(options) {
    out_.form = form;
    out_.page_count = text.page_count;
    out_.lines = std::move(text.lines);
  }

  Extraction read() {
    std::size_t i = 0;
    while (i < out_.lines.size()) {
      if (is_row(out_.lines[i].text, form_)) {
        const std::size_t begin = i;
        while (i < out_.lines.size() && is_row(out_.lines[i].text, form_)) ++i;
        if (too_wide(begin, i))
          keep_as_text(begin, i);
        else
          table(begin, i);
      } else if (is_only_tags(out_.lines[i].text)) {
        out_.lines[i++].role = LineRole::furniture;
      } else {
        const std::size_t begin = i;
        while (i < out_.lines.size() && !is_row(out_.lines[i].text, form_) &&
               !is_only_tags(out_.lines[i].text)) {
          ++i;
        }
        add_prose(out_, begin, i);
      }
    }
    return std::move(out_);
  }

 private:
  // Whether frames stand between all rows, so that the lines between two of them are one row; with
  // three or less they stand around the head and the body, and each line is a row.
  [[nodiscard]] bool framed_rows(std::size_t begin, std::size_t end) const {
    return form_ == SourceForm::markdown &&
           std::count_if(out_.lines.begin() + static_cast<std::ptrdiff_t>(begin),
                         out_.lines.begin() + static_cast<std::ptrdiff_t>(end),
                         [](const TextLine& line) { return is_frame(line.text); }) > 3;
  }

  static void append(Row& row, Row&& more) {
    row.cells.resize(std::max(row.cells.size(), more.cells.size()));
    for (std::size_t c = 0; c < more.cells.size(); ++c) {
      for (CellLine& line : more.cells[c].lines) row.cells[c].lines.push_back(std::move(line));
    }
  }

  // Of a row that a sheet's empty columns make too wide, the cells up to the last that says
  // something.
  [[nodiscard]] std::vector<std::string_view> cells_of(std::string_view line) const {
    std::vector<std::string_view> cells = split_cells(line, form_);
    if (cells.size() <= options_.limits.columns) return cells;
    while (cells.size() > 1 && cells.back().find_first_not_of(' ') == std::string_view::npos) {
      cells.pop_back();
    }
    return cells;
  }

  // Whether a row has more cells than any table of a plan: the limit keeps memory bounded.
  [[nodiscard]] bool too_wide(std::size_t begin, std::size_t end) const {
    return std::any_of(out_.lines.begin() + static_cast<std::ptrdiff_t>(begin),
                       out_.lines.begin() + static_cast<std::ptrdiff_t>(end),
                       [this](const TextLine& line) {
                         return line.text.size() > options_.limits.columns &&
                                cells_of(line.text).size() > options_.limits.columns;
                       });
  }

  // Such a table stays text, and the document is read in part.
  void keep_as_text(std::size_t begin, std::size_t end) {
    const TextLine& first = out_.lines[begin];
    Note note{NoteLevel::loss, "wide-table", {}, ""};
    note.place.page = first.page;
    note.place.line = first.number;
    note.message = "a table of more than " + std::to_string(options_.limits.columns) +
                   " columns was kept as text";
    out_.notes.push_back(std::move(note));
    for (std::size_t i = begin; i < end; ++i) out_.lines[i].role = LineRole::prose;
    out_.elements.push_back({ElementKind::paragraph, begin, end, 0, 0});
  }

  void table(std::size_t begin, std::size_t end) {
    Table table;
    const bool framed = framed_rows(begin, end);
    bool open = false;  // the row goes on in the next line
    for (std::size_t i = begin; i < end; ++i) {
      TextLine& line = out_.lines[i];
      if (form_ == SourceForm::markdown && is_frame(line.text)) {
        line.role = LineRole::furniture;
        open = false;
        if (is_head_end(line.text)) table.header_rows = table.rows.size();
        continue;
      }
      if (is_rule(line.text)) {
        line.role = LineRole::header_row;
        if (table.rows.size() == 1 && form_ == SourceForm::markdown) table.header_rows = 1;
        continue;
      }
      Row row;
      row.page = line.page;
      for (const std::string_view text : cells_of(line.text)) {
        row.cells.push_back(make_cell(text, i));
      }
      line.role = LineRole::cell;
      table.columns = std::max(table.columns, row.cells.size());
      if (open) {
        append(table.rows.back(), std::move(row));
      } else {
        table.rows.push_back(std::move(row));
      }
      open = framed;
    }
    for (Row& row : table.rows) row.cells.resize(table.columns);
    for (std::size_t i = begin; i < end && table.header_rows > 0; ++i) {
      out_.lines[i].role = LineRole::header_row;
      if (is_rule(out_.lines[i].text) || is_head_end(out_.lines[i].text)) break;
    }
    if (table.rows.empty()) return;  // lines of a frame alone
    if (out_.lines[begin].page > 0) table.pages = {out_.lines[begin].page};
    out_.elements.push_back({ElementKind::table, begin, end, 0, out_.tables.size()});
    out_.tables.push_back(std::move(table));
  }

  SourceForm form_;
  const ExtractOptions& options_;
  Extraction out_;
};

}  // namespace

std::size_t count_tab_rows(const TextLines& text) {
  return static_cast<std::size_t>(
      std::count_if(text.lines.begin(), text.lines.end(), [](const TextLine& line) {
        if (is_html_row(line.text)) return true;
        const std::size_t tab = line.text.find('\t');
        return tab != std::string::npos && line.text.find_first_not_of(" \t") != std::string::npos;
      }));
}

std::size_t count_pipe_rows(const TextLines& text) {
  return static_cast<std::size_t>(
      std::count_if(text.lines.begin(), text.lines.end(),
                    [](const TextLine& line) { return is_pipe_row(line.text); }));
}

Result<Extraction> read_delimited(TextLines&& text, SourceForm form,
                                  const ExtractOptions& options) {
  return Reader(std::move(text), form, options).read();
}

}  // namespace planlupp
