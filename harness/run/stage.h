/* stage.h - everything one scenario needs to be played: clock, log, world, script, SUT, run file.
 *
 * A stage is a value; several can be played one after the other or side by side.  The fields are
 * open to the verbs; whoever makes the stage owns what it points to.
 */
#ifndef HARNESS_STAGE_H
#define HARNESS_STAGE_H

#include <cjson/cJSON.h>
#include <stdint.h>

#include "base/tz.h"
#include "base/vclock.h"
#include "host/store.h"
#include "log/evlog.h"
#include "log/mutant.h"
#include "script/script.h"
#include "sut/sut.h"
#include "world/world.h"

#define SCENARIO_BYTES ((size_t)1 << 20) /* a file of a scenario has at most */

struct pki;
struct support;
struct wiretap;
struct loop;

/* What the command line asks for; text is borrowed. */
struct stage_options {
    uint64_t seed;
    const char *wire;       /* mem or ws */
    const char *pace;       /* free, real or Nx */
    double pace_factor;     /* 0: free; 1: real; N */
    const char *csms_url;   /* NULL: embedded */
    const char *csms_roots; /* PEM: who may have signed its certificate; NULL: the system's */
    const char *csms_shown; /* how log, report and messages name it: without what may be secret */
    enum mutant mutant;
    bool quiet;           /* the reference CSMS answers and starts nothing by itself */
    const char *ocpp;     /* of a story told in several versions only this one; NULL: all */
    const char *data_dir; /* where vendor-profiles/ and scenarios/playbooks/ are */
};

struct stage {
    const struct stage_options *options;
    struct loop *loop;
    struct vclock *clk;
    struct evlog *log;
    struct world *world;
    struct script *script;
    struct keysmith *keysmith;
    struct pki *pki; /* who signs certificates in this story */
    struct sut *sut;
    struct support *support;
    struct wiretap *wiretap;
    struct store *store;
    int scenario; /* its id in the run file */
    int actor;    /* the world's id in the log: who notes and checks */
    struct tz tz;
    /* what the head of the scenario says */
    char *name, *file, *source, *zone, *zone_rule;
    char *about;       /* the comment its file begins with */
    char *conformance; /* id of the test case that it plays, NULL: none */
    cJSON *versions;   /* array: the story is told once in each of them; NULL: it does not say */
    const char *asked; /* which of them, behind the @ of its file's name; NULL: none */
    const char *ocpp;  /* what a station speaks that does not say; NULL: as its profile has it */
    int64_t begins_ms;
    int64_t ends_ms;     /* where the story is cut; VCLOCK_NEVER: when everybody is done */
    cJSON *expect;       /* scorer name -> expectation; durations as *_ms */
    cJSON *tariffs;      /* array, as billing.tariff takes them */
    cJSON *accounts;     /* array of { account, person, delivery, period? } */
    cJSON *tokens;       /* array of { token, account, status, expires_ms? } */
    cJSON *catches;      /* array of mutant names */
    cJSON *provisions;   /* array, as csms.provision takes them */
    cJSON *scripts;      /* array, as csms.script takes them, before the story begins */
    bool tested;         /* it has a test(): a bill is awaited only where one is expected */
    bool quiet;          /* the reference CSMS starts nothing by itself */
    bool only_looked_at; /* its head is read; it is not played */
    /* how it goes */
    int unanswered;       /* questions of the set-up that wait for the SUT */
    int64_t last_sale_ms; /* the last moment at which something became billable */
    bool reached;         /* a station was connected once */
    char *out_of_reach;   /* why the last attempt to connect failed */
    char *trouble;        /* the sentence that ends the story in an error */
};

/** Begins the scenario: sets the clock to @p begins ("2026-03-06 18:30 Europe/Amsterdam"), and
 * makes loop, SUT, world and support. @return false with @p why, a sentence the caller frees. */
bool stage_begin(struct stage *st, const char *begins, char **why);

/* What became of a story. */
enum stage_outcome { STAGE_complete, STAGE_interrupted, STAGE_error };

/* Hears now and then how far a story is; may be NULL. */
typedef void stage_watch_fn(void *ctx, const struct stage *st);

struct stage_watch {
    stage_watch_fn *fn;
    void *ctx;
};

/** Plays the scenario in @p file (or one edition of it, see edition.h) from its first line to the
 * last bill, into @p store as scenario @p id. @p why gets the sentence that goes with an error; the
 * caller frees it. */
enum stage_outcome stage_play(const struct stage_options *options, struct store *store, int id,
                              const char *file, const struct stage_watch *watch, char **why);

/* What the head of a scenario says; all text is owned. */
struct stage_head {
    char *file, *name, *source, *about;
    cJSON *catches;
    cJSON *versions;   /* array of the versions of OCPP it is told in, NULL: it does not say */
    char *conformance; /* id of the test case it plays, NULL: none */
};

/** Reads @p file without playing it. @return false with @p why. */
bool stage_read(const struct stage_options *options, const char *file, struct stage_head *head,
                char **why);
void stage_head_fini(struct stage_head *head);

#endif
