// What the text of a cell looks like, whatever its column says: a code, a figure, a level, a
// frequency, a role... A text may look like several things at once; forms_of() names them all.
//
//   "3"                          number, code, rank
//   "4. Mycket stor"             rank
//   "R3 Åtgärdas snarast"        level
//   "Allvarlighetsgrad Måttlig Sannolikhet Stor"   rating
//   "En gång per år i samband med bokslut"         frequency
//   "Ökad arbetsbelastning"      text
//
// White space, hyphens and case are disregarded where words are compared, so a cell that was
// wrapped within a word ("Förvaltnings- chef", "omedelba rt") looks like what it is.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace planlupp {

class Terms;

enum class CellForm : std::uint8_t {
  empty,      // nothing, or white space
  dash,       // a lone dash: no value
  number,     // "12", "3,5"
  code,       // "7", "R12", "2.1"
  rank,       // a scale's label, with or without its number; a number from 1 to 5
  rating,     // two labelled ranks: "Sannolikhet Stor Konsekvens Liten"
  level,      // "R2 Åtgärdas vid tillfälle", "gul", "hög"
  response,   // "begränsa"
  frequency,  // "2 ggr/år", "vid behov"
  method,     // "Stickprov 25 ärenden"
  role,       // a person's or a unit's title: "Ekonomichef", "Förvaltningens ledningsgrupp"
  bodies,     // "RS RUN HSN"
  date,       // a day, month, period or deadline: "2024-06-30", "Kvartal 2 2024", "Löpande"
  date_span,  // "2024-01-01 2024-12-31"
  symbol,     // "◆", "↗"
  target,     // "Minst 85 %", "Större än föregående år", "128 kWh/m²"
  status,     // "Påbörjad"
  deviation,  // "Ja", "Ingen avvikelse"
  bullets,    // begins with a list item
  text,       // anything else
};
constexpr std::size_t kCellForms = 20;

// A set of forms.
class FormSet {
 public:
  void add(CellForm form) { bits_ |= bit(form); }
  [[nodiscard]] bool has(CellForm form) const { return (bits_ & bit(form)) != 0; }
  [[nodiscard]] bool none() const { return bits_ == 0; }
  [[nodiscard]] std::uint32_t bits() const { return bits_; }  // bit n: the n-th form
  // Whether the text looks like nothing but words: every other form is a closed one.
  [[nodiscard]] bool free() const {
    return (bits_ & ~(bit(CellForm::text) | bit(CellForm::bullets) | bit(CellForm::method))) == 0;
  }

 private:
  static std::uint32_t bit(CellForm form) { return 1U << static_cast<unsigned>(form); }
  std::uint32_t bits_ = 0;
};

[[nodiscard]] std::string_view name_of(CellForm form);

// The words that tell forms apart, taken from the vocabulary once (scales.tsv, frequencies.tsv,
// roles.tsv ...).
class CellForms {
 public:
  explicit CellForms(const Terms& terms);
  ~CellForms();

  // Never empty. `text` only where no closed form fits the whole, except that words which are also
  // a sentence's beginning ("Stickprov 25 ärenden") keep both.
  [[nodiscard]] FormSet forms_of(std::string_view text) const;

  // A word that leads on to another one ("och", "i samband med"): no cell ends with it.
  [[nodiscard]] bool leads_on(std::string_view word) const;

  // A word with which a known response, frequency, level, status... begins.
  [[nodiscard]] bool begins_form(std::string_view word) const;

 private:
  struct Words;
  std::unique_ptr<const Words> words_;
};

}  // namespace planlupp
