#include "screen/riders-met.h"

#include <assert.h>

static bool is_met(const RidersMet *met, Id scope, Id rider)
{
    for (int i = 0; i < met->count; i++)
        if (id_equal(met->at[i].scope, scope) && id_equal(met->at[i].rider, rider))
            return true;
    return false;
}

void riders_met_add(RidersMet *met, const Frame *frame)
{
    for (int i = 0; i < frame->riders.count; i++)
        if (met->count < RIDERS_MET_MOST && !is_met(met, frame->rider_scope, frame->riders.at[i]))
            met->at[met->count++] = (RiderMet){frame->rider_scope, frame->riders.at[i]};
}

int riders_met_list(const RidersMet *met, int count, Id scope, Id *quiet)
{
    assert(count >= 0 && count <= met->count);
    int found = 0;
    for (int i = 0; i < count; i++)
        if (id_equal(met->at[i].scope, scope))
            quiet[found++] = met->at[i].rider;
    return found;
}
