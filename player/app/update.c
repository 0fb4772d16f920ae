#include "app/update.h"

#include "base/file.h"
#include "base/store.h"

Update *update_open(const UpdateSpec *spec)
{
    Arena *texts = arena_create(), *own = arena_create();
    Update *update = arena_new(own, Update);
    *update = (Update){.own = own, .texts = texts, .spec = *spec};
    return update;
}

void update_close(Update *update)
{
    if (!update)
        return;
    arena_destroy(update->texts);
    arena_destroy(update->own);
}

static PackOffer read_offer(const Update *update, const char *folder, const char *name)
{
    return folder ? pack_offer_read(update->texts, file_path(update->texts, text_of(folder), text_of(name)))
                  : (PackOffer){0};
}

static PackName find_version(const Update *update, PackLink link)
{
    PackName name;
    return update->spec.store && pack_store_find(update->spec.store, link, &name) ? name : (PackName){0};
}

void update_look(Update *update)
{
    PackOffer before = {.state = update->offer.state, .status = update->offer.status};
    int version = update->current.version;
    arena_reset(update->texts);
    update->offer = read_offer(update, update->spec.folder, OFFER_FILE);
    update->last = read_offer(update, update->spec.store, OFFER_LAST);
    update->current = find_version(update, PACK_CURRENT);
    update->previous = find_version(update, PACK_PREVIOUS);
    if (update->offer.state != before.state || update->offer.status != before.status ||
        update->current.version != version)
        update->is_asked = false;
}

// ---- what is asked for

static void ask(Update *update, const char *request, Text words, int64_t now_ms)
{
    const char *folder = update->spec.folder;
    if (!folder)
        return;
    const char *path = file_path(update->texts, text_of(folder), text_of(request));
    bool is_written = store_write(path, words, STORE_FOR_ALL);
    update->is_asked = true;
    update->asked_ms = is_written ? now_ms : now_ms - UPDATE_PATIENCE_MS; // what nobody reads has failed at once
}

// Of the stick that is in.
static void ask_of_stick(Update *update, const char *request, Text words, int64_t now_ms)
{
    const PackOffer *offer = &update->offer;
    if (offer->device.size)
        ask(update, text_format(update->texts, "%s.%.*s", request, TEXT_ARGS(offer->device)).at, words, now_ms);
}

void update_accept(Update *update, int64_t now_ms)
{
    if (update->offer.state == OFFER_OPEN && update->offer.digest.size)
        ask_of_stick(update, OFFER_ACCEPT, update->offer.digest, now_ms);
}

void update_roll_back(Update *update, int64_t now_ms)
{
    ask(update, OFFER_BACK, TEXT(""), now_ms);
}

void update_write_status(Update *update, const Report *report, int64_t now_ms)
{
    ask_of_stick(update, OFFER_STATUS, report_print(update->texts, report), now_ms);
}

bool update_is_late(const Update *update, int64_t now_ms)
{
    return update->is_asked && now_ms >= update->asked_ms + UPDATE_PATIENCE_MS;
}

int64_t update_due_ms(const Update *update, int64_t until_ms)
{
    int64_t late_ms = update->asked_ms + UPDATE_PATIENCE_MS;
    return update->is_asked && late_ms < until_ms ? late_ms : until_ms;
}
