#include "cli/xlsx.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <optional>
#include <string_view>

#include "cli/safe_text.h"

namespace planlupp::cli {
namespace {

constexpr lxw_row_t kMaxRows = LXW_ROW_MAX - 1;
constexpr std::size_t kMaxText = 32'767;  // characters of a cell, as Excel has it

struct Sheet {
  Listing listing;
  const char* name;
};
constexpr std::array<Sheet, 5> kSheets{{{Listing::risks, "risks"},
                                        {Listing::goals, "goals"},
                                        {Listing::measures, "measures"},
                                        {Listing::controls, "controls"},
                                        {Listing::documents, "documents"}}};

// Columns of running text are wide, others as their names need.
double width_of(const std::string& column) {
  constexpr std::array<std::string_view, 14> kText{
      "description", "statement", "cause",   "consequence", "assignment", "comment", "detail",
      "title",       "path",      "outcome", "result",      "risk",       "goal",    "target"};
  constexpr std::array<std::string_view, 4> kNames{"organisation", "body", "area", "indicator"};
  if (std::ranges::find(kText, column) != kText.end()) return 40;
  if (std::ranges::find(kNames, column) != kNames.end()) return 22;
  return std::max(8.0, static_cast<double>(column.size()) + 2);
}

// At most what a cell takes, whole characters.
std::string fitting(std::string text) {
  if (text.size() <= kMaxText) return text;
  std::size_t end = kMaxText - 3;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

class Workbook {
 public:
  explicit Workbook(const std::string& path) : book_(workbook_new(path.c_str())) {
    if (book_ == nullptr) return;
    bold_ = workbook_add_format(book_);
    format_set_bold(bold_);
    format_set_bottom(bold_, LXW_BORDER_THIN);
    wrapped_ = workbook_add_format(book_);
    format_set_text_wrap(wrapped_);
    format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
  }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook() {
    if (book_ != nullptr) lxw_workbook_free(book_);  // nothing is written
  }

  [[nodiscard]] bool is_open() const { return book_ != nullptr; }

  Status add(Store& store, const Sheet& sheet, const Filter& filter) {
    lxw_worksheet* page = workbook_add_worksheet(book_, sheet.name);
    lxw_row_t row = 0;
    std::vector<std::string> names;
    const Status listed = list(store, sheet.listing, filter,
                               {[&](const std::vector<std::string>& columns) {
                                  names = columns;
                                  write_head(page, columns);
                                },
                                [&](const SqlRow& values) {
                                  if (++row <= kMaxRows) write_row(page, row, names, values);
                                }});
    if (!listed) return listed;
    if (row > kMaxRows) {
      return Error{ErrorCode::too_large, sheet.name,
                   "expected at most " + std::to_string(kMaxRows) + " rows, found " +
                       std::to_string(row) + "; choose some by --year or --body"};
    }
    const auto last = static_cast<lxw_col_t>(names.size() - 1);
    worksheet_autofilter(page, 0, 0, std::max<lxw_row_t>(row, 1), last);
    worksheet_freeze_panes(page, 1, 1);
    return Done{};
  }

  Status close(const std::string& path) {
    // Tried first: the library prints what it cannot open.
    if (!std::ofstream(path, std::ios::binary | std::ios::app)) {
      return Error{ErrorCode::unreadable, path, "expected to write the workbook, could not"};
    }
    const lxw_error error = workbook_close(std::exchange(book_, nullptr));
    if (error == LXW_NO_ERROR) return Done{};
    return Error{ErrorCode::unreadable, path, lxw_strerror(error)};
  }

 private:
  void write_head(lxw_worksheet* page, const std::vector<std::string>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      worksheet_set_column(page, column, column, width_of(columns[i]), nullptr);
      worksheet_write_string(page, 0, column, columns[i].c_str(), bold_);
    }
  }

  // Texts are written as texts: Excel runs none of them as a formula.
  void write_row(lxw_worksheet* page, lxw_row_t row, const std::vector<std::string>& names,
                 const SqlRow& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      if (const auto* number = std::get_if<std::int64_t>(&values[i])) {
        worksheet_write_number(page, row, column, static_cast<double>(*number), wrapped_);
      } else if (const auto* real = std::get_if<double>(&values[i])) {
        worksheet_write_number(page, row, column, *real, wrapped_);
      } else if (const auto* text = std::get_if<std::string>(&values[i])) {
        names[i] == "path" ? write_link(page, row, column, *text)
                           : write_text(page, row, column, *text);
      }
    }
  }

  void write_text(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const std::string& text) {
    const std::string safe = fitting(safe_text(text));
    worksheet_write_string(page, row, column, safe.c_str(), wrapped_);
  }

  // A link to the document where the path can be one (Excel takes some 65,000 of 255 characters).
  void write_link(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const std::string& path) {
    const std::string url = "external:" + safe_line(path);
    const bool linked =
        links_ < kMaxLinks && url.size() < 250 && safe_line(path) == path &&
        worksheet_write_url(page, row, column, url.c_str(), nullptr) == LXW_NO_ERROR;
    linked ? static_cast<void>(++links_) : write_text(page, row, column, path);
  }

  static constexpr int kMaxLinks = 60'000;
  lxw_workbook* book_ = nullptr;
  lxw_format* bold_ = nullptr;
  lxw_format* wrapped_ = nullptr;
  int links_ = 0;
};

}  // namespace

Status write_workbook(Store& store, const Filter& filter, const std::string& path) {
  Workbook book(path);
  if (!book.is_open()) return Error{ErrorCode::unreadable, path, "no workbook can be made"};
  for (const Sheet& sheet : kSheets) {
    const Status added = book.add(store, sheet, filter);
    if (!added) return added;
  }
  return book.close(path);
}

}  // namespace planlupp::cli
