/* data_file.h - the small Lua files that go into a command: an SLA, and how a system under test is
 * reached.
 *
 * Each returns a table. It is run in the sandbox of a scenario that knows the one verb which takes
 * this table, so that a wrong field or value is said with file and line, as in a scenario.
 */
#ifndef HARNESS_DATA_FILE_H
#define HARNESS_DATA_FILE_H

#include <cjson/cJSON.h>
#include <stdbool.h>

/** Reads an SLA file: Lua that returns the table of expect.sla. @return the JSON for score_run(),
 * NULL with @p why. */
cJSON *sla_file_read(const char *path, char **why);

/** Reads a SUT profile: "embedded", or a Lua file that returns { csms = "ws://..." or env "NAME" }.
 * @p csms stays NULL for the embedded stack, and so does @p shown, how log and messages may name
 * it; the caller frees both. */
bool sut_file_read(const char *path, char **csms, char **shown, char **why);

#endif
