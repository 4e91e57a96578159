/* progress.h - how far a run is, told on stderr while it plays.
 *
 * At a terminal it is one line that is written anew, in a log a line every ten seconds. Several
 * processes may play: what they are at is in memory that they share, and one alone tells of it, so
 * that no line is torn. Nothing is told where nobody wants to hear it (--log error).
 */
#ifndef HARNESS_PROGRESS_H
#define HARNESS_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stage/stage.h"

struct progress;

/** Of @p total things with these @p names, which are borrowed, done by as many as @p workers.
 * @param silent  nothing is told
 */
struct progress *progress_new(char *const *names, size_t total, int workers, bool silent);
/** Takes the line of a terminal away. */
void progress_free(struct progress *p);

/** Worker @p worker, from 0, begins the thing with @p number, from 0. */
void progress_begin(struct progress *p, int worker, size_t number);
/** The story that @p worker plays is here. */
void progress_at(struct progress *p, int worker, const struct stage *st);
/** The thing is done. @return how long it took, in ms of wall time */
int64_t progress_done(struct progress *p, int worker);

/** Tells how far it is, when it is time to. */
void progress_tell(struct progress *p);
/** How long until that is of use, in ms. */
int progress_every_ms(const struct progress *p);

#endif
