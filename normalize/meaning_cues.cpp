#include "normalize/meaning_cues.h"

#include <algorithm>
#include <array>

#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr double kFirst = 1.6, kAny = 1.0, kMost = 4;
constexpr std::size_t kMeanings = static_cast<std::size_t>(Meaning::other) + 1;

// Which kind of text a column of that meaning holds.
Meaning kind_of(Meaning meaning) {
  switch (meaning) {
    case Meaning::consequence_or_severity: return Meaning::consequence;
    case Meaning::goal_or_target: return Meaning::goal;
    case Meaning::measure_effect: return Meaning::comment;
    case Meaning::assessment: return Meaning::result;
    default: return meaning;
  }
}

}  // namespace

MeaningCues::MeaningCues(const Terms& terms) {
  for (const Terms::Row& row : terms.table("cues")) {
    const auto known = meaning(row[2]);
    if (!known) continue;
    Cue cue{row[0], row[0].ends_with('*'), row[1] == "first", *known};
    if (cue.prefix) cue.word.pop_back();
    cues_.push_back(std::move(cue));
  }
}

std::vector<double> MeaningCues::costs(std::string_view text,
                                       const std::vector<Meaning>& columns) const {
  std::array<double, kMeanings> score{};
  bool first = true;
  for (const WordSpan& span : split_words(text)) {
    const std::string word = letters_key(text.substr(span.begin, span.end - span.begin));
    if (word.empty()) continue;
    for (const Cue& cue : cues_) {
      if (cue.first && !first) continue;
      const bool same = cue.prefix ? word.starts_with(cue.word) : word == cue.word;
      if (same) score.at(static_cast<std::size_t>(cue.meaning)) += cue.first ? kFirst : kAny;
    }
    first = false;
  }
  std::vector<double> out;
  double best = 0;
  for (const Meaning column : columns) {
    out.push_back(score.at(static_cast<std::size_t>(kind_of(column))));
    best = std::max(best, out.back());
  }
  for (double& cost : out) cost = std::min(kMost, best - cost);
  return out;
}

}  // namespace planlupp
