// What tests of the PDF reader share: reading from a string, and looking at the result.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extract/pdf/pdf_reader.h"
#include "extract/pdf_bytes.h"

namespace planlupp {

struct ReadPdf {
  std::vector<Page> pages;
  PdfSummary summary;
};

inline ReadPdf read_pdf(const std::string& text, const ExtractOptions& options = {}) {
  ReadPdf out;
  auto summary = read_pages(std::as_bytes(std::span(text)), options,
                            [&](Page&& page) { out.pages.push_back(std::move(page)); });
  REQUIRE(summary);
  out.summary = *summary;
  return out;
}

// The code of the error that reading gives; fails if it gives none.
inline ErrorCode error_of_pdf(const std::string& text, const ExtractOptions& options = {}) {
  auto summary = read_pages(std::as_bytes(std::span(text)), options, [](Page&&) {});
  REQUIRE_FALSE(summary);
  return summary.error().code;
}

using Texts = std::vector<std::string>;

inline Texts texts(const Page& page) {
  Texts out;
  for (const Word& word : page.words) out.push_back(word.text);
  return out;
}

inline Texts note_codes(const std::vector<Note>& notes) {
  Texts out;
  for (const Note& note : notes) out.push_back(note.code);
  return out;
}

// A content stream that writes `text` at a place in points from the bottom left.
inline std::string show(const std::string& text, int x = 100, int y = 700) {
  return "BT /F1 10 Tf " + std::to_string(x) + " " + std::to_string(y) + " Td (" + text +
         ") Tj ET\n";
}

}  // namespace planlupp
