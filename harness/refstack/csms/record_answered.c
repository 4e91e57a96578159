#include "refstack/csms/record_answered.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_number.h"
#include "refstack/csms/dialect.h"
#include "refstack/csms/station.h"

static bool holds(const struct csms_answer *r, const cJSON *json)
{
    char *status;
    bool yes = false;

    if (!r->status)
        return true;
    status = csms_record_text(json, r->status);
    for (const char *const *word = r->when; *word; word++)
        yes |= !strcmp(*word, status);
    free(status);
    return yes;
}

/* @p json: where the row's paths begin; @p body: what is kept, NULL for nothing. */
static void keep(const struct csms_deal *d, const struct csms_answer *r, const cJSON *json,
                 const cJSON *body)
{
    char *key = csms_record_text(json, r->key), *state = csms_record_text(json, r->state);
    struct csms_record record = {d->st->id, r->kind, key, state};

    csms_record_keep(d->st->rs, r->how, &record, body);
    free(key);
    free(state);
}

static void apply(const struct csms_deal *d, const struct csms_answer *r)
{
    const cJSON *item;

    if (r->also)
        r->also(d);
    if (!r->kind)
        return;
    if (!r->list) {
        if (holds(r, d->both))
            keep(d, r, d->both, r->body ? csms_record_at(d->both, r->body) : NULL);
        return;
    }
    cJSON_ArrayForEach (item, csms_record_at(d->both, r->list)) {
        if (holds(r, item))
            keep(d, r, item, item);
    }
}

bool csms_deal_accepted(const struct csms_deal *d)
{
    const char *status = cJSON_GetStringValue(csms_record_at(d->both, "answer.status"));

    return status && !strcmp(status, "Accepted");
}

void csms_keep_answer(struct csms_station *st, int64_t command, const char *action,
                      cJSON *take_answer)
{
    cJSON *both = cJSON_CreateObject();
    struct csms_deal d = {st, both};
    sqlite3_stmt *q = db_ask(st->rs->db, "SELECT args FROM command WHERE id = ?", db_i(command));

    if (db_row(st->rs->db, q)) {
        cJSON_AddItemToObject(both, "args", json_parse(db_text(q, 0)));
        db_done(q);
    }
    cJSON_AddItemToObject(both, "answer", take_answer);
    for (const struct csms_answer *r = st->dialect->answers; r->action; r++)
        if (!strcmp(r->action, action))
            apply(&d, r);
    cJSON_Delete(both);
}
