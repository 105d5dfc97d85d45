// `planlupp review`: the unclear links one by one; answers are kept and never asked for again.
#include <cmath>
#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/counted.h"
#include "cli/marked_text.h"
#include "cli/safe_text.h"
#include "store/boards.h"
#include "store/persons_words.h"
#include "store/record_id.h"
#include "store/search.h"

namespace planlupp::cli {
namespace {

class Review : public Command {
 public:
  [[nodiscard]] std::string name() const override { return "review"; }
  [[nodiscard]] std::string help() const override {
    return "Judge the unclear links between years, one by one";
  }

  void declare(Arguments& arguments) override {
    arguments.option("--organisation", filter_.organisation, "a part of the organisation's name")
        .value_name("NAME");
    arguments.option("--body", filter_.body, "a part of the board's or committee's name")
        .value_name("NAME");
    arguments.option("--year", year_, "links to this year").value_name("YEAR");
    arguments.flag("--list", list_, "list them, ask nothing");
    arguments.flag("--export", export_, "write all answers ever given, one JSON object a line");
    arguments.option("--import", import_, "take answers from such a file").value_name("FILE");
    arguments.footer(
        "y: the same   n: not the same   l: later   u: undo the last answer   q: stop\n\n"
        "Example: planlupp review --body socialnämnden");
  }

  Result<int> run(Session& session) override {
    if (year_) filter_.years = {*year_};
    Result<Store> store = session.open(list_ || export_ ? Access::read : Access::write);
    if (!store) return store.error();
    if (export_) return write_words(session, *store);
    if (!import_.empty()) return read_words(session, *store);
    const Status known = check_known(*store, filter_.organisation, filter_.body, year_);
    if (!known) return known.error();
    const auto all = doubts(*store, filter_);
    if (!all) return all.error();
    return list_ ? list(session, *all) : ask_all(session, *store, *all);
  }

 private:
  static Result<int> write_words(const Session& session, Store& store) {
    const auto words = words_as_json(store);
    if (!words) return words.error();
    session.out() << *words;
    return kDone;
  }

  [[nodiscard]] Result<int> read_words(const Session& session, Store& store) const {
    std::ifstream file(import_, std::ios::binary);
    if (!file)
      return Error{ErrorCode::unreadable, import_, "expected a file of answers, could not read it"};
    const std::string content{std::istreambuf_iterator<char>(file), {}};
    const auto taken = take_words(store, content);
    if (!taken)
      return Error{taken.error().code, import_ + ", " + taken.error().place, taken.error().message};
    session.say(counted(*taken, "answer", "answers") + " taken");
    return kDone;
  }

  static void show(const Session& session, const Doubt& doubt) {
    const auto line = [&](const YearRecord& r) {
      session.out() << safe_line(std::to_string(r.year) + "  " +
                                 to_string(RecordId{doubt.kind, r.id}) + "  " + r.text)
                    << '\n';
    };
    session.out() << safe_line(whose(doubt.after.organisation, doubt.after.body)) << '\n';
    line(doubt.before);
    line(doubt.after);
    put_diff(session.out(), word_diff(doubt.before.text, doubt.after.text),
             {6, session.surroundings().width, session.surroundings().colour});
    session.out() << "      " << std::lround(doubt.link.probability * 100) << " %";
    for (const LinkReason& reason : doubt.link.reasons) {
      if (!reason.likeness || reason.signal == "gap") continue;
      session.out() << ", " << reason.signal << ' ' << std::lround(*reason.likeness * 100) << " %";
    }
    session.out() << '\n';
  }

  static Result<int> list(const Session& session, const std::vector<Doubt>& all) {
    for (const Doubt& doubt : all) {
      show(session, doubt);
      session.out() << '\n';
    }
    session.say(std::to_string(all.size()) + " unclear");
    return kDone;
  }

  // One question after the other; after the last one an answer may still be undone.
  static Result<int> ask_all(const Session& session, Store& store, const std::vector<Doubt>& all) {
    std::vector<std::size_t> answered;
    for (std::size_t i = 0; i < all.size() || !answered.empty();) {
      const bool at_end = i == all.size();
      const std::string answer = ask(session, at_end ? nullptr : &all[i], i, all.size());
      if (answer == "q" || (at_end && answer != "u")) break;
      if (answer == "u" && !answered.empty()) {
        i = answered.back();
        answered.pop_back();
        const Status undone = unsay(store, all[i].kind, {all[i].link.from, all[i].link.to});
        if (!undone) return undone.error();
      } else if (answer == "y" || answer == "j" || answer == "n") {
        const Pair pair{all[i].link.from, all[i].link.to};
        const Status said =
            say(store, all[i].kind, pair, answer != "n", session.surroundings().now());
        if (!said) return said.error();
        answered.push_back(i++);
      } else if (answer == "l" || answer.empty()) {
        ++i;
      }
    }
    session.say(std::to_string(answered.size()) + " answered of " + std::to_string(all.size()) +
                " unclear");
    return kDone;
  }

  // What the person answers; "q" at the end of input. No doubt: all have been asked.
  static std::string ask(const Session& session, const Doubt* doubt, std::size_t i,
                         std::size_t count) {
    if (doubt != nullptr) {
      show(session, *doubt);
      session.out() << "The same? [y/n/l/u/q] (" << i + 1 << " of " << count << ") ";
    } else {
      session.out() << "All asked. u: undo the last answer, anything else: stop ";
    }
    session.out() << std::flush;
    std::string answer;
    const bool given = static_cast<bool>(std::getline(*session.surroundings().in, answer));
    session.out() << '\n';
    return given ? answer : "q";
  }

  RecordFilter filter_;
  std::optional<int> year_;
  bool list_ = false, export_ = false;
  std::string import_;
};

}  // namespace

std::unique_ptr<Command> make_review() { return std::make_unique<Review>(); }

}  // namespace planlupp::cli
