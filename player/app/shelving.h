// Shelving: the books of a folder on their way into a bookcase: the folder's catalogue is made in steps, and when it is
// whole its books stand in the case, in the order that it has for them.
#pragma once

#include "book/bookcase.h"
#include "book/catalogue.h"

typedef struct Shelving Shelving;

// Begins with the books of a folder, for a case that outlives it. What is wrong with its books.xml is printed.
Shelving *shelving_open(const char *folder, Bookcase *books);
void shelving_close(Shelving *shelving); // NULL is accepted

// What stands in the folder is looked at anew, in steps as before. Until all of it is known the case has the books that
// it had. Nothing changes where the first look has not come to its end. NULL is accepted.
void shelving_look_again(Shelving *shelving);

// Whoever reads breaks off when this is due; NULL: nobody does.
void shelving_heed(Shelving *shelving, Interrupt *interrupt);

// Takes one step, by the alphabet of that language. False when there is nothing to do. Only between visits: what stands
// in the case changes.
bool shelving_go_on(Shelving *shelving, Text language);

// Takes all that are left of the first look, as far as nothing breaks it off.
void shelving_finish(Shelving *shelving, Text language);
