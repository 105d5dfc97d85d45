#include "normalize/flow.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "normalize/flow/flow_header.h"
#include "normalize/flow/flow_text.h"
#include "normalize/flow/rebuilt_text.h"

using namespace planlupp;
using test::extracted, test::rebuilt, test::terms;

namespace {

// The cells of a row with bars between them.
std::string row(const Extraction& extraction, std::size_t table, std::size_t row) {
  REQUIRE(table < extraction.tables.size());
  return test::row(extraction.tables[table], row);
}

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> out;
  for (const FlowWord& word : flow_text(extracted(text).lines, terms()).words) {
    out.push_back(word.text);
  }
  return out;
}

}  // namespace

TEST_CASE("cells on lines of their own, parted by empty lines, become rows") {
  const Extraction out = rebuilt(
      "Plan för 2024\n\nRisk S K Riskvärde Hantering\n\n"
      "Avtal följs inte\nupp i tid\n\n3  4\n\n12  begränsa\n\n"
      "Handlingar kan\ninte återfinnas\n\n2  2\n\n4  behålla\n\n"
      "Jäv upptäcks inte\nvid beslut\n\n1  4\n\n4  eliminera\n");
  CHECK(row(out, 0, 0) == "Risk | S | K | Riskvärde | Hantering");
  CHECK(row(out, 0, 1) == "Avtal följs inte upp i tid | 3 | 4 | 12 | begränsa");
  CHECK(row(out, 0, 3) == "Jäv upptäcks inte vid beslut | 1 | 4 | 4 | eliminera");
}

TEST_CASE("several cells on one line are told apart by what they look like") {
  const Extraction out = rebuilt(
      "Risk Kontrollmoment Frekvens Ansvarig\n"
      "Avtal följs inte upp\ni tid\nStickprov av tio avtal 2 ggr/år Ekonomichef\n"
      "Jäv vid beslut Genomgång av protokoll Årligen Kanslichef\n"
      "Fel lön betalas ut Kontroll av lönelistor Varje månad HR-chef\n"
      "Obehöriga läser\njournaler\nLoggkontroll i systemet Löpande Controller\n");
  CHECK(row(out, 0, 1) ==
        "Avtal följs inte upp i tid | Stickprov av tio avtal | 2 ggr/år | Ekonomichef");
  CHECK(row(out, 0, 2) == "Jäv vid beslut | Genomgång av protokoll | Årligen | Kanslichef");
  CHECK(row(out, 0, 4) ==
        "Obehöriga läser journaler | Loggkontroll i systemet | Löpande | Controller");
}

TEST_CASE("a row cut by a page is one row, whose tails follow column by column") {
  const Extraction out = rebuilt(
      "Nr Risk Åtgärd Kommentar\n\n"
      "1  Larm besvaras\ninte i tid\n\nSe över\nbemanningen\n\nÅtgärden är klar.\n\n"
      "2  Underhållet av\nlokaler och\n\nTa fram en plan\nför de tio\n\nArbetet pågår\nmen "
      "har\n\n\n\n\n"
      "Nr Risk Åtgärd Kommentar\n\n"
      "fordon släpar efter\n\nsämsta husen.\n\nförsenats.\n\n"
      "3  Avgifter\ndebiteras fel\n\nUtbilda\nhandläggare\n\nAlla är utbildade.\n");
  CHECK(out.tables.size() == 1);
  CHECK(row(out, 0, 2) ==
        "2 | Underhållet av lokaler och fordon släpar efter | Ta fram en plan för de tio sämsta "
        "husen. | Arbetet pågår men har försenats.");
  CHECK(row(out, 0, 3) == "3 | Avgifter debiteras fel | Utbilda handläggare | Alla är utbildade.");
}

