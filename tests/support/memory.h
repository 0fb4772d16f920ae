// Memory: looks through everything this process can write to: heap, stacks, data of libraries, anonymous maps. What is
// searched for is handed in disguise, so that a search does not find itself.
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { MEMORY_MASK = 0xA5 };

// How often the bytes stand there; each of those that are handed in is one of them XOR MEMORY_MASK. is_told: every
// place is printed to stderr.
int memory_holds(const unsigned char *masked, size_t size, bool is_told);

// How often the words (of the first plane) stand there in UTF-8, or in UTF-16 or UTF-32 of either byte order. coded is
// UTF-8 with '|' for each space.
int memory_holds_words(const char *coded, bool is_told);
