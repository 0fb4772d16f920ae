#include "device/headphones.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/input.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/arena.h"

enum {
    SOCKETS_MOST = 8,  // that feel a plug
    APPEARED_MOST = 8, // sound devices that came after the start and are there
    NAME_SIZE = 32,
};

typedef struct Socket {
    int descriptor;
    char name[NAME_SIZE];
    bool is_in;
} Socket;

struct Headphones {
    Arena *arena;
    HeadphonesSpec spec;
    int end, changes; // eventfd; inotify
    int sounds;       // the watch on sound devices; -1: none
    Socket sockets[SOCKETS_MOST];
    int socket_count;
    char appeared[APPEARED_MOST][NAME_SIZE];
    int appeared_count;
    pthread_t listener;
    bool is_listening;
    atomic_bool are_in;
    atomic_int card;
};

// ---- sockets

static bool has_bit(const unsigned char *bits, int bit)
{
    return bits[bit / 8] & 1 << bit % 8;
}

static JackState ask_kernel(int descriptor)
{
    unsigned char known[SW_CNT / 8 + 1] = {0}, state[SW_CNT / 8 + 1] = {0};
    if (ioctl(descriptor, EVIOCGBIT(EV_SW, sizeof known), known) < 0 || !has_bit(known, SW_HEADPHONE_INSERT))
        return JACK_NONE;
    bool is_in = ioctl(descriptor, EVIOCGSW(sizeof state), state) >= 0 && has_bit(state, SW_HEADPHONE_INSERT);
    return is_in ? JACK_IN : JACK_OUT;
}

static bool is_known(const Headphones *headphones, const char *name)
{
    for (int i = 0; i < headphones->socket_count; i++)
        if (strcmp(headphones->sockets[i].name, name) == 0)
            return true;
    return false;
}

