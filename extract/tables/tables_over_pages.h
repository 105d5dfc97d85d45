// One table of two parts, where a page cut it.
//
//   page 1            page 2                         one table
//   Risk    | S       Risk   | S   <- repeated       Risk                | S
//   Jäv     | 2       vid in-|                 ->    Jäv                 | 2
//   Brister | 4       köp    |     <- the row's rest Brister vid inköp   | 4
//                     Brand  | 3                     Brand               | 3
#pragma once

#include "extract/tables/page_reading.h"

namespace planlupp {

// Whether `next`, first thing on its page, goes on with `table`, the last thing on the page before.
// They may get the same columns on the way. `sisters`: how many tables on that page have the same
// heads as `table`, itself included; several mean that a table with these heads is a new one,
// unless a row was cut.
[[nodiscard]] bool continues(ReadTable& table, ReadTable& next, double page_height,
                             std::size_t sisters);

// Whether texts begin at the same places in both, in two columns or more.
[[nodiscard]] bool begins_alike(const ReadTable& a, const ReadTable& b);

// How many of `next`'s first rows repeat `table`'s heads.
[[nodiscard]] std::size_t repeated_heads(const Table& table, const Table& next);

// Appends `next`'s rows; its lines already have the document's numbers. Repeated heads are left
// out: gives their number.
std::size_t append(ReadTable& table, ReadTable&& next);

}  // namespace planlupp
