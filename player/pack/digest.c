#include "pack/digest.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

_Static_assert(sizeof(crypto_generichash_state) <= DIGEST_SUM_BYTES, "libsodium's state must fit");
_Static_assert(_Alignof(crypto_generichash_state) <= _Alignof(DigestSum), "libsodium's state must be aligned");

static crypto_generichash_state *state_of(DigestSum *sum)
{
    return (crypto_generichash_state *)sum->state;
}

void digest_begin(DigestSum *sum)
{
    int status = crypto_generichash_init(state_of(sum), NULL, 0, DIGEST_BYTES);
    assert(status == 0);
    (void)status;
}

void digest_add(DigestSum *sum, const void *bytes, size_t size)
{
    crypto_generichash_update(state_of(sum), bytes, size);
}

Digest digest_end(DigestSum *sum)
{
    Digest digest;
    crypto_generichash_final(state_of(sum), digest.at, sizeof digest.at);
    return digest;
}

bool digest_equal(const Digest *a, const Digest *b)
{
    return memcmp(a->at, b->at, sizeof a->at) == 0;
}

Text digest_print(Arena *arena, const Digest *digest)
{
    char letters[DIGEST_LETTERS + 1];
    sodium_bin2hex(letters, sizeof letters, digest->at, sizeof digest->at);
    return text_copy(arena, text_of(letters));
}

bool digest_read(Text letters, Digest *digest)
{
    size_t size = 0;
    return letters.size == DIGEST_LETTERS &&
           sodium_hex2bin(digest->at, sizeof digest->at, letters.at, letters.size, NULL, &size, NULL) == 0 &&
           size == sizeof digest->at;
}
