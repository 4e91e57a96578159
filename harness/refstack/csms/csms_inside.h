/* csms_inside.h - what the files csms*.c share: stations in memory, connections, one turn. */
#ifndef REFSTACK_CSMS_INSIDE_H
#define REFSTACK_CSMS_INSIDE_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ocpp/message.h"
#include "ocpp/outbox.h"
#include "refstack/csms/connection.h"
#include "refstack/csms/csms.h"
#include "refstack/csms/csms_script.h"
#include "refstack/stack/api.h"
#include "refstack/stack/stack.h"

#define CSMS_BUCKETS         1024
#define CSMS_CALL_TIMEOUT_MS 30000
#define CSMS_CONNECTORS_MAX  1000
#define CSMS_ID_ROOM         145 /* 36 letters of up to four bytes, and the end */

struct csms_turn;
struct csms_station;

typedef void csms_handler(struct csms_turn *turn);

struct csms_call {
    const char *action;
    csms_handler *handle;
};

/* What the CSMS does its own way in a version of OCPP: csms_calls.c for 1.6, csms201/ for 2.0.1. */
struct csms_dialect {
    const struct ocpp_version *version;
    const struct csms_call *calls; /* that a station may send; ended by a row without action */
    /* A sampled value that is the register of imported energy at the outlet, in Wh. */
    bool (*register_of)(const cJSON *sample, int64_t *wh);
    /* What the version calls a reason why a token may not charge; NULL: it may. */
    const char *(*token_status)(const char *reason);
    /* After an accepted boot: what this CSMS asks by itself. */
    void (*after_boot)(struct csms_station *st);
};

extern const struct csms_dialect csms_dialect16, csms_dialect201;

/** The dialect of a subprotocol, NULL when the CSMS does not speak it. */
const struct csms_dialect *csms_dialect_of(const char *protocol);
/** Is @p list (comma-separated) made of subprotocols that the CSMS speaks, and not empty? */
bool csms_speaks_all(const char *list);
/** The first dialect in @p offered (comma-separated, NULL for none) that is in @p spoken, too. */
const struct csms_dialect *csms_dialect_common(const char *offered, const char *spoken);

/* A provisioned station: what changes too often for the database, or cannot be stored. */
struct csms_station {
    struct refstack *rs;
    char *id;
    const struct csms_dialect *dialect; /* of its connection, now or last */
    struct refstack_conn *conn;         /* NULL: not connected */
    int64_t last_seen_ms;
    bool accepted;         /* its last BootNotification was */
    bool configuring;      /* .. was answered Pending: commands, but no transactions (1.6 4.2) */
    bool asked;            /* .. and commands were sent since: what they ask for is heard */
    bool lost;             /* silent for two heartbeat intervals, and the parts were told */
    struct vtimer silence; /* looks whether it is */
    struct outbox *outbox;
    struct csms_pending *pending; /* commands that wait in the outbox */
    struct csms_script *scripts;  /* what a test wants it to be answered */
    struct csms_later *later;     /* answers that a test holds back */
    struct csms201_sum *sums;     /* of transactions under way */
    struct csms_station *next;
};

/* A command that is not done: what the outbox calls its owner. */
struct csms_pending {
    struct csms_station *station;
    int64_t command;
    char *password; /* that it sets, sealed; NULL: none */
    cJSON *parts;   /* payloads that are still to be sent */
    cJSON *answer;  /* of those that were answered; NULL: none was */
    int answered;   /* how many */
    struct csms_pending *next;
};

struct refstack_conn {
    struct csms_station *station;
    struct refstack_peer peer;
    void *ctx;
    struct refstack_conn *prev, *next; /* in csms.conns */
};

struct csms {
    struct refstack *rs;
    struct csms_station *buckets[CSMS_BUCKETS];
    struct refstack_conn *conns;
    int waiting;     /* commands in state sent, of all stations */
    int64_t lost_id; /* MUTANT_loses_offline_transactions: ids of nothing */
};

