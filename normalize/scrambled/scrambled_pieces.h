// The blocks of a scrambled flow as pieces of which each may be a cell, and what they cost as cells
// of each column. A block of one line may hold several cells, a longer one is one.
//
//   "Vid behov Avdelnings-"    pieces: the whole; "Vid" "Vid behov" "behov Avdelnings-" ...
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "normalize/flow/flow_model.h"
#include "normalize/flow/flow_units.h"
#include "normalize/meaning_cues.h"
#include "normalize/scrambled/scrambled_parts.h"

namespace planlupp {

constexpr std::size_t kScrambledColumns = 16;  // of a table at most

// Whether a column holds figures, levels or responses and no text. "Konsekvens" beside
// "Sannolikhet" does, where nothing else says how severe.
[[nodiscard]] bool has_closed_cells(const ColumnModel& columns, std::size_t column);

// Texts that come again stand in the same column again, and most often in a column that groups.
class ColumnTexts {
 public:
  explicit ColumnTexts(const std::vector<Meaning>& columns);
  void count(const std::string& key) { ++count_[key]; }  // a block of words, wherever it belongs
  void saw(std::size_t column, const std::string& key);
  void learn();
  [[nodiscard]] double cost(std::size_t column, const std::string& key) const;

 private:
  std::vector<bool> groups_;  // for each column
  bool any_groups_ = false;
  std::map<std::string, std::vector<double>> seen_, known_;
  std::map<std::string, std::size_t> count_;
};

// How a cell ended.
struct CellEnd {
  bool there = false;
  bool hyphen = false, leads_on = false, comma = false, sentence_end = false;
  double width = 0;  // of its last line
};

struct ScrambledPiece {
  std::size_t first = 0, last = 0;  // units, last included
  bool whole = false;               // all of a block
  bool inline_start = false;        // begins in the middle of a line
  bool below_start = false;         // begins below another cell in the middle of a block
  bool closed = false;              // of a closed form: whole as it is
  bool part = false;                // of a line that holds several cells
  bool lower = false;               // begins in lower case
  double odd = 0, open = 0;         // what is odd about its beginning and its end
  double outside = std::numeric_limits<double>::infinity();  // its cost as no cell
  int number = 0;  // a whole number that it begins with; 0: none
  std::string key;
  std::string label;                             // of the value below it: "Sannolikhet" / "Stor"
  bool begins = false;                           // it is the first label of a cell
  std::array<double, kScrambledColumns> cue{};   // what its words say
  std::array<double, kScrambledColumns> form{};  // by its form alone, whatever was learned
  std::array<double, kScrambledColumns> cost{};  // as a cell of each column
  std::array<double, kScrambledColumns> tail{};  // as what a page has cut off
  std::array<double, kScrambledColumns> more{};  // as what goes on with a cell
};

class ScrambledPieces {
 public:
  ScrambledPieces(const RowContext& context, const std::vector<WordRange>& blocks);

  [[nodiscard]] std::size_t size() const { return pieces_.size(); }
  [[nodiscard]] const ScrambledPiece& operator[](std::size_t i) const { return pieces_[i]; }
  [[nodiscard]] std::size_t units() const { return units_.size(); }
  // Where a unit begins, as a word of the flow.
  [[nodiscard]] std::size_t word_of(std::size_t unit) const {
    return region_.words[units_[unit].first];
  }
  [[nodiscard]] const std::vector<std::size_t>& from(std::size_t unit) const { return from_[unit]; }
  // The first unit of the block in which a unit stands.
  [[nodiscard]] std::size_t block_begin(std::size_t unit) const;
  [[nodiscard]] SetShape shape(const ScrambledPiece& piece) const;

  // `before`: how the last row's cells ended on the page before; empty where none may go on.
  void price(const ColumnModel& columns, const ColumnTexts& texts,
             const std::vector<CellEnd>& before);

  [[nodiscard]] CellEnd end_of(const ScrambledPiece& piece) const;
  // How ill a piece goes on with a cell that ended so.
  [[nodiscard]] double joint_cost(const ColumnModel& columns, std::size_t column,
                                  const CellEnd& end, const ScrambledPiece& next) const;

  void count(ColumnTexts& texts) const;
  [[nodiscard]] std::size_t symbols();  // that are cells

  // The label with which stacked cells begin, if there are any; to be set for all pages alike.
  [[nodiscard]] std::string first_label() const;
  void set_first_label(const std::string& label);

  // How many rows the cells of closed forms speak of: as many figures, levels, responses ... as
  // rows times the columns for them. 0: not known.
  [[nodiscard]] std::size_t likely_rows(const ColumnModel& columns);

  // What their words say of the columns that they suit.
  void read(const MeaningCues& cues, const std::vector<Meaning>& columns);

  // Words of the flow.
  [[nodiscard]] std::vector<std::size_t> words(const ScrambledPiece& piece) const;

  void teach(std::size_t column, const ScrambledPiece& piece, bool whole, ColumnModel& columns,
             ColumnTexts& texts);

 private:
  [[nodiscard]] std::size_t length_of(const ScrambledPiece& piece) const {
    return units_[piece.last].last - units_[piece.first].first;
  }
  // The class of a column that such a text suits best, of at least one; -1: none.
  [[nodiscard]] int class_of(const ColumnModel& columns, std::size_t first, std::size_t last);
  void add_block(std::size_t begin, std::size_t end);
  void add_piece(std::size_t first, std::size_t last, std::size_t begin, std::size_t end);
  void add_below(std::size_t begin, std::size_t end);
  [[nodiscard]] bool may_begin(std::size_t unit) const;
  [[nodiscard]] bool is_symbol(std::size_t unit);
  [[nodiscard]] double outside_cost(std::size_t begin, std::size_t end);
  [[nodiscard]] double lines_cost(const ColumnModel& columns, std::size_t column,
                                  const ScrambledPiece& piece) const;

  RowContext context_;
  FlowRegion region_;
  FlowUnits units_;
  double prose_width_ = 0;  // a line so wide is running text
  std::vector<ScrambledPiece> pieces_;
  std::vector<std::vector<std::size_t>> from_;  // pieces that begin with a unit
};

}  // namespace planlupp