TEST_CASE("labels with their values become a table of pairs") {
  const Extraction out = rebuilt(
      "Ekonomi\n"
      "Risk: Fakturor betalas för sent\nOrsak: Attestanter är borta\n"
      "Sannolikhet: 3. Stor Konsekvens: 2. Måttlig\nAnsvarig HR-chef Slutdatum 2024-06-30\n"
      "Personal\n"
      "Risk: Fel lön betalas ut\nOrsak: Sena underlag\n"
      "Sannolikhet: 2. Liten Konsekvens: 3. Betydande\nAnsvarig IT-chef Slutdatum Löpande\n");
  REQUIRE(out.tables.size() == 2);
  CHECK(out.tables[0].form == TableForm::label_value);
  CHECK(row(out, 0, 0) == "Risk: | Fakturor betalas för sent");
  CHECK(row(out, 0, 3) == "Konsekvens: | 2. Måttlig");
  CHECK(row(out, 0, 5) == "Slutdatum | 2024-06-30");
  CHECK(row(out, 1, 4) == "Ansvarig | IT-chef");
  CHECK(out.lines[5].role == LineRole::heading);
}

TEST_CASE("cells in another order than their headings, one column without any") {
  const Extraction out = rebuilt(
      "2.1 Trygghet\nRisk Kontrollmoment\n\n• Genomgång av larmloggar\n\nVarje månad Larm "
      "besvaras\n"
      "inte i tid\n\nResultat\nLoggarna har gåtts igenom.\n\n"
      "• Stickprov av planer\n\n2 ggr/år Insatser ges inte\nsom beviljats\n\nResultat\n"
      "Tjugo planer granskades.\n\n• Avstämning av medel\n\nVid behov Pengar hanteras fel\n\n"
      "Resultat\nInga brister.\n\n• Granskning av avtal\n\n4 ggr/år Avtal saknas\n\n"
      "Resultat\nAlla finns.\n\n• Uppföljning av mål\n\nÅrligen Mål nås inte\ni tid\n\n"
      "Resultat\nFyra av fem mål nåddes.\n");
  CHECK(row(out, 0, 1) == "Larm besvaras inte i tid | Varje månad | • Genomgång av larmloggar");
  CHECK(row(out, 0, 2) == "Resultat | Loggarna har gåtts igenom. | ");
}

TEST_CASE("no line and no word is lost") {
  const std::string text =
      "Kommunen 1\nMål 2024\nEn inledning som säger vad planen är och vem som har beslutat den.\n"
      "Mål Beskrivning Målvärde\nFler ska åka buss Tätare turer Minst 20 %\n"
      "Färre bilar i centrum Nya p-avgifter 5 %\n\fKommunen 2\nMål Beskrivning Målvärde\n"
      "Renare luft Mätningar varje vecka Högst 40 µg\nSlut\n";
  const Extraction out = rebuilt(text);
  std::string all;
  for (const TextLine& line : out.lines) all += line.text;
  std::string expected;
  for (const char c : text) {
    if (c != '\n' && c != '\f') expected += c;
  }
  CHECK(all == expected);
  // Each word of a line in a table's body is in a cell.
  std::string cells, lines;
  for (const Row& r : out.tables.at(0).rows) {
    for (const Cell& cell : r.cells) cells += plain_text(cell);
  }
  for (const TextLine& line : out.lines) {
    if (line.role != LineRole::cell) continue;
    lines += line.text;
  }
  const auto letters = [](std::string s) {
    s.erase(std::remove(s.begin(), s.end(), ' '), s.end());
    std::sort(s.begin(), s.end());
    return s;
  };
  CHECK(letters(cells).size() >= letters(lines).size());
}

TEST_CASE("running heads are furniture, lines cut at soft hyphens are whole again") {
  CHECK(words("Kommunen Sida 1\nEn rad\n\fKommunen Sida 2\nEn till\n") ==
        std::vector<std::string>{"En", "rad", "En", "till"});
  CHECK(words("Kont\u00AD\nroll av\u00AD\n\u2010\nslut\n") ==
        std::vector<std::string>{"Kontroll", "av\u2010", "slut"});
}

