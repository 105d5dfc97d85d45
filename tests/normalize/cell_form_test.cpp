#include "normalize/cell_form.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "normalize/normalize.h"
#include "normalize/terms.h"

using namespace planlupp;

namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary kVocabulary = std::move(*Vocabulary::load({}));
  return kVocabulary;
}

// The names of all forms, parted by blanks.
std::string forms(std::string_view text) {
  static const CellForms kForms(vocabulary().terms());
  const FormSet set = kForms.forms_of(text);
  std::string names;
  for (std::size_t i = 0; i < kCellForms; ++i) {
    if (!set.has(static_cast<CellForm>(i))) continue;
    if (!names.empty()) names += ' ';
    names += name_of(static_cast<CellForm>(i));
  }
  return names;
}

}  // namespace

TEST_CASE("a cell's text looks like what it is") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "empty"},
      {"  \n", "empty"},
      {"-", "dash"},
      {"7", "number code target"},
      {"3", "number code rank target"},
      {"1\n0", "code"},
      {"R12", "code"},
      {"16", "number code target"},
      {"3. Möjlig", "rank"},
      {"Mycket stor (4)", "rank"},
      {"Mycket\nallvarlig", "rank"},
      {"R4\nÅtgärdas\nomedelba\nrt", "level"},
      {"R2", "code level"},
      {"gul", "level"},
      {"Allvarlighetsgr\nad\nBetydande\n\nSannolikhet\nMycket stor", "rating"},
      {"Allvarlighetsgrad Måttlig Sannolikhet Stor", "rating"},
      {"2 x 4 = 8", "rating"},
      {"3x2", "rating"},
      {"12 (3×4)", "rating target"},
      {"S3 K4", "rating"},
      {"4/3", "rating"},
      {"begränsa", "response"},
      {"begränsa/eliminera", "response"},
      {"3 ggr/år", "frequency"},
      {"Tertialvi\ns", "frequency"},
      {"En gång per år i samband med bokslut", "frequency"},
      {"Var\ntredje\nmånad", "frequency"},
      {"Vid behov", "frequency"},
      {"Varje år (i samband med bokslut)", "frequency"},
      {"varje år (se rutinen)\n2 x 2 = 4", "text"},
      {"Stickprov 25 ärenden", "method text"},
      {"Avdelnings-\nchef", "role"},
      {"Administrativ chef", "role text"},
      {"Förvaltninge\nns\nledningsgrup\np", "role text"},
      {"Nämnd och kommunstyrelse", "role text"},
      {"RS RUN HSN", "bodies"},
      {"2024-06-30", "date"},
      {"Kvartal 2 2024", "date"},
      {"juni 2018", "date"},
      {"Löpande", "frequency date"},
      {"2025-01-01\n2025-06-30", "date date_span"},
      {"◆", "symbol"},
      {"▲", "symbol"},
      {"Minst 85 %", "target"},
      {"<250 rec/TIN", "target"},
      {"100 % år 2030", "target"},
      {"Större än\nföregående år", "target"},
      {"4,5 (RJH) 4,5 (RS)", "target"},
      {"128 kWh/m²", "target"},
      {"12 400", "target"},
      {"Minst 14 000 kr", "target"},
      {"10 - 20 %", "target"},
      {"3 av 5", "target"},
      {"82,1 % 83,4 %", "text"},
      {"12,9 Högst 12", "text"},
      {"46 44", "text"},
      {"elev 2,4", "text"},
      {"2030", "date"},
      {"Ja", "deviation"},
      {"Mindre", "rank deviation"},
      {"Påbörjad", "status"},
      {"• Aktualitet på 100 webbsidor", "bullets text"},
      {"Jäv vid handläggning och beslut", "text"},
      {"Brist på resurser leder till att 5 ärenden blir liggande.", "text"},
  };
  for (const auto& [text, expected] : cases) {
    INFO(text);
    CHECK(forms(text) == expected);
  }
}

TEST_CASE("some words lead on to another one") {
  const CellForms cell_forms(vocabulary().terms());
  CHECK(cell_forms.leads_on("och"));
  CHECK(cell_forms.leads_on("Att"));
  CHECK_FALSE(cell_forms.leads_on("ledning"));
}
