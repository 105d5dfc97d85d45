// `planlupp audit`: ready-made questions, each answered with n of N, the documents behind it and
// what was not read.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/counted.h"
#include "cli/json_writer.h"
#include "cli/rows.h"
#include "cli/safe_text.h"
#include "store/audits.h"
#include "store/record_id.h"
#include "store/search.h"

namespace planlupp::cli {
namespace {

// The built-in ones and those of a user's folder; the latter come first where names are the same.
Result<std::vector<Audit>> all_audits(const std::string& folder) {
  std::vector<Audit> audits;
  if (!folder.empty()) {
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
      if (entry.path().extension() != ".sql") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string content{std::istreambuf_iterator<char>(file), {}};
      Result<Audit> audit = parse_audit(entry.path().filename().string(), content);
      if (!audit) return audit.error();
      audits.push_back(*std::move(audit));
    }
    if (failed)
      return Error{ErrorCode::unreadable, folder,
                   "expected a folder of .sql files, could not read it"};
    std::sort(audits.begin(), audits.end(),
              [](const Audit& a, const Audit& b) { return a.name < b.name; });
  }
  audits.insert(audits.end(), built_in_audits().begin(), built_in_audits().end());
  return audits;
}

class AuditCommand : public Command {
 public:
  [[nodiscard]] std::string name() const override { return "audit"; }
  [[nodiscard]] std::string help() const override {
    return "Ready-made audit questions; without a name their list";
  }

  void declare(Arguments& arguments) override {
    arguments.positional("NAME", name_, "of the question: q09, returning_risks");
    arguments.flag("--all", all_, "all of them, as one report");
    arguments.option("--organisation", question_.organisation, "a part of the organisation's name")
        .value_name("NAME");
    arguments.option("--body", question_.body, "a part of the board's or committee's name")
        .value_name("NAME");
    arguments.option("--year", question_.year, "of this year; without it the latest there is")
        .value_name("YEAR");
    arguments.option("--set", values_, "a value the question asks for: years=4")
        .value_name("NAME=VALUE");
    arguments.option("--folder", folder_, "questions of your own, a .sql file each")
        .value_name("DIR");
    arguments.option("--language", language_, "of titles and explanations: sv or en; else sv")
        .one_of({"sv", "en"});
    declare_format(arguments, format_);
    arguments.footer(
        "Each answer ends with n of N, the documents behind it, and what could not be read: a\n"
        "\"none\" is worth no more than that. `planlupp show D3` tells about a document.\n\n"
        "Example: planlupp audit q15 --year 2024 --set index=0.5");
  }

  Result<int> run(Session& session) override {
    const auto audits = all_audits(folder_);
    if (!audits) return audits.error();
    for (const std::string& value : values_) {
      const std::size_t equals = value.find('=');
      if (equals == std::string::npos || equals == 0) {
        return Error{ErrorCode::usage, "--set", "expected NAME=VALUE, found \"" + value + "\""};
      }
      question_.values[value.substr(0, equals)] = value.substr(equals + 1);
    }
    if (name_.empty() && !all_) return list(session, *audits);
    Result<Store> store = session.open(Access::read);
    if (!store) return store.error();
    const Status known =
        check_known(*store, question_.organisation, question_.body, question_.year);
    if (!known) return known.error();
    if (all_) return run_all(session, *store, *audits);
    const Audit* audit = find_audit(*audits, name_);
    if (audit == nullptr) {
      return Error{ErrorCode::not_found, "",
                   "no audit is named \"" + name_ + "\"; `planlupp audit` lists them"};
    }
    return ask(session, *store, *audit, question_);
  }

 private:
  [[nodiscard]] bool swedish() const { return language_ == "sv"; }
  [[nodiscard]] const std::string& title(const Audit& audit) const {
    return swedish() ? audit.title_sv : audit.title_en;
  }

  [[nodiscard]] Result<int> list(const Session& session, const std::vector<Audit>& audits) const {
    for (const Audit& audit : audits) {
      put_wrapped(session.out(), "", audit.name + "  " + title(audit), 6,
                  session.surroundings().width);
      for (const AuditParameter& p : audit.parameters) {
        put_wrapped(session.out(), std::string(6, ' '),
                    "--set " + p.name + "=" + p.otherwise + "  " +
                        (swedish() ? p.meaning_sv : p.meaning_en),
                    8, session.surroundings().width);
      }
    }
    return kDone;
  }

  Result<int> run_all(const Session& session, Store& store,
                      const std::vector<Audit>& audits) const {
    for (const Audit& audit : audits) {
      AuditQuestion question = question_;
      std::erase_if(question.values, [&](const auto& value) {  // each takes those that it knows
        return std::none_of(audit.parameters.begin(), audit.parameters.end(),
                            [&](const AuditParameter& p) { return p.name == value.first; });
      });
      const Result<int> asked = ask(session, store, audit, question);
      if (!asked) return asked.error();
      if (format_.format == "table") session.out() << '\n';
    }
    return kDone;
  }

