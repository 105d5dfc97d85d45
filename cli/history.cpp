// `planlupp history`: one risk or goal through all its years.
#include "store/history.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "cli/chart.h"
#include "cli/command.h"
#include "cli/json_writer.h"
#include "cli/marked_text.h"
#include "cli/safe_text.h"
#include "store/boards.h"
#include "store/record_id.h"

namespace planlupp::cli {
namespace {

constexpr std::size_t kIndent = 6;

std::string id_text(RecordKind kind, std::int64_t id) { return to_string(RecordId{kind, id}); }

std::string percent(double part) {
  return std::to_string(static_cast<int>(std::lround(part * 100))) + " %";
}

// The rating as the document states it; a goal's status and outcome.
std::string stated(const YearRecord& record) {
  std::string text;
  for (const std::string* part :
       {&record.score, &record.level, &record.level_label, &record.status, &record.outcome}) {
    if (!part->empty()) text += (text.empty() ? "" : " ") + *part;
  }
  return text;
}

std::string document_name(const YearRecord& record) {
  const bool follow_up = record.document_kind.ends_with("follow_up");
  return (follow_up ? "uppföljning" : "plan") + (record.period.empty() ? "" : " " + record.period);
}

std::optional<double> value_of(const YearRecord& record) {
  if (record.kind == RecordKind::risk) return record.risk_index;
  if (record.status_code == "done") return 1.0;
  if (record.status_code == "partly_done") return 0.5;
  return record.status_code == "not_done" ? std::optional(0.0) : std::nullopt;
}

std::vector<ChartPoint> points_of(const History& history) {
  std::vector<ChartPoint> points;
  for (const YearRecord& record : history.records) {
    points.push_back({record.year, document_name(record), value_of(record), stated(record), true});
  }
  for (const int year : history.unread) {
    const auto at = std::find_if(points.begin(), points.end(),
                                 [&](const ChartPoint& p) { return p.year > year; });
    points.insert(at, {year, "", std::nullopt, "", false});
  }
  return points;
}

class HistoryCommand : public Command {
 public:
  [[nodiscard]] std::string name() const override { return "history"; }
  [[nodiscard]] std::string help() const override {
    return "Follow one risk or goal through all its years";
  }

  void declare(Arguments& arguments) override {
    arguments.positional("ID", id_, "of a risk or goal in any year: R12, G3").required();
    arguments.option("--svg", svg_, "also write a picture with its data to this file")
        .value_name("FILE");
    arguments.option("--format", format_, "text or json").one_of({"text", "json"});
    arguments.footer(
        "The bars are on a scale from 0 to 1 that is comparable between years, whatever scale a\n"
        "plan uses; beside them stands what the plan says. A link's figures are how alike two\n"
        "years' texts are and what each counted for (+) or against (-) their being the same.\n\n"
        "Example: planlupp history R12 --svg r12.svg");
  }

  Result<int> run(Session& session) override {
    const auto id = record_id(id_);
    if (!id || (id->kind != RecordKind::risk && id->kind != RecordKind::goal)) {
      return Error{ErrorCode::usage, "",
                   "expected the id of a risk or goal like R12 or G3, found \"" + id_ + "\""};
    }
    Result<Store> store = session.open(Access::read);
    if (!store) return store.error();
    const Result<History> found = history(*store, *id->kind, id->id);
    if (!found) return found.error();
    format_ == "json" ? json(session, *found) : text(session, *found);
    return svg_.empty() ? Result<int>(kDone) : write_svg(*found);
  }

 private:
  [[nodiscard]] Result<int> write_svg(const History& history) const {
    const YearRecord& last = history.records.back();
    std::ofstream file(svg_, std::ios::binary);
    file << svg(whose(last.organisation, last.body) + ": " + last.text, points_of(history));
    file.flush();
    if (!file.good())
      return Error{ErrorCode::unreadable, svg_, "expected to write the picture, could not"};
    return kDone;
  }

  static void text(const Session& session, const History& history) {
    const YearRecord& last = history.records.back();
    std::ostream& out = session.out();
    put_wrapped(out, "", whose(last.organisation, last.body) + ": " + last.text, 0,
                session.surroundings().width);
    out << '\n' << bars(points_of(history), session.surroundings().colour) << '\n';
    const YearRecord* before = nullptr;
    for (const YearRecord& record : history.records) {
      show(session, record, before);
      before = &record;
    }
    if (!history.links.empty()) out << "Why they are thought to be the same\n";
    for (const StoredLink& link : history.links) show(session, history, link);
    if (last.thread == 0)
      session.say("its organisation or year is not known: it has no other years");
  }

