// Signature: Ed25519 as minisign writes it (https://jedisct1.github.io/minisign/, "Signature format"), over the BLAKE2b
// of a file. A key and a signature are small files of text. The older form, over the file itself, is refused.
#pragma once

#include "base/text.h"

enum { SIGNATURE_FILE_MOST = 4096 }; // bytes, of a key's file too

enum { SIGNATURE_ID_BYTES = 8, SIGNATURE_KEY_BYTES = 32 };

typedef struct SignatureKey {
    unsigned char id[SIGNATURE_ID_BYTES], key[SIGNATURE_KEY_BYTES];
} SignatureKey;

// Reads the file of a public key; false when it is none.
bool signature_read_key(Text file, SignatureKey *key);

bool signature_keys_differ(const SignatureKey *a, const SignatureKey *b);

// What is wrong with a signature's file as one of these bytes by that key; NULL: nothing. It holds for its trusted
// comment as well.
const char *signature_fault(Text file, Text bytes, const SignatureKey *key);
