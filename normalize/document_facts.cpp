#include "normalize/document_facts.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "normalize/body_names.h"
#include "normalize/cell_form.h"
#include "normalize/sections.h"
#include "normalize/table_join.h"
#include "normalize/terms.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr std::size_t kHeadLines = 60;  // non-blank lines that may tell of the document
constexpr std::size_t kTitleBytes = 200;

// Whether it is a title: short, of a known kind, no sentence.
bool is_title(std::string_view text, const Terms& terms) {
  if (text.size() > kTitleBytes || split_words(text).size() > 18) return false;
  // A title begins with a capital and does not end with a word that leads on.
  if (!is_upper(first_char(text)) && !is_digit(first_char(text))) return false;
  const auto words = split_words(text);
  if (terms.forms().leads_on(text.substr(words.back().begin))) return false;
  static const RE2 kSentence(
      R"([.;]\s*$|\. \p{Lu}|^\s*[-•*]|\.{3,}|(?i:\b(?:är|har|ska|innehåller|omfattar|bedrivs|)"
      R"(beskriver|antog)\b))");
  if (RE2::PartialMatch(text, kSentence)) return false;
  return terms.kind_of_title(text).has_value();
}

class Facts {
 public:
  Facts(const Extraction& extraction, std::optional<std::size_t> title, const Reading& reading,
        RecordSet& out)
      : in_(extraction), title_(title), reading_(reading), out_(out), facts_(out.document) {}

  void read() {
    collect_head();
    read_title();
    read_kind();
    read_year();
    read_period();
    read_body();
    read_organisation();
    read_registry_number();
    read_dates();
    if (facts_.decided_on.empty()) read_decision_told();
  }

 private:
  void collect_head() {
    const std::map<std::size_t, const Table*> tables = tables_by_line();
    for (std::size_t i = 0; i < in_.lines.size() && head_.size() < kHeadLines; ++i) {
      const LineRole role = in_.lines[i].role;
      if (const auto found = tables.find(i); found != tables.end()) collect_facts(*found->second);
      if (role == LineRole::cell || role == LineRole::header_row) continue;
      std::string text = collapse_space(in_.lines[i].text);
      static const RE2 kTag(R"(</?[a-zA-Z][^<>]{0,80}>)");
      RE2::GlobalReplace(&text, kTag, "");
      while (text.starts_with('#') || text.starts_with(' ')) text.erase(0, 1);
      if (!text.empty()) head_.emplace_back(i, std::move(text));
    }
  }

  // The tables by the line that they begin with.
  [[nodiscard]] std::map<std::size_t, const Table*> tables_by_line() const {
    std::map<std::size_t, const Table*> tables;
    for (const Element& element : in_.elements) {
      if (element.kind != ElementKind::table) continue;
      tables.emplace(element.first, &in_.tables.at(element.table));
    }
    return tables;
  }

