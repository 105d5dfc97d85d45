#include "cli/run.h"

#include <ostream>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/lock_holder.h"
#include "cli/safe_text.h"

namespace planlupp::cli {

void Session::say(const std::string& message) const { err() << safe_line(message) << '\n'; }

Result<Store> Session::open(const std::string& path, Access access) const {
  return Store::open(path, access, [this, path] {
    const std::string holder = lock_holder(path);
    say("waiting for " + path + ", in use by " + (holder.empty() ? "another process" : holder));
  });
}

int run(const std::vector<std::string>& arguments, const Surroundings& surroundings) {
  const auto commands = all_commands();
  const Parsed parsed = parse_arguments(arguments, commands);
  if (parsed.command == nullptr) {
    (parsed.wrong ? *surroundings.err : *surroundings.out) << safe_text(parsed.text);
    return parsed.wrong ? kWrongUsage : kDone;
  }
  const std::string fallback = surroundings.store.empty() ? "plans.db" : surroundings.store;
  Session session(surroundings, parsed.store.empty() ? fallback : parsed.store);
  const Result<int> status = parsed.command->run(session);
  surroundings.out->flush();
  if (status) return *status;
  std::string message = to_string(status.error());
  if (status.error().code == ErrorCode::store_locked) {
    const std::string holder = lock_holder(status.error().place);
    if (!holder.empty()) message += ": " + holder;
  }
  session.say("planlupp " + parsed.command->name() + ": " + message);
  return exit_status(status.error());
}

}  // namespace planlupp::cli
