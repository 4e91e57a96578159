#include "station/local_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "station/station_state.h"

struct entry {
    char token[TOKEN_ROOM], parent[TOKEN_ROOM];
    char status[24];
    int64_t expires_ms;
};

struct local_list {
    int64_t version;
    int count;
    struct entry *entries;
};

int local_list_count(const struct station *s)
{
    return s->local_list ? s->local_list->count : 0;
}

int64_t local_list_version(const struct station *s)
{
    return s->local_list ? s->local_list->version : 0;
}

static void discard(struct local_list *list)
{
    if (!list)
        return;
    free(list->entries);
    free(list);
}

static struct entry *entry_of(const struct local_list *list, const char *token)
{
    for (int i = 0; list && i < list->count; i++)
        if (strcasecmp(list->entries[i].token, token) == 0)
            return &list->entries[i];
    return NULL;
}

bool local_list_find(const struct station *s, const char *token, struct token_info *out)
{
    const struct entry *e = entry_of(s->local_list, token);

    if (!e || !config_true(&s->config, CONFIG_LocalAuthListEnabled))
        return false;
    *out = (struct token_info){e->status, e->parent, e->expires_ms};
    return true;
}

/* A list must be unambiguous; only a differential update takes something away. */
static bool sensible(const struct local_update *u)
{
    for (int i = 0; i < u->count; i++) {
        if (u->changes[i].remove && u->full)
            return false;
        for (int k = 0; k < i; k++)
            if (strcasecmp(u->changes[k].token, u->changes[i].token) == 0)
                return false;
    }
    return true;
}

static void take_away(struct local_list *list, const char *token)
{
    struct entry *e = entry_of(list, token);

    if (e)
        *e = list->entries[--list->count];
}

static void put(struct local_list *list, const struct local_change *change)
{
    struct entry *e = entry_of(list, change->token);

    if (!e)
        e = &list->entries[list->count++];
    *e = (struct entry){.expires_ms = change->info.expires_ms};
    snprintf(e->token, sizeof(e->token), "%s", change->token);
    snprintf(e->parent, sizeof(e->parent), "%s", change->info.parent ? change->info.parent : "");
    snprintf(e->status, sizeof(e->status), "%s", change->info.status);
}

static struct local_list *updated(const struct station *s, const struct local_update *u)
{
    struct local_list *list = mem_new(sizeof(*list));
    int old = u->full ? 0 : local_list_count(s);

    list->version = u->version;
    list->count = old;
    list->entries = mem_resize(NULL, (size_t)(old + u->count) + 1, sizeof(struct entry));
    if (old > 0)
        memcpy(list->entries, s->local_list->entries, (size_t)old * sizeof(struct entry));
    for (int i = 0; i < u->count; i++)
        if (u->changes[i].remove)
            take_away(list, u->changes[i].token);
        else
            put(list, &u->changes[i]);
    return list;
}

const char *local_list_update(struct station *s, const struct local_update *u)
{
    const struct station_config *config = &s->config;
    struct local_list *list;

    if (u->version <= 0 || u->count > config_number(config, CONFIG_SendLocalListMaxLength) ||
        !sensible(u))
        return "Failed";
    if (!u->full && u->version <= u->current)
        return "VersionMismatch";
    list = updated(s, u);
    if (list->count > config_number(config, CONFIG_LocalAuthListMaxLength)) {
        discard(list);
        return "Failed";
    }
    discard(s->local_list);
    s->local_list = list;
    return "Accepted";
}

static void forget(struct station *s)
{
    discard(s->local_list);
}

const struct station_part part_local_list = {.forget = forget};
