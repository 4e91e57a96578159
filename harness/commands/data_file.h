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

struct stage;
struct script_verb;

/* A kind of data file: its verbs, the first of which takes the table that the file returns. */
struct data_file {
    const char *kind; /* as script_seal_data() takes it */
    const struct script_verb *verbs;
    const char *const *words; /* those of the verbs, and of the story's, that it may use */
};

/** Runs @p path, which returns a table, as `VERB(that table)` in a sandbox, on @p st, which needs
 * nothing on it. @return false with @p why. */
bool data_file_run(struct stage *st, const struct data_file *df, const char *path, char **why);

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
