#include "normalize/stem.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>

using namespace planlupp;

namespace {

struct Family {
  std::vector<std::string> forms, others;
};

std::vector<Family> families() {
  std::vector<Family> all;
  std::ifstream file(PLANLUPP_SOURCE_DIR "/tests/normalize/stem_families.tsv");
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    all.push_back({words_of(line.substr(0, tab)), tab == std::string::npos
                                                      ? std::vector<std::string>{}
                                                      : words_of(line.substr(tab))});
  }
  return all;
}

bool holds(const Family& family, Stemmer& stemmer) {
  std::set<std::string> stems;
  for (const std::string& form : family.forms) stems.insert(stemmer.stem(form));
  if (stems.size() != 1) return false;
  for (const std::string& other : family.others) {
    if (stems.count(stemmer.stem(other)) != 0) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("what is too long for a word is its own stem") {
  Stemmer stemmer;
  const std::string endless(2'000'000, 'x');
  CHECK(stemmer.stem(endless) == endless);
}

TEST_CASE("at least 55 of 60 word families have one stem each, and no stranger has it") {
  Stemmer stemmer;
  std::size_t held = 0;
  for (const Family& family : families()) {
    if (holds(family, stemmer)) {
      ++held;
    } else {
      UNSCOPED_INFO("not held: " << family.forms.front());
    }
  }
  CHECK(families().size() == 60);
  CHECK(held >= 55);
}

TEST_CASE("a compound is stemmed like its last part") {
  Stemmer stemmer;
  CHECK(stemmer.stem("verksamhetsmålet") == stemmer.stem("verksamhetsmål"));
  CHECK(stemmer.stem("personalresurserna") == stemmer.stem("personalresurs"));
  CHECK(stemmer.stem("informationssäkerheten") == stemmer.stem("informationssäkerhet"));
}

TEST_CASE("å, ä and ö are letters of their own") {
  Stemmer stemmer;
  CHECK(stemmer.stem("mål") != stemmer.stem("mal"));
  CHECK(stemmer.stem("vård") != stemmer.stem("vard"));
}

TEST_CASE("words are runs of letters and digits in lower case") {
  CHECK(words_of("IT-system, hälso- och sjukvård (Ny 2021)!") ==
        std::vector<std::string>{"it", "system", "hälso", "och", "sjukvård", "ny", "2021"});
  CHECK(words_of("ÅTGÄRD") == std::vector<std::string>{"åtgärd"});
  CHECK(words_of(" – \xff ").empty());
  CHECK(words_of("").empty());
}

TEST_CASE("a text's stems stand in the order of its words") {
  Stemmer stemmer;
  CHECK(stemmer.stems("Målen för verksamheten") == "mål för verksamhet");
  CHECK(stemmer.stems("").empty());
}

TEST_CASE("stemming a family's stem again changes nothing for the words that are data") {
  Stemmer stemmer;
  for (const char* word : {"mål", "beslut", "resurs", "skola", "medel", "verksamhet"}) {
    const std::string once = stemmer.stem(word);
    CHECK(stemmer.stem(once) == once);
  }
}
