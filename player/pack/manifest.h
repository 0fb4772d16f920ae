// Manifest: what a pack says it is, and every file of it with its size and digest. Its bytes are what is signed, so
// there is one way to write it; whatever differs from that in one byte is none.
//
//     format 1
//     name home
//     version 7
//     needs 0.1.0                                          the player, at least
//     date 2026-11-20                                      when somebody last read a page of it; "-": nobody did
//     languages en ar                                      "-": none
//     DIGEST SIZE content/library.xml                      a line each, by the order of their bytes
//
// A path has parts of letters, digits and . _ - that begin and end with none but letters, digits, _ and -, so that none
// is hidden or leads anywhere else; no two differ in capitals alone, since a stick would hold but one.
#pragma once

#include "pack/digest.h"
#include "pack/pack-name.h"

#define MANIFEST_NAME "MANIFEST"

enum {
    MANIFEST_BYTES_MOST = 1 << 20,
    MANIFEST_PATH_MOST = 200,
    MANIFEST_DEPTH_MOST = 8,
    MANIFEST_FILE_MOST = 64 << 20, // bytes of one file
};

typedef struct ManifestFile {
    Digest digest;
    long size;
    Text path;
} ManifestFile;

typedef struct Manifest {
    PackName name;
    Text needs, date, languages;
    ManifestFile *files;
    int file_count;
} Manifest;

// Reads a manifest; its texts point into bytes, its files stand in arena. The empty Text, or what is wrong with it.
Text manifest_read(Arena *arena, Text bytes, Manifest *manifest);

// Its bytes, in arena.
Text manifest_print(Arena *arena, const Manifest *manifest);

// Lends the file at that path, or NULL.
const ManifestFile *manifest_find(const Manifest *manifest, Text path);

// Bytes of all its files.
long manifest_size(const Manifest *manifest);

// May stand in a manifest.
bool manifest_suits_path(Text path);

// Puts the files in their order.
void manifest_sort(Manifest *manifest);

// A player of that version is new enough for it.
bool manifest_suits_player(const Manifest *manifest, Text player);
