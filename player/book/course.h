// Course: the steps of one exercise as a graph, for the proof. An edge leads from a step to where its next, a goto or plain
// order leads; a step inside a when may also be passed over. What has been asked before a step is found as compilers find
// which variables are set: a bit an answer, joined over all paths until nothing changes.
#pragma once

#include "book/book.h"
#include "markup/xml.h"

typedef struct CourseStep {
    const XmlNode *node, *interaction; // interaction: NULL where there is none
    Text id;
    int next;        // index; the step count is the end; -1 where the author's next is unknown
    uint32_t asks;   // a bit for each answer that is asked here
} CourseStep;

typedef struct CourseAnswer {
    const XmlNode *node; // choose, checklist, rate or sort
    Text name;
    StepKind kind;
    int step;
} CourseAnswer;

// What holds at a place in an exercise.
typedef struct Asked {
    bool is_reached;
    uint32_t always, perhaps; // answers asked on every path that leads here, and on some path
} Asked;

typedef struct Course {
    Arena *arena; // until the proof is over
    Problems *problems;
    const XmlNode *root;
    CourseStep *steps;
    int step_count;
    CourseAnswer answers[SLOTS_MOST];
    int answer_count;
    bool has_answers_left_out; // more than SLOTS_MOST
    Asked *asked;  // by step; one more for the end
    bool has_gaps; // a next or goto leads nowhere, so paths cannot be judged
} Course;

Course course_of(Arena *arena, const XmlNode *root, Problems *problems);

int course_find_step(const Course *course, Text id);     // -1: none
int course_find_answer(const Course *course, Text name); // -1: none

// The step that holds node; for a when around steps the first one inside; -1 when there is none.
int course_step_of(const Course *course, const XmlNode *node);

// Fills asked (step_count + 1 of them) for visitors who meet the conditions of every when around node; NULL: all visitors.
void course_follow(const Course *course, const XmlNode *node, Asked *asked);

// True for each step from which the end can be reached.
void course_find_ends(const Course *course, bool *ends);

typedef ARRAY(const XmlNode *) CourseOptions;

// The options or levels of an interaction; those it takes from another where it writes none.
CourseOptions course_options(const Course *course, const XmlNode *interaction);

// Proves the steps of one exercise that the vocabulary has found valid: limits, answers, branches. True when no error was
// found.
bool proof_exercise(const XmlNode *root, Problems *problems);

// Its parts.
void proof_interactions(Course *course); // limits and what goes together, one interaction at a time
void proof_answers(Course *course);      // names: when, answer, from, breathe
