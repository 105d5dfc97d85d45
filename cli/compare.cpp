// `planlupp compare`: two years side by side.
#include "store/compare.h"

#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/compare_text.h"
#include "cli/rows.h"
#include "store/record_id.h"
#include "store/search.h"

namespace planlupp::cli {
namespace {

SqlValue text_value(const std::string& text) {
  return text.empty() ? SqlValue{std::monostate{}} : SqlValue{text};
}

class CompareCommand : public Command {
 public:
  [[nodiscard]] std::string name() const override { return "compare"; }
  [[nodiscard]] std::string help() const override {
    return "Two years side by side: new, gone, kept; up or down; done or not";
  }

  void declare(Arguments& arguments) override {
    arguments.positional("YEAR", before_, "the earlier year").required();
    arguments.positional("YEAR2", after_, "the later year").required();
    arguments.option("--organisation", request_.organisation, "a part of the organisation's name")
        .value_name("NAME");
    arguments.option("--body", request_.body, "a part of the board's or committee's name")
        .value_name("NAME");
    arguments.flag("--goals", goals_, "goals instead of risks");
    arguments.flag("--all", all_, "also what is the same in both years");
    arguments.option("--format", format_.format, "text, csv or json")
        .one_of({"text", "csv", "json"});
    arguments.flag("--excel", format_.excel, "CSV for a Swedish Excel");
    arguments.footer(
        "A score that moved is compared on a scale common to both plans; shown is what they say.\n"
        "A year whose documents are not in the store is said to be that. Measures and controls\n"
        "are compared only where the documents of both years show them.\n\n"
        "Example: planlupp compare 2023 2024 --body socialnämnden");
  }

  Result<int> run(Session& session) override {
    const auto before = year_of(before_), after = year_of(after_);
    if (!before || !after) {
      return Error{ErrorCode::usage, "",
                   "expected two years, found \"" + before_ + "\" and \"" + after_ + "\""};
    }
    if (*before >= *after) {
      return Error{ErrorCode::usage, "",
                   "expected the earlier year first, found " + before_ + " and " + after_};
    }
    request_.before = *before;
    request_.after = *after;
    request_.kind = goals_ ? RecordKind::goal : RecordKind::risk;
    Result<Store> store = session.open(Access::read);
    if (!store) return store.error();
    const Status known = check_known(*store, request_.organisation, request_.body, std::nullopt);
    if (!known) return known.error();
    const auto comparison = compare(*store, request_);
    if (!comparison) return comparison.error();
    if (format_.format == "text") {
      show_comparison(session.out(), request_, *comparison,
                      {all_, session.surroundings().colour, session.surroundings().width});
    } else {
      rows(session, *comparison);
    }
    return tell_missing(session, *comparison);
  }

 private:
  static std::optional<int> year_of(const std::string& text) {
    if (text.size() != 4 || text.find_first_not_of("0123456789") != std::string::npos) {
      return std::nullopt;
    }
    return std::stoi(text);
  }

  [[nodiscard]] Result<int> tell_missing(const Session& session,
                                         const Comparison& comparison) const {
    if (comparison.years.empty()) return kDone;
    std::string years;
    for (const int year : comparison.years)
      years += (years.empty() ? "" : ", ") + std::to_string(year);
    session.say("not both years are in the store; it has " + (years.empty() ? "none" : years));
    return kFoundTrouble;
  }

  void rows(const Session& session, const Comparison& comparison) const {
    const auto printer = make_printer(format_, session);
    printer->columns({"organisation",
                      "body",
                      "fate",
                      "id_before",
                      "id_after",
                      "page_before",
                      "page_after",
                      "area",
                      "text_before",
                      "text_after",
                      "stated_before",
                      "stated_after",
                      "index_before",
                      "index_after",
                      "moved",
                      "measures_changed",
                      "controls_changed",
                      "results_missing",
                      "other",
                      "path_before",
                      "path_after"});
    for (const ComparedBoard& board : comparison.boards) {
      if (board.documents_before == 0 || board.documents_after == 0) {
        SqlRow row(21, SqlValue{std::monostate{}});
        row[0] = text_value(board.organisation);
        row[1] = text_value(board.body);
        row[2] = SqlValue{
            std::string(board.documents_before == 0 ? "before not read" : "after not read")};
        printer->row(row);
      }
      for (const ComparedRecord& record : board.records) printer->row(row_of(board, record));
    }
    printer->finish();
  }

  static SqlRow row_of(const ComparedBoard& board, const ComparedRecord& record) {
    const auto id = [](const std::optional<YearRecord>& r) {
      return r ? text_value(to_string(RecordId{r->kind, r->id})) : SqlValue{};
    };
    const auto page = [](const std::optional<YearRecord>& r) {
      return r && r->page > 0 ? SqlValue{std::int64_t{r->page}} : SqlValue{};
    };
    const auto text = [](const std::optional<YearRecord>& r, std::string YearRecord::*field) {
      return r ? text_value((*r).*field) : SqlValue{};
    };
    const auto index = [](const std::optional<YearRecord>& r) {
      return r && r->risk_index ? SqlValue{*r->risk_index} : SqlValue{};
    };
    const YearRecord& shown = record.after ? *record.after : *record.before;
    const auto count = [](bool known, std::size_t number) {
      return known ? SqlValue{static_cast<std::int64_t>(number)} : SqlValue{};
    };
    return {text_value(board.organisation),
            text_value(board.body),
            text_value(std::string(name_of(record.fate))),
            id(record.before),
            id(record.after),
            page(record.before),
            page(record.after),
            text_value(shown.area),
            text(record.before, &YearRecord::text),
            text(record.after, &YearRecord::text),
            record.before ? text_value(stated_rating(*record.before)) : SqlValue{},
            record.after ? text_value(stated_rating(*record.after)) : SqlValue{},
            index(record.before),
            index(record.after),
            text_value(std::string(name_of(record.move))),
            count(record.measures_known, record.measures.size()),
            count(record.controls_known, record.controls.size()),
            SqlValue{std::int64_t{record.results_missing}},
            text_value(record.other),
            text(record.before, &YearRecord::path),
            text(record.after, &YearRecord::path)};
  }

  std::string before_, after_;
  CompareRequest request_;
  bool goals_ = false, all_ = false;
  RowFormat format_ = [] {
    RowFormat format;
    format.format = "text";
    return format;
  }();
};

}  // namespace

std::unique_ptr<Command> make_compare() { return std::make_unique<CompareCommand>(); }

}  // namespace planlupp::cli
