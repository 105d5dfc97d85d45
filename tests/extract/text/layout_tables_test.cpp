// Tables of layout-preserving texts: what a text export does to columns and rows, and what is read
// all the same.
#include <catch2/catch.hpp>

#include "extract/tables/grid_match.h"
#include "extract/text/layout_reader.h"
#include "tests/extract/hand_page.h"

using namespace planlupp;

namespace {

using Rows = std::vector<std::string>;

Extraction read(std::string_view text) {
  return read_layout(*split_lines(text, Limits{}), ExtractOptions{});
}

}  // namespace

TEST_CASE("Cells centred on their row are one row, line by line without gaps") {
  const Extraction out = read(
      "Risk                               Kontroll                     När\n"
      "                                                                En gång per år i\n"
      "Utbetalning sker utan attest av    Stickprov av fakturor        samband med\n"
      "behörig person                     mot delegationen             bokslutet\n"
      "                                   Genomgång av rutiner, samt\n"
      "Jäv vid inköp                      intervjuer med inköpare      Årligen\n"
      "                                   och ekonomer\n");
  REQUIRE(out.tables.size() == 1);
  CHECK(hand::rows_of(out.tables[0]) ==
        Rows{"Risk|Kontroll|När|",
             "Utbetalning sker utan attest av behörig person|Stickprov av fakturor mot "
             "delegationen|En gång per år i samband med bokslutet|",
             "Jäv vid inköp|Genomgång av rutiner, samt intervjuer med inköpare och "
             "ekonomer|Årligen|"});
}

TEST_CASE("Columns that rows push to and fro are one column, and a single space can part two") {
  const Extraction out = read(
      "Moment                    Resultat                              Utfall  Åtgärd\n"
      "Attest av fakturor        Inga brister har setts                Ja      Ingen\n"
      "Attest av löner       Två brister har setts i maj            Nej     Utbildning\n"
      "Bemanning per station Tre brister har setts i maj            Nej     Utbildning\n"
      "Uttag av bränsle          Inga brister har setts                Ja      Ingen\n");
  REQUIRE(out.tables.size() == 1);
  CHECK(hand::rows_of(out.tables[0]) ==
        Rows{"Moment|Resultat|Utfall|Åtgärd|",
             "Attest av fakturor|Inga brister har setts|Ja|Ingen|",
             "Attest av löner|Två brister har setts i maj|Nej|Utbildning|",
             "Bemanning per station|Tre brister har setts i maj|Nej|Utbildning|",
             "Uttag av bränsle|Inga brister har setts|Ja|Ingen|"});
}

TEST_CASE("A text across the table is a row of its own, on two lines too") {
  const Extraction out = read(
      "Moment              Resultat                   Utfall\n"
      "Risk: Fakturor betalas utan att någon behörig\n"
      "har sett dem\n"
      "Attest av           Inga brister har           Ja\n"
      "fakturor            setts i år\n"
      "Risk: Löner betalas ut till den som har slutat\n"
      "Uttag ur            Två brister                Nej\n"
      "lönesystemet\n");
  REQUIRE(out.tables.size() == 1);
  const Rows rows = hand::rows_of(out.tables[0]);
  REQUIRE(rows.size() == 5);
  CHECK(rows[1].starts_with("Risk: Fakturor betalas utan att någon behörig har sett dem|"));
  CHECK(rows[2] == "Attest av fakturor|Inga brister har setts i år|Ja|");
  CHECK(rows[4] == "Uttag ur lönesystemet|Två brister|Nej|");
}

TEST_CASE("Labels that come again begin rows, however short what stands beside them") {
  const Extraction out = read(
      "Risk           Jäv vid inköp\n"
      "Ansvarig       Ekonomichef            Slutdatum       Löpande\n"
      "Kontroll       Stickprov\n"
      "Risk           Brand\n"
      "Ansvarig       Rektor                 Slutdatum       2024-05-31\n"
      "Kontroll       Rond\n");
  REQUIRE(out.tables.size() == 1);
  CHECK(hand::rows_of(out.tables[0]) ==
        Rows{"Risk|Jäv vid inköp|||", "Ansvarig|Ekonomichef|Slutdatum|Löpande|",
             "Kontroll|Stickprov|||", "Risk|Brand|||", "Ansvarig|Rektor|Slutdatum|2024-05-31|",
             "Kontroll|Rond|||"});
}

