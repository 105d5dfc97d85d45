// A reading of a scrambled page, set out as a sheet: where its cells would stand, given how wide
// the columns and how high the rows are, and in which order an export would write them. The reading
// whose order is most like the text's is the likeliest.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "normalize/scrambled/scrambled_export.h"
#include "normalize/scrambled/scrambled_rows.h"

namespace planlupp {

enum class SheetAlign : std::uint8_t { top, middle, bottom };

// How a document's tables are set, in ems.
struct SheetSetting {
  double gap = 1.5;    // between columns
  double pad = 1.0;    // between rows
  double pitch = 1.2;  // from line to line
  double apart = 1.2;  // between paragraphs of a cell
  bool spans = false;  // cells reach down to the next one of their column
  SheetAlign cells = SheetAlign::top, heads = SheetAlign::bottom;
  std::array<double, kScrambledColumns> width{}, more{};  // of columns: text, and what is empty
};

struct SheetTitle {
  std::size_t word = 0, column = 0;
  double lines = 1, width = 0;
  bool beside = false;  // in one block with the title before
};

// Where each cell of a reading stands.
struct SheetPlaces {
  std::vector<std::int8_t> column, row;
};

class Sheet {
 public:
  Sheet(const ScrambledPieces& pieces, const PlacedRows& rows,
        const std::vector<SheetTitle>& titles);

  struct Part {  // a piece of a cell
    std::size_t piece = 0, block = 0;
    double lines = 1, width = 0;
  };
  struct CellParts {
    std::vector<Part> parts;
    std::size_t placed = 0;  // index of PlacedRows::cells
    bool alone = true;       // nothing else shares its blocks, and its place is not certain
  };

  [[nodiscard]] const std::vector<CellParts>& cells() const { return cells_; }
  [[nodiscard]] const SheetPlaces& places() const { return start_; }
  [[nodiscard]] std::size_t rows() const { return rows_; }

  // How unlike the order of the text the sheet's is: steps of the text that it does not take.
  [[nodiscard]] double disorder(const SheetPlaces& places, const SheetSetting& setting);

  // The way that the export goes through the cells and titles of the sheet looked at last.
  [[nodiscard]] std::vector<MovePlace> way(const SheetPlaces& places) const;

  // Cells beside whose blocks the order differed last, those with the most differences first.
  [[nodiscard]] std::vector<std::size_t> doubtful() const;
  [[nodiscard]] std::size_t steps() const { return order_.empty() ? 0 : order_.size() - 1; }

 private:
  void set_heights(const SheetPlaces& places, const SheetSetting& setting);
  void set_rows(const SheetPlaces& places, const SheetSetting& setting);
  void set_boxes(const SheetPlaces& places, const SheetSetting& setting);
  void grow(std::size_t block, double x, double y, double width, double lines, double pitch);

  std::vector<CellParts> cells_;
  std::vector<SheetTitle> titles_;
  SheetPlaces start_;
  std::size_t rows_ = 0, blocks_ = 0;
  std::vector<std::size_t> order_;  // of the text: blocks, then titles counted on from them
  std::vector<double> height_;      // of cells
  std::vector<int> last_;           // row of cells
  std::vector<std::size_t> by_row_;
  std::vector<double> lines_, top_;  // of rows
  std::vector<ExportBox> boxes_;     // of blocks and titles
  std::vector<ExportBox> written_;   // in the order of the text
  std::vector<std::size_t> rank_, found_;
  std::vector<double> broken_;  // for each place of the text
  ExportOrder export_;
};

}  // namespace planlupp
