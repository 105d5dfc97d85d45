// `planlupp merge`: what shards of an import made apart, into one store.
#include "store/merge.h"

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/counted.h"

namespace planlupp::cli {
namespace {

class Merge : public Command {
 public:
  [[nodiscard]] std::string name() const override { return "merge"; }
  [[nodiscard]] std::string help() const override { return "Put several stores into one"; }

  void declare(Arguments& arguments) override {
    arguments.positional("OUT", out_, "the store to put them into; made where there is none")
        .required();
    arguments.positional("IN", in_, "the stores to take from, which stay as they are")
        .required()
        .several();
    arguments.footer(
        "In any order and as often as you like: the outcome is what one import of all files\n"
        "gives. Made for shards: planlupp import --shard 3/8 plans/\n\n"
        "Example: planlupp merge plans.db shard_1.db shard_2.db");
  }

  Result<int> run(Session& session) override {
    for (const std::string& path : in_) {
      std::error_code differ;
      if (std::filesystem::equivalent(path, out_, differ)) {
        return Error{ErrorCode::usage, path, "expected other stores to take from than OUT"};
      }
      // Before OUT is made.
      if (!std::filesystem::exists(path, differ)) {
        return Error{ErrorCode::store_missing, path, "expected a store, found nothing"};
      }
    }
    Result<Store> store = session.open(out_, Access::write);
    if (!store) return store.error();
    Merged sums;
    for (const std::string& path : in_) {
      const Result<Merged> merged = merge(*store, path);
      if (!merged) return merged.error();
      sums.added += merged->added;
      sums.replaced += merged->replaced;
      sums.known += merged->known;
    }
    const Status done = after_merge(*store);
    if (!done) return done.error();
    session.out() << counted(sums.added, "document", "documents") << " added, " << sums.replaced
                  << " replaced by newer readings, " << sums.known << " known\n";
    return kDone;
  }

 private:
  std::string out_;
  std::vector<std::string> in_;
};

}  // namespace

std::unique_ptr<Command> make_merge() { return std::make_unique<Merge>(); }

}  // namespace planlupp::cli