/* A CALL of a station while it is answered: a handler fills out, or names an error. */
struct csms_turn {
    struct refstack *rs;
    struct csms_station *station;
    int64_t now_ms;
    const char *action;
    const cJSON *in;
    cJSON *out;
    bool failed; /* CALLERROR instead of out */
    struct ocpp_violation why;
    const char *next; /* a command that follows the answer, NULL: none */
    cJSON *next_args;
    bool mute;                        /* a mutant says nothing */
    const struct csms_script *script; /* what a test told the CSMS to answer; NULL: nothing */
};

/** Sends a command once the answer is on its way; @p args is consumed. One a turn. */
void csms_follow(struct csms_turn *turn, const char *action, cJSON *args);
/** Answers a CALLERROR instead of out. */
void csms_fail(struct csms_turn *turn, enum ocpp_code code, const char *sentence);

/** The handler of a CALL from a station; NULL when this CSMS does not serve it. */
const struct csms_call *csms_call_of(const struct csms_dialect *dialect, const char *action);

/* Handlers that both versions share. */
csms_handler csms_heartbeat, csms_data_transfer, csms_noted;

csms_handler csms_start_transaction;
csms_handler csms_stop_transaction;
csms_handler csms_meter_values;

/* Where meter values go, and what was seen among them. */
struct csms_samples {
    int64_t session; /* 0: the one that the connector had at the time of each */
    int connector;
    bool ended; /* a register value of Transaction.End was there: end_wh */
    int64_t end_wh;
    bool any; /* a register value was there */
    int64_t first_wh, last_wh;
};

/** csms_dialect.register_of of 1.6. */
bool csms_register16(const cJSON *sample, int64_t *wh);

/** Keeps the register values in @p values, an array of MeterValue or NULL. */
void csms_keep_samples(struct csms_turn *turn, const cJSON *values, struct csms_samples *to);

/* What BootNotification says in either version. */
struct csms_boot {
    const char *vendor, *model, *firmware, *serial, *reason; /* NULL: not said */
};

/** Keeps a BootNotification and answers it. */
void csms_answer_boot(struct csms_turn *turn, const struct csms_boot *boot);

/* A connector as its station describes it; connector 0 is the station. */
struct csms_status {
    int connector;
    int64_t at_ms;
    const char *status, *error_code;
    const char *vendor_error, *info; /* or NULL */
};

/** Keeps @p s as the present status and in the history, and tells the parts. */
void csms_note_status(struct csms_turn *turn, const struct csms_status *s);
/** Keeps @p s in the history alone. */
void csms_keep_status(struct csms_turn *turn, const struct csms_status *s);

/* A transaction that begins. */
struct csms_start {
    int connector;
    const char *token;
    int64_t at_ms, meter;
    int64_t session; /* 0: not made yet */
};

/** Does the token of @p s charge elsewhere at that moment, its own session apart? */
bool csms_charges_elsewhere(struct csms_turn *turn, const struct csms_start *s);
/** Ends the session that is still open at the connector of @p s: its stop was lost. */
void csms_supersede(struct csms_turn *turn, const struct csms_start *s);
/** Was a message of @p at_ms kept offline? */
bool csms_is_replay(const struct csms_turn *turn, int64_t at_ms);

/** Adds "currentTime" and the like: @p ms as RFC 3339. */
void csms_put_time(cJSON *object, const char *name, int64_t ms);

/** What the caller is answered: 101, 401 (credentials or certificate), 403 (the security profile
 * is too low), 404. */
int csms_may_enter(struct refstack *rs, const struct refstack_caller *caller);
/** It was let in. */
void csms_entered(struct refstack *rs, const struct refstack_caller *caller);
/** What it shows (@p sealed NULL: no password), and the lowest security profile that is let in. */
void csms_provision_security(struct refstack *rs, const char *station, const char *sealed,
                             int64_t security);
void csms_security_schema(struct db *db);
/** SignCertificate; a certificate follows by CertificateSigned. */
csms_handler csms_sign_certificate;
/** What is kept of a password: a salted hash as text; the caller frees it. */
char *csms_password_seal(struct refstack *rs, const void *bytes, size_t len);
/** The same of an AuthorizationKey, which is hex; what is not hex counts as it is. */
char *csms_password_seal_key(struct refstack *rs, const char *key);
bool csms_password_fits(struct refstack *rs, const char *sealed, const void *bytes, size_t len);
/** The password that a command sets, sealed; NULL when it sets none. The caller frees it. */
char *csms_password_in(struct refstack *rs, const char *action, const cJSON *args);
/** .. and how that command ended. */
void csms_password_done(struct csms_station *st, const char *sealed, enum outbox_end how,
                        const cJSON *answer);