TEST_CASE("A page without text in a column goes on with the columns of the page before") {
  const Extraction out = read(
      "Risk                  Poäng    Åtgärd                  Status      Kommentar\n"
      "Jäv vid inköp         12       Ny rutin                Klar        Beslutad i maj\n"
      "Brand på skolor       8        Rond varje termin       Pågår       Start i juni\n"
      "Hot mot personal      9        Utbildning              Klar        Hålls i höst\n"
      "\f"
      "Stress                6        Enkät varje termin                  Svar i mars\n"
      "Stöld                 4        Lås                                 Beställda\n"
      "Fusk                  3        Samtal                              Pågår nu\n");
  REQUIRE(out.tables.size() == 1);
  const Rows rows = hand::rows_of(out.tables[0]);
  REQUIRE(rows.size() == 7);
  CHECK(rows[4] == "Stress|6|Enkät varje termin||Svar i mars|");
  CHECK(out.tables[0].pages == std::vector<int>{1, 2});
}

TEST_CASE("Columns are matched from left to right, up to a factor") {
  const std::vector<double> many{0, 90, 270, 450, 640}, wider{0, 100, 300, 704}, other{0, 20, 40};
  CHECK(matched_starts(wider, many) == std::vector<std::size_t>{0, 1, 2, 4});
  CHECK(matched_starts(many, many) == std::vector<std::size_t>{0, 1, 2, 3, 4});
  CHECK_FALSE(matched_starts(many, wider));
  CHECK_FALSE(matched_starts(other, many));
}

TEST_CASE("Repeated heads begin another table even where no white line parts them") {
  const Extraction out = read(
      "Risk                    Kontroll\n"
      "Jäv vid inköp           Stickprov              4 ggr/år\n"
      "Resultat                Inga brister\n"
      "Risk                    Kontroll\n"
      "Brand på skolor         Rond                   2 ggr/år\n"
      "Resultat                En brist\n");
  REQUIRE(out.tables.size() == 2);
  CHECK(hand::rows_of(out.tables[1]) ==
        Rows{"Risk|Kontroll||", "Brand på skolor|Rond|2 ggr/år|", "Resultat|En brist||"});
}

TEST_CASE("A line that ends early is a heading or ends its paragraph") {
  const Extraction out = read(
      "Hållbar utveckling\n"
      "Inom området har nämnden ett ansvar utifrån sitt reglemente, och kommer\n"
      "under året att arbeta med nedanstående mål.\n"
      "\n"
      "Mål                    Mått               Utfall\n"
      "Avfallet minskar       Kilo per elev      52 g\n"
      "Bilarna är rena        Andel el           68 %\n"
      "Skogen växer           Hektar             136\n");
  REQUIRE(out.lines.size() >= 3);
  CHECK(out.lines[0].role == LineRole::heading);
  CHECK(out.lines[1].role == LineRole::prose);
  CHECK(out.lines[2].role == LineRole::prose);
}

TEST_CASE("Ranks a single space apart are columns, as are their heads") {
  const Extraction out = read(
      "Process    Risk                    S K RV Kontroll         När\n"
      "Avfall     Farligt avfall          3 3 9  Plockanalys      2 ggr/år\n"
      "Vatten     Prov tas inte           1 4 4  Provlista        Löpande\n"
      "Vägar      Hål lagas inte          4 3 12 Rond             Månadsvis\n");
  REQUIRE(out.tables.size() == 1);
  CHECK(hand::rows_of(out.tables[0]) == Rows{"Process|Risk|S|K|RV|Kontroll|När|",
                                             "Avfall|Farligt avfall|3|3|9|Plockanalys|2 ggr/år|",
                                             "Vatten|Prov tas inte|1|4|4|Provlista|Löpande|",
                                             "Vägar|Hål lagas inte|4|3|12|Rond|Månadsvis|"});
}

TEST_CASE("Heads that stand again on the page tell a table of one row") {
  const Extraction out = read(
      "Avfall\n"
      "Mål                  Mått            Utfall\n"
      "Mindre matsvinn      Gram            52\n"
      "\n"
      "Vägar\n"
      "Mål                  Mått            Utfall\n"
      "Färre hål            Antal           136\n"
      "Mindre damm          Mikrogram       31\n");
  REQUIRE(out.tables.size() == 2);
  CHECK(hand::rows_of(out.tables[0])[1] == "Mindre matsvinn|Gram|52|");
}

