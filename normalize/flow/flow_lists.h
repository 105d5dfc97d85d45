// Tables of two columns in which an area has a list of measures, whose labels an export has put
// among or behind them: the sign of an item tells a measure, its absence an area.
//
//   "Ekonomi  Utbilda attestanter"      Ekonomi | Utbilda attestanter
//   " Se över rutinen"                  Personal | Se över rutinen
//   "Personal"                          (nothing more)
//
// A label that stands behind a run of measures is given to that run, and marked as a guess.
#pragma once

#include <optional>

#include "extract/table.h"
#include "normalize/flow/flow_rows.h"
#include "normalize/flow/flow_tables.h"

namespace planlupp {

// Whether the table is one: an area and a measure column, the first area on the line of its first
// measure, and the lost signs of items on other lines.
[[nodiscard]] bool is_labelled_list(const FlowText& text, const FlowRegion& region,
                                    const ColumnOrder& order);

[[nodiscard]] FoundRows labelled_list_rows(const FlowText& text, const FlowRegion& region,
                                           const ColumnOrder& order);

// Moves each area that stands alone in its row up to the run of measures above it, if that has
// none.
void lift_labels(Table& table, const ColumnOrder& order);

// Where a row's risk or goal comes last in the text, it closes the controls that stand without one
// before it: it moves up to the first of them, which is a guess.
//
//   "Avtalstrohet"  "Stickprov" "Brister i upphandling"      Brister i upphandling | Avtalstrohet
//                                                                                  | Stickprov
void lift_keys(Table& table, const ColumnOrder& order);

}  // namespace planlupp
