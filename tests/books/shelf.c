// shelf FOLDER COUNT: writes as many small books into a folder as are wanted, for looking at shelves by hand.
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "shelf-of-books.h"

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("shelf FOLDER COUNT\n", stderr);
        return 2;
    }
    mkdir(argv[1], 0777);
    shelf_write(argv[1], atoi(argv[2]));
    return 0;
}
