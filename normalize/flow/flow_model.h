// What is known of a table's columns while its cells are sought: what their texts look like, how
// often they are empty, how wide they are. And of the whole document: how its cells are parted.
// All are costs (negative logarithms of shares), first by what the headings say, then learned
// from the cells found so far.
//
//   model.cost(column, forms)    a cell "3" is cheap under Sannolikhet, dear under Risk
//   model.empty_cost(column)     an empty Kommentar is cheap, an empty Risk dear
//   joints.boundary(...)         an empty line parts cells in one export and not in another
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "normalize/cell_form.h"
#include "normalize/flow/flow_text.h"
#include "normalize/terms.h"

namespace planlupp {

// The meaning whose cells look like this; other: none.
[[nodiscard]] Meaning meaning_of(CellForm form);

// Whether cells under it name groups of rows.
[[nodiscard]] bool is_group(Meaning meaning);

// Whether cells of that form are usual under such a heading.
[[nodiscard]] bool expects(Meaning meaning, CellForm form);

// How likely a cell ends at a joint, by the lines that it has so far (1, 2, more).
class JointModel {
 public:
  explicit JointModel(const FlowText& text);

  [[nodiscard]] double boundary(Joint joint, std::size_t lines) const;
  [[nodiscard]] double interior(Joint joint, std::size_t lines) const;

  // Hardly an empty line: all cells are parted by line breaks, or stand on one line.
  [[nodiscard]] bool dense() const { return dense_; }

  void saw(Joint joint, std::size_t lines, bool boundary);
  void learn();  // from what was seen since the last time

 private:
  static constexpr std::size_t kBuckets = 3;
  struct Share {
    double prior = 0.5, value = 0.5;
    double ends = 0, all = 0;
    double boundary = 0, interior = 0;  // costs
  };
  [[nodiscard]] static std::size_t bucket(std::size_t lines);
  [[nodiscard]] const Share& at(Joint joint, std::size_t lines) const {
    return shares_[static_cast<std::size_t>(joint)][bucket(lines)];
  }

  bool dense_ = false;
  std::array<std::array<Share, kBuckets>, kJoints> shares_;
};

// A line of a cell: how wide, and how wide it would have been with the next word.
struct SetLine {
  double width = 0;
  double with_next = 0;  // 0: the cell's last line, or cut by a hyphen
};

class ColumnModel {
 public:
  static constexpr std::size_t kShapeWords = 160;  // longer cells cost what the longest does

  explicit ColumnModel(std::vector<Meaning> meanings);

  [[nodiscard]] std::size_t size() const { return columns_.size(); }
  [[nodiscard]] Meaning meaning(std::size_t column) const { return columns_.at(column).meaning; }
  [[nodiscard]] double cost(std::size_t column, const FormSet& forms) const;
  // The same by what the heading says alone, before anything was learned.
  [[nodiscard]] double prior_cost(std::size_t column, const FormSet& forms) const;
  [[nodiscard]] double empty_cost(std::size_t column) const { return columns_[column].empty_cost; }
  [[nodiscard]] double filled_cost(std::size_t column) const {
    return columns_[column].filled_cost;
  }
  // The same behind columns [first, column) that are empty.
  [[nodiscard]] double filled_cost(std::size_t column, std::size_t first) const {
    return pair(column, first).filled_cost;
  }
  // How unusual a cell's length is, and that it ends a sentence or does not. Groups have names.
  [[nodiscard]] double shape_cost(std::size_t column, std::size_t words, bool sentence) const {
    return columns_[column].shape[sentence ? 1 : 0][words < kShapeWords ? words : kShapeWords - 1];
  }
  // The cost of leaving columns [first, last) empty behind one that is not. What is said of a
  // measure (its comment, its status) is seldom empty beside one and seldom there without.
  [[nodiscard]] double skip_cost(std::size_t first, std::size_t last) const {
    return skips_[first * (columns_.size() + 1) + last];
  }
  // Its lines are broken at it; 0: not known.
  [[nodiscard]] double width(std::size_t column) const { return columns_[column].width; }
  // No line of the column is wider; 0: not known.
  [[nodiscard]] double limit(std::size_t column) const { return columns_[column].limit; }
  // A row may begin here with the columns before it left out: one more measure of the same risk.
  [[nodiscard]] bool repeats(std::size_t column) const { return columns_[column].repeats; }

  // Whether headings without a label stand between its rows.
  [[nodiscard]] bool has_sections() const { return sections_; }
  void expect_sections() { sections_ = true; }

  // The cost of a line that is wider than its column, and of one that was broken too early.
  [[nodiscard]] double wide_cost(std::size_t column, double width) const {
    const double most = columns_[column].limit;
    return most == 0 || width <= 1.03 * most ? 0 : too_wide(width / most);
  }
  [[nodiscard]] double wrap_cost(std::size_t column, const SetLine& line) const;

  void saw_cell(std::size_t column, const FormSet& forms, std::size_t words, bool sentence);
  void saw_line(std::size_t column, const SetLine& line);
  void saw_empty(std::size_t column);
  // Which columns of a row hold cells.
  void saw_row(const std::vector<bool>& filled);
  void learn();

  // A first guess at how wide any column is at most.
  void guess_width(double width);

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  struct Pair {
    double empty = 0, filled = 0;
    double empty_cost = 0, filled_cost = 0;
  };
  struct Column {
    Meaning meaning = Meaning::other;
    std::array<double, kCellForms> prior{}, seen{}, cost{};
    double empty_prior = 0.1, empty = 0, filled = 0;
    double empty_cost = 0, filled_cost = 0;
    std::size_t leader = kNone;   // the column of which it says something
    std::array<Pair, 2> pairs{};  // where the leader is filled, and where it is empty
    double limit = 0;             // no line is wider; 0: not known
    double width = 0;             // lines are broken at it; 0: not known yet
    bool repeats = false;
    std::vector<SetLine> lines;
    double length = 0, length_spread = 0;  // of the logarithm of the words; 0: not known yet
    double sentence_cost = 0, phrase_cost = 0;
    std::vector<double> lengths;
    double sentences = 0;
    std::array<std::array<float, kShapeWords>, 2> shape{};  // costs, by sentence and words
  };
  // What holds of a column where columns [first, column) are empty.
  [[nodiscard]] const Pair& pair(std::size_t column, std::size_t first) const {
    const Column& at = columns_[column];
    return at.pairs[at.leader != kNone && at.leader >= first ? 1 : 0];
  }
  [[nodiscard]] static double too_wide(double share);
  void set_skips();
  static void set_shape(Column& column);
  static void learn_shape(Column& column);
  [[nodiscard]] static std::size_t best_form(const std::array<double, kCellForms>& cost,
                                             const FormSet& forms);
  static void learn_forms(Column& column);
  static void learn_empty(Column& column);
  static void learn_width(Column& column);

  std::vector<Column> columns_;
  std::vector<double> skips_;  // of columns [first, last)
  bool sections_ = false;
};

}  // namespace planlupp
