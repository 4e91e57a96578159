#include "station/dialect.h"

#include <string.h>

#include "base/json_read.h"
#include "station/station_state.h"

static const struct wish *row_of(const struct station *s, const char *action, const cJSON *args)
{
    const struct wish *row = s ? s->dialect->wishes : NULL;

    while (row && row->to && (strcmp(row->action, action) != 0 || !json_item(args, row->field)))
        row++;
    return row && row->to && !json_item(args, "evseId") ? row : NULL;
}

cJSON *dialect_wish(const struct station *s, const char **action, cJSON *args)
{
    const struct wish *row = row_of(s, *action, args);
    cJSON *meant;

    if (!row)
        return args;
    *action = row->to;
    meant = row->args(s, args);
    cJSON_Delete(args);
    return meant;
}
