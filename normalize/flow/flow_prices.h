// What a ColumnModel asks, laid out for all columns side by side (lanes.h): the search through a
// flow asks for every place where a cell could end, and that of all columns at once.
//
//   prices.forms(7) + at   what cells that look like number 7 cost in columns at to at + 3
#pragma once

#include <cstddef>
#include <vector>

#include "normalize/flow/flow_model.h"
#include "normalize/flow/lanes.h"

namespace planlupp {

class ColumnPrices {
 public:
  explicit ColumnPrices(const ColumnModel& model);

  // Columns, and as many as there are lanes for.
  [[nodiscard]] std::size_t size() const { return model_->size(); }
  [[nodiscard]] std::size_t room() const { return room_; }
  [[nodiscard]] const ColumnModel& model() const { return *model_; }

  // One for each column, with room for whole lanes.
  [[nodiscard]] const float* forms(std::size_t number, const FormSet& forms);
  [[nodiscard]] const float* shapes(std::size_t words, bool sentence) const {
    const std::size_t most =
        words < ColumnModel::kShapeWords ? words : ColumnModel::kShapeWords - 1;
    return shapes_.data() + (2 * most + (sentence ? 1 : 0)) * room_;
  }
  // Of a cell that has the name of a chapter, and of one that has not where areas have.
  [[nodiscard]] const float* named() const { return named_.data(); }
  [[nodiscard]] const float* nameless() const { return nameless_.data(); }
  // Of leaving columns [first, column) empty, and of not leaving the column empty as well.
  [[nodiscard]] const float* skipped(std::size_t first) const {
    return skipped_.data() + first * room_;
  }
  [[nodiscard]] const float* filled(std::size_t first) const {
    return filled_.data() + first * room_;
  }

  // ColumnModel::wide_cost and wrap_cost of columns [column, column + 3].
  [[nodiscard]] Lanes wide(std::size_t column, float width) const;
  [[nodiscard]] Lanes wrap(std::size_t column, float with_next) const;

 private:
  const ColumnModel* model_;
  std::size_t room_;
  std::vector<float> forms_;
  std::vector<bool> formed_;  // of which numbers the prices are there
  std::vector<float> shapes_, named_, nameless_, skipped_, filled_;
  std::vector<float> per_limit_, per_width_;
};

}  // namespace planlupp