  static void show(const Session& session, const YearRecord& record, const YearRecord* before) {
    std::ostream& out = session.out();
    put_wrapped(out, std::to_string(record.year) + "  ",
                id_text(record.kind, record.id) + "  " + document_name(record) + ", " +
                    record.path + (record.page > 0 ? ", page " + std::to_string(record.page) : ""),
                kIndent, session.surroundings().width);
    const bool same = before != nullptr && before->text == record.text;
    if (before == nullptr) {
      put(session, record.text);
    } else if (!same) {
      put_diff(out, word_diff(before->text, record.text),
               {kIndent, session.surroundings().width, session.surroundings().colour});
    }
    for (const MeasureRow& m : record.measures) {
      put(session, "measure: " + m.description + (m.status.empty() ? "" : " [" + m.status + "]"));
    }
    for (const ControlRow& c : record.controls) {
      put(session, "control: " + c.description +
                       (c.result.empty() ? record.results_stated == "stated" ? " [no result]" : ""
                                         : " [" + c.result + "]"));
    }
    out << '\n';
  }

  static void show(const Session& session, const History& history, const StoredLink& link) {
    const RecordKind kind = history.records.front().kind;
    std::string line = "  " + id_text(kind, link.from) + " - " + id_text(kind, link.to) + "  ";
    if (link.kind != "same") line += link.kind == "split" ? "split off, " : "merged into, ";
    line += link.by_person ? "said by a person" : link.certainty + ", " + percent(link.probability);
    if (link.runner_up) line += "; next best " + percent(*link.runner_up);
    session.out() << line << '\n';
    std::string figures;
    for (const LinkReason& reason : link.reasons) {
      if (!reason.likeness) continue;
      char share[48];
      std::snprintf(share, sizeof share, " %.2f (%+.1f)", *reason.likeness, reason.share);
      std::string figure = share;
      if (figure.ends_with("(-0.0)")) figure.replace(figure.size() - 5, 1, "+");
      std::ranges::replace(figure, '.', ',');
      figures += (figures.empty() ? "" : "; ") + reason.signal + figure;
    }
    if (!figures.empty()) put(session, figures);
  }

  // Below a record's or a link's name.
  static void put(const Session& session, const std::string& text) {
    put_wrapped(session.out(), std::string(kIndent, ' '), text, kIndent,
                session.surroundings().width);
  }

  static void json(const Session& session, const History& history) {
    JsonWriter json;
    const YearRecord& last = history.records.back();
    json.object().key("organisation").text_or_null(last.organisation);
    json.key("body")
        .text_or_null(last.body)
        .key("thread")
        .value(last.thread)
        .key("records")
        .array();
    for (const YearRecord& record : history.records) write(json, record);
    json.end().key("links").array();
    for (const StoredLink& link : history.links) write(json, last.kind, link);
    json.end().key("years_not_read").array();
    for (const int year : history.unread) json.value(year);
    session.out() << json.end().end().text() << '\n';
  }

  static void write(JsonWriter& json, const YearRecord& record) {
    json.object().key("id").value(id_text(record.kind, record.id)).key("year").value(record.year);
    json.key("document_kind").value(record.document_kind).key("period").text_or_null(record.period);
    json.key("path").value(record.path).key("page").value(record.page);
    json.key("text").text_or_null(record.text).key("area").text_or_null(record.area);
    json.key("stated").text_or_null(stated(record)).key("risk_index").value(record.risk_index);
    json.key("measures").array();
    for (const MeasureRow& m : record.measures) {
      json.object().key("description").text_or_null(m.description);
      json.key("status").text_or_null(m.status).end();
    }
    json.end().key("controls").array();
    for (const ControlRow& c : record.controls) {
      json.object().key("description").text_or_null(c.description);
      json.key("result").text_or_null(c.result).end();
    }
    json.end().end();
  }

  static void write(JsonWriter& json, RecordKind kind, const StoredLink& link) {
    json.object()
        .key("from")
        .value(id_text(kind, link.from))
        .key("to")
        .value(id_text(kind, link.to));
    json.key("kind").value(link.kind).key("certainty").value(link.certainty);
    json.key("probability").value(link.probability).key("runner_up").value(link.runner_up);
    json.key("by_person").value(link.by_person).key("reasons").array();
    for (const LinkReason& reason : link.reasons) {
      json.object().key("signal").value(reason.signal).key("likeness").value(reason.likeness);
      json.key("share").value(reason.share).end();
    }
    json.end().end();
  }

  std::string id_, svg_, format_ = "text";
};

}  // namespace

std::unique_ptr<Command> make_history() { return std::make_unique<HistoryCommand>(); }

}  // namespace planlupp::cli
