// Register: books.xml, what somebody says of the books in a folder: their order, groups and titles, and which of them
// are for adults or for nobody. It stands at the top of the folder and need not be there.
//
// It is believed whole or not at all: of one that is faulty nobody can tell which books were to be kept back.
#pragma once

#include "base/index.h"
#include "base/problem.h"
#include "base/source.h"

#define REGISTER_PATH "books.xml"

typedef struct RegisterBook {
    Position at;                       // of its path
    Text path;                         // in the folder
    Text title, quiet_title, language; // empty: as the book itself says; of a quiet title, none
    bool is_adult, is_hidden;
    int group; // of the register; -1: none
} RegisterBook;

typedef struct Register {
    bool is_there, is_faulty;
    const RegisterBook *books; // in the order that they are to stand in
    int book_count;
    const Text *groups; // their titles
    int group_count;
    Index by_path; // RegisterBook
} Register;

// Reads it from the folder, all into arena. A file that is named twice counts where it stands first.
Register register_read(Source *folder, Arena *arena, Problems *problems);

// Lends what it says of a book, or NULL.
const RegisterBook *register_find(const Register *books, Text path);
