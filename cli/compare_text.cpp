#include "cli/compare_text.h"

#include <array>
#include <map>
#include <ostream>
#include <set>

#include "cli/counted.h"
#include "cli/marked_text.h"
#include "cli/safe_text.h"
#include "store/boards.h"
#include "store/record_id.h"

namespace planlupp::cli {
namespace {

// "2024 R12 page 3"
std::string place(const YearRecord& record) {
  return std::to_string(record.year) + " " + to_string(RecordId{record.kind, record.id}) +
         (record.page > 0 ? " page " + std::to_string(record.page) : "");
}

std::string change_of(const ItemChange& item) {
  std::string text;
  if (item.before.empty()) {
    text = "added: " + item.after;
  } else if (item.after.empty()) {
    text = "dropped: " + item.before;
  } else if (item.before == item.after) {
    text = item.after;
  } else {
    text = item.before + "  ->  " + item.after;
  }
  if (item.status_before != item.status_after) {
    text += " [" + (item.status_before.empty() ? "" : item.status_before + " -> ") +
            (item.status_after.empty() ? "nothing said" : item.status_after) + "]";
  } else if (!item.status_after.empty()) {
    text += " [" + item.status_after + "]";
  }
  return text;
}

// What a record is rated by: "12 av 25" by a scale to 25.
std::string scale_of(const YearRecord& record) {
  const std::size_t of = record.score.find(" av ");
  if (of != std::string::npos) return "to " + record.score.substr(of + 4);
  if (!record.score.empty()) return "scores";
  return record.level.empty() && record.level_label.empty() ? "" : "levels";
}

// "levels, to 25": what two years rate by, where they do it differently; else "".
std::string differing_scales(const std::vector<ComparedRecord>& records) {
  std::set<std::string> scales;
  for (const ComparedRecord& record : records) {
    if (!record.before || !record.after) continue;
    if (record.move != Move::up && record.move != Move::down) continue;
    const std::string was = scale_of(*record.before), is = scale_of(*record.after);
    if (!was.empty() && !is.empty() && was != is) scales.insert(was + "; then " + is);
  }
  std::string text;
  for (const std::string& scale : scales) text += (text.empty() ? "" : ", ") + scale;
  return text;
}

bool has_change(const ComparedRecord& r) {
  return r.fate != Fate::kept || r.move == Move::up || r.move == Move::down ||
         !r.measures.empty() || !r.controls.empty() || r.results_missing > 0;
}

class Show {
 public:
  Show(std::ostream& out, const CompareRequest& request, const CompareStyle& style)
      : out_(out), request_(request), style_(style) {}

  void board(const ComparedBoard& board) {
    line("", whose(board.organisation, board.body));
    if (board.documents_before == 0 || board.documents_after == 0) {
      const int year = board.documents_before == 0 ? request_.before : request_.after;
      line("  ", std::to_string(year) + " was not read: no document of it is in the store");
      out_ << '\n';
      return;
    }
    counts(board);
    names("new areas", board.new_areas);
    names("areas gone", board.gone_areas);
    names("new categories", board.new_categories);
    names("categories gone", board.gone_categories);
    for (const Fate fate :
         {Fate::new_one, Fate::split, Fate::reworded, Fate::kept, Fate::merged, Fate::gone}) {
      for (const ComparedRecord& record : board.records) {
        if (record.fate == fate && (style_.all || has_change(record))) show(record);
      }
    }
    out_ << '\n';
  }

 private:
  void line(std::string_view indent, const std::string& text) {
    put_wrapped(out_, std::string(indent), text, indent.size(), style_.width);
  }

  // How many there are of each, and the trend: "12 kept (2 up, 3 down) ..."
  void counts(const ComparedBoard& board) {
    std::map<Fate, int> fates;
    int up = 0, down = 0, missing = 0;
    for (const ComparedRecord& record : board.records) {
      ++fates[record.fate];
      up += record.move == Move::up;
      down += record.move == Move::down;
      missing += record.results_missing;
    }
    std::string text;
    for (const auto& [fate, count] : fates) {
      text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(name_of(fate));
    }
    text += "; " + std::to_string(up) + " up, " + std::to_string(down) + " down";
    if (missing > 0) text += "; " + counted(missing, "control", "controls") + " without a result";
    line("  ", text);
    const std::string scales = differing_scales(board.records);
    if (!scales.empty()) {
      line("  ", "the years rate by different scales (" + scales +
                     "): up and down are what a common scale from 0 to 1 says");
    }
  }

  void names(const std::string& what, const std::vector<std::string>& all) {
    if (all.empty()) return;
    std::string text;
    for (const std::string& name : all) text += (text.empty() ? "" : "; ") + name;
    line("  ", what + ": " + text);
  }

  void show(const ComparedRecord& record) {
    const YearRecord& shown = record.after ? *record.after : *record.before;
    std::string head(name_of(record.fate));
    if (record.seen_before)
      head = "back (was there in " + std::to_string(*record.seen_before) + ")";
    head += "  " + (record.before ? place(*record.before) : "") +
            (record.before && record.after ? " -> " : "") +
            (record.after ? place(*record.after) : "");
    line("  ", head);
    if (record.fate == Fate::reworded) {
      put_diff(out_, record.words, {6, style_.width, style_.colour});
    } else {
      line("      ", shown.text);
    }
    if (!record.other.empty()) {
      line("      ",
           (record.fate == Fate::split ? "was a part of: " : "is now a part of: ") + record.other);
    }
    rating(record);
    items("measure", record.measures, record.measures_known);
    items("control", record.controls, record.controls_known);
    if (record.results_missing > 0) {
      line("      ", std::to_string(record.results_missing) + " of its controls without a result");
    }
  }

  void rating(const ComparedRecord& record) {
    const std::string before = record.before ? stated_rating(*record.before) : "";
    const std::string after = record.after ? stated_rating(*record.after) : "";
    if (before.empty() && after.empty()) return;
    if (!record.before || !record.after) return line("      ", before + after);
    if (before == after && record.move == Move::same) return;
    std::string text =
        (before.empty() ? "not rated" : before) + " -> " + (after.empty() ? "not rated" : after);
    if (record.move == Move::up || record.move == Move::down) {
      text += " (" + std::string(name_of(record.move)) + ")";
    } else if (record.move == Move::unknown && !before.empty() && !after.empty()) {
      text += " (up or down depends on the scale)";
    }
    line("      ", text);
  }

  void items(const std::string& what, const std::vector<ItemChange>& all, bool known) {
    if (!known) return line("      ", what + "s: not shown in both years");
    for (const ItemChange& item : all) line("      ", what + " " + change_of(item));
  }

  std::ostream& out_;
  const CompareRequest& request_;
  const CompareStyle& style_;
};

}  // namespace

std::string stated_rating(const YearRecord& record) {
  std::string text;
  const std::array parts{&record.score, &record.level, &record.level_label, &record.status,
                         &record.outcome};
  for (const std::string* part : parts) {
    if (!part->empty()) text += (text.empty() ? "" : " ") + *part;
  }
  if (text.empty() && !record.severity.empty() && !record.likelihood.empty()) {
    text = record.likelihood + " / " + record.severity;
  }
  return text;
}

void show_comparison(std::ostream& out, const CompareRequest& request, const Comparison& comparison,
                     const CompareStyle& style) {
  Show show(out, request, style);
  for (const ComparedBoard& board : comparison.boards) show.board(board);
}

}  // namespace planlupp::cli
