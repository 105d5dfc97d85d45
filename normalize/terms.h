// The vocabulary, as normalisation asks for it: tables of words that a non-programmer can extend
// (normalize/terms/*.tsv, and a user's own of the same names, whose rows come first).
//
//   terms.heading("Hantering av risk (behålla, begränsa eller eliminera)")  -> response
//   terms.heading("Riskpoän g")                                             -> score
//   terms.heading("Målvärde 2024")                                          -> target
//   terms.split_headings("Målområde Uppdrag ID Risk")                       -> four spans
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/result.h"
#include "normalize/normalize.h"

namespace planlupp {

// What a column heading or a label says that its cells hold. More than Field: some are settled
// only by what the cells look like or by the other headings (consequence_or_severity...).
enum class Meaning {
  activity,
  activity_comment,
  area,
  assessment,
  assignment,
  baseline,
  budget,
  category,
  cause,
  code,
  comment,
  comparison,
  consequence,
  consequence_or_severity,
  control,
  control_goal,
  control_responsible,
  deadline,
  detail,
  deviation,
  ends_on,
  existing_controls,
  frequency,
  goal,
  goal_or_target,
  goal_status,
  indicator,
  level,
  likelihood,
  measure,
  measure_effect,
  measure_responsible,
  method,
  outcome,
  outcome_previous,
  priority,
  process,
  prognosis,
  purpose,
  rating,
  reports_to,
  response,
  responsible,
  responsible_body,
  result,
  risk,
  risk_responsible,
  scope,
  score,
  score_inherent,
  score_residual,
  severity,
  start_end,
  starts_on,
  status,
  strategy,
  target,
  trend,
  unit,
  other,  // a heading that no table knows
};

[[nodiscard]] std::string_view name_of(Meaning meaning);
[[nodiscard]] std::optional<Meaning> meaning(std::string_view name);

struct HeadingMatch {
  Meaning meaning = Meaning::other;
  bool exact = true;  // false: by a part of it (a heading with words that no table knows)
};

struct HeadingSpan {
  std::size_t begin = 0, end = 0;  // bytes of the line
  Meaning meaning = Meaning::other;
};

class CellForms;
class Dictionary;
class HeadingForms;
class StatusWords;
class TargetGrammar;

class Terms {
 public:
  // Errors: usage; the place names the file and line.
  static Result<std::unique_ptr<Terms>> load(const TermSources& sources);
  ~Terms();

  // The whole text is a heading (spaces, hyphens, case, bracketed help and a year at its end
  // disregarded), or it begins with a known heading of six letters or more followed by a few words.
  [[nodiscard]] std::optional<HeadingMatch> heading(std::string_view text) const;

  // The same, whole text only: for labels before a value ("Risk:", "Sannolikhet").
  [[nodiscard]] std::optional<Meaning> label(std::string_view text) const;

  // A line that holds several headings, cut into them: as few unknown words as possible, then as
  // few pieces. Runs of unknown words become one span of meaning `other`.
  [[nodiscard]] std::vector<HeadingSpan> split_headings(std::string_view line) const;

  // The rows of a table, a user's first; the header row is left out. Empty for an unknown table.
  using Row = std::vector<std::string>;
  [[nodiscard]] const std::vector<Row>& table(std::string_view name) const;

  // Whether a heading names a part of a document, not an area: "Inledning" (parts.tsv).
  [[nodiscard]] bool names_part(std::string_view heading) const;

  // Which of the four kinds of document a title tells (document_kinds.tsv).
  [[nodiscard]] std::optional<DocumentKind> kind_of_title(std::string_view title) const;

  // What cells look like, and what target values and statuses say, by the tables of words.
  [[nodiscard]] const CellForms& forms() const { return *forms_; }
  [[nodiscard]] const TargetGrammar& targets() const { return *targets_; }
  [[nodiscard]] const StatusWords& statuses() const { return *statuses_; }

  // The word list; without one every word is unknown.
  [[nodiscard]] const Dictionary& dictionary() const { return *dictionary_; }

 private:
  Terms();
  Status add_users(const TermSources::File& file);
  Status add(std::string_view name, std::string_view content, Row header);
  void index_headings();
  void compile_kinds();
  [[nodiscard]] std::optional<Meaning> find_key(const std::string& key) const;

  std::map<std::string, std::vector<Row>, std::less<>> tables_;
  std::unordered_map<std::string, Meaning> headings_;
  std::unique_ptr<HeadingForms> forms_of_headings_;
  std::unique_ptr<Dictionary> dictionary_;
  struct Kinds;
  std::unique_ptr<const Kinds> kinds_;
  std::unique_ptr<const CellForms> forms_;
  std::unique_ptr<const TargetGrammar> targets_;
  std::unique_ptr<const StatusWords> statuses_;
};

}  // namespace planlupp
