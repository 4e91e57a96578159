/* seeds.h - plays a suite once with each of many seeds, and names the seeds that fail.
 *
 * One run file stays, with one play of each story: that of the seed with the worst verdict, of
 * several the first. So a report of a thousand seeds is as long as one of a single seed, and shows
 * each story where it went wrong.  The run file says which seeds were played ("seeds") and which of
 * them failed in which story ("seeds_failing").
 */
#ifndef HARNESS_SEEDS_H
#define HARNESS_SEEDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "run/suite.h"

struct seeds {
    uint64_t *list;
    size_t count;
};

/** Reads "1-100" or "3,7,20-29"; each seed once, in this order. seeds_fini() empties it.
 * @return false when @p text is no such thing, or more than SEEDS_MOST */
bool seeds_read(struct seeds *s, const char *text);
void seeds_fini(struct seeds *s);

enum { SEEDS_MOST = 10000 };

/** suite_play() with each of @p seeds, which are @p text; with suite.fail_fast none behind the
 * first with which a story fails. @return as suite_play() */
enum suite_end seeds_play(const struct suite *suite, const struct seeds *seeds, const char *text,
                          const char *path, enum verdict *verdict, char **why);

#endif
