// Whose a record is: documents name one board in several ways ("Kommunstyrelsen",
// "Kommunstyrelsens") and boards change their names (board_alias). What is one board has one key.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/stem.h"
#include "store/sqlite.h"

namespace planlupp {

// As documents name it; "" for none.
struct BoardName {
  std::string organisation, body;
  friend auto operator<=>(const BoardName&, const BoardName&) = default;
};

class Boards {
 public:
  explicit Boards(Database& database) : database_(database) {}

  // Gives a key to every name that a record goes by and that has none yet.
  void learn(const std::vector<BoardName>& names);

  // The key that a name has, by its words and aliases.
  [[nodiscard]] std::string key(const BoardName& name);

  // All names that have the key.
  [[nodiscard]] std::vector<BoardName> names(std::string_view key);

  // Lets go of a name that no record goes by any more.
  void forget_unused(const BoardName& name);

  // Gives all names their keys anew: aliases have changed. Boards whose key changed are pending.
  void learn_anew();

 private:
  Database& database_;
  Stemmer stemmer_;
};

// The names that hold these parts, case ignored; an empty part is in every name.
[[nodiscard]] std::vector<BoardName> matching_names(Database& database,
                                                    std::string_view organisation,
                                                    std::string_view body);

// "Ekbacka kommun, Socialnämnden"; the board alone where no document names its organisation.
[[nodiscard]] std::string whose(std::string_view organisation, std::string_view body);

// The boards whose threads are to be made anew.
[[nodiscard]] std::vector<BoardName> pending_boards(Database& database);

}  // namespace planlupp
