#include "extract/pdf/content_lexer.h"

#include <array>

namespace planlupp {
namespace {

constexpr std::size_t kMaxOperands = 100'000;  // in one TJ, say; the format allows 33

enum CharClass : std::uint8_t { kRegular, kWhite, kDelimiter };

constexpr std::array<CharClass, 256> classes() {
  std::array<CharClass, 256> out{};
  for (const unsigned char c : {'\0', '\t', '\n', '\f', '\r', ' '}) out[c] = kWhite;
  for (const unsigned char c : {'(', ')', '<', '>', '[', ']', '{', '}', '/', '%'}) {
    out[c] = kDelimiter;
  }
  return out;
}
constexpr std::array<CharClass, 256> kClasses = classes();

CharClass class_of(char c) { return kClasses[static_cast<unsigned char>(c)]; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex_of(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

void ContentLexer::skip_white() {
  while (at_ < content_.size()) {
    if (class_of(content_[at_]) == kWhite) {
      ++at_;
    } else if (content_[at_] == '%') {
      while (at_ < content_.size() && content_[at_] != '\n' && content_[at_] != '\r') ++at_;
    } else {
      return;
    }
  }
}

ContentLexer::Step ContentLexer::next() {
  operands_.clear();
  text_.clear();
  for (;;) {
    skip_white();
    if (at_ == content_.size()) return operands_.empty() ? Step::end : Step::bad;
    const char c = content_[at_];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' || c == '"';
    if (!letter) {
      if (operands_.size() == kMaxOperands || !read_operand(c)) return Step::bad;
      continue;
    }
    const std::size_t first = at_;
    while (at_ < content_.size() && class_of(content_[at_]) == kRegular) ++at_;
    operation_ = content_.substr(first, at_ - first);
    if (operation_ != "true" && operation_ != "false" && operation_ != "null") {
      return Step::operation;
    }
    push(Operand::Kind::other, text_.size());
  }
}

void ContentLexer::push(Operand::Kind kind, std::size_t first) {
  operands_.push_back({kind, 0, static_cast<std::uint32_t>(first),
                       static_cast<std::uint32_t>(text_.size() - first)});
}

bool ContentLexer::read_operand(char c) {
  if (is_digit(c) || c == '-' || c == '.' || c == '+') return read_number();
  if (c == '/') return read_name();
  if (c == '(') return read_string();
  const bool doubled = at_ + 1 < content_.size() && content_[at_ + 1] == c;
  if (c == '<' && !doubled) return read_hex_string();
  Operand::Kind kind = Operand::Kind::array_begin;
  switch (c) {
    case '[': break;
    case ']': kind = Operand::Kind::array_end; break;
    case '<': kind = Operand::Kind::dict_begin; break;
    case '>':
      if (!doubled) return false;
      kind = Operand::Kind::dict_end;
      break;
    default: return false;
  }
  at_ += c == '<' || c == '>' ? 2 : 1;
  push(kind, text_.size());
  return true;
}

bool ContentLexer::read_number() {
  const bool negative = content_[at_] == '-';
  if (negative || content_[at_] == '+') ++at_;
  double value = 0;
  bool digits = false;
  while (at_ < content_.size() && is_digit(content_[at_])) {
    value = value * 10 + (content_[at_++] - '0');
    digits = true;
  }
  if (at_ < content_.size() && content_[at_] == '.') {
    ++at_;
    double fraction = 0;
    double scale = 1;
    while (at_ < content_.size() && is_digit(content_[at_])) {
      if (scale < 1e15) {
        fraction = fraction * 10 + (content_[at_] - '0');
        scale *= 10;
      }
      ++at_;
      digits = true;
    }
    value += fraction / scale;
  }
  if (!digits || (at_ < content_.size() && class_of(content_[at_]) == kRegular)) return false;
  operands_.push_back({Operand::Kind::number, negative ? -value : value, 0, 0});
  return true;
}

bool ContentLexer::read_name() {
  const std::size_t first = text_.size();
  ++at_;
  while (at_ < content_.size() && class_of(content_[at_]) == kRegular) {
    if (content_[at_] == '#' && at_ + 2 < content_.size() && hex_of(content_[at_ + 1]) >= 0 &&
        hex_of(content_[at_ + 2]) >= 0) {
      text_ += static_cast<char>(hex_of(content_[at_ + 1]) * 16 + hex_of(content_[at_ + 2]));
      at_ += 3;
    } else {
      text_ += content_[at_++];
    }
  }
  push(Operand::Kind::name, first);
  return true;
}

bool ContentLexer::read_string() {
  const std::size_t first = text_.size();
  int depth = 0;
  while (at_ < content_.size()) {
    const char c = content_[at_++];
    if (c == '(' && depth++ == 0) continue;
    if (c == ')' && --depth == 0) {
      push(Operand::Kind::string, first);
      return true;
    }
    if (c == '\\') {
      if (!read_escape()) return false;
    } else if (c == '\r') {  // every line end is a line feed
      text_ += '\n';
      if (at_ < content_.size() && content_[at_] == '\n') ++at_;
    } else {
      text_ += c;
    }
  }
  return false;
}

bool ContentLexer::read_escape() {
  if (at_ == content_.size()) return false;
  const char c = content_[at_++];
  switch (c) {
    case 'n': text_ += '\n'; return true;
    case 'r': text_ += '\r'; return true;
    case 't': text_ += '\t'; return true;
    case 'b': text_ += '\b'; return true;
    case 'f': text_ += '\f'; return true;
    case '\n': return true;  // the line goes on
    case '\r':
      if (at_ < content_.size() && content_[at_] == '\n') ++at_;
      return true;
    default: break;
  }
  if (c < '0' || c > '7') {
    text_ += c;
    return true;
  }
  int value = c - '0';
  for (int i = 0; i < 2 && at_ < content_.size() && content_[at_] >= '0' && content_[at_] <= '7';
       ++i) {
    value = value * 8 + (content_[at_++] - '0');
  }
  text_ += static_cast<char>(value & 0xFF);
  return true;
}

bool ContentLexer::read_hex_string() {
  const std::size_t first = text_.size();
  int half = -1;
  for (++at_; at_ < content_.size(); ++at_) {
    const char c = content_[at_];
    if (c == '>') {
      if (half >= 0) text_ += static_cast<char>(half * 16);
      ++at_;
      push(Operand::Kind::string, first);
      return true;
    }
    if (class_of(c) == kWhite) continue;
    const int digit = hex_of(c);
    if (digit < 0) return false;
    if (half < 0) {
      half = digit;
    } else {
      text_ += static_cast<char>(half * 16 + digit);
      half = -1;
    }
  }
  return false;
}

}  // namespace planlupp
