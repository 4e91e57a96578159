/* local_list.h - the local authorization list: tokens the CSMS sent, in any version.
 *
 * The list beats the cache: what stands in it is never looked up in the cache.  An update is
 * carried out whole or not at all.  It survives a reboot; while LocalAuthListEnabled is false it is
 * kept and not looked at.
 *
 * @source OCPP 1.6 3.5.2, 5.10, 5.15; 2.0.1 D01, D02
 */
#ifndef SIM_LOCAL_LIST_H
#define SIM_LOCAL_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "station/token.h"

struct station;

/* One line of an update; borrowed. */
struct local_change {
    const char *token;
    bool remove; /* it comes without info */
    struct token_info info;
};

struct local_update {
    int64_t version;
    int64_t current; /* as the CSMS is told it: a Differential must be newer */
    bool full;       /* all that was there goes; else a Differential */
    const struct local_change *changes;
    int count;
};

/** Version of the list, also of one that was emptied; 0 when none was ever sent. */
int64_t local_list_version(const struct station *s);
int local_list_count(const struct station *s);
/** SendLocalList: @return the status of the answer, the same words in both versions: Accepted,
 * Failed (an entry makes no sense, or there are too many), VersionMismatch (a differential update
 * that is not newer than the list). */
const char *local_list_update(struct station *s, const struct local_update *update);
/** What the list says of @p token; false when the list is off or does not name it. Borrowed until
 * the next update. */
bool local_list_find(const struct station *s, const char *token, struct token_info *out);

#endif
