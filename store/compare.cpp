#include "store/compare.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "normalize/likeness.h"
#include "normalize/stem.h"
#include "store/boards.h"
#include "store/history.h"
#include "store/thread_rows.h"

namespace planlupp {
namespace {

std::string plain(std::string_view text) {
  std::string joined;
  for (const std::string& word : words_of(text)) joined += word + ' ';
  return joined;
}

// A thread in one year: the plan's record, and what the year's follow-ups add to it.
YearRecord merged(std::vector<YearRecord> records) {
  std::stable_sort(records.begin(), records.end(), [](const YearRecord& a, const YearRecord& b) {
    return rank_of(a.document_kind, a.period) < rank_of(b.document_kind, b.period);
  });
  YearRecord all = records.front();
  for (std::size_t i = 1; i < records.size(); ++i) {
    YearRecord& later = records[i];
    if (!all.risk_index) all.risk_index = later.risk_index;
    for (const auto field : {&YearRecord::score, &YearRecord::level, &YearRecord::level_label,
                             &YearRecord::area, &YearRecord::category, &YearRecord::code}) {
      if ((all.*field).empty()) all.*field = later.*field;
    }
    for (const auto field : {&YearRecord::outcome, &YearRecord::status, &YearRecord::status_code}) {
      if (!(later.*field).empty()) all.*field = later.*field;
    }
    if (later.document == all.document) continue;  // listed twice in one plan
    if (!later.measures.empty()) all.measures = std::move(later.measures);
    if (!later.controls.empty()) all.controls = std::move(later.controls);
    for (const auto state : {&YearRecord::measures_stated, &YearRecord::statuses_stated,
                             &YearRecord::controls_stated, &YearRecord::results_stated}) {
      if (later.*state == "stated" || (all.*state).empty()) all.*state = later.*state;
    }
  }
  return all;
}

struct Item {
  std::string text, status;
};

// Pairs what is alike, the most alike first; gives what differs.
std::vector<ItemChange> changes(const std::vector<Item>& before, const std::vector<Item>& after) {
  constexpr float kAlike = 0.35F;
  std::vector<std::tuple<float, std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < before.size(); ++i) {
    for (std::size_t j = 0; j < after.size(); ++j) {
      const float like =
          likeness(weigh(grams_of(before[i].text), {}), weigh(grams_of(after[j].text), {}));
      if (like >= kAlike) pairs.emplace_back(-like, i, j);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  std::set<std::size_t> left, right;
  std::vector<ItemChange> all;
  for (const auto& [unlike, i, j] : pairs) {
    if (left.count(i) != 0 || right.count(j) != 0) continue;
    left.insert(i);
    right.insert(j);
    const bool same = plain(before[i].text) == plain(after[j].text);
    if (same && before[i].status == after[j].status) continue;
    all.push_back(
        {same ? after[j].text : before[i].text, after[j].text, before[i].status, after[j].status});
  }
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (left.count(i) == 0) all.push_back({before[i].text, "", before[i].status, ""});
  }
  for (std::size_t j = 0; j < after.size(); ++j) {
    if (right.count(j) == 0) all.push_back({"", after[j].text, "", after[j].status});
  }
  return all;
}

std::vector<Item> measures_of(const std::optional<YearRecord>& record) {
  std::vector<Item> items;
  if (!record) return items;
  for (const MeasureRow& m : record->measures) items.push_back({m.description, m.status});
  return items;
}
std::vector<Item> controls_of(const std::optional<YearRecord>& record) {
  std::vector<Item> items;
  if (!record) return items;
  for (const ControlRow& c : record->controls) items.push_back({c.description, c.result});
  return items;
}

// A document that is not known to show something may simply leave it out.
bool shows(const std::string& state, bool has_some) { return state == "stated" || has_some; }

constexpr double kSame = 0.001;

Move direction(double change) {
  return std::abs(change) < kSame ? Move::same : change > 0 ? Move::up : Move::down;
}

// "16 av 16" and "20 av 25": the ends of scales are often assumed from the highest figure of a
// document, so what is down by the index and not by the scores themselves is not known.
bool scales_decide(const YearRecord& before, const YearRecord& after, Move move) {
  if (before.score.empty() || after.score.empty()) return false;
  const double change =
      std::strtod(after.score.c_str(), nullptr) - std::strtod(before.score.c_str(), nullptr);
  return direction(change) != move;
}

Move move_of(const YearRecord& before, const YearRecord& after) {
  if (before.risk_index && after.risk_index) {
    const Move move = direction(*after.risk_index - *before.risk_index);
    return scales_decide(before, after, move) ? Move::unknown : move;
  }
  const auto grade = [](const std::string& code) {
    return code == "done" ? 3 : code == "partly_done" ? 2 : code == "not_done" ? 1 : 0;
  };
  const int was = grade(before.status_code), is = grade(after.status_code);
  if (was == 0 || is == 0) return Move::unknown;
  return was == is ? Move::same : is > was ? Move::up : Move::down;
}

void fill_items(ComparedRecord& record) {
  const auto& before = record.before;
  const auto& after = record.after;
  if (before && after) {
    record.measures_known = shows(before->measures_stated, !before->measures.empty()) &&
                            shows(after->measures_stated, !after->measures.empty());
    record.controls_known = shows(before->controls_stated, !before->controls.empty()) &&
                            shows(after->controls_stated, !after->controls.empty());
    if (record.measures_known) record.measures = changes(measures_of(before), measures_of(after));
    if (record.controls_known) record.controls = changes(controls_of(before), controls_of(after));
  } else {
    record.measures = changes(measures_of(before), measures_of(after));
    record.controls = changes(controls_of(before), controls_of(after));
  }
  if (after && after->results_stated == "stated") {
    record.results_missing =
        static_cast<int>(std::count_if(after->controls.begin(), after->controls.end(),
                                       [](const ControlRow& c) { return c.result.empty(); }));
  }
}

ComparedRecord both(YearRecord before, YearRecord after) {
  ComparedRecord record;
  record.fate = plain(before.text) == plain(after.text) ? Fate::kept : Fate::reworded;
  if (record.fate == Fate::reworded) record.words = word_diff(before.text, after.text);
  record.move = move_of(before, after);
  record.before = std::move(before);
  record.after = std::move(after);
  fill_items(record);
  return record;
}

class Comparer {
 public:
  Comparer(Database& database, const CompareRequest& request)
      : database_(database), request_(request), boards_(database) {}

