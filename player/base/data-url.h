// DataUrl: bytes that stand in an address itself, "data:image/png;base64,iVBOR..." (RFC 2397).
#pragma once

#include "base/text.h"

typedef struct DataUrl {
    Text media_type; // lent by the address; empty: none is named
    Text bytes;      // in arena
} DataUrl;

bool data_url_is(Text address);

// Decodes it. False where it is none, or its bytes are no base64, or more than the limit.
bool data_url_read(Arena *arena, Text address, size_t limit, DataUrl *data);
