// `planlupp import`: files and folders into the store. One bad file never loses another: each
// document is read and put by itself (import_run.h), and what failed is told and counted.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/files.h"
#include "cli/import_report.h"
#include "cli/import_run.h"
#include "cli/password_file.h"
#include "cli/reading.h"
#include "cli/shard.h"
#include "cli/watch.h"

namespace planlupp::cli {
namespace {

constexpr int kBetweenLooks = 1000;  // milliseconds, at a watched folder

class Import : public Command {
 public:
  [[nodiscard]] std::string name() const override { return "import"; }
  [[nodiscard]] std::string help() const override {
    return "Read files and folders into the store";
  }

  void declare(Arguments& arguments) override {
    arguments.positional("PATH", paths_, "files, and folders with all that is in them").several();
    arguments.option("--jobs", jobs_, "how many documents to read at a time; else the cores")
        .at_least(1);
    arguments
        .option("--deadline", deadline_, "seconds that the reading of a document may take; else 60")
        .at_least(1);
    arguments.option("--memory", memory_, "megabytes that it may take; else 1024").at_least(16);
    arguments.flag("--force", force_, "read again what has not changed");
    arguments.flag("--retry", retry_, "read again what failed or lacks pages");
    arguments.flag("--older", older_, "read again what another version of Planlupp read");
    arguments.flag("--watch", watch_, "go on and take each file that comes, once it stands still");
    arguments.option("--shard", shard_, "take part I of N of the files only; auto: of a batch job")
        .value_name("I/N");
    arguments.flag("--in-process", here_, "without a process and limits for each document");
    arguments.flag("--dry-run", dry_run_, "read, but leave the store as it is");
    arguments.flag("--json", json_, "a report as JSON lines: one for each file, then the sums");
    arguments.option("--terms", terms_, "a folder of tables (*.tsv) with words of your own")
        .value_name("DIR");
    arguments.option("--password-file", password_file_, "opens encrypted PDFs: its first line")
        .value_name("FILE");
    arguments.footer(
        "A document is known by its bytes: the same ones again change nothing, unless a newer\n"
        "Planlupp reads them better. Exit status 1 when some file could not be read.\n\n"
        "What failed is not tried again but by --retry, which like --older needs no PATH; what\n"
        "failed and why: planlupp documents --failed.\n\n"
        "Example: planlupp import plans/");
  }

  Result<int> run(Session& session) override {
    if (paths_.empty() && (watch_ || (!retry_ && !older_))) {
      return Error{ErrorCode::usage, "", "expected a PATH to import, found none"};
    }
    const Result<Shard> shard = shard_.empty() ? Shard{} : shard_of(shard_, session.surroundings());
    if (!shard) return shard.error();
    Result<Words> words = load_words(terms_, session.surroundings());
    if (!words) return words.error();
    Result<std::string> password = read_password(password_file_);
    if (!password) return password.error();
    // A dry run works beside an empty store, so that it takes the same way as a real one.
    Result<Store> store =
        dry_run_ ? Store::open(":memory:", Access::write) : session.open(Access::write);
    if (!store) return store.error();
    const ImportOptions options = this->options(session, *std::move(password));
    const Job job{options, *words, *store, session, *shard};
    if (watch_) return watch(job);
    const Result<FoundFiles> chosen = choose(*store);
    return chosen ? import_files(job, *chosen) : chosen.error();
  }

 private:
  struct Job {
    const ImportOptions& options;
    const Words& words;
    Store& store;
    const Session& session;
    Shard shard;
  };

  [[nodiscard]] Result<int> import_files(const Job& job, FoundFiles found) const {
    keep_shard(job.shard, found.files);
    ImportReport report(job.session, json_, std::move(found.passed_over));
    ImportRun import(job.options, job.words, job.store, job.session, report);
    const Status unfound = import.tell_unfound(found.errors);
    if (!unfound) return unfound.error();
    const Status done = import.run(found.files);
    if (!done) return done.error();
    // Whoever insists on the end gets it; the next import makes up for this.
    const Status spanned = import.in_haste() ? Status(Done{}) : job.store.after_import();
    if (!spanned) return spanned.error();
    const int status = report.finish();
    if (!import.interrupted()) return status;
    job.session.say("interrupted with " + std::to_string(import.left()) +
                    " files left; the same command goes on from here");
    return kInterrupted;
  }

  // Until it is interrupted.
  [[nodiscard]] Result<int> watch(const Job& job) const {
    const Surroundings& outside = job.session.surroundings();
    if (!outside.seconds || !outside.pause || !outside.interrupts) {
      return Error{ErrorCode::usage, "", "--watch: expected a clock, found none"};
    }
    Watch watch(paths_);
    job.session.say("watching; Ctrl-C ends it");
    while (outside.interrupts() == 0) {
      FoundFiles found = watch.ready(outside.seconds());
      if (!found.files.empty() || !found.errors.empty()) {
        const Result<int> status = import_files(job, std::move(found));
        if (!status || *status == kInterrupted) return status;
      }
      outside.pause(kBetweenLooks);
    }
    return kInterrupted;
  }

  // Without a PATH: those in the store that --retry or --older is about.
  [[nodiscard]] Result<FoundFiles> choose(Store& store) const {
    if (!paths_.empty()) return find_files(paths_);
    std::vector<Verdict> verdicts{Verdict::partial, Verdict::failed};
    if (older_) verdicts.insert(verdicts.end(), {Verdict::imported, Verdict::refused});
    const auto files = planlupp::import_files(store, verdicts);
    if (!files) return files.error();
    FoundFiles found;
    for (const ImportFile& file : *files) found.files.push_back({file.path, file.path});
    return found;
  }

  [[nodiscard]] ImportOptions options(const Session& session, std::string password) const {
    ImportOptions options;
    options.jobs = jobs_.value_or(std::max(1, session.surroundings().cores));
    options.force = force_;
    options.retry = retry_;
    options.older = older_;
    options.here = here_;
    options.limits.deadline = deadline_;
    options.limits.memory = static_cast<std::size_t>(memory_) << 20U;
    options.reading.password = std::move(password);
    return options;
  }

  std::vector<std::string> paths_;
  std::optional<int> jobs_;
  int deadline_ = 60, memory_ = 1024;
  bool force_ = false, retry_ = false, older_ = false, here_ = false;
  bool dry_run_ = false, json_ = false, watch_ = false;
  std::string terms_, password_file_, shard_;
};

}  // namespace

std::unique_ptr<Command> make_import() { return std::make_unique<Import>(); }

}  // namespace planlupp::cli
