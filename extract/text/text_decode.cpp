#include "extract/text/text_decode.h"

#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "extract/shifted_letters.h"

namespace planlupp {
namespace {

constexpr std::size_t kMostBroken = 1000;  // bytes of a file that is read in spite of them
constexpr std::size_t kBrokenShare = 100;  // at most one of so many

std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

int line_at(std::string_view text, std::size_t offset) {
  return 1 +
         static_cast<int>(std::count(text.begin(), text.begin() + static_cast<long>(offset), '\n'));
}

// The offset of the first byte that is no UTF-8.
std::optional<std::size_t> first_invalid(std::string_view text) {
  const auto* s = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    if (s[i] < 0x80) {
      ++i;
      continue;
    }
    const std::int32_t begin = i;
    UChar32 c = 0;
    U8_NEXT(s, i, size, c);
    if (c < 0) return static_cast<std::size_t>(begin);
  }
  return std::nullopt;
}

// ICU converts `bytes` from the named encoding; nothing where it meets what the encoding lacks.
std::optional<std::string> convert(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding, &status);
  if (U_FAILURE(status) != 0) return std::nullopt;
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  icu::UnicodeString wide;
  const auto capacity = static_cast<std::int32_t>(bytes.size() * 2 + 2);
  char16_t* buffer = wide.getBuffer(capacity);
  const std::int32_t length = ucnv_toUChars(converter, buffer, capacity, bytes.data(),
                                            static_cast<std::int32_t>(bytes.size()), &status);
  wide.releaseBuffer(U_SUCCESS(status) != 0 ? length : 0);
  ucnv_close(converter);
  if (U_FAILURE(status) != 0) return std::nullopt;
  std::string out;
  wide.toUTF8String(out);
  return out;
}

// Bytes that Swedish text has in an 8-bit encoding: letters, dashes, quotes, bullets, spaces.
struct EightBit {
  const char* name;      // for ICU
  const char* shown;     // for people
  std::string_view aao;  // å ä ö Å Ä Ö
  std::string_view other;
};
constexpr EightBit kWindows{"windows-1252", "Windows-1252", "\xE5\xE4\xF6\xC5\xC4\xD6",
                            "\xE9\xC9\xE8\xE0\xE1\xFC\xDC\x80\x85\x91\x92\x93\x94\x95\x96\x97\xA0"
                            "\xA7\xAB\xAD\xB0\xB2\xB3\xB7\xBB\xBD\xD7"};
constexpr EightBit kMac{
    "macintosh", "Mac Roman", "\x8C\x8A\x9A\x81\x80\x85",
    "\x8E\x83\x8F\x88\x87\x9F\x86\xDB\xC9\xD4\xD5\xD2\xD3\xA5\xD0\xD1\xCA\xA4\xC7"
    "\xA1\xE1\xC8"};

std::size_t count_any(std::string_view bytes, std::string_view set) {
  return static_cast<std::size_t>(std::count_if(
      bytes.begin(), bytes.end(), [set](char c) { return set.find(c) != std::string_view::npos; }));
}

// Windows-1252 or Mac Roman: the one in which there are more Swedish letters.
const EightBit& encoding_of(std::string_view bytes) {
  return count_any(bytes, kMac.aao) > count_any(bytes, kWindows.aao) ? kMac : kWindows;
}

// Whether a line that is no UTF-8 is whole in that encoding: no byte that Swedish text lacks.
bool is_swedish(std::string_view line, const EightBit& encoding) {
  return std::ranges::all_of(line, [&](char c) {
    return static_cast<unsigned char>(c) < 0x80 || encoding.aao.find(c) != line.npos ||
           encoding.other.find(c) != line.npos;
  });
}

// A UTF-8 file with lines that are none. A line in another encoding (texts put together) is read in
// that, and told as a doubt; a few broken bytes (a bad copy) are read as Windows-1252, and told as
// lost. Nothing where they are more than a few.
class Mender {
 public:
  explicit Mender(std::string_view bytes) : bytes_(bytes) {}

  std::optional<std::string> mend(std::vector<Note>& notes) {
    for (std::size_t at = 0; at < bytes_.size();) {
      const std::size_t end = std::min(bytes_.find('\n', at), bytes_.size() - 1) + 1;
      ++line_;
      if (!add(bytes_.substr(at, end - at))) return std::nullopt;
      at = end;
    }
    tell(notes, NoteLevel::doubt, "foreign-lines", foreign_, " line is", " lines are", *encoding_);
    tell(notes, NoteLevel::loss, "broken-bytes", broken_, " byte is", " bytes are", kWindows);
    return std::move(out_);
  }

