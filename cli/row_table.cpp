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

struct CellText {
  std::string text;
  bool number = false;
};

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
      begin();
    }
    if (!dropped_.empty()) out_ << "(no value: " << dropped_ << ")\n";
  }

 private:
  // The columns' widths follow from the rows that are known by now.
  void begin() {
    begun_ = true;
    numeric_.assign(heads_.size(), true);
    std::vector<int> needed;
    for (const std::string& head : heads_) needed.push_back(display_width(head));
    for (const auto& cells : waiting_) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        needed[i] = std::max(needed[i], display_width(cells[i].text));
        if (!cells[i].number) numeric_[i] = false;
      }
    }
    const auto main = std::ranges::find(heads_, style_.main);
    widths_ = fitted_widths(needed, style_.width,
                            main == heads_.end() ? -1 : static_cast<int>(main - heads_.begin()));
    print_head();
    for (const auto& cells : waiting_) print(cells);
    waiting_.clear();
  }

  // A column in which no row has anything only takes room; it is named below the table.
  void drop_empty() {
    for (std::size_t i = heads_.size(); i-- > 0;) {
      const bool empty =
          std::ranges::all_of(waiting_, [&](const auto& cells) { return cells[i].text.empty(); });
      if (!empty || heads_.size() == 1) continue;
      dropped_ = heads_[i] + (dropped_.empty() ? "" : ", ") + dropped_;
      const auto at = static_cast<std::ptrdiff_t>(i);
      heads_.erase(heads_.begin() + at);
      for (auto& cells : waiting_) cells.erase(cells.begin() + at);
    }
  }

  void print_head() {
    std::vector<CellText> cells;
    for (std::size_t i = 0; i < heads_.size(); ++i) cells.push_back({heads_[i], numeric_[i]});
    if (style_.colour) out_ << "\x1b[1m";
    print(cells);
    if (style_.colour) out_ << "\x1b[0m";
  }

  void print(const std::vector<CellText>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string text =
          style_.width == 0 ? cells[i].text : cut_to_width(cells[i].text, widths_[i]);
      line += padded(text, widths_[i], cells[i].number);
      line.append(i + 1 < cells.size() ? kBetween : 0, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out_ << line << '\n';
  }

  std::ostream& out_;
  std::vector<std::string> shown_, heads_;
  TableStyle style_;
  std::vector<std::size_t> chosen_;
  std::vector<std::vector<CellText>> waiting_;
  std::vector<int> widths_;
  std::vector<bool> numeric_;
  std::string dropped_;
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
  const int gaps = kBetween * (static_cast<int>(needed.size()) - 1);
  int excess = std::accumulate(needed.begin(), needed.end(), gaps) - total;
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
    const int spared = needed.at(static_cast<std::size_t>(main));
    const int enough = std::min(spared, total / 3);
    needed.at(static_cast<std::size_t>(main)) = enough;  // others give way down to this
    excess -= spared - enough;
    cut_widest(kReadable, main);
    if (excess < 0) needed.at(static_cast<std::size_t>(main)) = std::min(spared, enough - excess);
  }
  cut_widest(kLeast, -1);
  return needed;
}

}  // namespace planlupp::cli
