/* outputs.h - the files and the table that come out of a scored run file; and small Lua data files
 * that go in.
 */
#ifndef HARNESS_OUTPUTS_H
#define HARNESS_OUTPUTS_H

#include <cjson/cJSON.h>
#include <stdbool.h>

/** Writes every report that has a file name into @p dir, and JUnit XML to @p junit, too (may be
 * NULL). @return false with @p why. */
bool outputs_write(const char *run_db, const char *dir, const char *junit, char **why);

/** Prints the verdict table and, when @p dir is given, where the report is and the digest. */
void outputs_summary(const char *run_db, const char *dir);

/** Writes one report by name ("json") to @p file, NULL for stdout. */
bool outputs_one(const char *run_db, const char *name, const char *file, char **why);

/** Reads an SLA file: Lua that returns the table of expect.sla. @return the JSON for score_run(),
 * NULL with @p why. */
cJSON *sla_file_read(const char *path, char **why);

/** Reads a SUT profile: "embedded", or a Lua file that returns { csms = "ws://..." or env "NAME" }.
 * @p csms stays NULL for the embedded stack, and so does @p shown, how log and messages may name
 * it; the caller frees both. */
bool sut_file_read(const char *path, char **csms, char **shown, char **why);

#endif
