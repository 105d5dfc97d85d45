#include "store/history.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>

#include "store/columns.h"
#include "store/thread_rows.h"

namespace planlupp {
namespace {

// The reasons as thread_rows.cpp writes them; SQLite reads the JSON.
std::vector<LinkReason> read_reasons(Database& database, std::string_view json) {
  std::vector<LinkReason> reasons;
  Statement& rows = database
                        .statement(
                            "SELECT value ->> 'signal', value ->> 'likeness', value ->> 'share' "
                            "FROM json_each(?)")
                        .with(json);
  while (rows.step()) {
    LinkReason reason{std::string(rows.text(0)), {}, rows.real(2)};
    if (!rows.is_null(1)) reason.likeness = rows.real(1);
    reasons.push_back(std::move(reason));
  }
  return reasons;
}

// The years between the first and the last in which the board has no document that was read.
std::vector<int> unread_years(Database& database, const std::vector<YearRecord>& records) {
  std::set<int> read;
  for (const YearRecord& record : records) {
    read.insert(record.year);
    Statement& rows =
        database
            .statement(
                "SELECT DISTINCT year FROM document WHERE organisation IS nullif(?, '') "
                "AND body IS nullif(?, '') AND year IS NOT NULL")
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
  std::set<std::tuple<std::int64_t, std::int64_t, std::string>> seen;
  for (const YearRecord& record : history.records) {
    for (StoredLink& link : links_of(database, kind, record.id)) {
      if (seen.emplace(link.from, link.to, link.kind).second) {
        history.links.push_back(std::move(link));
      }
    }
  }
  history.unread = unread_years(database, history.records);
  return history;
}

}  // namespace

std::vector<StoredLink> links_of(Database& database, RecordKind kind, std::int64_t record) {
  std::vector<StoredLink> links;
  std::vector<std::string> reasons;
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
    if (!rows.is_null(5)) link.runner_up = rows.real(5);
    reasons.emplace_back(rows.text(7));
    links.push_back(std::move(link));
  }
  for (std::size_t i = 0; i < links.size(); ++i) {
    links[i].reasons = read_reasons(database, reasons[i]);
  }
  return links;
}

Result<History> history(Store& store, RecordKind kind, std::int64_t record) {
  auto found = guarded([&]() -> std::optional<History> {
    const auto asked = load_record(store.database(), kind, record);
    if (!asked) return std::nullopt;
    return load(store.database(), kind, *asked);
  });
  if (!found) return found.error();
  if (*found) return *std::move(*found);
  return Error{ErrorCode::not_found, "",
               "no " + std::string(name_of(kind)) + " " + std::to_string(record)};
}

}  // namespace planlupp
