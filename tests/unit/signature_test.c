// Signatures that minisign 0.11 has made: the right ones hold, and no byte of them, of the key or of what is signed may
// be another.
#include "pack/signature.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#define KEY                                                                                                            \
    "untrusted comment: minisign public key 6CA2D539879908F6\n"                                                        \
    "RWT2CJmHOdWibAsdLD4WHF8QoIXr52YfQIBeP21OamgknAVEXZd05SRI\n"

#define OTHER_KEY                                                                                                      \
    "untrusted comment: minisign public key C47CEA28E71C6B9D\n"                                                        \
    "RWSdaxznKOp8xKaiKUHio9vhTw/WkjL5Lqr4qAa4BglO8eW7kKjotaiS\n"

#define SIGNATURE                                                                                                      \
    "untrusted comment: signature from minisign secret key\n"                                                          \
    "RUT2CJmHOdWibF1eGRZ2pQj2nCikgzsp5QsTG4rOFqF3WXNjUXsn7eSVkTrl5d+F5320aOS1EF4Tx+5JXwNEdL80mAR1coogCQs=\n"           \
    "trusted comment: a comment\n"                                                                                     \
    "OfF0DVBkqvxsCKtOyf/OSICCGk/g0h4on3THZr8MCYIYttqzCuvttbz6yc943UJlu6YMexGHtG4uHl0BglF4Cg==\n"

#define OLDER_SIGNATURE                                                                                                \
    "untrusted comment: signature from minisign secret key\n"                                                          \
    "RWT2CJmHOdWibD5nnKgD5MTes+cIJgYEAONPo6q4Mkzphcy/FRtu+zc7prS5DWCUnosrvHgzO/45Jf/gH28DaNVVeDfcdJoYEAk=\n"           \
    "trusted comment: a comment\n"                                                                                     \
    "MUk+UJV/fDnMHw71Mr+QbNWsqhwWQhzHORSCKVdc+9NkG5n3aMBc5f3Yr053jbMiabadxEzsuPxk20fCBRTeCg==\n"

#define SIGNED "old or new"

static SignatureKey key_of(const char *file)
{
    SignatureKey key;
    assert_true(signature_read_key(text_of(file), &key));
    return key;
}

static void what_minisign_signs_holds(void **state)
{
    (void)state;
    SignatureKey key = key_of(KEY);
    assert_null(signature_fault(TEXT(SIGNATURE), TEXT(SIGNED), &key));
}

static void another_key_other_bytes_and_the_older_form_are_refused(void **state)
{
    (void)state;
    SignatureKey key = key_of(KEY), other = key_of(OTHER_KEY);
    assert_true(signature_keys_differ(&key, &other));
    assert_false(signature_keys_differ(&key, &key));
    assert_string_equal(signature_fault(TEXT(SIGNATURE), TEXT(SIGNED), &other), "is made with another key");
    memcpy(other.id, key.id, sizeof other.id);
    assert_false(signature_keys_differ(&key, &other));
    assert_string_equal(signature_fault(TEXT(SIGNATURE), TEXT(SIGNED), &other), "does not fit MANIFEST");
    assert_string_equal(signature_fault(TEXT(SIGNATURE), TEXT("old or news"), &key), "does not fit MANIFEST");
    assert_non_null(strstr(signature_fault(TEXT(OLDER_SIGNATURE), TEXT(SIGNED), &key), "older form"));
}

// The untrusted comment may say what it likes; all else is signed, or is what a signature consists of.
static void no_byte_of_a_signature_may_be_another(void **state)
{
    (void)state;
    SignatureKey key = key_of(KEY);
    char bytes[] = SIGNATURE;
    size_t free_from = strlen("untrusted comment: "), free_to = strcspn(bytes, "\n");
    for (size_t i = 0; bytes[i]; i++) {
        char right = bytes[i];
        bytes[i] = right == 'A' ? 'B' : 'A';
        bool is_fine = !signature_fault(text_of(bytes), TEXT(SIGNED), &key);
        assert_int_equal(is_fine, i >= free_from && i < free_to);
        bytes[i] = right;
    }
    for (size_t size = 0; size + 1 < sizeof bytes - 1; size++)
        assert_non_null(signature_fault((Text){bytes, size}, TEXT(SIGNED), &key));
}

static void what_is_no_key_is_refused(void **state)
{
    (void)state;
    SignatureKey key;
    static const char *const files[] = {"",
                                        "untrusted comment: nothing\n",
                                        "untrusted comment: x\nRWT2CJmH\n",
                                        "a comment\nRWT2CJmHOdWibAsdLD4WHF8QoIXr52YfQIBeP21OamgknAVEXZd05SRI\n",
                                        KEY "one line more\n",
                                        SIGNATURE};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_false(signature_read_key(text_of(files[i]), &key));
    assert_true(signature_read_key(TEXT("untrusted comment: x\r\nRWT2CJmHOdWibAsdLD4WHF8QoIXr52YfQIBeP21OamgknAVEXZd"
                                        "05SRI\r\n"),
                                   &key));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_minisign_signs_holds),
        cmocka_unit_test(another_key_other_bytes_and_the_older_form_are_refused),
        cmocka_unit_test(no_byte_of_a_signature_may_be_another),
        cmocka_unit_test(what_is_no_key_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
