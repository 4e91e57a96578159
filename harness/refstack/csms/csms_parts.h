/* csms_parts.h - commands with lists longer than a station takes in one message.
 *
 * Stations say how much they take: SendLocalListMaxLength and GetConfigurationMaxKeys (1.6 9.1.7,
 * 9.3.3), ItemsPerMessage and BytesPerMessage (2.0.1 part 2, B05.FR.11, B06.FR.05, D01.FR.11, N04).
 * What they said is in the records (csms_record.h); who said nothing is sent the whole list.  The
 * parts are one command, and its answer is all of their answers.
 *
 * A local list in parts begins as it was asked for and goes on differentially; each part has the
 * next version number, for a station refuses one that it has (1.6 5.15, 2.0.1 D01.FR.06).
 */
#ifndef REFSTACK_CSMS_PARTS_H
#define REFSTACK_CSMS_PARTS_H

#include <cjson/cJSON.h>
#include <stdbool.h>

struct csms_station;

/** The payloads of a command, an array of one or more; @p args, which are valid, get the version
 * number that a local list has in the end.
 * @return NULL with *@p why (a sentence, the caller frees it) when no parts of it would be taken */
cJSON *csms_parts(struct csms_station *st, const char *action, cJSON *args, char **why);

/** Adds the answer of a part to those before it. @return false: it was not accepted, the rest is
 * not sent */
bool csms_parts_join(cJSON *all, const cJSON *answer);

#endif
