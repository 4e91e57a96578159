/* play_choice.h - the plays of a scenario: a story that is told once in each of several versions of
 * OCPP.
 *
 * A scenario that says ocpp = { "1.6", "2.0.1" } is several plays of one file: in each, a station
 * that names no version of its own speaks that one, and the name of the play ends in it.  On the
 * command line and in lists of files a play is written FILE@VERSION; a file that says nothing of
 * versions is one play, written FILE.
 */
#ifndef HARNESS_PLAY_CHOICE_H
#define HARNESS_PLAY_CHOICE_H

#include <cjson/cJSON.h>
#include <stdbool.h>

/** The file of @p play ("happy.lua@2.0.1" or just "happy.lua"); the caller frees it. @p version
 * gets the version behind the @ (which lives as long as the program), NULL when there is none. */
char *play_file(const char *play, const char **version);

/** Is @p version one of @p versions, an array of texts? */
bool play_has(const cJSON *versions, const char *version);

/** Decides which of @p versions (as the scenario names them) is told.
 * @param asked  the version behind the @, or NULL
 * @return NULL with @p why, which the caller frees, when there is no such play, or none was asked
 *         for where there are several */
const char *play_choose(const cJSON *versions, const char *asked, char **why);

#endif
