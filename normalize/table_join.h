// Tables that a page cut are one table again: parts that follow each other with the same heads (or
// with none, and the same number of columns) are joined, repeated heads dropped, and a row whose
// tail stands after the cut is one row.
//
//   Risk           | S              Risk                          | S
//   Jäv vid beslut | 2       ->     Jäv vid beslut om inköp, ...  | 2
//   -- page --                      Brand                         | 4
//   Risk           | S
//   om inköp, ...  |
//   Brand          | 4
//
// What a head is, and which columns are filled once a row, needs the words: hence it is done here
// and not in extract/.
#pragma once

#include "extract/table.h"

namespace planlupp {

class Terms;
enum class Meaning;

// Columns of figures that tell a table's rest where text stands between.
inline constexpr std::size_t kApartFigures = 3;

// Header rows are told (Table::header_rows) where the source did not.
[[nodiscard]] Extraction join_tables(Extraction extraction, const Terms& terms);

// Whether a column of that meaning groups rows: its cell holds for the rows below.
[[nodiscard]] bool groups(Meaning what);

// Whether a row of a table without heads goes on with the columns of the table above: as many, and
// figures where that one has nothing but figures, in two columns at least, or as many as are asked
// for.
[[nodiscard]] bool goes_on_below(const Table& above, const Table& table, const Row& row,
                                 std::size_t columns = 2);

// Whether the row is a row of column headings: most of its cells are known ones.
[[nodiscard]] bool is_heading_row(const Row& row, const Terms& terms);

}  // namespace planlupp
