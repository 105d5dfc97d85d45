// `planlupp link` and `unlink`: a person's word on whether two records are the same.
#include <ostream>
#include <string>

#include "cli/command.h"
#include "cli/safe_text.h"
#include "store/persons_words.h"
#include "store/record_id.h"

namespace planlupp::cli {
namespace {

class Link : public Command {
 public:
  explicit Link(bool same) : same_(same) {}
  [[nodiscard]] std::string name() const override { return same_ ? "link" : "unlink"; }
  [[nodiscard]] std::string help() const override {
    return same_ ? "Say that two risks or goals are the same one"
                 : "Say that two risks or goals are not the same one";
  }

  void declare(Arguments& arguments) override {
    arguments.positional("A", a_, "a risk or goal, or a document").required();
    arguments.positional("B", b_, "another one of the same board").required();
    arguments.flag("--board", board_, "A is what the board B was called before");
    arguments.option("--organisation", organisation_, "of the board; without it in all of them")
        .value_name("NAME");
    arguments.footer(
        "Your word is kept by what the records say: it holds when documents are read anew or put\n"
        "into another store (`planlupp review --export`). The later word replaces the earlier.\n"
        "Two documents (D3 D7) that are linked are editions of one plan; the first named "
        "counts.\n\n"
        "Example: planlupp " +
        name() + " R12 R40");
  }

  Result<int> run(Session& session) override {
    if (board_) return boards(session);
    const auto a = record_id(a_), b = record_id(b_);
    for (const auto& [id, typed] : {std::pair(a, a_), std::pair(b, b_)}) {
      const bool fits =
          id && (!id->kind || id->kind == RecordKind::risk || id->kind == RecordKind::goal);
      if (!fits) {
        return Error{ErrorCode::usage, "",
                     "expected an id like R12, G3 or D2, found \"" + typed + "\""};
      }
    }
    if (a->kind != b->kind) {
      return Error{ErrorCode::usage, "", "expected two of one kind, found " + a_ + " and " + b_};
    }
    Result<Store> store = session.open(Access::write);
    if (!store) return store.error();
    const std::string now = session.surroundings().now();
    const Pair pair{a->id, b->id};
    const Status said = a->kind ? say(*store, *a->kind, pair, same_, now)
                                : say_of_documents(*store, pair, same_, now);
    if (!said) return said.error();
    session.out() << to_string(*a) << " and " << to_string(*b)
                  << (same_ ? " are the same\n" : " are not the same\n");
    return kDone;
  }

 private:
  [[nodiscard]] Result<int> boards(const Session& session) const {
    Result<Store> store = session.open(Access::write);
    if (!store) return store.error();
    const Status said = say_of_boards(*store, {organisation_, a_, b_}, same_);
    if (!said) return said.error();
    session.out() << safe_line(a_) << " and " << safe_line(b_)
                  << (same_ ? " are one board\n" : " are two boards\n");
    return kDone;
  }

  bool same_, board_ = false;
  std::string a_, b_, organisation_;
};

}  // namespace

std::unique_ptr<Command> make_link() { return std::make_unique<Link>(true); }
std::unique_ptr<Command> make_unlink() { return std::make_unique<Link>(false); }

}  // namespace planlupp::cli
