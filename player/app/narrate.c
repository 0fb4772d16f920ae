// The interface speaking, as the visitor steers it: what the narrator looks at, its keys, and exploring by touch.
#include "app/inside.h"

void app_narrate(App *app, const Frame *frame)
{
    (void)app, (void)frame;
}

void app_go_on_narrating(App *app)
{
    (void)app;
}

int64_t app_narrator_deadline_ms(const App *app)
{
    (void)app;
    return SCREEN_NEVER;
}

bool app_is_narrating(const App *app)
{
    (void)app;
    return false;
}

bool app_speech_key(App *app, const char *name)
{
    (void)app, (void)name;
    return false;
}

bool app_explore(App *app, const Sample *sample)
{
    (void)app, (void)sample;
    return false;
}

void app_hush_narrator(App *app)
{
    (void)app;
}
