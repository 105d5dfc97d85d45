// What of the tables' text no value was read from: the account of cells, beside that of lines. Text
// that only orders a table (a heading that stands again, the label before a value), bullets, rules,
// markup and a dash for "nothing" hold no value.
//
//   line "Jäv<tab>2<tab>2<tab>Utbildning"   values "Jäv", "2", "2"         unread: "Utbildning"
//   line "Orsak: Vikarier  Åtgärd:"         value "Vikarier"               nothing unread
//
// Repairs and joins do not matter: values are looked up by their origins, the text as it stood.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "normalize/record.h"

namespace planlupp {

class Terms;

// Of all lines with the role `cell`, in reading order. `headings` are those of the tables that
// records were read from, as letters_key() writes them.
[[nodiscard]] std::vector<UnreadText> find_unread(const RecordSet& records,
                                                  const std::set<std::string>& headings,
                                                  const Terms& terms);

}  // namespace planlupp
