#include "normalize/rating.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <string>

#include "normalize/terms.h"
#include "normalize/text.h"
#include "normalize/values.h"

namespace planlupp {
namespace {

constexpr std::array<int, 3> kMatrixSides{3, 4, 5};  // the sizes that plans use

struct Ladder {
  std::map<std::string, int> ranks;  // letters_key of a label -> rank
  int max = 0;
};

// The ladders of one side of the matrix, by name.
std::map<std::string, Ladder> ladders(const Terms& terms, std::string_view side) {
  std::map<std::string, Ladder> out;
  for (const Terms::Row& row : terms.table("scales")) {
    if (row.size() < 5 || row[1] != side) continue;
    Ladder& ladder = out[row[4]];
    ladder.ranks.emplace(letters_key(row[0]), std::atoi(row[2].c_str()));
    ladder.max = std::atoi(row[3].c_str());
  }
  return out;
}

std::optional<int> number(const Record& risk, Field field) {
  const auto value = parse_number(text_of(risk, field));
  if (!value || *value < 0 || *value > 1000) return std::nullopt;
  return static_cast<int>(*value);
}

// One side of the matrix in one document.
struct Side {
  Field number_field, label_field;
  int max = 0;           // 0: not known
  bool assumed = false;  // the highest that is stated, not a ladder's end
  const Ladder* ladder = nullptr;
};

// The ladder that holds all labels of the document, agreeing with the numbers beside them; the one
// with the fewest ranks of several.
void find_ladder(Side& side, const std::vector<Record>& risks,
                 const std::map<std::string, Ladder>& known) {
  int highest = 0;
  std::map<std::string, std::optional<int>> labels;
  for (const Record& risk : risks) {
    const auto stated = number(risk, side.number_field);
    if (stated) highest = std::max(highest, *stated);
    const std::string label = letters_key(text_of(risk, side.label_field));
    if (!label.empty()) labels[label] = stated;
  }
  for (const auto& entry : known) {
    const Ladder& ladder = entry.second;
    const bool holds =
        !labels.empty() && highest <= ladder.max &&
        std::all_of(labels.begin(), labels.end(), [&ladder](const auto& label) {
          const auto found = ladder.ranks.find(label.first);
          return found != ladder.ranks.end() && (!label.second || *label.second == found->second);
        });
    if (holds && (side.ladder == nullptr || ladder.max < side.ladder->max)) {
      side.ladder = &ladder;
      side.max = ladder.max;
    }
  }
  if (side.ladder == nullptr && highest > 0) {
    const auto* const fits = std::find_if(kMatrixSides.begin(), kMatrixSides.end(),
                                          [highest](int n) { return n >= highest; });
    side.max = fits == kMatrixSides.end() ? highest : *fits;
    side.assumed = true;
  }
}

std::string plain(double value) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%g", value);
  return buffer;
}

std::optional<int> rank_of(const Record& risk, const Side& side) {
  if (const auto stated = number(risk, side.number_field)) return stated;
  if (side.ladder == nullptr) return std::nullopt;
  const auto found = side.ladder->ranks.find(letters_key(text_of(risk, side.label_field)));
  return found == side.ladder->ranks.end() ? std::nullopt : std::optional(found->second);
}

// The level ladder of the document: the smallest that holds all its levels.
const Ladder* level_ladder(const std::vector<Record>& risks,
                           const std::map<std::string, Ladder>& known) {
  std::set<std::string> levels;
  for (const Record& risk : risks) {
    const std::string level = letters_key(text_of(risk, Field::level));
    if (!level.empty()) levels.insert(level);
  }
  const Ladder* best = nullptr;
  for (const auto& entry : known) {
    const Ladder& ladder = entry.second;
    const bool holds =
        !levels.empty() && std::all_of(levels.begin(), levels.end(),
                                       [&](const auto& l) { return ladder.ranks.contains(l); });
    if (holds && (best == nullptr || ladder.max < best->max)) best = &ladder;
  }
  return best;
}

std::map<std::string, Ladder> level_ladders(const Terms& terms) {
  std::map<std::string, Ladder> out;
  for (const Terms::Row& row : terms.table("levels")) {
    if (row.size() < 4) continue;
    Ladder& ladder = out[row[3]];
    ladder.ranks.emplace(letters_key(row[0]), std::atoi(row[1].c_str()));
    ladder.max = std::atoi(row[2].c_str());
  }
  return out;
}

// The end of the score's scale: the matrix's, else the smallest square that holds the highest.
std::optional<double> score_end(const std::vector<Record>& risks, const Side& severity,
                                const Side& likelihood) {
  double highest = 0;
  for (const Record& risk : risks) {
    highest = std::max(highest, parse_number(text_of(risk, Field::score)).value_or(0));
  }
  if (highest <= 0) return std::nullopt;
  const double matrix = severity.max * likelihood.max;
  if (matrix >= highest && matrix > 0) return matrix;
  for (const int n : kMatrixSides) {
    if (highest <= n * n) return n * n;
  }
  return std::nullopt;
}

}  // namespace

