// The boards and committees of an organisation, by their names: those that the terms know and those
// that are formed like them.
//
//   "Internkontrollplan 2031 för socialnämnden"   Socialnämnden
//   "Barn- och utbildningsnämndens plan"          Barn- och utbildningsnämnden
#pragma once

#include <string>
#include <string_view>

namespace planlupp {

class Terms;

// The longest name of a board in a text; nothing where there is none.
[[nodiscard]] std::string body_in(std::string_view text, const Terms& terms);

// Whether the text is a municipality's or region's name and nothing else.
[[nodiscard]] bool is_organisation(std::string_view text);

// Whether the text is a board's name and nothing else.
[[nodiscard]] bool is_body(std::string_view text, const Terms& terms);

}  // namespace planlupp
