// Writes JSON straight into a string, one value after the other; fast, and safe to show: control
// characters are escaped, those too that JSON would allow, and what is no UTF-8 is replaced.
//
//   JsonWriter json;
//   json.object().key("ordinal").value(1).key("code").null().end();    {"ordinal":1,"code":null}
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planlupp::cli {

class JsonWriter {
 public:
  JsonWriter& object() { return open('{', '}'); }
  JsonWriter& array() { return open('[', ']'); }
  JsonWriter& end();  // of the innermost object or array
  JsonWriter& key(std::string_view name);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(double number);  // 12 for 12.0; null for what JSON has no number for
  JsonWriter& value(bool truth);
  template <std::integral T>
  JsonWriter& value(T number) {
    return raw(std::to_string(number));
  }
  template <class T>
  JsonWriter& value(const std::optional<T>& maybe) {
    return maybe ? value(*maybe) : null();
  }
  JsonWriter& null() { return raw("null"); }
  JsonWriter& text_or_null(std::string_view text) { return text.empty() ? null() : value(text); }

  [[nodiscard]] const std::string& text() const { return text_; }
  void clear() { text_.clear(); }

 private:
  JsonWriter& open(char begin, char end);
  JsonWriter& raw(std::string_view text);
  void separate();

  std::string text_;
  std::vector<char> ends_;
  bool first_ = true;  // nothing stands before in the innermost object or array
  bool after_key_ = false;
};

}  // namespace planlupp::cli
