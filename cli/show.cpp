// `planlupp show`: one record with its provenance.
#include <ostream>

#include "cli/command.h"
#include "cli/show_text.h"
#include "store/find.h"

namespace planlupp::cli {
namespace {

class Show : public Command {
 public:
  [[nodiscard]] std::string name() const override { return "show"; }
  [[nodiscard]] std::string help() const override {
    return "Show a record, where it was read and how certain it is";
  }

  void declare(Arguments& arguments) override {
    arguments.positional("ID", id_, "of a record or document, as lists give it").required();
    arguments.option("--format", format_, "text or json").one_of({"text", "json"});
    arguments.footer(
        "R12 is a risk, G3 a goal, M7 a measure, C5 a control, A1 an activity, I2 an indicator,\n"
        "P4 a priority, D2 a document; risk:12 does as well. An id outlives a new reading of its\n"
        "document.\n\nExample: planlupp show R12");
  }

  Result<int> run(Session& session) override {
    const auto id = record_id(id_);
    if (!id) {
      return Error{ErrorCode::usage, "",
                   "expected an id like R12, G3, M7, C5 or D2, found \"" + id_ + "\""};
    }
    Result<Store> store = session.open(Access::read);
    if (!store) return store.error();
    const Result<FoundRecord> found = find_record(*store, *id);
    if (!found) return found.error();
    format_ == "json" ? show_json(session.out(), *found)
                      : show_text(session.out(), *found, session.surroundings().width);
    return kDone;
  }

 private:
  std::string id_, format_ = "text";
};

}  // namespace

std::unique_ptr<Command> make_show() { return std::make_unique<Show>(); }

}  // namespace planlupp::cli
