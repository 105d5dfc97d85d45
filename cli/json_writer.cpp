#include "cli/json_writer.h"

#include <unicode/utf8.h>

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace planlupp::cli {
namespace {

void append_escape(std::string& json, char32_t character) {
  switch (character) {
    case '"': json += "\\\""; return;
    case '\\': json += "\\\\"; return;
    case '\n': json += "\\n"; return;
    case '\r': json += "\\r"; return;
    case '\t': json += "\\t"; return;
    default: break;
  }
  std::array<char, 8> escape{};
  std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(character));
  json += escape.data();
}

// What may not stand in a string, or would do something to a terminal: all in the first 64 K.
bool needs_escape(char32_t c) {
  return c < 0x20 || c == '"' || c == '\\' || (c >= 0x7f && c < 0xa0) || c == 0x061c ||
         c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

void append_quoted(std::string& json, std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  json += '"';
  std::size_t done = 0;  // up to here the text is in json
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    UChar32 character = 0;
    U8_NEXT(bytes, at, text.size(), character);
    if (character >= 0 && !needs_escape(static_cast<char32_t>(character))) continue;
    json.append(text.substr(done, from - done));
    append_escape(json, character < 0 ? 0xfffd : static_cast<char32_t>(character));
    done = at;
  }
  json.append(text.substr(done));
  json += '"';
}

}  // namespace

JsonWriter& JsonWriter::open(char begin, char end) {
  separate();
  text_ += begin;
  ends_.push_back(end);
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::end() {
  assert(!ends_.empty());
  text_ += ends_.back();
  ends_.pop_back();
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  append_quoted(text_, name);
  text_ += ':';
  after_key_ = true;
  return *this;
}

void JsonWriter::separate() {
  if (!after_key_ && !first_ && !ends_.empty()) text_ += ',';
  after_key_ = false;
  first_ = false;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  append_quoted(text_, text);
  return *this;
}

JsonWriter& JsonWriter::value(double number) {
  if (!std::isfinite(number)) return null();
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number);
  return raw({text.data(), end.ptr});
}

JsonWriter& JsonWriter::value(bool truth) { return raw(truth ? "true" : "false"); }

JsonWriter& JsonWriter::raw(std::string_view text) {
  separate();
  text_ += text;
  return *this;
}

}  // namespace planlupp::cli
