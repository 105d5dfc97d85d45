#include "cli/check_text.h"

#include <algorithm>
#include <ostream>
#include <string>

#include "cli/counted.h"
#include "cli/json_writer.h"
#include "cli/safe_text.h"
#include "cli/show_text.h"
#include "normalize/normalize.h"

namespace planlupp::cli {
namespace {

constexpr std::size_t kShown = 10;        // of each kind of finding, unless all are wanted
constexpr std::size_t kShownRecords = 3;  // in doubt for one reason
constexpr int kTextWidth = 60;
constexpr int kCellsKept = 14;  // the first reading that kept what of tables reached no record

bool has_findings(const DocumentCheck& document) {
  return !document.missing_pages.empty() || document.lines_without_role > 0 ||
         !document.unread.empty() || !document.notes.empty() || document.uncertain_records > 0 ||
         document.kind == "unknown";
}

// "87,3 %", cut rather than rounded: 100 % only where nothing is missing.
std::string share_text(std::int64_t part, std::int64_t whole) {
  const std::int64_t thousandth = part * 1000 / whole;
  std::string text = std::to_string(thousandth / 10);
  if (thousandth % 10 != 0) text += "," + std::to_string(thousandth % 10);
  return text + " %";
}

std::string quoted(const std::string& text) {
  return "\"" + cut_to_width(safe_line(text), kTextWidth) + "\"";
}

std::string at(const Place& place) {
  const std::string text = place_text(place);
  return text.empty() ? "" : text + ": ";
}

// Lines below a document's name, within the width; what does not fit goes on two blanks further in.
class Findings {
 public:
  Findings(std::ostream& out, const CheckStyle& style) : out_(out), style_(style) {}

  void line(const std::string& text, std::size_t indent = 2) {
    put_wrapped(out_, std::string(indent, ' '), text, indent + 2, style_.width);
  }

  template <class Range, class Text>
  void list(const Range& items, Text text) {
    std::size_t shown = 0;
    for (const auto& item : items) {
      if (!style_.all && shown == kShown) {
        line("… and " + std::to_string(items.size() - kShown) + " more (--all)", 4);
        return;
      }
      line(text(item), 4);
      ++shown;
    }
  }