 private:
  struct Found {
    std::size_t count = 0;
    Place first;
  };

  bool add(std::string_view line) {
    const std::optional<std::size_t> invalid = first_invalid(line);
    if (!invalid) {
      out_ += line;
      return true;
    }
    const EightBit& encoding = encoding_of(line);
    if (is_swedish(line, encoding)) {
      count(foreign_);
      encoding_ = &encoding;
      out_ += convert(line, encoding.name).value_or("");
      return true;
    }
    return add_broken(line);
  }

  bool add_broken(std::string_view line) {
    for (std::size_t at = 0; at < line.size();) {
      const std::string_view rest = line.substr(at);
      const std::size_t good = first_invalid(rest).value_or(rest.size());
      out_.append(rest.substr(0, good));
      at += good;
      if (at == line.size()) break;
      count(broken_);
      const bool many = broken_.count * kBrokenShare > bytes_.size() + kBrokenShare;
      if (broken_.count > kMostBroken || many) return false;
      out_ += convert(line.substr(at, 1), kWindows.name).value_or("?");
      ++at;
    }
    return true;
  }

  void count(Found& found) {
    if (found.count++ == 0) found.first.line = line_;
  }

  static void tell(std::vector<Note>& notes, NoteLevel level, const char* code, const Found& found,
                   const char* one, const char* several, const EightBit& encoding) {
    if (found.count == 0) return;
    notes.push_back({level, code, found.first,
                     std::to_string(found.count) + (found.count == 1 ? one : several) +
                         " no UTF-8; read as " + encoding.shown});
  }

  std::string_view bytes_;
  std::string out_;
  int line_ = 0;
  Found foreign_, broken_;
  const EightBit* encoding_ = &kWindows;
};

// UTF-16 without a mark: in Latin text every other byte is NUL.
const char* utf16_without_mark(std::string_view bytes) {
  const std::size_t n = std::min<std::size_t>(bytes.size() & ~std::size_t{1}, 4096);
  if (n < 8) return nullptr;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < n; ++i) zeros.at(i & 1U) += bytes[i] == '\0';
  if (zeros[1] * 10 > n * 3 && zeros[0] * 20 < n) return "UTF-16LE";
  if (zeros[0] * 10 > n * 3 && zeros[1] * 20 < n) return "UTF-16BE";
  return nullptr;
}

std::optional<std::string> convert_8bit(std::string_view bytes, std::vector<Note>& notes) {
  const EightBit& encoding = encoding_of(bytes);
  std::optional<std::string> text = convert(bytes, encoding.name);
  if (text) {
    notes.push_back({NoteLevel::repair, "decoded", {}, std::string("read as ") + encoding.shown});
  }
  return text;
}

// The byte that Windows-1252 writes a character with; 0 where it has none.
unsigned char windows_1252(UChar32 c) {
  constexpr std::array<UChar32, 32> kHigh{
      0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
      0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
  if (c >= 0xA0 && c <= 0xFF) return static_cast<unsigned char>(c);
  const auto* const found = std::find(kHigh.begin(), kHigh.end(), c);
  return found == kHigh.end() ? 0 : static_cast<unsigned char>(0x80 + (found - kHigh.begin()));
}

// "fÃ¶rvaltning" -> "förvaltning": runs of characters that, written in Windows-1252, are UTF-8.
// The first character of such a run (Ã Â â) stands in no Swedish word.
std::string undo_double_encoding(std::string_view text, std::size_t& repaired) {
  std::string out;
  out.reserve(text.size());
  const auto* s = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t begin = i;
    UChar32 c = 0;
    U8_NEXT(s, i, size, c);
    const unsigned char lead = c < 0x80 ? 0 : windows_1252(c);
    const int more = lead >= 0xC2 && lead <= 0xDF ? 1 : lead >= 0xE0 && lead <= 0xEF ? 2 : 0;
    std::string bytes(1, static_cast<char>(lead));
    std::int32_t end = i;
    for (int k = 0; k < more && end < size; ++k) {
      UChar32 next = 0;
      U8_NEXT(s, end, size, next);
      const unsigned char byte = next < 0x80 ? 0 : windows_1252(next);
      if (byte < 0x80 || byte > 0xBF) break;
      bytes += static_cast<char>(byte);
    }
    if (more > 0 && bytes.size() == static_cast<std::size_t>(more) + 1 && !first_invalid(bytes)) {
      out += bytes;
      i = end;
      ++repaired;
    } else {
      out.append(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin)));
    }
  }
  return out;
}

