#include "refstack/csms/record.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_number.h"
#include "base/mem.h"
#include "ocpp/redaction.h"
#include "refstack/stack/api.h"
#include "refstack/stack/stack.h"

void csms_record_put(struct refstack *rs, const struct csms_record *r, const cJSON *body)
{
    char *text = json_print(body);

    db_run(rs->db,
           "INSERT OR REPLACE INTO record(station, kind, key, at_ms, state, body) "
           "VALUES(?, ?, ?, ?, NULLIF(?, ''), ?)",
           db_t(r->station), db_t(r->kind), db_t(r->key), db_i(vclock_now_ms(rs->clk)),
           db_t(r->state), db_t(text));
    cJSON_free(text);
}

void csms_record_turn(struct refstack *rs, const struct csms_record *r, const cJSON *body)
{
    char *text = json_print(body);

    db_run(rs->db,
           "INSERT INTO record(station, kind, key, at_ms, state, body) "
           "VALUES(?, ?, ?, ?, NULLIF(?, ''), ?) ON CONFLICT DO UPDATE SET at_ms = excluded.at_ms, "
           "state = excluded.state",
           db_t(r->station), db_t(r->kind), db_t(r->key), db_i(vclock_now_ms(rs->clk)),
           db_t(r->state), db_t(text));
    cJSON_free(text);
}

void csms_record_drop(struct refstack *rs, const struct csms_record *r)
{
    db_run(rs->db, "DELETE FROM record WHERE station = ? AND kind = ? AND key = COALESCE(?, key)",
           db_t(r->station), db_t(r->kind), db_t(r->key));
}

void csms_record_keep(struct refstack *rs, enum csms_record_how how, const struct csms_record *r,
                      const cJSON *body)
{
    if (how == RECORD_put)
        csms_record_put(rs, r, body);
    else if (how == RECORD_turn)
        csms_record_turn(rs, r, body);
    else
        csms_record_drop(rs, r);
}

void csms_record_show(struct refstack *rs, const char *station, const char *kind, cJSON *array)
{
    sqlite3_stmt *q = db_ask(rs->db,
                             "SELECT kind, key, at_ms, state, body FROM record WHERE station = ? "
                             "AND kind = COALESCE(?, kind) ORDER BY kind, key",
                             db_t(station), db_t(kind));

    while (db_row(rs->db, q)) {
        cJSON *object = cJSON_CreateObject();

        cJSON_AddItemToArray(array, object);
        api_put_text(object, "kind", db_text(q, 0));
        api_put_text(object, "key", db_text(q, 1));
        api_put_int(object, "at_ms", db_int(q, 2));
        api_put_text(object, "state", db_text(q, 3));
        cJSON_AddItemToObject(object, "body", json_parse(db_text(q, 4)));
    }
}

cJSON *csms_shown(const cJSON *payload)
{
    cJSON *copy = cJSON_Duplicate(payload, 1);

    redaction_hide(copy);
    return copy;
}

/* ---- paths ---- */

static const cJSON *field(const cJSON *json, const char *name)
{
    return isdigit((unsigned char)*name) ? cJSON_GetArrayItem(json, (int)strtol(name, NULL, 10))
                                         : cJSON_GetObjectItemCaseSensitive(json, name);
}

const cJSON *csms_record_at(const cJSON *json, const char *path)
{
    char *copy = mem_text(path), *rest = copy;

    for (char *name; json && (name = strsep(&rest, "."));)
        json = field(json, name);
    free(copy);
    return json;
}

static char *value_text(const cJSON *value)
{
    char *printed, *text;

    if (!value)
        return NULL;
    if (cJSON_IsString(value))
        return mem_text(value->valuestring);
    printed = json_print(value);
    text = mem_text(printed);
    cJSON_free(printed);
    return text;
}

/* One word, which is cut up: paths and "=constant" with bars between; "" when none of them is
 * there. */
static char *word_text(const cJSON *json, char *word)
{
    for (char *path; (path = strsep(&word, "|"));) {
        char *text = *path == '=' ? mem_text(path + 1) : value_text(csms_record_at(json, path));

        if (text)
            return text;
    }
    return mem_text("");
}

char *csms_record_text(const cJSON *json, const char *paths)
{
    char *copy = mem_text(paths), *rest = copy, *all = NULL;

    for (char *path; (path = strsep(&rest, " "));) {
        char *word = word_text(json, path);
        char *longer = all ? mem_printf("%s/%s", all, word) : mem_text(word);

        free(word);
        free(all);
        all = longer;
    }
    free(copy);
    return all;
}
