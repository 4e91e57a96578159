#include "station/uplink_state.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "station/dialect.h"
#include "station/station_state.h"

static void answer(struct uplink *u, char *text)
{
    if (tamper_send(u->tamper, text, strlen(text)) == S_OK)
        u->last_sent_ms = station_now_ms(u->s);
    free(text);
}

void uplink_result(struct uplink *u, const char *id, const cJSON *payload)
{
    answer(u, frame_result_text(id, payload));
}

void uplink_error(struct uplink *u, const char *id, const char *code, const char *sentence)
{
    answer(u, frame_error_text(id, code, sentence, NULL));
}

void uplink_answered(struct uplink *u, const struct frame *f)
{
    struct frame own = *f; /* borrows */

    if (call_queue_answer(u->queue, f))
        return;
    own.id = tamper_own_id(u->tamper, f->id);
    if (own.id)
        call_queue_answer(u->queue, &own);
}

void station_says_goodbye(struct station *s)
{
    s->uplink->frozen = true; /* whatever ends now does not begin anew */
    netfault_close(s->uplink->net, 1001, "the story is over");
}

void station_shows_credentials(struct station *s, struct wire_target *target,
                               struct wire_identity *identity)
{
    credentials_show(s->credentials, target, identity);
}

bool uplink_connected(const struct uplink *u)
{
    return u->link == LINK_open;
}

bool uplink_online(const struct uplink *u)
{
    return call_queue_state(u->queue) == CALL_QUEUE_online;
}

bool uplink_accepted(const struct uplink *u)
{
    return u->boot == BOOT_accepted;
}

bool uplink_passes(const struct uplink *u)
{
    return !u->frozen && netfault_passes(u->net);
}

bool uplink_settled(const struct uplink *u)
{
    const struct station *s = u->s;

    if (u->link == LINK_opening || call_queue_waiting(u->queue) > 0)
        return false;
    if (u->link == LINK_down || u->boot != BOOT_accepted)
        return true;
    return !s->dialect->due(s);
}

void station_pings(const struct station *s, int64_t *sent, int64_t *heard)
{
    *sent = s->uplink->pinger.sent;
    *heard = s->uplink->pinger.heard;
}

const char *station_protocol(const struct station *s)
{
    return s->uplink->protocol;
}

enum status station_says(struct station *s, const char *action, cJSON *payload,
                         call_queue_done_fn *done, void *owner)
{
    return call_queue_call(s->uplink->queue, action, payload, done, owner);
}

const char *station_tampers(struct station *s, cJSON *order)
{
    const char *why = tamper_objection(order);

    if (why)
        cJSON_Delete(order);
    else
        tamper_order(s->uplink->tamper, order);
    return why;
}

void uplink_id_prefix(const struct station *s, char prefix[CALL_QUEUE_PREFIX + 1])
{
    struct rng own;

    rng_init(&own, world_ids(s->member.world), station_id(s));
    snprintf(prefix, CALL_QUEUE_PREFIX + 1, "%.14s-%010" PRIx64, station_id(s),
             rng_next(&own) & 0xffffffffff);
}

void station_new_message_id(struct station *s, char id[FRAME_ID_MAX + 1])
{
    call_queue_new_id(s->uplink->queue, id);
}

enum status station_sends_raw(struct station *s, const char *text, size_t len, const char *how)
{
    return tamper_send_raw(s->uplink->tamper, text, len, how);
}

enum status uplink_call(const struct station *s, const char *action, cJSON *payload,
                        call_queue_done_fn *done, void *owner)
{
    return call_queue_call(s->uplink->queue, action, payload, done, owner);
}

enum status uplink_transaction(const struct station *s, const char *action, cJSON *payload,
                               call_queue_done_fn *done, void *owner)
{
    struct call_queue *queue = s->uplink->queue;
    enum status st = call_queue_transaction(queue, action, payload, done, owner);

    if (st != S_OK)
        evlog_add(station_log(s), s->member.actor, EV_call_failed,
                  json_object(jtext("action", action), jtext("why", status_text(st)),
                              jint("attempt", 0), jflag("dropped", 1)));
    else if (call_queue_state(queue) != CALL_QUEUE_online)
        evlog_add(
            station_log(s), s->member.actor, EV_queued,
            json_object(jtext("action", action), jint("waiting", (int)call_queue_backlog(queue))));
    return st;
}

bool uplink_hears(const struct uplink *u)
{
    return !u->frozen;
}

int64_t uplink_opened_ms(const struct uplink *u)
{
    return u->opened_ms;
}

int64_t uplink_lost_ms(const struct uplink *u)
{
    return u->lost_ms;
}
