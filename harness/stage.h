/* stage.h - everything one scenario needs to be played: clock, log, world, script, SUT, run file.
 *
 * A stage is a value; several can be played one after the other or side by side.  The fields are
 * open to the verbs; whoever makes the stage owns what it points to.
 */
#ifndef HARNESS_STAGE_H
#define HARNESS_STAGE_H

#include <cjson/cJSON.h>
#include <stdint.h>

#include "evlog.h"
#include "mutant.h"
#include "script.h"
#include "store.h"
#include "sut.h"
#include "tz.h"
#include "vclock.h"
#include "world.h"

struct support;
struct loop;

/* What the command line asks for; text is borrowed. */
struct stage_options {
    uint64_t seed;
    const char *wire;     /* mem or ws */
    const char *pace;     /* free, real or Nx */
    double pace_factor;   /* 0: free; 1: real; N */
    const char *csms_url; /* NULL: embedded */
    enum mutant mutant;
    const char *data_dir; /* where vendor-profiles/ and scenarios/playbooks/ are */
};

struct stage {
    const struct stage_options *options;
    struct loop *loop;
    struct vclock *clk;
    struct evlog *log;
    struct world *world;
    struct script *script;
    struct sut *sut;
    struct support *support;
    struct store *store;
    int scenario; /* its id in the run file */
    int actor;    /* the world's id in the log: who notes and checks */
    struct tz tz;
    /* what the head of the scenario says */
    char *name, *file, *source, *zone;
    int64_t begins_ms;
    cJSON *expect;   /* scorer name -> expectation; durations as *_ms */
    cJSON *tariffs;  /* array, as billing.tariff takes them */
    cJSON *accounts; /* array of { account, person, delivery } */
    cJSON *tokens;   /* array of { token, account, status, expires_ms? } */
    cJSON *catches;  /* array of mutant names */
};

#endif
