#include "app/scan.h"

void scan_rest(Scan *scan)
{
    *scan = (Scan){0};
}
