// What the empty cells of a row cost. A row that goes on with the one above, with another measure
// or control of the same risk, has few cells and lacks none.
//
//   Jäv | Hög | Rutin     3     the second row as one of its own: 4 + 2; as one that goes on: 2
//       |     | Kurs      3
#pragma once

#include <algorithm>
#include <cstddef>

#include "normalize/flow/flow_model.h"
#include "normalize/terms.h"

namespace planlupp {

inline constexpr double kBack = 6;  // a column goes back to a row that it left out
inline constexpr double kCutEmpty =
    1.2;  // a cell of a row cut by a page may stand behind the break

// What an empty cell of a column costs more than a filled one.
[[nodiscard]] inline double empty_price(const ColumnModel& columns, std::size_t column) {
  constexpr double kLeast = 0.1;
  return std::max(kLeast, columns.empty_cost(column) - columns.filled_cost(column));
}

// What a column's cells are in a row that goes on.
enum class BelowPart { none, item, of_item };  // another measure; what is said of it

[[nodiscard]] inline BelowPart below_part(Meaning meaning) {
  switch (meaning) {
    case Meaning::activity:
    case Meaning::control:
    case Meaning::indicator:
    case Meaning::measure: return BelowPart::item;
    case Meaning::activity_comment:
    case Meaning::baseline:
    case Meaning::comment:
    case Meaning::control_responsible:
    case Meaning::deadline:
    case Meaning::deviation:
    case Meaning::ends_on:
    case Meaning::existing_controls:
    case Meaning::frequency:
    case Meaning::measure_effect:
    case Meaning::measure_responsible:
    case Meaning::method:
    case Meaning::outcome:
    case Meaning::outcome_previous:
    case Meaning::prognosis:
    case Meaning::reports_to:
    case Meaning::responsible:
    case Meaning::result:
    case Meaning::start_end:
    case Meaning::starts_on:
    case Meaning::status:
    case Meaning::target:
    case Meaning::trend: return BelowPart::of_item;
    default: return BelowPart::none;
  }
}

struct RowGaps {
  float empty = 0;    // of those left out so far, as a row of its own
  float below = 0;    // of those filled, as one that goes on
  bool item = false;  // it could be one: it has something to list

  void pass(double cost) { empty += static_cast<float>(cost); }
  void fill(BelowPart part) {
    constexpr float kPart = 0.2F, kOther = 4;
    item = item || part == BelowPart::item;
    below += part == BelowPart::none ? kOther : kPart;
  }
  [[nodiscard]] double cost() const {
    constexpr float kGoesOn = 2;
    return item ? std::min(empty, kGoesOn + below) : empty;
  }
};

}  // namespace planlupp
