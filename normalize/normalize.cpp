#include "normalize/normalize.h"

#include <utility>

#include "normalize/terms.h"

namespace planlupp {

Vocabulary::Vocabulary(std::unique_ptr<Terms> terms) : terms_(std::move(terms)) {}
Vocabulary::Vocabulary(Vocabulary&&) noexcept = default;
Vocabulary& Vocabulary::operator=(Vocabulary&&) noexcept = default;
Vocabulary::~Vocabulary() = default;

Result<Vocabulary> Vocabulary::load(const TermSources& sources) {
  Result<std::unique_ptr<Terms>> terms = Terms::load(sources);
  if (!terms) return terms.error();
  return Vocabulary(std::move(*terms));
}

Extraction rebuild_flow(Extraction extraction, const Vocabulary&) { return extraction; }

RecordSet normalize(Extraction extraction, const Vocabulary&) {
  RecordSet records;
  records.form = extraction.form;
  records.page_count = extraction.page_count;
  records.lines = std::move(extraction.lines);
  records.notes = std::move(extraction.notes);
  return records;
}

}  // namespace planlupp
