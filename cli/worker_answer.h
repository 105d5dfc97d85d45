// What a reader sends to the process that started it: whether it is fenced in, then its records or
// text, or why it refuses the document; and the words that it asked the word list for. The bytes
// come from one that is not trusted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/answer.h"
#include "normalize/record_bytes.h"

namespace planlupp::cli {

inline constexpr std::size_t kMostAnswer = std::size_t{64} << 20U;

// `asked`: words that it asked the word list for.
void write_message(const Outcome& outcome, bool fenced, const std::vector<std::string>& asked,
                   const TakeBytes& take);

// A message that is none is a crash.
void from_message(std::string_view message, const std::string& name, Answer& answer);

}  // namespace planlupp::cli
