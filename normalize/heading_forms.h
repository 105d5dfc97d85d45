// Headings that no table has word for word: abbreviated ones, and questions.
//
//   "Frekv."                       Frekvens        the shortest known heading that begins so
//   "Kontr.-moment"                Kontrollmoment
//   "Vem får rapporten?"           reports_to      a pattern of terms/questions.tsv
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/terms.h"

namespace re2 {
class RE2;
}

namespace planlupp {

class HeadingForms {
 public:
  HeadingForms();
  ~HeadingForms();
  void add_heading(std::string_view heading, Meaning meaning);
  // Whether the pattern could be read.
  [[nodiscard]] bool add_question(const std::string& pattern, Meaning meaning);

  [[nodiscard]] std::optional<Meaning> find(std::string_view text) const;

 private:
  [[nodiscard]] std::optional<Meaning> abbreviated(std::string_view text) const;
  [[nodiscard]] std::optional<Meaning> asked(std::string_view text) const;

  std::map<std::string, Meaning> headings_;  // in small letters, words parted by one space
  std::vector<std::pair<std::unique_ptr<re2::RE2>, Meaning>> questions_;
};

}  // namespace planlupp
