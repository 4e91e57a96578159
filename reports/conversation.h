/* conversation.h - what is under way on the connection of one station, as its frames tell it.
 *
 * Each side has the CALLs that wait for an answer.  A CALL is excused when its answer cannot be
 * held against the CSMS: it was broken, or the link did not pass messages while it waited.
 */
#ifndef REPORTS_CONVERSATION_H
#define REPORTS_CONVERSATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ocpp/message.h"

struct pending {
    char *id, *action;
    uint64_t seq;
    int64_t at_ms;
    bool fits; /* its payload is what the standard wants */
    bool excused;
    bool told; /* a finding says so already */
    struct ocpp_violation violation;
};

struct pending_list {
    struct pending *items;
    size_t count;
};

struct conversation {
    int actor;
    char *name;
    const struct ocpp_version *version;
    struct pending_list ours;   /* CALLs of the station */
    struct pending_list theirs; /* CALLs of the CSMS */
    int64_t answered_ms;        /* when the station last answered a CALL, -1: never */
    bool stalled;               /* messages do not pass */
    char boot[16];              /* status of the last BootNotification on record, "" */
};

/** Adds a CALL; the pending is valid until the list changes. */
struct pending *pending_add(struct pending_list *list, const char *id, const char *action,
                            uint64_t seq, int64_t at_ms);
/** NULL when nobody asked with that id. */
struct pending *pending_find(struct pending_list *list, const char *id);
void pending_remove(struct pending_list *list, struct pending *p);
void pending_clear(struct pending_list *list);

void conversation_init(struct conversation *c, int actor, const char *name);
void conversation_fini(struct conversation *c);
/** Messages do not pass, or do again: what waits is excused. */
void conversation_stall(struct conversation *c, bool stalled);

#endif
