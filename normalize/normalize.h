// The front door of normalisation: lines and tables in, records out. Knows Swedish plans, terms
// and scales; neither files nor SQL.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "extract/result.h"
#include "extract/table.h"
#include "normalize/record.h"

namespace planlupp {

// Raised whenever the same bytes may give other records than before: a store then reads again
// what an older program read.
inline constexpr int kReadingVersion = 23;

// The vocabulary: heading words, scales, statuses, bodies... Built in, and extended by a user's
// own tables. Costly to make (it loads a word list when first needed): make one, use it often.
class Terms;

// Where a user's terms and the word list come from; both may be empty.
struct TermSources {
  struct File {
    std::string name;  // "headings.tsv", for messages and to tell which table it extends
    std::string content;
  };
  std::vector<File> files;      // a user's additions (--terms DIR)
  std::string dictionary_stem;  // "/usr/share/hunspell/sv_SE": .aff and .dic; empty: none
};

class Vocabulary {
 public:
  // Errors: usage (a malformed line of a user's table; the place names file and line).
  static Result<Vocabulary> load(const TermSources& sources);
  Vocabulary(Vocabulary&&) noexcept;
  Vocabulary& operator=(Vocabulary&&) noexcept;
  ~Vocabulary();
  [[nodiscard]] const Terms& terms() const { return *terms_; }

  // Of the word list (dictionary.h): what a process has asked it, for another to know beforehand.
  [[nodiscard]] std::vector<std::string> take_asked() const;
  void learn(const std::vector<std::string>& words) const;

 private:
  explicit Vocabulary(std::unique_ptr<Terms> terms);
  std::unique_ptr<Terms> terms_;
};

// Rebuilds the tables of a flow (elements of kind `block`), where there is one; everything else
// is left as it is. What `planlupp tables` shows. With `join_pages` false the parts of a table that
// pages cut stay tables of their own.
[[nodiscard]] Extraction rebuild_flow(Extraction extraction, const Vocabulary& vocabulary,
                                      bool join_pages = true);

// Never fails: what cannot be understood stays text, with a note.
[[nodiscard]] RecordSet normalize(Extraction extraction, const Vocabulary& vocabulary);

}  // namespace planlupp
