// Documents that name a board but no organisation ("Tekniska nämnden, internkontrollplan 2022"):
// whose they are is told by what they say. Most of a board's risks stand in its next year's plan
// word for word, so a document belongs to the one board of that name with which it shares most.
//
//   23 of 25 risks are those of Ekbacka kommun, 4 those of Sandhults kommun  ->  Ekbacka kommun
//
// Documents none of which names an organisation are held together among themselves. The documents
// themselves stay as they are; document_board keeps what was found out, and how surely.
#pragma once

#include "store/boards.h"
#include "store/sqlite.h"

namespace planlupp {

// For the documents that are pending, and those whose owner depends on them; boards that win or
// lose a document become pending. Throws SqlFailure.
void adopt_pending(Database& database, Boards& boards);

}  // namespace planlupp
