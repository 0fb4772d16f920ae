#include "page/seam.h"

#include "base/unicode.h"

Text seam_text(Arena *arena, Text passage, uint32_t start, uint32_t end)
{
    static const char joiner[] = "\xE2\x80\x8D";
    Text bytes = text_slice(passage, start, end);
    bool is_joined_before = unicode_joins(passage, start), is_joined_after = unicode_joins(passage, end);
    if (!bytes.size || (!is_joined_before && !is_joined_after))
        return bytes;
    return text_format(arena, "%s%.*s%s", is_joined_before ? joiner : "", TEXT_ARGS(bytes),
                       is_joined_after ? joiner : "");
}