TEST_CASE("words whose pieces stand on lines of their own between soft hyphens are whole") {
  const std::string shy = "\u00AD\n";
  CHECK(words("Enligt kom" + shy + "mu" + shy + "nal" + shy + "la" + shy + "gen ska nämn" + shy +
              "den se till att verksam" + shy + "he" + shy + "ten sköts\n") ==
        std::vector<std::string>{"Enligt", "kommunallagen", "ska", "nämnden", "se", "till", "att",
                                 "verksamheten", "sköts"});
  // Lines that were broken there stay lines.
  CHECK(words("Ökad sjuk" + shy + "frånvaro i verk" + shy + "samheten\n").size() == 6);
}

TEST_CASE("heads are found on one line, on lines of their own, and in pieces after a page") {
  const auto titles = [](const std::string& text) {
    std::string out;
    const FlowText flow = flow_text(extracted(text).lines, terms());
    for (const FlowHeader& header : find_headers(flow, terms())) {
      out += header.repeat ? "again " : "";
      for (const HeaderColumn& column : header.columns) out += column.title + "|";
    }
    return out;
  };
  CHECK(titles("Område Risk Riskvärd\n\ne \nÅtgärd\n\nEkonomi\n") ==
        "Område|Risk|Riskvärd e|Åtgärd|");
  CHECK(titles("Område\nRisk\nÅtgärd\n\nEkonomi\n") == "Område|Risk|Åtgärd|");
  CHECK(titles("Område Risk Åtgärd Status\nEkonomi\n\fOmråde Ris\nÅtgärd Status\nMiljö\n") ==
        "Område|Risk|Åtgärd|Status|again Område|Risk|Åtgärd|Status|");
  CHECK(titles("Vi gör en riskanalys och tar fram mål för året.\n").empty());
}

TEST_CASE("abbreviated headings are found, also where a line break cuts them") {
  const struct {
    const char* text;
    std::vector<std::string> titles;
  } rows[] = {
      {"Nr Risk San\u00AD\u2010\nno\u00AD\u2010\nlikh.\nKonsekv. Riskv. Frekvens Ansv.\n1 Jäv 2 3 "
       "6 "
       "Årligen HR-chef\n",
       {"Nr", "Risk", "San\u2010 no\u2010 likh.", "Konsekv.", "Riskv.", "Frekvens", "Ansv."}},
      {"Verksamh.-\no\n\nmråde\nRisk Kons\n\nekv.\nÅtgärd\nInköp Jäv 3 Utbilda alla\n",
       {"Verksamh.- o mråde", "Risk", "Kons ekv.", "Åtgärd"}},
  };
  for (const auto& row : rows) {
    const auto headers = find_headers(flow_text(extracted(row.text).lines, terms()), terms());
    REQUIRE(headers.size() == 1);
    std::vector<std::string> titles;
    for (const HeaderColumn& column : headers[0].columns) titles.push_back(column.title);
    CHECK(titles == row.titles);
  }
}

TEST_CASE("a comment stands beside its measure, not at the beginning of the next row") {
  const Extraction out = rebuilt(
      "Uppdrag Nr Risk Åtgärd Kommentar\n\n"
      "Bygg ut fibernätet\n\n1  Avgrävda kablar\nlagas för sent\n\nTa fram ett\njouravtal.\n\n"
      "Avtalet är klart.\n\n"
      "2  Stationerna saknar\nreservkraft\n\nKöp två aggregat.\n\nBeställda i maj.\n\n"
      "Se över taxan\n\n3  Avgiften täcker\ninte kostnaden\n\n \n\n"
      "Samordna grävning\n\n4  Gator grävs upp\nflera gånger\n\nInför en gemensam\nkarta.\n\n"
      "Kartan används.\n");
  CHECK(row(out, 0, 1) ==
        "Bygg ut fibernätet | 1 | Avgrävda kablar lagas för sent | Ta fram ett jouravtal. | "
        "Avtalet är klart.");
  CHECK(row(out, 0, 2) ==
        "2 | Stationerna saknar reservkraft | Köp två aggregat. | Beställda i maj.");
  CHECK(row(out, 0, 3) == "Se över taxan | 3 | Avgiften täcker inte kostnaden |  | ");
}

