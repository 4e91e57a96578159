#include "refstack/csms201/csms201_token.h"

#include <string.h>

#include "refstack/csms/payload.h"
#include "refstack/csms/token.h"

const char *csms201_reason(const struct csms_turn *turn, const cJSON *token, int64_t at_ms)
{
    if (!strcmp(csms_text(token, "type"),
                "NoAuthorization")) /* 2.0.1 part 2, C15: whoever plugs in may */
        return NULL;
    return csms_turn_reason(turn, csms_text(token, "idToken"), at_ms);
}

/* Our reasons are words of AuthorizationStatusEnumType already. (2.0.1 part 2, 3.8) */
const char *csms201_token_status(const char *reason)
{
    return reason ? reason : "Accepted";
}

static void put_group(cJSON *info, const char *parent)
{
    cJSON *group;

    if (!parent)
        return;
    group = cJSON_AddObjectToObject(info, "groupIdToken");
    cJSON_AddStringToObject(group, "idToken", parent);
    cJSON_AddStringToObject(group, "type", "Central");
}

void csms201_token_info(struct refstack *rs, cJSON *out, const cJSON *token, const char *reason)
{
    cJSON *info = cJSON_AddObjectToObject(out, "idTokenInfo");
    sqlite3_stmt *q = db_ask(rs->db, "SELECT expires_ms, parent FROM token WHERE token = ?",
                             db_t(csms_text(token, "idToken")));

    cJSON_AddStringToObject(info, "status", csms201_token_status(reason));
    if (!db_row(rs->db, q))
        return;
    if (!db_null(q, 0))
        csms_put_time(info, "cacheExpiryDateTime", csms_token_end_ms(rs, db_int(q, 0)));
    if (!mutant_is(rs, MUTANT_forgets_groups))
        put_group(info, csms_token_group(rs, db_text(q, 1)));
    db_done(q);
}
