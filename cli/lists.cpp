// `planlupp documents`, `risks`, `goals`, `measures`, `controls`: lists with filters.
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/filters.h"
#include "cli/rows.h"
#include "store/list.h"

namespace planlupp::cli {
namespace {

struct ListKind {
  Listing listing;
  std::string name, help;
  std::vector<std::string> shown;  // in the table
  std::string example;
};

class List : public Command {
 public:
  explicit List(ListKind kind) : kind_(std::move(kind)) {
    format_.shown = kind_.shown;
    format_.main = kind_.listing == Listing::goals       ? "statement"
                   : kind_.listing == Listing::documents ? "path"
                                                         : "description";
  }
  [[nodiscard]] std::string name() const override { return kind_.name; }
  [[nodiscard]] std::string help() const override { return kind_.help; }

  void declare(Arguments& arguments) override {
    kind_.listing == Listing::documents ? filters_.declare(arguments)
                                        : filters_.declare_records(arguments);
    declare_format(arguments, format_);
    arguments.footer(
        "The table shows some of the columns, CSV and JSON have all. `planlupp show ID` tells\n"
        "more about a row.\n\nExample: planlupp " +
        kind_.name + " " + kind_.example);
  }

  Result<int> run(Session& session) override {
    const Result<Filter> filter = filters_.filter();
    if (!filter) return filter.error();
    Result<Store> store = session.open(Access::read);
    if (!store) return store.error();
    const auto printer = make_printer(format_, session);
    const Status listed = list(*store, kind_.listing, *filter, sink_of(*printer));
    if (!listed) return listed.error();
    printer->finish();
    return filter->min_score ? tell_without_score(session, *store, *filter) : kDone;
  }

 private:
  // A risk without a score is no low risk: what --min-score passes over is told.
  Result<int> tell_without_score(const Session& session, Store& store, const Filter& filter) {
    const auto count = count_without_score(store, kind_.listing, filter);
    if (!count) return count.error();
    if (*count > 0) {
      session.say("not listed: " + std::to_string(*count) + " " + kind_.name +
                  " whose document states no score");
    }
    return kDone;
  }

  ListKind kind_;
  Filters filters_;
  RowFormat format_;
};

}  // namespace

std::unique_ptr<Command> make_documents() {
  return std::make_unique<List>(
      ListKind{Listing::documents,
               "documents",
               "List the documents of the store",
               {"id", "year", "organisation", "body", "kind", "risks", "goals", "doubts", "path"},
               "--organisation jämtland --year 2022-2025"});
}

std::unique_ptr<Command> make_risks() {
  return std::make_unique<List>(ListKind{Listing::risks,
                                         "risks",
                                         "List risks",
                                         {"id", "year", "body", "area", "description", "severity",
                                          "likelihood", "score", "level", "response", "measures"},
                                         "--body styrelsen --min-score 9"});
}

std::unique_ptr<Command> make_goals() {
  return std::make_unique<List>(ListKind{
      Listing::goals,
      "goals",
      "List goals",
      {"id", "year", "body", "area", "statement", "target", "outcome", "status", "status_code"},
      "--year 2022 --format csv"});
}

std::unique_ptr<Command> make_measures() {
  return std::make_unique<List>(ListKind{Listing::measures,
                                         "measures",
                                         "List measures",
                                         {"id", "year", "body", "area", "description",
                                          "responsible", "deadline", "status", "status_code"},
                                         "--status not_done"});
}

std::unique_ptr<Command> make_controls() {
  return std::make_unique<List>(
      ListKind{Listing::controls,
               "controls",
               "List controls",
               {"id", "year", "body", "risk", "description", "frequency", "responsible", "result"},
               "--year 2017 --body regionstyrelsen"});
}

}  // namespace planlupp::cli
