// A RecordSet as bytes and back: how the process that reads a document hands its records to the
// one that keeps them. The sender is not trusted: whatever the bytes are, reading them ends, stays
// within the memory it was given, and gives either records or an error.
//
//   std::string bytes = to_bytes(records);
//   Result<RecordSet> same = records_from_bytes(bytes, kMostRecordMemory);
//
// The form: a version, then the members in the order of record.h. Numbers are LEB128 (zigzag where
// they may be negative), texts and lists have their length before them. It is no file format:
// both ends are always the same program, so a new version forgets the old one.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "extract/result.h"
#include "normalize/record.h"

namespace planlupp {

inline constexpr std::size_t kMostRecordMemory = std::size_t{160} << 20U;

[[nodiscard]] std::string to_bytes(const RecordSet& records);

// The same piece by piece: a long document's bytes are never all there.
using TakeBytes = std::function<void(std::string_view)>;
void write_bytes(const RecordSet& records, const TakeBytes& take);

// Errors: damaged (no such bytes come from to_bytes), too_large (more than `memory` bytes would
// be needed to hold the records).
[[nodiscard]] Result<RecordSet> records_from_bytes(std::string_view bytes, std::size_t memory);

}  // namespace planlupp
