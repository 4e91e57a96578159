#include "speech16.h"
#include "station_state.h"

static const struct call_row *const tables[] = {core16_rows, NULL};

void speech16_call(struct station *s, const struct frame *f)
{
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(f->payload, "connectorId");

    call_answer(s, f, cJSON_IsNumber(id) ? id->valueint : -1, tables);
}
