/* sut_csms.h - a CSMS of which only the OCPP side is known (`--csms ws://host/{station}`).
 *
 * Stations reach it by WebSocket; every verb is answered S_CANNOT, which makes what depends on it
 * inconclusive.  Stations, tokens and passwords must be known to it beforehand.
 */
#ifndef HARNESS_SUT_CSMS_H
#define HARNESS_SUT_CSMS_H

#include "sut/sut.h"
#include "wire/loop.h"

struct keysmith;

/* All of it is borrowed. */
struct sut_csms_config {
    struct vclock *clk;
    struct evlog *log;
    struct loop *loop;
    struct keysmith *keysmith; /* judges its certificate */
    const char *url;           /* of its OCPP side, with {station} */
    const char *roots; /* PEM: who may have signed its certificate; NULL: those of the system */
    const char *shown; /* how log and messages name it: without what may be secret */
};

/** @return NULL with @p why, a sentence the caller frees. */
struct sut *sut_csms_new(const struct sut_csms_config *config, char **why);

#endif
