#include "store/record_id.h"

#include <array>
#include <charconv>

namespace planlupp {
namespace {

struct Letter {
  char letter;
  std::optional<RecordKind> kind;
};

constexpr std::array<Letter, 8> kLetters{{{'R', RecordKind::risk},
                                          {'G', RecordKind::goal},
                                          {'M', RecordKind::measure},
                                          {'C', RecordKind::control},
                                          {'A', RecordKind::activity},
                                          {'I', RecordKind::indicator},
                                          {'P', RecordKind::priority},
                                          {'D', std::nullopt}}};

std::string_view name_of(const Letter& letter) {
  return letter.kind ? name_of(*letter.kind) : "document";
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

std::string to_string(const RecordId& id) {
  for (const Letter& letter : kLetters) {
    if (letter.kind == id.kind) return letter.letter + std::to_string(id.id);
  }
  return std::to_string(id.id);
}

std::optional<RecordId> record_id(std::string_view text) {
  for (const Letter& letter : kLetters) {
    std::string_view digits;
    const std::string_view name = name_of(letter);
    if (text.starts_with(name) && text.substr(name.size()).starts_with(':')) {
      digits = text.substr(name.size() + 1);
    } else if (!text.empty() && upper(text.front()) == letter.letter) {
      digits = text.substr(1);
    }
    RecordId id{letter.kind, 0};
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), id.id);
    const bool whole = end.ec == std::errc{} && end.ptr == digits.data() + digits.size();
    if (!digits.empty() && whole && id.id > 0) return id;
  }
  return std::nullopt;
}

}  // namespace planlupp