  Comparison run() {
    RecordFilter filter{request_.organisation, request_.body, {request_.before, request_.after}};
    for (YearRecord& record : load_records(database_, request_.kind, filter)) {
      Board& board = boards_by_key_[boards_.key({record.organisation, record.body})];
      board.compared.organisation = record.organisation;
      board.compared.body = record.body;  // the later year's name wins: it comes last
      const std::int64_t thread = record.thread != 0 ? record.thread : -record.id;
      (record.year == request_.before ? board.before : board.after)[thread].push_back(
          std::move(record));
    }
    count_documents();
    Comparison comparison;
    for (auto& [key, board] : boards_by_key_) {
      compare_board(board);
      comparison.boards.push_back(std::move(board.compared));
    }
    comparison.years = years_if_missing();
    return comparison;
  }

 private:
  using ByThread = std::map<std::int64_t, std::vector<YearRecord>>;
  struct Board {
    ComparedBoard compared;
    ByThread before, after;
  };

  // Documents without a single record too: a plan that was read and lists nothing.
  void count_documents() {
    std::set<std::int64_t> counted;
    for (const BoardName& name : matching_names(database_, request_.organisation, request_.body)) {
      Statement& rows =
          database_
              .statement(
                  "SELECT d.year, d.path, d.id FROM document d WHERE d.organisation IS nullif(?1, "
                  "'') "
                  "AND d.body IS nullif(?2, '') AND d.year IN (?3, ?4) AND d.edition_of IS NULL "
                  "AND d.kind LIKE ?5 || '%' AND NOT EXISTS (SELECT 1 FROM document_board x "
                  "WHERE x.document_id = d.id) UNION ALL "
                  "SELECT d.year, d.path, d.id FROM document_board g JOIN document d ON d.id = "
                  "g.document_id "
                  "WHERE g.organisation = ?1 AND g.body = ?2 AND d.year IN (?3, ?4) "
                  "AND d.edition_of IS NULL AND d.kind LIKE ?5 || '%'")
              .with(name.organisation, name.body, request_.before, request_.after,
                    request_.kind == RecordKind::risk ? "internal_control" : "");
      while (rows.step()) {
        if (!counted.insert(rows.integer(2)).second) continue;
        count_document(name, static_cast<int>(rows.integer(0)), rows.text(1));
      }
    }
    for (auto& [key, board] : boards_by_key_) {  // boards that share a document
      ComparedBoard& compared = board.compared;
      if (compared.documents_before == 0 && !board.before.empty()) compared.documents_before = 1;
      if (compared.documents_after == 0 && !board.after.empty()) compared.documents_after = 1;
    }
  }

  void count_document(const BoardName& name, int year, std::string_view path) {
    const std::string key = boards_.key(name);
    const auto known = boards_by_key_.find(key);
    // A plan without a single goal may be a plan of another kind.
    if (known == boards_by_key_.end() && request_.kind == RecordKind::goal) return;
    ComparedBoard& board = boards_by_key_[key].compared;
    if (board.organisation.empty()) {
      board.organisation = name.organisation;
      board.body = name.body;
    }
    ++(year == request_.before ? board.documents_before : board.documents_after);
    board.paths.emplace_back(path);
  }

