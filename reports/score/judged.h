/* judged.h - who looks at what the system under test tells: the rows of judged.def.
 *
 * It is said field by field which rules judge it, against which truth and how closely, or why
 * nobody can. Scorers do not read this; it is what they promise, and tests hold them to it.
 */
#ifndef REPORTS_JUDGED_H
#define REPORTS_JUDGED_H

#include <stddef.h>

/* by: rules judge it; open: nobody does yet, or not all of it; nobody: nobody can. */
#define JUDGED_LIST(X) X(by) X(open) X(nobody)
#define X(name)        JUDGED_##name,
enum judged_how { JUDGED_LIST(X) JUDGED_HOW_COUNT };
#undef X

struct judged {
    enum judged_how how;
    const char *object, *field; /* see judged.def */
    const char *rules;          /* ids with spaces between them, or "" */
    const char *truth;          /* against what; "" unless rules judge it */
    const char *tolerance;      /* how far it may be off, and why; "" unless rules judge it */
    const char *why;            /* what is lacking, or why nobody can; "" where rules judge it */
};

/** All rows, ended by one without object. */
extern const struct judged judged_all[];

/** "by", "open", "nobody". */
const char *judged_how_name(enum judged_how how);

#endif
