#include "device/lock.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/store.h"

struct Lock {
    Arena *arena;
    const char *folder;
    int64_t since_ms; // of the last wrong try, or of opening
};

enum { BYTES_MOST = 4096 };

static const char *pin_path(Arena *arena, const char *folder)
{
    return file_path(arena, text_of(folder), TEXT("pin"));
}

static const char *tries_path(Arena *arena, const char *folder)
{
    return file_path(arena, text_of(folder), TEXT("pin-tries"));
}

bool lock_may_be(Text pin)
{
    for (size_t i = 0; i < pin.size; i++)
        if (!text_is_digit(pin.at[i]))
            return false;
    return pin.size >= LOCK_DIGITS_LEAST && pin.size <= LOCK_DIGITS_MOST;
}

// ---- the count

static bool write_count(const char *folder, int count)
{
    Arena *arena = arena_create();
    bool is_written = store_write(tries_path(arena, folder), text_format(arena, "%d\n", count), STORE_FOR_OWNER);
    arena_destroy(arena);
    return is_written;
}

// What cannot be read counts as though the free tries were used up.
static int read_count(const char *folder)
{
    Arena *arena = arena_create();
    Text bytes;
    FileStatus status = file_read(arena, tries_path(arena, folder), BYTES_MOST, &bytes);
    int count = status == FILE_MISSING ? 0 : LOCK_FREE_TRIES;
    char *end;
    long number = status == FILE_READ ? strtol(bytes.at, &end, 10) : -1;
    if (number >= 0 && number < INT32_MAX && end != bytes.at && *end == '\n')
        count = (int)number;
    arena_destroy(arena);
    return count;
}

static int64_t wait_after(int count)
{
    assert(count >= 0);
    if (count < LOCK_FREE_TRIES)
        return 0;
    int64_t wait = LOCK_WAIT_LEAST_MS;
    for (int i = LOCK_FREE_TRIES; i < count && wait < LOCK_WAIT_MOST_MS; i++)
        wait *= 2;
    return wait < LOCK_WAIT_MOST_MS ? wait : LOCK_WAIT_MOST_MS;
}

// ---- the PIN

bool lock_set(const char *folder, Text pin)
{
    assert(lock_may_be(pin));
    char hash[crypto_pwhash_STRBYTES];
    if (sodium_init() < 0 || crypto_pwhash_str(hash, pin.at, pin.size, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                               crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
        errno = ENOMEM;
        return false;
    }
    Arena *arena = arena_create();
    bool is_set = store_write(pin_path(arena, folder), text_format(arena, "%s\n", hash), STORE_FOR_OWNER);
    arena_destroy(arena);
    return is_set && write_count(folder, 0);
}

// libsodium tells a PIN that is another from memory that it lacked by nothing: whether that is there is tried before.
static bool has_room(void)
{
    size_t size = crypto_pwhash_MEMLIMIT_INTERACTIVE + crypto_pwhash_MEMLIMIT_INTERACTIVE / 8;
    void *room = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room != MAP_FAILED)
        munmap(room, size);
    return room != MAP_FAILED;
}

typedef enum Match { MATCH_UNKNOWN, MATCH_NONE, MATCH_PIN } Match;

// Unknown where the hash cannot be read, or where the machine lacks the memory that one takes.
static Match match(const char *folder, Text pin)
{
    Arena *arena = arena_create();
    Text hash;
    Match found = MATCH_UNKNOWN;
    if (has_room() && sodium_init() >= 0 && file_read(arena, pin_path(arena, folder), BYTES_MOST, &hash) == FILE_READ) {
        char *string = text_string(arena, text_trim(hash));
        found = crypto_pwhash_str_verify(string, pin.at, pin.size) == 0 ? MATCH_PIN : MATCH_NONE;
    }
    arena_destroy(arena);
    return found;
}

// ---- the reset

static bool is_roots_alone(const char *path)
{
    struct stat facts;
    return lstat(path, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_uid == 0 && facts.st_nlink == 1 &&
           !(facts.st_mode & (S_IWGRP | S_IWOTH));
}

static void overwrite(const char *path)
{
    static const char zeros[BYTES_MOST];
    struct stat facts;
    int file = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0)
        return;
    if (fstat(file, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size <= BYTES_MOST) {
        ssize_t written = pwrite(file, zeros, (size_t)facts.st_size, 0);
        (void)written;
        fsync(file);
    }
    close(file);
}

bool lock_drop_reset(const char *reset_path)
{
    overwrite(reset_path);
    return unlink(reset_path) == 0 || errno == ENOENT;
}

// A reset that cannot be removed says the same at every start: it may not take wrong tries back a second time.
static void heed_reset(const char *folder, const char *path)
{
    if (access(path, F_OK) != 0)
        return;
    Arena *arena = arena_create();
    Text pin;
    bool is_valid =
        is_roots_alone(path) && file_read(arena, path, BYTES_MOST, &pin) == FILE_READ && lock_may_be(text_trim(pin));
    if (!is_valid)
        fprintf(stderr,
                "lectern: %s is not heeded: it must be root's, writable by nobody else, and hold %d to %d digits\n",
                path, LOCK_DIGITS_LEAST, LOCK_DIGITS_MOST);
    else if (match(folder, text_trim(pin)) != MATCH_PIN && !lock_set(folder, text_trim(pin)))
        fprintf(stderr, "lectern: the PIN in %s cannot be stored in %s: %s\n", path, folder, strerror(errno));
    else if (!lock_drop_reset(path))
        fprintf(stderr, "lectern: the PIN is that of %s; remove that file now\n", path);
    arena_destroy(arena);
}

// ---- the lock

Lock *lock_open(const char *folder, const char *reset_path, int64_t now_ms)
{
    Arena *arena = arena_create();
    Lock *lock = arena_new(arena, Lock);
    *lock = (Lock){arena, text_string(arena, text_of(folder)), now_ms};
    if (reset_path)
        heed_reset(folder, reset_path);
    return lock;
}

void lock_close(Lock *lock)
{
    if (lock)
        arena_destroy(lock->arena);
}

// A hash that cannot be reached is a PIN that nobody knows, not a missing one.
bool lock_is_set(const Lock *lock)
{
    Arena *arena = arena_create();
    bool is_set = access(pin_path(arena, lock->folder), F_OK) == 0 || errno != ENOENT;
    arena_destroy(arena);
    return is_set;
}

int64_t lock_wait_ms(const Lock *lock, int64_t now_ms)
{
    int64_t left = lock->since_ms + wait_after(read_count(lock->folder)) - now_ms;
    return left > 0 ? left : 0;
}

LockVerdict lock_try(Lock *lock, Text pin, int64_t now_ms)
{
    if (!lock_is_set(lock))
        return LOCK_UNSET;
    if (lock_wait_ms(lock, now_ms) > 0)
        return LOCK_EARLY;
    int count = read_count(lock->folder);
    if (!write_count(lock->folder, count + 1))
        return LOCK_BROKEN;
    Match found = match(lock->folder, pin);
    if (found == MATCH_NONE) {
        lock->since_ms = now_ms;
        return LOCK_WRONG;
    }
    bool is_kept = write_count(lock->folder, found == MATCH_PIN ? 0 : count);
    return found == MATCH_PIN && is_kept ? LOCK_RIGHT : LOCK_BROKEN;
}
