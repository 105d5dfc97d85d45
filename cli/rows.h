// Rows for people and programs: a table that fits the terminal, CSV, or JSON.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/command.h"
#include "store/list.h"

namespace planlupp::cli {

struct RowFormat {
  std::string format = "table";    // table, csv, json
  std::vector<std::string> shown;  // columns of the table; empty: all. CSV and JSON have all
  std::string main;                // of these the one that is cut last
  int width = -1;                  // of the table; 0: no limit; -1: the terminal's
  bool excel = false;              // CSV, as a Swedish Excel opens it: BOM, semicolons, commas
};

class RowPrinter {
 public:
  virtual ~RowPrinter() = default;
  virtual void columns(const std::vector<std::string>& names) = 0;
  virtual void row(const SqlRow& row) = 0;
  virtual void finish() = 0;
};

[[nodiscard]] std::unique_ptr<RowPrinter> make_printer(const RowFormat& format,
                                                       const Session& session);

[[nodiscard]] std::unique_ptr<RowPrinter> make_csv_printer(std::ostream& out, bool excel);

// --format, --width, --excel
void declare_format(Arguments& arguments, RowFormat& format);

// A printer's ends as the store calls them.
[[nodiscard]] RowSink sink_of(RowPrinter& printer);

// One value as text: "12,5" with a comma, "12.5" with a point; "" for none.
[[nodiscard]] std::string text_of(const SqlValue& value, char decimal_sign);

// A field of CSV: quoted where it must be, formulas made harmless, nothing a terminal obeys.
[[nodiscard]] std::string csv_field(std::string_view text, char separator);

}  // namespace planlupp::cli
