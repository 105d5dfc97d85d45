#include "extract/tables/reading_over_pages.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "extract/tables/headings.h"
#include "extract/tables/known_heads.h"
#include "extract/tables/tables_over_pages.h"

namespace planlupp {
namespace {

constexpr std::size_t kLookBack = 4;      // tables
constexpr std::size_t kModelColumns = 4;  // that begin at the same places

class Assembly {
 public:
  Assembly(SourceForm form, bool join) : join_(join) { out_.form = form; }

  void add(PageReading&& page) {
    const std::size_t offset = out_.lines.size();
    std::move(page.lines.begin(), page.lines.end(), std::back_inserter(out_.lines));
    for (Note& note : page.notes) out_.notes.push_back(std::move(note));
    bool first = true;
    for (ReadElement& element : page.elements) {
      element.first += offset;
      element.last += offset;
      if (element.kind == ElementKind::table) {
        ReadTable& read = page.tables.at(element.table);
        shift_lines(read, offset);
        take_table(std::move(read), element, first ? height_ : -1);
        first = false;
      } else {
        first = first && element.furniture;
        elements_.push_back(element);
      }
    }
    height_ = page.height;
    out_.page_count = page.page;
  }

  Extraction finish() {
    if (join_) apply_known_heads(out_.lines, tables_, elements_);
    for (ReadTable& read : tables_) out_.tables.push_back(std::move(read.table));
    tell_headings(elements_, out_);
    return std::move(out_);
  }

 private:
  static void shift_lines(ReadTable& read, std::size_t offset) {
    for (Row& row : read.table.rows) {
      for (Cell& cell : row.cells) {
        for (CellLine& line : cell.lines) line.line += offset;
      }
    }
  }

  // The table that this page may go on with: the last thing of the page before.
  ReadElement* open_table() {
    for (auto element = elements_.rbegin(); element != elements_.rend(); ++element) {
      if (element->furniture) continue;
      return element->kind == ElementKind::table ? &*element : nullptr;
    }
    return nullptr;
  }

  std::size_t sisters_of(const ReadTable& table) {
    const int page = table.table.pages.back();
    return static_cast<std::size_t>(
        std::count_if(tables_.begin(), tables_.end(), [&](const ReadTable& other) {
          return other.table.pages.back() == page && repeated_heads(table.table, other.table) > 0;
        }));
  }

  // `page_height` of the page before; negative where the table is not the first thing on its page.
  void take_table(ReadTable&& read, ReadElement element, double page_height) {
    ReadElement* const open = page_height >= 0 && join_ ? open_table() : nullptr;
    if (open) {
      ReadTable& table = tables_[open->table];
      const bool neighbours = table.table.pages.back() + 1 == read.table.pages.front();
      if (neighbours && continues(table, read, page_height, sisters_of(table))) {
        join(table, std::move(read), *open, element);
        return;
      }
    }
    if (read.fragment && join_ && !has_model(read)) {
      demote(element);
      return;
    }
    element.table = tables_.size();
    tables_.push_back(std::move(read));
    elements_.push_back(element);
  }

  // Whether a table not far above has columns that begin where those of the fragment do.
  [[nodiscard]] bool has_model(const ReadTable& read) const {
    const std::size_t from = tables_.size() - std::min(tables_.size(), kLookBack);
    return read.table.columns >= kModelColumns && !read.ruled &&
           std::any_of(tables_.begin() + static_cast<std::ptrdiff_t>(from), tables_.end(),
                       [&read](const ReadTable& table) { return begins_alike(table, read); });
  }

  // What looked like the rest of a table is text.
  void demote(ReadElement element) {
    for (std::size_t i = element.first; i < element.last; ++i) {
      out_.lines[i].role = LineRole::prose;
    }
    element.kind = ElementKind::paragraph;
    element.table = 0;
    elements_.push_back(element);
  }

  void join(ReadTable& table, ReadTable&& next, ReadElement& open, const ReadElement& element) {
    const std::size_t heads = repeated_heads(table.table, next.table);
    for (std::size_t r = 0; r < heads; ++r) mark_heads(next.table.rows[r], out_.lines);
    append(table, std::move(next));
    // What lies between (running heads and feet) is now inside the table's stretch of lines.
    while (&elements_.back() != &open) elements_.pop_back();
    open.last = element.last;
  }

  bool join_;
  Extraction out_;
  std::vector<ReadTable> tables_;
  std::vector<ReadElement> elements_;
  double height_ = 0;
};

}  // namespace

Extraction reading_over_pages(std::vector<PageReading>&& pages, SourceForm form, bool join) {
  Assembly assembly(form, join);
  for (PageReading& page : pages) {
    assembly.add(std::move(page));
    page = {};  // what is left of it is its room
  }
  return assembly.finish();
}

}  // namespace planlupp
