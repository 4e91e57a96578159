/* fuzz_station.h - any text from a CSMS: the station lives on, its world's invariants hold, and
 * what it sends itself is clean JSON that fits the tables of its version.
 *
 * The input is one text a line; "+N" lets N seconds pass, "=" and a payload answers the CALL that
 * the station sent last, "cut" ends the connection, "off" and "on" are the mains, "tap", "pull" and
 * "plug" the driver's hands.  The station has booted where the first byte of the input is not 'x'.
 */
#ifndef FUZZ_STATION_H
#define FUZZ_STATION_H

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ocpp/frame.h"
#include "ocpp/message.h"
#include "ocpp/scan.h"
#include "people/driver.h"
#include "pki/keysmith_openssl.h"
#include "station/station.h"
#include "stations.h"
#include "world/vehicle.h"

/* A wire with one place: whoever dialled last. */
struct fuzz_line {
    struct wire base; /* first */
    const struct ocpp_version *version;
    const struct wire_handler *handler;
    void *owner;
    struct vclock *clk;
    struct vtimer opens, replies, closes;
    bool answers; /* what fuzz_answer_to() knows, by itself */
    char *reply;
    char *last;         /* id of the last CALL */
    struct frame asked; /* the CALL that is read just now and was not answered yet */
};

static inline void fuzz_forget_asked(struct fuzz_line *line)
{
    frame_fini(&line->asked);
}

/* An answer that comes later than at once must be an object, for it is not known to what. */
static inline void fuzz_judge_result(struct fuzz_line *line, const struct frame *f)
{
    struct ocpp_violation why;

    assert(cJSON_IsObject(f->payload));
    if (!line->asked.action || strcmp(f->id, line->asked.id) != 0)
        return;
    assert(ocpp_validate(line->version, line->asked.action, true, f->payload, &why));
    fuzz_forget_asked(line);
}

/* What a line that answers says by itself, so that the station works and its queue moves; the rest
 * is the input's business. */
static inline const char *fuzz_answer_to(const char *action)
{
    static const struct {
        const char *action, *payload;
    } answers[] = {
        {"BootNotification", "{\"status\":\"Accepted\",\"currentTime\":\"2026-03-06T17:30:00Z\","
                             "\"interval\":300}"},
        {"Heartbeat", "{\"currentTime\":\"2026-03-06T17:30:00Z\"}"},
        {"NotifyEvent", "{}"},
        {"SecurityEventNotification", "{}"},
        {"StatusNotification", "{}"},
    };

    for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++)
        if (strcmp(answers[i].action, action) == 0)
            return answers[i].payload;
    return NULL;
}

static inline void fuzz_answer(struct fuzz_line *line, const struct frame *f)
{
    const char *answer = line->answers ? fuzz_answer_to(f->action) : NULL;

    free(line->last);
    line->last = mem_text(f->id);
    if (!answer)
        return;
    free(line->reply);
    line->reply = mem_printf("[3,\"%s\",%s]", f->id, answer);
    vclock_arm(line->clk, &line->replies, 20);
}

static inline enum status fuzz_hear(struct wire_link *link, const char *text, size_t len)
{
    struct fuzz_line *line = (struct fuzz_line *)link;
    struct scan_finding found;
    struct ocpp_violation why;
    struct frame f;

    assert(scan_json(text, len, &found) || found.what == SCAN_big_number ||
           found.what == SCAN_surrogate);
    assert(frame_parse(&f, text, len));
    if (f.type == FRAME_call) {
        assert(ocpp_validate(line->version, f.action, false, f.payload, &why));
        fuzz_answer(line, &f);
    } else if (f.type == FRAME_result) {
        fuzz_judge_result(line, &f);
    } else {
        assert(f.type == FRAME_error && ocpp_code_of(f.code) < OCPP_CODE_COUNT);
    }
    frame_fini(&f);
    return S_OK;
}

static inline struct wire_link *fuzz_dial(struct wire *w, const struct wire_target *target,
                                          const struct wire_handler *handler, void *owner)
{
    struct fuzz_line *line = (struct fuzz_line *)w;

    (void)target;
    line->handler = handler;
    line->owner = owner;
    vclock_arm(line->clk, &line->opens, 20);
    return (struct wire_link *)line;
}

static inline void fuzz_hang_up(struct wire_link *link, int code, const char *why)
{
    struct fuzz_line *line = (struct fuzz_line *)link;

    (void)code, (void)why;
    vclock_arm(line->clk, &line->closes, 20);
}

static inline void fuzz_forget(struct wire_link *link)
{
    struct fuzz_line *line = (struct fuzz_line *)link;

    line->handler = NULL;
    vclock_disarm(line->clk, &line->opens);
    vclock_disarm(line->clk, &line->replies);
    vclock_disarm(line->clk, &line->closes);
}

/* No pong ever comes: a station that pings gives the connection up, which is one more thing to try.
 */
static inline enum status fuzz_ping(struct wire_link *link)
{
    (void)link;
    return S_OK;
}

static const struct wire_ops fuzz_ops = {.name = "fuzz",
                                         .open = fuzz_dial,
                                         .send = fuzz_hear,
                                         .ping = fuzz_ping,
                                         .close = fuzz_hang_up,
                                         .free = fuzz_forget};

static inline void fuzz_open_line(struct vtimer *timer, void *owner)
{
    struct fuzz_line *line = owner;

    (void)timer;
    if (line->handler)
        line->handler->opened(line->owner, line->version->protocol);
}

