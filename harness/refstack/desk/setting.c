#include "refstack/desk/setting.h"

#include <stdlib.h>

void desk_load_sla(struct desk *d)
{
    sqlite3_stmt *q =
        db_ask(d->rs->db, "SELECT body FROM desk_setting WHERE name = 'sla'", DB_NONE);

    cJSON *json = NULL;

    if (db_row(d->rs->db, q)) {
        json = cJSON_Parse(db_text(q, 0));
        db_done(q);
    }
    sla_read(&d->sla, &d->rs->tz, json);
    cJSON_Delete(json);
}

const char *desk_set_sla(struct desk *d, const cJSON *json)
{
    char *body;

    if (mutant_is(d->rs, MUTANT_refuses_service_levels))
        return "service levels are set by hand here";
    if (!sla_read(&d->sla, &d->rs->tz, json))
        return "grades are L1 to L3 with first_reply_ms, on_site_ms, resolution_ms, progress_ms, "
               "none negative; hours have from_min, to_min and days; holidays are dates";
    if (mutant_is(d->rs, MUTANT_forgets_holidays))
        *d->sla.cal.holiday[0] = '\0';
    body = cJSON_PrintUnformatted(json);
    db_run(d->rs->db, "INSERT OR REPLACE INTO desk_setting(name, body) VALUES('sla', ?)",
           db_t(body));
    free(body);
    return NULL;
}
