/* consequence.h - which finding follows from which: the rows of consequence.def, applied.
 */
#ifndef REPORTS_CONSEQUENCE_H
#define REPORTS_CONSEQUENCE_H

#include "score/findings.h"

#define CONSEQUENCE_LINK_LIST(X)                                                                   \
    X(station)                                                                                     \
    X(after) X(session) X(ticket) X(invoice) X(person) X(later) X(event) X(chain) X(story)
#define X(name) LINK_##name,
enum consequence_link { CONSEQUENCE_LINK_LIST(X) LINK_COUNT };
#undef X

/* One row of consequence.def. */
struct consequence {
    const char *consequence, *cause; /* ids of rules; the cause may be "scorer.*" */
    enum consequence_link link;
};

/** Is @p rule the rule @p name, or one of the scorer of "scorer.*"? */
bool consequence_names(const char *name, const char *rule);

/** All rows, ended by one without rules. */
extern const struct consequence consequence_all[];

/** Gives each finding of @p scenario its cause, where another finding is one. A finding never hangs
 * below one of a milder verdict. */
void consequence_find(struct findings *f, struct runfile *rf, int scenario);

#endif
