#include "store/thread_matching.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "store/thread_signals.h"

using namespace planlupp;

namespace {

ThreadRecord risk(std::string text, std::string consequence = {}, std::string area = {}) {
  ThreadRecord record;
  record.texts[static_cast<std::size_t>(Signal::text)] = text;
  record.texts[static_cast<std::size_t>(Signal::consequence)] = std::move(consequence);
  record.texts[static_cast<std::size_t>(Signal::area)] = std::move(area);
  record.key = std::move(text);
  return record;
}

ThreadDocument plan(int year, std::vector<ThreadRecord> records, int rank = 0) {
  return {"plan " + std::to_string(year) + "." + std::to_string(rank), year, rank,
          std::move(records)};
}

const char* const kDecisions = "Fattade beslut verkställs inte eller återrapporteras inte";
const char* const kDecisionsLater = "Fattade beslut verkställs ej i rätt tid";
const char* const kConflict = "Jäv vid handläggning av bygglov";
const char* const kBudget = "Budgeten överskrids utan att åtgärder vidtas";
const char* const kKeys = "Nycklar och passerkort återlämnas inte när anställda slutar";

// The threads as sets of "year:ordinal", which do not depend on the order of the documents.
std::set<std::set<std::string>> threads(const std::vector<ThreadDocument>& documents,
                                        const std::vector<PersonsWord>& words = {}) {
  const Threading threading = match_threads(documents, words);
  std::map<RecordIndex, std::set<std::string>> by_first;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    for (std::size_t r = 0; r < documents[d].records.size(); ++r) {
      by_first[threading.thread_of[d][r]].insert(std::to_string(documents[d].year) + ":" +
                                                 std::to_string(documents[d].rank) + ":" +
                                                 std::to_string(r + 1));
    }
  }
  std::set<std::set<std::string>> all;
  for (const auto& [first, members] : by_first) all.insert(members);
  return all;
}

