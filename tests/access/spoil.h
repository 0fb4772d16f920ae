// Spoil: pictures and frames with a fault in each, to prove that the rules find them.
#pragma once

#include <stdbool.h>

// False, with a sentence on stderr, when a fault is not found or one is found where there is none.
bool spoil_is_found(void);
