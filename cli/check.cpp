// `planlupp check`: the state of the store and of what was read.
#include "store/check.h"

#include <ostream>

#include "cli/check_text.h"
#include "cli/command.h"
#include "cli/filters.h"
#include "store/repair.h"

namespace planlupp::cli {
namespace {

class Check : public Command {
 public:
  [[nodiscard]] std::string name() const override { return "check"; }
  [[nodiscard]] std::string help() const override {
    return "Check the store, and tell what a person should look at";
  }

  void declare(Arguments& arguments) override {
    filters_.declare(arguments);
    arguments.flag("--all", all_, "list everything, not only the first of each kind");
    arguments.flag("--repair", repair_, "make a damaged store anew; the old one is kept beside it");
    arguments.option("--format", format_, "text, or json: one document a line")
        .one_of({"text", "json"});
    arguments.footer(
        "Tells whether the file is sound, and for each document how much of its tables' text\n"
        "reached a record, which lines did not, what was lost, what is in doubt and which\n"
        "records are uncertain and why. Exit status 1 when there is something to look at.\n\n"
        "Example: planlupp check --year 2024");
  }

  Result<int> run(Session& session) override {
    const Result<Filter> filter = filters_.filter();
    if (!filter) return filter.error();
    if (repair_) {
      const Result<Repaired> repaired = repair_store(session.store_path());
      if (!repaired) return repaired.error();
      session.say(repaired->kept.empty() ? "the store is sound: nothing to repair"
                                         : "repaired; the store as it was: " + repaired->kept);
    }
    Result<Store> store = session.open(Access::read);
    if (!store) return store.error();
    const Result<CheckReport> report = check(*store, *filter);
    if (!report) return report.error();
    format_ == "json"
        ? write_check_json(session.out(), *report)
        : write_check_text(session.out(), *report, {all_, session.surroundings().width});
    if (!report->damage.empty()) return kNoStore;
    return has_findings(*report) ? kFoundTrouble : kDone;
  }

 private:
  Filters filters_;
  bool all_ = false, repair_ = false;
  std::string format_ = "text";
};

}  // namespace

std::unique_ptr<Command> make_check() { return std::make_unique<Check>(); }

}  // namespace planlupp::cli
