#include "station/authorization.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "station/card_reader.h"
#include "station/rtc.h"
#include "station/station_state.h"
#include "station/token_cache.h"

static struct token_rules rules_of(const struct station *s)
{
    struct token_rules rules = {0};

    if (s->dialect->token_rules)
        s->dialect->token_rules(s, &rules);
    return rules;
}

static void list_conflict(struct station *s)
{
    if (s->dialect->list_conflict)
        s->dialect->list_conflict(s);
}

void authorization_learn(struct station *s, const char *token, const struct token_info *info)
{
    int64_t cache_s = rules_of(s).cache_s;
    struct token_info listed;

    if (local_list_find(s, token, &listed)) {
        if ((strcmp(listed.status, "Accepted") == 0) != (strcmp(info->status, "Accepted") == 0))
            list_conflict(s);
        return; /* 1.6 3.5.3: what the list names is not cached */
    }
    /* ConcurrentTx says nothing about the token itself. */
    if (strcmp(info->status, "ConcurrentTx") == 0 ||
        !config_true(&s->config, CONFIG_AuthorizationCacheEnabled))
        return;
    token_cache_put(s, token, info,
                    cache_s > 0 ? station_now_ms(s) + cache_s * 1000 : VCLOCK_NEVER);
}

/* What the station itself knows of @p token, and from where: the list beats the cache. */
static const char *look_up(const struct station *s, const char *token, struct token_info *out)
{
    const char *where = NULL;

    if (local_list_find(s, token, out))
        where = "list";
    else if (token_cache_valid(s, token, out))
        where = "cache";
    if (where && strcmp(out->status, "Accepted") == 0 && out->expires_ms <= rtc_now_ms(s))
        out->status = "Expired";
    return where;
}

bool authorization_parent(const struct station *s, const char *token, char out[TOKEN_ROOM])
{
    struct token_info info;

    out[0] = '\0';
    if (look_up(s, token, &info) && info.parent)
        snprintf(out, TOKEN_ROOM, "%s", info.parent);
    return out[0] != '\0';
}

static void refuse(struct connector *c, const char *status)
{
    const char *text;
    const char *known = card_reader_refusal(status, &text);

    evlog_add(
        station_log(c->station), c->actor, EV_not_authorized,
        json_object(jint("connector", c->n), jtext("token", c->token), jtext("status", known)));
    card_reader_answers(c, known, text, CARD_READER_MS);
}

static void stop_by_card(struct connector *c, const char *token)
{
    c->asking = ASKING_unlock;
    transaction_stop(c, "Local", token);
}

/* A master pass of the operator (2.0.1 C16) ends whatever runs. */
static bool is_master(const struct connector *c, const char *parent)
{
    const char *group = rules_of(c->station).master_group;

    return parent && group && group[0] && strcasecmp(parent, group) == 0;
}

static bool same_group(const struct connector *c, const char *parent)
{
    return parent && parent[0] && strcasecmp(parent, c->transaction->parent) == 0;
}

/* 1.6 5.13: a token that is not the one the connector is reserved for, nor of its group. */
static void reserved_for_others(struct connector *c)
{
    evlog_add(station_log(c->station), c->actor, EV_not_authorized,
              json_object(jint("connector", c->n), jtext("token", c->token),
                          jtext("status", "Reserved")));
    card_reader_answers(c, "busy", "Reserved for somebody else", CARD_READER_MS);
}

/* C16.FR.02: where there is no menu to choose from, it ends all that runs; FR.03: it begins
 * nothing. */
static void accept_master(struct connector *c)
{
    struct station *s = c->station;
    char token[TOKEN_ROOM];
    int ended = 0;

    snprintf(token, sizeof(token), "%s", c->token);
    for (int n = 1; n <= s->profile.connectors; n++) {
        struct connector *other = station_connector(s, n);
        if (!other->transaction || !other->transaction->running)
            continue;
        if (other == c)
            c->asking = ASKING_unlock;
        transaction_stop(other, "MasterPass", token);
        ended++;
    }
    if (ended == 0)
        refuse(c, "Invalid");
    else if (c->asking == ASKING_start)
        card_reader_answers(c, "stopped", "All sessions ended", CARD_READER_MS);
}

static void accept(struct connector *c, const char *parent, const char *by)
{
    bool stops = c->asking == ASKING_stop;
    bool offline =
        strcmp(by, "csms") != 0 && strcmp(by, "remote") != 0 && !uplink_online(c->station->uplink);
    char token[TOKEN_ROOM];

    if (stops && !transaction_running(c)) {
        card_reader_answers(c, "stopped", "Session ended", CARD_READER_MS);
        return;
    }
    if (is_master(c, parent)) {
        accept_master(c);
        return;
    }
    if (stops && !same_group(c, parent)) {
        card_reader_answers(c, "busy", "In use by somebody else", CARD_READER_MS);
        return;
    }
    if (!stops && reservation_blocks(c, c->token, parent)) {
        reserved_for_others(c);
        return;
    }
    snprintf(token, sizeof(token), "%s", c->token);
    evlog_add(station_log(c->station), c->actor, EV_authorized,
              json_object(jint("connector", c->n), jtext("token", token), jflag("offline", offline),
                          jtext("by", by)));
    c->asking = ASKING_nobody;
    if (stops) {
        stop_by_card(c, token);
        return;
    }
    transaction_authorized(c, token, parent ? parent : "");
}

