#include "device/descriptors.h"

#include <assert.h>
#include <dirent.h>
#include <linux/netlink.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int ask_socket(int descriptor, int option)
{
    int answer = -1;
    socklen_t size = sizeof answer;
    return getsockopt(descriptor, SOL_SOCKET, option, &answer, &size) == 0 ? answer : -1;
}

static bool announces_devices(int descriptor)
{
    return ask_socket(descriptor, SO_DOMAIN) == AF_NETLINK &&
           ask_socket(descriptor, SO_PROTOCOL) == NETLINK_KOBJECT_UEVENT;
}

// A device that was pulled out stays open as "... (deleted)" and is ready for ever.
static bool is_input_device(int descriptor)
{
    char link[64], path[256];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0)
        return false;
    path[size] = '\0';
    return strncmp(path, "/dev/input/event", 16) == 0 && !strstr(path, "(deleted)");
}

static void add_descriptor(Descriptors *descriptors, int descriptor)
{
    bool announces = announces_devices(descriptor);
    if (descriptors->count < DESCRIPTORS_MOST && (announces || is_input_device(descriptor))) {
        if (announces)
            descriptors->announcer = descriptors->count;
        descriptors->polled[descriptors->count++] = (struct pollfd){.fd = descriptor, .events = POLLIN};
    }
}

void descriptors_scan(Descriptors *descriptors)
{
    *descriptors = (Descriptors){.count = 1};
    DIR *folder = opendir("/proc/self/fd");
    if (!folder)
        return;
    for (const struct dirent *entry; (entry = readdir(folder));) {
        int descriptor = atoi(entry->d_name);
        if (entry->d_name[0] != '.' && descriptor != dirfd(folder))
            add_descriptor(descriptors, descriptor);
    }
    closedir(folder);
}

bool descriptors_have_changed(const Descriptors *descriptors)
{
    assert(descriptors->count >= 1 && descriptors->count <= DESCRIPTORS_MOST);
    if (descriptors->announcer > 0 && descriptors->polled[descriptors->announcer].revents != 0)
        return true;
    for (int i = 1; i < descriptors->count; i++)
        if ((descriptors->polled[i].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0)
            return true;
    return false;
}
