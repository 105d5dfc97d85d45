// What became of a document at its reader's: records, a refusal, or a failure of the reader.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "extract/result.h"
#include "normalize/record.h"

namespace planlupp::cli {

enum class FailureKind {
  crash,     // the reader died
  deadline,  // it took too long
  memory,    // it wanted too much
  changed,   // the file was not what it had been
};
[[nodiscard]] std::string_view name_of(FailureKind kind);

struct Failure {
  FailureKind kind = FailureKind::crash;
  std::string message;
};

// The records, or the text that was wanted instead; why the document is refused; or how its reader
// failed.
using Outcome = std::variant<RecordSet, std::string, Error, Failure>;

struct Answer {
  Outcome outcome;      // once it is opened (worker_answer.h)
  std::string message;  // of the reader, until then: records take more room in memory
  double seconds = 0;
  std::size_t bytes = 0;  // that came from the reader
  bool fenced = true;     // false: the system has no seccomp
  std::string asked;      // what the reader asked the word list for, words and blanks; not trusted
};

}  // namespace planlupp::cli