  // A table that tells of the document, its labels beside or above what they say:
  // "Beslutad av | Socialnämnden, 2031-12-05", "Diarienummer | Datum" over "SN 31/7 | 2031-12-05".
  void collect_facts(const Table& table) {
    if (table.rows.size() > 2 && is_heading_row(table.rows[0], reading_.terms)) return;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const auto& cells = table.rows[r].cells;
      for (std::size_t c = 0; c + 1 < cells.size(); ++c) {
        if (is_fact_label(cells[c])) collect_fact(cells[c], cells[c + 1]);
      }
    }
    if (table.rows.size() != 2) return;
    for (std::size_t c = 0; c < table.columns; ++c) {
      const Cell& label = table.rows[0].cells[c];
      if (is_fact_label(label)) collect_fact(label, table.rows[1].cells[c]);
    }
  }

  void collect_fact(const Cell& label, const Cell& value) {
    if (value.empty() || is_fact_label(value)) return;
    const auto text = [this](const Cell& cell) { return reading_.healer.heal(cell.lines, 0).text; };
    head_.emplace_back(value.lines.front().line, text(label) + ": " + text(value));
  }

  [[nodiscard]] static bool is_fact_label(const Cell& cell) {
    static const RE2 kLabel(
        R"((?i)(?:(?:antag|beslut|fastställ|godkän|revider|uppdatera|diarie|ärende)\pL*|dnr|)"
        R"(organisation|kommun|region|nämnd|nämnd/styrelse|ansvarig nämnd|verksamhetsår)\b)"
        R"(.{0,40})");
    return !cell.empty() && RE2::FullMatch(collapse_space(plain_text(cell)), kLabel);
  }

  void remember(const char* name, std::size_t line) {
    const TextLine& at = in_.lines.at(line);
    facts_.origins[name] = {{at.page, at.number, at.box}, at.text};
  }

  void doubt(std::string code, std::string message, std::size_t line) {
    const TextLine& at = in_.lines.at(line);
    out_.notes.push_back(
        {NoteLevel::doubt, std::move(code), {at.page, at.number, at.box}, std::move(message)});
  }

  void read_title() {
    if (!title_) return;
    const Element& element = in_.elements.at(*title_);
    facts_.title = reading_.healer.heal(heading_words(in_, element)).text;
    remember("title", element.first);
  }

  void read_kind() {
    const auto told =
        facts_.title.empty() ? std::nullopt : reading_.terms.kind_of_title(facts_.title);
    const bool results = std::any_of(out_.risks.begin(), out_.risks.end(), [](const Record& risk) {
      return std::any_of(risk.controls.begin(), risk.controls.end(), [](const Record& control) {
        return find(control, Field::result) != nullptr;
      });
    });
    const bool outcomes = std::any_of(out_.goals.begin(), out_.goals.end(), [](const Record& goal) {
      return find(goal, Field::status) != nullptr || find(goal, Field::comment) != nullptr;
    });
    if (told) {
      facts_.kind = *told;
    } else if (!out_.risks.empty() && out_.risks.size() * 2 >= out_.goals.size()) {
      facts_.kind =
          results ? DocumentKind::internal_control_follow_up : DocumentKind::internal_control_plan;
    } else if (!out_.goals.empty()) {
      facts_.kind = outcomes ? DocumentKind::goal_follow_up : DocumentKind::operational_plan;
    }
    if (!told && facts_.kind != DocumentKind::unknown) {
      out_.notes.push_back({NoteLevel::doubt,
                            "kind-guessed",
                            {},
                            "no title tells what the document is; told by what it holds"});
    }
  }

  // Years of the text, the most frequent first.
  void read_year() {
    static const RE2 kSpan(R"(\b((?:19|20)\d\d)\s*[-–/]\s*((?:19|20)\d\d)\b)");
    static const RE2 kYear(R"(\b((?:19|20)\d\d)\b)");
    // "Verksamhetsplan 2031 med plan för 2032-2033" is of the year that comes first.
    int year = 0, to = 0, first = 0;
    if (RE2::PartialMatch(facts_.title, kSpan, &year, &to) && to > year &&
        RE2::PartialMatch(facts_.title, kYear, &first) && first == year) {
      facts_.year = year;
      facts_.year_to = to;
      return;
    }
    if (RE2::PartialMatch(facts_.title, kYear, &year)) {
      facts_.year = year;
      return;
    }
    // A line near the title that is little more than a year, or names the plan with its year.
    static const RE2 kPlanYear(
        R"((?i)(?:plan|kontroll|uppföljning|rapport|år|avser|för)\w*\D{0,40}\b(20\d\d)\b)");
    static const RE2 kOnly(R"((?:[Åå]r\s*)?(20\d\d))");
    for (const auto& [line, text] : head_) {
      if (text.size() > kTitleBytes) continue;
      if (RE2::FullMatch(text, kOnly, &year) ||
          (line < 12 && RE2::PartialMatch(text, kPlanYear, &year))) {
        facts_.year = year;
        remember("year", line);
        return;
      }
    }
    year_by_frequency();
  }

  void year_by_frequency() {
    static const RE2 kYear(R"((?:^|[^\d/.:-])(20\d\d)(?:[^\d/:-]|$))");
    std::map<int, std::pair<int, std::size_t>> seen;  // year -> count, first line
    for (std::size_t i = 0; i < in_.lines.size(); ++i) {
      re2::StringPiece rest = in_.lines[i].text;
      int year = 0;
      while (RE2::FindAndConsume(&rest, kYear, &year)) {
        auto& [count, first] = seen[year];
        if (count++ == 0) first = i;
      }
    }
    const auto best = std::max_element(seen.begin(), seen.end(), [](const auto& a, const auto& b) {
      return a.second.first < b.second.first;
    });
    if (best == seen.end() || best->second.first < 2) return;
    facts_.year = best->first;
    remember("year", best->second.second);
    doubt("year-guessed", "no title tells the year; the one that the text names most was taken",
          best->second.second);
  }

  void read_period() {
    if (facts_.kind != DocumentKind::goal_follow_up &&
        facts_.kind != DocumentKind::internal_control_follow_up) {
      return;
    }
    static const RE2 kPeriod(
        R"((?i)\b(tertial\s*[1-3]|t[1-3]|kvartal\s*[1-4]|q[1-4]|halvår(?:et)?\s*[12]?|)"
        R"(delår\s*[12]?|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|)"
        R"(november|december|(?:första|andra|tredje)\s+(?:tertialet|kvartalet|halvåret))\b)");
    static const RE2 kReport(R"((?i)\b(tertial|kvartal)s?rapport\s+([1-4])\b)");
    std::string period, number;
    if (RE2::PartialMatch(facts_.title, kPeriod, &period)) {
      facts_.period = lower(period);
    } else if (RE2::PartialMatch(facts_.title, kReport, &period, &number)) {
      facts_.period = lower(period) + ' ' + number;
    }
  }

  void read_body() {
    if (std::string body = body_in(facts_.title, reading_.terms); !body.empty()) {
      facts_.body = std::move(body);
      if (title_) remember("body", in_.elements.at(*title_).first);
      return;
    }
    // A line that is a board's name, alone or beside the organisation's.
    for (const auto& [line, text] : head_) {
      if (text.size() > 120) continue;
      const std::string body = body_in(text, reading_.terms);
      if (body.empty()) continue;
      std::string rest = lower(text);
      RE2::Replace(&rest, RE2::QuoteMeta(lower(body)), "");
      const bool beside = rest.find('|') != std::string::npos ||
                          rest.find(',') != std::string::npos ||
                          rest.find(':') != std::string::npos;
      if (length(trim(rest)) <= 2 || (beside && split_words(rest).size() <= 5)) {
        facts_.body = body;
        remember("body", line);
        return;
      }
    }
    body_by_decision_or_frequency();
  }

  void body_by_decision_or_frequency() {
    static const RE2 kDecided(
        R"((?i)\b(?:antag\pL+|beslut\pL*|fastställ\pL+|godkän\pL+|upprättad)\b.{0,20}\bav\b)");
    std::map<std::string, std::pair<int, std::size_t>> seen;
    for (const auto& [line, text] : head_) {
      const std::string body = body_in(text, reading_.terms);
      if (body.empty()) continue;
      if (RE2::PartialMatch(text, kDecided)) {
        facts_.body = body;
        remember("body", line);
        return;
      }
      auto& [count, first] = seen[body];
      if (count++ == 0) first = line;
    }
    const auto best = std::max_element(seen.begin(), seen.end(), [](const auto& a, const auto& b) {
      return a.second.first < b.second.first;
    });
    if (best == seen.end()) return;
    facts_.body = best->first;
    remember("body", best->second.second);
    doubt("body-guessed",
          "no title or line of its own names the board; the one that the first lines name most was "
          "taken",
          best->second.second);
  }

  // "Region Berget Tjänsteskrivelse" -> "Region Berget"
  [[nodiscard]] std::string without_head_words(std::string_view name) const {
    const auto words = split_words(name);
    std::size_t end = name.size();
    for (std::size_t i = 1; i < words.size(); ++i) {
      const std::string word = lower(name.substr(words[i].begin, words[i].end - words[i].begin));
      const auto& table = reading_.terms.table("head_words");
      const bool head = std::any_of(table.begin(), table.end(),
                                    [&word](const Terms::Row& row) { return row[0] == word; });
      if (!head) continue;
      end = words[i - 1].end;
      break;
    }
    return std::string(name.substr(0, end));
  }

  // "En kommun", "Vår stad" name none.
  [[nodiscard]] bool begins_with_function_word(std::string_view name) const {
    const auto words = split_words(name);
    if (words.empty()) return false;
    const std::string first = lower(name.substr(0, words[0].end));
    return reading_.terms.forms().leads_on(first) || first == "vår" || first == "hela";
  }

  void read_organisation() {
    static const RE2 kAlone(
        R"(((?:Region|Landstinget?(?: i)?) \p{Lu}[\pL -]*?|(?:\p{Lu}[\pL-]+ ){1,3}(?:kommun|)"
        R"(stad|landsting|kommunförbund))(?:\s*[|,:–·•-].*|\s+(?:Bilaga|Sid).*)?)");
    static const RE2 kInside(
        R"(\b(Region \p{Lu}[\pL]+(?: \p{Lu}[\pL]+)?|\p{Lu}[\pL-]+ (?:kommun|stad))\b)");
    std::string name;
    for (const auto& [line, text] : head_) {
      if (text.size() < 120 && RE2::FullMatch(text, kAlone, &name) &&
          !begins_with_function_word(name)) {
        facts_.organisation = without_head_words(trim(name));
        remember("organisation", line);
        return;
      }
    }
    std::map<std::string, std::pair<int, std::size_t>> seen;
    for (std::size_t i = 0; i < in_.lines.size(); ++i) {
      re2::StringPiece rest = in_.lines[i].text;
      while (RE2::FindAndConsume(&rest, kInside, &name)) {
        if (begins_with_function_word(name)) continue;
        auto& [count, first] = seen[name];
        if (count++ == 0) first = i;
      }
    }
    for (auto& [genitive, mention] : seen) {  // "Region Xs plan" names Region X
      if (!genitive.ends_with('s')) continue;
      const auto base = seen.find(genitive.substr(0, genitive.size() - 1));
      if (base == seen.end()) continue;
      base->second.first += mention.first;
      mention.first = 0;
    }
    const auto best = std::max_element(seen.begin(), seen.end(), [](const auto& a, const auto& b) {
      return a.second.first < b.second.first;
    });
    if (best == seen.end() || (best->second.first < 2 && seen.size() > 1)) return;
    facts_.organisation = best->first;
    remember("organisation", best->second.second);
    doubt("organisation-guessed",
          "no line of its own names the organisation; taken from the running text",
          best->second.second);
  }

  void read_registry_number() {
    static const RE2 kNumber(
        R"((?i)(?:^|\PL)(?:dnr|d\.nr|diarienr|diarienummer|ärendenummer|)"
        R"(ärendenr)\b\.?\s*:?\s*((?:[A-ZÅÄÖ]{1,8}[ /.-]?)?\d{2,}(?:[/:.-][A-ZÅÄÖ]{0,6}\d+)*))");
    for (const auto& [line, text] : head_) {
      if (RE2::PartialMatch(text, kNumber, &facts_.registry_number)) {
        remember("registry_number", line);
        return;
      }
    }
  }

  void read_dates() {
    static const RE2 kDecided(R"((?i)\b(?:antag\pL+|beslut\pL*|fastställ\pL+|godkän\pL+)\b)");
    static const RE2 kRevised(R"((?i)(?:^|\PL)(?:reviderad|revidering|reviderat|ändrad|)"
                              R"(uppdaterad)\b)");
    for (const auto& [line, text] : head_) {
      if (text.size() > kTitleBytes) continue;
      const auto dates = find_dates(text);
      if (dates.empty()) continue;
      re2::StringPiece rest = text;
      const bool revised = RE2::FindAndConsume(&rest, kRevised);
      const std::size_t at = revised ? text.size() - rest.size() : std::string::npos;
      const bool decided = RE2::PartialMatch(text, kDecided);
      for (const FoundDate& date : dates) {
        if (revised && date.begin >= at && facts_.revised_on.empty()) {
          facts_.revised_on = date.iso;
          remember("revised_on", line);
        } else if ((decided || (revised && date.begin < at)) && facts_.decided_on.empty() &&
                   date.begin < at) {
          facts_.decided_on = date.iso;
          remember("decided_on", line);
        }
      }
    }
  }

  // "Planen antogs av socialnämnden den 12 november 2031 (§ 140).": a sentence on the document
  // itself, wherever it stands.
  void read_decision_told() {
    static const RE2 kTold(
        R"((?i)^(?:denna |den här )?(?:\pL*planen|planen|plan|\pL*rapporten|rapport|dokumentet|)"
        R"(dokument|riktlinjen)(?: (?:är|har|blev))? (?:antogs|antagen|antagits|antaget|)"
        R"(beslutades|beslutad|beslutats|fastställdes|fastställd|fastställts|godkändes|godkänd|)"
        R"(godkänts)\b)");
    for (std::size_t i = 0; i < in_.lines.size(); ++i) {
      const TextLine& line = in_.lines[i];
      if (line.role != LineRole::prose || line.text.size() > kTitleBytes) continue;
      const std::string text = collapse_space(line.text);
      if (!RE2::PartialMatch(text, kTold)) continue;
      const auto dates = find_dates(text);
      if (dates.size() != 1) continue;
      facts_.decided_on = dates[0].iso;
      remember("decided_on", i);
      return;
    }
  }

  const Extraction& in_;
  std::optional<std::size_t> title_;
  const Reading& reading_;
  RecordSet& out_;
  DocumentFacts& facts_;
  std::vector<std::pair<std::size_t, std::string>> head_;  // line, text
};

}  // namespace

