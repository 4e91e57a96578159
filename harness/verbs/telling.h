/* telling.h - what a verb of the set-up states reaches the system under test.
 *
 * Before the story begins the rows wait in the setting (stage/setting.h), and the set-up of the
 * play tells them.  In mid-story they are told at once: the task goes on when they have been
 * answered. What the system under test refuses is an error at the line of the verb, as it is at the
 * set-up; where it cannot be told at all the verdict is inconclusive, since it may know otherwise.
 */
#ifndef HARNESS_TELLING_H
#define HARNESS_TELLING_H

#include "stage/stage.h"

/** Has the story begun? */
bool telling_is_late(lua_State *L);

#define TELLING_MOST 2

struct telling_order {
    const char *verb; /* for messages */
    struct {
        enum setting_part part;
        const cJSON *row; /* of the setting */
        bool known;       /* its name stands in the run file already */
    } rows[TELLING_MOST]; /* told one after the other */
    int count;
    void (*then)(void *ctx); /* when all have been told; NULL: nothing */
    void *ctx;               /* lives as long as the script */
};

/** Adds @p row to what is told. */
void telling_add(struct telling_order *order, enum setting_part part, const cJSON *row, bool known);

/** Tells what @p order holds, which is copied but for its rows: the last line of a verb that
 * returns the value on top of the stack. Before the story has begun there is nothing to do. */
int telling_tell(lua_State *L, const struct telling_order *order);

#endif
