// Trust: whose signatures a pack must bear: roles, each with a key of its own, from a folder that holds trust.xml and a
// ROLE.pub for each role that it needs. A trust has a version of its own, and of two the higher one holds.
#pragma once

#include "base/id.h"
#include "pack/signature.h"

#define TRUST_FOLDER "/etc/lectern/keys"
#define TRUST_FILE "trust.xml"

enum { TRUST_ROLES_MOST = 8 };

typedef struct TrustRole {
    Id name;
    SignatureKey key;
} TrustRole;

typedef struct Trust {
    int version;
    TrustRole roles[TRUST_ROLES_MOST];
    int role_count; // at least 1
} Trust;

// Reads the trust of a folder. The empty Text, or why there is none, in arena.
Text trust_read(Arena *arena, const char *folder, Trust *trust);

// Looks in a pack's folder for the signature of each role over these bytes of its manifest. The empty Text when all are
// there and hold; otherwise what is wrong, in arena.
Text trust_judge(Arena *arena, const Trust *trust, const char *pack, Text manifest);

// The file of a role's signature, "MANIFEST.author.minisig", in arena.
Text trust_signature_name(Arena *arena, const TrustRole *role);
