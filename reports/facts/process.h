/* process.h - an allowed resolution path as a regular expression over activities, and how far a
 * trace of activities is from it.
 *
 * Language: names (lower case, digits, _), juxtaposition, | ? * + ( ).  `a b? (c | d)+` allows
 * a c, a b d c ...  An empty expression allows the empty trace.
 *
 * A trace is aligned with the cheapest of all allowed paths: a step both have costs nothing, a step
 * that only one of them has costs 1 (0-1 breadth-first search over trace position and automaton
 * state, so the result is the optimum).  Fitness is 1 - cost / (length of the trace + length of
 * the shortest allowed path), as in the literature on alignments (Adriansyah, 2014).
 */
#ifndef REPORTS_PROCESS_H
#define REPORTS_PROCESS_H

#include <stdbool.h>
#include <stddef.h>

struct process;

#define MOVE_LIST(X) X(both) X(skipped) X(extra)
#define X(name)      MOVE_##name,
enum process_move_kind { MOVE_LIST(X) MOVE_COUNT };
#undef X

struct process_move {
    enum process_move_kind kind;
    const char *name; /* of the activity; lives as long as process and trace */
    size_t position;  /* in the trace (skipped: before which step) */
};

struct process_alignment {
    size_t cost;
    double fitness; /* 1 when nothing was moved, also for an empty trace of an empty process */
    struct process_move *moves;
    size_t count;
};

/** Compiles @p text. @return NULL with @p why, a sentence that the caller frees. */
struct process *process_new(const char *text, char **why);
void process_free(struct process *p);

/** Does the expression name @p activity? */
bool process_names(const struct process *p, const char *activity);
/** Names in the order of the expression, repeated where it repeats them; NULL past the end. */
const char *process_name(const struct process *p, size_t i);
/** Length of the shortest allowed path. */
size_t process_shortest(const struct process *p);

/** Aligns the @p count activities of @p trace; free @p out with process_alignment_fini(). */
void process_align(const struct process *p, const char *const *trace, size_t count,
                   struct process_alignment *out);
void process_alignment_fini(struct process_alignment *a);

#endif
