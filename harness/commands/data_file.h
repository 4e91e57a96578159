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

/* What a SUT profile says; empty for the embedded stack. */
struct sut_file {
    char *csms, *shown; /* its address, and how log and messages may name it */
    cJSON *speaks;      /* array: its versions of OCPP; NULL: it does not say */
    cJSON *provides;    /* array: what it was given beforehand (stage/needs.h); NULL: nothing */
};

/** Reads a SUT profile: "embedded", or a Lua file that returns { csms = "ws://..." or env "NAME",
 * ocpp = { "1.6" }, provides = { "token Blocked" } }. sut_file_fini() empties @p file in any case.
 * @return false with @p why */
bool sut_file_read(const char *path, struct sut_file *file, char **why);
void sut_file_fini(struct sut_file *file);

#endif
