// `planlupp show`: one record with its provenance.
#include <ostream>

#include "cli/command.h"
#include "cli/draw_record.h"
#include "cli/password_file.h"
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
    arguments
        .option("--draw", draw_.path, "draw its page with its cells marked, instead: a picture")
        .value_name("OUT.png");
    arguments.option("--password-file", password_file_, "opens an encrypted PDF: its first line")
        .value_name("FILE");
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
    if (!draw_.path.empty()) return draw(*found);
    format_ == "json" ? show_json(session.out(), *found)
                      : show_text(session.out(), *found, session.surroundings().width);
    return kDone;
  }

 private:
  Result<int> draw(const FoundRecord& found) {
    const Result<std::string> password = read_password(password_file_);
    if (!password) return password.error();
    draw_.password = *password;
    const Status drawn = draw_record(found, draw_);
    if (!drawn) return drawn.error();
    return kDone;
  }

  std::string id_, format_ = "text", password_file_;
  DrawTarget draw_;
};

}  // namespace

std::unique_ptr<Command> make_show() { return std::make_unique<Show>(); }

}  // namespace planlupp::cli
