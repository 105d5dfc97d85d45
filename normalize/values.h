// From cells to values: healed text with its origins, numbers, ranks, lists, dates.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/table.h"
#include "normalize/heal.h"
#include "normalize/record.h"

namespace planlupp {

class Terms;

// What the making of values needs of the document.
struct Reading {
  const Terms& terms;
  const Healer& healer;
  const std::vector<TextLine>& lines;
};

// Nothing for an empty cell and for a lone dash. column_width as in Healer::heal.
[[nodiscard]] std::optional<Value> make_value(std::span<const CellLine> lines, double column_width,
                                              const Reading& reading);

// The value of one whole line.
[[nodiscard]] std::optional<Value> make_value(std::size_t line, const Reading& reading);

// The colour of a cell that has no text; nothing where it has one, or its whole row the same colour
// (a highlight is no status).
[[nodiscard]] std::optional<Value> colour_value(const Row& row, std::size_t column);

// A value got from another one: the same origins, another text.
[[nodiscard]] Value derived(const Value& from, std::string text);

// Appends: the texts joined by a space, the origins in order.
void append(Value& value, const Value& more);

[[nodiscard]] bool is_dash(std::string_view text);

// "3. Möjlig", "Mycket stor (4)", "4 Sannolik", "Betydande", "3": number and label.
struct Rank {
  std::optional<int> number;
  std::string label;
};
[[nodiscard]] Rank parse_rank(std::string_view text);

// "12", "3,5", "1 500", "-1,1": a number as Swedes write it; nothing else may stand beside it.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

// "2024-06-30", "den 6 november 2016", "6 april 2017", "2016-11-06" -> ISO; "" for anything else.
[[nodiscard]] std::string parse_date(std::string_view text);

// The first date in a text, and the byte behind it; nothing where there is none.
struct FoundDate {
  std::string iso;
  std::size_t begin = 0, end = 0;
};
[[nodiscard]] std::vector<FoundDate> find_dates(std::string_view text);

// "1. A 2. B" -> "A", "B"; anything else: nothing.
[[nodiscard]] std::vector<std::string> split_numbered(std::string_view text);

// The items of a list cell: "• A • B", "- A - B", or one a line. One item: the whole cell.
[[nodiscard]] std::vector<std::vector<CellLine>> split_items(std::span<const CellLine> lines);

}  // namespace planlupp
