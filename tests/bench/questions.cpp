// Times the questions across years on a generated store.
//
// usage: bench_questions STORE RISKS [--keep]
//
// Makes STORE (unless --keep and it is there) with that many risks: boards with a plan and a
// follow-up in each of 20 years, 20 risks a document, most of which go on from year to year, some
// reworded. Then asks, and prints milliseconds of processor time: median, 95th percentile, most.
// Build the release preset for measuring. 1,000,000 risks take about 5 GB.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "store/adoption.h"
#include "store/audits.h"
#include "store/compare.h"
#include "store/history.h"
#include "store/plans.h"
#include "store/search.h"
#include "store/search_index.h"
#include "store/threading.h"

using namespace planlupp;
using tests::Plan;
using tests::Risk;

namespace {

constexpr int kYears = 20, kRisks = 20;

double now() {
  std::timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1000 + static_cast<double>(time.tv_nsec) / 1e6;
}

// Texts of made-up words, the frequent ones far more frequent, as in any language.
class Words {
 public:
  explicit Words(unsigned seed) : random_(1) {
    const char* first[] = {
        "verksamhets",  "kompetens", "ekonomi", "person",     "informations",   "barn",
        "upphandlings", "lokal",     "miljö",   "beslut",     "avtals",         "arkiv",
        "skol",         "vård",      "trafik",  "fastighets", "krisberedskaps", "digitaliserings"};
    const char* last[] = {"brist",    "kontroll",  "rutin",      "system",    "uppföljning",
                          "ansvar",   "stöd",      "resurs",     "planering", "kostnad",
                          "säkerhet", "hantering", "utveckling", "kvalitet",  "försörjning",
                          "nivå",     "process",   "uppdrag"};
    const char* ends[] = {"", "en", "er", "erna", "ens"};
    const char* small[] = {"att", "och", "inte", "vid", "för", "i", "av", "på", "risk", "saknas"};
    for (const char* word : small) known_.emplace_back(word);
    for (const char* a : first) {
      for (const char* b : last) {
        for (const char* c : ends) known_.push_back(std::string(a) + b + c);
      }
    }
    for (int i = 0; i < 30000; ++i) known_.push_back(made_up());
    std::shuffle(known_.begin() + 10, known_.end(), random_);
    random_.seed(seed);
  }

  std::string text(int words) {
    std::string all;
    for (int i = 0; i < words; ++i) all += (i > 0 ? " " : "") + word();
    return all;
  }
  const std::string& word() {
    const double u = std::uniform_real_distribution<double>(0, 1)(random_);
    return known_[static_cast<std::size_t>(u * u * u * u * static_cast<double>(known_.size() - 1))];
  }
  bool chance(double p) { return std::uniform_real_distribution<double>(0, 1)(random_) < p; }
  int number(int most) { return std::uniform_int_distribution<int>(1, most)(random_); }