TEST_CASE("a pair of measure and comment that a page cuts goes on behind the break") {
  const Extraction out = rebuilt(
      "Nr Risk Åtgärd Kommentar\n\n"
      "1  Larm besvaras\ninte i tid\n\nSe över\nbemanningen.\n\nÅtgärden är klar.\n\n"
      "Mät svarstiden\noch redovisa\n\nMätningen sköts av\n\n\n\n\n"
      "Nr Risk Åtgärd Kommentar\n\n"
      "den i nämnden.\n\nleverantören.\n\n"
      "2  Avgifter\ndebiteras fel\n\nUtbilda\nhandläggare.\n\nAlla är utbildade.\n\n"
      "3  Nycklar lämnas\ninte tillbaka\n\nInför kvittens.\n\nKlart i mars.\n");
  REQUIRE(out.tables.size() == 1);
  CHECK(row(out, 0, 2) ==
        "Mät svarstiden och redovisa den i nämnden. | Mätningen sköts av leverantören.");
  CHECK(row(out, 0, 3) == "2 | Avgifter debiteras fel | Utbilda handläggare. | Alla är utbildade.");
}

TEST_CASE("a control before a risk that comes last in the text is given to it as a guess") {
  const Extraction out = rebuilt(
      "Risk Kontrollmoment\n\n"
      "Provtagning i\nreservoarer\n\nVarje vecka Vattnet förorenas utan att\ndet upptäcks\n\n"
      "Resultat\nInga avvikelser.\n\n"
      "Genomgång av larm\n\nVarje månad\n\nResultat\nLarmen når jouren.\n\n"
      "Övning med\nberedskapen\n\n1 gång/år Bräddningar når\nbadplatser\n\n"
      "Resultat\nÖvningen är flyttad.\n\n"
      "Stickprov av\ntillstånd\n\n4 ggr/år Gator återställs inte\nefter grävning\n\n"
      "Resultat\nTre saknas.\n");
  CHECK(row(out, 0, 3) == "Bräddningar når badplatser | Varje månad | Genomgång av larm");
  CHECK(row(out, 0, 5) == "1 gång/år | Övning med beredskapen");
  CHECK(out.tables[0].rows[1].confidence == 1.0);
  CHECK(out.tables[0].rows[3].confidence < 1.0);
  CHECK(out.tables[0].rows[5].confidence < 1.0);
}

TEST_CASE("a label on the line of its value is none of the cells, however short its table") {
  const Extraction out = rebuilt(
      "2.1 Ekonomi\nRisk Kontrollmoment Frekvens\n"
      "Fakturor betalas för sent Stickprov av fakturor Varje månad\n"
      "Resultat Kontrollen visar inga avvikelser.\n"
      "2.2 Personal\nRisk Kontrollmoment Frekvens\n"
      "Lön betalas ut till fel person Kontroll av lönelistor 2 ggr/år\n"
      "Resultat Granskningen visar att rutinen följs.\n");
  CHECK(row(out, 0, 1) == "Fakturor betalas för sent | Stickprov av fakturor | Varje månad");
  CHECK(row(out, 0, 2).starts_with("Resultat | Kontrollen visar inga avvikelser."));
  CHECK(row(out, 1, 1) == "Lön betalas ut till fel person | Kontroll av lönelistor | 2 ggr/år");
}

