// Texts without columns, their tables rebuilt, for tests.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "extract/extract.h"
#include "normalize/flow.h"
#include "normalize/normalize.h"
#include "normalize/terms.h"

namespace planlupp::test {

// Without a word list.
inline const Terms& terms() {
  static const Vocabulary kVocabulary = std::move(*Vocabulary::load({}));
  return kVocabulary.terms();
}

inline Extraction extracted(const std::string& text) {
  auto extraction = extract(std::as_bytes(std::span(text)), {});
  REQUIRE(extraction);
  return std::move(*extraction);
}

inline Extraction rebuilt(const std::string& text) {
  return rebuild_blocks(extracted(text), terms());
}

// The cells of a row with bars between them.
inline std::string row(const Table& table, std::size_t row) {
  REQUIRE(row < table.rows.size());
  std::string out;
  for (const Cell& cell : table.rows[row].cells) {
    if (!out.empty()) out += " | ";
    out += plain_text(cell);
  }
  return out;
}

}  // namespace planlupp::test
