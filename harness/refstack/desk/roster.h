/* roster.h - who works for the desk, as the operator tells: technicians, whom it sends
 * (desk_staff). Its agents are looked at and not kept, since an agent says who they are in every
 * act.
 */
#ifndef REFSTACK_ROSTER_H
#define REFSTACK_ROSTER_H

#include <cjson/cJSON.h>

#include "refstack/desk/desk.h"

/** Takes over {technicians?, agents?}, and sends whoever can go now to the tickets that want
 * somebody. @return NULL, or what is wrong with it (static text) */
const char *roster_read(struct desk *d, const cJSON *json);

/** ["lock", "fuse"] or "lock, fuse" as one text; NULL for none given. The caller frees it. */
char *roster_parts(const cJSON *parts);

#endif