TEST_CASE("areas that have the names of chapters are told from their measures by them") {
  const Extraction out = rebuilt(
      "1 Skola\nElevernas närvaro har ökat.\n2 Vård och omsorg\nBemanningen är bättre.\n"
      "3 Samhällsbyggnad\nBygglov ges i tid.\n4 Det fortsatta arbetet\nTabellen visar vad som ska "
      "göras.\n"
      "Områden Åtgärder\n"
      "Skola\nInför en närvarorutin\nUtbilda mentorer i\nsamtal med hemmen\n"
      "Vård och omsorg\nGå igenom larmen\nSamhällsbyggnad\nDigitala ansökningar\n"
      "Mät handläggningstiden\n");
  const Table& table = out.tables.back();
  std::vector<std::string> areas;
  for (const Row& one : table.rows) {
    if (!one.cells[0].empty()) areas.push_back(plain_text(one.cells[0]));
  }
  CHECK(areas ==
        std::vector<std::string>{"Områden", "Skola", "Vård och omsorg", "Samhällsbyggnad"});
}

TEST_CASE("the figures of a budget that follows are no rows of the table before it") {
  const Extraction out = rebuilt(
      "Mål Beskrivning Målvärde\n\n"
      "Fler ska arbeta heltid\n\nHeltid erbjuds alla som\nanställs.\n\nMinst 60 %\n\n"
      "Sjukfrånvaron ska\nminska\n\nRehabilitering inleds\ntidigt.\n\nHögst 5 %\n\n"
      "Alla chefer har rätt\nstöd\n\nEtt program för nya\nchefer.\n\nHögst 28\n\n"
      "Budgetram\n\nMnkr\nBudget 2023\nPlan 2024\n\n"
      "Intäkter\n120,4\n118,2\n97,5\n\nPersonal\n-410,2\n-455,0\n-460,1\n\n"
      "Lokaler\n-88,0\n-90,3\n-91,7\n\nNetto\n-377,8\n-427,1\n-454,3\n");
  REQUIRE(out.tables.size() == 1);
  CHECK(out.tables[0].rows.size() == 4);
  CHECK(row(out, 0, 3) == "Alla chefer har rätt stöd | Ett program för nya chefer. | Högst 28");
}

TEST_CASE("headings of a first line stand over those of the line below") {
  const Extraction out = rebuilt(
      "Process Risk Riskbedömning Kontroll\n"
      "Sannolikhet Konsekvens Riskvärde Kontrollmoment Frekvens Ansvarig\n"
      "Inköp Avtal följs inte upp i tid 3 4 12 Stickprov av tio avtal 2 ggr/år Ekonomichef\n"
      "Ärenden Jäv vid beslut 2 2 4 Genomgång av protokoll Årligen Kanslichef\n"
      "Personal Fel lön betalas ut 1 4 4 Kontroll av lönelistor Varje månad HR-chef\n");
  REQUIRE(out.tables.size() == 1);
  CHECK(out.tables[0].header_rows == 2);
  CHECK(out.tables[0].rows[0].cells[2].column_span == 3);
  CHECK(row(out, 0, 0) == "Process | Risk | Riskbedömning |  |  | Kontroll |  | ");
  CHECK(row(out, 0, 1) ==
        "Sannolikhet | Konsekvens | Riskvärde | Kontrollmoment | Frekvens | Ansvarig");
  CHECK(row(out, 0, 2) ==
        "Inköp | Avtal följs inte upp i tid | 3 | 4 | 12 | Stickprov av tio avtal | 2 ggr/år | "
        "Ekonomichef");
}

TEST_CASE("two headings of a first line stand over the same headings, with another between them") {
  const Extraction out = rebuilt(
      "Nr Risk Före åtgärd Befintliga kontroller Efter åtgärd Ansvarig\nS K R S K R\n"
      "1 Jäv vid beslut i nämnden 2 3 6 Rutin finns och är känd 1 3 3 Kanslichef\n"
      "2 Fel lön betalas ut till en anställd 3 4 12 Listor stäms av 2 4 8 HR-chef\n"
      "3 Avtal följs inte upp 4 4 16 Ingen kontroll finns 4 2 8 Ekonomichef\n");
  REQUIRE(out.tables.size() == 1);
  CHECK(row(out, 0, 0) ==
        "Nr | Risk | Före åtgärd |  |  | Befintliga kontroller | Efter åtgärd |  |  | Ansvarig");
  CHECK(row(out, 0, 1) == "S | K | R |  | S | K | R | ");
  CHECK(row(out, 0, 3) ==
        "2 | Fel lön betalas ut till en anställd | 3 | 4 | 12 | Listor stäms av | 2 | 4 | 8 | "
        "HR-chef");
}

