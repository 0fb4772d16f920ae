#include "app/wishes.h"

#include <assert.h>
#include <stdint.h>

Wishes wishes_of(const Preferences *clinic)
{
    return (Wishes){.clinic = *clinic, .present = *clinic};
}

void wishes_end(Wishes *wishes)
{
    *wishes = wishes_of(&wishes->clinic);
}

void wishes_begin(Wishes *wishes)
{
    if (wishes->is_visit)
        wishes_end(wishes);
    wishes->is_visit = true;
    wishes->until_ms = 0;
}

void wishes_set(Wishes *wishes, const Preferences *clinic)
{
    wishes->clinic = *clinic;
    wishes->present.text_step = clinic->text_step;
    wishes->present.theme = clinic->theme;
}

Preferences *wishes_ask(Wishes *wishes, int64_t now_ms)
{
    assert(!wishes->is_visit || !wishes->until_ms);
    if (!wishes->is_visit)
        wishes->until_ms = now_ms + WISHES_EARLY_MS;
    return &wishes->present;
}

void wishes_renew(Wishes *wishes, int64_t now_ms)
{
    if (wishes->until_ms)
        wishes_ask(wishes, now_ms);
}

bool wishes_lapse(Wishes *wishes, int64_t now_ms)
{
    if (now_ms < wishes_due_ms(wishes))
        return false;
    assert(!wishes->is_visit);
    wishes_end(wishes);
    return true;
}

int64_t wishes_due_ms(const Wishes *wishes)
{
    assert(!wishes->is_visit || !wishes->until_ms);
    return wishes->until_ms ? wishes->until_ms : INT64_MAX;
}
