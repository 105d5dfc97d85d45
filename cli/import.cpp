// `planlupp import`: files and folders into the store. One bad file never loses another: each
// document is read and put by itself, and what failed is told and counted.
#include <ostream>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/files.h"
#include "cli/import_report.h"
#include "cli/password_file.h"
#include "cli/reading.h"
#include "store/sha256.h"

namespace planlupp::cli {
namespace {

class Import : public Command {
 public:
  [[nodiscard]] std::string name() const override { return "import"; }
  [[nodiscard]] std::string help() const override {
    return "Read files and folders into the store";
  }

  void declare(Arguments& arguments) override {
    arguments.positional("PATH", paths_, "files, and folders with all that is in them")
        .required()
        .several();
    arguments.option("--jobs", jobs_, "how many documents to read at a time").at_least(1);
    arguments.flag("--force", force_, "read again what has not changed");
    arguments.flag("--dry-run", dry_run_, "read, but leave the store as it is");
    arguments.flag("--json", json_, "a report as JSON lines: one for each file, then the sums");
    arguments.option("--terms", terms_, "a folder of tables (*.tsv) with words of your own")
        .value_name("DIR");
    arguments.option("--password-file", password_file_, "opens encrypted PDFs: its first line")
        .value_name("FILE");
    arguments.footer(
        "A document is known by its bytes: the same ones again change nothing, unless a newer\n"
        "Planlupp reads them better. Exit status 1 when some file could not be read.\n\n"
        "Example: planlupp import plans/");
  }

  Result<int> run(Session& session) override {
    Result<Words> words = load_words(terms_, session.surroundings());
    if (!words) return words.error();
    Result<std::string> password = read_password(password_file_);
    if (!password) return password.error();
    password_ = std::move(*password);
    // A dry run works beside an empty store, so that it takes the same way as a real one.
    Result<Store> store =
        dry_run_ ? Store::open(":memory:", Access::write) : session.open(Access::write);
    if (!store) return store.error();
    const FoundFiles found = find_files(paths_);
    ImportReport report(session, json_, found.passed_over);
    for (const Error& error : found.errors) report.failed(error.place, error);
    for (const FoundFile& file : found.files) {
      const Status put = import_file(file, *words, *store, session, report);
      if (!put) return put.error();
    }
    const Status done = store->after_import();
    if (!done) return done.error();
    return report.finish();
  }

 private:
  // An error of the store ends the import, one of the file is told and counted.
  Status import_file(const FoundFile& file, const Words& words, Store& store,
                     const Session& session, ImportReport& report) {
    ExtractOptions options;
    options.password = password_;
    const Result<std::vector<std::byte>> bytes = read_file(file, options.limits.bytes);
    if (!bytes) {
      report.failed(file.name, bytes.error());
      return Done{};
    }
    const Identity identity{file.name,        sha256_of(*bytes), session.surroundings().now(),
                            PLANLUPP_VERSION, kReadingVersion,   words.digest};
    const auto known = store.find_document(identity.sha256);
    if (!known) return known.error();
    if (*known && !force_ && Store::is_current(**known, identity)) {
      report.unchanged(file.name, **known);
      return Done{};
    }
    const Result<RecordSet> records = read_document(*bytes, file.name, words, options);
    if (!records) {
      report.failed(file.name, records.error());
      return Done{};
    }
    const Result<Put> put = store.put(*records, identity, force_);
    if (!put) return put.error();
    report.done(file.name, *put, *records);
    return Done{};
  }

  std::vector<std::string> paths_;
  int jobs_ = 1;
  bool force_ = false, dry_run_ = false, json_ = false;
  std::string terms_, password_file_, password_;
};

}  // namespace

std::unique_ptr<Command> make_import() { return std::make_unique<Import>(); }

}  // namespace planlupp::cli
