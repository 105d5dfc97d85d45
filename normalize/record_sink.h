// Puts values into records by what they mean: a risk's own fields, its controls' and its measures',
// or a goal's. Tables give a row's values, cards one value after the other; both end here.
//
//   put(Meaning::risk, "Jäv vid beslut")        the current risk's description
//   put(Meaning::likelihood, "3. Möjlig")       likelihood 3, likelihood_label "Möjlig"
//   put(Meaning::measure, "Utbilda chefer")     a new measure of it
//   put(Meaning::deadline, "2031-06-30")        that measure's deadline
//   put(Meaning::other, "Ja", "Rutin finns")    an attribute of the risk
#pragma once

#include <string>
#include <vector>

#include "normalize/record.h"
#include "normalize/terms.h"
#include "normalize/values.h"

namespace planlupp {

class RiskSink {
 public:
  RiskSink(std::vector<Record>& risks, const Reading& reading) : risks_(risks), reading_(reading) {}

  // A new risk, without anything yet.
  Record& begin();

  // Goes on with the last risk of the list.
  void resume() { open_ = !risks_.empty(); }

  // The risk that is being filled; nullptr before the first.
  [[nodiscard]] Record* current() { return open_ ? &risks_.back() : nullptr; }

  // Ends the current risk: what comes without a begin() belongs to none.
  void close() { open_ = false; }

  // A row begins: its control and measure are new ones, not those of the row before.
  void begin_row() {
    row_control_ = false;
    row_measure_ = false;
  }

  // Into the current risk; begins one where there is none.
  void put(Meaning meaning, Value value, const std::string& heading);

 private:
  void put_control(Meaning meaning, Value value, const std::string& heading);
  void put_measure(Meaning meaning, Value value, const std::string& heading);
  Record& control();
  Record* measure();

  std::vector<Record>& risks_;
  const Reading& reading_;
  bool open_ = false;
  bool row_control_ = false, row_measure_ = false;
  Meaning last_owner_ = Meaning::risk;  // what "Ansvarig" behind it belongs to
};

// The same for goals; a new goal is begun by the caller.
void put_goal(Record& goal, Meaning meaning, Value value, const std::string& heading,
              const Reading& reading);

// Sets a field, or appends to what is there.
void set_field(Record& record, Field field, Value value);

void add_attribute(Record& record, const std::string& heading, Value value);

// "RS RUN HSN", "Kanslichef, ekonomichef" -> its items.
[[nodiscard]] std::vector<std::string> split_responsible(std::string_view text);

}  // namespace planlupp
