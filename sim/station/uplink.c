#include "station/uplink.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "station/fault_state.h"
#include "station/rtc.h"
#include "station/uplink_state.h"

#define BOOT_RETRY_S 60   /* where the CSMS names no interval, or does not answer */
#define SILENT_CALLS 2    /* after so many CALLs without any answer the link is given up */
#define GOODBYE_MS   1000 /* what a server that selects no subprotocol has to hang up by itself */

static struct vclock *clock_of(const struct uplink *u)
{
    return station_clock(u->s);
}

static void log_event(const struct uplink *u, enum event_kind kind, cJSON *data)
{
    evlog_add(station_log(u->s), u->s->member.actor, kind, data);
}

/* Do messages pass? Told to the log and to the truth of running sessions when that changes. */
static void watch_passing(struct uplink *u)
{
    bool passes = uplink_passes(u);

    if (passes == u->passed)
        return;
    u->passed = passes;
    if (passes && u->ever_passed)
        log_event(u, EV_online, NULL);
    else if (!passes && netfault_is_open(u->net))
        log_event(
            u, EV_offline,
            json_object(jtext("why", u->frozen ? "the controller hangs" : netfault_why(u->net))));
    u->ever_passed |= passes;
    for (int i = 0; i < u->s->profile.connectors; i++)
        if (u->s->connectors[i].session)
            session_offline(u->s->connectors[i].session, !passes, station_now_ms(u->s));
}

/* --- connecting --- */

static void link_is_gone(struct uplink *u, const struct wire_end *end, const char *missed);

static void connect_now(struct uplink *u)
{
    const char *offers = u->s->profile.offers;
    struct wire_target target = {.station = station_id(u->s),
                                 .protocol = *offers ? offers : u->version->protocol};
    struct wire_identity identity;
    bool reaches =
        !u->s->dialect->reaches || u->s->dialect->reaches(u->s); /* may change the next */
    char *url = mem_printf("%s:%s", world_wire(u->s->member.world)->ops->name, target.station);

    credentials_show(u->s->credentials, &target, &identity);
    u->link = LINK_opening;
    log_event(u, EV_connects, json_object(jtext("url", url)));
    free(url);
    if (!reaches)
        link_is_gone(u, &(struct wire_end){WIRE_BY_station, 0, "no answer at that address"}, NULL);
    else
        netfault_open(u->net, &target);
}

static int64_t wait_ms(struct uplink *u)
{
    const struct profile *p = &u->s->profile;
    int doublings = u->failures < p->retry_doublings ? u->failures : p->retry_doublings;

    u->failures++;
    return (p->retry_min_s << doublings) * 1000 +
           rng_between(&u->s->rng, 0, p->retry_range_s * 1000);
}

static void retry_fires(struct vtimer *timer, void *owner)
{
    (void)timer;
    connect_now(owner);
}

/* @p missed is what the other end owed when this one gave up: "pong", "answer". */
static void log_end(const struct uplink *u, const struct wire_end *end, const char *missed)
{
    cJSON *data = json_object(jtext("why", end->why), jtext("by", wire_ender_name(end->by)),
                              jtext("missed", missed));

    if (end->code)
        cJSON_AddNumberToObject(data, "code", end->code);
    if (u->link != LINK_open)
        cJSON_AddNumberToObject(data, "retry_ms", (double)u->retry_ms);
    log_event(u, u->link == LINK_open ? EV_disconnected : EV_connect_failed, data);
}

static void link_is_gone(struct uplink *u, const struct wire_end *end, const char *missed)
{
    bool was_open = u->link == LINK_open;

    u->retry_ms = wait_ms(u);

    tamper_drop(u->tamper);
    u->silent = 0;
    vclock_disarm(clock_of(u), &u->boot_timer);
    vclock_disarm(clock_of(u), &u->heartbeat_timer);
    vclock_disarm(clock_of(u), &u->give_up_timer);
    vclock_disarm(clock_of(u), &u->goodbye_timer);
    pinger_stop(&u->pinger);
    if (was_open)
        u->lost_ms = station_now_ms(u->s);
    log_end(u, end, missed);
    u->link = u->frozen ? LINK_down : LINK_waiting;
    if (!u->frozen)
        vclock_arm(clock_of(u), &u->retry_timer, u->retry_ms);
    call_queue_set_state(u->queue, CALL_QUEUE_offline);
    watch_passing(u);
}