TEST_CASE("Figures set flush right stand below their own heads") {
  const Extraction out = read(
      "Mål                    Mått                Ursprung              Mål 2024     Utfall\n"
      "Fler ska läsa mer      Lån per barn               8,2                    10        5,1\n"
      "Museet ska synas       Antal besök             12 400                14 000      9 850\n"
      "Lokaler ska användas   Timmar per vecka           410                   450        462\n");
  REQUIRE(out.tables.size() == 1);
  CHECK(hand::rows_of(out.tables[0])[1] == "Fler ska läsa mer|Lån per barn|8,2|10|5,1|");
  CHECK(hand::rows_of(out.tables[0])[2] == "Museet ska synas|Antal besök|12 400|14 000|9 850|");
}

TEST_CASE("A label alone in its line and what stands below it are rows of the table") {
  const Extraction out = read(
      "Risk                       Kontroll\n"
      "Turer ställs in            Trafikdata              Varje månad\n"
      "Resultat\n"
      "Information saknades vid nio av hundra inställda turer.\n"
      "\n"
      "Risk                       Kontroll\n"
      "Bussar har brister         Besiktning              2 ggr/år\n"
      "Resultat\n"
      "En buss fick körförbud. Avtalets vite togs ut av bolaget.\n");
  REQUIRE(out.tables.size() == 2);
  const Rows rows = hand::rows_of(out.tables[0]);
  REQUIRE(rows.size() == 4);
  CHECK(rows[2].starts_with("Resultat|"));
  CHECK(rows[3].starts_with("Information saknades vid nio av hundra inställda turer.|"));
}

TEST_CASE(
    "What stands beside a label is as wide as the table where no such label has more beside") {
  std::string text =
      "Risk                      Kontroll\n"
      "Jäv vid inköp               Genomgång av fakturor   Årligen\n";
  for (const char* result : {"Inga brister har noterats", "Av nio akter saknade två underlag helt",
                             "Inga brister har noterats", "Tre brister är avhjälpta"}) {
    text += "Resultat                  " + std::string(result) + "\n";
    text += "Attest av lön               Genomgång av löner      Årligen\n";
  }
  const Extraction out = read(text);
  REQUIRE(out.tables.size() == 1);
  CHECK(plain_text(out.tables[0].rows.at(4).cells.at(1)) ==
        "Av nio akter saknade två underlag helt");
}

TEST_CASE("Heads of another table below wider white begin it, although they stand in its columns") {
  const std::string activities =
      "\n\n                               Start- och\n"
      "Aktiviteter                                     Beskrivning\n"
      "                               slutdatum\n\n"
      "Kartlägga stödet i skolan      2025-01-01       I samarbete med vuxenutbildningen\n";
  const std::string goals =
      "Mål                       Beskrivning                       Målvärde\n\n"
      "Fossilfria fordon         Vid nyanskaffning, alla slag      100 %\n\n"
      "Mindre matsvinn           Mätning i alla kök                45 g\n";
  const Extraction out = read(goals + activities +
                              "\n\nNämnden fortsätter med sitt arbete mot "
                              "målen som kommunfullmäktige har beslutat om för perioden.\n\n" +
                              goals + activities);
  REQUIRE(out.tables.size() == 4);
  for (const std::size_t i : {std::size_t{0}, std::size_t{2}}) {
    CHECK(hand::rows_of(out.tables[i]) ==
          Rows{"Mål|Beskrivning|Målvärde|", "Fossilfria fordon|Vid nyanskaffning, alla slag|100 %|",
               "Mindre matsvinn|Mätning i alla kök|45 g|"});
  }
  CHECK(hand::rows_of(out.tables[1]).front() == "Aktiviteter|Start- och slutdatum|Beskrivning|");
}

