// `planlupp export`: the records of the store for other programs.
#include <ostream>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/filters.h"
#include "cli/record_json.h"
#include "cli/record_rows.h"
#include "cli/rows.h"

namespace planlupp::cli {
namespace {

class Export : public Command {
 public:
  [[nodiscard]] std::string name() const override { return "export"; }
  [[nodiscard]] std::string help() const override { return "Write the records for other programs"; }

  void declare(Arguments& arguments) override {
    arguments.option("--format", format_, "jsonl: one document a line; csv: one record a line")
        .one_of({"jsonl", "csv"});
    filters_.declare(arguments);
    arguments.footer(
        "Documents stand in the order of their paths. In CSV a text that a spreadsheet would\n"
        "take for a formula has an apostrophe before it.\n\n"
        "Example: planlupp export --format jsonl --year 2024 > plans.jsonl");
  }

  Result<int> run(Session& session) override {
    const Result<Filter> filter = filters_.filter();
    if (!filter) return filter.error();
    Result<Store> store = session.open(Access::read);
    if (!store) return store.error();
    const auto chosen = documents(*store, *filter);
    if (!chosen) return chosen.error();
    return format_ == "csv" ? csv(session, *store, *chosen) : jsonl(session, *store, *chosen);
  }

 private:
  static Result<int> jsonl(Session& session, Store& store,
                           const std::vector<StoredDocument>& chosen) {
    JsonWriter json;
    for (const StoredDocument& document : chosen) {
      const Result<RecordSet> records = store.records(document.id, Detail::values);
      if (!records) return records.error();
      json.clear();
      write_document(json, document.path, *records);
      session.out() << json.text() << '\n';
    }
    return kDone;
  }

  static Result<int> csv(Session& session, Store& store,
                         const std::vector<StoredDocument>& chosen) {
    RowFormat format;
    format.format = "csv";
    const auto printer = make_printer(format, session);
    printer->columns(record_columns());
    for (const StoredDocument& document : chosen) {
      const Result<RecordSet> records = store.records(document.id, Detail::values);
      if (!records) return records.error();
      for_each_row(document.path, *records, [&](const SqlRow& row) { printer->row(row); });
    }
    printer->finish();
    return kDone;
  }

  std::string format_ = "jsonl";
  Filters filters_;
};

}  // namespace

std::unique_ptr<Command> make_export() { return std::make_unique<Export>(); }

}  // namespace planlupp::cli