TEST_CASE("a chapter's title over a heading of the same name is no heading of its table") {
  const Extraction out = rebuilt(
      "Indikatorer\n\nIndikator\nUtfall 2023\nMål 2024\nMåluppfyllelse\n\n"
      "Andel nöjda besökare\n71 %\n75 %\nEj uppfyllt\n\nBesök per invånare\n3,2\n3\nUppfyllt\n");
  REQUIRE(out.tables.size() == 1);
  CHECK(row(out, 0, 0) == "Indikator | Utfall 2023 | Mål 2024 | Måluppfyllelse");
  CHECK(row(out, 0, 2) == "Besök per invånare | 3,2 | 3 | Uppfyllt");
}

TEST_CASE("a chapter's title that parts from a head that has its meaning is none of its headings") {
  const Extraction out = rebuilt(
      "Genomförda kontroller\n\nVilken är risken?\nKontrollmoment\nMetod\nResultat\n\n"
      "Jäv vid beslut\nProtokoll\nStickprov\nInga brister.\n\n"
      "Fel lön betalas ut\nLönelistor\nIntervjuer\nTvå fel.\n");
  REQUIRE(out.tables.size() == 1);
  CHECK(row(out, 0, 0) == "Vilken är risken? | Kontrollmoment | Metod | Resultat");
}

TEST_CASE("what is to be reached in a year is a figure beside an indicator") {
  const Extraction out = rebuilt(
      "Indikator Mål 2026\n\nAndel som svarar att de kan påverka innehållet\n\n65 %\n\n"
      "Antal genomförda dialoger\n\n8\n");
  REQUIRE(out.tables.size() == 1);
  CHECK(row(out, 0, 1) == "Andel som svarar att de kan påverka innehållet | 65 %");
  CHECK(row(out, 0, 2) == "Antal genomförda dialoger | 8");
}

TEST_CASE("under a judgement a heading of one letter is a figure's") {
  const Extraction out = rebuilt(
      "Process Kontrollmoment Frekvens Bedömning\nV R Summa\n"
      "Inköp Stickprov av tio avtal Årligen 3 4 12\nÄrenden Genomgång av protokoll 2 ggr/år 2 2 4\n"
      "Personal Kontroll av lönelistor Varje månad 1 4 4\n");
  REQUIRE(out.tables.size() == 1);
  CHECK(row(out, 0, 0) == "Process | Kontrollmoment | Frekvens | Bedömning |  | ");
  CHECK(row(out, 0, 1) == "V | R | Summa");
  CHECK(row(out, 0, 2) == "Inköp | Stickprov av tio avtal | Årligen | 3 | 4 | 12");
}

TEST_CASE("amounts that stand side by side are cells of their own") {
  const Extraction out = rebuilt(
      "Nämndmål Indikator Utgångsvärde Målvärde Utfall\n"
      "Fler ska besöka museet Antal besök 12 400 Minst 14 000 9 850\n"
      "Barn ska läsa mer Boklån per barn 8,2 Högst 10 5,1\n"
      "Elever ska trivas i skolan Andel nöjda elever 82,1 % Minst 90 % 83,4 %\n");
  CHECK(row(out, 0, 1) == "Fler ska besöka museet | Antal besök | 12 400 | Minst 14 000 | 9 850");
  CHECK(row(out, 0, 3) ==
        "Elever ska trivas i skolan | Andel nöjda elever | 82,1 % | Minst 90 % | 83,4 %");
}

