// `planlupp documents`, `risks`, `goals`, `measures`, `controls`: lists with filters.
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/filters.h"
#include "cli/rows.h"
#include "store/list.h"
#include "store/search.h"

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
    if (kind_.listing == Listing::documents) {
      filters_.declare(arguments);
      arguments.flag("--failed", failed_, "files that could not be read, or not wholly, and why");
    } else {
      filters_.declare_records(arguments);
    }
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
    if (failed_) format_.shown = {"path", "verdict", "reason"};
    const auto printer = make_printer(format_, session);
    std::size_t rows = 0;
    RowSink sink = sink_of(*printer);
    sink.row = [&](const SqlRow& row) {
      ++rows;
      printer->row(row);
    };
    const Status listed =
        failed_ ? list_failed(*store, sink) : list(*store, kind_.listing, *filter, sink);
    if (!listed) return listed.error();
    printer->finish();
    if (failed_) return kDone;
    if (rows == 0) tell_names(session, *store, *filter);
    if (rows == 0) tell_years(session, *store, *filter);
    if (filter->year_from) tell_without_year(session, *store, *filter);
    if (filter->min_score) tell_without_score(session, *store, *filter);
    return kDone;
  }

 private:
  // A name that matches nothing is often misspelt.
  static void tell_names(const Session& session, Store& store, const Filter& filter) {
    for (const std::string& name : {filter.organisation, filter.body}) {
      if (name.empty()) continue;
      Filter named;
      (name == filter.body ? named.body : named.organisation) = name;
      const auto matching = documents(store, named);
      const auto names = nearest_names(store, name);
      if (!matching || !matching->empty() || !names || names->empty()) continue;
      std::string known;
      for (const std::string& one : *names) known += (known.empty() ? "" : ", ") + one;
      session.say("no document of \"" + name + "\"; the nearest names: " + known);
    }
  }

  // Nothing of a year that the store lacks is no "none".
  static void tell_years(const Session& session, Store& store, const Filter& filter) {
    if (!filter.year_from) return;
    Filter years;
    years.year_from = filter.year_from;
    years.year_to = filter.year_to;
    const auto matching = documents(store, years);
    if (!matching || !matching->empty()) return;
    const Status known = check_known(store, "", "", filter.year_from);
    if (!known) session.say(known.error().message);
  }

  // What a list passes over because it is not known is told: it is not the same as none.
  void tell_without_year(const Session& session, Store& store, const Filter& filter) const {
    const auto count = count_without_year(store, filter);
    if (count && *count > 0) {
      session.say("not looked at, their year is not known: documents " + std::to_string(*count));
    }
  }

  void tell_without_score(const Session& session, Store& store, const Filter& filter) const {
    const auto count = count_without_score(store, kind_.listing, filter);
    if (count && *count > 0) {
      session.say("not listed, no score is stated: " + kind_.name + " " + std::to_string(*count));
    }
  }

  ListKind kind_;
  Filters filters_;
  RowFormat format_;
  bool failed_ = false;
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