 private:
  std::ostream& out_;
  const CheckStyle& style_;
};

void write_state(Findings& findings, const DocumentCheck& document) {
  if (document.kind == "unknown") findings.line("no plan of a known kind: kept as text");
  if (!document.missing_pages.empty()) {
    std::string pages;
    for (const int page : document.missing_pages) pages += " " + std::to_string(page);
    findings.line("pages not read:" + pages);
  }
  if (document.lines_without_role > 0) {
    findings.line(counted(document.lines_without_role, "line", "lines") + " without a role");
  }
}

void write_share(Findings& findings, const DocumentCheck& document) {
  if (document.table_characters == 0) return;
  if (document.document.reading < kCellsKept) {
    findings.line("read by an older Planlupp, which did not keep what reached no record");
    return;
  }
  findings.line(share_text(document.read_characters, document.table_characters) +
                " of the tables' text reached a record" +
                (document.unread.empty()
                     ? ""
                     : "; lines that did not: " + std::to_string(document.unread.size())));
  findings.list(document.unread,
                [](const UnreadText& line) { return at(line.place) + quoted(line.text); });
}

void write_notes(Findings& findings, const DocumentCheck& document) {
  for (const NoteLevel level : {NoteLevel::loss, NoteLevel::doubt}) {
    std::vector<Note> notes;
    std::ranges::copy_if(document.notes, std::back_inserter(notes),
                         [&](const Note& note) { return note.level == level; });
    if (notes.empty()) continue;
    findings.line((level == NoteLevel::loss ? "lost: " : "in doubt: ") +
                  std::to_string(notes.size()));
    findings.list(notes, [](const Note& note) { return at(note.place) + note.message; });
  }
  if (document.repairs > 0) findings.line("repaired: " + std::to_string(document.repairs));
}

// Records that are in doubt for one reason: told once, so that other reasons are seen beside it.
struct Doubt {
  std::string fields;  // "area, description"; empty: the whole record
  double confidence = 0;
  std::string reason;
  std::vector<UncertainRecord> records;
};

// Values of one record that are in doubt for one reason, together; they stand together.
std::vector<UncertainRecord> joined(const std::vector<UncertainRecord>& uncertain) {
  std::vector<UncertainRecord> out;
  for (const UncertainRecord& one : uncertain) {
    const auto same = std::find_if(out.rbegin(), out.rend(), [&](const UncertainRecord& other) {
      return other.id != one.id || (other.reason == one.reason && !other.field.empty());
    });
    const bool found = same != out.rend() && same->id == one.id &&
                       same->confidence == one.confidence && !one.field.empty();
    found ? static_cast<void>(same->field += ", " + one.field) : out.push_back(one);
  }
  return out;
}

std::vector<Doubt> doubts_of(const std::vector<UncertainRecord>& uncertain) {
  std::vector<Doubt> doubts;
  for (UncertainRecord& one : joined(uncertain)) {
    auto same = std::ranges::find_if(doubts, [&](const Doubt& doubt) {
      return doubt.fields == one.field && doubt.confidence == one.confidence &&
             doubt.reason == one.reason;
    });
    if (same == doubts.end()) {
      same = doubts.insert(doubts.end(), {one.field, one.confidence, one.reason, {}});
    }
    same->records.push_back(std::move(one));
  }
  return doubts;
}

void write_doubt(Findings& findings, const Doubt& doubt, bool all) {
  const auto thousandths = static_cast<std::int64_t>(doubt.confidence * 1000 + 0.5);
  findings.line((doubt.fields.empty() ? "" : doubt.fields + " ") + share_text(thousandths, 1000) +
                    ", " + counted(doubt.records.size(), "record", "records") +
                    (doubt.reason.empty() ? "" : ": " + doubt.reason),
                4);
  std::size_t shown = 0;
  for (const UncertainRecord& record : doubt.records) {
    if (!all && shown == kShownRecords) {
      findings.line("… and " + std::to_string(doubt.records.size() - shown) + " more (--all)", 6);
      return;
    }
    findings.line(to_string(record.id) + " " + quoted(record.text), 6);
    ++shown;
  }
}

void write_document(std::ostream& out, const DocumentCheck& document, const CheckStyle& style) {
  put_wrapped(out, "", "D" + std::to_string(document.document.id) + "  " + document.document.path,
              6, style.width);
  Findings findings(out, style);
  write_state(findings, document);
  write_share(findings, document);
  write_notes(findings, document);
  if (document.uncertain_records == 0) return;
  findings.line("uncertain records: " + std::to_string(document.uncertain_records));
  for (const Doubt& doubt : doubts_of(document.uncertain)) {
    write_doubt(findings, doubt, style.all);
  }
}

// Over all documents, so that a long list can be judged at a glance.
struct Sums {
  std::int64_t characters = 0, read = 0, uncertain = 0;
  std::size_t unread = 0, losses = 0, doubts = 0, missing = 0, older = 0, fine = 0;
};

Sums sums_of(const CheckReport& report) {
  Sums sums;
  for (const DocumentCheck& document : report.documents) {
    if (document.document.reading >= kCellsKept) {
      sums.characters += document.table_characters;
      sums.read += document.read_characters;
    }
    sums.older += document.document.reading < kReadingVersion ? 1U : 0U;
    sums.unread += document.unread.size();
    sums.uncertain += document.uncertain_records;
    sums.missing += document.missing_pages.size();
    for (const Note& note : document.notes) {
      ++(note.level == NoteLevel::loss ? sums.losses : sums.doubts);
    }
    sums.fine += has_findings(document) ? 0U : 1U;
  }
  return sums;
}

void write_sums(std::ostream& out, const CheckReport& report, const CheckStyle& style) {
  const Sums sums = sums_of(report);
  const auto line = [&](const std::string& text) { put_wrapped(out, "", text, 2, style.width); };
  if (sums.characters > 0) {
    line("in all " + share_text(sums.read, sums.characters) +
         " of the tables' text reached a record; " +
         counted(sums.unread, "line of tables", "lines of tables") + " did not");
  }
  if (sums.older > 0) {
    line(counted(sums.older, "document was", "documents were") +
         " read by an older Planlupp; planlupp import --older reads them anew");
  }
  line("in all " + counted(sums.losses, "loss", "losses") + ", " +
       counted(sums.doubts, "doubt", "doubts") + ", " +
       counted(sums.uncertain, "uncertain record", "uncertain records") + ", " +
       counted(sums.missing, "page", "pages") + " not read");
  line((report.damage.empty() ? "the store is sound; " : "the store is damaged; ") +
       counted(report.documents.size(), "document", "documents") + ", " +
       std::to_string(sums.fine) + " without anything to look at");
}

void write_notes(JsonWriter& json, const DocumentCheck& document) {
  json.key("notes").array();
  for (const Note& note : document.notes) {
    json.object().key("level").value(name_of(note.level)).key("code").value(note.code);
    json.key("page").value(note.place.page).key("line").value(note.place.line);
    json.key("message").value(note.message).end();
  }
  json.end();
}

void write_json(JsonWriter& json, const DocumentCheck& document) {
  json.object().key("document").value("D" + std::to_string(document.document.id));
  json.key("path").value(document.document.path).key("kind").value(document.kind);
  json.key("missing_pages").array();
  for (const int page : document.missing_pages) json.value(page);
  json.end().key("lines").value(document.lines);
  json.key("lines_without_role").value(document.lines_without_role);
  json.key("table_characters").value(document.table_characters);
  json.key("read_characters").value(document.read_characters).key("unread").array();
  for (const UnreadText& line : document.unread) {
    json.object().key("page").value(line.place.page).key("line").value(line.place.line);
    json.key("text").value(line.text).end();
  }
  json.end().key("repairs").value(document.repairs);
  write_notes(json, document);
  json.key("uncertain").array();
  for (const UncertainRecord& record : document.uncertain) {
    json.object().key("id").value(to_string(record.id)).key("field").text_or_null(record.field);
    json.key("confidence").value(record.confidence).key("reason").text_or_null(record.reason);
    json.key("text").value(record.text).end();
  }
  json.end().end();
}

}  // namespace

bool has_findings(const CheckReport& report) {
  return !report.damage.empty() ||
         std::ranges::any_of(report.documents, [](const auto& d) { return has_findings(d); });
}

void write_check_text(std::ostream& out, const CheckReport& report, const CheckStyle& style) {
  for (const std::string& damage : report.damage) {
    put_wrapped(out, "", "damaged: " + damage, 2, style.width);
  }
  for (const DocumentCheck& document : report.documents) {
    if (style.all || has_findings(document)) write_document(out, document, style);
  }
  write_sums(out, report, style);
}

void write_check_json(std::ostream& out, const CheckReport& report) {
  for (const std::string& damage : report.damage) {
    JsonWriter json;
    out << json.object().key("damage").value(damage).end().text() << '\n';
  }
  for (const DocumentCheck& document : report.documents) {
    JsonWriter json;
    write_json(json, document);
    out << json.text() << '\n';
  }
}

}  // namespace planlupp::cli