std::string to_nfc(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) != 0 || nfc->isNormalizedUTF8(text, status) != 0) return text;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  status = U_ZERO_ERROR;
  nfc->normalizeUTF8(0, text, sink, nullptr, status);
  return U_FAILURE(status) != 0 ? text : out;
}

// Control characters that no text has make it binary; a few stray NULs are damage.
Status check_controls(std::string& text, std::vector<Note>& notes) {
  std::size_t controls = 0, zeros = 0, first = std::string::npos;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool control = c < 32 && !(c >= 8 && c <= 13) && c != 27;
    if (!control) continue;
    ++controls;
    zeros += c == 0;
    first = std::min(first, i);
  }
  if (controls == 0) return Done{};
  if (controls * 200 > text.size() + 200) {
    return Error{ErrorCode::unsupported, "line " + std::to_string(line_at(text, first)),
                 "expected text or a PDF, found binary content"};
  }
  if (zeros > 0) {
    std::replace(text.begin(), text.end(), '\0', ' ');
    Place place;
    place.line = line_at(text, first);
    notes.push_back({NoteLevel::repair, "nul-bytes", place,
                     std::to_string(zeros) + " NUL bytes read as spaces"});
  }
  return Done{};
}

Result<std::string> to_utf8(std::string_view bytes, std::vector<Note>& notes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const char* wide = bytes.starts_with("\xFF\xFE")   ? "UTF-16LE"
                     : bytes.starts_with("\xFE\xFF") ? "UTF-16BE"
                                                     : nullptr;
  if (wide != nullptr) bytes.remove_prefix(2);
  if (wide == nullptr) wide = utf16_without_mark(bytes);
  if (wide != nullptr) {
    std::optional<std::string> text = convert(bytes, wide);
    if (text) return *std::move(text);
    return Error{ErrorCode::damaged, "",
                 std::string("expected ") + wide + ", found bytes that are none"};
  }
  const std::optional<std::size_t> invalid = first_invalid(bytes);
  if (!invalid) return std::string(bytes);
  const std::string place = "line " + std::to_string(line_at(bytes, *invalid));
  // Valid multi-byte characters before the first invalid byte: the file is UTF-8, and damaged.
  std::size_t multi = 0;
  for (std::size_t i = 0; i < *invalid; ++i) multi += static_cast<unsigned char>(bytes[i]) >= 0xC2;
  if (multi >= 3) {
    if (std::optional<std::string> text = Mender(bytes).mend(notes)) return *std::move(text);
    return Error{ErrorCode::damaged, place,
                 "expected UTF-8 as before it, found a byte that is none"};
  }
  if (count_any(bytes, std::string_view("\0", 1)) > 0) {
    return Error{ErrorCode::unsupported, place, "expected text or a PDF, found binary content"};
  }
  std::optional<std::string> text = convert_8bit(bytes, notes);
  if (text) return *std::move(text);
  return Error{
      ErrorCode::damaged, place,
      "expected UTF-8, UTF-16, Windows-1252 or Mac Roman, found bytes that are none of them"};
}

}  // namespace

Result<DecodedText> decode_text(std::span<const std::byte> bytes, const Limits& limits) {
  if (bytes.size() > limits.text_bytes) {
    return Error{ErrorCode::too_large, "",
                 "expected a text of at most " + std::to_string(limits.text_bytes) +
                     " bytes, found " + std::to_string(bytes.size())};
  }
  DecodedText decoded;
  Result<std::string> text = to_utf8(as_text(bytes), decoded.notes);
  if (!text) return text.error();
  if (Status done = check_controls(*text, decoded.notes); !done) return done.error();
  std::size_t repaired = 0;
  std::string once = undo_double_encoding(*text, repaired);
  if (repaired > 0) {
    decoded.notes.push_back({NoteLevel::repair,
                             "double-encoded",
                             {},
                             std::to_string(repaired) + " characters were encoded twice"});
  }
  std::size_t shifted = 0;
  once = undo_shifts(once, shifted);
  if (shifted > 0) {
    decoded.notes.push_back({NoteLevel::repair,
                             "shifted-letters",
                             {},
                             std::to_string(shifted) + " letters were written a byte off"});
  }
  decoded.text = to_nfc(once);
  if (decoded.text.find("\xEF\xBF\xBD") != std::string::npos) {
    decoded.notes.push_back({NoteLevel::loss,
                             "characters-lost",
                             {},
                             "the file has U+FFFD where an earlier program lost characters"});
  }
  return decoded;
}

}  // namespace planlupp
