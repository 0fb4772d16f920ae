#include "base/version.h"

const char version_of_build[] = LECTERN_BUILD;
