/* cast.h - who plays in a scenario: the actors of a run file by their number.
 */
#ifndef REPORTS_CAST_H
#define REPORTS_CAST_H

#include <stdbool.h>
#include <stddef.h>

#include "facts/runfile.h"

struct cast {
    struct cast_row {
        char *name, *kind; /* NULL: nobody has this number */
    } * rows;
    size_t count;
};

/** To be emptied with cast_fini(). */
void cast_init(struct cast *c, struct runfile *rf, int scenario);
void cast_fini(struct cast *c);

/** Name of actor @p id, borrowed; "?" when there is none. */
const char *cast_name(const struct cast *c, int id);
/** Its kind (driver, station, connector, ...), "" when there is none. */
const char *cast_kind(const struct cast *c, int id);
/** The number of the actor called @p name, a site apart, which may be called as its station; 0:
 * nobody is. */
int cast_called(const struct cast *c, const char *name);
/** Is actor @p id called @p name, or is it one of the connectors of the station @p name? */
bool cast_is(const struct cast *c, int id, const char *name);

#endif
