/* Any text from a CSMS: the station lives on, its world's invariants hold, and what it sends itself
 * is clean JSON that fits the tables.
 *
 * The input is one text a line; "+N" lets N seconds pass, "tap" and "pull" are the driver's hands.
 * The station has booted where the first byte of the input is not 'x'.
 */
/* decoder */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "driver.h"
#include "mem.h"
#include "ocpp/frame.h"
#include "ocpp/message.h"
#include "ocpp/scan.h"
#include "station.h"
#include "vehicle.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A wire with one place: whoever dialled last. */
struct line {
    struct wire base; /* first */
    const struct wire_handler *handler;
    void *owner;
    struct vclock *clk;
    struct vtimer opens;
    bool answers; /* BootNotification and all else by itself */
    char *reply;
    struct vtimer replies;
};

static void judge_result(const struct frame *f)
{
    /* which CALL it answers is not known here: it must be an object that builds again */
    char *text = frame_result_text(f->id, f->payload);

    assert(cJSON_IsObject(f->payload) && text);
    free(text);
}

/* Accepts a BootNotification, so that the station works; the rest is the input's business. */
static void answer(struct line *line, const struct frame *f)
{
    if (!line->answers || strcmp(f->action, "BootNotification") != 0)
        return;
    free(line->reply);
    line->reply = mem_printf("[3,\"%s\",{\"status\":\"Accepted\",\"currentTime\":"
                             "\"2026-03-06T17:30:00Z\",\"interval\":300}]",
                             f->id);
    vclock_arm(line->clk, &line->replies, 20);
}

static enum status hear(struct wire_link *link, const char *text, size_t len)
{
    struct line *line = (struct line *)link;
    struct scan_finding found;
    struct ocpp_violation why;
    struct frame f;

    assert(scan_json(text, len, &found) || found.what == SCAN_big_number ||
           found.what == SCAN_surrogate);
    assert(frame_parse(&f, text, len));
    if (f.type == FRAME_call) {
        assert(ocpp_validate(ocpp_version("1.6"), f.action, false, f.payload, &why));
        answer(line, &f);
    } else if (f.type == FRAME_result) {
        judge_result(&f);
    } else {
        assert(f.type == FRAME_error && ocpp_code_of(f.code) < OCPP_CODE_COUNT);
    }
    frame_fini(&f);
    return S_OK;
}

static struct wire_link *dial(struct wire *w, const struct wire_target *target,
                              const struct wire_handler *handler, void *owner)
{
    struct line *line = (struct line *)w;

    (void)target;
    line->handler = handler;
    line->owner = owner;
    vclock_arm(line->clk, &line->opens, 20);
    return (struct wire_link *)line;
}

static void hang_up(struct wire_link *link, int code, const char *why)
{
    (void)link, (void)code, (void)why;
}

static void forget(struct wire_link *link)
{
    struct line *line = (struct line *)link;

    line->handler = NULL;
    vclock_disarm(line->clk, &line->opens);
    vclock_disarm(line->clk, &line->replies);
}

static const struct wire_ops ops = {"fuzz", dial, hear, hang_up, forget};

static void open_line(struct vtimer *timer, void *owner)
{
    struct line *line = owner;

    (void)timer;
    if (line->handler)
        line->handler->opened(line->owner, "ocpp1.6");
}

static void send_reply(struct vtimer *timer, void *owner)
{
    struct line *line = owner;

    (void)timer;
    if (line->handler)
        line->handler->text(line->owner, line->reply, strlen(line->reply));
}

static void pass(struct world *w, int64_t ms)
{
    int64_t until = world_now_ms(w) + ms;

    for (int timers = 50; timers > 0 && vclock_step(world_clock(w), until); timers--)
        continue;
    world_check(w);
}

static void ignore_tap(void *ctx, const char *outcome, const char *text)
{
    (void)ctx;
    assert(outcome[0] && text);
}

static void act(struct world *w, struct line *line, const char *text, size_t len)
{
    struct driver *d = world_driver(w, "Ann");
    struct station *s = world_station(w, "CP-1");

    if (len > 1 && len < 6 && text[0] == '+' && text[1] >= '0' && text[1] <= '9')
        pass(w, strtol(text + 1, NULL, 10) % 4000 * 1000);
    else if (len == 3 && memcmp(text, "tap", 3) == 0)
        driver_tap(d, s, 1, NULL, ignore_tap, NULL);
    else if (len == 4 && memcmp(text, "pull", 4) == 0)
        driver_pull_plug(d);
    else if (line->handler)
        line->handler->text(line->owner, text, len);
    pass(w, 100);
}

static struct world *world_of(struct line *line, struct evlog *log)
{
    const struct world_config config = {
        .clk = line->clk, .log = log, .wire = &line->base, .seed = 1};
    const struct driver_traits traits = {.token = "04A1"};
    struct world *w = world_new(&config);
    struct site *hall = site_new(w, "Hall", (struct place){52090000, 5120000}, 2);
    struct vehicle_traits car;
    struct profile profile;
    struct driver *d;

    profile_neutral(&profile);
    vehicle_traits_default(&car);
    station_power(station_new(w, "CP-1", &profile, hall, 1, NULL), true);
    d = driver_new(w, "Ann", &traits, vehicle_new(w, "Car", &car));
    pass(w, 120000);
    driver_park(d, hall, 1);
    driver_plug(d, world_station(w, "CP-1"), 1);
    return w;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct line line = {.base = {&ops}, .clk = vclock_new(1772818200000)};
    struct evlog *log = evlog_new(line.clk, NULL, NULL);
    char *text = mem_text_n((const char *)data, size), *at = text, *end = text + size;
    struct world *w;

    vtimer_init(&line.opens, open_line, &line);
    vtimer_init(&line.replies, send_reply, &line);
    line.answers = !size || data[0] != 'x';
    w = world_of(&line, log);
    while (at < end) {
        char *newline = memchr(at, '\n', (size_t)(end - at));
        char *stop = newline ? newline : end;

        act(w, &line, at, (size_t)(stop - at));
        at = stop + 1;
    }
    pass(w, 3600000);
    world_finish(w);
    world_free(w);
    evlog_free(log);
    vclock_free(line.clk);
    free(line.reply);
    free(text);
    return 0;
}
