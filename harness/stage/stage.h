/* stage.h - what one scenario is played on: clock, log, world, script, system under test, run file.
 *
 * A stage is a value; several can be played one after the other or side by side.  Verbs reach it by
 * script_stage() and use what stands on it, so these handles are open.  What the scenario states is
 * kept by scenario_head.h and setting.h; how its play goes is known to run/play.c alone.
 */
#ifndef HARNESS_STAGE_H
#define HARNESS_STAGE_H

#include <lua.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/tz.h"
#include "base/vclock.h"
#include "host/store.h"
#include "log/evlog.h"
#include "log/mutant.h"
#include "script/script.h"
#include "stage/scenario_head.h"
#include "stage/setting.h"
#include "sut/sut.h"
#include "world/world.h"

struct pki;
struct support;
struct wiretap;
struct loop;
struct manners;
struct sut_stock;

/* What the command line asks for; text is borrowed. */
struct stage_options {
    uint64_t seed;
    uint64_t ids_salt;       /* of this run, where the SUT may remember the one before; else 0 */
    const char *wire;        /* mem or ws */
    const char *pace;        /* free, real or Nx */
    double pace_factor;      /* 0: free; 1: real; N */
    const char *csms_url;    /* NULL: embedded */
    const char *csms_roots;  /* PEM: who may have signed its certificate; NULL: the system's */
    struct manners *manners; /* how it is treated, from story to story; NULL: embedded */
    const char *cpo;         /* in the certificates of stations; NULL: PKI_CPO_NAME */
    const char *csms_shown;  /* how log, report and messages name it: without what may be secret */
    enum mutant mutant;
    int64_t silent_session_min;   /* after which the reference CSMS ends sessions; 0: never */
    bool quiet;                   /* the reference CSMS answers and starts nothing by itself */
    const char *ocpp;             /* of a story told in several versions only this one; NULL: all */
    bool without[SUT_VERB_COUNT]; /* verbs that the system is not asked, though it could be */
    const cJSON *speaks;   /* array: the versions of OCPP that the system declares; NULL: nothing */
    const cJSON *provides; /* array: what it was given beforehand, as needs (needs.h); NULL */
    int64_t story_us;      /* of wall time that a play may take; 0: as long as it likes */
    int64_t run_until_us; /* when no play begins or goes on any more, loop_machine_us(); 0: never */
    const char *data_dir; /* where vendor-profiles/ and scenarios/playbooks/ are */
    /* from play to play (stock.h), and the prelude as it was compiled; NULL: made for each */
    const struct sut_stock *stock;
    const struct script_prelude *prelude;
};

struct stage {
    const struct stage_options *options;
    struct store *store; /* borrowed, as are the options and support */
    int scenario;        /* its id in the run file */
    struct vclock *clk;
    struct evlog *log;
    struct script *script;
    struct wiretap *wiretap;
    struct support *support; /* the people on the other end: support.h, a room above */
    struct scenario_head head;
    struct setting *setting;
    bool tested; /* it has a test(): a bill is awaited only where one is expected */
    /* from the head of the scenario on */
    struct world *world; /* NULL: the head has not been read */
    int actor;           /* the world's id in the log: who notes and checks */
    struct tz tz;
    struct loop *loop;
    struct crypto *crypto;
    struct pki *pki; /* who signs certificates in this story */
    struct sut *sut;
};

/** An empty stage for @p play with clock, wiretap and setting, to be written as scenario @p id of
 * @p store. Whoever makes it adds log and script, which are the stage's from then on, and
 * support. */
void stage_init(struct stage *st, const struct stage_options *options, struct store *store, int id,
                const char *play);
/** Frees all that stands on it but store and support, which must be gone before. */
void stage_fini(struct stage *st);

/** Begins the scenario: sets the clock to a minute before @p begins ("2026-03-06 18:30
 * Europe/Amsterdam"), and makes loop, authorities, system under test and world.
 * @return false with @p why, a sentence the caller frees */
bool stage_begin(struct stage *st, const char *begins, char **why);

/** The world of the running script's stage; raises when @p verb comes before the scenario's
 * head. */
struct world *stage_world(lua_State *L, const char *verb);

#endif
