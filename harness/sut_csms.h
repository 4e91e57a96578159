/* sut_csms.h - a CSMS of which only the OCPP side is known (`--csms ws://host/{station}`).
 *
 * Stations reach it by WebSocket; every verb is answered S_CANNOT, which makes what depends on it
 * inconclusive.  Stations, tokens and passwords must be known to it beforehand.
 */
#ifndef HARNESS_SUT_CSMS_H
#define HARNESS_SUT_CSMS_H

#include "loop.h"
#include "stage.h"
#include "sut.h"

/** @p options->csms_url is where it is. @return NULL with @p why, a sentence the caller frees. */
struct sut *sut_csms_new(struct loop *loop, struct vclock *clk, struct evlog *log,
                         const struct stage_options *options, char **why);

#endif
