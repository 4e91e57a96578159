/* message_rows.h - the form of a message table, and the reading of one into arrays.
 *
 * A version is a .c file that says
 *
 *     #define OCPP_ROWS "station21/messages/ocpp21.def"
 *     #include "ocpp/message_rows.h"
 *
 * and so has `messages`, ended by a row without action.  There is no guard: each of those files
 * reads its own table.  The rows:
 *
 *   ENUM(name, literals)                       an enumeration
 *   OBJECT(name, fields)                       a class used inside messages
 *   OPEN_OBJECT(name, fields)                  one that may have further fields
 *   MESSAGE(action, profile, direction, source)
 *   REQUEST(action, fields)  RESPONSE(action, fields)
 *   SEND(action, profile, direction, source)   for MESSAGE where nothing answers (2.1, type 6):
 *                                              it has a REQUEST only
 *   fields: REQ or OPT (name, type) for one value; REQ_LIST or OPT_LIST (name, min items, type) for
 *           several, REQ_LIST_TO or OPT_LIST_TO (name, min items, max items, type); no comma
 *           between them; NONE for an empty payload
 *   type:   TEXT(longest, in code points; 0: no limit) INTEGER INTEGER_FROM(least)
 *           INTEGER_BETWEEN(least, most) NUMBER TENTHS (a multiple of 0.1) BOOLEAN DATETIME URI
 *           ENUM_OF(name) OBJECT_OF(name) ANYTHING
 *   behind the type of a list TEXT_ASKS(items): the schema takes fewer than the text asks for
 */
#include "ocpp/message.h"

#define TEXT(longest)                .type = OCPP_TYPE_text, .max_length = (longest)
#define INTEGER                      .type = OCPP_TYPE_integer
#define INTEGER_FROM(least)          INTEGER, .at_least = true, .minimum = (least)
#define INTEGER_BETWEEN(least, most) INTEGER_FROM(least), .at_most = true, .maximum = (most)
#define NUMBER                       .type = OCPP_TYPE_number
#define TENTHS                       NUMBER, .tenths = true
#define BOOLEAN                      .type = OCPP_TYPE_boolean
#define DATETIME                     .type = OCPP_TYPE_datetime
#define URI                          .type = OCPP_TYPE_uri
#define ENUM_OF(name)                .type = OCPP_TYPE_enumeration, .values = &name##_enum
#define OBJECT_OF(name)              .type = OCPP_TYPE_object, .object = &name##_object
#define ANYTHING                     .type = OCPP_TYPE_anything
#define TEXT_ASKS(items)             .asks_items = (items)

#define NONE
#define REQ(field, ...) {.name = #field, .required = true, __VA_ARGS__},
#define OPT(field, ...) {.name = #field, __VA_ARGS__},
#define REQ_LIST_TO(field, min, max, ...)                                                          \
    REQ(field, .list = true, .min_items = (min), .max_items = (max), __VA_ARGS__)
#define OPT_LIST_TO(field, min, max, ...)                                                          \
    OPT(field, .list = true, .min_items = (min), .max_items = (max), __VA_ARGS__)
#define REQ_LIST(field, min, ...) REQ_LIST_TO(field, min, 0, __VA_ARGS__)
#define OPT_LIST(field, min, ...) OPT_LIST_TO(field, min, 0, __VA_ARGS__)

/* First reading: enumerations, classes and payloads become arrays. */
#define ENUM(of, ...)                                                                              \
    static const char *const of##_values[] = {__VA_ARGS__, NULL};                                  \
    static const struct ocpp_enum of##_enum = {#of, of##_values};
#define CLASS(of, is_open, ...)                                                                    \
    static const struct ocpp_field of##_fields[] = {__VA_ARGS__{0}};                               \
    static const struct ocpp_object of##_object = {#of, of##_fields, is_open};
#define OBJECT(of, ...)       CLASS(of, false, __VA_ARGS__)
#define OPEN_OBJECT(of, ...)  CLASS(of, true, __VA_ARGS__)
#define REQUEST(action, ...)  static const struct ocpp_field action##_request[] = {__VA_ARGS__{0}};
#define RESPONSE(action, ...) static const struct ocpp_field action##_response[] = {__VA_ARGS__{0}};
#define MESSAGE(action, profile, direction, source)
#define SEND(action, profile, direction, source)
#include OCPP_ROWS
#undef ENUM
#undef OBJECT
#undef OPEN_OBJECT
#undef REQUEST
#undef RESPONSE
#undef MESSAGE
#undef SEND

/* Second reading: the messages. */
#define ENUM(...)
#define OBJECT(...)
#define OPEN_OBJECT(...)
#define REQUEST(...)
#define RESPONSE(...)
#define ROW(action, profile, direction, source, answer)                                            \
    {#action, #profile, OCPP_##direction, source, {.fields = action##_request}, {.fields = answer}},
#define MESSAGE(action, profile, direction, source)                                                \
    ROW(action, profile, direction, source, action##_response)
#define SEND(action, profile, direction, source) ROW(action, profile, direction, source, NULL)
static const struct ocpp_message messages[] = {
#include OCPP_ROWS
    {0}};
