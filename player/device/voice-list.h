// VoiceList: the voices that the speech program has, and which of them speaks a language. The program itself is asked
// (espeak-ng --voices), once; nothing waits for it until somebody wants to know. What it does not know by its name it
// would read in its usual voice, in another language than the words are: so only what it has told of is ever named.
//
// A language is found by its BCP 47 tag, the longest part of which a voice bears (RFC 4647, 3.4): pt-BR by pt-BR, then
// by pt. A macrolanguage (ISO 639-3) is spoken by the voice of the one that its two letters mostly mean: zh-Hans by
// cmn.
#pragma once

#include "base/array.h"
#include "base/id.h"
#include "device/speech-process.h"

enum { VOICE_LIST_LIMIT_MS = 2000 }; // one that has not answered by then has no voices

// Which of the program's voices speaks a language, as the clinic wants it. Of a name that the program does not have
// nothing is taken.
typedef struct VoiceName {
    Text language, name;
} VoiceName;

typedef struct VoiceListSpec {
    const char *program;    // path
    const VoiceName *names; // borrowed; they win over what the program says of itself
    int name_count;
} VoiceListSpec;

typedef enum VoiceListState { VOICES_UNASKED, VOICES_ASKED, VOICES_KNOWN, VOICES_UNKNOWN } VoiceListState;

// A language that a voice speaks: a program has some voices for several.
typedef struct ListedVoice {
    Text language;   // its tag, in small letters
    Text file, name; // the two that it goes by
    int priority;    // the least is the usual voice of a language
} ListedVoice;

// A language that was asked for, and the voice that speaks it; empty: none does.
typedef struct FoundVoice {
    Id language;
    Text file;
} FoundVoice;

enum { VOICES_FOUND_MOST = 32 };

typedef struct VoiceList {
    VoiceListSpec spec;
    VoiceListState state;
    Arena *arena; // of the voices
    SpeechProcess engine;
    SpeechProcessSound told; // while it is asked, in an arena of its own
    int64_t asked_ms;
    ARRAY(ListedVoice) voices;
    FoundVoice found[VOICES_FOUND_MOST]; // since it was told to forget
    int found_count;
} VoiceList;

void voice_list_open(VoiceList *list, const VoiceListSpec *spec);
void voice_list_close(VoiceList *list);

// Asks, or looks whether the answer has come, waiting so long for it at most. False: there is nothing left to learn.
bool voice_list_learn(VoiceList *list, int wait_ms);

// What was looked up is wiped, and a program that gave no answer may be asked once more.
void voice_list_forget(VoiceList *list);

// The name by which the program is told to speak a language, lent; empty: it has no voice for that. Waits for the
// answer where it has not come yet.
Text voice_list_find(VoiceList *list, Text language);

// The clinic's name for a voice is one that the program goes by. Waits likewise.
bool voice_list_has(VoiceList *list, Text name);
