/* batch.h - commands with lists longer than a station takes in one message.
 *
 * Stations say how much they take: SendLocalListMaxLength and GetConfigurationMaxKeys (1.6 9.1.7,
 * 9.3.3), ItemsPerMessage and BytesPerMessage (2.0.1 part 2, B05.FR.11, B06.FR.05, D01.FR.11, N04).
 * What they said is in the records (record.h); who said nothing is sent the whole list.  The
 * batches are one command, and its answer is all of their answers.
 *
 * A local list in batches begins as it was asked for and goes on differentially; each batch has the
 * next version number, for a station refuses one that it has (1.6 5.15, 2.0.1 D01.FR.06).
 */
#ifndef REFSTACK_BATCH_H
#define REFSTACK_BATCH_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

struct csms_station;

/* What a station takes of a command. */
struct csms_limits {
    const char *list;     /* the field that is a list; NULL: the command has none that is cut */
    int64_t items, bytes; /* in one message; 0: no limit */
    const char *version;  /* the field with the number of a local list; NULL: not such a list */
    int64_t room;         /* entries that the local list holds; 0: not known */
};

/** The payloads of a command, an array of one or more; @p args, which are valid, get the version
 * number that a local list has in the end.
 * @return NULL with *@p why (a sentence, the caller frees it) when no batch of it would be taken */
cJSON *csms_batches(struct csms_station *st, const char *action, cJSON *args, char **why);

/** Adds the answer of a batch to those before it. @return false: it was not accepted, the rest is
 * not sent */
bool csms_batch_join(cJSON *all, const cJSON *answer);

#endif
