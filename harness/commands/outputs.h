/* outputs.h - what comes out of a scored run file: the reports, as files or one of them printed,
 * and what stands on the console.
 */
#ifndef HARNESS_OUTPUTS_H
#define HARNESS_OUTPUTS_H

#include <stdbool.h>

#include "write/report_table.h"

struct runfile;

/** Makes the run file @p path, which somebody names, ready to be read: what a killed run left
 * beside it is in it, and it is what the run wrote. @return false with @p why, which the caller
 * frees */
bool outputs_ready(const char *path, char **why);

/** runfile_open() of one that is ready. @return NULL with @p why */
struct runfile *outputs_open(const char *path, bool writable, char **why);

/** Writes every report that has a file name into @p dir, and JUnit XML to @p junit, too (may be
 * NULL). @return false with @p why. */
bool outputs_write(const char *run_db, const char *dir, const char *junit, char **why);

/** Prints the report for the console (write/report_table.h). */
void outputs_summary(const char *run_db, const struct table_wishes *wishes);

/** Prints one report by name ("json") on @p out. */
bool outputs_print(const char *run_db, const char *name, FILE *out, char **why);

/** outputs_write() of a run file that is open. */
bool outputs_into(struct runfile *rf, const char *dir, const char *junit, char **why);

/** Writes one report by name ("json") to @p file, NULL for stdout. */
bool outputs_one(const char *run_db, const char *name, const char *file, char **why);

#endif
