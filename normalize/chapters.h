// One risk told in several chapters: a table of risks, then tables of their measures and controls,
// which name them by number or by their words.
//
//   1 Risker     Nr | Risk            | Riskvärde        risk 1: Jäv vid inköp, 8,
//                1  | Jäv vid inköp   | 8           ->     measure "Utbilda chefer"
//   2 Åtgärder   Nr | Åtgärd
//                1  | Utbilda chefer
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "normalize/columns.h"
#include "normalize/read_tables.h"

namespace planlupp {

// For each row of the table the risk that it tells more of (an index into `risks`, the records of
// the tables before); nothing where the table does not go on with them. Head rows have kNoRisk.
constexpr std::size_t kNoRisk = static_cast<std::size_t>(-1);
[[nodiscard]] std::optional<std::vector<std::size_t>> risks_of_rows(
    const Table& table, const ColumnPlan& plan, const std::vector<Record>& risks,
    const Reading& reading);

// Reads the rows into the risks that they belong to.
void read_rows_into(const TableReader& reader, const Table& table, const ColumnPlan& plan,
                    const std::vector<std::size_t>& rows);

}  // namespace planlupp