// One that feels plugs stays open; all others are left alone.
static void add_socket(Headphones *headphones, int folder, const char *name)
{
    if (headphones->socket_count == SOCKETS_MOST || strlen(name) >= NAME_SIZE || is_known(headphones, name))
        return;
    int descriptor = openat(folder, name, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    JackState state = descriptor < 0 ? JACK_NONE : headphones->spec.ask(descriptor);
    if (state == JACK_NONE) {
        if (descriptor >= 0)
            close(descriptor);
        return;
    }
    Socket *socket = &headphones->sockets[headphones->socket_count++];
    *socket = (Socket){.descriptor = descriptor, .is_in = state == JACK_IN};
    memcpy(socket->name, name, strlen(name) + 1);
}

static void find_sockets(Headphones *headphones)
{
    DIR *folder = opendir(headphones->spec.inputs);
    if (!folder)
        return;
    for (const struct dirent *entry; (entry = readdir(folder));)
        if (strncmp(entry->d_name, "event", 5) == 0)
            add_socket(headphones, dirfd(folder), entry->d_name);
    closedir(folder);
}

static void drop_socket(Headphones *headphones, int at)
{
    close(headphones->sockets[at].descriptor);
    headphones->sockets[at] = headphones->sockets[--headphones->socket_count];
}

// False when it is gone.
static bool hear_socket(Socket *socket)
{
    struct input_event event;
    ssize_t size;
    while ((size = read(socket->descriptor, &event, sizeof event)) == (ssize_t)sizeof event)
        if (event.type == EV_SW && event.code == SW_HEADPHONE_INSERT)
            socket->is_in = event.value;
    return size < 0 && (errno == EAGAIN || errno == EINTR);
}

static bool feels_plug(const Headphones *headphones)
{
    bool is_in = false;
    for (int i = 0; i < headphones->socket_count; i++)
        is_in = is_in || headphones->sockets[i].is_in;
    return is_in;
}

// ---- sound devices

#define SOUND_PREFIX "pcmC"

// One to play on: pcmC1D0p.
static bool plays(const char *name)
{
    size_t size = strlen(name);
    return size < NAME_SIZE && strncmp(name, SOUND_PREFIX, strlen(SOUND_PREFIX)) == 0 && name[size - 1] == 'p';
}

static int last_card(const Headphones *headphones)
{
    int last = headphones->appeared_count - 1;
    return last < 0 ? -1 : atoi(headphones->appeared[last] + strlen(SOUND_PREFIX));
}

static void note_sound(Headphones *headphones, const struct inotify_event *event)
{
    int at = 0;
    while (at < headphones->appeared_count && strcmp(headphones->appeared[at], event->name) != 0)
        at++;
    bool is_known_one = at < headphones->appeared_count;
    if (event->mask & IN_DELETE && is_known_one) {
        int after = --headphones->appeared_count - at;
        memmove(headphones->appeared[at], headphones->appeared[at + 1], (size_t)after * NAME_SIZE);
    }
    if (event->mask & IN_CREATE && !is_known_one && at < APPEARED_MOST)
        memcpy(headphones->appeared[headphones->appeared_count++], event->name, strlen(event->name) + 1);
}

static void hear_changes(Headphones *headphones)
{
    _Alignas(struct inotify_event) char bytes[4096];
    ssize_t size = read(headphones->changes, bytes, sizeof bytes);
    for (ssize_t at = 0; at < size;) {
        const struct inotify_event *event = (const struct inotify_event *)(bytes + at);
        if (event->wd == headphones->sounds && event->len && plays(event->name))
            note_sound(headphones, event);
        at += (ssize_t)(sizeof *event + event->len);
    }
    find_sockets(headphones);
}

// ---- the thread

static void judge(Headphones *headphones)
{
    bool are_in = feels_plug(headphones) || headphones->appeared_count;
    int card = last_card(headphones);
    bool has_changed = atomic_exchange(&headphones->are_in, are_in) != are_in;
    has_changed = atomic_exchange(&headphones->card, card) != card || has_changed;
    if (has_changed)
        headphones->spec.wake(headphones->spec.owner);
}

static void *listen(void *owner)
{
    enum { OWN = 2 };
    Headphones *headphones = owner;
    for (;;) {
        struct pollfd polled[OWN + SOCKETS_MOST] = {{headphones->end, POLLIN, 0}, {headphones->changes, POLLIN, 0}};
        int count = headphones->socket_count;
        for (int i = 0; i < count; i++)
            polled[OWN + i] = (struct pollfd){headphones->sockets[i].descriptor, POLLIN, 0};
        if (poll(polled, (nfds_t)OWN + (nfds_t)count, -1) < 0 && errno != EINTR)
            return NULL;
        if (polled[0].revents)
            return NULL;
        for (int i = count - 1; i >= 0; i--)
            if (polled[OWN + i].revents && !hear_socket(&headphones->sockets[i]))
                drop_socket(headphones, i);
        if (polled[1].revents)
            hear_changes(headphones);
        judge(headphones);
    }
}

// ---- life

// Devices belong to root for a moment, until they are given to the group that may open them.
static int watch(const Headphones *headphones, const char *folder)
{
    return inotify_add_watch(headphones->changes, folder, IN_CREATE | IN_DELETE | IN_ATTRIB | IN_ONLYDIR);
}

static bool start(Headphones *headphones)
{
    // No signal is taken by this thread: who waits for them has blocked them before.
    headphones->is_listening = pthread_create(&headphones->listener, NULL, listen, headphones) == 0;
    return headphones->is_listening;
}

Headphones *headphones_open(const HeadphonesSpec *spec)
{
    assert(spec->wake);
    Arena *arena = arena_create();
    Headphones *headphones = arena_new(arena, Headphones);
    headphones->arena = arena;
    headphones->spec = *spec;
    headphones->spec.sounds = spec->sounds ? spec->sounds : "/dev/snd";
    headphones->spec.inputs = spec->inputs ? spec->inputs : "/dev/input";
    headphones->spec.ask = spec->ask ? spec->ask : ask_kernel;
    headphones->card = -1;
    headphones->end = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    headphones->changes = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    headphones->sounds = watch(headphones, headphones->spec.sounds);
    watch(headphones, headphones->spec.inputs);
    find_sockets(headphones);
    headphones->are_in = feels_plug(headphones);
    if (headphones->end >= 0 && headphones->changes >= 0 && start(headphones))
        return headphones;
    headphones_close(headphones);
    return NULL;
}

void headphones_close(Headphones *headphones)
{
    if (!headphones)
        return;
    uint64_t one = 1;
    if (headphones->is_listening && write(headphones->end, &one, sizeof one) == (ssize_t)sizeof one)
        pthread_join(headphones->listener, NULL);
    while (headphones->socket_count)
        drop_socket(headphones, headphones->socket_count - 1);
    if (headphones->changes >= 0)
        close(headphones->changes);
    if (headphones->end >= 0)
        close(headphones->end);
    arena_destroy(headphones->arena);
}

bool headphones_are_in(const Headphones *headphones)
{
    return atomic_load(&headphones->are_in);
}

int headphones_card(const Headphones *headphones)
{
    return atomic_load(&headphones->card);
}
