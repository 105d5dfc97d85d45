// Any bytes as a text document: tables rebuilt, words healed, records read; no line is lost on the
// way to the records.
#include "extract/text/text_reader.h"
#include "fuzz/target.h"
#include "normalize/normalize.h"

using namespace planlupp;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Vocabulary vocabulary = [] {
    TermSources sources;
    sources.dictionary_stem = "/usr/share/hunspell/sv_SE";
    auto loaded = Vocabulary::load(sources);
    return std::move(*loaded);
  }();
  auto extraction = read_text(std::as_bytes(std::span(data, size)), {});
  if (!extraction) return 0;
  const std::size_t lines = extraction->lines.size();
  const RecordSet records = normalize(*std::move(extraction), vocabulary);
  expect(records.lines.size() == lines);
  return 0;
}
