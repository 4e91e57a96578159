#include "ocpp16.h"

/* First reading: enumerations, classes and payloads become arrays. */
#define TEXT(longest)   .type = OCPP_TYPE_text, .max_length = (longest)
#define INTEGER         .type = OCPP_TYPE_integer
#define TENTHS          .type = OCPP_TYPE_number, .tenths = true
#define BOOLEAN         .type = OCPP_TYPE_boolean
#define DATETIME        .type = OCPP_TYPE_datetime
#define URI             .type = OCPP_TYPE_uri
#define ENUM_OF(name)   .type = OCPP_TYPE_enumeration, .values = &name##_enum
#define OBJECT_OF(name) .type = OCPP_TYPE_object, .object = &name##_object

#define NONE
#define REQ(field, ...) {.name = #field, .required = true, __VA_ARGS__},
#define OPT(field, ...) {.name = #field, __VA_ARGS__},
#define REQ_LIST(field, min, ...)                                                                  \
    {.name = #field, .required = true, .list = true, .min_items = (min), __VA_ARGS__},
#define OPT_LIST(field, min, ...) {.name = #field, .list = true, .min_items = (min), __VA_ARGS__},

#define ENUM(of, ...)                                                                              \
    static const char *const of##_values[] = {__VA_ARGS__, NULL};                                  \
    static const struct ocpp_enum of##_enum = {#of, of##_values};
#define OBJECT(of, ...)                                                                            \
    static const struct ocpp_field of##_fields[] = {__VA_ARGS__{0}};                               \
    static const struct ocpp_object of##_object = {#of, of##_fields};
#define REQUEST(action, ...)  static const struct ocpp_field action##_request[] = {__VA_ARGS__{0}};
#define RESPONSE(action, ...) static const struct ocpp_field action##_response[] = {__VA_ARGS__{0}};
#define MESSAGE(action, profile, direction, source)
#include "ocpp16.def"
#undef ENUM
#undef OBJECT
#undef REQUEST
#undef RESPONSE
#undef MESSAGE

/* Second reading: the messages. */
#define ENUM(...)
#define OBJECT(...)
#define REQUEST(...)
#define RESPONSE(...)
#define MESSAGE(action, profile, direction, source)                                                \
    {#action,                                                                                      \
     #profile,                                                                                     \
     OCPP_##direction,                                                                             \
     source,                                                                                       \
     {NULL, action##_request},                                                                     \
     {NULL, action##_response}},
static const struct ocpp_message messages[] = {
#include "ocpp16.def"
    {0}};

const struct ocpp_version ocpp16 = {"1.6", "ocpp1.6", 4, messages};
