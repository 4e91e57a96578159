#include "refstack/csms/local_list.h"

#include <stdlib.h>
#include <string.h>

#include "refstack/csms/dialect.h"
#include "refstack/csms/payload.h"
#include "refstack/csms/record.h"
#include "refstack/csms/station.h"

void csms_keep_local_list(const struct csms_deal *d)
{
    const cJSON *list = csms_record_at(d->both, "args.localAuthorizationList");
    const struct csms_dialect *dialect = d->st->dialect;
    const cJSON *entry;

    if (!csms_deal_accepted(d))
        return;
    if (!strcmp(cJSON_GetStringValue(csms_record_at(d->both, "args.updateType")), "Full"))
        csms_record_drop(d->st->rs, &(struct csms_record){d->st->id, "local_list", NULL, NULL});
    cJSON_ArrayForEach (entry, list) {
        char *key = csms_record_text(entry, dialect->token);
        const cJSON *info = cJSON_GetObjectItemCaseSensitive(entry, dialect->token_info);
        struct csms_record r = {d->st->id, "local_list", key, csms_text(info, "status")};

        db_run(d->st->rs->db,
               "DELETE FROM record WHERE station = ? AND kind = 'local_list' AND "
               "key = ? COLLATE NOCASE",
               db_t(d->st->id), db_t(key)); /* tokens are case-insensitive */
        if (r.state)
            csms_record_put(d->st->rs, &r, entry);
        free(key);
    }
}

/* Not only the list: its version, too, for the next one is differential. */
void csms_forget_local_list(const struct csms_station *st)
{
    csms_record_drop(st->rs, &(struct csms_record){st->id, "local_list", NULL, NULL});
    csms_record_drop(st->rs, &(struct csms_record){st->id, "local_list_version", NULL, NULL});
}
