#include "refstack/csms16/csms16_token.h"

#include <string.h>

#include "refstack/csms/token.h"
#include "refstack/stack/api.h"
#include "refstack/stack/stack.h"

const char *csms16_token_status(const char *reason)
{
    if (!reason)
        return "Accepted";
    if (!strcmp(reason, "Unknown"))
        return "Invalid";
    return strcmp(reason, "NoCredit") != 0 ? reason : "Blocked";
}

void csms16_token_info(struct refstack *rs, cJSON *out, const char *token, const char *reason)
{
    cJSON *info = cJSON_AddObjectToObject(out, "idTagInfo");
    sqlite3_stmt *q =
        db_ask(rs->db, "SELECT expires_ms, parent FROM token WHERE token = ?", db_t(token));

    cJSON_AddStringToObject(info, "status", csms16_token_status(reason));
    if (!db_row(rs->db, q))
        return;
    if (!db_null(q, 0)) {
        char text[25];

        tz_rfc3339(csms_token_end_ms(rs, db_int(q, 0)), text);
        cJSON_AddStringToObject(info, "expiryDate", text);
    }
    if (!mutant_is(rs, MUTANT_forgets_groups))
        api_put_text(info, "parentIdTag", csms_token_group(rs, db_text(q, 1)));
    db_done(q);
}
