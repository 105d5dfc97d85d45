// The smallest pieces that cells are put together from: the stretches of a line between places
// where a cell could end. And what is known of runs of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "normalize/cell_form.h"
#include "normalize/flow/flow_rows.h"

namespace planlupp {

struct FlowUnit {
  std::size_t first = 0, last = 0;  // indexes into FlowRegion::words
  Joint joint = Joint::space;       // before it
  double x0 = 0, x1 = 0;            // on its line, in ems
  double next_width = 0;            // of its first word, as far as it cannot be broken
  bool lower = false, upper = false, acronym = false;  // how its first word begins
  bool bullet = false;
  bool sentence_end = false;  // its last word ends a sentence
  bool leads_on = false;      // its last word wants another one
  bool hyphen = false;        // its last word was cut
  bool comma = false;
  int brackets = 0;  // opened less closed
};

// A run of units, as a cell would have it.
struct FlowSpan {
  float oddness = 0;  // of it as a cell of its own: where it begins and ends
  float open = 0;     // how much of that says that something is to come
  FormSet forms;
  std::uint16_t look = 0;  // spans with the same forms have the same number
  bool closed = false;
};

class FlowUnits {
 public:
  FlowUnits(const RowContext& context, const FlowRegion& region);

  [[nodiscard]] const std::vector<FlowUnit>& all() const { return units_; }
  [[nodiscard]] std::size_t size() const { return units_.size(); }
  [[nodiscard]] const FlowUnit& operator[](std::size_t i) const { return units_[i]; }

  // Units [first, last]; kept once made. Spans of one start are asked for in order of their ends.
  [[nodiscard]] const FlowSpan& span(std::size_t first, std::size_t last);

  [[nodiscard]] std::string text(std::size_t first, std::size_t last) const;

 private:
  void cut();
  void describe(FlowUnit& unit) const;
  [[nodiscard]] bool may_end_before(std::size_t word) const;
  [[nodiscard]] FlowSpan make(std::size_t first, std::size_t last);
  [[nodiscard]] FormSet look(std::size_t first, std::size_t last) const;
  [[nodiscard]] std::uint16_t number_of(const FormSet& forms);
  [[nodiscard]] const FlowWord& word(std::size_t i) const {
    return context_.text.words[region_.words[i]];
  }

  const RowContext& context_;
  const FlowRegion& region_;
  std::vector<FlowUnit> units_;
  std::vector<std::vector<FlowSpan>> spans_;
  std::vector<FormSet> looks_;
};

}  // namespace planlupp
