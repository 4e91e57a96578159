/* project.h - the project file chargerig.lua: what is said to `run` every time, written down once.
 *
 *     return {
 *       scenarios = { "scenarios" }, sut = "staging.lua", seed = 7,
 *       known = "known-failures.lua", story_s = 60, fail_fast = true,
 *     }
 *
 * It is looked for in the folder where the program is called, and in those above it. Its fields are
 * the options of the command, with _ for -, and scenarios. Paths begin where the file is. What the
 * command line says wins.
 */
#ifndef HARNESS_PROJECT_H
#define HARNESS_PROJECT_H

#include <stdbool.h>

#include "commands/args.h"

struct project {
    char *path;       /* of the file, from this folder on; NULL: there is none */
    char **words;     /* its options as words of a command line; NULL behind the last */
    char **scenarios; /* files and folders; NULL behind the last */
    int word_count, scenario_count;
};

#define PROJECT_FILE "chargerig.lua"

/** The project file of this folder; NULL: none. The caller frees it. */
char *project_find(void);

/** Reads the project file of this folder, where there is one, for @p call, whose options are
 * @p rows. What @p call says and what cannot be said beside that is left out; with --no-project
 * nothing is read. project_fini() empties @p p, also after a failure.
 * @return false with @p why: a field that is no option, or has a wrong value, with file and line */
bool project_read(struct project *p, const struct arg *rows, const struct command_call *call,
                  char **why);
void project_fini(struct project *p);

/** The words of @p call behind those of @p p: a call whose argv the caller frees. */
struct command_call project_call(const struct project *p, const struct command_call *call);

#endif
