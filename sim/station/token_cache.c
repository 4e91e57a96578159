#include "station/token_cache.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "base/mem.h"
#include "station/station_state.h"

#define CACHE_ROOM 32

struct cached {
    char token[TOKEN_ROOM], parent[TOKEN_ROOM];
    char status[24];
    int64_t expires_ms; /* VCLOCK_NEVER: does not */
    int64_t until_ms;   /* it is forgotten; VCLOCK_NEVER: never */
};

struct token_cache {
    int count, next;
    struct cached cached[CACHE_ROOM];
};

void token_cache_clear(struct station *s)
{
    free(s->token_cache);
    s->token_cache = NULL;
}

static struct cached *cached(const struct station *s, const char *token)
{
    for (int i = 0; s->token_cache && i < s->token_cache->count; i++)
        if (strcasecmp(s->token_cache->cached[i].token, token) == 0)
            return &s->token_cache->cached[i];
    return NULL;
}

static struct token_info info_of(const struct cached *entry)
{
    return (struct token_info){entry->status, entry->parent, entry->expires_ms};
}

bool token_cache_find(const struct station *s, const char *token, struct token_info *out)
{
    const struct cached *entry = cached(s, token);

    if (entry)
        *out = info_of(entry);
    return entry;
}

bool token_cache_valid(const struct station *s, const char *token, struct token_info *out)
{
    const struct cached *entry = cached(s, token);

    if (!entry || entry->until_ms <= station_now_ms(s) ||
        !config_true(&s->config, CONFIG_AuthorizationCacheEnabled))
        return false;
    *out = info_of(entry);
    return true;
}

const char *token_cache_at(const struct station *s, int i, struct token_info *out)
{
    if (!s->token_cache || i >= s->token_cache->count)
        return NULL;
    *out = info_of(&s->token_cache->cached[i]);
    return s->token_cache->cached[i].token;
}

bool token_cache_forget(struct station *s, const char *token)
{
    struct cached *entry = cached(s, token);

    if (!entry)
        return false;
    *entry = (struct cached){0};
    return true;
}

static struct cached *room_for(struct station *s, const char *token)
{
    struct cached *entry = cached(s, token);

    if (entry)
        return entry;
    if (!s->token_cache)
        s->token_cache = mem_new(sizeof(*s->token_cache));
    entry = &s->token_cache->cached[s->token_cache->next];
    s->token_cache->next = (s->token_cache->next + 1) % CACHE_ROOM;
    if (s->token_cache->count < CACHE_ROOM)
        s->token_cache->count++;
    return entry;
}

void token_cache_put(struct station *s, const char *token, const struct token_info *info,
                     int64_t until_ms)
{
    struct cached *entry = room_for(s, token);

    snprintf(entry->token, sizeof(entry->token), "%s", token);
    snprintf(entry->parent, sizeof(entry->parent), "%s", info->parent ? info->parent : "");
    snprintf(entry->status, sizeof(entry->status), "%s", info->status);
    entry->expires_ms = info->expires_ms;
    entry->until_ms = until_ms;
}

const struct station_part part_token_cache = {.forget = token_cache_clear};
