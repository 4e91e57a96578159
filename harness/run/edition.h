/* edition.h - a story that is told once in each of several versions of OCPP.
 *
 * A scenario that says ocpp = { "1.6", "2.0.1" } is several plays of one file: in each, a station
 * that names no version of its own speaks that one, and the name of the play ends in it.  On the
 * command line and in lists of files a play is written FILE@VERSION.
 */
#ifndef HARNESS_EDITION_H
#define HARNESS_EDITION_H

#include <cjson/cJSON.h>
#include <stdbool.h>

#include "run/stage.h"

/** The file of @p play ("happy.lua@2.0.1" or just "happy.lua"); the caller frees it. @p version
 * gets the version behind the @ (which lives as long as the program), NULL when there is none. */
char *edition_file(const char *play, const char **version);

/** Which editions the scenario in @p file has: an array of versions, NULL when it says nothing of
 * them or cannot be read. */
cJSON *edition_list(const struct stage_options *options, const char *file);

/** Is @p version one of @p versions? */
bool edition_has(const cJSON *versions, const char *version);

/** Decides which of @p versions (as the scenario names them) is told.
 * @param asked  the version behind the @, or NULL
 * @return NULL with @p why when there is no such edition, or none was asked for where there are
 *         several; the caller frees it */
const char *edition_choose(const cJSON *versions, const char *asked, char **why);

#endif
