// Command-line options, declared by the commands and read by one library (CLI11, which only
// arguments.cpp sees).
//
//   arguments.option("--year", year_, "plans of this year").value_name("YEAR");
//   arguments.flag("--json", json_, "a report as JSON lines");
//   arguments.positional("PATH", paths_, "files and folders").required();
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace planlupp::cli {

class Argument {
 public:
  explicit Argument(CLI::Option* option) : option_(option) {}
  Argument& required();
  Argument& value_name(const std::string& name);              // "YEAR" in the help
  Argument& one_of(const std::vector<std::string>& choices);  // any other is wrong usage
  Argument& at_least(int minimum);
  Argument& several();  // a positional that takes all that follow; an option that may be repeated

 private:
  CLI::Option* option_;
};

class Arguments {
 public:
  explicit Arguments(CLI::App& app) : app_(app) {}

  Argument flag(const std::string& name, bool& value, const std::string& help);
  Argument option(const std::string& name, std::string& value, const std::string& help);
  Argument option(const std::string& name, int& value, const std::string& help);
  Argument option(const std::string& name, std::optional<int>& value, const std::string& help);
  Argument option(const std::string& name, std::optional<double>& value, const std::string& help);
  Argument option(const std::string& name, std::vector<std::string>& values,
                  const std::string& help);
  Argument positional(const std::string& name, std::string& value, const std::string& help);
  Argument positional(const std::string& name, std::vector<std::string>& values,
                      const std::string& help);
  // Stands under the options in --help: examples, what an ID looks like.
  void footer(const std::string& text);

 private:
  CLI::App& app_;
};

class Command;

// What a command line asks for.
struct Parsed {
  std::string store;           // --store; empty: not given
  Command* command = nullptr;  // nullptr: nothing to run, `text` says all
  std::string text;            // help, version, or what is wrong with the usage
  bool wrong = false;          // wrong usage
};

[[nodiscard]] Parsed parse_arguments(const std::vector<std::string>& arguments,
                                     const std::vector<std::unique_ptr<Command>>& commands);

}  // namespace planlupp::cli