TEST_CASE("headings may stand between the rows of a table") {
  std::string text = "Nr\n\nRisk\n\nS\n\nK\n\nHantering\n\nKontroll\n\n";
  int number = 0;
  for (const std::string area : {"Ekonomi", "Personal", "Arkiv och diarium", "Lokaler", "Kost"}) {
    text += area + "\n\n";
    for (const std::string risk : {"Avtal följs inte\nupp i tid", "Fakturor betalas\ntvå gånger"}) {
      text += std::to_string(++number) + "\n\n" + risk + "\n\n3\n\n4\n\nbegränsa\n\n";
      text += "Jämförelse av\ntio poster\n\n";
    }
  }
  const Extraction out = rebuilt(text);
  CHECK(row(out, 0, 1) == "Ekonomi |  |  |  |  | ");
  CHECK(out.tables[0].rows[1].cells[0].column_span == 6);
  CHECK(row(out, 0, 2) ==
        "1 | Avtal följs inte upp i tid | 3 | 4 | begränsa | Jämförelse av tio poster");
  CHECK(row(out, 0, 13) == "Kost |  |  |  |  | ");
}

TEST_CASE("a lone dash ends the cell before it") {
  const Extraction out = rebuilt(
      "Risk S K Hantering Kontrollmoment Åtgärd\n"
      "Avtal följs inte upp 3 4 Reducera - Utse en avtalsansvarig\n"
      "Fel lön betalas ut 1 4 Acceptera Kontroll av lönelistor -\n"
      "Jäv vid beslut 2 2 Reducera Genomgång av protokoll Utbilda nya ledamöter\n"
      "Handlingar gallras för tidigt 2 3 Reducera - Inför en gallringsplan\n");
  CHECK(row(out, 0, 1) == "Avtal följs inte upp | 3 | 4 | Reducera | - | Utse en avtalsansvarig");
  CHECK(row(out, 0, 2) == "Fel lön betalas ut | 1 | 4 | Acceptera | Kontroll av lönelistor | -");
}

TEST_CASE("tables within cards are tables, and the cards go on behind them") {
  std::string text = "Uppföljning 2024\n";
  int number = 0;
  for (const std::string risk : {"Avtal följs inte upp", "Jäv vid beslut", "Fel lön betalas ut"}) {
    text += "\nRisk " + std::to_string(++number) + ": " + risk + "\n\nOrsak: Rutinen saknas\n\n";
    text += "Konsekvens: Skada\n\nSannolikhet: 3 Allvarlighetsgrad: 4\n\n";
    text += "Åtgärd\nAnsvarig\nKlart senast\nStatus\n\n";
    text += "Utse en ansvarig\nEkonomichef\n2024-06-30\nPågår\n\n";
    text += "Utbilda alla chefer\nHR-chef\n2024-12-31\nEj påbörjad\n";
  }
  const Extraction out = rebuilt(text);
  REQUIRE(out.tables.size() == 6);
  CHECK(row(out, 0, 0) == "Risk | Avtal följs inte upp");
  CHECK(row(out, 0, 4) == "Allvarlighetsgrad: | 4");
  CHECK(row(out, 1, 1) == "Utse en ansvarig | Ekonomichef | 2024-06-30 | Pågår");
  CHECK(row(out, 1, 2) == "Utbilda alla chefer | HR-chef | 2024-12-31 | Ej påbörjad");
  CHECK(row(out, 4, 0) == "Risk | Fel lön betalas ut");
}

TEST_CASE("what is to be reached in a year is a target beside the goal") {
  const auto extraction = extract(
      std::as_bytes(std::span(std::string_view("Nämndmål Indikator Mål 2024 Mål 2025 Ansvarig\n"
                                               "Fler ska läsa Boklån 10 12 Bibliotekschef\n"))),
      {});
  REQUIRE(extraction);
  const auto headers = find_headers(flow_text(extraction->lines, terms()), terms());
  REQUIRE(headers.size() == 1);
  REQUIRE(headers[0].columns.size() == 5);
  CHECK(headers[0].columns[0].meaning == Meaning::goal);
  CHECK(headers[0].columns[2].meaning == Meaning::target);
  CHECK(headers[0].columns[3].meaning == Meaning::target);
}

