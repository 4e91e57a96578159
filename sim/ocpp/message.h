/* message.h - what OCPP messages look like, one table for each version, and
 * the judge that reads them.
 *
 * A version is a struct ocpp_version: its messages with direction, profile and source, request and
 * response as objects of fields, the wire spelling of its error codes, and what it demands of a
 * CSMS.  This room names none: each stands in the folder of its dialect (message_rows.h tells the
 * form of its rows), and versions.def lists them.
 *
 * The rules are those of the published JSON schemas: closed objects, lengths in code points,
 * date-time as RFC 3339 and a little laxer (a blank for T, +0200, +02, as ajv-formats reads it).
 */
#ifndef OCPP_MESSAGE_H
#define OCPP_MESSAGE_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Error codes, as most versions spell them; struct ocpp_spelling tells of others. */
#define OCPP_CODE_LIST(X)                                                                          \
    X(NotImplemented)                                                                              \
    X(NotSupported)                                                                                \
    X(InternalError)                                                                               \
    X(ProtocolError)                                                                               \
    X(SecurityError)                                                                               \
    X(FormatViolation)                                                                             \
    X(PropertyConstraintViolation)                                                                 \
    X(OccurrenceConstraintViolation)                                                               \
    X(TypeConstraintViolation)                                                                     \
    X(GenericError)                                                                                \
    X(MessageTypeNotSupported)                                                                     \
    X(RpcFrameworkError)
#define X(name) OCPP_##name,
enum ocpp_code { OCPP_CODE_LIST(X) OCPP_CODE_COUNT };
#undef X

/* What the rules of a protocol are about, each with a section of its own in every version. */
#define OCPP_TOPIC_LIST(X)                                                                         \
    X(schema)                                                                                      \
    X(unanswered)                                                                                  \
    X(late_answer)                                                                                 \
    X(concurrent_call)                                                                             \
    X(error_code)                                                                                  \
    X(unexpected)                                                                                  \
    X(boot)                                                                                        \
    X(token)                                                                                       \
    X(lenient)                                                                                     \
    X(station)                                                                                     \
    X(websocket)                                                                                   \
    X(subprotocol)                                                                                 \
    X(connection)                                                                                  \
    X(pong)                                                                                        \
    X(refused)                                                                                     \
    X(accepted)
#define X(name) OCPP_TOPIC_##name,
enum ocpp_topic { OCPP_TOPIC_LIST(X) OCPP_TOPIC_COUNT };
#undef X

enum ocpp_direction { OCPP_FROM_STATION, OCPP_TO_STATION, OCPP_BOTH };

#define OCPP_TYPE_LIST(X)                                                                          \
    X(text) X(integer) X(number) X(boolean) X(datetime) X(uri) X(enumeration) X(object) X(anything)
#define X(name) OCPP_TYPE_##name,
enum ocpp_type { OCPP_TYPE_LIST(X) OCPP_TYPE_COUNT };
#undef X

struct ocpp_enum {
    const char *name;
    const char *const *values; /* ended by NULL */
};

struct ocpp_object;

struct ocpp_field {
    const char *name;
    const struct ocpp_enum *values;
    const struct ocpp_object *object;
    double minimum, maximum; /* number: where at_least, at_most */
    enum ocpp_type type;
    int max_length;           /* text: code points, 0: no limit */
    int min_items, max_items; /* list: 0: no limit */
    int asks_items;           /* list: what the text asks for where the schema takes fewer; or 0 */
    bool required;
    bool list;
    bool tenths; /* number: a multiple of 0.1 */
    bool at_least, at_most;
};

struct ocpp_object {
    const char *name;                /* NULL for the payload itself */
    const struct ocpp_field *fields; /* ended by a row without name */
    bool open;                       /* may have fields that have no row */
};

struct ocpp_message {
    const char *action;
    const char *profile; /* feature profile (1.6) or functional block (2.x) */
    enum ocpp_direction direction;
    const char *source;                   /* section of the standard */
    struct ocpp_object request, response; /* response.fields is NULL: nothing answers (SEND) */
};

/* How a version spells a code in its own way; text NULL: it has no such code. */
struct ocpp_spelling {
    enum ocpp_code code;
    const char *text;
};

struct ocpp_version {
    const char *name;                     /* "1.6" */
    const char *protocol;                 /* WebSocket subprotocol, "ocpp1.6" */
    int last_type;                        /* highest message type number it knows */
    const struct ocpp_message *messages;  /* ended by a row without action */
    const struct ocpp_field *everywhere;  /* optional in every object that is not open, or NULL */
    const struct ocpp_spelling *spelling; /* ended by OCPP_CODE_COUNT; NULL: as in the list */
    /* What it demands of a CSMS. */
    bool refuses_early;     /* a CALL before an accepted boot must be refused, not only should */
    bool knows_all;         /* a message of the version is never answered NotImplemented */
    const char *must_serve; /* profile that every CSMS serves, "Core"; NULL: the version has none */
    const char *sections[OCPP_TOPIC_COUNT]; /* where that stands */
};

/* How many versions there are. */
#define VERSION(of) OCPP_VERSION_##of,
enum {
#include "ocpp/versions.def"
    OCPP_VERSION_COUNT
};
#undef VERSION

/** The names of all versions, ended by NULL. */
void ocpp_version_names(const char *out[OCPP_VERSION_COUNT + 1]);
/** All versions, ended by NULL, in the order of versions.def. */
const struct ocpp_version *const *ocpp_versions(void);
/** The version with this name or subprotocol, NULL when it is not known. */
const struct ocpp_version *ocpp_version(const char *name);
/** The message @p action, NULL when the version has none. */
const struct ocpp_message *ocpp_message(const struct ocpp_version *v, const char *action);

/** The name of @p code in the list above. */
const char *ocpp_code_name(enum ocpp_code code);
/** How @p code is spelled on the wire; NULL when @p v has no such code. */
const char *ocpp_code_text(const struct ocpp_version *v, enum ocpp_code code);
/** The code spelled @p text in any version's spelling; OCPP_CODE_COUNT when there is none. */
enum ocpp_code ocpp_code_of(const char *text);

struct ocpp_violation {
    enum ocpp_code code;
    char path[160];      /* "$.meterValue[0].timestamp" */
    char sentence[240];  /* "must be a date-time, is \"yesterday\"" */
    const char *reading; /* the one of readings.def by which it is one; NULL: there is no doubt */
    bool is_note;        /* the schema takes it, the text of the standard does not */
};

/** Does @p payload fit @p action in the version?  An action the version does not know is
 * OCPP_NotImplemented. @p out (may be NULL) tells the first violation. @return true when it fits */
bool ocpp_validate(const struct ocpp_version *v, const char *action, bool is_response,
                   const cJSON *payload, struct ocpp_violation *out);

/** Tells every violation to @p tell, in the order of the table, and what is but a note too, which
 * does not count. @p with is handed on. @return true when it fits */
bool ocpp_validate_all(const struct ocpp_version *v, const char *action, bool is_response,
                       const cJSON *payload,
                       void (*tell)(void *with, const struct ocpp_violation *violation),
                       void *with);

/** "$.idTag is missing", for the description of a CALLERROR: at most 255 characters.
 * (2.0.1 part 4, 4.2.3) The caller frees it. */
char *ocpp_violation_text(const struct ocpp_violation *v);

/** The two formats alone. */
bool ocpp_is_datetime(const char *text);
bool ocpp_is_uri(const char *text);

#endif
