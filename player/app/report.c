#include "app/report.h"

static const char *const trusts[] = {[CLOCK_UNSURE] = "unsure",
                                     [CLOCK_WRONG] = "wrong",
                                     [CLOCK_SERVED] = "served",
                                     [CLOCK_SET] = "set",
                                     [CLOCK_KEPT] = "kept"};
enum { TRUST_COUNT = sizeof trusts / sizeof *trusts, DIGITS_MOST = 7 };

const char *report_trust(ClockTrust trust)
{
    return trusts[trust];
}

Text report_print(Arena *arena, const Report *report)
{
    return text_format(arena, "%s %d %d %d\n", trusts[report->trust], report->given_up, report->faults, report->hangs);
}

static bool read_number(Text word, int *number)
{
    *number = 0;
    for (size_t i = 0; i < word.size; i++) {
        if (!text_is_digit(word.at[i]))
            return false;
        *number = *number * 10 + word.at[i] - '0';
    }
    return word.size && word.size <= DIGITS_MOST;
}

static bool read_trust(Text word, ClockTrust *trust)
{
    for (int i = 0; i < TRUST_COUNT; i++) {
        *trust = (ClockTrust)i;
        if (text_is(word, trusts[i]))
            return true;
    }
    return false;
}

bool report_read(Text words, Report *report)
{
    bool is_read = read_trust(text_word(&words), &report->trust) && read_number(text_word(&words), &report->given_up) &&
                   read_number(text_word(&words), &report->faults) && read_number(text_word(&words), &report->hangs) &&
                   !text_word(&words).size;
    if (!is_read)
        *report = (Report){0};
    return is_read;
}
