#include "cli/row_table.h"

#include <algorithm>
#include <numeric>
#include <ostream>

#include "cli/safe_text.h"

namespace planlupp::cli {
namespace {

constexpr std::size_t kMeasuredRows = 500;  // the widths follow from these; the rest must fit in
constexpr int kBetween = 2;
constexpr int kReadable = 12;  // no column is cut below this while the main one can give way
constexpr int kLeast = 6;
constexpr int kTelling = 24;      // what a main column needs before others may stand beside it
constexpr std::size_t kKept = 3;  // columns that stay however narrow the terminal is

struct CellText {
  std::string text;
  bool number = false;
};

int sum(const std::vector<int>& widths) {
  return std::accumulate(widths.begin(), widths.end(),
                         kBetween * (static_cast<int>(widths.size()) - 1));
}

std::string padded(const std::string& text, int width, bool right) {
  const int missing = std::max(0, width - display_width(text));
  const std::string blanks(static_cast<std::size_t>(missing), ' ');
  return right ? blanks + text : text + blanks;
}

class TablePrinter : public RowPrinter {
 public:
  TablePrinter(std::ostream& out, std::vector<std::string> shown, const TableStyle& style)
      : out_(out), shown_(std::move(shown)), style_(style) {}

  // The columns that are shown, in the order in which they were asked for.
  void columns(const std::vector<std::string>& names) override {
    for (std::size_t i = 0; i < names.size() && shown_.empty(); ++i) chosen_.push_back(i);
    for (const std::string& name : shown_) {
      const auto found = std::ranges::find(names, name);
      if (found == names.end()) continue;
      chosen_.push_back(static_cast<std::size_t>(found - names.begin()));
    }
    for (const std::size_t i : chosen_) heads_.push_back(safe_line(names[i]));
  }

  void row(const SqlRow& row) override {
    std::vector<CellText> cells;
    for (const std::size_t i : chosen_) {
      cells.push_back(
          {safe_line(text_of(row.at(i), ',')), !std::holds_alternative<std::string>(row.at(i))});
    }
    if (begun_) return print(cells);
    waiting_.push_back(std::move(cells));
    if (waiting_.size() >= kMeasuredRows) begin();
  }

  void finish() override {
    if (!begun_) {
      if (!waiting_.empty()) drop_empty();
      if (style_.width > 0 && waiting_.size() > 1 && sum(needed_widths()) > style_.width)
        drop_same();
      begin();
    }
    note("no value: ", empty_, "");
    note("in every row: ", same_, "");
    note("no room: ", no_room_, "; --width 0 shows all");
  }

 private:
  void note(const std::string& what, const std::string& columns, const std::string& advice) {
    if (columns.empty()) return;
    put_wrapped(out_, "", "(" + what + columns + advice + ")", 1, style_.width);
  }

