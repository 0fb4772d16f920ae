#include "pack/pack-offer.h"

#include <stdlib.h>
#include <string.h>

#include "markup/xml.h"
#include "pack/pack-file.h"

enum { COUNT_MOST = 1000000 };

static const char *const states[] = {
    [OFFER_NONE] = "none", [OFFER_READING] = "reading", [OFFER_OPEN] = "open",    [OFFER_TAKEN] = "taken",
    [OFFER_DONE] = "done", [OFFER_REFUSED] = "refused", [OFFER_FAILED] = "failed"};
static const char *const statuses[] = {"", "writing", "written", "unwritten"};
static const char *const reasons[] = {
    [INSTALL_FOR_NOTHING] = "",       [INSTALL_BY_KEYS] = "keys",       [INSTALL_BY_SIGNATURE] = "signature",
    [INSTALL_BY_DAMAGE] = "damage",   [INSTALL_BY_VERSION] = "version", [INSTALL_BY_LIBRARY] = "library",
    [INSTALL_BY_PLAYER] = "player",   [INSTALL_BY_FAULT] = "fault",     [INSTALL_BY_ROOM] = "room",
    [INSTALL_BY_MACHINE] = "machine", [INSTALL_BY_ABSENCE] = "absence", [INSTALL_BY_FORMAT] = "format",
};

// ---- making one

static bool read_manifest(Arena *arena, const char *pack, Text *bytes, Manifest *manifest)
{
    return pack_file_read(arena, &(PackFile){pack, TEXT(MANIFEST_NAME)}, MANIFEST_BYTES_MOST, bytes) == FILE_READ &&
           !manifest_read(arena, *bytes, manifest).size;
}

// Both are in the order of their paths.
static void count_changes(const Manifest *before, const Manifest *now, PackOffer *offer)
{
    int b = 0, n = 0;
    while (b < before->file_count || n < now->file_count) {
        int order = b == before->file_count ? 1
                    : n == now->file_count  ? -1
                                            : text_compare(before->files[b].path, now->files[n].path);
        offer->removed += order < 0;
        offer->changed += order > 0 || (order == 0 && !digest_equal(&before->files[b].digest, &now->files[n].digest));
        b += order <= 0;
        n += order >= 0;
    }
}

static Text digest_of(Arena *arena, Text bytes)
{
    DigestSum sum;
    digest_begin(&sum);
    digest_add(&sum, bytes.at, bytes.size);
    Digest digest = digest_end(&sum);
    return digest_print(arena, &digest);
}

static Text list_roles(Arena *arena, const Trust *trust)
{
    Text roles = TEXT("");
    for (int i = 0; i < trust->role_count; i++)
        roles = text_format(arena, "%.*s%s%s", TEXT_ARGS(roles), i ? " " : "", trust->roles[i].name.at);
    return roles;
}

// Of a pack whose signatures hold.
static void describe(Arena *arena, const InstallSpec *spec, const char *pack, PackOffer *offer)
{
    Text bytes;
    Manifest now, before = {0};
    Trust trust;
    PackName present;
    if (!read_manifest(arena, pack, &bytes, &now))
        return;
    offer->languages = now.languages;
    offer->digest = digest_of(arena, bytes);
    if (!install_trust(arena, spec, &trust).size)
        offer->roles = list_roles(arena, &trust);
    bool has_present = !pack_name_is_trust(&now.name) && pack_store_find(spec->store, PACK_CURRENT, &present);
    if (has_present && read_manifest(arena, pack_store_folder(arena, spec->store, &present), &bytes, &before))
        offer->present = present.version;
    count_changes(&before, &now, offer);
}

static Text last_part(const char *path)
{
    Text rest = text_of(path);
    while (text_ends(rest, TEXT("/")))
        rest.size--;
    for (size_t i = rest.size; i > 0; i--)
        if (rest.at[i - 1] == '/')
            return text_slice(rest, i, rest.size);
    return rest;
}

PackOffer pack_offer_of(Arena *arena, const InstallSpec *spec, const char *pack, const InstallResult *result)
{
    PackOffer offer = {.reason = result->reason, .sentence = result->sentence};
    offer.state = result->outcome == INSTALL_REFUSED  ? OFFER_REFUSED
                  : result->outcome == INSTALL_FAILED ? OFFER_FAILED
                  : spec->depth == INSTALL_WHOLE      ? OFFER_DONE
                                                      : OFFER_OPEN;
    if (!pack_name_read(last_part(pack), &offer.name))
        offer.name = (PackName){0};
    if (result->outcome == INSTALL_DONE)
        describe(arena, spec, pack, &offer);
    return offer;
}

