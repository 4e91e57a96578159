#include <stdlib.h>
#include <string.h>

#include "refstack/csms/csms_inside.h"

static const char *judged(struct db *db, const char *token, int64_t at_ms)
{
    static const char *const reasons[] = {"Blocked", "Expired", "NoCredit"};
    sqlite3_stmt *q =
        db_ask(db, "SELECT status, expires_ms FROM token WHERE token = ?", "t", token);
    const char *reason = NULL;

    if (!db_row(db, q))
        return "Unknown";
    for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
        if (!strcmp(db_text(q, 0), reasons[i]))
            reason = reasons[i];
    if (!reason && !db_null(q, 1) && db_int(q, 1) <= at_ms)
        reason = "Expired";
    db_done(q);
    return reason;
}

const char *csms_token_reason(struct refstack *rs, const char *token, int64_t at_ms)
{
    return mutant_is(rs, MUTANT_accepts_every_token) ? NULL : judged(rs->db, token, at_ms);
}

/* idTagInfo.status of OCPP 1.6 and idTokenInfo.status of 2.0.1, and what we call it. */
static const struct {
    const char *status, *reason;
} told_reasons[] = {
    {"Accepted", NULL},     {"Blocked", "Blocked"},           {"Expired", "Expired"},
    {"Invalid", "Unknown"}, {"ConcurrentTx", "ConcurrentTx"}, {"NoCredit", "NoCredit"},
};

const char *csms_turn_reason(const struct csms_turn *turn, const char *token, int64_t at_ms)
{
    const char *word = csms_script_word(turn, "idTagInfo", "status");

    if (!word)
        word = csms_script_word(turn, "idTokenInfo", "status");
    for (size_t i = 0; word && i < sizeof(told_reasons) / sizeof(told_reasons[0]); i++)
        if (!strcmp(told_reasons[i].status, word))
            return told_reasons[i].reason;
    return word ? "Unknown" : csms_token_reason(turn->rs, token, at_ms);
}

const char *csms_token_status(const char *reason)
{
    if (!reason)
        return "Accepted";
    if (!strcmp(reason, "Unknown"))
        return "Invalid";
    return strcmp(reason, "NoCredit") != 0 ? reason : "Blocked";
}

void csms_token_info(struct refstack *rs, cJSON *out, const char *token, const char *reason)
{
    cJSON *info = cJSON_AddObjectToObject(out, "idTagInfo");
    sqlite3_stmt *q =
        db_ask(rs->db, "SELECT expires_ms, parent FROM token WHERE token = ?", "t", token);

    cJSON_AddStringToObject(info, "status", csms_token_status(reason));
    if (!db_row(rs->db, q))
        return;
    if (!db_null(q, 0)) {
        char text[25];

        tz_rfc3339(db_int(q, 0), text);
        cJSON_AddStringToObject(info, "expiryDate", text);
    }
    if (!mutant_is(rs, MUTANT_forgets_groups))
        api_put_text(info, "parentIdTag", db_text(q, 1));
    db_done(q);
}

void csms_refuse(struct csms_turn *turn, int connector, int64_t at_ms, const char *token,
                 const char *reason)
{
    int64_t n = connector;

    db_run(turn->rs->db,
           "INSERT INTO refusal(at_ms, station, connector, token, status, reason) "
           "VALUES(?, ?, ?, ?, ?, ?)",
           "itnttt", at_ms, turn->station->id, connector > 0 ? &n : NULL, token,
           turn->station->dialect->token_status(reason), reason);
    stack_news(turn->rs);
}
