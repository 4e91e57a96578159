#include "refstack/csms/token.h"

#include <string.h>

#include "refstack/csms/scripted_answer.h"

#define YEAR_MS ((int64_t)365 * 24 * 3600 * 1000)

static const char *judged(struct db *db, const char *token, int64_t at_ms)
{
    static const char *const reasons[] = {"Blocked", "Expired", "NoCredit", NULL};
    sqlite3_stmt *q =
        db_ask(db, "SELECT status, expires_ms FROM token WHERE token = ?", db_t(token));
    const char *reason = NULL;

    if (!db_row(db, q))
        return "Unknown";
    for (const char *const *word = reasons; *word; word++)
        if (!strcmp(db_text(q, 0), *word))
            reason = *word;
    if (!reason && !db_null(q, 1) && db_int(q, 1) <= at_ms)
        reason = "Expired";
    db_done(q);
    return reason;
}

static const char *reason_of(struct refstack *rs, const char *token, int64_t at_ms)
{
    return mutant_is(rs, MUTANT_accepts_every_token) ? NULL : judged(rs->db, token, at_ms);
}

/* How an answer tells the status of a token, in any dialect, and what we call the reason. */
static const struct told_reason {
    const char *status, *reason;
} told_reasons[] = {
    {"Accepted", NULL},     {"Blocked", "Blocked"},           {"Expired", "Expired"},
    {"Invalid", "Unknown"}, {"ConcurrentTx", "ConcurrentTx"}, {"NoCredit", "NoCredit"},
    {NULL, NULL},
};

const char *csms_turn_reason(const struct csms_turn *turn, const char *token, int64_t at_ms)
{
    const char *word = csms_scripted_word(turn, turn->station->dialect->token_info, "status");

    if (!word)
        return reason_of(turn->rs, token, at_ms);
    for (const struct told_reason *told = told_reasons; told->status; told++)
        if (!strcmp(told->status, word))
            return told->reason;
    return "Unknown";
}

void csms_refuse(struct csms_turn *turn, int connector, int64_t at_ms, const char *token,
                 const char *reason)
{
    int64_t n = connector;

    db_run(turn->rs->db,
           "INSERT INTO refusal(at_ms, station, connector, token, status, reason) "
           "VALUES(?, ?, ?, ?, ?, ?)",
           db_i(at_ms), db_t(turn->station->id), db_n(connector > 0 ? &n : NULL), db_t(token),
           db_t(turn->station->dialect->token_status(reason)), db_t(reason));
}

int64_t csms_token_end_ms(const struct refstack *rs, int64_t expires_ms)
{
    return mutant_is(rs, MUTANT_keeps_tokens_longer) ? expires_ms + YEAR_MS : expires_ms;
}

const char *csms_token_group(const struct refstack *rs, const char *parent)
{
    return mutant_is(rs, MUTANT_names_another_group) ? "GROUP1" : parent;
}
