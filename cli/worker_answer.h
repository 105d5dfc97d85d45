// What a reader sends to the process that started it: whether it is fenced in, then its records or
// text, or why it refuses the document. The bytes come from one that is not trusted.
#pragma once

#include <string>
#include <string_view>

#include "cli/worker.h"

namespace planlupp::cli {

inline constexpr std::size_t kMostAnswer = std::size_t{64} << 20U;

[[nodiscard]] std::string to_message(const Outcome& outcome, bool fenced);

// A message that is none is a crash.
void from_message(std::string_view message, const std::string& name, Answer& answer);

}  // namespace planlupp::cli
