// `planlupp tables`: the rebuilt tables as they stand, before any meaning is put on them.
// Each is read by a process of its own (worker.h): one that brings its reader down loses no other.
#include <ostream>
#include <span>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/draw_pages.h"
#include "cli/files.h"
#include "cli/hashed_file.h"
#include "cli/password_file.h"
#include "cli/reading.h"
#include "cli/table_output.h"
#include "cli/worker_answer.h"
#include "cli/worker_pool.h"

namespace planlupp::cli {
namespace {

constexpr int kTick = 250;  // milliseconds

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
    arguments
        .option("--draw", draw_.path,
                "draw a page with the tables, cells and spans found on it; a folder: all pages")
        .value_name("OUT.png");
    arguments.option("--page", draw_.page, "the page to draw").at_least(1);
    arguments.option("--password-file", password_file_, "opens encrypted PDFs: its first line")
        .value_name("FILE");
    arguments
        .option("--deadline", deadline_, "seconds that the reading of a document may take; else 60")
        .at_least(1);
    arguments.option("--memory", memory_, "megabytes that it may take; else 1024").at_least(16);
    arguments.footer("Example: planlupp tables plan.pdf --format html > tables.html");
  }

  Result<int> run(Session& session) override {
    Result<Words> words = load_words(terms_, session.surroundings());
    if (!words) return words.error();
    const Result<std::string> password = read_password(password_file_);
    if (!password) return password.error();
    draw_.password = *password;
    ExtractOptions options;
    options.password = *password;
    options.join_pages = !by_page_;
    const FoundFiles found = find_files(paths_);
    int status = kDone;
    for (const Error& error : found.errors) {
      session.say(to_string(error));
      status = kFoundTrouble;
    }
    const bool drawn = !draw_.path.empty();
    if (!drawn) begin_tables(session.out(), format_);
    WorkerPool pool = readers({*words, options, found.files.size()}, session);
    for (const FoundFile& file : found.files) {
      const Status shown = drawn ? draw(file, options, *words, session) : show(file, pool, session);
      if (shown) continue;
      session.say(to_string(shown.error()));
      status = kFoundTrouble;
    }
    if (!drawn) end_tables(session.out(), format_);
    return status;
  }

 private:
  [[nodiscard]] WorkerPool readers(Reading reading, const Session& session) const {
    reading.text = [reading, format = format_](std::span<const std::byte> bytes,
                                               const std::string& name) -> Result<std::string> {
      const Result<Extraction> extraction =
          extract_document(bytes, name, reading.words, reading.options);
      if (!extraction) return extraction.error();
      std::ostringstream out;
      write_tables(out, format, name, *extraction);
      return out.str();
    };
    const WorkerLimits limits{static_cast<double>(deadline_), static_cast<std::size_t>(memory_)
                                                                  << 20U};
    const auto& seconds = session.surroundings().seconds;
    return {1, limits, reading, seconds ? seconds : [] { return 0.0; }};
  }

  static Status show(const FoundFile& file, WorkerPool& pool, const Session& session) {
    Result<HashedFile> hashed = open_hashed(file, Limits().bytes);
    if (!hashed) return hashed.error();
    const Status started = pool.start(0, {&hashed->file, file.name, hashed->sha256});
    if (!started) return started.error();
    std::vector<WorkerPool::Finished> finished;
    while (finished.empty()) finished = pool.wait(kTick);
    Answer& answer = finished.front().answer;
    open_message(file.name, answer);
    const Outcome& outcome = answer.outcome;
    if (const auto* error = std::get_if<Error>(&outcome)) return *error;
    if (const auto* failure = std::get_if<Failure>(&outcome)) {
      return Error{ErrorCode::unreadable, file.name, failure->message};
    }
    session.out() << std::get<std::string>(outcome);
    return Done{};
  }

  Status draw(const FoundFile& file, const ExtractOptions& options, const Words& words,
              const Session& session) {
    const Result<std::vector<std::byte>> bytes = read_file(file, options.limits.bytes);
    if (!bytes) return bytes.error();
    const Result<Extraction> extraction = extract_document(*bytes, file.name, words, options);
    if (!extraction) return extraction.error();
    auto pictures = draw_tables(*bytes, file.name, *extraction, draw_);
    if (!pictures) {
      Error error = pictures.error();
      error.place = error.place.empty() ? file.name : file.name + ", " + error.place;
      return error;
    }
    for (const std::string& picture : *pictures) session.say("drawn: " + picture);
    return Done{};
  }

  std::vector<std::string> paths_;
  std::string format_ = "json", terms_, password_file_;
  DrawTarget draw_;
  int deadline_ = 60, memory_ = 1024;
  bool by_page_ = false;
};

}  // namespace

std::unique_ptr<Command> make_tables() { return std::make_unique<Tables>(); }

}  // namespace planlupp::cli
