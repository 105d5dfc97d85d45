// Opens a PDF, damaged ones too, and keeps what Poppler complains of.
#pragma once

#include <poppler/GlobalParams.h>
#include <poppler/PDFDoc.h>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "extract/note.h"
#include "extract/result.h"

namespace planlupp {

// What Poppler reports goes here and nowhere else. One document at a time: Poppler's state is
// global to the process (many documents: many processes).
class PdfComplaints {
 public:
  PdfComplaints();
  ~PdfComplaints();
  PdfComplaints(const PdfComplaints&) = delete;
  PdfComplaints& operator=(const PdfComplaints&) = delete;

  // The first complaint since the last call that means that something was not drawn; empty: none.
  [[nodiscard]] std::string take_loss();

 private:
  static void take(ErrorCategory category, Goffset place, const char* message);
  static PdfComplaints* current_;
  std::string loss_;
};

struct PdfDocument {
  std::string salvaged;  // the bytes of a repaired copy, if one was needed; outlives `poppler`
  // Set when the table of objects was broken and has been made anew; that may happen at any time.
  std::unique_ptr<bool> rebuilt = std::make_unique<bool>(false);
  std::unique_ptr<PDFDoc> poppler;
  int page_count = 0;  // may be more than the pages that are left
  int cut_object = 0;  // the object that the file's end cut; 0: none
  std::vector<Note> notes;
};

// `bytes` must outlive the document. Errors: damaged, encrypted.
[[nodiscard]] Result<PdfDocument> open_pdf(std::span<const std::byte> bytes,
                                           const std::string& password);

}  // namespace planlupp