static void link_closed(void *owner, const struct wire_end *end)
{
    struct uplink *u = owner;

    if (u->link != LINK_open)
        station_happens_with(u->s, HAPPENS_refused, end->code);
    link_is_gone(u, end, NULL);
}

/* This end hangs up. */
static void hang_up(struct uplink *u, const char *why, const char *missed)
{
    netfault_drop(u->net);
    link_is_gone(u, &(struct wire_end){WIRE_BY_station, 0, why}, missed);
}

void uplink_reconnect(struct uplink *u, const char *why)
{
    if (u->link != LINK_open)
        return; /* the next attempt is made with what has changed */
    hang_up(u, why, NULL);
}

static void give_up(struct vtimer *timer, void *owner)
{
    struct uplink *u = owner;

    (void)timer;
    hang_up(u, "no answer: closing the connection", "answer");
}

static void no_pong(void *owner)
{
    hang_up(owner, "no pong: closing the connection", "pong");
}

static void pong_comes(void *owner)
{
    struct uplink *u = owner;

    pinger_heard(&u->pinger);
}

static void arm_heartbeat(struct uplink *u)
{
    int64_t s = config_number(&u->s->config, CONFIG_HeartbeatInterval);

    if (s > 0 && u->boot == BOOT_accepted && u->link == LINK_open)
        vclock_arm_at(clock_of(u), &u->heartbeat_timer, u->last_sent_ms + s * 1000);
    else
        vclock_disarm(clock_of(u), &u->heartbeat_timer);
}

/* What the CSMS has not heard yet. */
static void tell_changes(struct uplink *u)
{
    u->s->dialect->changes(u->s);
    station_happens(u->s, HAPPENS_can_tell);
}

static void go_online(struct uplink *u)
{
    call_queue_set_state(u->queue, CALL_QUEUE_online);
    tell_changes(u);
    station_happens(u->s, HAPPENS_online);
    arm_heartbeat(u);
}

static void say_goodbye(struct vtimer *timer, void *owner)
{
    struct uplink *u = owner;

    (void)timer;
    netfault_close(u->net, 1002, "no common subprotocol");
}

/* The server selected a subprotocol that this station does not speak, or none: nothing can be said
 * here. One that has none in common hangs up by itself; who does not is hung up on. (OCPP-J 1.6
 * 3.1.2; OCPP 2.0.1 part 4, 3.1.2) */
static void cannot_talk(struct uplink *u, const char *protocol)
{
    const char *offers = u->s->profile.offers;

    log_event(u, EV_subprotocol,
              json_object(jtext("offered", *offers ? offers : u->version->protocol),
                          jtext("selected", protocol[0] ? protocol : "none")));
    vclock_arm(clock_of(u), &u->goodbye_timer, GOODBYE_MS);
}

static void link_opened(void *owner, const char *protocol)
{
    struct uplink *u = owner;

    snprintf(u->protocol, sizeof(u->protocol), "%s", protocol);
    if (strcmp(protocol, u->version->protocol) != 0) {
        cannot_talk(u, protocol);
        return;
    }
    u->link = LINK_open;
    u->failures = 0;
    station_happens(u->s, HAPPENS_connected);
    u->silent = 0;
    u->last_sent_ms = u->opened_ms = station_now_ms(u->s);
    log_event(u, EV_connected, json_object(jtext("protocol", protocol)));
    watch_passing(u);
    pinger_set(&u->pinger, config_number(&u->s->config, CONFIG_WebSocketPingInterval));
    pinger_start(&u->pinger);
    if (u->boot == BOOT_accepted) {
        go_online(u);
    } else {
        call_queue_set_state(u->queue, CALL_QUEUE_booting);
        uplink_boot(u);
    }
}