/** Seals what a database of an older format holds in clear. */
void csms_password_upgrade(struct refstack *rs);
/** A copy of @p payload as it may be kept: without passwords. */
cJSON *csms_shown(const cJSON *payload);
/** The bytes that @p hex spells; 0 when it is not hex or has no room. */
size_t csms_unhex(const char *hex, char *bytes, size_t room);

void csms_schema(struct db *db);
void csms201_schema(struct db *db);
struct csms *csms_of(const struct refstack *rs);
struct csms_station *csms_find(const struct refstack *rs, const char *station);
/** The station in memory, made when it is new. */
struct csms_station *csms_add(struct csms *csms, const char *station, bool accepted);
/** Looks for silence from now on. */
void csms_watch_silence(struct csms_station *st);

/** Why @p token may not charge at @p at_ms: Unknown, Blocked, Expired, NoCredit; NULL: it may. */
const char *csms_token_reason(struct refstack *rs, const char *token, int64_t at_ms);
/** The same for a CALL: what a test told the CSMS to say of it comes first. */
const char *csms_turn_reason(const struct csms_turn *turn, const char *token, int64_t at_ms);
/** What OCPP 1.6 calls it: Accepted, Blocked, Expired, Invalid, ConcurrentTx. */
const char *csms_token_status(const char *reason);
/** Adds idTagInfo to @p out. */
void csms_token_info(struct refstack *rs, cJSON *out, const char *token, const char *reason);
void csms_refuse(struct csms_turn *turn, int connector, int64_t at_ms, const char *token,
                 const char *reason);

/** Fields of a payload that is known to be valid. */
const char *csms_text(const cJSON *payload, const char *name);
int64_t csms_int(const cJSON *payload, const char *name, int64_t absent);
/** The number of a connector or EVSE, 0 when it is missing; -1: no station has such a one. */
int csms_place_number(const cJSON *payload, const char *name);
/** A date-time field, @p absent when it is missing. */
int64_t csms_time(const cJSON *payload, const char *name, int64_t absent);

/** The outbox of a station that is made. */
struct outbox *csms_outbox_new(struct csms_station *st);
void csms_pending_free(struct csms_station *st);
/** After an accepted boot: the mutant's two CALLs, or what the dialect asks by itself. */
void csms_after_boot(struct csms_station *st);
void csms_send(const struct csms_station *st, const char *text);
/** Sends @p text (copied) @p ms from now, if the connection is still this one. */
void csms_send_later(struct csms_station *st, const char *text, int64_t ms);
void csms_forget_later(struct csms_station *st);
/** The sums can be had again from the database. */
void csms201_forget_sums(struct csms_station *st);

/** Keeps what an answered command changed at the station; @p take_answer is valid, and consumed. */
void csms_keep_answer(struct csms_station *st, int64_t command, const char *action,
                      cJSON *take_answer);
/** The charging profiles of a transaction that is over are, too. */
void csms_end_profiles(struct csms_turn *turn, int connector, const char *txid);
/** Its reservation is used. */
void csms_use_reservation(struct csms_turn *turn);

/** What the station was provisioned to be set to: an object of texts that the caller deletes. */
cJSON *csms_config(const struct csms_station *st);

/** Answers one text of a station. */
void csms_hear(struct csms_station *st, const char *text, size_t len);

/* Answers of the API: objects are added to @p array; station NULL: all. */
void csms_show_stations(struct refstack *rs, const char *station, cJSON *array);
void csms_show_sessions(struct refstack *rs, const char *station, int64_t since_ms, cJSON *array);
void csms_show_refused(struct refstack *rs, const char *station, int64_t since_ms, cJSON *array);

extern const struct api_route csms_routes[];

#endif
