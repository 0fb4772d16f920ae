// finger FIFO WIDTH HEIGHT: a touch screen that is not there. It makes one of so many pixels by uinput and obeys the
// lines that are written to FIFO, until it is ended: tap X Y, hold X Y MS, swipe X Y X Y.
#include <errno.h>
#include <fcntl.h>
#include <linux/uinput.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { SLOTS = 5, TAP_MS = 90, MOVES = 8, MOVE_MS = 20 };

typedef struct Finger {
    int device;
    int landings; // so many touches; each has a number of its own
} Finger;

static void wait_ms(int ms)
{
    nanosleep(&(struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L}, NULL);
}

static void end_with(const char *what)
{
    fprintf(stderr, "finger: %s: %s\n", what, strerror(errno));
    exit(1);
}

// ---- the screen

static void add_axis(int device, int code, int most)
{
    struct uinput_abs_setup axis = {.code = (__u16)code, .absinfo = {.maximum = most, .resolution = 5}};
    if (ioctl(device, UI_ABS_SETUP, &axis) < 0)
        end_with("an axis was refused");
}

static int make_screen(int width, int height)
{
    int device = open("/dev/uinput", O_WRONLY | O_CLOEXEC);
    if (device < 0)
        end_with("/dev/uinput");
    bool is_set = ioctl(device, UI_SET_EVBIT, EV_KEY) == 0 && ioctl(device, UI_SET_KEYBIT, BTN_TOUCH) == 0 &&
                  ioctl(device, UI_SET_EVBIT, EV_ABS) == 0 && ioctl(device, UI_SET_PROPBIT, INPUT_PROP_DIRECT) == 0;
    struct uinput_setup setup = {.id = {.bustype = BUS_USB, .vendor = 1, .product = 1}, .name = "finger"};
    add_axis(device, ABS_X, width - 1);
    add_axis(device, ABS_Y, height - 1);
    add_axis(device, ABS_MT_SLOT, SLOTS - 1);
    add_axis(device, ABS_MT_TRACKING_ID, 65535);
    add_axis(device, ABS_MT_POSITION_X, width - 1);
    add_axis(device, ABS_MT_POSITION_Y, height - 1);
    if (!is_set || ioctl(device, UI_DEV_SETUP, &setup) < 0 || ioctl(device, UI_DEV_CREATE) < 0)
        end_with("the touch screen was refused");
    return device;
}

// ---- what a finger does

static void tell(const Finger *finger, int type, int code, int value)
{
    struct input_event event = {.type = (__u16)type, .code = (__u16)code, .value = value};
    if (write(finger->device, &event, sizeof event) != sizeof event)
        end_with("a touch was refused");
}

static void point(const Finger *finger, int x, int y)
{
    tell(finger, EV_ABS, ABS_MT_POSITION_X, x);
    tell(finger, EV_ABS, ABS_MT_POSITION_Y, y);
    tell(finger, EV_ABS, ABS_X, x);
    tell(finger, EV_ABS, ABS_Y, y);
    tell(finger, EV_SYN, SYN_REPORT, 0);
}

static void land(Finger *finger, int x, int y)
{
    tell(finger, EV_ABS, ABS_MT_SLOT, 0);
    tell(finger, EV_ABS, ABS_MT_TRACKING_ID, ++finger->landings % 65536);
    tell(finger, EV_KEY, BTN_TOUCH, 1);
    point(finger, x, y);
}

static void lift(const Finger *finger)
{
    tell(finger, EV_ABS, ABS_MT_TRACKING_ID, -1);
    tell(finger, EV_KEY, BTN_TOUCH, 0);
    tell(finger, EV_SYN, SYN_REPORT, 0);
}

static void hold(Finger *finger, int x, int y, int ms)
{
    land(finger, x, y);
    wait_ms(ms);
    lift(finger);
}

static void swipe(Finger *finger, const int *at)
{
    land(finger, at[0], at[1]);
    for (int move = 1; move <= MOVES; move++) {
        wait_ms(MOVE_MS);
        point(finger, at[0] + (at[2] - at[0]) * move / MOVES, at[1] + (at[3] - at[1]) * move / MOVES);
    }
    lift(finger);
}

static void obey(Finger *finger, const char *line)
{
    int at[4];
    if (sscanf(line, "tap %d %d", &at[0], &at[1]) == 2)
        hold(finger, at[0], at[1], TAP_MS);
    else if (sscanf(line, "hold %d %d %d", &at[0], &at[1], &at[2]) == 3)
        hold(finger, at[0], at[1], at[2]);
    else if (sscanf(line, "swipe %d %d %d %d", &at[0], &at[1], &at[2], &at[3]) == 4)
        swipe(finger, at);
    else
        fprintf(stderr, "finger: what is %s", line);
}

int main(int argc, char **argv)
{
    if (argc != 4 || atoi(argv[2]) < 1 || atoi(argv[3]) < 1) {
        fputs("finger FIFO WIDTH HEIGHT\n", stderr);
        return 2;
    }
    Finger finger = {.device = make_screen(atoi(argv[2]), atoi(argv[3]))};
    // Open both ways, so that there is no end when a writer goes.
    int fifo = mkfifo(argv[1], 0600) == 0 ? open(argv[1], O_RDWR | O_CLOEXEC) : -1;
    FILE *lines = fifo >= 0 ? fdopen(fifo, "r") : NULL;
    if (!lines)
        end_with(argv[1]);
    for (char line[128]; fgets(line, sizeof line, lines);)
        obey(&finger, line);
    return 0;
}