/* --- boot and heartbeat --- */

static const struct {
    const char *status;
    enum boot boot;
} boots[] = {
    {"Accepted", BOOT_accepted},
    {"Pending", BOOT_pending},
    {"Rejected", BOOT_rejected},
};

/* What some makers have their stations say after each boot, in every version. */
static void greet(struct uplink *u)
{
    const char *vendor = u->s->profile.data_at_boot;
    const char *message = strchr(vendor, '/'), *data = message ? strchr(message + 1, '/') : NULL;
    char *name, *word = NULL;

    if (!*vendor)
        return;
    name = message ? mem_text_n(vendor, (size_t)(message - vendor)) : mem_text(vendor);
    if (message)
        word = data ? mem_text_n(message + 1, (size_t)(data - message - 1)) : mem_text(message + 1);
    call_queue_call(u->queue, "DataTransfer",
                    json_object(jtext("vendorId", name), jtext("messageId", word),
                                jtext("data", data ? data + 1 : NULL)),
                    NULL, NULL);
    free(name);
    free(word);
}

static void booted(struct uplink *u, const char *status, int64_t interval_s)
{
    u->boot = BOOT_rejected; /* what cannot be understood is no consent */
    for (size_t i = 0; i < sizeof(boots) / sizeof(boots[0]); i++)
        if (strcmp(boots[i].status, status) == 0)
            u->boot = boots[i].boot;
    log_event(u, EV_booted, json_object(jtext("status", status), jint("interval_s", interval_s)));
    if (u->boot == BOOT_accepted) {
        if (interval_s > 0)
            u->s->config.numbers[CONFIG_HeartbeatInterval] = interval_s;
        go_online(u);
        greet(u);
        return;
    }
    vclock_arm(clock_of(u), &u->boot_timer, (interval_s > 0 ? interval_s : BOOT_RETRY_S) * 1000);
}

static void boot_done(void *owner, const struct call_queue_reply *reply)
{
    struct uplink *u = owner;
    const cJSON *status, *interval;

    if (reply->end == CALL_QUEUE_lost)
        return;
    rtc_hears(u->s, reply);
    if (reply->end != CALL_QUEUE_answered) {
        vclock_arm(clock_of(u), &u->boot_timer, BOOT_RETRY_S * INT64_C(1000));
        return;
    }
    status = cJSON_GetObjectItemCaseSensitive(reply->payload, "status");
    interval = cJSON_GetObjectItemCaseSensitive(reply->payload, "interval");
    booted(u, cJSON_IsString(status) ? status->valuestring : "", whole_int(interval, 0));
}

void uplink_boot(struct uplink *u)
{
    vclock_disarm(clock_of(u), &u->boot_timer);
    call_queue_call(u->queue, "BootNotification", u->s->dialect->boot(u->s), boot_done, u);
}

static void boot_again(struct vtimer *timer, void *owner)
{
    (void)timer;
    uplink_boot(owner);
}

void uplink_heartbeat(struct uplink *u)
{
    call_queue_call(u->queue, "Heartbeat", NULL, rtc_hears, u->s);
}

static void heartbeat_due(struct vtimer *timer, void *owner)
{
    struct uplink *u = owner;
    int64_t s = config_number(&u->s->config, CONFIG_HeartbeatInterval);

    (void)timer;
    if (station_now_ms(u->s) >= u->last_sent_ms + s * 1000) {
        uplink_heartbeat(u);
        u->last_sent_ms = station_now_ms(u->s); /* also when it has to wait for its turn */
    }
    arm_heartbeat(u);
}

/* --- what the queue of CALLs asks for --- */

static enum status send_frame(void *ctx, const struct call_queue_reply *call, const char *text,
                              size_t len)
{
    struct uplink *u = ctx;
    enum status st = tamper_send(u->tamper, text, len);

    (void)call;
    if (st == S_OK)
        u->last_sent_ms = station_now_ms(u->s);
    return st;
}

static enum status to_net(void *ctx, const char *text, size_t len)
{
    struct uplink *u = ctx;

    return netfault_send(u->net, text, len);
}

