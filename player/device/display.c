#include "device/display.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <SDL_syswm.h>

#define DRM_AUTH_MAGIC _IOW('d', 0x11, unsigned) // as in drm.h, for which a whole package would be needed

static bool is_connected(const char *connector)
{
    char path[320], status[16] = "";
    snprintf(path, sizeof path, "/sys/class/drm/%s/status", connector);
    FILE *file = fopen(path, "re");
    if (file) {
        if (!fgets(status, sizeof status, file))
            status[0] = '\0';
        fclose(file);
    }
    return strcmp(status, "connected\n") == 0;
}

// The number of the card that a screen is plugged into, -1 for none: its connectors are called card1-HDMI-A-1.
static int connected_card(void)
{
    DIR *folder = opendir("/sys/class/drm");
    int card = -1;
    for (const struct dirent *entry; folder && (entry = readdir(folder));) {
        int number, end = 0;
        if (sscanf(entry->d_name, "card%d-%n", &number, &end) == 1 && end > 0 && is_connected(entry->d_name))
            card = card < 0 || number < card ? number : card;
    }
    if (folder)
        closedir(folder);
    return card;
}

static bool has_session(void)
{
    return getenv("DISPLAY") || getenv("WAYLAND_DISPLAY");
}

void display_prepare(void)
{
    // SDL would start a session bus to hold off the screen saver: processes and 100 ms that nobody needs.
    setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 1);
    // Nobody types words: without the table of composed letters the first page comes 5 ms sooner.
    setenv("XCOMPOSEFILE", "/dev/null", 1);
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
    SDL_SetHint(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, "0");
    SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "linear");
    // SDL's own search can pick no card where a machine has two, one of them without connectors.
    int card = has_session() ? -1 : connected_card();
    if (card >= 0) {
        char number[16];
        snprintf(number, sizeof number, "%d", card);
        SDL_SetHint(SDL_HINT_KMSDRM_DEVICE_INDEX, number);
    }
}

// One of the files that start with that name in a folder can be opened for reading (and writing).
typedef enum Permission { PERMISSION_NONE, PERMISSION_DENIED, PERMISSION_ALLOWED } Permission;

static Permission find_permission(const char *folder_path, const char *start, int mode)
{
    DIR *folder = opendir(folder_path);
    Permission permission = PERMISSION_NONE;
    for (const struct dirent *entry; folder && (entry = readdir(folder));) {
        char path[320];
        if (strncmp(entry->d_name, start, strlen(start)) == 0 && permission != PERMISSION_ALLOWED) {
            snprintf(path, sizeof path, "%s/%s", folder_path, entry->d_name);
            permission = access(path, mode) == 0 ? PERMISSION_ALLOWED : PERMISSION_DENIED;
        }
    }
    if (folder)
        closedir(folder);
    return permission;
}

// Who opens a card is its master unless there is one already, and only the master may answer for others' magic numbers:
// so does drmIsMaster of libdrm tell.
static bool is_held(int card)
{
    unsigned magic = 0;
    return ioctl(card, DRM_AUTH_MAGIC, &magic) != 0 && errno == EACCES;
}

static bool is_card_held(const char *path)
{
    int card = open(path, O_RDWR | O_CLOEXEC);
    bool held = card >= 0 && is_held(card);
    if (card >= 0)
        close(card);
    return held;
}

bool display_is_held(SDL_Window *window)
{
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    return SDL_GetWindowWMInfo(window, &info) && info.subsystem == SDL_SYSWM_KMSDRM && is_held(info.info.kmsdrm.drm_fd);
}

// The card can be opened, and yet SDL shows nothing on it.
static void explain_card(const char *reason, char *text, size_t size)
{
    int card = connected_card();
    char path[32];
    snprintf(path, sizeof path, "/dev/dri/card%d", card);
    if (card < 0) {
        snprintf(text, size, "no screen is plugged into the graphics card, or none that is switched on");
    } else if (is_card_held(path)) {
        snprintf(text, size,
                 "another program holds the graphics card %s: a desktop, a boot picture or a second player; end it",
                 path);
    } else {
        snprintf(
            text, size,
            "the graphics card %s shows nothing; is Mesa there, which libegl1, libgles2 and libgl1-mesa-dri hold? (%s)",
            path, reason);
    }
}

static void explain_console(const char *reason, char *text, size_t size)
{
    switch (find_permission("/dev/dri", "card", R_OK | W_OK)) {
    case PERMISSION_NONE:
        snprintf(text, size, "there is no display: neither an X11 or Wayland session nor a graphics card in /dev/dri");
        break;
    case PERMISSION_DENIED:
        snprintf(
            text, size,
            "this account may not use the graphics card in /dev/dri; add it to the groups video, render and input");
        break;
    case PERMISSION_ALLOWED:
        explain_card(reason, text, size);
        break;
    }
}

void display_explain(const char *reason, char *text, size_t size)
{
    const char *x11 = getenv("DISPLAY"), *wayland = getenv("WAYLAND_DISPLAY"), *driver = getenv("SDL_VIDEODRIVER");
    if (driver && strcasecmp(driver, "kmsdrm") != 0)
        snprintf(text, size, "the video driver %s, asked for by SDL_VIDEODRIVER, does not open (%s)", driver, reason);
    else if (!driver && has_session())
        snprintf(text, size, "the display %s does not answer (%s)", x11 ? x11 : wayland, reason);
    else
        explain_console(reason, text, size);
}

void display_warn(char *text, size_t size)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    text[0] = '\0';
    if (!driver || strcasecmp(driver, "kmsdrm") != 0)
        return;
    Permission permission = find_permission("/dev/input", "event", R_OK);
    if (permission == PERMISSION_DENIED)
        snprintf(text, size, "no touch screen or keyboard can be read; add this account to the group input");
    else if (permission == PERMISSION_NONE)
        snprintf(text, size, "no touch screen or keyboard is plugged in");
}