static void offline_rules(struct connector *c)
{
    const struct station *s = c->station;
    struct token_info info;
    const char *where = look_up(s, c->token, &info);

    if (where && config_true(&s->config, CONFIG_LocalAuthorizeOffline)) {
        if (strcmp(info.status, "Accepted") == 0)
            accept(c, info.parent, where);
        else
            refuse(c, info.status);
    } else if (!where && config_true(&s->config, CONFIG_AllowOfflineTxForUnknownId)) {
        accept(c, "", "offline");
    } else {
        refuse(c, "no answer");
    }
}

static void ask(struct connector *c, const char *token, enum asking asking)
{
    struct station *s = c->station;
    struct token_info info;
    const char *where = look_up(s, token, &info);
    const struct token_rules rules = rules_of(s);

    snprintf(c->token, sizeof(c->token), "%s", token);
    c->asking = asking;
    if (asking == ASKING_start && reservation_excludes(c, token))
        reserved_for_others(c);
    else if (where && config_true(&s->config, CONFIG_LocalPreAuthorize) &&
             strcmp(info.status, "Accepted") == 0)
        accept(c, info.parent, where);
    else if (where && (strcmp(where, "list") == 0 ? rules.list_is_final : rules.cache_is_final) &&
             strcmp(info.status, "Accepted") != 0)
        refuse(c, info.status); /* 2.0.1 C12.FR.05, C14.FR.03 */
    else if (rules.never_ask || s->dialect->authorize(c) != S_OK)
        offline_rules(c);
}

void authorization_answered(struct connector *c, const struct token_info *info)
{
    uint64_t before;

    if (c->asking != ASKING_start && c->asking != ASKING_stop)
        return;
    before = evlog_because(station_log(c->station), c->cause);
    if (!info) {
        offline_rules(c);
    } else {
        authorization_learn(c->station, c->token, info);
        if (strcmp(info->status, "Accepted") == 0)
            accept(c, info->parent, "csms");
        else
            refuse(c, info->status);
    }
    evlog_because(station_log(c->station), before);
}

/* Why nobody can be served at @p c at this moment; NULL when somebody can. */
static const char *busy_text(const struct connector *c)
{
    const struct transaction *t = c->transaction;

    if (c->station->phase == STATION_booting)
        return "Starting up, one moment please";
    if (c->asking != ASKING_nobody)
        return "One moment please";
    if (t && t->running)
        return NULL;
    if (c->authorized)
        return "Please plug in your car";
    return transaction_obstacle(c);
}

static void with_transaction(struct connector *c, const char *token)
{
    const struct transaction *t = c->transaction;
    const char *master = rules_of(c->station).master_group;

    snprintf(c->token, sizeof(c->token), "%s", token);
    if (strcasecmp(t->token, token) == 0)
        stop_by_card(c, token);
    else if (t->parent[0] || (master && master[0]))
        ask(c, token, ASKING_stop);
    else
        card_reader_answers(c, "busy", "In use by somebody else", CARD_READER_MS);
}

void authorization_tap(struct connector *c, const char *token, struct tap *tap)
{
    struct station *s = c->station;
    const char *text;

    if (s->phase == STATION_off || s->phase == STATION_hung) {
        tap_answer(tap, "hung", station_display(s, c->n), CARD_READER_HUNG_MS);
        return;
    }
    text = busy_text(c);
    if (text) {
        tap_answer(tap, "busy", station_broken(s, FAULT_display, c->n) ? "" : text, CARD_READER_MS);
        return;
    }
    c->cause = tap_cause(tap);
    c->token_type = tap_token_type(tap);
    c->tap = tap;
    if (transaction_running(c))
        with_transaction(c, token);
    else
        ask(c, token, ASKING_start);
}

void authorization_remote(struct connector *c, const char *token, const char *type)
{
    char parent[TOKEN_ROOM];

    c->cause = evlog_cause(station_log(c->station));
    c->token_type = type;
    if (config_true(&c->station->config, CONFIG_AuthorizeRemoteTxRequests) &&
        !(type && strcmp(type, "Central") == 0)) { /* 2.0.1 C05.FR.01 */
        ask(c, token, ASKING_start);
        return;
    }
    snprintf(c->token, sizeof(c->token), "%s", token);
    authorization_parent(c->station, token, parent);
    accept(c, parent, "remote");
}

void authorization_contract(struct connector *c, const char *token)
{
    if (busy_text(c) || transaction_running(c))
        return;
    c->cause = evlog_cause(station_log(c->station));
    c->token_type = "eMAID";
    ask(c, token, ASKING_start);
}
