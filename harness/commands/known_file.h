/* known_file.h - the file of known failures that run --known names: Lua with a line for each.
 *
 *     known "happy-session.lua@2.0.1" {
 *       rule = "invoice.total", reason = "the biller rounds up, BILL-123", expires = "2027-03-01" }
 */
#ifndef HARNESS_KNOWN_FILE_H
#define HARNESS_KNOWN_FILE_H

#include <cjson/cJSON.h>

#include "stage/stage.h"

/** Reads @p path. @return the fact "known" of a run file (score/known.h), an array that the caller
 * deletes; NULL with @p why, with file and line, when a scenario or a rule does not exist, or
 * something is missing */
cJSON *known_file_read(const char *path, const struct stage_options *options, char **why);

#endif