std::optional<std::size_t> find_title(const Extraction& extraction, const Terms& terms) {
  std::size_t seen = 0;
  bool headed = false;
  std::optional<std::size_t> dated;
  for (std::size_t e = 0; e < extraction.elements.size() && seen < kHeadLines; ++e) {
    const Element& element = extraction.elements[e];
    if (element.kind == ElementKind::table) continue;
    seen += element.last - element.first;
    if (element.last - element.first > 3) continue;
    // "2 Internkontroll" is a chapter.
    static const RE2 kChapter(R"(^\s*\d{1,2}(?:\.\d{1,2})*\.?\s+\pL)");
    if (RE2::PartialMatch(extraction.lines[element.first].text, kChapter)) continue;
    const std::string words = heading_words(extraction, element);
    if (is_title(words, terms)) return e;
    // A heading with its year, above all others: a title of a kind that no pattern knows.
    static const RE2 kDated(R"(^\p{Lu}\D{3,80}\b(?:19|20)\d\d\s*$)");
    if (element.kind == ElementKind::heading && !headed && RE2::FullMatch(words, kDated)) dated = e;
    headed |= element.kind == ElementKind::heading;
  }
  return dated;
}

void read_document_facts(const Extraction& extraction, std::optional<std::size_t> title,
                         const Reading& reading, RecordSet& out) {
  Facts(extraction, title, reading, out).read();
}

}  // namespace planlupp
