/* station_security.h - how a station of a scenario is secured: what its options say, filled up from
 * the seed and the authorities of the stage.
 */
#ifndef HARNESS_STATION_SECURITY_H
#define HARNESS_STATION_SECURITY_H

#include <cjson/cJSON.h>

#include "stage/stage.h"
#include "station/station.h"

/* The options; texts are borrowed, NULL when missing. */
struct station_options {
    int64_t profile;      /* -1: not stated */
    const char *password; /* NULL in profile 1 and 2: made up */
    const char
        *certificate; /* who signed it: the name of an authority; NULL: the CPO in profile 3 */
    const char *organization; /* in that certificate and in CpoName; NULL: the CPO of the run */
    const char *user;         /* instead of its id */
    const char *tls; /* the newest version it speaks: "1.1", "1.2", "1.3"; NULL: no limit */
    bool bare;       /* has no root of the CSMS: it is installed later */
};

/** Secures @p s, and adds to @p provision what the CSMS must know.
 * @return NULL, or a sentence that says what is wrong with the options */
const char *station_security_apply(struct stage *st, struct station *s,
                                   const struct station_options *options, cJSON *provision);

#endif
