// What was reworded, word by word.
//
//   "beslut verkställs inte"  "beslut verkställs ej"   ->  =beslut verkställs  -inte  +ej
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace planlupp {

enum class Change { same, removed, added };

struct DiffPart {
  Change change = Change::same;
  std::string text;  // words with one space between
};

// Parts in reading order; where words were replaced the removed ones come first. Texts of many
// thousand words are not compared word by word: all removed, all added.
[[nodiscard]] std::vector<DiffPart> word_diff(std::string_view before, std::string_view after);

}  // namespace planlupp
