#include "stage/stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/folder.h"
#include "host/zone.h"
#include "pki/crypto_openssl.h"
#include "pki/pki.h"
#include "script/script_nearest.h"
#include "sut/sut_all.h"
#include "wire/loop.h"
#include "wire/wiretap.h"

#define LEAD_MS ((int64_t)60 * 1000) /* stations boot before the story begins */

void stage_init(struct stage *st, const struct stage_options *options, struct store *store, int id,
                const char *play)
{
    *st = (struct stage){.options = options, .store = store, .scenario = id};
    scenario_head_init(&st->head, play);
    st->clk = vclock_new(0);
    st->setting = setting_new();
    st->wiretap = wiretap_new(st->clk);
}

void stage_fini(struct stage *st)
{
    wiretap_free(st->wiretap);
    script_free(st->script);
    if (st->sut && st->sut->ops->wire(st->sut))
        st->sut->ops->wire(st->sut)->leaving = true;
    world_free(st->world);
    sut_free(st->sut);
    pki_free(st->pki);
    crypto_openssl_free(st->crypto);
    loop_free(st->loop);
    evlog_free(st->log);
    vclock_free(st->clk);
    setting_free(st->setting);
    scenario_head_fini(&st->head);
}

struct world *stage_world(lua_State *L, const char *verb)
{
    struct stage *st = script_stage(L);

    if (!st->world)
        script_raise(L, "%s needs scenario \"name\" { ... } before it, the first verb of a file",
                     verb);
    return st->world;
}

/* --- the beginning --------------------------------------------------------------------------- */

/* "2026-03-06 18:30 Europe/Amsterdam": date and time, then the zone. */
/* What to say of a zone that is none. */
static char *no_zone(const char *zone)
{
    char **names = zone_names(), *meant = zone_meant(zone), *why;
    const char *near = meant ? meant : script_nearest(zone, (const char *const *)names);

    why = mem_printf("begins: \"%.60s\" is not a time zone of /usr/share/zoneinfo, as "
                     "Europe/Amsterdam, America/New_York or UTC are%s%s%s",
                     zone, near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    folder_free(names);
    free(meant);
    return why;
}

static bool read_begins(struct stage *st, const char *begins, char **why)
{
    int y = 0, mo = 0, d = 0, h = 0, mi = 0, used = 0;
    char rule[64];
    const char *zone;

    /* NOLINTNEXTLINE(cert-err34-c): widths keep every number small */
    if (sscanf(begins, "%4d-%2d-%2d %2d:%2d%n", &y, &mo, &d, &h, &mi, &used) != 5 || mo < 1 ||
        mo > 12 || d < 1 || d > 31 || h > 23 || mi > 59 || y < 1971 || begins[used] != ' ') {
        *why = mem_printf("begins: expected a local time and its zone such as \"2026-03-06 18:30 "
                          "Europe/Amsterdam\", got \"%.60s\"",
                          begins);
        return false;
    }
    zone = begins + used + 1;
    if (!zone_rule(zone, rule) || !tz_parse(&st->tz, rule)) {
        *why = no_zone(zone);
        return false;
    }
    if (!tz_has(&st->tz, y, mo, d, h * 3600 + mi * 60)) {
        *why = mem_printf("begins: there is no %04d-%02d-%02d %02d:%02d in %s: %s", y, mo, d, h, mi,
                          zone,
                          tz_has(&st->tz, y, mo, d, 12 * 3600) ? "summer time begins then"
                                                               : "the month is shorter");
        return false;
    }
    st->head.zone = mem_text(zone);
    st->head.zone_rule = mem_text(rule);
    st->head.begins_ms = tz_utc_ms(&st->tz, y, mo, d, h * 3600 + mi * 60);
    return true;
}

static struct sut *join_sut(const struct stage *st, char **why)
{
    const struct stage_options *o = st->options;
    const struct sut_config config = {.clk = st->clk,
                                      .log = st->log,
                                      .loop = st->loop,
                                      .crypto = st->crypto,
                                      .pki = st->pki,
                                      .zone_rule = st->head.zone_rule,
                                      .url = o->csms_url,
                                      .roots = o->csms_roots,
                                      .shown = o->csms_shown,
                                      .manners = o->manners,
                                      .mutant = o->mutant,
                                      .silent_session_ms = o->silent_session_min * 60000,
                                      .quiet = o->quiet || st->head.quiet,
                                      .stock = o->stock,
                                      .sockets = o->wire && strcmp(o->wire, "ws") == 0};

    return sut_join(o->csms_url ? "csms" : "embedded", &config, why);
}

/* Message ids differ from story to story and, for a SUT that remembers, from run to run. */
static uint64_t ids_of(const struct stage *st)
{
    const char *slash = strrchr(st->head.file, '/');
    char *story = mem_printf("%s %s", slash ? slash + 1 : st->head.file, st->head.name);
    struct rng ids;

    rng_init(&ids, st->options->seed ^ st->options->ids_salt, story);
    free(story);
    return rng_next(&ids);
}

bool stage_begin(struct stage *st, const char *begins, char **why)
{
    struct world_config config = {
        .clk = st->clk, .log = st->log, .seed = st->options->seed, .ids = ids_of(st)};

    if (st->world) {
        *why = mem_text("a file holds one scenario");
        return false;
    }
    if (!read_begins(st, begins, why))
        return false;
    script_set_zone(st->script, &st->tz);
    vclock_step(st->clk, st->head.begins_ms - LEAD_MS);
    st->loop = loop_new(st->clk, st->options->pace_factor);
    loop_log(st->loop, st->log);
    st->crypto = crypto_openssl_new();
    st->pki = pki_new(st->crypto, st->options->seed, st->head.begins_ms);
    pki_set_cpo(st->pki, st->options->cpo);
    st->sut = join_sut(st, why);
    if (!st->sut)
        return false;
    sut_take_away(st->sut, st->options->without);
    config.wire = st->sut->ops->wire(st->sut);
    config.crypto = st->crypto;
    st->world = world_new(&config);
    if (st->options->manners && st->options->pace_factor != 1)
        world_hurry(st->world);
    st->actor = world_actor(st->world);
    return true;
}
