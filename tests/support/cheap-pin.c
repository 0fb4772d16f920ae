// A PIN that is hashed at the least cost there is, for programs that are linked with --wrap=crypto_pwhash_str since
// they try many of them; lock_test holds what one costs.
#include <sodium.h>

// What the linker calls the real one, and this.
int __real_crypto_pwhash_str(char hash[], const char *pin, unsigned long long size, unsigned long long work,
                             size_t memory);
int __wrap_crypto_pwhash_str(char hash[], const char *pin, unsigned long long size, unsigned long long work,
                             size_t memory);

int __wrap_crypto_pwhash_str(char hash[], const char *pin, unsigned long long size, unsigned long long work,
                             size_t memory)
{
    (void)work, (void)memory;
    return __real_crypto_pwhash_str(hash, pin, size, crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN);
}
