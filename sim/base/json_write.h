/* json_write.h - makes JSON objects out of fields that the compiler checks.
 *
 *     json_object(jtext("token", token), jint("connector", c->n), jflag("offline", offline))
 *
 * Each field comes from the function of its type, so that a text given for a number does not
 * compile.  The data of events (log/evlog.h) and many payloads are made with it.
 */
#ifndef BASE_JSON_WRITE_H
#define BASE_JSON_WRITE_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

struct json_field {
    const char *name; /* NULL ends a list of fields */
    enum json_kind { JSON_TEXT, JSON_INT, JSON_FLAG } kind;
    const char *text;
    int64_t number;
};

/** A text; NULL leaves the field out. Borrowed until the object is made, which has copies. */
static inline struct json_field jtext(const char *name, const char *text)
{
    return (struct json_field){.name = name, .kind = JSON_TEXT, .text = text};
}

/** A number, with all its digits. */
static inline struct json_field jint(const char *name, int64_t number)
{
    return (struct json_field){.name = name, .kind = JSON_INT, .number = number};
}

/** JSON's true or false. */
static inline struct json_field jflag(const char *name, bool flag)
{
    return (struct json_field){.name = name, .kind = JSON_FLAG, .number = flag};
}

/** An object with these fields, in this order; the caller owns it. */
#define json_object(...) json_object_of((const struct json_field[]){__VA_ARGS__, {.name = NULL}})
cJSON *json_object_of(const struct json_field *fields);

/** A copy of @p value, which the caller owns, for those who send on what they were sent: of members
 * of one name only the first stands in it, which is the one that readers take. */
cJSON *json_copy_of(const cJSON *value);

#endif
