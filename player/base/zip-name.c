#include "base/zip-name.h"

#include <string.h>
#include <zlib.h>

#include "base/zip-bytes.h"
#include "base/zip.h"

Text zip_name_extra(Text extra, uint16_t number)
{
    enum { HEAD = 4 };
    while (extra.size >= HEAD) {
        size_t size = (size_t)zip_bytes_number(extra, 2, 2);
        if (zip_bytes_number(extra, 0, 2) == number)
            return extra.size - HEAD < size ? TEXT("") : text_slice(extra, HEAD, HEAD + size);
        extra = text_slice(extra, HEAD + size, extra.size);
    }
    return TEXT("");
}

// Code page 437 from 0x80 on (Unicode's VENDORS/MICSFT/PC/CP437.TXT).
static const char upper_letters[128][4] = {
    "Ç", "ü", "é", "â", "ä", "à", "å", "ç", "ê", "ë", "è", "ï", "î", "ì", "Ä", "Å", "É", "æ",      "Æ", "ô", "ö", "ò",
    "û", "ù", "ÿ", "Ö", "Ü", "¢", "£", "¥", "₧", "ƒ", "á", "í", "ó", "ú", "ñ", "Ñ", "ª", "º",      "¿", "⌐", "¬", "½",
    "¼", "¡", "«", "»", "░", "▒", "▓", "│", "┤", "╡", "╢", "╖", "╕", "╣", "║", "╗", "╝", "╜",      "╛", "┐", "└", "┴",
    "┬", "├", "─", "┼", "╞", "╟", "╚", "╔", "╩", "╦", "╠", "═", "╬", "╧", "╨", "╤", "╥", "╙",      "╘", "╒", "╓", "╫",
    "╪", "┘", "┌", "█", "▄", "▌", "▐", "▀", "α", "ß", "Γ", "π", "Σ", "σ", "µ", "τ", "Φ", "Θ",      "Ω", "δ", "∞", "φ",
    "ε", "∩", "≡", "±", "≥", "≤", "⌠", "⌡", "÷", "≈", "°", "∙", "·", "√", "ⁿ", "²", "■", "\u00A0",
};

static Text from_code_page(Arena *arena, Text name)
{
    enum { LETTER_MOST = 3 };
    char *at = arena_alloc(arena, name.size * LETTER_MOST + 1, 1), *end = at;
    for (size_t i = 0; i < name.size; i++) {
        unsigned char byte = (unsigned char)name.at[i];
        Text letter = byte < 0x80 ? text_slice(name, i, i + 1) : text_of(upper_letters[byte - 0x80]);
        memcpy(end, letter.at, letter.size);
        end += letter.size;
    }
    return (Text){at, (size_t)(end - at)};
}

// Info-ZIP's own field says a name in UTF-8, for just this one.
static Text from_field(Text name, Text extra)
{
    enum { UNICODE_PATH = 0x7075, HEAD = 5 };
    Text field = zip_name_extra(extra, UNICODE_PATH);
    if (field.size <= HEAD || field.at[0] != 1)
        return TEXT("");
    if (zip_bytes_number(field, 1, 4) != crc32(0, (const Bytef *)name.at, (uInt)name.size))
        return TEXT("");
    Text said = text_slice(field, HEAD, field.size);
    return text_ill_formed(said) == said.size ? said : TEXT("");
}

Text zip_name_read(Arena *arena, Text name, Text extra)
{
    Text nothing = TEXT("");
    if (!name.size || name.size > ZIP_NAME_MOST)
        return nothing;
    Text said = text_ill_formed(name) == name.size ? name : from_field(name, extra);
    said = said.size ? text_copy(arena, said) : from_code_page(arena, name);
    if (said.size > ZIP_NAME_MOST || text_find(said, (Text){"", 1}, 0) < said.size)
        return nothing;
    for (size_t i = 0; i < said.size; i++)
        if (said.at[i] == '\\')
            ((char *)said.at)[i] = '/'; // our own bytes, lent as a Text
    return said;
}