  // The columns' widths follow from the rows that are known by now. Where they leave the main
  // column too little to tell anything, the last ones are left out.
  void begin() {
    begun_ = true;
    while (true) {
      const std::vector<int> needed = needed_widths();
      const int main = main_column();
      widths_ = fitted_widths(needed, style_.width, main);
      if (style_.width == 0 || heads_.size() <= kKept) break;
      const auto at = main < 0 ? heads_.size() : static_cast<std::size_t>(main);
      const bool told = main < 0 || widths_.at(at) >= std::min(needed.at(at), kTelling);
      if (told && sum(widths_) <= style_.width) break;
      const std::size_t last = heads_.size() - (at + 1 == heads_.size() ? 2 : 1);
      no_room_ = heads_.at(last) + (no_room_.empty() ? "" : ", ") + no_room_;
      erase_column(last);
    }
    numeric_.assign(heads_.size(), true);
    for (const auto& cells : waiting_) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!cells[i].number) numeric_[i] = false;
      }
    }
    print_head();
    for (const auto& cells : waiting_) print(cells);
    waiting_.clear();
  }

  [[nodiscard]] int main_column() const {
    const auto main = std::ranges::find(heads_, style_.main);
    return main == heads_.end() ? -1 : static_cast<int>(main - heads_.begin());
  }

  [[nodiscard]] std::vector<int> needed_widths() const {
    std::vector<int> needed;
    for (const std::string& head : heads_) needed.push_back(display_width(head));
    for (const auto& cells : waiting_) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        needed[i] = std::max(needed[i], display_width(cells[i].text));
      }
    }
    return needed;
  }

  // A column in which no row has anything only takes room; it is named below the table.
  void drop_empty() {
    for (std::size_t i = heads_.size(); i-- > 0;) {
      const bool empty =
          std::ranges::all_of(waiting_, [&](const auto& cells) { return cells[i].text.empty(); });
      if (!empty || heads_.size() == 1) continue;
      empty_ = heads_[i] + (empty_.empty() ? "" : ", ") + empty_;
      erase_column(i);
    }
  }

  // So does one that says the same in every row; where room is short it is told once.
  void drop_same() {
    for (std::size_t i = heads_.size(); i-- > 1;) {
      const std::string& text = waiting_.front()[i].text;
      const bool same =
          std::ranges::all_of(waiting_, [&](const auto& cells) { return cells[i].text == text; });
      if (!same || heads_.size() <= kKept || heads_[i] == style_.main) continue;
      same_ = heads_[i] + " " + text + (same_.empty() ? "" : ", ") + same_;
      erase_column(i);
    }
  }

  void erase_column(std::size_t column) {
    const auto at = static_cast<std::ptrdiff_t>(column);
    heads_.erase(heads_.begin() + at);
    chosen_.erase(chosen_.begin() + at);
    for (auto& cells : waiting_) cells.erase(cells.begin() + at);
  }

  void print_head() {
    std::vector<CellText> cells;
    for (std::size_t i = 0; i < heads_.size(); ++i) cells.push_back({heads_[i], numeric_[i]});
    print(cells, style_.colour);
  }

  void print(const std::vector<CellText>& cells, bool bold = false) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string text =
          style_.width == 0 ? cells[i].text : cut_to_width(cells[i].text, widths_[i]);
      line += padded(text, widths_[i], cells[i].number);
      line.append(i + 1 < cells.size() ? kBetween : 0, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out_ << (bold ? "\x1b[1m" : "") << line << (bold ? "\x1b[0m\n" : "\n");
  }

  std::ostream& out_;
  std::vector<std::string> shown_, heads_;
  TableStyle style_;
  std::vector<std::size_t> chosen_;
  std::vector<std::vector<CellText>> waiting_;
  std::vector<int> widths_;
  std::vector<bool> numeric_;
  std::string empty_, same_, no_room_;  // the columns that are named below the table
  bool begun_ = false;
};

}  // namespace

std::unique_ptr<RowPrinter> make_table_printer(std::ostream& out,
                                               const std::vector<std::string>& shown,
                                               const TableStyle& style) {
  return std::make_unique<TablePrinter>(out, shown, style);
}

std::vector<int> fitted_widths(std::vector<int> needed, int total, int main) {
  if (total <= 0 || needed.empty()) return needed;
  int excess = sum(needed) - total;
  const auto cut_widest = [&](int least, int spared) {
    while (excess > 0) {
      std::size_t widest = 0;
      int width = 0;
      for (std::size_t i = 0; i < needed.size(); ++i) {
        if (static_cast<int>(i) == spared || needed[i] <= width) continue;
        widest = i;
        width = needed[i];
      }
      if (width <= least) return;
      --needed[widest];
      --excess;
    }
  };
  if (main >= 0) {
    int& width = needed.at(static_cast<std::size_t>(main));
    const int spared = width;
    width = std::min(spared, std::max(total / 3, kTelling));  // others give way down to this
    excess -= spared - width;
    cut_widest(kReadable, main);
    const int given = std::clamp(excess, 0, std::max(0, width - kTelling));
    width -= given;
    excess -= given;
    cut_widest(kLeast, main);
    if (excess < 0) {
      const int back = std::min(spared - width, -excess);
      width += back;
      excess += back;
    }
  }
  cut_widest(kLeast, -1);
  return needed;
}

}  // namespace planlupp::cli
