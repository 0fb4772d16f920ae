// Lock: the PIN of staff. It is kept as a salted hash (libsodium, Argon2id) in a file of the state folder, and beside
// it the count of wrong tries. After LOCK_FREE_TRIES of them each further one makes the wait longer, and since the
// count is on the disk before a try is judged, neither a restart nor a power cut takes anything off it: the wait begins
// anew then. The only user of libsodium.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

#define LOCK_FOLDER "/var/lib/lectern"

enum {
    LOCK_DIGITS_LEAST = 4,
    LOCK_DIGITS_MOST = 8,
    LOCK_FREE_TRIES = 5,
    LOCK_WAIT_LEAST_MS = 30000, // doubled with each further wrong try,
    LOCK_WAIT_MOST_MS = 900000, // up to a quarter of an hour: no visitor shall lock staff out for a day
};

typedef struct Lock Lock;

typedef enum LockVerdict {
    LOCK_RIGHT,
    LOCK_WRONG,
    LOCK_EARLY,  // not tried: the wait is not over
    LOCK_UNSET,  // there is no PIN: nothing opens it
    LOCK_BROKEN, // the count cannot be kept or the PIN not be judged: nothing was tried, and it counts for nothing
} LockVerdict;

// Opens the lock of a state folder. reset_path names the file by which a lost PIN is replaced on site: where it is
// root's, nobody else may write it and it holds digits, they are the PIN from now on, with no tries counted; NULL:
// none. The file is overwritten and removed where that is permitted; where it cannot be removed, it does nothing more.
Lock *lock_open(const char *folder, const char *reset_path, int64_t now_ms);
void lock_close(Lock *lock);

bool lock_is_set(const Lock *lock);

// Milliseconds until the next try; 0: at once.
int64_t lock_wait_ms(const Lock *lock, int64_t now_ms);

// Tries a PIN. It takes some tenths of a second.
LockVerdict lock_try(Lock *lock, Text pin, int64_t now_ms);

// LOCK_DIGITS_LEAST to LOCK_DIGITS_MOST digits.
bool lock_may_be(Text pin);

// Overwrites a reset file with zeros, where that is permitted, and removes it. False when it is still there.
bool lock_drop_reset(const char *reset_path);

// Sets a PIN that may be one and forgets the wrong tries; false when that cannot be written (errno says why).
bool lock_set(const char *folder, Text pin);
