#include "stage/setting.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"

struct setting {
    cJSON *rows[SETTING_COUNT];
    cJSON *draft; /* a tariff that is not complete yet, or NULL */
    cJSON *expect;
    cJSON *places;     /* scorer -> file:line */
    cJSON *names;      /* kind -> array */
    const char **list; /* of setting_names() */
};

enum sut_verb setting_verb(enum setting_part part)
{
    static const enum sut_verb verbs[SETTING_COUNT] = {
#define X(name, verb) [SETTING_##name] = SUT_##verb,
        SETTING_LIST(X)
#undef X
    };

    assert((unsigned)part < SETTING_COUNT);
    return verbs[part];
}

struct setting *setting_new(void)
{
    struct setting *s = mem_new(sizeof(*s));

    for (int part = 0; part < SETTING_COUNT; part++)
        s->rows[part] = cJSON_CreateArray();
    s->expect = cJSON_CreateObject();
    s->places = cJSON_CreateObject();
    s->names = cJSON_CreateObject();
    return s;
}

void setting_free(struct setting *s)
{
    if (!s)
        return;
    for (int part = 0; part < SETTING_COUNT; part++)
        cJSON_Delete(s->rows[part]);
    cJSON_Delete(s->draft);
    cJSON_Delete(s->expect);
    cJSON_Delete(s->places);
    cJSON_Delete(s->names);
    free(s->list);
    free(s);
}

void setting_add(struct setting *s, enum setting_part part, cJSON *row)
{
    cJSON_AddItemToArray(s->rows[part], row);
}

const cJSON *setting_rows(const struct setting *s, enum setting_part part)
{
    return s->rows[part];
}

static cJSON *find(cJSON *list, const char *key, const char *value)
{
    cJSON *item;

    cJSON_ArrayForEach (item, list) {
        if (json_is(item, key, value))
            return item;
    }
    return NULL;
}

/* cJSON frees the name of what it puts in before it copies the name that it is given. */
static void replace(cJSON *into, cJSON *field)
{
    char *name = mem_text(field->string);

    cJSON_ReplaceItemInObjectCaseSensitive(into, name, field);
    free(name);
}

/* Fields of @p from that @p into lacks; when @p all, also those it has. Consumes @p from. */
static void merge(cJSON *into, cJSON *from, bool all)
{
    cJSON *field;

    while ((field = cJSON_DetachItemFromArray(from, 0))) {
        if (!json_item(into, field->string))
            cJSON_AddItemToObject(into, field->string, field);
        else if (all)
            replace(into, field);
        else
            cJSON_Delete(field);
    }
    cJSON_Delete(from);
}

static void upsert(cJSON *list, const char *key, cJSON *row, bool stated)
{
    const char *value = json_text(row, key);
    cJSON *old = find(list, key, value);

    if (old)
        merge(old, row, stated);
    else
        cJSON_AddItemToArray(list, row);
}

void setting_account(struct setting *s, cJSON *row, bool stated)
{
    upsert(s->rows[SETTING_accounts], "account", row, stated);
}

void setting_token(struct setting *s, cJSON *row, bool stated)
{
    upsert(s->rows[SETTING_tokens], "token", row, stated);
}

cJSON *setting_draft_tariff(struct setting *s, cJSON *row)
{
    cJSON_Delete(s->draft);
    return s->draft = row;
}

void setting_tariff(struct setting *s)
{
    cJSON *old = find(s->rows[SETTING_tariffs], "name", json_text(s->draft, "name"));

    if (old)
        cJSON_ReplaceItemViaPointer(s->rows[SETTING_tariffs], old, s->draft);
    else
        cJSON_AddItemToArray(s->rows[SETTING_tariffs], s->draft);
    s->draft = NULL;
}

const cJSON *setting_find(const struct setting *s, enum setting_part part, const char *key,
                          const char *value)
{
    return find(s->rows[part], key, value);
}

cJSON *setting_expectation(struct setting *s, const char *scorer)
{
    cJSON *expectation = cJSON_GetObjectItemCaseSensitive(s->expect, scorer);

    return expectation ? expectation : cJSON_AddObjectToObject(s->expect, scorer);
}

const cJSON *setting_expected(const struct setting *s, const char *scorer)
{
    return json_item(s->expect, scorer);
}

cJSON *setting_expectations(const struct setting *s)
{
    return s->expect;
}

void setting_place(struct setting *s, const char *scorer, const char *place)
{
    cJSON_DeleteItemFromObjectCaseSensitive(s->places, scorer);
    cJSON_AddStringToObject(s->places, scorer, place);
}

const char *setting_place_of(const struct setting *s, const char *scorer)
{
    const char *place = json_text(s->places, scorer);

    return place ? place : "";
}

void setting_name(struct setting *s, const char *kind, const char *name)
{
    cJSON *list = cJSON_GetObjectItemCaseSensitive(s->names, kind);

    if (!list)
        list = cJSON_AddArrayToObject(s->names, kind);
    cJSON_AddItemToArray(list, cJSON_CreateString(name));
}

static void list_texts(const char **list, size_t *n, const cJSON *rows, const char *key)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, rows) {
        const char *name = key ? json_text(row, key) : row->valuestring;
        if (name)
            list[(*n)++] = name;
    }
}

const char *const *setting_names(struct setting *s, const char *kind)
{
    static const struct {
        const char *kind;
        enum setting_part part;
    } rows[] = {{"token", SETTING_tokens}, {"account", SETTING_accounts}};
    const cJSON *noted = json_item(s->names, kind);
    size_t room = (size_t)cJSON_GetArraySize(noted) + 1, n = 0;

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        room += (size_t)cJSON_GetArraySize(s->rows[rows[i].part]);
    s->list = mem_resize(s->list, room, sizeof(*s->list));
    list_texts(s->list, &n, noted, NULL);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (strcmp(rows[i].kind, kind) == 0)
            list_texts(s->list, &n, s->rows[rows[i].part], kind);
    s->list[n] = NULL;
    return s->list;
}
