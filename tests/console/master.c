// master CARD: another program that draws: it becomes the master of a graphics card (/dev/dri/card0), says so, and
// keeps it until it is ended.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define SET_MASTER _IO('d', 0x1e) // DRM_IOCTL_SET_MASTER, whose header is in no package that is here anyway

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("master CARD\n", stderr);
        return 2;
    }
    int card = open(argv[1], O_RDWR | O_CLOEXEC);
    if (card < 0 || ioctl(card, SET_MASTER, 0) != 0) {
        fprintf(stderr, "master: %s: %s\n", argv[1], strerror(errno));
        return 1;
    }
    puts("the card is held");
    fflush(stdout);
    for (;;)
        pause();
}