static inline void fuzz_close_line(struct vtimer *timer, void *owner)
{
    struct fuzz_line *line = owner;

    (void)timer;
    vclock_disarm(line->clk, &line->opens);
    vclock_disarm(line->clk, &line->replies);
    if (line->handler)
        line->handler->closed(line->owner, 1006, "the line was cut");
}

static inline void fuzz_send_reply(struct vtimer *timer, void *owner)
{
    struct fuzz_line *line = owner;

    (void)timer;
    if (line->handler)
        line->handler->text(line->owner, line->reply, strlen(line->reply));
}

static inline void fuzz_pass(struct world *w, int64_t ms)
{
    int64_t until = world_now_ms(w) + ms;

    for (int timers = 50; timers > 0 && vclock_step(world_clock(w), until); timers--)
        continue;
    world_check(w);
}

static inline void fuzz_say(struct fuzz_line *line, const char *text, size_t len)
{
    if (!line->handler)
        return;
    if (!frame_parse(&line->asked, text, len) || line->asked.type != FRAME_call)
        fuzz_forget_asked(line);
    line->handler->text(line->owner, text, len);
    fuzz_forget_asked(line);
}

static inline void fuzz_say_answer(struct fuzz_line *line, const char *text, size_t len)
{
    char *answer = mem_printf("[3,\"%s\",%.*s]", line->last ? line->last : "", (int)len, text);

    fuzz_say(line, answer, strlen(answer));
    free(answer);
}

static inline void fuzz_ignore_tap(void *ctx, const char *outcome, const char *text)
{
    (void)ctx;
    assert(outcome[0] && text);
}

static inline bool fuzz_is(const char *text, size_t len, const char *word)
{
    return len == strlen(word) && memcmp(text, word, len) == 0;
}

static inline void fuzz_act(struct world *w, struct fuzz_line *line, const char *text, size_t len)
{
    struct driver *d = world_driver(w, "Ann");
    struct station *s = world_station(w, "CP-1");

    if (len > 1 && len < 6 && text[0] == '+' && text[1] >= '0' && text[1] <= '9')
        fuzz_pass(w, strtol(text + 1, NULL, 10) % 4000 * 1000);
    else if (fuzz_is(text, len, "tap"))
        driver_tap(d, s, 1, NULL, fuzz_ignore_tap, NULL);
    else if (fuzz_is(text, len, "pull"))
        driver_pull_plug(d);
    else if (fuzz_is(text, len, "plug"))
        driver_plug(d, s, 1);
    else if (fuzz_is(text, len, "on") || fuzz_is(text, len, "off"))
        station_power(s, len == 2);
    else if (fuzz_is(text, len, "cut"))
        vclock_arm(line->clk, &line->closes, 0);
    else if (len > 0 && text[0] == '=')
        fuzz_say_answer(line, text + 1, len - 1);
    else
        fuzz_say(line, text, len);
    fuzz_pass(w, 100);
}

/* @p connectors at two EVSEs, where the version knows them. */
static inline struct world *fuzz_world(struct fuzz_line *line, struct evlog *log,
                                       struct keysmith *ks, int connectors)
{
    const struct world_config config = {
        .clk = line->clk, .log = log, .wire = &line->base, .keysmith = ks, .seed = 1};
    const struct driver_traits traits = {.token = "04A1"};
    struct world *w = world_new(&config);
    struct site *hall = site_new(w, "Hall", (struct place){52090000, 5120000}, 2);
    struct vehicle_traits car;
    struct profile profile;
    struct driver *d;

    profile_neutral(&profile);
    snprintf(profile.ocpp, sizeof(profile.ocpp), "%s", line->version->name);
    profile.signs_readings = true;
    profile.connectors = connectors;
    profile.evses = connectors < 2 ? connectors : 2;
    vehicle_traits_default(&car);
    station_power(stations_add(w, "CP-1", &profile, hall, 1, NULL), true);
    d = driver_new(w, "Ann", &traits, vehicle_new(w, "Car", &car));
    fuzz_pass(w, 120000);
    driver_park(d, hall, 1);
    driver_plug(d, world_station(w, "CP-1"), 1);
    return w;
}

static inline void fuzz_story(struct world *w, struct fuzz_line *line, char *at, const char *end)
{
    while (at < end) {
        char *newline = memchr(at, '\n', (size_t)(end - at));
        char *stop = newline ? newline : at + (end - at);

        fuzz_act(w, line, at, (size_t)(stop - at));
        at = stop + 1;
    }
    fuzz_pass(w, 3600000);
}

static inline void fuzz_station(const char *version, int connectors, const uint8_t *data,
                                size_t size)
{
    struct fuzz_line line = {.version = ocpp_version(version), .clk = vclock_new(1772818200000)};
    struct evlog *log = evlog_new(line.clk, NULL, NULL);
    struct keysmith *ks = keysmith_openssl_new();
    char *text = mem_text_n((const char *)data, size);
    struct world *w;

    line.base.ops = &fuzz_ops;
    vtimer_init(&line.opens, fuzz_open_line, &line);
    vtimer_init(&line.replies, fuzz_send_reply, &line);
    vtimer_init(&line.closes, fuzz_close_line, &line);
    line.answers = !size || data[0] != 'x';
    w = fuzz_world(&line, log, ks, connectors);
    fuzz_story(w, &line, text, text + size);
    world_finish(w);
    world_free(w);
    evlog_free(log);
    vclock_free(line.clk);
    keysmith_openssl_free(ks);
    free(line.reply);
    free(line.last);
    free(text);
}

#endif
