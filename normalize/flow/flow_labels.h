// Finds labels with their values in a flow, where a record is a card and no row of a table:
//
//   "Risk:"                      Risk:        | Jäv vid beslut
//   "Jäv vid beslut"             Sannolikhet: | 3. Stor
//   "Sannolikhet: 3. Stor"       Ansvarig     | HR-chef
//   "Ansvarig HR-chef Slutdatum Löpande"      Slutdatum | Löpande
#pragma once

#include <cstddef>
#include <vector>

#include "extract/table.h"
#include "normalize/cell_form.h"
#include "normalize/flow/flow_header.h"
#include "normalize/flow/flow_text.h"
#include "normalize/terms.h"

namespace planlupp {

// A label and its value; words of the flow, the value may be empty.
struct LabelledValue {
  std::size_t first = 0;       // of the label
  std::size_t label_last = 0;  // behind it; a number may follow: "Risk 3: Jäv"
  std::size_t value = 0;       // where the value begins
  std::size_t last = 0;        // behind it
};

// Cards without anything else between them.
struct LabelRun {
  std::vector<LabelledValue> pairs;
};

// Empty where the document is not made of cards. Where heads of tables stand again within cards
// ("Åtgärd Ansvarig Klart" under each risk), a card ends there, and the next label with a colon
// begins another one.
[[nodiscard]] std::vector<LabelRun> find_label_runs(const FlowText& text, const Terms& terms,
                                                    const CellForms& forms,
                                                    const std::vector<FlowHeader>& headers);

[[nodiscard]] Table label_table(const std::vector<TextLine>& lines, const FlowText& text,
                                const LabelRun& run);

}  // namespace planlupp
