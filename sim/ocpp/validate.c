/* The judge of message.h: walks a payload beside its table and tells the first violation, or all,
 * with the path to each.  The fields come in the order of the table, whatever is no field comes
 * last; names are only looked at when there are more members than the table knows. */
#include "ocpp/message.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "ocpp/scan.h"

#define EXACT_BELOW 9007199254740992.0 /* 2^53: from there on readers lose digits */

#define QUOTED_MAX 60

#define DESCRIPTION_MAX 255 /* of a CALLERROR */

/* Where the walk stands; the path grows and is cut back as it goes. */
struct walk {
    struct ocpp_violation *out;
    const struct ocpp_field *everywhere;
    size_t path_len;
    /* all violations are told; NULL: the walk ends at the first */
    void (*tell)(void *with, const struct ocpp_violation *violation);
    void *with;
    bool found; /* by a walk that tells */
};

__attribute__((format(printf, 3, 4))) static bool violates(struct walk *w, enum ocpp_code code,
                                                           const char *format, ...)
{
    va_list args;

    w->out->code = code;
    w->out->reading = NULL;
    w->out->is_note = false;
    va_start(args, format);
    vsnprintf(w->out->sentence, sizeof(w->out->sentence), format, args);
    va_end(args);
    return false;
}

__attribute__((format(printf, 2, 3))) static size_t enter(struct walk *w, const char *format, ...)
{
    size_t before = w->path_len, room = sizeof(w->out->path) - before;
    va_list args;
    int n;

    va_start(args, format);
    n = vsnprintf(w->out->path + before, room, format, args);
    va_end(args);
    w->path_len += n < 0 ? 0 : (size_t)n < room ? (size_t)n : room - 1;
    return before;
}

static void leave(struct walk *w, size_t before)
{
    w->path_len = before;
    w->out->path[before] = '\0';
}

static const char *kind_of(const cJSON *value)
{
    if (cJSON_IsString(value))
        return "a string";
    if (cJSON_IsNumber(value))
        return "a number";
    if (cJSON_IsBool(value))
        return "a boolean";
    if (cJSON_IsArray(value))
        return "an array";
    return cJSON_IsNull(value) ? "null" : "an object";
}

/* Behind a violation: a walk that tells all of them tells it and goes on. */
static bool goes_on(struct walk *w)
{
    if (!w->tell)
        return false;
    if (w->out->code != OCPP_CODE_COUNT)
        w->tell(w->with, w->out);
    w->found |= !w->out->is_note;
    w->out->code = OCPP_CODE_COUNT;
    return true;
}

/* As violates(), where others may read otherwise (readings.def). */
static bool by_reading(struct walk *w, const char *reading)
{
    w->out->reading = reading;
    return false;
}

static bool wrong_type(struct walk *w, const char *want, const cJSON *value)
{
    return violates(w, OCPP_TypeConstraintViolation, "must be %s, is %s", want, kind_of(value));
}

/* Characters of @p s; a byte that belongs to none is one. */
static size_t code_points(const char *s)
{
    size_t n = 0;

    for (size_t room = strlen(s); room > 0; n++) {
        size_t len = scan_utf8(s, room);

        s += len ? len : 1;
        room -= len ? len : 1;
    }
    return n;
}

static bool check_text(struct walk *w, const struct ocpp_field *f, const cJSON *value)
{
    size_t most = (size_t)f->max_length, len;

    if (!cJSON_IsString(value))
        return wrong_type(w, "a string", value);
    if (most == 0 || strnlen(value->valuestring, most + 1) <= most)
        return true; /* no more bytes, so no more characters */
    len = code_points(value->valuestring);
    if (len <= most)
        return true;
    return violates(w, OCPP_PropertyConstraintViolation, "must have at most %d characters, has %zu",
                    f->max_length, len);
}

static bool check_range(struct walk *w, const struct ocpp_field *f, double n)
{
    if (f->at_least && n < f->minimum)
        return violates(w, OCPP_PropertyConstraintViolation, "must be at least %g, is %.10g",
                        f->minimum, n);
    if (f->at_most && n > f->maximum)
        return violates(w, OCPP_PropertyConstraintViolation, "must be at most %g, is %.10g",
                        f->maximum, n);
    return true;
}

