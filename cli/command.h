// What every command is, and what it is given. A command is a file of its own: it declares its
// options and runs; commands.cpp lists them all.
#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/run.h"
#include "extract/result.h"
#include "store/store.h"

namespace planlupp::cli {

// Exit statuses (contract).
enum Exit : int { kDone = 0, kFoundTrouble = 1, kWrongUsage = 2, kNoStore = 3, kInterrupted = 130 };

// One run of the program.
class Session {
 public:
  Session(const Surroundings& surroundings, std::string store_path)
      : surroundings_(surroundings), store_path_(std::move(store_path)) {}

  [[nodiscard]] std::ostream& out() const { return *surroundings_.out; }
  [[nodiscard]] std::ostream& err() const { return *surroundings_.err; }
  [[nodiscard]] const Surroundings& surroundings() const { return surroundings_; }
  [[nodiscard]] const std::string& store_path() const { return store_path_; }
  // Says so when it has to wait for the store.
  [[nodiscard]] Result<Store> open(Access access) const { return open(store_path_, access); }
  [[nodiscard]] Result<Store> open(const std::string& path, Access access) const;
  // A line to standard error, safe for a terminal.
  void say(const std::string& message) const;

 private:
  const Surroundings& surroundings_;
  std::string store_path_;
};

class Command {
 public:
  virtual ~Command() = default;
  [[nodiscard]] virtual std::string name() const = 0;
  [[nodiscard]] virtual std::string help() const = 0;  // one line
  virtual void declare(Arguments& arguments) = 0;
  // The exit status; an error is told to the user and becomes one (exit_status()).
  virtual Result<int> run(Session& session) = 0;
};

[[nodiscard]] int exit_status(const Error& error);

// All of them, in the order of the help.
[[nodiscard]] std::vector<std::unique_ptr<Command>> all_commands();

std::unique_ptr<Command> make_import();
std::unique_ptr<Command> make_merge();
std::unique_ptr<Command> make_tables();
std::unique_ptr<Command> make_export();
std::unique_ptr<Command> make_documents();
std::unique_ptr<Command> make_risks();
std::unique_ptr<Command> make_goals();
std::unique_ptr<Command> make_measures();
std::unique_ptr<Command> make_controls();
std::unique_ptr<Command> make_show();
std::unique_ptr<Command> make_search();
std::unique_ptr<Command> make_history();
std::unique_ptr<Command> make_compare();
std::unique_ptr<Command> make_link();
std::unique_ptr<Command> make_unlink();
std::unique_ptr<Command> make_review();
std::unique_ptr<Command> make_audit();
std::unique_ptr<Command> make_metadata();
std::unique_ptr<Command> make_query();
std::unique_ptr<Command> make_check();

}  // namespace planlupp::cli
