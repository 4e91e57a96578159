/* dialect.h - what a station says and hears in one version of OCPP.
 *
 * The core of a station (connector, transaction, session, authorization, supply, faults, uplink)
 * speaks no version.  It tells the dialect of the station what happens, which makes
 * messages of it; CALLs of the CSMS go to dialect.call.  Where versions differ, the core asks the
 * record and never for a name.  sim/station16/ is the dialect of OCPP 1.6, sim/station201/ that of
 * 2.0.1; ocpp/versions.def lists them.
 *
 * What a dialect has to remember of a station it keeps in station.dialect_state.
 */
#ifndef SIM_DIALECT_H
#define SIM_DIALECT_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "ocpp/call_queue.h"
#include "ocpp/frame.h"
#include "ocpp/message.h"

struct charging_form;
struct connector;
struct station;
struct token_rules;
struct transaction;

/* A command as the people of the operator name it, which is as OCPP 1.6 does, and what means the
 * same in a version that words it otherwise. */
struct wish {
    const char *action, *field; /* the action, and a field that its payload has */
    const char *to;             /* the action that means the same; NULL ends a table */
    cJSON *(*args)(const struct station *s, const cJSON *args); /* its payload, the caller's */
};

struct dialect {
    const struct ocpp_version *ocpp; /* its messages */
    const struct charging_form *charging;
    /* Types of security events that it does not spell as security_event.h does: by event, NULL
     * where it does; NULL: it spells none in its own way. */
    const char *const *security_events;
    /* The password is any bytes, set as their hex digits, else 16 to 40 characters. */
    bool password_of_bytes;
    /* A card uses its reservation up with the authorization, not with the transaction. */
    bool card_ends_reservation;
    /* What the operator wishes, in the words of this version (dialect_wish()); NULL: as it is said.
     */
    const struct wish *wishes;
    /* What a station that the CSMS rejected at boot refuses its CALLs with; OCPP_CODE_COUNT: it
     * does not answer at all. */
    enum ocpp_code when_rejected;
    /* A station is made, and forgotten; may be NULL. */
    void (*make)(struct station *s);
    void (*forget)(struct station *s);
    /* The payload of BootNotification. */
    cJSON *(*boot)(const struct station *s);
    /* A CALL of the CSMS that is a whole frame: to be answered, now or later. */
    void (*call)(struct station *s, const struct frame *f);
    /* Last changes to a transaction message before each transmission; may be NULL. */
    void (*prepare)(struct station *s, void *owner, const char *action, cJSON *payload);
    /* A transmission failed or a CALL was lost; may be NULL. */
    void (*failed)(struct station *s, const struct call_queue_reply *reply);

    /* The status of @p c may have changed: told when it can be told and is due. */
    void (*status)(struct connector *c);
    /* What that status is called; NULL: as the states of a connector are. */
    const char *(*status_word)(const struct connector *c);
    /* The station itself became (in)operative. */
    void (*station_status)(struct station *s);
    /* The CSMS accepted the station, or it is connected again: what it has not heard yet. */
    void (*changes)(struct station *s);
    /* Has the CSMS not heard all of the present status of the station and its connectors? */
    bool (*due)(const struct station *s);
    /* Asks about the token that waits at @p c; the answer goes to authorization_answered().
     * S_REFUSED when it cannot be asked. */
    enum status (*authorize)(struct connector *c);
    /* The permission to charge begins, ends (transaction.h). @p token NULL: nobody presented one */
    void (*begins)(struct transaction *t);
    void (*ends)(struct transaction *t, const char *reason, const char *token, int64_t meter_wh);
    /* The latest sample of @p c; @p context is Sample.Periodic, Sample.Clock or Trigger. */
    void (*samples)(struct connector *c, const char *context);

    /* What only some versions tell; each may be NULL. */
    void (*plugged)(struct connector *c);    /* a plug went in, nothing else has happened yet */
    void (*unplugged)(struct connector *c);  /* the plug is out, and all that follows is done */
    void (*car_side)(struct connector *c);   /* the cable came out of the car, or went in again */
    void (*authorized)(struct connector *c); /* c->token may charge when a plug comes */
    void (*changed)(struct station *s);      /* a state, fault, sample or power may be another */
    /* What a person reads at @p c, where the station itself would show @p own. Borrowed. */
    const char *(*display)(const struct connector *c, const char *own);
    void (*sampling_changed)(struct station *s); /* intervals of samples; transactions run */
    void (*gave_up)(struct connector *c); /* nobody plugged in, or presented a card, in time */
    void (*token_rules)(const struct station *s, struct token_rules *out);
    /* The CSMS says of a token something else than the local list it sent. */
    void (*list_conflict)(struct station *s);
    /* A reservation ended by itself: @p how is Expired or Removed. */
    void (*reservation)(struct station *s, int64_t id, const char *how);
    /* It wants to connect: is anybody there, where its network profile points?  NULL: always. */
    bool (*reaches)(struct station *s);
    /* The software is up, and about to connect. */
    void (*up)(struct station *s);
    /* The software stops (@p reason as for a transaction); permissions to charge have ended. */
    void (*down)(struct station *s, const char *reason);
    /* Why nobody may begin at @p c now, for the display; NULL: nothing speaks against it. */
    const char *(*obstacle)(const struct connector *c);
    /* A vehicle drove into the bay of @p c, or out of it. */
    void (*parked)(struct connector *c, bool in);
    /* Is something going on besides permissions to charge, that a reset on idle waits for? */
    bool (*busy)(const struct station *s);
    /* A limit from outside came, changed or ended (charging.h). */
    void (*external_limit)(struct station *s);
    /* The vehicle at @p c says what it needs. */
    void (*needs)(struct connector *c);
    /* Limits made @p c draw another power than @p before_w. */
    void (*rate_changed)(struct connector *c, int64_t before_w);
};

/** The action and payload for @p s (NULL: unknown to the world, nothing is changed) that mean
 * @p *action with @p args (consumed).  What stands in no row of its wishes is passed on as it is.
 */
cJSON *dialect_wish(const struct station *s, const char **action, cJSON *args);

#endif
