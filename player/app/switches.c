// Switches: keys and mouse buttons that staff have bound drive the highlight.
#include "app/inside.h"

bool app_switch(App *app, const char *name)
{
    (void)app, (void)name;
    return false;
}

void app_show_scan(App *app, Frame *frame)
{
    (void)app, (void)frame;
}

void app_scan(App *app)
{
    (void)app;
}

int64_t app_scan_deadline_ms(const App *app)
{
    (void)app;
    return SCREEN_NEVER;
}
