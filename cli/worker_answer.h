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

// Takes a message in, but for its outcome; one that is none is a crash.
void take_message(std::string&& message, Answer& answer);

// The outcome, where it is a message as yet. `name` is that of the document.
void open_message(const std::string& name, Answer& answer);

}  // namespace planlupp::cli