void rate(RecordSet& records, const Terms& terms) {
  auto& risks = records.risks;
  if (risks.empty()) return;
  const auto severities = ladders(terms, "severity"), likelihoods = ladders(terms, "likelihood");
  const auto levels = level_ladders(terms);
  Side severity{Field::severity, Field::severity_label};
  Side likelihood{Field::likelihood, Field::likelihood_label};
  find_ladder(severity, risks, severities);
  find_ladder(likelihood, risks, likelihoods);
  // A matrix is square unless the document says otherwise.
  if (severity.assumed && likelihood.max > severity.max) severity.max = likelihood.max;
  if (likelihood.assumed && severity.max > likelihood.max) likelihood.max = severity.max;
  const Ladder* level = level_ladder(risks, levels);
  const std::optional<double> end = score_end(risks, severity, likelihood);
  std::size_t contradictions = 0;
  for (Record& risk : risks) {
    Rating& rating = risk.rating;
    rating.severity = rank_of(risk, severity);
    rating.likelihood = rank_of(risk, likelihood);
    if (rating.severity && severity.max > 0) rating.severity_max = severity.max;
    if (rating.likelihood && likelihood.max > 0) rating.likelihood_max = likelihood.max;
    rating.score = parse_number(text_of(risk, Field::score));
    if (rating.score && end) rating.score_max = end;
    const std::string level_key = letters_key(text_of(risk, Field::level));
    if (rating.score && rating.score_max && *rating.score_max > 0) {
      rating.risk_index = *rating.score / *rating.score_max;
      rating.how = "score " + plain(*rating.score) + " of " + plain(*rating.score_max);
    } else if (rating.severity_max && rating.likelihood_max) {
      rating.risk_index = double(*rating.severity * *rating.likelihood) /
                          double(*rating.severity_max * *rating.likelihood_max);
      rating.how = std::to_string(*rating.severity) + " x " + std::to_string(*rating.likelihood) +
                   " of " + std::to_string(*rating.severity_max) + " x " +
                   std::to_string(*rating.likelihood_max);
    } else if (level != nullptr && level->ranks.contains(level_key)) {
      rating.risk_index = double(level->ranks.at(level_key)) / double(level->max);
      rating.how =
          "level " + std::string(text_of(risk, Field::level)) + " of " + std::to_string(level->max);
    }
    if (rating.score && rating.severity && rating.likelihood &&
        std::abs(*rating.score - *rating.severity * *rating.likelihood) > 0.01) {
      ++contradictions;
    }
  }
  if (contradictions > 0) {
    records.notes.push_back({NoteLevel::doubt,
                             "score-not-product",
                             {},
                             std::to_string(contradictions) + " of " +
                                 std::to_string(risks.size()) +
                                 " risks state a score that is not severity times likelihood"});
  }
}

}  // namespace planlupp
