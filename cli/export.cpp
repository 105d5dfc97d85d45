// `planlupp export`: the records of the store for other programs.
#include <fstream>
#include <ostream>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/filters.h"
#include "cli/record_json.h"
#include "cli/record_rows.h"
#include "cli/rows.h"
#include "cli/xlsx.h"

namespace planlupp::cli {
namespace {

class Export : public Command {
 public:
  [[nodiscard]] std::string name() const override { return "export"; }
  [[nodiscard]] std::string help() const override { return "Write the records for other programs"; }

  void declare(Arguments& arguments) override {
    arguments
        .option("--format", format_,
                "jsonl: one document a line; csv: one record a line; xlsx: a workbook")
        .one_of({"jsonl", "csv", "xlsx"});
    arguments.option("--output", output_, "the file to write; needed for xlsx").value_name("FILE");
    arguments.flag("--excel", excel_, "CSV for a Swedish Excel: BOM, semicolon, decimal comma");
    filters_.declare(arguments);
    arguments.footer(
        "Documents stand in the order of their paths. In CSV a text that a spreadsheet would\n"
        "take for a formula has an apostrophe before it.\n\n"
        "Example: planlupp export --format xlsx --output plans.xlsx");
  }

  Result<int> run(Session& session) override {
    const Result<Filter> filter = filters_.filter();
    if (!filter) return filter.error();
    if (format_ == "xlsx" && output_.empty()) {
      return Error{ErrorCode::usage, "", "expected --output FILE for a workbook, found none"};
    }
    Result<Store> store = session.open(Access::read);
    if (!store) return store.error();
    if (format_ == "xlsx") {
      const Status written = write_workbook(*store, *filter, output_);
      if (!written) return written.error();
      return kDone;
    }
    const auto chosen = documents(*store, *filter);
    if (!chosen) return chosen.error();
    if (output_.empty()) return write(session.out(), *store, *chosen);
    std::ofstream file(output_, std::ios::binary);
    const Result<int> written = write(file, *store, *chosen);
    file.close();
    if (file) return written;
    return Error{ErrorCode::unreadable, output_, "the file cannot be written"};
  }

 private:
  Result<int> write(std::ostream& out, Store& store,
                    const std::vector<StoredDocument>& chosen) const {
    return format_ == "csv" || excel_ ? csv(out, store, chosen) : jsonl(out, store, chosen);
  }

  static Result<int> jsonl(std::ostream& out, Store& store,
                           const std::vector<StoredDocument>& chosen) {
    JsonWriter json;
    for (const StoredDocument& document : chosen) {
      const Result<RecordSet> records = store.records(document.id, Detail::values);
      if (!records) return records.error();
      json.clear();
      write_document(json, document.path, *records);
      out << json.text() << '\n';
    }
    return kDone;
  }

  Result<int> csv(std::ostream& out, Store& store,
                  const std::vector<StoredDocument>& chosen) const {
    const auto printer = make_csv_printer(out, excel_);
    printer->columns(record_columns());
    for (const StoredDocument& document : chosen) {
      const Result<RecordSet> records = store.records(document.id, Detail::values);
      if (!records) return records.error();
      for_each_row(document.path, *records, [&](const SqlRow& row) { printer->row(row); });
    }
    printer->finish();
    return kDone;
  }

  std::string output_;
  bool excel_ = false;
  std::string format_ = "jsonl";
  Filters filters_;
};

}  // namespace

std::unique_ptr<Command> make_export() { return std::make_unique<Export>(); }

}  // namespace planlupp::cli
