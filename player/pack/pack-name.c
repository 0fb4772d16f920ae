#include "pack/pack-name.h"

#include <assert.h>
#include <stdio.h>

#include "markup/vocabulary.h"

PackName pack_name_of(Id id, int version)
{
    assert(id.at[0] && version > 0 && version <= VOCABULARY_VERSION_MOST);
    PackName name = {.id = id, .version = version};
    snprintf(name.at, sizeof name.at, "%s-%d", id.at, version);
    return name;
}

bool pack_name_suits_id(Text id)
{
    if (!id.size || id.size >= ID_SIZE || id.at[0] < 'a' || id.at[0] > 'z')
        return false;
    for (size_t i = 1; i < id.size; i++) {
        bool is_letter = id.at[i] >= 'a' && id.at[i] <= 'z';
        if (!is_letter && !text_is_digit(id.at[i]) && id.at[i] != '-')
            return false;
    }
    return true;
}

long pack_name_number(Text text, long most)
{
    if (!text.size || (text.at[0] == '0' && text.size > 1))
        return -1;
    long number = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (!text_is_digit(text.at[i]))
            return -1;
        number = number * 10 + text.at[i] - '0';
        if (number > most)
            return -1;
    }
    return number;
}

bool pack_name_read(Text text, PackName *name)
{
    size_t hyphen = text.size;
    while (hyphen > 0 && text.at[hyphen - 1] != '-')
        hyphen--;
    if (!hyphen)
        return false;
    Text id = text_slice(text, 0, hyphen - 1);
    long version = pack_name_number(text_slice(text, hyphen, text.size), VOCABULARY_VERSION_MOST);
    if (version < 1 || !pack_name_suits_id(id))
        return false;
    *name = pack_name_of(id_of(id), (int)version);
    return true;
}

bool pack_name_is_trust(const PackName *name)
{
    return id_is(name->id, PACK_NAME_TRUST);
}