  void compare_board(Board& board) {
    ComparedBoard& compared = board.compared;
    if (compared.documents_before == 0 || compared.documents_after == 0) return;
    for (auto& [thread, records] : board.after) {
      const auto found = board.before.find(thread);
      compared.records.push_back(found == board.before.end()
                                     ? appeared(merged(std::move(records)))
                                     : both(merged(found->second), merged(std::move(records))));
    }
    std::stable_sort(compared.records.begin(), compared.records.end(), by_place);
    std::vector<ComparedRecord> gone;
    for (auto& [thread, records] : board.before) {
      if (board.after.count(thread) == 0) gone.push_back(vanished(merged(std::move(records))));
    }
    std::stable_sort(gone.begin(), gone.end(), by_place);
    std::move(gone.begin(), gone.end(), std::back_inserter(compared.records));
    name_groups(compared);
  }

  static bool by_place(const ComparedRecord& a, const ComparedRecord& b) {
    const auto key = [](const ComparedRecord& r) {
      const YearRecord& shown = r.after ? *r.after : *r.before;
      return std::pair(rank_of(shown.document_kind, shown.period), shown.ordinal);
    };
    return key(a) < key(b);
  }

  ComparedRecord appeared(YearRecord after) {
    ComparedRecord record;
    record.fate = Fate::new_one;
    for (const StoredLink& link : links_of(database_, request_.kind, after.id)) {
      if (link.kind == "split" && link.to == after.id &&
          of_year(link.from, request_.before, record)) {
        record.fate = Fate::split;
      }
    }
    Statement& earlier =
        database_
            .statement(
                request_.kind == RecordKind::risk
                    ? "SELECT max(d.year) FROM risk r JOIN document d ON d.id = r.document_id "
                      "WHERE r.thread_id = ? AND d.year < ?"
                    : "SELECT max(d.year) FROM goal r JOIN document d ON d.id = r.document_id "
                      "WHERE r.thread_id = ? AND d.year < ?")
            .with(after.thread, request_.before);
    if (earlier.step() && !earlier.is_null(0))
      record.seen_before = static_cast<int>(earlier.integer(0));
    earlier.reset();
    record.after = std::move(after);
    fill_items(record);
    return record;
  }

  ComparedRecord vanished(YearRecord before) {
    ComparedRecord record;
    record.fate = Fate::gone;
    for (const StoredLink& link : links_of(database_, request_.kind, before.id)) {
      if (link.kind == "merge" && link.from == before.id &&
          of_year(link.to, request_.after, record)) {
        record.fate = Fate::merged;
      }
    }
    record.before = std::move(before);
    fill_items(record);
    return record;
  }

  // Whether the record is of that year; its text is then what was split or merged into.
  bool of_year(std::int64_t id, int year, ComparedRecord& record) {
    const auto other = load_record(database_, request_.kind, id);
    if (!other || other->year != year) return false;
    record.other = other->text;
    return true;
  }

  static void name_groups(ComparedBoard& board) {
    const auto differ = [&](std::string YearRecord::*field, std::vector<std::string>& added,
                            std::vector<std::string>& dropped) {
      std::map<std::string, std::string> before, after;  // by the words alone
      for (const ComparedRecord& r : board.records) {
        if (r.before && !((*r.before).*field).empty()) {
          before.emplace(plain((*r.before).*field), (*r.before).*field);
        }
        if (r.after && !((*r.after).*field).empty()) {
          after.emplace(plain((*r.after).*field), (*r.after).*field);
        }
      }
      if (before.empty() || after.empty()) return;  // one of the two has no such column
      for (const auto& [key, name] : after) {
        if (before.count(key) == 0) added.push_back(name);
      }
      for (const auto& [key, name] : before) {
        if (after.count(key) == 0) dropped.push_back(name);
      }
    };
    differ(&YearRecord::area, board.new_areas, board.gone_areas);
    differ(&YearRecord::category, board.new_categories, board.gone_categories);
  }

  std::vector<int> years_if_missing() {
    std::vector<int> years;
    Statement& rows = database_.statement(
        "SELECT DISTINCT year FROM document WHERE year IS NOT NULL ORDER BY year");
    while (rows.step()) years.push_back(static_cast<int>(rows.integer(0)));
    const bool all = std::count(years.begin(), years.end(), request_.before) != 0 &&
                     std::count(years.begin(), years.end(), request_.after) != 0;
    return all ? std::vector<int>{} : years;
  }

  Database& database_;
  const CompareRequest& request_;
  Boards boards_;
  std::map<std::string, Board> boards_by_key_;
};

}  // namespace

std::string_view name_of(Fate fate) {
  switch (fate) {
    case Fate::kept: return "kept";
    case Fate::reworded: return "reworded";
    case Fate::new_one: return "new";
    case Fate::gone: return "gone";
    case Fate::split: return "split";
    case Fate::merged: return "merged";
  }
  return "";
}

std::string_view name_of(Move move) {
  switch (move) {
    case Move::unknown: return "";
    case Move::same: return "same";
    case Move::up: return "up";
    case Move::down: return "down";
  }
  return "";
}

Result<Comparison> compare(Store& store, const CompareRequest& request) {
  return guarded([&] { return Comparer(store.database(), request).run(); });
}

}  // namespace planlupp
