#include "extract/extract.h"

#include <utility>

#include "extract/account.h"
#include "extract/pdf/pdf_reader.h"
#include "extract/tables/page_tables.h"
#include "extract/text/text_reader.h"

namespace planlupp {

Result<Extraction> extract(std::span<const std::byte> bytes, const ExtractOptions& options) {
  if (bytes.size() > options.limits.bytes) {
    return Error{ErrorCode::too_large, "",
                 "expected at most " + std::to_string(options.limits.bytes) + " bytes, found " +
                     std::to_string(bytes.size())};
  }
  if (!is_pdf(bytes)) return read_text(bytes, options);

  PageTables tables(SourceForm::pdf, options);
  Account account;
  Result<PdfSummary> summary = read_pages(bytes, options, [&](Page&& page) {
    for (const Word& word : page.words) account.came_in(word.text);
    tables.add(std::move(page));
  });
  if (!summary) return summary.error();
  Extraction extraction = tables.finish();
  extraction.page_count = summary->page_count;
  extraction.missing_pages = summary->missing_pages;
  extraction.notes.insert(extraction.notes.begin(), summary->notes.begin(), summary->notes.end());
  if (auto note = account.balance(extraction.lines)) extraction.notes.push_back(*note);
  return extraction;
}

}  // namespace planlupp