  Result<int> ask(const Session& session, Store& store, const Audit& audit,
                  const AuditQuestion& question) const {
    std::ostringstream rows;  // JSON goes into an object of its own
    Surroundings inner = session.surroundings();
    if (format_.format == "json") inner.out = &rows;
    const Session inside(inner, session.store_path());
    RowFormat format = format_;
    format.main = main_column(audit);
    const auto printer = make_printer(format, inside);
    RowSink sink = sink_of(*printer);
    sink.columns = [&](const std::vector<std::string>& names) {  // once the question is accepted
      if (format_.format == "table") heading(session, audit);
      printer->columns(names);
    };
    const auto answer = run_audit(store, audit, question, sink);
    if (!answer) return answer.error();
    printer->finish();
    if (format_.format == "json") return json(session, audit, *answer, rows.str());
    const std::string counted = summary(audit, *answer);
    if (format_.format == "csv") {
      session.say(audit.name + ": " + counted);
      return kDone;
    }
    session.out() << '\n';
    put_wrapped(session.out(), "", counted, 2, session.surroundings().width);
    behind(session, *answer);
    return kDone;
  }

  // The column that a table gives most room.
  static std::string main_column(const Audit& audit) {
    for (const char* name : {"risk", "goal", "text", "control", "detail", "title"}) {
      if (audit.answer.find(" AS " + std::string(name)) != std::string::npos) return name;
    }
    return "body";
  }

  void heading(const Session& session, const Audit& audit) const {
    put_wrapped(session.out(), "", audit.name + "  " + title(audit), 6,
                session.surroundings().width);
    const int width = session.surroundings().width;
    put_wrapped(session.out(), "", swedish() ? audit.text_sv : audit.text_en, 0, width);
    session.out() << '\n';
  }

  // "3 av 17 höga risker, 2024"
  [[nodiscard]] std::string summary(const Audit& audit, const AuditAnswer& answer) const {
    return std::to_string(answer.found) + (swedish() ? " av " : " of ") +
           std::to_string(answer.total) + " " + (swedish() ? audit.of_sv : audit.of_en) +
           (answer.year ? ", " + std::to_string(*answer.year) : "");
  }

  void behind(const Session& session, const AuditAnswer& answer) const {
    constexpr std::size_t kShown = 20;
    std::ostream& out = session.out();
    out << (swedish()
                ? std::to_string(answer.documents.size()) + " dokument bakom svaret"
                : counted(answer.documents.size(), "document", "documents") + " behind the answer")
        << '\n';
    std::size_t shown = 0, unread = 0;
    for (const AuditDocument& document : answer.documents) {
      unread += document.not_read.empty() ? 0 : 1;
      if (++shown > kShown) continue;
      std::string line = to_string(RecordId{std::nullopt, document.id}) + "  " + document.path;
      for (const std::string& what : document.not_read) line += "; " + what;
      put_wrapped(out, "  ", line, 6, session.surroundings().width);
    }
    if (shown > kShown) {
      out << "  " << shown - kShown
          << (swedish() ? " till; --format json visar alla" : " more; --format json shows all")
          << '\n';
    }
    if (unread > 0) {
      out << unread
          << (swedish() ? " av dem visar inte allt som frågan gäller"
                        : " of them do not show all that is asked")
          << '\n';
    }
    if (!answer.missing.empty()) {
      const std::size_t count = answer.missing.size();
      out << (swedish()
                  ? counted(count, "nämnd", "nämnder") + " har dokument bara för andra år"
                  : counted(count, "board has", "boards have") + " documents of other years only")
          << (count == 1  ? ": "
              : swedish() ? ", t.ex. "
                          : ", e.g. ")
          << safe_line(answer.missing.front()) << '\n';
    }
  }

  [[nodiscard]] Result<int> json(const Session& session, const Audit& audit,
                                 const AuditAnswer& answer, std::string rows) const {
    while (!rows.empty() && rows.back() == '\n') rows.pop_back();
    JsonWriter json;
    json.object().key("audit").value(audit.name).key("title").value(title(audit));
    json.key("year").value(answer.year).key("found").value(answer.found);
    json.key("total").value(answer.total).key("of").value(swedish() ? audit.of_sv : audit.of_en);
    json.key("documents").array();
    for (const AuditDocument& document : answer.documents) {
      json.object().key("id").value(to_string(RecordId{std::nullopt, document.id}));
      json.key("path").value(document.path).key("not_read").array();
      for (const std::string& what : document.not_read) json.value(what);
      json.end().end();
    }
    json.end().key("boards_of_other_years").array();
    for (const std::string& board : answer.missing) json.value(board);
    std::string text = json.end().end().text();
    text.pop_back();
    session.out() << text << ",\"rows\":" << rows << "}\n";
    return kDone;
  }

  std::string name_, folder_, language_ = "sv";
  bool all_ = false;
  AuditQuestion question_;
  std::vector<std::string> values_;
  RowFormat format_;
};

}  // namespace

std::unique_ptr<Command> make_audit() { return std::make_unique<AuditCommand>(); }

}  // namespace planlupp::cli
