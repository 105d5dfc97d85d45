// One document from its bytes to its records, and by what it was read.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "cli/run.h"
#include "extract/extract.h"
#include "extract/result.h"
#include "normalize/normalize.h"
#include "normalize/record.h"

namespace planlupp::cli {

// A vocabulary, and the digest of what a user added to it ("" where nothing was).
struct Words {
  Vocabulary vocabulary;
  std::string digest;
};

// `folder`: of a user's own tables (--terms), empty for none. Errors: usage, unreadable.
[[nodiscard]] Result<Words> load_words(const std::string& folder, const Surroundings& surroundings);

// The lines and rebuilt tables. Errors: those of extract(), with `name` as their place.
[[nodiscard]] Result<Extraction> extract_document(std::span<const std::byte> bytes,
                                                  const std::string& name, const Words& words,
                                                  const ExtractOptions& options);

// The records; the same errors. The bytes are given up as soon as they are read.
[[nodiscard]] Result<RecordSet> read_document(std::vector<std::byte>&& bytes,
                                              const std::string& name, const Words& words,
                                              const ExtractOptions& options);

}  // namespace planlupp::cli
