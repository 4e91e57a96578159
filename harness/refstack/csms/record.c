#include "refstack/csms/record.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ocpp/redaction.h"
#include "refstack/stack/api.h"
#include "refstack/stack/stack.h"

void csms_record_put(struct refstack *rs, const struct csms_record *r, const cJSON *body)
{
    char *text = cJSON_PrintUnformatted(body);

    db_run(rs->db,
           "INSERT OR REPLACE INTO record(station, kind, key, at_ms, state, body) "
           "VALUES(?, ?, ?, ?, ?, ?)",
           db_t(r->station), db_t(r->kind), db_t(r->key), db_i(vclock_now_ms(rs->clk)),
           db_t(r->state), db_t(text));
    cJSON_free(text);
}

void csms_record_turn(struct refstack *rs, const struct csms_record *r, const cJSON *body)
{
    char *text = cJSON_PrintUnformatted(body);

    db_run(rs->db,
           "INSERT INTO record(station, kind, key, at_ms, state, body) VALUES(?, ?, ?, ?, ?, ?) "
           "ON CONFLICT DO UPDATE SET at_ms = excluded.at_ms, state = excluded.state",
           db_t(r->station), db_t(r->kind), db_t(r->key), db_i(vclock_now_ms(rs->clk)),
           db_t(r->state), db_t(text));
    cJSON_free(text);
}

void csms_record_drop(struct refstack *rs, const struct csms_record *r)
{
    db_run(rs->db, "DELETE FROM record WHERE station = ? AND kind = ? AND key = COALESCE(?, key)",
           db_t(r->station), db_t(r->kind), db_t(r->key));
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
        cJSON_AddItemToObject(object, "body", cJSON_Parse(db_text(q, 4)));
    }
}

cJSON *csms_shown(const cJSON *payload)
{
    cJSON *copy = cJSON_Duplicate(payload, 1);

    redaction_hide(copy);
    return copy;
}

/* ---- paths ---- */

/* The value below @p json that the first @p len bytes of @p path name. */
static const cJSON *below(const cJSON *json, const char *path, size_t len)
{
    while (json && len > 0) {
        size_t step = 0;
        char name[60];

        while (step < len && path[step] != '.')
            step++;
        snprintf(name, sizeof(name), "%.*s", (int)step, path);
        json = isdigit((unsigned char)name[0])
                   ? cJSON_GetArrayItem(json, (int)strtol(name, NULL, 10))
                   : cJSON_GetObjectItemCaseSensitive(json, name);
        step += step < len;
        path += step;
        len -= step;
    }
    return json;
}

const cJSON *csms_record_at(const cJSON *json, const char *path)
{
    return below(json, path, strlen(path));
}

static char *value_text(const cJSON *value)
{
    char *printed, *text;

    if (!value)
        return NULL;
    if (cJSON_IsString(value))
        return mem_text(value->valuestring);
    printed = cJSON_PrintUnformatted(value);
    text = mem_text(printed);
    cJSON_free(printed);
    return text;
}

/* One word: paths and "=constant" with bars between; "" when none of them is there. */
static char *word_text(const cJSON *json, const char *word, size_t len)
{
    while (len > 0) {
        size_t path = 0;
        char *text;

        while (path < len && word[path] != '|')
            path++;
        if (*word == '=')
            return mem_text_n(word + 1, path - 1);
        text = value_text(below(json, word, path));
        if (text)
            return text;
        path += path < len;
        word += path;
        len -= path;
    }
    return mem_text("");
}

char *csms_record_text(const cJSON *json, const char *paths)
{
    char *all = mem_text("");
    const char *sign = "";

    while (*(paths += strspn(paths, " "))) {
        size_t len = strcspn(paths, " ");
        char *word = word_text(json, paths, len);
        char *longer = mem_printf("%s%s%s", all, sign, word);

        free(word);
        free(all);
        all = longer;
        sign = "/";
        paths += len;
    }
    return all;
}
