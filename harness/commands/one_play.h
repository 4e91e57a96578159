/* one_play.h - the one play of a run file that somebody means. */
#ifndef HARNESS_ONE_PLAY_H
#define HARNESS_ONE_PLAY_H

struct runfile;

/** The play that @p word means: its name (FILE@VERSION, as the report links to it), its number, or
 * words that stand in the title of one only. @return its number, 0 with @p why, which the caller
 * frees */
int one_play(struct runfile *rf, const char *word, char **why);

#endif
