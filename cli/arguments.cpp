#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <limits>

#include "cli/command.h"

namespace planlupp::cli {

Argument& Argument::required() {
  option_->required();
  return *this;
}
Argument& Argument::value_name(const std::string& name) {
  option_->type_name(name);
  return *this;
}
Argument& Argument::one_of(const std::vector<std::string>& choices) {
  CLI::Validator known = CLI::IsMember(choices);
  option_->check(known.description(""));
  option_->type_name("WORD");
  return *this;
}
Argument& Argument::at_least(int minimum) {
  CLI::Validator range = CLI::Range(minimum, std::numeric_limits<int>::max());
  option_->check(range.description(""));
  option_->type_name("N");
  return *this;
}
Argument& Argument::several() {
  option_->expected(1, CLI::detail::expected_max_vector_size);
  return *this;
}

Argument Arguments::flag(const std::string& name, bool& value, const std::string& help) {
  return Argument(app_.add_flag(name, value, help));
}
Argument Arguments::option(const std::string& name, std::string& value, const std::string& help) {
  return Argument(app_.add_option(name, value, help));
}
Argument Arguments::option(const std::string& name, int& value, const std::string& help) {
  return Argument(app_.add_option(name, value, help));
}
Argument Arguments::option(const std::string& name, std::optional<int>& value,
                           const std::string& help) {
  return Argument(app_.add_option(name, value, help));
}
Argument Arguments::option(const std::string& name, std::optional<double>& value,
                           const std::string& help) {
  return Argument(app_.add_option(name, value, help));
}
Argument Arguments::option(const std::string& name, std::vector<std::string>& values,
                           const std::string& help) {
  return Argument(app_.add_option(name, values, help)->expected(1));
}
Argument Arguments::positional(const std::string& name, std::string& value,
                               const std::string& help) {
  return Argument(app_.add_option(name, value, help)->type_name(""));
}
Argument Arguments::positional(const std::string& name, std::vector<std::string>& values,
                               const std::string& help) {
  return Argument(app_.add_option(name, values, help)->type_name(""));
}
void Arguments::footer(const std::string& text) { app_.footer(text); }

Parsed parse_arguments(const std::vector<std::string>& arguments,
                       const std::vector<std::unique_ptr<Command>>& commands) {
  Parsed parsed;
  CLI::App app(
      "Reads internal control plans, operational plans and their follow-ups, and answers\n"
      "questions about their risks and goals.",
      "planlupp");
  app.set_version_flag("--version", std::string("planlupp ") + PLANLUPP_VERSION);
  app.add_option("--store", parsed.store, "the store; else $PLANLUPP_STORE, else plans.db")
      ->type_name("FILE");
  app.require_subcommand(1);
  app.footer(
      "`planlupp COMMAND --help` tells more about each. Exit status: 0 all well, 1 some document\n"
      "failed or `check` found something, 2 wrong usage, 3 the store cannot be used.");
  for (const auto& command : commands) {
    CLI::App* sub = app.add_subcommand(command->name(), command->help());
    Arguments declared(*sub);
    sub->fallthrough();  // --store may stand after the command too
    command->declare(declared);
    sub->callback([&parsed, chosen = command.get()] { parsed.command = chosen; });
  }
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    app.parse(reversed);
  } catch (const CLI::CallForAllHelp&) {
    parsed.text = app.help("", CLI::AppFormatMode::All);
  } catch (const CLI::CallForVersion&) {
    parsed.text = app.version() + "\n";
  } catch (const CLI::CallForHelp&) {
    parsed.text = app.help();
  } catch (const CLI::ParseError& error) {
    parsed.wrong = true;
    parsed.text = std::string(error.what()) + "; `planlupp --help` tells what there is\n";
  }
  if (!parsed.text.empty()) parsed.command = nullptr;
  return parsed;
}

}  // namespace planlupp::cli
