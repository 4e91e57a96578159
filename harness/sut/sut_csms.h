/* sut_csms.h - a CSMS of which only the OCPP side is known (`--csms ws://host/{station}`).
 *
 * Stations reach it by WebSocket; every verb is answered S_CANNOT, which makes what depends on it
 * inconclusive.  Stations, tokens and passwords must be known to it beforehand.
 */
#ifndef HARNESS_SUT_CSMS_H
#define HARNESS_SUT_CSMS_H

#include "run/stage.h"
#include "sut/sut.h"

/** The stage's options say where it is. @return NULL with @p why, a sentence the caller frees. */
struct sut *sut_csms_new(const struct stage *st, char **why);

#endif