static void fill_in(void *ctx, void *owner, const char *action, cJSON *payload)
{
    struct uplink *u = ctx;

    if (u->s->dialect->prepare)
        u->s->dialect->prepare(u->s, owner, action, payload);
}

static void call_failed(void *ctx, const struct call_queue_reply *reply)
{
    struct uplink *u = ctx;
    const char *why = call_queue_end_words(reply->end);

    if (u->frozen)
        return;
    if (reply->end == CALL_QUEUE_refused && reply->code)
        why = reply->code;
    log_event(u, EV_call_failed,
              json_object(jtext("action", reply->action), jtext("id", reply->id), jtext("why", why),
                          jint("attempt", reply->attempts), jflag("dropped", reply->dropped)));
    if (u->s->dialect->failed)
        u->s->dialect->failed(u->s, reply);
    if (reply->end == CALL_QUEUE_timed_out && ++u->silent >= SILENT_CALLS && u->link == LINK_open)
        vclock_arm(clock_of(u), &u->give_up_timer, 0);
}

/* --- what comes in --- */

static bool is_unwelcome(const struct uplink *u, const struct frame *f)
{
    return u->boot == BOOT_rejected && f->type == FRAME_call;
}

/* A hung controller may still hear a Reset, and nothing else. */
static bool hears(const struct uplink *u, const struct frame *f)
{
    const struct fault_traits *hang = fault_now(u->s, FAULT_controller, 0);

    if (!u->frozen)
        return !is_unwelcome(u, f) || u->s->dialect->when_rejected != OCPP_CODE_COUNT;
    return f->type == FRAME_call && f->action && strcmp(f->action, "Reset") == 0 && hang &&
           !hang->reset_fails;
}

static void heard(struct uplink *u, const struct frame *f)
{
    tamper_asked(u->tamper, f);
    if (is_unwelcome(u, f) && frame_can_be_answered(f)) {
        uplink_error(u, f->id, ocpp_code_text(u->version, u->s->dialect->when_rejected),
                     "The CSMS has not accepted this station");
        return;
    }
    switch (frame_sense(f)) {
    case FRAME_SENSE_call:
        u->s->dialect->call(u->s, f);
        break;
    case FRAME_SENSE_broken_call:
        uplink_error(u, f->id, ocpp_code_text(u->version, frame_fault_code(u->version, f->fault)),
                     frame_fault_sentence(f->fault));
        break;
    case FRAME_SENSE_answer:
        uplink_answered(u, f);
        break;
    case FRAME_SENSE_none: /* other types shall be ignored: OCPP-J 1.6, 4.1.3 */
        break;
    }
}

static void text_comes(void *owner, const char *text, size_t len)
{
    struct uplink *u = owner;
    bool was_silent = u->silent > 0;
    struct frame f;

    if (u->link != LINK_open)
        return; /* in no version that this station speaks */
    frame_parse(&f, text, len);
    if (hears(u, &f)) {
        u->silent = 0;
        vclock_disarm(clock_of(u), &u->give_up_timer);
        heard(u, &f);
        if (was_silent)
            tell_changes(u);
        station_happens(u->s, HAPPENS_heard);
    }
    frame_fini(&f);
}

static const struct wire_handler from_net = {
    .opened = link_opened,
    .text = text_comes,
    .closed = link_closed,
    .pong = pong_comes,
};

/* --- the module --- */

