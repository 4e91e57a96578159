/* fsm.h - state machines written as tables.
 *
 * A machine is a const array of rows.  A (state, input) pair with no row is not ignored: it is
 * reported to the observer as a rejection, because in a test tool the transition that may not
 * happen is as interesting as the one that may.
 */
#ifndef SIM_FSM_H
#define SIM_FSM_H

#include <stdbool.h>
#include <stddef.h>

struct fsm_row {
    int from, input, to;
    void (*action)(void *actor, const void *detail); /* may be NULL */
    const char *source;                              /* where the row is specified */
};

struct fsm_def {
    const char *name;
    const char *const *state_names;
    const char *const *input_names;
    const struct fsm_row *rows;
    size_t row_count;
    void (*observe)(void *actor, const struct fsm_def *def, int from, int input,
                    const struct fsm_row *row); /* row is NULL on rejection */
};

/** Feeds @p input to the machine whose state is *@p state, on behalf of @p actor.
 * The state changes before the action runs, so an action may feed the machine again.
 * Returns false when the table has no such row. */
bool fsm_feed(const struct fsm_def *def, int *state, int input, void *actor, const void *detail);

#endif