static bool check_number(struct walk *w, const struct ocpp_field *f, const cJSON *value)
{
    double n = value->valuedouble;

    if (!cJSON_IsNumber(value)) {
        wrong_type(w, f->type == OCPP_TYPE_integer ? "an integer" : "a number", value);
        return by_reading(w, cJSON_IsString(value) ? "number" : NULL);
    }
    if (f->type == OCPP_TYPE_integer) {
        if (!isfinite(n) || floor(n) != n)
            return violates(w, OCPP_TypeConstraintViolation, "must be an integer, is %g", n);
        if (fabs(n) >= EXACT_BELOW) {
            violates(w, OCPP_TypeConstraintViolation,
                     "must be an integer that every reader keeps exact, is %.17g", n);
            return by_reading(w, "number");
        }
        return check_range(w, f, n);
    }
    if (!isfinite(n))
        return violates(w, OCPP_TypeConstraintViolation, "must be a number within range");
    if (f->tenths && fabs(round(n * 10) - n * 10) > 1e-6)
        return violates(w, OCPP_PropertyConstraintViolation,
                        "must have at most one decimal, is %.10g", n);
    return check_range(w, f, n);
}

static bool check_enum(struct walk *w, const struct ocpp_field *f, const cJSON *value)
{
    if (!cJSON_IsString(value))
        return wrong_type(w, "a string", value);
    for (const char *const *v = f->values->values; *v; v++) {
        if (strcmp(*v, value->valuestring) == 0)
            return true;
    }
    violates(w, OCPP_PropertyConstraintViolation, "\"%.*s\" is not a value of %s", QUOTED_MAX,
             value->valuestring, f->values->name);
    return by_reading(w, "word");
}

static bool check_format(struct walk *w, const struct ocpp_field *f, const cJSON *value)
{
    bool date = f->type == OCPP_TYPE_datetime;

    if (!cJSON_IsString(value))
        return wrong_type(w, "a string", value);
    if (date ? ocpp_is_datetime(value->valuestring) : ocpp_is_uri(value->valuestring))
        return true;
    violates(w, OCPP_PropertyConstraintViolation, "must be a %s, is \"%.*s\"",
             date ? "date-time" : "URI", QUOTED_MAX, value->valuestring);
    return by_reading(w, date ? "date-time" : NULL);
}

static bool check_object(struct walk *w, const struct ocpp_object *o, const cJSON *value);

static bool check_value(struct walk *w, const struct ocpp_field *f, const cJSON *value)
{
    switch (f->type) {
    case OCPP_TYPE_text:
        return check_text(w, f, value);
    case OCPP_TYPE_integer:
    case OCPP_TYPE_number:
        return check_number(w, f, value);
    case OCPP_TYPE_boolean:
        return cJSON_IsBool(value) || wrong_type(w, "a boolean", value);
    case OCPP_TYPE_datetime:
    case OCPP_TYPE_uri:
        return check_format(w, f, value);
    case OCPP_TYPE_enumeration:
        return check_enum(w, f, value);
    case OCPP_TYPE_object:
        return check_object(w, f->object, value);
    case OCPP_TYPE_anything:
        return true;
    case OCPP_TYPE_COUNT:
        break;
    }
    return false;
}

/* A list that the schema takes and the text does not is only worth a note. */
static void note_list(struct walk *w, const struct ocpp_field *f, int n)
{
    if (!w->tell || n >= f->asks_items)
        return;
    violates(w, OCPP_OccurrenceConstraintViolation,
             "must have at least %d item%s by the text of the standard, has %d", f->asks_items,
             f->asks_items == 1 ? "" : "s", n);
    by_reading(w, "list");
    w->out->is_note = true;
    goes_on(w);
}

static bool check_list(struct walk *w, const struct ocpp_field *f, const cJSON *value)
{
    int n = cJSON_GetArraySize(value), i = 0;
    const cJSON *item;

    if (!cJSON_IsArray(value))
        return wrong_type(w, "an array", value);
    if (n < f->min_items || (f->max_items > 0 && n > f->max_items)) {
        violates(w, OCPP_OccurrenceConstraintViolation, "must have %s %d items, has %d",
                 n < f->min_items ? "at least" : "at most",
                 n < f->min_items ? f->min_items : f->max_items, n);
        by_reading(w, "list");
        if (!goes_on(w))
            return false;
    }
    note_list(w, f, n);
    cJSON_ArrayForEach (item, value) {
        size_t before = enter(w, "[%d]", i++);

        if (!check_value(w, f, item) && !goes_on(w))
            return false;
        leave(w, before);
    }
    return true;
}