static void make(struct station *s)
{
    struct uplink *u = s->uplink = mem_new(sizeof(*u));
    const struct profile *p = &s->profile;
    char prefix[CALL_QUEUE_PREFIX + 1];
    const struct call_queue_config config = {
        .clk = station_clock(s),
        .prefix = prefix,
        .timeout_ms = p->call_timeout_s * 1000,
        .attempts = p->message_attempts,
        .retry_ms = p->message_retry_s * 1000,
        .limit = QUEUE_LIMIT,
        .ctx = u,
        .send = send_frame,
        .prepare = fill_in,
        .failed = call_failed,
    };
    const struct line line = {.clk = station_clock(s),
                              .log = station_log(s),
                              .wire = world_wire(s->member.world),
                              .actor = s->member.actor};

    uplink_id_prefix(s, prefix);
    u->s = s;
    u->version = s->dialect->ocpp;
    u->net = netfault_new(&line, &from_net, u);
    pinger_init(&u->pinger, station_clock(s), u->net, no_pong, u);
    u->tamper = tamper_new(&line, to_net, u);
    u->queue = call_queue_new(&config);
    vtimer_init(&u->retry_timer, retry_fires, u);
    vtimer_init(&u->boot_timer, boot_again, u);
    vtimer_init(&u->heartbeat_timer, heartbeat_due, u);
    vtimer_init(&u->give_up_timer, give_up, u);
    vtimer_init(&u->goodbye_timer, say_goodbye, u);
}

static void disarm_all(struct uplink *u)
{
    vclock_disarm(clock_of(u), &u->retry_timer);
    vclock_disarm(clock_of(u), &u->boot_timer);
    vclock_disarm(clock_of(u), &u->heartbeat_timer);
    vclock_disarm(clock_of(u), &u->give_up_timer);
    vclock_disarm(clock_of(u), &u->goodbye_timer);
    pinger_stop(&u->pinger);
}

static void forget(struct station *s)
{
    struct uplink *u = s->uplink;

    disarm_all(u);
    call_queue_free(u->queue);
    tamper_free(u->tamper);
    netfault_free(u->net);
    free(u);
}

void uplink_start(struct uplink *u)
{
    u->failures = 0;
    u->frozen = false;
    connect_now(u);
}

static void goes_down(struct station *s, const struct happened *at)
{
    struct uplink *u = s->uplink;

    (void)at;
    disarm_all(u);
    if (u->link == LINK_open)
        log_end(u, &(struct wire_end){WIRE_BY_station, 0, "the station is shutting down"}, NULL);
    u->link = LINK_down;
    u->boot = BOOT_unknown;
    tamper_drop(u->tamper);
    netfault_drop(u->net);
    u->frozen = true; /* nobody is there to hear what becomes of CALLs in flight */
    call_queue_set_state(u->queue, CALL_QUEUE_offline);
    watch_passing(u);
}

static void hangs(struct station *s, const struct happened *at)
{
    struct uplink *u = s->uplink;

    (void)at;
    disarm_all(u);
    u->frozen = true;
    call_queue_set_state(u->queue, CALL_QUEUE_offline);
    watch_passing(u);
}

void uplink_configured(struct uplink *u)
{
    const struct station_config *config = &u->s->config;

    call_queue_set_retry(u->queue, (int)config_number(config, CONFIG_TransactionMessageAttempts),
                         config_number(config, CONFIG_TransactionMessageRetryInterval) * 1000);
    call_queue_set_timeout(u->queue, config_number(config, CONFIG_MessageTimeout) * 1000);
    pinger_set(&u->pinger, config_number(config, CONFIG_WebSocketPingInterval));
    arm_heartbeat(u);
}

void station_link_break(struct station *s, enum link_fault fault, int64_t ms)
{
    struct uplink *u = s->uplink;

    netfault_break(u->net, fault, ms);
    watch_passing(u);
}

void station_link_mend(struct station *s)
{
    struct uplink *u = s->uplink;

    netfault_mend(u->net);
    watch_passing(u);
}

void station_link_restart(struct station *s)
{
    struct uplink *u = s->uplink;

    if (u->link == LINK_waiting)
        vclock_arm(clock_of(u), &u->retry_timer, 0);
    else
        uplink_reconnect(u, "the modem is restarted");
}

bool station_link_broken(const struct station *s)
{
    return netfault_broken(s->uplink->net);
}

static void comes_up(struct station *s, const struct happened *at)
{
    (void)at;
    uplink_configured(s->uplink);
}

const struct station_part part_uplink = {
    .make = make,
    .forget = forget,
    .hears = {[HAPPENS_boots] = comes_up, [HAPPENS_hangs] = hangs, [HAPPENS_goes_down] = goes_down},
};
