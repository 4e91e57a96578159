/* path.h - places in a payload, as people write them: "idTag", "meterValue[1].timestamp",
 * "meterValue[2]".
 *
 * Elements count from 1, as a scenario counts.  A path names fields that are there; the last one of
 * an object may be missing.
 */
#ifndef OCPP_PATH_H
#define OCPP_PATH_H

#include <cjson/cJSON.h>
#include <stdbool.h>

#define PATH_NAME_MAX 64

/* Where a path leads. */
struct path_place {
    cJSON *parent;                /* object or list; borrowed */
    char name[PATH_NAME_MAX + 1]; /* of the field, where parent is an object */
    int index;                    /* from 0, where parent is a list */
    cJSON *item;                  /* what is there; NULL: nothing, a field that can be added */
};

/** Is @p path well written? Field names are letters, digits, '_' and '-'. */
bool path_is_valid(const char *path);

/** Follows @p path through @p root. @return false when it leads nowhere or is not well written */
bool path_find(cJSON *root, const char *path, struct path_place *place);

/** Puts @p item (consumed; NULL: nothing) in the place. */
void path_put(const struct path_place *place, cJSON *item);

#endif
