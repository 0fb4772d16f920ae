#include "device/backlight.h"

#include <assert.h>
#include <SDL_syswm.h>

#include <errno.h>
#include <libdrm/drm.h>
#include <string.h>
#include <sys/ioctl.h>

#include "base/arena.h"
#include "base/standard-files.h"

enum { CONNECTORS_MOST = 8, PROPERTIES_MOST = 64, IS_CONNECTED = 1 };

// One plug that a display hangs on, and the number that its power saving has there.
typedef struct Plug {
    uint32_t connector, property;
} Plug;

struct Backlight {
    Arena *arena;
    BacklightCall *call;
    int card;
    Plug plugs[CONNECTORS_MOST];
    int plug_count;
    int64_t out_ms;                      // BACKLIGHT_NEVER: it is not to go out
    bool is_out, is_withdrawn, is_stuck; // is_stuck: it did not come on, and that has been told
};

// ---- the kernel's side

static int call_kernel(int card, unsigned long request, void *argument)
{
    int result;
    do
        result = ioctl(card, request, argument);
    while (result < 0 && (errno == EINTR || errno == EAGAIN));
    return result;
}

static uint64_t address(void *memory)
{
    return (uint64_t)(uintptr_t)memory;
}

static bool is_power_saving(const Backlight *lamp, uint32_t property)
{
    struct drm_mode_get_property asked = {.prop_id = property};
    return lamp->call(lamp->card, DRM_IOCTL_MODE_GETPROPERTY, &asked) == 0 &&
           strncmp(asked.name, "DPMS", sizeof asked.name) == 0;
}

static void add_plug(Backlight *lamp, uint32_t connector)
{
    uint32_t properties[PROPERTIES_MOST] = {0};
    uint64_t values[PROPERTIES_MOST] = {0};
    struct drm_mode_modeinfo mode;
    // Room for one mode: asked without any, the kernel would look for the display anew, which takes long.
    struct drm_mode_get_connector asked = {.connector_id = connector,
                                           .modes_ptr = address(&mode),
                                           .count_modes = 1,
                                           .props_ptr = address(properties),
                                           .prop_values_ptr = address(values),
                                           .count_props = PROPERTIES_MOST};
    bool is_lit = lamp->call(lamp->card, DRM_IOCTL_MODE_GETCONNECTOR, &asked) == 0 &&
                  asked.connection == IS_CONNECTED && asked.encoder_id != 0 && asked.count_props <= PROPERTIES_MOST;
    for (uint32_t i = 0; is_lit && i < asked.count_props; i++)
        if (lamp->plug_count < CONNECTORS_MOST && is_power_saving(lamp, properties[i]))
            lamp->plugs[lamp->plug_count++] = (Plug){connector, properties[i]};
}

// The connectors that a display hangs on; a card with more of them than there is room for has none.
static void find_plugs(Backlight *lamp)
{
    uint32_t connectors[CONNECTORS_MOST] = {0};
    struct drm_mode_card_res asked = {.connector_id_ptr = address(connectors), .count_connectors = CONNECTORS_MOST};
    bool is_known =
        lamp->call(lamp->card, DRM_IOCTL_MODE_GETRESOURCES, &asked) == 0 && asked.count_connectors <= CONNECTORS_MOST;
    for (uint32_t i = 0; is_known && i < asked.count_connectors; i++)
        add_plug(lamp, connectors[i]);
}

static bool set_all(const Backlight *lamp, uint64_t level)
{
    assert(lamp->plug_count > 0 && lamp->plug_count <= CONNECTORS_MOST);
    bool is_set = true;
    for (int i = 0; i < lamp->plug_count; i++) {
        struct drm_mode_connector_set_property wanted = {
            .value = level, .prop_id = lamp->plugs[i].property, .connector_id = lamp->plugs[i].connector};
        is_set = lamp->call(lamp->card, DRM_IOCTL_MODE_SETPROPERTY, &wanted) == 0 && is_set;
    }
    return is_set;
}

// ---- the light

Backlight *backlight_open_card(int card, BacklightCall *call)
{
    assert(call);
    Arena *arena = arena_create();
    Backlight *lamp = arena_new(arena, Backlight);
    *lamp = (Backlight){.arena = arena, .call = call, .card = card, .out_ms = BACKLIGHT_NEVER};
    find_plugs(lamp);
    if (lamp->plug_count)
        return lamp;
    arena_destroy(arena);
    return NULL;
}

Backlight *backlight_open(SDL_Renderer *renderer)
{
    SDL_SysWMinfo facts;
    SDL_VERSION(&facts.version);
    if (!SDL_GetWindowWMInfo(SDL_RenderGetWindow(renderer), &facts) || facts.subsystem != SDL_SYSWM_KMSDRM)
        return NULL;
    return backlight_open_card(facts.info.kmsdrm.drm_fd, call_kernel);
}

void backlight_close(Backlight *lamp)
{
    if (!lamp)
        return;
    backlight_light(lamp);
    arena_destroy(lamp->arena);
}

void backlight_dim(Backlight *lamp, int64_t now_ms)
{
    if (lamp && !lamp->is_withdrawn && !lamp->is_out)
        lamp->out_ms = now_ms + BACKLIGHT_OUT_AFTER_MS;
}

bool backlight_light(Backlight *lamp)
{
    if (!lamp)
        return true;
    lamp->out_ms = BACKLIGHT_NEVER;
    if (lamp->is_out)
        lamp->is_out = !set_all(lamp, DRM_MODE_DPMS_ON);
    if (lamp->is_out && !lamp->is_stuck)
        standard_files_tell("lectern: the display does not come on again (%s)\n", strerror(errno));
    lamp->is_stuck = lamp->is_out;
    return !lamp->is_out;
}

bool backlight_is_out(const Backlight *lamp)
{
    return lamp && lamp->is_out;
}

void backlight_turn(Backlight *lamp, int64_t now_ms)
{
    if (!lamp || now_ms < lamp->out_ms)
        return;
    assert(!lamp->is_out && !lamp->is_withdrawn);
    lamp->out_ms = BACKLIGHT_NEVER;
    lamp->is_out = set_all(lamp, DRM_MODE_DPMS_OFF);
    if (lamp->is_out)
        return;
    standard_files_tell(
        "lectern: the display cannot be switched off (%s): outside opening hours it shows a dark picture\n",
        strerror(errno));
    lamp->is_withdrawn = true;
    set_all(lamp, DRM_MODE_DPMS_ON); // where one of two obeyed
}

int64_t backlight_deadline_ms(const Backlight *lamp)
{
    return lamp ? lamp->out_ms : BACKLIGHT_NEVER;
}