TEST_CASE("a heading may be the product of two ranks, broken within its words") {
  const Extraction out = rebuilt(
      "Nr Risk Sannoli\n\nkhet x\nkonsek\n\nvens = r\niskvärde\nÅtgärd Ansvarig\n\n"
      "1  Hot mot personal\nanmäls inte varje\når (se rutinen)\n\n2 x 4 =\n8\n\n"
      "Utbilda skyddsombud\n\nHR-chef\n\n"
      "2  Fel lön betalas ut\n\n3 x 3 =\n9\n\nKontroll av lönelistor\n\nEkonomichef\n\n"
      "3  Jäv vid beslut\n\n1 x 4 =\n4\n\nÅrlig redovisning\n\nKanslichef\n");
  REQUIRE(out.tables.size() == 1);
  CHECK(row(out, 0, 0) ==
        "Nr | Risk | Sannoli khet x konsek vens = r iskvärde | Åtgärd | Ansvarig");
  CHECK(row(out, 0, 1) ==
        "1 | Hot mot personal anmäls inte varje år (se rutinen) | 2 x 4 = 8 | "
        "Utbilda skyddsombud | HR-chef");
}

TEST_CASE("blocks that hold cells of one line side by side are no scrambled text") {
  const Extraction out = rebuilt(
      "Plan\n\nProcess\nRisk\nBakomliggande\norsak\n\nSanno-\nlikhet\n\nKonse-\nkvens\n\n"
      "Risk-\ntal\n\nÅtgärd\n\n"
      "Inköp\nAvtal följs inte\nupp i tid\n\nIngen har\nansvaret\n\n3\n4\n12\nStickprov\n\n"
      "Ärenden\nJäv\n\nRutinen är\nokänd\n\n2\n2\n4\nGenomgång av\nprotokoll\n\n"
      "Personal\nFel lön betalas\nut\n\nSena\nunderlag\n\n1\n4\n4\nKontroll\n\f");
  REQUIRE(out.tables.size() == 1);
  CHECK(out.tables[0].confidence == 1);
  CHECK(row(out, 0, 1) ==
        "Inköp | Avtal följs inte upp i tid | Ingen har ansvaret | 3 | 4 | 12 | Stickprov");
  CHECK(row(out, 0, 3) == "Personal | Fel lön betalas ut | Sena underlag | 1 | 4 | 4 | Kontroll");
}

TEST_CASE("heads of several tables, each above a row of its own, are no cards") {
  const std::string risk = "Risknr\n\nRisk\n\nKonsekvens\n\nSannolikhet\n\nRiskvärde\n\n";
  const std::string control = "Kontrollmoment\n\nMetod\n\nFrekvens\n\nAnsvarig\n\n";
  const Extraction out =
      rebuilt(risk + "R1  Avtal följs inte\nupp i tid\n\nDyra inköp\n\n3  12\n\n" + control +
              "Avtal per enhet\n\nStickprov\n\nÅrligen\n\nEkonomichef\n\n" + risk +
              "R2  Fel lön betalas ut\n\nMissnöje\n\n2  4\n\n" + control +
              "Lönelistor\n\nAvstämning\n\nVarje månad\n\nHR-chef\n\n");
  REQUIRE(out.tables.size() == 4);
  CHECK(row(out, 0, 1) == "R1 | Avtal följs inte upp i tid | Dyra inköp | 3 | 12");
  CHECK(row(out, 1, 1) == "Avtal per enhet | Stickprov | Årligen | Ekonomichef");
  CHECK(row(out, 2, 1) == "R2 | Fel lön betalas ut | Missnöje | 2 | 4");
}
