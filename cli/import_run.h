// An import at work. Files are opened and hashed in the order of their list, those that are to be
// read are given to readers (worker_pool.h), and what comes back is put into the store in the order
// of the list again: the store does not depend on how many read at a time.
//
//   files   a.pdf  b.pdf  c.pdf  d.pdf  ...
//           put    read   being  being  not yet looked at
//                  (waits read   read
//                  for its turn)
//
// An error of the store ends the import; one of a file is a verdict, kept and told.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "cli/command.h"
#include "cli/files.h"
#include "cli/hashed_file.h"
#include "cli/import_report.h"
#include "cli/progress.h"
#include "cli/reading.h"
#include "cli/worker_pool.h"
#include "store/store.h"

namespace planlupp::cli {

struct ImportOptions {
  int jobs = 1;
  bool force = false;  // read again what has not changed
  bool retry = false;  // read again what failed or lacks pages
  bool older = false;  // read again what another version of the program read
  bool here = false;   // in this process
  WorkerLimits limits;
  ExtractOptions reading;
};

class ImportRun {
 public:
  ImportRun(const ImportOptions& options, const Words& words, Store& store, const Session& session,
            ImportReport& report);

  // Errors: those of the store.
  [[nodiscard]] Status tell_unfound(std::span<const Error> errors);
  [[nodiscard]] Status run(std::span<const FoundFile> files);
  [[nodiscard]] bool interrupted() const { return interrupts_ > 0; }
  // It was interrupted twice.
  [[nodiscard]] bool in_haste() const { return interrupts_ > 1; }
  // Files of the list that were not reached.
  [[nodiscard]] std::size_t left() const { return files_.size() - next_ + window_.size(); }

 private:
  // A file between the list and the store.
  struct Entry {
    const FoundFile* file = nullptr;
    HashedFile hashed;
    std::optional<ImportFile> before;  // the last verdict on its path
    std::optional<Answer> answer;      // what its reader said
    std::optional<Error> unreadable;   // it could not be had
    bool being_read = false;
    int readings = 0;
  };

  Status admit(const FoundFile& file);
  Status read_if_new(Entry& entry);
  [[nodiscard]] bool to_be_read(const Entry& entry,
                                const std::optional<StoredDocument>& known) const;
  [[nodiscard]] bool is_earlier(const Entry& entry) const;
  [[nodiscard]] bool failed_before(const Entry& entry) const;
  [[nodiscard]] bool is_of_another_program(const ImportFile& file) const;
  void start(Entry& entry);
  void collect(int milliseconds);
  Status settle_first(bool& settled);
  Status settle(Entry& entry);
  Status settle_known(Entry& entry);
  Status fail_as_before(const Entry& entry, const ImportFile& before);
  Status put(const Entry& entry, const RecordSet& records);
  Status fail(const Entry& entry, Verdict verdict, std::string_view code, const Error& error);
  void look_for_interrupts();
  void show_progress();
  [[nodiscard]] bool may_admit() const;
  [[nodiscard]] ImportFile told(const Entry& entry, Verdict verdict) const;
  [[nodiscard]] Identity identity(const Entry& entry) const;

  const ImportOptions& options_;
  const Words& words_;
  Store& store_;
  const Session& session_;
  ImportReport& report_;
  Reading reading_;
  std::optional<WorkerPool> pool_;
  Progress progress_;
  std::span<const FoundFile> files_;
  std::size_t next_ = 0;       // the first file that was not admitted
  std::size_t first_key_ = 0;  // key of window_.front()
  std::deque<Entry> window_;
  std::size_t waiting_ = 0;                   // bytes of answers in it
  std::map<std::string, ImportFile> failed_;  // in this run, by digest
  std::set<std::string> put_;                 // in this run: digests
  int interrupts_ = 0;
  bool told_unfenced_ = false;
};

}  // namespace planlupp::cli
