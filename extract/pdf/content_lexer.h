// The tokens of a page's content stream: operands, then the operator that takes them.
//
//   "/F1 9.5 Tf [(Ris) -20 (k)] TJ"
//   ->  operator "Tf" with a name and a number; operator "TJ" with an array of three
//
// A strict reader: anything that it does not understand ends the reading with `bad`, and a
// forgiving one may take over. It knows the form of a content stream, not what it means.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace planlupp {

struct Operand {
  enum class Kind : std::uint8_t {
    number,
    name,    // without its slash
    string,  // decoded
    array_begin,
    array_end,
    dict_begin,
    dict_end,
    other,  // true, false, null
  };
  Kind kind = Kind::other;
  double number = 0;
  std::uint32_t first = 0, size = 0;  // of names and strings: ContentLexer::text()
};

// Names of operators as numbers, to switch on; 0: longer than any that we know.
constexpr std::uint32_t operator_code(std::string_view name) {
  std::uint32_t out = 0;
  for (const char c : name) out = out << 8 | static_cast<unsigned char>(c);
  return name.size() <= 3 ? out : 0;
}

class ContentLexer {
 public:
  enum class Step { operation, end, bad };

  explicit ContentLexer(std::string_view content) : content_(content) {}

  // Reads on to the next operator; its operands replace those of the one before.
  Step next();

  [[nodiscard]] std::string_view operation() const { return operation_; }
  [[nodiscard]] const std::vector<Operand>& operands() const { return operands_; }
  [[nodiscard]] std::string_view text(const Operand& operand) const {
    return std::string_view(text_).substr(operand.first, operand.size);
  }

 private:
  bool read_operand(char c);
  bool read_number();
  bool read_name();
  bool read_string();
  bool read_hex_string();
  bool read_escape();
  void skip_white();
  void push(Operand::Kind kind, std::size_t first);

  std::string_view content_;
  std::size_t at_ = 0;
  std::string_view operation_;
  std::vector<Operand> operands_;
  std::string text_;  // of the operands' names and strings
};

}  // namespace planlupp
