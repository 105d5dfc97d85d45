// Bytes of a text file to UTF-8 in NFC. Which encoding it is is told by the bytes:
//
//   EF BB BF ...            UTF-8 with a byte order mark
//   FF FE, FE FF            UTF-16; without a mark where every other byte is NUL
//   valid UTF-8             UTF-8; "Ã¥" for "å" is undone, with a note (doubly encoded), and so is
//                           what shifted_letters.h tells of
//   E5 E4 F6 for å ä ö      Windows-1252
//   8C 8A 9A for å ä ö      Mac Roman
//   UTF-8, and lines of     each line as what it is, told as a doubt; a few bytes that are
//   another encoding        neither are read as Windows-1252, told as a loss
//
// What cannot be decoded is an error; U+FFFD is never written.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "extract/limits.h"
#include "extract/note.h"
#include "extract/result.h"

namespace planlupp {

struct DecodedText {
  std::string text;  // UTF-8, NFC, no byte order mark, line ends as they stood
  std::vector<Note> notes;
};

// Errors: unsupported (binary content), damaged, too_large.
[[nodiscard]] Result<DecodedText> decode_text(std::span<const std::byte> bytes,
                                              const Limits& limits);

}  // namespace planlupp
