/* run_file.h - a run file that was written before: whole, and what the run wrote.
 *
 * The workers of a run each write a file beside it, which are taken up when the run is over. A run
 * that is killed leaves them there; whoever reads its run file first takes them up.
 */
#ifndef HARNESS_RUN_FILE_H
#define HARNESS_RUN_FILE_H

#include <stdbool.h>

/** Holds the folder @p dir for a run: no two write into one. It is held until @p held, an open
 * descriptor, is closed here and in all forks.
 * @return false with @p why, a sentence that the caller frees */
bool run_folder_hold(const char *dir, int *held, char **why);

enum { RUN_FILE_PARTS = 64 }; /* workers that a run has at most */

/** The name of what worker @p worker, from 0, writes for the run file @p path; the caller frees it.
 */
char *run_file_part(const char *path, int worker);

/** The name of what a run with many seeds writes beside the run file @p path, a seed after the
 * other; the caller frees it. */
char *run_file_of_seed(const char *path);

/** Removes what an earlier run left beside @p path: a new one begins. */
void run_file_begin(const char *path);

/** Takes up what the workers of a killed run left beside the run file @p path; nothing is done
 * while the run goes on. @return false with @p why when it cannot be written */
bool run_file_take_up(const char *path, char **why);

/** Is the run file @p path what the run wrote: in the form of its format, and of the digest that
 * stands in it? One without a digest is of a run that was killed, and is not asked that.
 * @return false with @p why */
bool run_file_is_sound(const char *path, char **why);

#endif
