/* frame.h - OCPP-J frames: the JSON array around a payload.
 *
 *   [2, id, action, payload]                    CALL
 *   [3, id, payload]                            CALLRESULT
 *   [4, id, code, description, details]         CALLERROR
 *   [5, id, code, description, details]         CALLRESULTERROR, OCPP 2.1
 *   [6, id, action, payload]                    SEND, OCPP 2.1
 *
 * Reading is lenient where real stations are sloppy, and it never just fails: a broken frame says
 * what is broken and gives everything that could be read, so that it can still be answered or
 * judged.  frame_split() cuts the array without looking into the payload; frame_parse() parses the
 * parts.  Whether the text is clean JSON is scan.h's question, whether the payload fits its action
 * message.h's.
 *
 * What a frame is to whoever receives it is decided here, once: frame_sense().  A station acts on
 * it, the record of what passed and the protocol scorer go by it, so that none of them takes a
 * frame for an answer that the others do not.
 */
#ifndef OCPP_FRAME_H
#define OCPP_FRAME_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>

#include "ocpp/message.h"

enum frame_type {
    FRAME_broken = 0, /* not even a type number could be read */
    FRAME_call = 2,
    FRAME_result = 3,
    FRAME_error = 4,
    FRAME_result_error = 5,
    FRAME_send = 6
};

/* What is wrong with a frame: name, the code that answers it in 2.x (1.6 has FormationViolation for
 * all), sentence.  The first of these that applies is given. */
#define FRAME_FAULT_LIST(X)                                                                        \
    X(none, CODE_COUNT, "nothing is wrong")                                                        \
    X(not_array, RpcFrameworkError, "the text is not a JSON array")                                \
    X(cut, RpcFrameworkError, "the array is not closed")                                           \
    X(trailing, RpcFrameworkError, "text follows the array")                                       \
    X(no_type, RpcFrameworkError, "the first element is not a message type number")                \
    X(unknown_type, MessageTypeNotSupported, "the message type number is not known")               \
    X(few, RpcFrameworkError, "elements are missing")                                              \
    X(id, RpcFrameworkError, "the message id is not a string")                                     \
    X(id_length, RpcFrameworkError, "the message id is empty or longer than 36 characters")        \
    X(many, RpcFrameworkError, "there are too many elements")                                      \
    X(action, RpcFrameworkError, "the action is not a string")                                     \
    X(nul, FormatViolation, "a string holds \\u0000, which many readers take for its end")         \
    X(payload_json, FormatViolation, "the payload is not JSON")                                    \
    X(payload, FormatViolation, "the payload is not an object")                                    \
    X(code, RpcFrameworkError, "the error code is not a string")                                   \
    X(description, RpcFrameworkError, "the error description is not a string")                     \
    X(details, RpcFrameworkError, "the error details are not an object")
#define X(name, code, sentence) FRAME_FAULT_##name,
enum frame_fault { FRAME_FAULT_LIST(X) FRAME_FAULT_COUNT };
#undef X

const char *frame_fault_name(enum frame_fault fault);
const char *frame_fault_sentence(enum frame_fault fault);
/** The code of a CALLERROR in @p v that answers a frame with @p fault, which is not none.
 * (part 4 of OCPP 2.0.1, 4.3; OCPP-J 1.6, 4.2.3) */
enum ocpp_code frame_fault_code(const struct ocpp_version *v, enum frame_fault fault);

#define FRAME_MAX_PARTS 6
#define FRAME_ID_MAX    36

/* The elements of the array as they stand in the text, blanks around them cut off. */
struct frame_parts {
    size_t count; /* elements in the text; only the first FRAME_MAX_PARTS are kept */
    struct {
        const char *text;
        size_t len;
    } part[FRAME_MAX_PARTS];
};

/** Cuts @p text at the commas of its outermost array. The parts borrow @p text.
 * @return FRAME_FAULT_none, _not_array, _cut or _trailing; parts are given as far as there are any
 */
enum frame_fault frame_split(const char *text, size_t len, struct frame_parts *parts);

struct frame {
    enum frame_type type;
    int type_number;        /* as sent, also an unknown one; 0 when there is none */
    enum frame_fault fault; /* the first in the list of those below */
    unsigned faults;        /* all that were found, bit 1 << FRAME_FAULT_… */
    char *id;               /* NULL when it could not be read */
    char *action;           /* CALL and SEND */
    cJSON *payload;         /* CALL, SEND, CALLRESULT; null in the text is read as {} */
    char *code, *description;
    cJSON *details;
};

/** Reads a frame into @p f, which needs no preparation and must be given to frame_fini().
 * @return true when nothing is wrong with it (f->fault is FRAME_FAULT_none) */
bool frame_parse(struct frame *f, const char *text, size_t len);
/** As frame_parse(), without a look into payload and details: they are NULL, and what is wrong with
 * them is not found. */
bool frame_peek(struct frame *f, const char *text, size_t len);
void frame_fini(struct frame *f);

/* What a frame is to whoever receives it. An answer with a broken payload is an answer all the
 * same: its CALL waits no longer. What has no sense is dropped; some versions answer noise. */
enum frame_sense {
    FRAME_SENSE_none,        /* noise, or a type of message that is to be ignored */
    FRAME_SENSE_call,        /* a whole CALL */
    FRAME_SENSE_broken_call, /* it can be answered with an error, and with nothing else */
    FRAME_SENSE_answer       /* a CALLRESULT or CALLERROR, whole or broken, with its id */
};
enum frame_sense frame_sense(const struct frame *f);
/** Is it a CALL, whole or broken, with an id that an answer can carry? (OCPP-J 1.6, 4.2.3) */
bool frame_can_be_answered(const struct frame *f);

/* Builders: text that the caller frees; a NULL payload or details stands for {}. What is not UTF-8
 * becomes question marks. */
char *frame_call_text(const char *id, const char *action, const cJSON *payload);
char *frame_result_text(const char *id, const cJSON *payload);
char *frame_error_text(const char *id, const char *code, const char *description,
                       const cJSON *details);

#endif
