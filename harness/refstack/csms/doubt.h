/* doubt.h - what the CSMS does not believe of a session, though the station told it so.
 *
 * A session is kept as it was told. Where more energy is told than the connector can deliver in the
 * time, or a time that no clock shows, and where an end was only guessed, the record says so: who
 * bills it can hold it back.
 */
#ifndef REFSTACK_DOUBT_H
#define REFSTACK_DOUBT_H

#include <stdint.h>

struct refstack;

/** The end of session @p id is a guess: @p how it came about, in a sentence; NULL: it was told. */
void csms_doubt_end(struct refstack *rs, int64_t id, const char *how);
/** Looks whether energy and times of session @p id, which has ended, can be; once more when it was
 * told anew. */
void csms_doubt_figures(struct refstack *rs, int64_t id);

/** All doubts of session @p id as one text; NULL: none. The caller frees it. */
char *csms_doubts(struct refstack *rs, int64_t id);

#endif
