/* sut_csms.c - a CSMS of which only the OCPP side is known (`--csms ws://host/{station}`).
 *
 * Stations reach it by WebSocket; every verb is answered S_CANNOT, which makes what depends on it
 * inconclusive.  Stations, tokens and passwords must be known to it beforehand.
 */
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "sut/sut_all.h"
#include "wire/wire_ws.h"

enum { ANSWER_WALL_MS = 5000 };

struct csms {
    struct sut sut;
    struct wire *wire;
    struct question *first, **last;
};

struct question {
    struct question *next;
    struct csms *csms;
    enum sut_verb verb;
    sut_answer_fn *fn;
    void *ctx;
    struct vtimer timer;
};

/* Questions are answered in the order asked: their timers are all due at once. */
static void answer_first(struct csms *csms, enum status st, const char *why)
{
    struct question *q = csms->first;

    csms->first = q->next;
    if (!csms->first)
        csms->last = &csms->first;
    vclock_disarm(csms->sut.clk, &q->timer);
    q->fn(q->ctx, st, NULL, why);
    free(q);
}

static void on_due(struct vtimer *timer, void *owner)
{
    struct question *q = owner;
    char *why = mem_printf("only the OCPP side of this CSMS is known: %s cannot be asked",
                           sut_verb_whole_name(q->verb));

    (void)timer;
    answer_first(q->csms, S_CANNOT, why);
    free(why);
}

static bool can(const struct sut *sut, enum sut_verb verb)
{
    (void)sut, (void)verb;
    return false;
}

static void ask(struct sut *sut, enum sut_verb verb, const cJSON *args, sut_answer_fn *fn,
                void *ctx)
{
    struct csms *csms = (struct csms *)sut;
    struct question *q = mem_new(sizeof(*q));

    (void)args;
    *q = (struct question){.csms = csms, .verb = verb, .fn = fn, .ctx = ctx};
    vtimer_init(&q->timer, on_due, q);
    *csms->last = q;
    csms->last = &q->next;
    vclock_arm(sut->clk, &q->timer, 0);
}

/* It never has news that could be read. */
static void watch(struct sut *sut, void (*fn)(void *ctx), void *ctx)
{
    (void)sut, (void)fn, (void)ctx;
}

static struct wire *wire(struct sut *sut)
{
    return ((struct csms *)sut)->wire;
}

/* No handshake, farewell or CALL of a station is under way; what the CSMS itself has in mind cannot
 * be seen from outside. */
static bool settled(const struct sut *sut)
{
    const struct csms *csms = (const struct csms *)sut;

    return !csms->first && vclock_holds(sut->clk) == 0;
}

static void csms_free(struct sut *sut)
{
    struct csms *csms = (struct csms *)sut;

    while (csms->first)
        answer_first(csms, S_SYSTEM, "the run is over");
    wire_ws_free(csms->wire);
    free(csms);
}

static struct sut *join(const struct sut_config *config, char **why)
{
    static const struct sut_ops ops = {"csms", can, ask, watch, wire, settled, csms_free};
    const struct wire_ws_tls tls = {.ks = config->crypto, .roots = config->roots};
    struct csms *csms = mem_new(sizeof(*csms));

    *csms = (struct csms){.sut = {.ops = &ops, .clk = config->clk, .log = config->log}};
    csms->last = &csms->first;
    csms->wire = wire_ws_new(config->loop, config->clk, config->url, ANSWER_WALL_MS, why);
    if (!csms->wire) {
        if (strncmp(config->shown, "env ", 4) == 0) {
            free(*why);
            *why = mem_printf("%s is not an address of a CSMS such as "
                              "ws://127.0.0.1:9000/{station}",
                              config->shown);
        }
        free(csms);
        return NULL;
    }
    wire_ws_secure(csms->wire, &tls);
    if (config->manners)
        wire_ws_mind(csms->wire, config->manners);
    csms->sut.actor = evlog_actor(config->log, ACTOR_sut, "CSMS",
                                  json_object(jtext("kind", "csms"), jtext("url", config->shown)));
    return &csms->sut;
}

const struct sut_adapter sut_csms = {"csms", join};