static const struct ocpp_field *field_of(const struct ocpp_object *o, const char *name)
{
    for (const struct ocpp_field *f = o->fields; f->name; f++) {
        if (strcmp(f->name, name) == 0)
            return f;
    }
    return NULL;
}

static bool is_everywhere(const struct walk *w, const char *name)
{
    return w->everywhere && strcmp(w->everywhere->name, name) == 0;
}

static bool check_names(struct walk *w, const struct ocpp_object *o, const cJSON *object)
{
    const cJSON *member;

    cJSON_ArrayForEach (member, object) {
        if (!field_of(o, member->string) && !is_everywhere(w, member->string)) {
            size_t before = enter(w, ".%.*s", QUOTED_MAX, member->string);

            violates(w, OCPP_FormatViolation, "%s has no such field",
                     o->name ? o->name : "the message");
            if (!goes_on(w))
                return false;
            leave(w, before);
        }
    }
    return true;
}

/* @p known counts the members that are there. */
static bool check_member(struct walk *w, const struct ocpp_field *f, const cJSON *object,
                         int *known)
{
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(object, f->name);
    size_t before;

    *known += member != NULL;
    if (!member && !f->required)
        return true;
    before = enter(w, ".%s", f->name);
    if (!member)
        violates(w, OCPP_OccurrenceConstraintViolation, "is missing");
    if (!(member && (f->list ? check_list(w, f, member) : check_value(w, f, member))) &&
        !goes_on(w))
        return false;
    leave(w, before);
    return true;
}

static bool check_object(struct walk *w, const struct ocpp_object *o, const cJSON *value)
{
    int known = 0;

    if (!cJSON_IsObject(value))
        return wrong_type(w, "an object", value);
    for (const struct ocpp_field *f = o->fields; f->name; f++) {
        if (!check_member(w, f, value, &known))
            return false;
    }
    if (o->open)
        return true;
    if (w->everywhere && !check_member(w, w->everywhere, value, &known))
        return false;
    /* as many as are known: there is no other name among them */
    return known == cJSON_GetArraySize(value) || check_names(w, o, value);
}

static bool walk(struct walk *w, const struct ocpp_version *v, const char *action, bool is_response,
                 const cJSON *payload)
{
    const struct ocpp_message *m = ocpp_message(v, action);
    const struct ocpp_object *o;

    *w->out = (struct ocpp_violation){.code = OCPP_CODE_COUNT};
    enter(w, "$");
    if (m && OCPP_TRUST)
        return true;
    if (!m)
        return violates(w, OCPP_NotImplemented, "OCPP %s has no message \"%.*s\"", v->name,
                        QUOTED_MAX, action);
    o = is_response ? &m->response : &m->request;
    if (!payload)
        return violates(w, OCPP_FormatViolation, "there is no payload");
    if (!o->fields)
        return violates(w, OCPP_ProtocolError, "%s is never answered", m->action);
    return check_object(w, o, payload);
}

bool ocpp_validate(const struct ocpp_version *v, const char *action, bool is_response,
                   const cJSON *payload, struct ocpp_violation *out)
{
    struct ocpp_violation spare = {0};
    struct walk w = {.out = out ? out : &spare, .everywhere = v->everywhere};

    return walk(&w, v, action, is_response, payload);
}

bool ocpp_validate_all(const struct ocpp_version *v, const char *action, bool is_response,
                       const cJSON *payload,
                       void (*tell)(void *with, const struct ocpp_violation *violation), void *with)
{
    struct ocpp_violation each;
    struct walk w = {.out = &each, .everywhere = v->everywhere, .tell = tell, .with = with};

    if (!walk(&w, v, action, is_response, payload))
        goes_on(&w);
    return !w.found;
}

char *ocpp_violation_text(const struct ocpp_violation *v)
{
    char *text = mem_printf("%s%s%s", v->path, *v->path ? " " : "", v->sentence);
    size_t len = 0, n = 0, width;

    for (; text[len] && n < DESCRIPTION_MAX; len += width ? width : 1, n++)
        width = scan_utf8(text + len, strlen(text + len));
    text[len] = '\0';
    return text;
}
