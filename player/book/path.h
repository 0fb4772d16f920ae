// Path: what references in a book lead to. A book writes them as web pages do: relative to the file they stand in,
// percent-encoded, with a fragment, or as an address of the world outside. Nothing leads out of the book: ".." stops at
// its top.
#pragma once

#include "base/index.h"
#include "base/source.h"

typedef struct Path {
    bool is_outside; // it has a scheme (https, mailto, data, a drive) or names a host
    Text file;       // inside: a path of the source, empty for its top; outside: the address as it is written
    Text written;    // inside: the same without percent-decoding, for files that are called so
    Text fragment;   // what stands behind "#", decoded; empty when there is none
} Path;

// Resolves a reference as it stands in a file of that path (of the package's own, say "OPS/book.opf"), all in arena:
// RFC 3986 (5.2), and as browsers are lenient (WHATWG URL): white space around it and line ends in it are dropped, '\'
// is '/', and what is not encoded need not be. Queries are dropped. Where decoding gives no UTF-8 it is left.
Path path_resolve(Arena *arena, Text from, Text reference);

// The files of a book's source, for those that are called otherwise than they are referred to.
typedef struct PathNames {
    Source *source;
    Arena *arena; // of what is kept here
    bool is_listed;
    Index folded; // paths as they are, by what is alike
} PathNames;

// Where the file of a path is. It is the one of just that name, else as the reference was written, else one that
// differs in nothing but case and in how Unicode writes its letters (NFC, NFD): the first of them in the order of
// bytes. An empty Text when there is none; it is lent by the names or the path. The first that is missing lists the
// whole source; each costs no more than a look-up from then on.
Text path_find(PathNames *names, const Path *path);
