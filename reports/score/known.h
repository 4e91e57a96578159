/* known.h - failures that somebody knows of, and by what else a run file says it is to be judged.
 *
 * They stand in the run file (facts known, only, accept), so that it is judged the same again. A
 * known failure is no failure until its day is over; when it is not found any more, that is one.
 */
#ifndef REPORTS_KNOWN_H
#define REPORTS_KNOWN_H

#include <stdbool.h>

#include "facts/runfile.h"

struct scorer;

/* How a run is to be judged. */
struct judging {
    cJSON *known; /* array: file, row and version ("": all), rule, says (""), reason, expires, at */
    char *only;   /* scorers with commas between them; NULL: all */
    char *today;  /* the day of the run: YYYY-MM-DD */
};

void judging_init(struct judging *j, struct runfile *rf);
void judging_fini(struct judging *j);

/** Is @p scorer asked? */
bool judging_asks(const struct judging *j, const char *scorer);

/** The known failures of the play @p name of @p file: an array that the caller deletes. Those whose
 * day is over are marked "over"; those of scorers that are not asked are not among them. */
cJSON *judging_known(const struct judging *j, const char *file, const char *name);

/** The entry of @p known that a failure of @p rule, told by @p sentence, is; NULL: none. */
cJSON *known_find(cJSON *known, const char *rule, const char *sentence);
/** Notes that it was found. */
void known_meet(cJSON *entry);
bool known_is_met(const cJSON *entry);
bool known_is_over(const cJSON *entry);

#endif
