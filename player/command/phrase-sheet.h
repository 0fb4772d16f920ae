// Phrase sheet: the phrases of a library's default language and of another one side by side, a row each, for
// translators who have a table of any kind and no editor. Cells are parted by tabs; a cell in quotation marks, as
// tables write them, is read as well. The first row names the columns.
#pragma once

#include <stdio.h>

#include "base/problem.h"
#include "base/source.h"

// Prints the sheet of a language, its own words where it has some already. Of a phrase with forms each has a row, with
// the numbers that it stands for. False, and problems say why, when the library or its phrases cannot be read.
bool phrase_sheet_print(Source *source, Text language, FILE *out, Problems *problems);

// Reads a sheet and prints it as phrases.xml; rows without words are left out. name: as problems call the sheet. False,
// and nothing is printed, when a row is none of a sheet.
bool phrase_sheet_read(Text sheet, Text name, FILE *out, Problems *problems);
