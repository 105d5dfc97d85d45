// `planlupp tables`: the rebuilt tables as they stand, before any meaning is put on them.
#include <ostream>
#include <span>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/files.h"
#include "cli/reading.h"
#include "cli/table_output.h"

namespace planlupp::cli {
namespace {

class Tables : public Command {
 public:
  [[nodiscard]] std::string name() const override { return "tables"; }
  [[nodiscard]] std::string help() const override {
    return "Show the tables of files as they stand, without a store";
  }

  void declare(Arguments& arguments) override {
    arguments.positional("FILE", paths_, "files, and folders with all that is in them")
        .required()
        .several();
    arguments.option("--format", format_, "json: one document a line; csv and html for people")
        .one_of({"json", "csv", "html"});
    arguments.flag("--by-page", by_page_,
                   "each part of a table as it stands on its page, repeated heads included");
    arguments.option("--terms", terms_, "a folder of tables (*.tsv) with words of your own")
        .value_name("DIR");
    arguments.footer("Example: planlupp tables plan.pdf --format html > tables.html");
  }

  Result<int> run(Session& session) override {
    Result<Words> words = load_words(terms_, session.surroundings());
    if (!words) return words.error();
    ExtractOptions options;
    options.join_pages = !by_page_;
    const FoundFiles found = find_files(paths_);
    int status = kDone;
    for (const Error& error : found.errors) {
      session.say(to_string(error));
      status = kFoundTrouble;
    }
    begin_tables(session.out(), format_);
    for (const FoundFile& file : found.files) {
      const Result<Extraction> extraction = read_tables(file, options, *words);
      if (extraction) {
        write_tables(session.out(), format_, file.name, *extraction);
      } else {
        session.say(to_string(extraction.error()));
        status = kFoundTrouble;
      }
    }
    end_tables(session.out(), format_);
    return status;
  }

 private:
  static Result<Extraction> read_tables(const FoundFile& file, const ExtractOptions& options,
                                        const Words& words) {
    const Result<std::vector<std::byte>> bytes = read_file(file, options.limits.bytes);
    if (!bytes) return bytes.error();
    return extract_document(*bytes, file.name, words, options);
  }

  std::vector<std::string> paths_;
  std::string format_ = "json", terms_;
  bool by_page_ = false;
};

}  // namespace

std::unique_ptr<Command> make_tables() { return std::make_unique<Tables>(); }

}  // namespace planlupp::cli
