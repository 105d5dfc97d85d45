// What an import tells its user: a line for each file that needs one, and the sums.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "cli/command.h"
#include "normalize/record.h"
#include "store/store.h"

namespace planlupp::cli {

// What of a document could not be read; empty where all was.
[[nodiscard]] std::string not_read(const RecordSet& records);

class ImportReport {
 public:
  // As JSON lines to standard output, else as sentences: sums to standard output, failures to
  // standard error.
  ImportReport(const Session& session, bool json, std::map<std::string, std::size_t> passed_over)
      : session_(session), json_(json), passed_over_(std::move(passed_over)) {}

  void failed(const std::string& file, Verdict verdict, std::string_view code, const Error& error);
  void moved(const std::string& file, const StoredDocument& stored);
  void unchanged(const std::string& file, const StoredDocument& stored);
  void done(const std::string& file, const Put& put, const RecordSet& records);
  // Tells the sums; the exit status.
  int finish();

 private:
  const Session& session_;
  bool json_;
  std::map<std::string, std::size_t> passed_over_;  // by reason (FoundFiles)
  std::size_t copies_ = 0, moved_ = 0, refused_ = 0, partial_ = 0;
  std::size_t failed_ = 0, unchanged_ = 0, added_ = 0, replaced_ = 0, doubtful_ = 0;
  std::size_t risks_ = 0, goals_ = 0, measures_ = 0, unknown_ = 0;
};

}  // namespace planlupp::cli
