// `planlupp query`: SQL that reads.
#include "cli/command.h"
#include "cli/rows.h"
#include "store/list.h"

namespace planlupp::cli {
namespace {

class Query : public Command {
 public:
  [[nodiscard]] std::string name() const override { return "query"; }
  [[nodiscard]] std::string help() const override { return "Ask the store in SQL, read-only"; }

  void declare(Arguments& arguments) override {
    arguments.positional("SQL", sql_, "one statement that reads").required();
    declare_format(arguments, format_);
    arguments.footer(
        "Tables: document, risk, control, measure, goal, activity, indicator, priority,\n"
        "attribute, stated, source, value_quality, text_line, unread_text, note. Views:\n"
        "risk_overview, goal_overview, measure_overview, control_overview, record, "
        "risk_evolution,\n"
        "goal_evolution. `COLLATE swedish` sorts å, ä and ö last; has(text, part) looks for a\n"
        "part, case ignored.\n\n"
        "Example: planlupp query \"SELECT year, count(*) FROM risk_overview GROUP BY year\"");
  }

  Result<int> run(Session& session) override {
    Result<Store> store = session.open(Access::read);
    if (!store) return store.error();
    const auto printer = make_printer(format_, session);
    const Status asked = query(*store, sql_, sink_of(*printer));
    if (!asked) return asked.error();
    printer->finish();
    return kDone;
  }

 private:
  std::string sql_;
  RowFormat format_;
};

}  // namespace

std::unique_ptr<Command> make_query() { return std::make_unique<Query>(); }

}  // namespace planlupp::cli
