/* verdict.h - the words in which a run is judged.
 *
 * none: nothing was there to be judged; skipped: the story does not apply to this system and was
 * not played; pass; known: it fails in nothing but what somebody knows of (known.h); inconc: the
 * system under test could not be asked; fail: it did something wrong; error: the story itself could
 * not be played. The worst wins, and what was skipped makes nothing worse.
 */
#ifndef REPORTS_VERDICT_H
#define REPORTS_VERDICT_H

#define VERDICT_LIST(X) X(none) X(skipped) X(pass) X(known) X(inconc) X(fail) X(error)
#define X(name)         VERDICT_##name,
enum verdict { VERDICT_LIST(X) VERDICT_COUNT };
#undef X

const char *verdict_name(enum verdict v);
/** The first letter of its name; '-' where nothing was judged. */
char verdict_letter(enum verdict v);
/** The verdict called @p name; error when there is none. */
enum verdict verdict_of(const char *name);
/** What the state of a run or a scenario ("complete", "cut", "interrupted", "running", "error",
 * "skipped", "lacking") says by itself: error, inconc for one that was broken off or not begun,
 * skipped, else none. */
enum verdict verdict_of_state(const char *state);
enum verdict verdict_worst(enum verdict a, enum verdict b);
/** Exit code of the program for @p v: 0 pass, 1 fail, 2 inconc (and none and skipped: nothing was
 * judged), 3 error. */
int verdict_exit_code(enum verdict v);

#endif
