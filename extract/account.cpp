#include "extract/account.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>

namespace planlupp {
namespace {

constexpr std::size_t kCommon = 0x2500;
constexpr char32_t kDrawnBullet = U'•';  // a dot that was drawn, not written, becomes one
constexpr std::int64_t kShown = 20;      // characters in a message

bool is_hyphen(UChar32 c) { return c == '-' || c == 0xad || c == 0x2010 || c == 0x2011; }

bool counts(UChar32 c) {
  if (c < 0x80) return c > 0x20 && c != 0x7f && c != '-';
  return c != 0xfeff && !is_hyphen(c) && u_isUWhiteSpace(c) == 0;
}

// What is missing or too much: how many, and the first of them to show.
struct Difference {
  std::int64_t count = 0;
  std::int64_t shown_count = 0;
  std::string shown;

  void add(UChar32 c, std::int64_t times) {
    count += times;
    for (; times > 0 && shown_count < kShown; --times, ++shown_count) {
      std::array<std::uint8_t, 4> bytes{};
      std::size_t size = 0;
      U8_APPEND_UNSAFE(bytes.data(), size, c);
      shown.append(reinterpret_cast<const char*>(bytes.data()), size);
    }
  }
  [[nodiscard]] std::string text() const {
    return std::to_string(count) + " (\"" + shown + "\"" + (count > shown_count ? " ...)" : ")");
  }
};

}  // namespace

Account::Account() : common_(kCommon, 0) {}

void Account::count(std::string_view text, std::int64_t direction) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
    if (static_cast<std::size_t>(c) < kCommon) {
      common_[static_cast<std::size_t>(c)] += direction;
    } else {
      uncommon_[static_cast<char32_t>(c)] += direction;
    }
  }
}

std::optional<Note> Account::balance(std::span<const TextLine> lines) {
  for (const TextLine& line : lines) count(line.text, -1);
  Difference missing, added;
  const auto weigh = [&](char32_t c, std::int64_t left) {
    if (left == 0 || !counts(static_cast<UChar32>(c))) return;
    if (left < 0 && c == kDrawnBullet) return;
    (left > 0 ? missing : added).add(static_cast<UChar32>(c), left > 0 ? left : -left);
  };
  for (std::size_t c = 0; c < kCommon; ++c) weigh(static_cast<char32_t>(c), common_[c]);
  for (const auto& [c, left] : uncommon_) weigh(c, left);
  if (missing.count > 0) {
    return Note{NoteLevel::loss,
                "account",
                {},
                "expected every character of the document in its lines, found " + missing.text() +
                    " missing"};
  }
  if (added.count > 0) {
    return Note{NoteLevel::doubt,
                "account",
                {},
                "expected the document's characters in its lines, found " + added.text() + " more"};
  }
  return std::nullopt;
}

}  // namespace planlupp
