/* expectation.h - what a scenario can expect of its run: the rows of sim/log/expectation.def, and
 * how their values are read.
 *
 * A value that means nothing ends the scenario before it begins, with a sentence that says what was
 * expected.  Values go into the run file as the scorers read them: durations as FIELD_ms, days as
 * numbers from Monday, lists as arrays.
 */
#ifndef HARNESS_EXPECTATION_H
#define HARNESS_EXPECTATION_H

#include <cjson/cJSON.h>
#include <lua.h>

struct stage;

#define EXPECTATION_KIND(kind, type, words) EXPECT_##kind,
#define EXPECTATION(...)
enum expectation_kind {
#include "log/expectation.def"
    EXPECT_KIND_COUNT
};
#undef EXPECTATION_KIND
#undef EXPECTATION

/* A row of expectation.def. */
struct expectation {
    const char *scorer, *field;
    enum expectation_kind kind;
    const char *words, *rule, *meaning, *example, *without, *because;
};

/* A step of a ticket, a row of ticket_event.def. */
struct expectation_step {
    const char *name, *class, *meaning; /* class: activity (a model can name it) or record */
};

/** All steps of tickets, ended by one without a name. */
const struct expectation_step *expectation_step_rows(void);

/** All rows, ended by one without a scorer; those of one scorer stand together. */
const struct expectation *expectation_rows(void);

/** "duration" of EXPECT_duration. */
const char *expectation_kind_name(enum expectation_kind kind);
/** What a value may be, for people: "a duration such as ...", "one of ..."; the caller frees it. */
char *expectation_allowed(const struct expectation *e);

/** Puts the value at @p index into @p into, as the field that @p e says; raises when it is not of
 * its kind. */
void expectation_take(lua_State *L, int index, const struct expectation *e, cJSON *into);

/** Takes the table at @p index, the limits of tickets of one grade, into @p into (NULL: it is only
 * looked at). @p what begins a message. Raises for other fields and wrong values. */
void expectation_limits(lua_State *L, int index, const char *what, cJSON *into);

/** Do the expectations of a scenario that has been read hang together, and is there whom they name?
 * @return NULL, or a sentence the caller frees */
char *expectation_objection(const struct stage *st);

#endif
