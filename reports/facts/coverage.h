/* coverage.h - which messages of OCPP were on the wire of a run, and on which side they went right.
 *
 * A row is a message and a direction (DataTransfer has two). The side that calls did its part when
 * a CALL that fits the table was seen; the side that answers did when a CALLRESULT that fits
 * answered such a CALL and said more than NotSupported or NotImplemented. Nothing else counts: what
 * was not on the wire is missing, a frame that a scenario broke on purpose (event tampered) shows
 * nothing, and a CALL that it put into a station's mouth (event prompted) only what the CSMS does.
 */
#ifndef REPORTS_COVERAGE_H
#define REPORTS_COVERAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "facts/runfile.h"
#include "ocpp/message.h"

struct coverage_row {
    const struct ocpp_version *version;
    const struct ocpp_message *message;
    bool from_station;     /* who calls */
    bool called, answered; /* the caller, the other did its part */
    int64_t frames;        /* CALLs and their answers, good or bad */
    char *scenario;        /* the first that showed the most of it, NULL: none did */
};

struct coverage {
    struct coverage_row *rows; /* in the order of the tables; behind the last, no message */
    size_t count;
};

/** All messages of @p only, NULL: of all versions; nothing seen yet. */
void coverage_init(struct coverage *c, const struct ocpp_version *only);
void coverage_fini(struct coverage *c);

/** Adds what the frames of @p rf show. */
void coverage_add(struct coverage *c, struct runfile *rf);

/** Did both sides do their part? */
bool coverage_is_whole(const struct coverage_row *row);
/** How many actions @p v has, and how many of them are whole in each of their directions. */
void coverage_actions(const struct coverage *c, const struct ocpp_version *v, int *all, int *whole);

#endif
