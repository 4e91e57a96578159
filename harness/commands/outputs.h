/* outputs.h - what comes out of a scored run file: the reports, as files or one of them printed,
 * and the table of verdicts with the digest.
 */
#ifndef HARNESS_OUTPUTS_H
#define HARNESS_OUTPUTS_H

#include <stdbool.h>

/** Writes every report that has a file name into @p dir, and JUnit XML to @p junit, too (may be
 * NULL). @return false with @p why. */
bool outputs_write(const char *run_db, const char *dir, const char *junit, char **why);

/** Prints the verdict table and, when @p dir is given, where the report is and the digest. */
void outputs_summary(const char *run_db, const char *dir);

/** Writes one report by name ("json") to @p file, NULL for stdout. */
bool outputs_one(const char *run_db, const char *name, const char *file, char **why);

#endif
