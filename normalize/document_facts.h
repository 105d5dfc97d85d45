// What a document says of itself: which of the four kinds it is, whose, for which year and period,
// its title, registry number and dates. Read from its first lines; from the rest only where the
// first lines are silent, and then marked as a doubt.
#pragma once

#include <cstddef>
#include <optional>

#include "extract/table.h"
#include "normalize/record.h"
#include "normalize/values.h"

namespace planlupp {

// The element that is the document's title; nothing where none is.
[[nodiscard]] std::optional<std::size_t> find_title(const Extraction& extraction,
                                                    const Terms& terms);

// Fills out.document; out.risks, out.goals... must be there already (a document without a title is
// told by what it holds).
void read_document_facts(const Extraction& extraction, std::optional<std::size_t> title,
                         const Reading& reading, RecordSet& out);

}  // namespace planlupp