 private:
  std::string made_up() {
    std::string word;
    const int syllables = number(3) + 1;
    for (int i = 0; i < syllables; ++i) {
      word += "bdfghjklmnprstv"[number(15) - 1];
      word += (const char*[]){"a", "e", "i", "o", "u", "å", "ä", "ö"}[number(8) - 1];
      if (chance(0.5)) word += "lmnrst"[number(6) - 1];
    }
    return word;
  }
  std::mt19937 random_;
  std::vector<std::string> known_;
};

Risk new_risk(Words& words) {
  Risk risk;
  risk.description = words.text(7);
  risk.consequence = words.text(8);
  risk.area = words.word();
  risk.score = words.number(16);
  risk.measure = words.chance(0.7) ? words.text(6) : "";
  risk.control = words.chance(0.5) ? words.text(5) : "";
  return risk;
}

// The next year: some are gone and replaced, some reworded, scores move.
void next_year(std::vector<Risk>& risks, Words& words) {
  for (Risk& risk : risks) {
    if (words.chance(0.12)) {
      risk = new_risk(words);
    } else if (words.chance(0.1)) {
      risk.description =
          risk.description.substr(0, risk.description.rfind(' ')) + " " + words.text(2);
    }
    if (words.chance(0.2)) risk.score = words.number(16);
    if (words.chance(0.2) && !risk.measure.empty()) risk.measure = words.text(6);
  }
}

// Four digits: a part of one name is no other's.
std::string organisation(int number) {
  const std::string digits = std::to_string(number);
  return "Kommun " + std::string(4 - std::min<std::size_t>(4, digits.size()), '0') + digits;
}

Plan plan_of(int board, int year, const std::vector<Risk>& risks, bool follow_up) {
  static const char* boards[] = {"Kommunstyrelsen", "Socialnämnden", "Tekniska nämnden",
                                 "Kulturnämnden", "Miljönämnden"};
  Plan plan;
  plan.organisation = organisation(board / 5);
  plan.body = boards[board % 5];
  plan.year = year;
  plan.risks = risks;
  if (!follow_up) return plan;
  plan.kind = DocumentKind::internal_control_follow_up;
  for (std::size_t i = 0; i < plan.risks.size(); ++i) {
    if (!plan.risks[i].control.empty()) {
      plan.risks[i].result =
          i % 3 == 0 ? "Brister noterades i stickprovet" : "Inga avvikelser noterades";
    }
    if (!plan.risks[i].measure.empty()) plan.risks[i].status = i % 2 == 0 ? "Klar" : "Ej påbörjad";
  }
  return plan;
}

void make(Store& store, int risks) {
  store.database().execute("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000");
  Words words(1);
  const int boards = std::max(1, risks / (kYears * 2 * kRisks));
  const double start = now();
  for (int board = 0; board < boards; ++board) {
    std::vector<Risk> of_board;
    for (int i = 0; i < kRisks; ++i) of_board.push_back(new_risk(words));
    for (int year = 2005; year < 2005 + kYears; ++year) {
      tests::put(store, plan_of(board, year, of_board, false));
      tests::put(store, plan_of(board, year, of_board, true));
      next_year(of_board, words);
    }
  }
  const double written = now();
  thread_pending(store.database());
  const double threaded = now();
  index_pending(store.database());
  const double documents = boards * kYears * 2.0;
  std::printf("made: %.0f documents; ms a document: written %.2f, threaded %.2f, indexed %.2f\n",
              documents, (written - start) / documents, (threaded - written) / documents,
              (now() - threaded) / documents);
}

void time(const char* what, int times, const std::function<void(int)>& ask) {
  std::vector<double> taken;
  for (int i = 0; i < times; ++i) {
    const double start = now();
    ask(i);
    taken.push_back(now() - start);
  }
  std::sort(taken.begin(), taken.end());
  std::printf("%-44s %9.2f %9.2f %9.2f\n", what, taken[taken.size() / 2],
              taken[taken.size() * 95 / 100], taken.back());
}

void ask_all(Store& store) {
  Words words(2);
  const RowSink nothing{[](const auto&) {}, [](const SqlRow&) {}};
  std::printf("%-44s %9s %9s %9s\n", "ms", "median", "95 %", "most");
  time("search, one word", 100, [&](int) { (void)search(store, words.word(), {}, 20); });
  time("search, two words", 100, [&](int) { (void)search(store, words.text(2), {}, 20); });
  time("search, a frequent word", 20, [&](int) { (void)search(store, "saknas", {}, 20); });
  time("search, a phrase", 50,
       [&](int) { (void)search(store, "\"" + words.text(2) + "\"", {}, 20); });
  time("search, of a board", 50, [&](int i) {
    (void)search(store, words.word(), {organisation(i % 3), "Socialnämnden", {}, ""}, 20);
  });
  const std::int64_t risks = store.database().integer("SELECT max(id) FROM risk");
  time("history", 100, [&](int i) { (void)history(store, RecordKind::risk, 1 + risks / 101 * i); });
  time("compare, a board", 30, [&](int i) {
    (void)compare(store, {RecordKind::risk, 2014 + i % 5, 2015 + i % 5, organisation(i % 2),
                          "Tekniska nämnden"});
  });
  time("put a new document and thread its board", 10, [&](int i) {
    std::vector<Risk> risks_of;
    for (int k = 0; k < kRisks; ++k) risks_of.push_back(new_risk(words));
    Plan plan = plan_of(i % 2, 2025, risks_of, false);
    tests::put(store, plan, true);
    thread_pending(store.database());
  });
  for (const Audit& audit : built_in_audits()) {
    AuditQuestion question;
    question.year = 2024;
    time(audit.name.c_str(), 3, [&](int) {
      const auto answer = run_audit(store, audit, question, nothing);
      if (!answer) std::printf("  %s\n", to_string(answer.error()).c_str());
    });
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const bool keep =
      argc > 3 && std::strcmp(argv[3], "--keep") == 0 && std::filesystem::exists(argv[1]);
  if (!keep) std::filesystem::remove(argv[1]);
  Result<Store> store = Store::open(argv[1], Access::write);
  if (!store) {
    std::fprintf(stderr, "%s\n", to_string(store.error()).c_str());
    return 1;
  }
  if (!keep) make(*store, std::atoi(argv[2]));
  ask_all(*store);
}
