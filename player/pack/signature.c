#include "pack/signature.h"

#include <sodium.h>
#include <string.h>

#define UNTRUSTED "untrusted comment: "
#define TRUSTED "trusted comment: "

enum { COMMENT_MOST = 1024, SIGN_BYTES = crypto_sign_BYTES, HASH_BYTES = crypto_generichash_BYTES_MAX };

_Static_assert(SIGNATURE_KEY_BYTES == crypto_sign_PUBLICKEYBYTES, "the key is libsodium's");

// As they stand in their files, without padding between.
typedef struct KeyBytes {
    unsigned char form[2], id[SIGNATURE_ID_BYTES], key[SIGNATURE_KEY_BYTES];
} KeyBytes;

typedef struct SignatureBytes {
    unsigned char form[2], id[SIGNATURE_ID_BYTES], signature[SIGN_BYTES];
} SignatureBytes;

typedef struct SignatureFile {
    SignatureBytes own;
    Text comment;                           // the trusted one
    unsigned char over_comment[SIGN_BYTES]; // the signature over the other and the comment
} SignatureFile;

static Text take_line(Text *rest)
{
    size_t end = text_find(*rest, TEXT("\n"), 0);
    Text line = text_slice(*rest, 0, end);
    *rest = text_slice(*rest, end + 1, rest->size);
    return text_ends(line, TEXT("\r")) ? text_slice(line, 0, line.size - 1) : line;
}

// Exactly so many bytes in base 64.
static bool take_bytes(Text *rest, void *bytes, size_t size)
{
    Text line = take_line(rest);
    size_t taken = 0;
    return sodium_base642bin(bytes, size, line.at, line.size, NULL, &taken, NULL, sodium_base64_VARIANT_ORIGINAL) ==
               0 &&
           taken == size;
}

bool signature_read_key(Text file, SignatureKey *key)
{
    KeyBytes bytes;
    if (!text_starts(take_line(&file), TEXT(UNTRUSTED)) || !take_bytes(&file, &bytes, sizeof bytes) || file.size)
        return false;
    memcpy(key->id, bytes.id, sizeof key->id);
    memcpy(key->key, bytes.key, sizeof key->key);
    return memcmp(bytes.form, "Ed", 2) == 0;
}

bool signature_keys_differ(const SignatureKey *a, const SignatureKey *b)
{
    return memcmp(a->id, b->id, sizeof a->id) != 0 && memcmp(a->key, b->key, sizeof a->key) != 0;
}

static bool read_file(Text rest, SignatureFile *file)
{
    if (!text_starts(take_line(&rest), TEXT(UNTRUSTED)) || !take_bytes(&rest, &file->own, sizeof file->own))
        return false;
    Text line = take_line(&rest), mark = TEXT(TRUSTED);
    file->comment = text_slice(line, mark.size, line.size);
    return text_starts(line, mark) && file->comment.size <= COMMENT_MOST &&
           take_bytes(&rest, file->over_comment, sizeof file->over_comment) && !rest.size;
}

static bool holds_for_bytes(const SignatureFile *file, Text bytes, const SignatureKey *key)
{
    unsigned char hash[HASH_BYTES];
    crypto_generichash(hash, sizeof hash, (const unsigned char *)bytes.at, bytes.size, NULL, 0);
    return crypto_sign_verify_detached(file->own.signature, hash, sizeof hash, key->key) == 0;
}

static bool holds_for_comment(const SignatureFile *file, const SignatureKey *key)
{
    unsigned char signed_bytes[SIGN_BYTES + COMMENT_MOST];
    memcpy(signed_bytes, file->own.signature, SIGN_BYTES);
    memcpy(signed_bytes + SIGN_BYTES, file->comment.at, file->comment.size);
    return crypto_sign_verify_detached(file->over_comment, signed_bytes, SIGN_BYTES + file->comment.size, key->key) ==
           0;
}

const char *signature_fault(Text file, Text bytes, const SignatureKey *key)
{
    SignatureFile read;
    if (!read_file(file, &read))
        return "is not a signature as minisign writes it";
    if (memcmp(read.own.form, "Ed", 2) == 0)
        return "is in minisign's older form; sign with minisign 0.11 or later, without -l";
    if (memcmp(read.own.form, "ED", 2) != 0)
        return "is not a signature as minisign writes it";
    if (memcmp(read.own.id, key->id, sizeof key->id) != 0)
        return "is made with another key";
    if (!holds_for_bytes(&read, bytes, key))
        return "does not fit "
               "MANIFEST";
    return holds_for_comment(&read, key) ? NULL : "has a trusted comment that was changed";
}
