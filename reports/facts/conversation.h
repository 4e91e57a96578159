/* conversation.h - what is under way on the connection of one station, as its frames tell it.
 *
 * Each side has the CALLs that wait for an answer.  A CALL is excused when its answer cannot be
 * held against the CSMS: it was broken or sent on purpose where it may not be, or the link did not
 * pass messages while it waited.
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
    bool told;     /* a finding says so already */
    bool given_up; /* the station waits no longer */
    int64_t given_up_ms;
    bool unreadable;  /* the frame was broken: any error is right */
    bool on_purpose;  /* a scenario had the station say what it may not */
    bool scripted;    /* a scenario told the CSMS what to answer */
    bool prompted;    /* a scenario had the station send it */
    bool token;       /* it presents an id token */
    bool before_boot; /* the boot was not accepted when it was sent */
    struct ocpp_violation violation;
};

struct pending_list {
    struct pending *items;
    size_t count;
};

/* What a scenario asked the CSMS to do, by action. */
struct order {
    char *action;
    int64_t left; /* how often it still holds; 0 or less: for ever */
};

struct order_list {
    struct order *items;
    size_t count;
};

struct conversation {
    int actor;
    char *name;
    const struct ocpp_version *version;
    struct pending_list ours;   /* CALLs of the station */
    struct pending_list theirs; /* CALLs of the CSMS */
    struct order_list scripts;  /* answers that the CSMS was told to give */
    struct order_list commands; /* CALLs that it was told to send */
    struct order_list prompts;  /* CALLs that a scenario had the station send */
    uint64_t unreadable; /* seq of the station's last frame that could not be read, 0: none */
    int unreadables;     /* so many of them may still be answered as "-1" */
    bool triggered;      /* the CSMS asked for messages while the boot is pending */
    bool known_boot;     /* the log tells of its boots */
    int64_t answered_ms; /* when the station last answered a CALL, -1: never */
    bool stalled;        /* messages do not pass */
    bool open;           /* it is connected, in a version that it speaks */
    bool stalled_here;   /* messages did not pass at some time of this connection */
    uint64_t provoked;   /* seq of what a scenario had it break on this connection, 0: nothing */
    int goodbyes;        /* connections that the CSMS closed without a complaint */
    uint64_t strange;    /* seq of a subprotocol that it does not speak; 0: none */
    char offered[64], selected[64]; /* then: what it offered, what the CSMS selected */
    char echoed[160];               /* path of a field that the CSMS told wrongly and hears again */
    int boots;                      /* BootNotifications that the CSMS answered */
    uint64_t booted;                /* seq of the last */
    bool accepted;                  /* once in the story */
    bool boot_scripted;             /* a scenario told the CSMS what to answer to its boot */
    char boot[16];                  /* status of the last BootNotification on record, "" */
    int unheard;                    /* CALLs that it gave up before the time was over */
    uint64_t unheard_first;         /* seq of the first, 0: none */
    int64_t unheard_ms;             /* for how long that was waited for */
    char unheard_action[64];
};

/** Adds a CALL; the pending is valid until the list changes. */
struct pending *pending_add(struct pending_list *list, const char *id, const char *action,
                            uint64_t seq, int64_t at_ms);
/** NULL when nobody asked with that id. */
struct pending *pending_find(struct pending_list *list, const char *id);
void pending_remove(struct pending_list *list, struct pending *p);
void pending_clear(struct pending_list *list);

/** Adds @p times (0: for ever) times @p action. */
void order_add(struct order_list *list, const char *action, int64_t times);
/** One for @p action, NULL: none. */
struct order *order_find(struct order_list *list, const char *action);
void order_used(struct order_list *list, struct order *order);

void conversation_init(struct conversation *c, int actor, const char *name);
void conversation_fini(struct conversation *c);
/** Messages do not pass, or do again: what waits is excused. */
void conversation_stall(struct conversation *c, bool stalled);

#endif
