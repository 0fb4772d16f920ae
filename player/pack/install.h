// Install: takes a signed pack into the store, and lets it be shown. Whenever the power goes, or a try is broken off,
// the store holds the old version whole or the new one, and the next try finishes. No clock is asked for anything.
//
// In order: the store is taken; the manifest is read, and each signature that the trust needs is verified over its
// bytes; only then it is looked into: its name must be the present one's, its version above the present one, this
// player new enough. What an earlier try left is removed, and there must be room for 1.2 times its size. The files it
// lists, and no others, are copied into .NAME.part, digested as they are written, each safe on the disk; the copy is
// tried; manifest and signatures are stored, the folders made safe, the deepest first. It takes its name, then the
// link previous leads to what is shown so far, then current to the new version. Two versions are kept.
#pragma once

#include "pack/pack-store.h"
#include "pack/trust.h"

// Whether a pack's library can be shown on this machine: the empty Text, or why not, in arena. pack is its folder.
typedef struct InstallTrial {
    Text (*fault)(void *owner, Arena *arena, const char *pack);
    void *owner;
} InstallTrial;

typedef enum InstallDepth {
    INSTALL_WHOLE,
    INSTALL_DRY,     // all but the writing
    INSTALL_WEIGHED, // no more than its manifest and signatures are looked at, and may be there
} InstallDepth;

typedef struct InstallSpec {
    const char *store, *keys;
    Text player; // its version
    InstallDepth depth;
    InstallTrial trial;
} InstallSpec;

typedef enum InstallOutcome {
    INSTALL_DONE,
    INSTALL_REFUSED, // there is something wrong with the pack
    INSTALL_FAILED,  // the machine cannot
} InstallOutcome;

// What it was refused for, or failed by.
typedef enum InstallReason {
    INSTALL_FOR_NOTHING,
    INSTALL_BY_KEYS,      // the screen has none that are whole
    INSTALL_BY_SIGNATURE, // one is missing, or does not fit
    INSTALL_BY_DAMAGE,    // a file is missing, or not as it was signed
    INSTALL_BY_VERSION,   // it is not newer
    INSTALL_BY_LIBRARY,   // it is another library than the one here
    INSTALL_BY_PLAYER,    // it needs a newer one
    INSTALL_BY_FAULT,     // it cannot be shown
    INSTALL_BY_ROOM,
    INSTALL_BY_MACHINE,
    INSTALL_BY_ABSENCE, // there is no pack
    INSTALL_BY_FORMAT,  // the stick is not FAT, or cannot be read
} InstallReason;

typedef struct InstallResult {
    InstallOutcome outcome;
    InstallReason reason;
    Text sentence; // what came of it, without a full stop
} InstallResult;

// Finds what is to be installed from a stick, or from a folder that is one pack: the folders of at most two packs, in
// order: keys that are newer than those that hold, then the highest version of a library. Returns how many.
enum { INSTALL_PACKS_MOST = 2 };
int install_find(Arena *arena, const InstallSpec *spec, const char *from, const char *packs[INSTALL_PACKS_MOST]);

// Installs the pack in a folder.
InstallResult install_pack(Arena *arena, const InstallSpec *spec, const char *pack);

// Goes back to the version before, in one step.
InstallResult install_roll_back(Arena *arena, const char *store);

// The trust that holds: the one in the folder of keys, or a newer one that came in a pack. The empty Text, or why there
// is none, in arena.
Text install_trust(Arena *arena, const InstallSpec *spec, Trust *trust);