// ---- as XML

typedef struct PackOfferPrint {
    Arena *arena;
    Text bytes;
} PackOfferPrint;

static void add(PackOfferPrint *print, const char *name, Text value)
{
    if (value.size)
        print->bytes = text_format(print->arena, "%.*s %s=\"%.*s\"", TEXT_ARGS(print->bytes), name,
                                   TEXT_ARGS(xml_escape(print->arena, value)));
}

static void add_number(PackOfferPrint *print, const char *name, int number)
{
    if (number)
        add(print, name, text_format(print->arena, "%d", number));
}

Text pack_offer_print(Arena *arena, const PackOffer *offer)
{
    PackOfferPrint print = {arena,
                            TEXT("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<offer xmlns=\"" XML_NAMESPACE "\"")};
    add(&print, "state", text_of(states[offer->state]));
    add(&print, "reason", text_of(reasons[offer->reason]));
    if (offer->name.version)
        add(&print, "name", id_text(&offer->name.id));
    add_number(&print, "version", offer->name.version);
    add_number(&print, "present", offer->present);
    add(&print, "languages", offer->languages);
    add(&print, "roles", offer->roles);
    add_number(&print, "changed", offer->changed);
    add_number(&print, "removed", offer->removed);
    add(&print, "digest", offer->digest);
    add(&print, "date", offer->date);
    add(&print, "device", offer->device);
    Text sentence = xml_escape(arena, offer->sentence);
    return text_format(arena, "%.*s>%.*s</offer>\n", TEXT_ARGS(print.bytes), TEXT_ARGS(sentence));
}

// Which of the words it is; 0: none.
static int find_word(const char *const *words, int count, Text word)
{
    for (int i = 0; i < count; i++)
        if (text_is(word, words[i]))
            return i;
    return 0;
}

static int read_number(const XmlNode *root, const char *name)
{
    long number = pack_name_number(xml_value(root, name), COUNT_MOST);
    return number < 0 ? 0 : (int)number;
}

static bool is_plain(Text word)
{
    for (size_t i = 0; i < word.size; i++)
        if (!text_is_letter(word.at[i]) && !text_is_digit(word.at[i]))
            return false;
    return word.size && word.size <= OFFER_DEVICE_MOST;
}

static void read_name(const XmlNode *root, Arena *arena, PackOffer *offer)
{
    Text id = xml_value(root, "name"), version = xml_value(root, "version");
    if (!pack_name_read(text_format(arena, "%.*s-%.*s", TEXT_ARGS(id), TEXT_ARGS(version)), &offer->name))
        offer->name = (PackName){0};
}

static bool is_digest(Text letters)
{
    return digest_read(letters, &(Digest){0});
}

PackOffer pack_offer_read(Arena *arena, const char *path)
{
    enum {
        STATE_COUNT = sizeof states / sizeof *states,
        REASON_COUNT = sizeof reasons / sizeof *reasons,
        STATUS_COUNT = sizeof statuses / sizeof *statuses
    };
    Problems problems = {.arena = arena};
    PackOffer offer = {0};
    const XmlNode *root = xml_read_file(arena, path, text_of(path), &problems);
    if (!root || !text_is(root->name, "offer"))
        return offer;
    offer.state = (PackOfferState)find_word(states, STATE_COUNT, xml_value(root, "state"));
    offer.reason = (InstallReason)find_word(reasons, REASON_COUNT, xml_value(root, "reason"));
    offer.status = (PackOfferStatus)find_word(statuses, STATUS_COUNT, xml_value(root, "status"));
    read_name(root, arena, &offer);
    offer.present = read_number(root, "present");
    offer.changed = read_number(root, "changed");
    offer.removed = read_number(root, "removed");
    offer.languages = xml_value(root, "languages");
    offer.roles = xml_value(root, "roles");
    offer.date = xml_value(root, "date");
    offer.digest = is_digest(xml_value(root, "digest")) ? xml_value(root, "digest") : TEXT("");
    offer.device = is_plain(xml_value(root, "device")) ? xml_value(root, "device") : TEXT("");
    if (root->first && xml_is_text(root->first))
        offer.sentence = text_trim(root->first->text);
    return offer;
}
