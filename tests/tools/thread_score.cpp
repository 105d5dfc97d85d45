// usage: thread_score CORPUS KIND [-v]
// Threads series of gold records and says how far that agrees with threads.json: pairs of risks of
// a board, and links by their certainty. Pairs of one family count neither way.
#include <cstdio>
#include <cstring>
#include <map>

#include "gold_threads.h"
#include "store/thread_matching.h"

using namespace planlupp;

namespace {

struct Tally {
  int right = 0, wrong = 0, missed = 0;
  std::map<Certainty, std::pair<int, int>> links;  // right and wrong
};

void show(const char* what, const tools::GoldGroup& group, RecordIndex a, RecordIndex b) {
  std::printf("%s %s\n", what, group.name.c_str());
  for (const RecordIndex r : {a, b}) {
    const ThreadDocument& document = group.documents[r.document];
    const ThreadRecord& record = document.records[r.record];
    std::printf("   %d %s %zu %s:", document.year, document.key.c_str(), r.record + 1,
                group.thread[r.document][r.record].c_str());
    for (const std::string& text : record.texts) std::printf(" | %.70s", text.c_str());
    std::printf("\n");
  }
}

void count_pairs(const tools::GoldGroup& group, const Threading& threading, Tally& tally,
                 bool verbose) {
  std::vector<RecordIndex> all;
  for (std::size_t d = 0; d < group.documents.size(); ++d) {
    for (std::size_t r = 0; r < group.thread[d].size(); ++r) all.push_back({d, r});
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      const RecordIndex a = all[i], b = all[j];
      const bool same = group.thread[a.document][a.record] == group.thread[b.document][b.record];
      const bool family = group.family[a.document][a.record] == group.family[b.document][b.record];
      if (!same && family) continue;
      const bool said =
          threading.thread_of[a.document][a.record] == threading.thread_of[b.document][b.record];
      tally.right += same && said;
      tally.wrong += !same && said;
      tally.missed += same && !said;
      if (verbose && same != said) show(same ? "missed" : "wrong", group, a, b);
    }
  }
}

void count_links(const tools::GoldGroup& group, const Threading& threading, Tally& tally,
                 bool verbose) {
  for (const ThreadLink& link : threading.links) {
    const auto of = [&](const auto& names, RecordIndex r) { return names[r.document][r.record]; };
    const bool same = of(group.thread, link.from) == of(group.thread, link.to);
    const bool family = of(group.family, link.from) == of(group.family, link.to);
    if (link.kind != LinkKind::same) {
      if (verbose)
        show(family ? "split/merge right" : "split/merge WRONG", group, link.from, link.to);
      continue;
    }
    if (!same && family) continue;
    auto& [right, wrong] = tally.links[link.certainty];
    (same ? right : wrong) += 1;
    if (verbose && (!same || link.certainty != Certainty::certain)) {
      show(name_of(link.certainty).data(), group, link.from, link.to);
      std::printf("   p %.3f runner-up %.3f:", link.probability, link.runner_up.value_or(-1));
      for (const Reason& reason : link.reasons) {
        std::printf(" %s %.2f (%+.2f)", name_of(reason.signal).data(), *reason.likeness,
                    reason.share);
      }
      std::printf("\n");
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const bool verbose = argc > 3;
  Tally tally;
  for (const tools::GoldGroup& group : tools::read_groups(argv[1], argv[2])) {
    const Threading threading = match_threads(group.documents, {});
    count_pairs(group, threading, tally, verbose);
    count_links(group, threading, tally, verbose);
  }
  const double precision = tally.right / double(tally.right + tally.wrong);
  const double recall = tally.right / double(tally.right + tally.missed);
  std::printf("P %.4f R %.4f F1 %.4f\n", precision, recall,
              2 * precision * recall / (precision + recall));
  for (const auto& [certainty, counts] : tally.links) {
    std::printf("%-9s %5d right %4d wrong\n", name_of(certainty).data(), counts.first,
                counts.second);
  }
}
