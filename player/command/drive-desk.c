#include "command/drive-desk.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/store.h"
#include "device/lock.h"
#include "pack/pack-folder.h"
#include "pack/pack-offer.h"

void drive_desk_pin(DriveRide *ride, const JourneyStep *step)
{
    char *folder = text_string(ride->arena, TEXT("/tmp/lectern-staff-XXXXXX"));
    if (ride->stage.app)
        FAIL(ride, "pin may only be a first step");
    else if (!lock_may_be(step->words[1]) || !mkdtemp(folder) || !lock_set(folder, step->words[1]))
        FAIL(ride, "expected a PIN that can be kept, was \"%.*s\"", TEXT_ARGS(step->words[1]));
    else
        ride->spec.desk = (DeskSpec){.folder = folder, .requests = folder, .store = folder};
}

void drive_desk_clock(DriveRide *ride, const JourneyStep *step)
{
    if (ride->stage.app || !text_is(step->words[1], "doubted"))
        FAIL(ride, "expected \"clock doubted\" as a first step, after the pin");
    else
        ride->spec.desk.clock = clock_open(&(ClockSpec){.folder = ride->spec.desk.folder});
}

static void stir(DriveRide *ride)
{
    if (!ride->stage.app)
        return;
    app_stir(ride->stage.app);
    stage_frame(&ride->stage);
}

static bool lead(DriveRide *ride, PackLink link, Text version)
{
    PackName name;
    const char *store = ride->spec.desk.store;
    if (!pack_name_read(text_format(ride->arena, "home-%.*s", TEXT_ARGS(version)), &name))
        return false;
    mkdir(pack_store_folder(ride->arena, store, &name), 0755);
    return pack_store_lead(ride->arena, store, link, &name);
}

void drive_desk_versions(DriveRide *ride, const JourneyStep *step)
{
    bool is_led = ride->spec.desk.store && lead(ride, PACK_CURRENT, step->words[1]) &&
                  (step->word_count < 3 || lead(ride, PACK_PREVIOUS, step->words[2]));
    if (!is_led)
        FAIL(ride, "expected numbers of versions, after the pin");
    stir(ride);
}

void drive_desk_stick(DriveRide *ride, const JourneyStep *step)
{
    enum { OFFER_BYTES_MOST = 65536 };
    Text bytes = TEXT("");
    bool is_out = text_is(step->words[1], "out");
    const char *path = text_string(ride->arena, step->words[1]);
    if (!ride->spec.desk.requests)
        FAIL(ride, "stick may only come after the pin");
    else if (!is_out && file_read(ride->arena, path, OFFER_BYTES_MOST, &bytes) != FILE_READ)
        FAIL(ride, "expected to read %s, it cannot be read", path);
    else {
        const char *offer = file_path(ride->arena, text_of(ride->spec.desk.requests), TEXT(OFFER_FILE));
        if (is_out ? unlink(offer) != 0 : !store_write(offer, bytes, STORE_FOR_OWNER))
            FAIL(ride, "expected to change %s, it cannot be written", offer);
        stir(ride);
    }
}

void drive_desk_clear(DriveRide *ride)
{
    clock_close(ride->spec.desk.clock);
    if (ride->spec.desk.folder)
        pack_folder_remove(ride->spec.desk.folder);
}
