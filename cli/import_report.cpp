#include "cli/import_report.h"

#include <algorithm>
#include <ostream>
#include <vector>

#include "cli/counted.h"
#include "cli/json_writer.h"

namespace planlupp::cli {
namespace {

std::size_t measures_of(const RecordSet& records) {
  std::size_t count = records.measures.size();
  for (const Record& risk : records.risks) count += risk.measures.size();
  for (const Record& goal : records.goals) count += goal.measures.size();
  return count;
}

std::size_t notes_of(const RecordSet& records, NoteLevel level) {
  return static_cast<std::size_t>(std::ranges::count(records.notes, level, &Note::level));
}

// "12 files passed over (9 .json, 2 hidden, 1 pipe or device)"; empty: none.
std::string told(const std::map<std::string, std::size_t>& passed_over) {
  std::size_t count = 0;
  std::string reasons;
  for (const auto& [reason, files] : passed_over) {
    count += files;
    reasons += (reasons.empty() ? "" : ", ") + std::to_string(files) + " " + reason;
  }
  if (count == 0) return {};
  return "; " + counted(count, "file", "files") + " passed over (" + reasons + ")";
}

}  // namespace

void ImportReport::failed(const std::string& file, Verdict verdict, std::string_view code,
                          const Error& error) {
  ++(verdict == Verdict::refused ? refused_ : failed_);
  if (json_) {
    JsonWriter json;
    json.object().key("file").value(file).key("verdict").value(name_of(verdict));
    json.key("code").value(code).key("message").value(error.message);
    session_.out() << json.end().text() << std::endl;
  } else {
    session_.say(to_string(error));
  }
}

void ImportReport::moved(const std::string& file, const StoredDocument& stored) {
  ++moved_;
  if (!json_) return session_.say(file + ": moved from " + stored.path);
  JsonWriter json;
  json.object().key("file").value(file).key("verdict").value(name_of(Verdict::unchanged));
  json.key("document").value(stored.id).key("moved_from").value(stored.path);
  session_.out() << json.end().text() << std::endl;
}

void ImportReport::unchanged(const std::string& file, const StoredDocument& stored) {
  const bool copy = stored.path != file;
  ++(copy ? copies_ : unchanged_);
  if (!json_ && copy) session_.say(file + ": the same bytes as " + stored.path);
  if (!json_) return;
  JsonWriter json;
  json.object().key("file").value(file).key("verdict").value(name_of(Verdict::unchanged));
  json.key("document").value(stored.id);
  if (copy) json.key("same_as").value(stored.path);
  session_.out() << json.end().text() << std::endl;
}

std::string not_read(const RecordSet& records) {
  const std::size_t pages = records.missing_pages.size();
  if (pages > 0) return counted(pages, "page", "pages") + " could not be read";
  const auto wide = std::ranges::find(records.notes, "wide-table", &Note::code);
  return wide == records.notes.end() ? std::string() : wide->message;
}

void ImportReport::done(const std::string& file, const Put& put, const RecordSet& records) {
  ++(put.outcome == PutOutcome::added ? added_ : replaced_);
  risks_ += records.risks.size();
  goals_ += records.goals.size();
  measures_ += measures_of(records);
  const std::size_t losses = notes_of(records, NoteLevel::loss);
  const std::size_t doubts = notes_of(records, NoteLevel::doubt);
  doubtful_ += losses + doubts > 0 ? 1U : 0U;
  const bool unknown = records.document.kind == DocumentKind::unknown;
  unknown_ += unknown ? 1U : 0U;
  const std::string lost = not_read(records);
  const bool whole = lost.empty();
  partial_ += whole ? 0U : 1U;
  if (json_) {
    JsonWriter json;
    json.object().key("file").value(file).key("verdict");
    json.value(name_of(whole ? Verdict::imported : Verdict::partial));
    json.key("read_anew").value(put.outcome == PutOutcome::replaced);
    json.key("document").value(put.document);
    json.key("kind").value(name_of(records.document.kind));
    json.key("risks").value(records.risks.size()).key("goals").value(records.goals.size());
    json.key("measures").value(measures_of(records));
    json.key("doubts").value(doubts).key("losses").value(losses);
    if (!records.missing_pages.empty()) {
      json.key("missing_pages").array();
      for (const int page : records.missing_pages) json.value(page);
      json.end();
    }
    session_.out() << json.end().text() << std::endl;
    return;
  }
  if (!whole) session_.say(file + ": " + lost);
  if (unknown) session_.say(file + ": no plan that Planlupp knows; kept as text");
}

int ImportReport::finish() {
  if (json_) {
    JsonWriter json;
    json.object().key("imported").value(added_).key("replaced").value(replaced_);
    json.key("unchanged").value(unchanged_).key("copies").value(copies_);
    std::size_t passed_over = 0;
    for (const auto& [reason, files] : passed_over_) passed_over += files;
    json.key("passed_over").value(passed_over).key("moved").value(moved_);
    json.key("partial").value(partial_).key("refused").value(refused_);
    json.key("failed").value(failed_);
    json.key("risks").value(risks_).key("goals").value(goals_).key("measures").value(measures_);
    session_.out() << json.end().text() << std::endl;
  } else {
    std::string sums = counted(added_, "document", "documents") + " imported";
    if (replaced_ > 0) sums += ", " + std::to_string(replaced_) + " read anew";
    if (unchanged_ > 0) sums += ", " + std::to_string(unchanged_) + " unchanged";
    if (copies_ > 0) sums += ", " + counted(copies_, "copy", "copies");
    if (moved_ > 0) sums += ", " + std::to_string(moved_) + " moved";
    if (refused_ > 0) sums += ", " + std::to_string(refused_) + " refused";
    if (failed_ > 0) sums += ", " + std::to_string(failed_) + " failed";
    sums += ": " + counted(risks_, "risk", "risks") + ", " + counted(goals_, "goal", "goals") +
            ", " + counted(measures_, "measure", "measures");
    if (unknown_ > 0) sums += "; " + std::to_string(unknown_) + " of no known kind";
    if (doubtful_ > 0) {
      sums +=
          "; " + counted(doubtful_, "document needs", "documents need") + " a look: planlupp check";
    }
    if (partial_ > 0) {
      sums += "; " + counted(partial_, "document has", "documents have") +
              " parts that could not be read";
    }
    sums += told(passed_over_);
    session_.out() << sums << std::endl;  // at once: someone may be watching
  }
  return failed_ + refused_ > 0 ? kFoundTrouble : kDone;
}

}  // namespace planlupp::cli
