#include "normalize/flow/flow_prices.h"

namespace planlupp {
namespace {

constexpr float kNamed = 3;        // a group has the name of a chapter, or another cell has it
constexpr float kAnyWidth = 1e9F;  // of a column whose width is not known

float price(double cost) { return static_cast<float>(cost); }

}  // namespace

ColumnPrices::ColumnPrices(const ColumnModel& model)
    : model_(&model), room_(whole_lanes(model.size())) {
  const std::size_t n = model.size();
  const std::vector<float> none(room_, 0);
  shapes_.assign(2 * ColumnModel::kShapeWords * room_, 0);
  named_ = nameless_ = per_limit_ = none;
  per_width_.assign(room_, kAnyWidth);
  skipped_.assign((n + 1) * room_, 0);
  filled_ = skipped_;
  for (std::size_t c = 0; c < n; ++c) {
    for (std::size_t words = 0; words < ColumnModel::kShapeWords; ++words) {
      shapes_[2 * words * room_ + c] = price(model.shape_cost(c, words, false));
      shapes_[(2 * words + 1) * room_ + c] = price(model.shape_cost(c, words, true));
    }
    const Meaning meaning = model.meaning(c);
    named_[c] = is_group(meaning) ? -kNamed : kNamed;
    nameless_[c] = meaning == Meaning::area ? kNamed : 0;
    if (model.limit(c) > 0) per_limit_[c] = price(1 / model.limit(c));
    if (model.width(c) > 0) per_width_[c] = price(1 / model.width(c));
    for (std::size_t first = 0; first <= c; ++first) {
      skipped_[first * room_ + c] = price(model.skip_cost(first, c));
      filled_[first * room_ + c] = price(model.filled_cost(c, first));
    }
  }
}

const float* ColumnPrices::forms(std::size_t number, const FormSet& forms) {
  if (number >= formed_.size()) {
    formed_.resize(number + 1, false);
    forms_.resize((number + 1) * room_, 0);
  }
  float* at = forms_.data() + number * room_;
  if (!formed_[number]) {
    formed_[number] = true;
    for (std::size_t c = 0; c < size(); ++c) at[c] = price(model_->cost(c, forms));
  }
  return at;
}

Lanes ColumnPrices::wide(std::size_t column, float width) const {
  const Lanes share = load(&per_limit_[column]) * all(width);
  return most(all(0.0F), least(all(12.0F), all(35.0F) * (share - all(1.03F))));
}

Lanes ColumnPrices::wrap(std::size_t column, float with_next) const {
  const Lanes slack = all(1.0F) - load(&per_width_[column]) * all(with_next);
  return most(all(0.0F), least(all(6.0F), all(16.0F) * (slack - all(0.03F))));
}

}  // namespace planlupp
