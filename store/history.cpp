#include "store/history.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>

#include "store/columns.h"
#include "store/record_id.h"
#include "store/thread_rows.h"

namespace planlupp {
namespace {

// The number behind `name` in one object of the reasons.
std::optional<double> number_in(std::string_view object, std::string_view name) {
  const std::size_t at = object.find(name);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view rest = object.substr(at + name.size());
  double number = 0;
  const auto end = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  return end.ec == std::errc{} ? std::optional(number) : std::nullopt;
}

// The reasons as thread_rows.cpp writes them: flat objects with these keys in this order.
std::vector<LinkReason> read_reasons(std::string_view json) {
  constexpr std::string_view kSignal = "{\"signal\":\"";
  std::vector<LinkReason> reasons;
  for (std::size_t at = json.find(kSignal); at != std::string_view::npos;) {
    const std::size_t next = json.find(kSignal, at + 1);
    const std::string_view object =
        json.substr(at, next == std::string_view::npos ? next : next - at);
    const std::string_view name = object.substr(kSignal.size());
    reasons.push_back({std::string(name.substr(0, name.find('"'))),
                       number_in(object, "\"likeness\":"),
                       number_in(object, "\"share\":").value_or(0)});
    at = next;
  }
  return reasons;
}

// The links to or from a record; where `members` are given only those to it from one of them, and
// splits and merges.
std::vector<StoredLink> read_links(Database& database, RecordKind kind, std::int64_t record,
                                   const std::set<std::int64_t>* members) {
  std::vector<StoredLink> links;
  Statement& rows =
      database
          .statement(
              "SELECT from_id, to_id, kind, certainty, probability, runner_up, by_person, reasons "
              "FROM thread_link WHERE record_table = ?1 AND to_id = ?2 UNION ALL "
              "SELECT from_id, to_id, kind, certainty, probability, runner_up, by_person, reasons "
              "FROM thread_link WHERE record_table = ?1 AND from_id = ?2")
          .with(name_of(kind), record);
  while (rows.step()) {
    StoredLink link{rows.integer(0),
                    rows.integer(1),
                    std::string(rows.text(2)),
                    std::string(rows.text(3)),
                    rows.real(4),
                    {},
                    rows.integer(6) != 0,
                    {}};
    const std::int64_t other = link.from == record ? link.to : link.from;
    if (members != nullptr && link.kind == "same" && members->count(other) == 0) continue;
    if (!rows.is_null(5)) link.runner_up = rows.real(5);
    link.reasons = read_reasons(rows.text(7));
    links.push_back(std::move(link));
  }
  return links;
}

// The years between the first and the last in which the board has no document that was read.
std::vector<int> unread_years(Database& database, const std::vector<YearRecord>& records) {
  std::set<int> read;
  std::set<std::pair<std::string, std::string>> asked;
  for (const YearRecord& record : records) {
    read.insert(record.year);
    if (!asked.emplace(record.organisation, record.body).second) continue;
    Statement& rows =
        database
            .statement(
                "SELECT year FROM document WHERE organisation IS nullif(?1, '') "
                "AND body IS nullif(?2, '') AND year IS NOT NULL UNION "
                "SELECT d.year FROM document_board g JOIN document d ON d.id = g.document_id "
                "WHERE g.organisation = ?1 AND g.body = ?2")
            .with(record.organisation, record.body);
    while (rows.step()) read.insert(static_cast<int>(rows.integer(0)));
  }
  std::vector<int> unread;
  if (records.empty()) return unread;
  for (int year = records.front().year + 1; year < records.back().year; ++year) {
    if (read.count(year) == 0) unread.push_back(year);
  }
  return unread;
}

History load(Database& database, RecordKind kind, const YearRecord& asked) {
  History history;
  if (asked.thread == 0) {
    history.records.push_back(asked);
    return history;
  }
  history.records = load_thread(database, kind, asked.thread);
  if (history.records.empty())
    history.records.push_back(asked);  // of an edition that does not count
  std::stable_sort(history.records.begin(), history.records.end(),
                   [](const YearRecord& a, const YearRecord& b) {
                     return std::tuple(a.year, rank_of(a.document_kind, a.period)) <
                            std::tuple(b.year, rank_of(b.document_kind, b.period));
                   });
  std::set<std::int64_t> members;
  for (const YearRecord& record : history.records) {
    members.insert(record.id);
    // A link between two members is told by the later one.
    for (StoredLink& link : read_links(database, kind, record.id, &members)) {
      history.links.push_back(std::move(link));
    }
  }
  history.unread = unread_years(database, history.records);
  return history;
}

}  // namespace

std::vector<StoredLink> links_of(Database& database, RecordKind kind, std::int64_t record) {
  return read_links(database, kind, record, nullptr);
}

Result<History> history(Store& store, RecordKind kind, std::int64_t record) {
  auto found = guarded([&]() -> std::optional<History> {
    const auto asked = load_record(store.database(), kind, record);
    if (!asked) return std::nullopt;
    return load(store.database(), kind, *asked);
  });
  if (!found) return found.error();
  if (*found) return *std::move(*found);
  return Error{ErrorCode::not_found, "", "the store has no " + to_string(RecordId{kind, record})};
}

}  // namespace planlupp
