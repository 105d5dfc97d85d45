#include "normalize/heal.h"

#include <catch2/catch.hpp>

#include "normalize/dictionary.h"

using namespace planlupp;

namespace {

const Dictionary& dictionary() {
  static const Dictionary words("/usr/share/hunspell/sv_SE");
  return words;
}

std::vector<CellLine> lines(const std::vector<std::string>& texts) {
  std::vector<CellLine> out;
  for (const std::string& text : texts) out.push_back({text, 0, std::nullopt});
  return out;
}

}  // namespace

TEST_CASE("the word list is there") { REQUIRE(dictionary().loaded()); }

TEST_CASE("lines of a cell become one text, and only what was broken is joined") {
  const struct {
    std::vector<std::string> lines;
    double width;
    std::string text;
  } rows[] = {
      {{"Rutinen är", "inte känd"}, 12, "Rutinen är inte känd"},
      // hyphens at a line's end
      {{"brister i informat-", "ionshantering"}, 20, "brister i informationshantering"},
      {{"hälso-", "och sjukvård"}, 12, "hälso- och sjukvård"},
      {{"grund-", "eller gymnasieskola"}, 20, "grund- eller gymnasieskola"},
      {{"nya IT-", "system"}, 12, "nya IT-system"},
      {{"fler e-", "tjänster"}, 12, "fler e-tjänster"},
      {{"för ST-", "läkare"}, 12, "för ST-läkare"},
      {{"uppföljning -", "kontroll"}, 12, "uppföljning - kontroll"},
      {{"bered\u00AD\u2010", "skap"}, 12, "beredskap"},
      {{"nämn\u2010", "den"}, 12, "nämnden"},
      {{"IT-system/", "informationssäkerhet"}, 20, "IT-system/informationssäkerhet"},
      // cut without a hyphen: the word stood alone on a full line
      {{"Riskpoän", "g"}, 8, "Riskpoäng"},
      {{"verksamhetsutvecklin", "gen går långsamt"}, 20, "verksamhetsutvecklingen går långsamt"},
      {{"omedelba", "rt"}, 8, "omedelbart"},
      // two words, though the line is full
      {{"hälsa", "och vård"}, 5, "hälsa och vård"},
      {{"beslut", "fattas"}, 8, "beslut fattas"},
      {{"den strategiska", "strategiska", "kompetensförsörjninge", "n"},
       21,
       "den strategiska strategiska kompetensförsörjningen"},
      // figures are never joined
      {{"år 20", "22 kommer"}, 6, "år 20 22 kommer"},
  };
  const Healer healer(dictionary());
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(healer.heal(lines(row.lines), row.width).text == row.text);
    CHECK(healer.heal(row.text).text == row.text);  // healing what is whole changes nothing
  }
}

TEST_CASE("words broken within a line are joined where the word list knows the whole only") {
  const struct {
    std::string broken, whole;
  } rows[] = {
      {"samhällsvik-tiga verksamheter", "samhällsviktiga verksamheter"},
      {"flera leve rantörer saknas", "flera leverantörer saknas"},
      {"Hyresin täkter", "Hyresintäkter"},
      {"Rutin för upp följ ning av verk sam heten.", "Rutin för uppföljning av verksamheten."},
      {"en dele ‐ gations ord ning finns", "en delegationsordning finns"},
      {"Zorbo Grynt är en stad", "Zorbo Grynt är en stad"},
      {"socialt-etiskt märkta", "socialt-etiskt märkta"},
      {"IT-system och e-arkiv", "IT-system och e-arkiv"},
      {"chefer och med arbetare", "chefer och med arbetare"},  // both parts are words
      {"en plan .", "en plan."},
      {"200 kWh/m ²", "200 kWh/m²"},
      {"lastvikt 2?000 kg", "lastvikt 2 000 kg"},
  };
  const Healer healer(dictionary());
  for (const auto& row : rows) {
    INFO(row.broken);
    CHECK(healer.heal(row.broken).text == row.whole);
  }
}

TEST_CASE("a ligature that was lost is the one that makes a word") {
  const Healer healer(dictionary());
  CHECK(healer.heal("Blu\uFFFDakturor betalas").text == "Bluffakturor betalas");
  CHECK(healer.heal("Blu\uFFFDakturor").repair == "Blu\uFFFDakturor -> Bluffakturor");
  CHECK(healer.heal("Zor\uFFFDplatser").text == "Zor\uFFFDplatser");
}

TEST_CASE("what was mended is told") {
  const Healer healer(dictionary());
  CHECK(healer.heal(lines({"informat-", "ionshantering"}), 20).repair ==
        "informat-ionshantering -> informationshantering");
  CHECK(healer.heal("hela ord").repair.empty());
}

TEST_CASE("only a code's digits are joined over lines") {
  const Healer healer(dictionary());
  CHECK(healer.heal_code(lines({"1", "0"})).text == "10");
  CHECK(healer.heal_code(lines({"R", "12"})).text == "R 12");
}
