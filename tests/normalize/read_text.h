// Small texts read to records, for tests.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "extract/extract.h"
#include "normalize/normalize.h"

namespace planlupp::test {

inline const Vocabulary& vocabulary() {
  static const Vocabulary loaded = [] {
    auto vocabulary = Vocabulary::load({{}, "/usr/share/hunspell/sv_SE"});
    REQUIRE(vocabulary);
    return std::move(*vocabulary);
  }();
  return loaded;
}

inline RecordSet read(const std::string& text) {
  auto extraction = extract(std::as_bytes(std::span(text.data(), text.size())), {});
  REQUIRE(extraction);
  return normalize(std::move(*extraction), vocabulary());
}

inline std::string value(const Record& record, Field field) {
  return std::string(text_of(record, field));
}

inline bool has_note(const RecordSet& records, std::string_view code) {
  for (const Note& note : records.notes) {
    if (note.code == code) return true;
  }
  return false;
}

}  // namespace planlupp::test