TEST_CASE("A list beside its groups: each item is a row, the group's name at its first") {
  struct Case {
    std::string text;
    Rows rows;
  };
  for (const Case& c : {
           Case{"Områden           Åtgärder\n"  // names in the middle, no bullets
                "                    Kvartalsvis översyn av listan\n"
                "                    Införa en modell där beslut fattas i steg\n"
                "Ekonomi\n"
                "                    och redovisas för nämnden\n"
                "                    Utbilda chefer\n"
                "Personal            Rimlighetskontroll\n",
                {"Områden|Åtgärder|", "Ekonomi|Kvartalsvis översyn av listan|",
                 "|Införa en modell där beslut fattas i steg och redovisas för nämnden|",
                 "|Utbilda chefer|", "Personal|Rimlighetskontroll|"}},
           Case{"Områden           Åtgärder\n"  // names at the top, bullets
                "Ekonomi             • Kvartalsvis översyn av listan\n"
                "                    • Införa en modell där beslut fattas. Den ska\n"
                "                    Nämnden besluta om\n"
                "                    • Utbilda chefer\n"
                "Personal            • Rimlighetskontroll\n"
                "                    • Rutin för lönekörning\n",
                {"Områden|Åtgärder|", "Ekonomi|• Kvartalsvis översyn av listan|",
                 "|• Införa en modell där beslut fattas. Den ska Nämnden besluta om|",
                 "|• Utbilda chefer|", "Personal|• Rimlighetskontroll|",
                 "|• Rutin för lönekörning|"}},
       }) {
    const Extraction out = read(c.text);
    REQUIRE(out.tables.size() == 1);
    CHECK(out.tables[0].header_rows == 1);
    CHECK(hand::rows_of(out.tables[0]) == c.rows);
  }
}

TEST_CASE("Cards side by side are read each on its own, however their rows stand") {
  const Extraction out = read(
      "Risk-ID              KS01                             Risk-ID             KS02\n"
      "Risk                 Hygienrutiner följs inte         Risk                Läkemedel ges "
      "fel\n"
      "Orsak                Många vikarier                   Orsak               Identitet "
      "kontrolleras\n"
      "                                                                          inte på natten\n"
      "Konsekvens           Smitta sprids\n"
      "                                                      Konsekvens          Patienter skadas\n"
      "Sannolikhet (S)      4\n"
      "                                                      Sannolikhet (S)     2\n"
      "Åtgärd               Utbilda ombud                    Åtgärd              Digital "
      "signering\n");
  REQUIRE(out.tables.size() == 2);
  CHECK(hand::rows_of(out.tables[0]) == Rows{"Risk-ID|KS01|", "Risk|Hygienrutiner följs inte|",
                                             "Orsak|Många vikarier|", "Konsekvens|Smitta sprids|",
                                             "Sannolikhet (S)|4|", "Åtgärd|Utbilda ombud|"});
  CHECK(hand::rows_of(out.tables[1]) == Rows{"Risk-ID|KS02|", "Risk|Läkemedel ges fel|",
                                             "Orsak|Identitet kontrolleras inte på natten|",
                                             "Konsekvens|Patienter skadas|", "Sannolikhet (S)|2|",
                                             "Åtgärd|Digital signering|"});
}

TEST_CASE("Figures set flush right are cells of their own, one blank before or behind them") {
  const Extraction out = read(
      "Mål                   Konsekvens                    Utfall 2016   Mål 2020   Ansvarig\n"
      "Fler heltider         Bemanningen blir tryggare          82,1 %       88 % Rektor\n"
      "Mindre svinn          Lägre kostnad för köken               218        228 "
      "Nämndsekreterare\n"
      "Kortare väntan        Fler får plats i rätt tid om           63         50 HR-strateg\n"
      "                      beslut fattas\n");
  REQUIRE(out.tables.size() == 1);
  CHECK(hand::rows_of(out.tables[0]) ==
        Rows{"Mål|Konsekvens|Utfall 2016|Mål 2020|Ansvarig|",
             "Fler heltider|Bemanningen blir tryggare|82,1 %|88 %|Rektor|",
             "Mindre svinn|Lägre kostnad för köken|218|228|Nämndsekreterare|",
             "Kortare väntan|Fler får plats i rätt tid om beslut fattas|63|50|HR-strateg|"});
}

TEST_CASE("Heads of one letter stand over as many figures, however rows push both aside") {
  const Extraction out = read(
      "Nr   Risk                   Konsekvensbeskrivning S K R            Hantering\n"
      "1    Avgifter räknas fel    Felaktiga avgifter och       1 2   2   Acceptera\n"
      "                            mer arbete\n"
      "2    Prognosen håller inte  Åtgärder sätts in för sent   3 1   3   Åtgärda\n"
      "3    Dygnsvilan bryts       Ohälsa och avgifter          5 4   20  Reducera\n"
      "4    Bisysslor anmäls inte  Jäv och skadat förtroende 4 5      20  Åtgärda\n");
  REQUIRE(out.tables.size() == 1);
  CHECK(hand::rows_of(out.tables[0]) ==
        Rows{"Nr|Risk|Konsekvensbeskrivning|S|K|R|Hantering|",
             "1|Avgifter räknas fel|Felaktiga avgifter och mer arbete|1|2|2|Acceptera|",
             "2|Prognosen håller inte|Åtgärder sätts in för sent|3|1|3|Åtgärda|",
             "3|Dygnsvilan bryts|Ohälsa och avgifter|5|4|20|Reducera|",
             "4|Bisysslor anmäls inte|Jäv och skadat förtroende|4|5|20|Åtgärda|"});
}

