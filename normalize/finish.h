// What is told once all records of a document are there: status codes, targets, what the document
// states at all, totals that it states and its records contradict, that nothing was read of it.
#pragma once

#include "normalize/columns.h"
#include "normalize/record.h"

namespace planlupp {

class Terms;

void set_status_codes(RecordSet& records, const Terms& terms);
void set_targets(RecordSet& records, const Terms& terms);

// "50 mätbara mål" in the text beside 56 goals: a note.
void check_totals(RecordSet& records);

// A plan or follow-up of which no record was read: a note, lest it is taken for one without risks.
void check_emptiness(RecordSet& records);

// A text that kept no columns: a note that its rows were put together by likelihood.
void tell_rebuilt(RecordSet& records);

// A description that looks like a figure, a rank or a level ("Stor" where a measure is expected) is
// in doubt: it may be another column's.
void doubt_descriptions(RecordSet& records, const Terms& terms);

// The least confident value of each record becomes the record's, with its reason.
void set_confidence(RecordSet& records);

// Which fields the document has a column or label for; `lost` where a column's cells are all empty
// although its heading asks for a colour or a symbol.
void set_stated(RecordSet& records, const std::vector<ColumnPlan>& plans,
                const std::vector<const Table*>& tables);

}  // namespace planlupp
