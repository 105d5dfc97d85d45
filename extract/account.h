// The account: every character that was read stands in a line. Counts what comes in and what the
// lines hold, white space and hyphens aside (a word broken at a line's end may have lost one).
//
//   came in "Jäv vid be-\nslut", lines "Jäv vid be", "slut"     nothing missing
//   came in "Jäv vid beslut", lines "Jäv vid"                   missing "beslut", a loss
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/note.h"
#include "extract/table.h"

namespace planlupp {

class Account {
 public:
  Account();
  void came_in(std::string_view text) { count(text, 1); }

  // A note of what is missing in the lines (loss) or too much (doubt); nothing where they agree.
  [[nodiscard]] std::optional<Note> balance(std::span<const TextLine> lines);

 private:
  void count(std::string_view text, std::int64_t direction);
  std::vector<std::int64_t> common_;           // by code point, below 0x2500
  std::map<char32_t, std::int64_t> uncommon_;  // the others
};

}  // namespace planlupp
