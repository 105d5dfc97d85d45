// usage: thread_pairs CORPUS KIND
// Prints every pair of risks of different documents of a board: whether they are the same, and the
// likeness of each signal. What the weights in store/thread_signals.cpp are fitted to.
#include <cstdio>

#include "gold_threads.h"
#include "store/thread_signals.h"

using namespace planlupp;

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  for (const tools::GoldGroup& group : tools::read_groups(argv[1], argv[2])) {
    ThreadSignals signals(group.documents);
    for (std::size_t d = 0; d < group.documents.size(); ++d) {
      for (std::size_t e = d + 1; e < group.documents.size(); ++e) {
        for (std::size_t i = 0; i < group.documents[d].records.size(); ++i) {
          for (std::size_t j = 0; j < group.documents[e].records.size(); ++j) {
            const bool same = group.thread[d][i] == group.thread[e][j];
            if (!same && group.family[d][i] == group.family[e][j]) continue;
            std::printf("%s\t%zu.%zu\t%zu.%zu\t%d", group.name.c_str(), d, i, e, j, same);
            for (const float value : signals.score({d, i}, {e, j}).likenesses) {
              std::printf("\t%.3f", static_cast<double>(value));
            }
            std::printf("\n");
          }
        }
      }
    }
  }
}