const ThreadLink* link_to(const Threading& threading, RecordIndex to,
                          LinkKind kind = LinkKind::same) {
  for (const ThreadLink& link : threading.links) {
    if (link.to == to && link.kind == kind) return &link;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a risk with the same text in the next year is the same, wherever it stands") {
  CHECK(threads({plan(2021, {risk(kConflict), risk(kBudget)}),
                 plan(2022, {risk(kBudget), risk(kConflict)})}) ==
        std::set<std::set<std::string>>{{"2021:0:1", "2022:0:2"}, {"2021:0:2", "2022:0:1"}});
}

TEST_CASE("a reworded risk is the same one; a new one and one that is gone have no partner") {
  CHECK(threads({plan(2021, {risk(kDecisions), risk(kConflict)}),
                 plan(2022, {risk(kDecisionsLater), risk(kKeys)})}) ==
        std::set<std::set<std::string>>{{"2021:0:1", "2022:0:1"}, {"2021:0:2"}, {"2022:0:2"}});
}

TEST_CASE("what a plan adds in brackets does not change a risk") {
  const std::vector<ThreadDocument> documents = {
      plan(2021, {risk(std::string(kBudget) + " (Ny 2021)"), risk(kKeys)}),
      plan(2022, {risk(kBudget), risk(kConflict)})};
  const Threading threading = match_threads(documents, {});
  REQUIRE(link_to(threading, {1, 0}) != nullptr);
  CHECK(link_to(threading, {1, 0})->certainty == Certainty::certain);
}

TEST_CASE("a risk may be missing in years between") {
  CHECK(threads({plan(2018, {risk(kConflict), risk(kKeys)}), plan(2019, {risk(kKeys)}),
                 plan(2021, {risk(kConflict)})})
            .count({"2018:0:1", "2021:0:1"}) == 1);
  CHECK(threads({plan(2001, {risk(kConflict)}), plan(2021, {risk(kConflict)})}).size() == 2);
}

TEST_CASE("a year's follow-up belongs to the threads of its plan") {
  CHECK(threads({plan(2021, {risk(kConflict), risk(kKeys)}), plan(2021, {risk(kConflict)}, 1),
                 plan(2022, {risk(kConflict)})})
            .count({"2021:0:1", "2021:1:1", "2022:0:1"}) == 1);
}

TEST_CASE("the same risk listed twice in a plan is one risk") {
  const ThreadRecord once = risk(kKeys, "Obehöriga får tillträde");
  CHECK(threads({plan(2021, {once, risk(kConflict), once}), plan(2022, {once})})
            .count({"2021:0:1", "2021:0:3", "2022:0:1"}) == 1);
}

TEST_CASE("a risk whose words are all new is known by its consequence and area, less surely") {
  const std::vector<ThreadDocument> documents = {
      plan(2021,
           {risk("Vinterväghållningen brister", "Fallolyckor och dålig framkomlighet", "Gator"),
            risk(kConflict, "Beslut upphävs", "Bygglov")}),
      plan(2022, {risk("Snöröjning sker för sent", "Fallolyckor och dålig framkomlighet", "Gator"),
                  risk(kConflict, "Beslut upphävs", "Bygglov")})};
  const Threading threading = match_threads(documents, {});
  const ThreadLink* link = link_to(threading, {1, 0});
  REQUIRE(link != nullptr);
  CHECK(link->certainty != Certainty::certain);
  CHECK(link->from == RecordIndex{0, 0});
  CHECK(link_to(threading, {1, 1})->certainty == Certainty::certain);
}

TEST_CASE("a link's reasons are figures that add up to its probability") {
  const std::vector<ThreadDocument> documents = {
      plan(2021, {risk(kDecisions, "Demokratin urholkas", "Styrning"), risk(kKeys)}),
      plan(2022, {risk(kDecisionsLater, "Demokratin urholkas", "Styrning")})};
  const ThreadLink link = *link_to(match_threads(documents, {}), {1, 0});
  std::set<Signal> signals;
  double low = 0;
  for (const Reason& reason : link.reasons) {
    signals.insert(reason.signal);
    low += reason.share;
    CHECK(reason.likeness.value() >= 0);
  }
  CHECK(signals.count(Signal::consequence) == 1);
  CHECK(signals.count(Signal::cause) == 0);
  CHECK(link.probability == Approx(probability_of(low + base_of_score())));
}

TEST_CASE("a risk that becomes two is one thread and a part split off") {
  const char* effect = "Handlingar kan inte återfinnas när de begärs ut";
  const std::vector<ThreadDocument> documents = {
      plan(2021, {risk("Otillräcklig diarieföring, arkivering och gallring", effect, "Arkiv"),
                  risk(kBudget, "Underskott", "Ekonomi")}),
      plan(2022, {risk("Otillräcklig diarieföring av handlingar", effect, "Arkiv"),
                  risk("Arkivering och gallring utförs inte", effect, "Arkiv"),
                  risk(kBudget, "Underskott", "Ekonomi")})};
  const Threading threading = match_threads(documents, {});
  CHECK(link_to(threading, {1, 0}) != nullptr);
  REQUIRE(link_to(threading, {1, 1}, LinkKind::split) != nullptr);
  CHECK(link_to(threading, {1, 1}, LinkKind::split)->from == RecordIndex{0, 0});
  CHECK(link_to(threading, {1, 1}) == nullptr);
}

TEST_CASE("two risks that become one are one thread and a part merged into it") {
  const char* effect = "Handlingar kan inte återfinnas när de begärs ut";
  const std::vector<ThreadDocument> documents = {
      plan(2021, {risk("Diarieföring av handlingar är otillräcklig", effect, "Arkiv"),
                  risk("Arkivering och gallring är otillräcklig", effect, "Arkiv")}),
      plan(2022, {risk("Otillräcklig arkivering och gallring, diarieföring", effect, "Arkiv")})};
  const Threading threading = match_threads(documents, {});
  CHECK(link_to(threading, {1, 0}) != nullptr);
  CHECK(link_to(threading, {1, 0}, LinkKind::merge) != nullptr);
}

TEST_CASE("a person's word joins what nothing else does") {
  const std::vector<ThreadDocument> documents = {plan(2021, {risk(kConflict)}),
                                                 plan(2022, {risk(kKeys)})};
  CHECK(threads(documents).size() == 2);
  CHECK(threads(documents, {{kConflict, kKeys, true}}).size() == 1);
  const Threading threading =
      match_threads(documents, std::vector<PersonsWord>{{kKeys, kConflict, true}});
  CHECK(link_to(threading, {1, 0})->by_person);
}

TEST_CASE("a person's word parts what is alike") {
  const std::vector<ThreadDocument> documents = {
      plan(2021, {risk(kDecisions)}), plan(2022, {risk(kDecisionsLater)}),
      plan(2023, {risk(std::string(kDecisionsLater) + " igen")})};
  CHECK(threads(documents).size() == 1);
  CHECK(threads(documents, {{kDecisions, kDecisionsLater, false}}) ==
        std::set<std::set<std::string>>{{"2021:0:1"}, {"2022:0:1", "2023:0:1"}});
}

TEST_CASE("the order in which documents come changes no thread and no link") {
  std::vector<ThreadDocument> documents = {
      plan(2019, {risk(kConflict, "Beslut upphävs"), risk(kBudget), risk(kKeys)}),
      plan(2020, {risk(kDecisions), risk(kKeys), risk(kConflict, "Beslut upphävs")}),
      plan(2020, {risk(kKeys), risk(kDecisions)}, 1),
      plan(2022, {risk(kDecisionsLater), risk(kBudget), risk("Hot och våld i receptionen")})};
  const auto expected = threads(documents);
  std::mt19937 random(11);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(documents.begin(), documents.end(), random);
    CHECK(threads(documents) == expected);
    CHECK(match_threads(documents, {}).links.size() == 6);
  }
}

TEST_CASE("a document of very many risks is threaded by the very same texts, soon") {
  std::vector<ThreadRecord> many;
  for (int i = 0; i < 2000; ++i) many.push_back(risk("Risk nummer " + std::to_string(i * 7919)));
  const std::vector<ThreadDocument> documents = {plan(2020, many), plan(2021, many)};
  const Threading threading = match_threads(documents, {});
  CHECK(threading.links.size() == 2000);
  CHECK(threading.thread_of[1][1234] == RecordIndex{0, 1234});
}

TEST_CASE("nothing to thread is nothing threaded") {
  CHECK(match_threads({}, {}).links.empty());
  CHECK(threads({plan(2020, {})}).empty());
  CHECK(threads({plan(2020, {risk("")}), plan(2021, {risk("")})}).size() == 2);
}
