#include "cli/rows.h"

#include <ostream>

#include "cli/json_writer.h"
#include "cli/row_table.h"
#include "cli/safe_text.h"

namespace planlupp::cli {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "-20 %", "+4,5": begins like a formula and is none.
bool is_number(std::string_view text) {
  std::size_t at = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  std::size_t digits = 0;
  for (; at < text.size() && (is_digit(text[at]) || text[at] == ',' || text[at] == '.'); ++at) {
    digits += is_digit(text[at]) ? 1U : 0U;
  }
  const std::string_view rest = text.substr(at);
  return digits > 0 && (rest.empty() || rest == "%" || rest == " %");
}

// What a spreadsheet would run rather than show.
bool is_formula(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  text.remove_prefix(first);
  for (const std::string_view begin : {"=", "+", "-", "@", "＝", "＋", "－", "＠"}) {
    if (text.starts_with(begin)) return !is_number(text);
  }
  return false;
}

class CsvPrinter : public RowPrinter {
 public:
  CsvPrinter(std::ostream& out, bool excel)
      : out_(out), separator_(excel ? ';' : ','), decimal_sign_(excel ? ',' : '.') {
    if (excel) out_ << "\xEF\xBB\xBF";
  }
  void columns(const std::vector<std::string>& names) override {
    std::string line;
    for (const std::string& name : names) add(line, name);
    line.pop_back();
    out_ << line << "\r\n";
  }
  void row(const SqlRow& row) override {
    std::string line;
    for (const SqlValue& value : row) add(line, text_of(value, decimal_sign_));
    line.pop_back();
    if (row.size() == 1 && line.empty()) line = "\"\"";  // an empty line is no row
    out_ << line << "\r\n";
  }
  void finish() override {}

 private:
  void add(std::string& line, const std::string& text) const {
    line += csv_field(text, separator_);
    line += separator_;
  }
  std::ostream& out_;
  char separator_, decimal_sign_;
};

class JsonPrinter : public RowPrinter {
 public:
  explicit JsonPrinter(std::ostream& out) : out_(out) {}
  void columns(const std::vector<std::string>& names) override { names_ = names; }
  void row(const SqlRow& row) override {
    JsonWriter json;
    json.object();
    for (std::size_t i = 0; i < row.size(); ++i) {
      json.key(names_.at(i));
      std::visit([&](const auto& value) { write(json, value); }, row[i]);
    }
    out_ << (first_ ? "[\n" : ",\n") << json.end().text();
    first_ = false;
  }
  void finish() override { out_ << (first_ ? "[]\n" : "\n]\n"); }

 private:
  static void write(JsonWriter& json, std::monostate) { json.null(); }
  template <class T>
  static void write(JsonWriter& json, const T& value) {
    json.value(value);
  }
  std::ostream& out_;
  std::vector<std::string> names_;
  bool first_ = true;
};

}  // namespace

std::string text_of(const SqlValue& value, char decimal_sign) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  const auto* real = std::get_if<double>(&value);
  if (real == nullptr) return {};
  JsonWriter shortest;
  std::string text = shortest.value(*real).text();
  if (const auto point = text.find('.'); point != std::string::npos) text[point] = decimal_sign;
  return text;
}

std::string csv_field(std::string_view text, char separator) {
  std::string field = safe_text(text);
  if (is_formula(field)) field.insert(field.begin(), '\'');
  if (field.find_first_of(std::string("\"\n\t") + separator) == std::string::npos &&
      !field.starts_with(' ') && !field.ends_with(' ')) {
    return field;
  }
  std::string quoted = "\"";
  for (const char c : field) quoted.append(c == '"' ? 2U : 1U, c);
  return quoted + "\"";
}

std::unique_ptr<RowPrinter> make_csv_printer(std::ostream& out, bool excel) {
  return std::make_unique<CsvPrinter>(out, excel);
}

std::unique_ptr<RowPrinter> make_printer(const RowFormat& format, const Session& session) {
  if (format.format == "csv" || format.excel) return make_csv_printer(session.out(), format.excel);
  if (format.format == "json") return std::make_unique<JsonPrinter>(session.out());
  TableStyle style;
  style.width = format.width >= 0 ? format.width : session.surroundings().width;
  style.colour = session.surroundings().colour;
  style.main = format.main;
  return make_table_printer(session.out(), format.shown, style);
}

void declare_format(Arguments& arguments, RowFormat& format) {
  arguments.option("--format", format.format, "table, csv or json")
      .one_of({"table", "csv", "json"});
  arguments
      .option("--width", format.width,
              "of the table; 0: nothing is cut; -1: as wide as the terminal")
      .at_least(-1);
  arguments.flag("--excel", format.excel, "CSV for a Swedish Excel: BOM, semicolon, decimal comma");
}

RowSink sink_of(RowPrinter& printer) {
  return {[&printer](const std::vector<std::string>& names) { printer.columns(names); },
          [&printer](const SqlRow& row) { printer.row(row); }};
}

}  // namespace planlupp::cli
