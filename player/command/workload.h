// Workload: a library that is well formed and large in one way: so many steps, items, nested tables, links. The bench
// tells what it costs at n, 2n and 4n, and a test holds the player to it.
#pragma once

#include <stdbool.h>
#include <stdio.h>

// Where what is written stands, and so which page it is met on.
typedef enum WorkloadPlace {
    PLACE_FLOW,     // in a section of the chapter
    PLACE_CHAPTER,  // after that section
    PLACE_EXERCISE, // among its steps
    PLACE_QUESTIONS,
    PLACE_GLOSSARY,
    PLACE_RIDERS,
    PLACE_SUPPORT,
    PLACE_SHELF,   // after the chapter in its book; files of its own are written
    PLACE_BROKEN,  // the same, but nobody can read the files; one is named like the exercise
    PLACE_LIBRARY, // as many languages, each with all of this
} WorkloadPlace;

typedef struct Workload {
    const char *name;
    WorkloadPlace place;
    int least;                       // n; 4n is the most that is asked for
    bool is_faulty;                  // the checker finds errors in it, and the item may be left out
    bool is_common;                  // what grows as libraries grow, and not out of malice
    void (*write)(FILE *out, int n); // NULL: the place says it all
} Workload;

extern const Workload workloads[];
extern const int workload_count;

// Writes the library with n of it into an empty folder. False when a file cannot be written.
bool workload_write(const Workload *workload, int n, const char *folder);

// The items of every one of them.
#define WORKLOAD_CHAPTER "a-chapter"
#define WORKLOAD_EXERCISE "an-exercise"
#define WORKLOAD_QUESTIONS "some-questions"