TEST_CASE("Heads centred over texts set flush left, one for each column") {
  const Extraction out = read(
      "               Mål                           Indikator            Målvärde 2024          "
      "Utfall\n"
      "Fler heltider i vården       Andel tillsvidare         41 %                   45 %\n"
      "                             anställda\n"
      "Mindre svinn i köken         Gram per portion          5,6                    5,4\n"
      "Kortare väntan               Dagar till beslut         142                    120\n");
  REQUIRE(out.tables.size() == 1);
  CHECK(hand::rows_of(out.tables[0]) ==
        Rows{"Mål|Indikator|Målvärde 2024|Utfall|",
             "Fler heltider i vården|Andel tillsvidare anställda|41 %|45 %|",
             "Mindre svinn i köken|Gram per portion|5,6|5,4|",
             "Kortare väntan|Dagar till beslut|142|120|"});
}

TEST_CASE("Heads that one blank parts, pushed left by those before them") {
  const Extraction out = read(
      "                                                  Sannolikhet x\n"
      " Nr Riskområde Risk                               konsekvens     Riskhantering Åtgärd       "
      "     Klart\n"
      " 1    Medarbetare     Hot mot personal anmäls     2x4=8          Acceptera     Utbilda "
      "ombud     2026\n"
      "                      inte\n"
      " 2    Medarbetare     Utrustning återlämnas       2x3=6          Överföra      Digital "
      "lista     2026\n"
      "                      inte i tid\n"
      " 3    Omsorg          Larm besvaras sent          1x3=3          Acceptera     Ny bil i "
      "norr     2027\n");
  REQUIRE(out.tables.size() == 1);
  CHECK(hand::rows_of(out.tables[0]).front() ==
        "Nr|Riskområde|Risk|Sannolikhet x konsekvens|Riskhantering|Åtgärd|Klart|");
  CHECK(hand::rows_of(out.tables[0]).at(2) ==
        "2|Medarbetare|Utrustning återlämnas inte i tid|2x3=6|Överföra|Digital lista|2026|");
}

TEST_CASE("A cell taller than the others of the first row is no part of the heads above it") {
  const Extraction out = read(
      "Mål                     Målvärde     Utfall      Kommentar\n"
      "                                                 Rekryteringen har gått bättre i tätorten "
      "än\n"
      "Fler heltider           45 %         44 %\n"
      "                                                 utanför den\n"
      "Mindre svinn            5,4          5,3         Fler vuxna\n"
      "Kortare väntan          80 %         77 %        Resultatet har sjunkit\n");
  REQUIRE(out.tables.size() == 1);
  CHECK(hand::rows_of(out.tables[0]) ==
        Rows{"Mål|Målvärde|Utfall|Kommentar|",
             "Fler heltider|45 %|44 %|Rekryteringen har gått bättre i tätorten än utanför den|",
             "Mindre svinn|5,4|5,3|Fler vuxna|",
             "Kortare väntan|80 %|77 %|Resultatet har sjunkit|"});
}

TEST_CASE(
    "Lone lines that begin with one word, which nothing else does, head the rows below them") {
  const Extraction out = read(
      "Nr    Risk                       S    K    Metod\n"
      "Process Lärande\n"
      "1     Barn får fel mat           1    4    Observation\n"
      "Process Styrning\n"
      "2     Jäv vid beslut             2    4    Granskning\n"
      "3     Registret är gammalt       4    4    Avstämning\n"
      "Process Ekonomi\n"
      "4     Attest av obehörig         2    2    Stickprov\n");
  REQUIRE(out.tables.size() == 1);
  const Rows rows = hand::rows_of(out.tables[0]);
  REQUIRE(rows.size() == 8);
  CHECK(rows[1].starts_with("Process Lärande"));
  CHECK(rows[2] == "1|Barn får fel mat|1|4|Observation|");
  CHECK(rows[6].starts_with("Process Ekonomi"));
}
