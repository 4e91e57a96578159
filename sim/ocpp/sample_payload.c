#include "ocpp/sample_payload.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define FREE_TEXT 40 /* code points of a text without limit */

struct maker {
    const struct ocpp_version *v;
    enum sample_payload how;
    struct rng *rng;
};

static uint64_t below(const struct maker *k, uint64_t limit)
{
    return rng_below(k->rng, limit);
}

static bool once_in(const struct maker *k, uint64_t n)
{
    return below(k, n) == 0;
}

/* --- values --------------------------------------------------------------------------------- */

/* @p count characters, some of them of more than one byte. */
static cJSON *text_of(const struct maker *k, int count)
{
    static const char *const foreign[] = {"\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x9a\x97"};
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -.";
    char *text = mem_new((size_t)count * 4 + 1), *p = text;
    cJSON *value;

    while (count-- > 0) {
        if (k->how == SAMPLE_random && once_in(k, 16))
            p = stpcpy(p, foreign[below(k, 3)]);
        else
            *p++ = plain[below(k, sizeof(plain) - 1)];
    }
    value = cJSON_CreateString(text);
    free(text);
    return value;
}

static cJSON *make_text(const struct maker *k, const struct ocpp_field *f)
{
    int most = f->max_length ? f->max_length : FREE_TEXT;

    if (k->how == SAMPLE_random && once_in(k, 12))
        return text_of(k, once_in(k, 2) ? most : 0);
    return text_of(k, 1 + (int)below(k, (uint64_t)(most < 12 ? most : 12)));
}

static cJSON *make_number(const struct maker *k, const struct ocpp_field *f)
{
    int64_t least = f->at_least ? (int64_t)f->minimum : k->how == SAMPLE_random ? -1000 : 0;
    int64_t most = f->at_most ? (int64_t)f->maximum : 100000;
    int64_t n = rng_between(k->rng, least, most);

    if (f->type == OCPP_TYPE_integer) {
        if (k->how == SAMPLE_random && !f->at_most && once_in(k, 16))
            n = once_in(k, 2) ? INT32_MAX : least;
        return cJSON_CreateNumber((double)n);
    }
    if (n == most)
        return cJSON_CreateNumber((double)n);
    return cJSON_CreateNumber(f->tenths ? (double)(n * 10 + (int64_t)below(k, 10)) / 10
                                        : (double)n + (double)below(k, 1000) / 1000);
}

static cJSON *make_datetime(const struct maker *k)
{
    static const char *const zones[] = {"Z", ".250Z", "+01:00", ".7-03:30"};
    char text[48];

    snprintf(text, sizeof(text), "20%02d-%02d-%02dT%02d:%02d:%02d%s", 24 + (int)below(k, 16),
             1 + (int)below(k, 12), 1 + (int)below(k, 28), (int)below(k, 24), (int)below(k, 60),
             (int)below(k, 60), zones[k->how == SAMPLE_random ? below(k, 4) : 0]);
    return cJSON_CreateString(text);
}

static cJSON *make_uri(const struct maker *k)
{
    static const char *const uris[] = {
        "https://files.example.org/station/firmware-2.4.bin", "ftp://user:word@10.0.0.7/log",
        "ftps://[2001:db8::7]:990/diagnostics/", "sftp://files.example.org/a%20b?c=d#e"};

    return cJSON_CreateString(uris[below(k, 4)]);
}

static cJSON *make_literal(const struct maker *k, const struct ocpp_field *f)
{
    uint64_t count = 0;

    while (f->values->values[count])
        count++;
    return cJSON_CreateString(f->values->values[below(k, count)]);
}

static cJSON *make_anything(const struct maker *k)
{
    cJSON *value;

    switch (k->how == SAMPLE_random ? below(k, 5) : 0) {
    case 1:
        return cJSON_CreateNumber((double)below(k, 1000));
    case 2:
        return cJSON_CreateBool(once_in(k, 2));
    case 3:
        value = cJSON_CreateArray();
        cJSON_AddItemToArray(value, text_of(k, 3));
        return value;
    case 4:
        value = cJSON_CreateObject();
        cJSON_AddItemToObject(value, "anything", text_of(k, 3));
        return value;
    default:
        return text_of(k, 8);
    }
}

/* --- objects -------------------------------------------------------------------------------- */

static cJSON *make_object(const struct maker *k, const struct ocpp_object *o);

static cJSON *make_value(const struct maker *k, const struct ocpp_field *f)
{
    switch (f->type) {
    case OCPP_TYPE_text:
        return make_text(k, f);
    case OCPP_TYPE_integer:
    case OCPP_TYPE_number:
        return make_number(k, f);
    case OCPP_TYPE_boolean:
        return cJSON_CreateBool(once_in(k, 2));
    case OCPP_TYPE_datetime:
        return make_datetime(k);
    case OCPP_TYPE_uri:
        return make_uri(k);
    case OCPP_TYPE_enumeration:
        return make_literal(k, f);
    case OCPP_TYPE_object:
        return make_object(k, f->object);
    case OCPP_TYPE_anything:
        return make_anything(k);
    case OCPP_TYPE_COUNT:
        break;
    }
    return NULL;
}

static cJSON *make_list(const struct maker *k, const struct ocpp_field *f)
{
    cJSON *list = cJSON_CreateArray();
    int count = 1;

    if (k->how == SAMPLE_random && (f->max_items == 0 || f->max_items > 1))
        count = f->min_items + (int)below(k, 2);
    while (count-- > 0)
        cJSON_AddItemToArray(list, make_value(k, f));
    return list;
}

static void add_member(const struct maker *k, const struct ocpp_field *f, cJSON *object)
{
    cJSON_AddItemToObject(object, f->name, f->list ? make_list(k, f) : make_value(k, f));
}

static cJSON *make_object(const struct maker *k, const struct ocpp_object *o)
{
    cJSON *object = cJSON_CreateObject();

    for (const struct ocpp_field *f = o->fields; f->name; f++) {
        if (f->required || k->how == SAMPLE_full || (k->how == SAMPLE_random && once_in(k, 2)))
            add_member(k, f, object);
    }
    if (k->how == SAMPLE_random && o->open && once_in(k, 2))
        cJSON_AddItemToObject(object, "further", make_anything(k));
    if (k->how == SAMPLE_random && !o->open && k->v->everywhere && once_in(k, 8))
        add_member(k, k->v->everywhere, object);
    return object;
}

cJSON *sample_payload_new(const struct ocpp_version *v, const struct ocpp_message *m,
                          bool is_response, enum sample_payload how, struct rng *rng)
{
    const struct maker k = {v, how, rng};
    const struct ocpp_object *o = is_response ? &m->response : &m->request;

    return o->fields ? make_object(&k, o) : NULL;
}

/* --- flaws ---------------------------------------------------------------------------------- */

/* One field of one object of a payload, or one item of a list. */
struct place {
    const struct ocpp_field *f; /* NULL: the object itself */
    cJSON *parent, *value;
    bool list; /* the whole list of a field that has several */
};

struct hunt {
    const struct maker *k;
    enum defect flaw;
    int seen, chosen; /* places of the flaw met so far; which is to be spoilt, -1: none */
};

/* cJSON_ReplaceItemViaPointer() does not give the name to the new item. */
static void put(const struct place *p, cJSON *value)
{
    if (cJSON_IsObject(p->parent))
        cJSON_ReplaceItemInObjectCaseSensitive(p->parent, p->value->string, value);
    else
        cJSON_ReplaceItemViaPointer(p->parent, p->value, value);
}

static bool fits_missing(const struct place *p)
{
    return p->f && p->f->required && cJSON_IsObject(p->parent);
}

static void spoil_missing(const struct hunt *h, const struct place *p)
{
    (void)h;
    cJSON_Delete(cJSON_DetachItemViaPointer(p->parent, p->value));
}

static bool fits_unknown(const struct place *p)
{
    return !p->f;
}

static void spoil_unknown(const struct hunt *h, const struct place *p)
{
    cJSON_AddItemToObject(p->value, "unheardOf", text_of(h->k, 5));
}

static bool fits_value(const struct place *p)
{
    return p->f && !p->list && p->f->type != OCPP_TYPE_anything;
}

static void spoil_retyped(const struct hunt *h, const struct place *p)
{
    bool text = cJSON_IsString(p->value);

    put(p, text || once_in(h->k, 2) ? cJSON_CreateArray() : text_of(h->k, 4));
}

static void spoil_null(const struct hunt *h, const struct place *p)
{
    (void)h;
    put(p, cJSON_CreateNull());
}

static bool fits_list(const struct place *p)
{
    return p->f && p->list;
}

static void spoil_unlisted(const struct hunt *h, const struct place *p)
{
    put(p, make_value(h->k, p->f));
}

static bool fits_too_long(const struct place *p)
{
    return fits_value(p) && p->f->type == OCPP_TYPE_text && p->f->max_length;
}

static void spoil_too_long(const struct hunt *h, const struct place *p)
{
    put(p, text_of(h->k, p->f->max_length + 1));
}

static bool fits_no_literal(const struct place *p)
{
    return fits_value(p) && p->f->type == OCPP_TYPE_enumeration;
}

/* Enumerations differ by letter case, and the empty text is in none. */
static void spoil_no_literal(const struct hunt *h, const struct place *p)
{
    char *literal = mem_printf("%s_", p->value->valuestring);

    put(p, cJSON_CreateString(once_in(h->k, 4) ? "" : literal));
    free(literal);
}

static bool fits_no_date(const struct place *p)
{
    return fits_value(p) && p->f->type == OCPP_TYPE_datetime;
}

static void spoil_no_date(const struct hunt *h, const struct place *p)
{
    static const char *const dates[] = {"2026-03-06T17:30:00", "2026-02-29T00:00:00Z", "0",
                                        "2026-03-06T17:30Z"};

    put(p, cJSON_CreateString(dates[below(h->k, 4)]));
}

static bool fits_no_uri(const struct place *p)
{
    return fits_value(p) && p->f->type == OCPP_TYPE_uri;
}

static void spoil_no_uri(const struct hunt *h, const struct place *p)
{
    static const char *const uris[] = {"", "files.example.org", "http://a b/", "http://[::1"};

    put(p, cJSON_CreateString(uris[below(h->k, 4)]));
}

static bool fits_fraction(const struct place *p)
{
    return fits_value(p) && p->f->type == OCPP_TYPE_integer;
}

static void spoil_fraction(const struct hunt *h, const struct place *p)
{
    (void)h;
    put(p, cJSON_CreateNumber(p->value->valuedouble + 0.5));
}

static bool fits_hundredths(const struct place *p)
{
    return fits_value(p) && p->f->tenths;
}

static void spoil_hundredths(const struct hunt *h, const struct place *p)
{
    put(p, cJSON_CreateNumber((double)below(h->k, 1000) + 0.05));
}

static bool fits_below(const struct place *p)
{
    return fits_value(p) && p->f->at_least;
}

static void spoil_below(const struct hunt *h, const struct place *p)
{
    put(p, cJSON_CreateNumber(p->f->minimum - 1 - (double)below(h->k, 100)));
}

static bool fits_above(const struct place *p)
{
    return fits_value(p) && p->f->at_most;
}

static void spoil_above(const struct hunt *h, const struct place *p)
{
    put(p, cJSON_CreateNumber(p->f->maximum + 1 + (double)below(h->k, 100)));
}

static bool fits_too_few(const struct place *p)
{
    return fits_list(p) && p->f->min_items > 0;
}

static void spoil_too_few(const struct hunt *h, const struct place *p)
{
    (void)h;
    while (cJSON_GetArraySize(p->value) >= p->f->min_items)
        cJSON_DeleteItemFromArray(p->value, 0);
}

static bool fits_too_many(const struct place *p)
{
    return fits_list(p) && p->f->max_items > 0;
}

static void spoil_too_many(const struct hunt *h, const struct place *p)
{
    struct maker least = *h->k;

    least.how = SAMPLE_required; /* a message of a thousand items stays a message that is read */
    while (cJSON_GetArraySize(p->value) <= p->f->max_items)
        cJSON_AddItemToArray(p->value, make_value(&least, p->f));
}

static const struct {
    const char *name;
    enum ocpp_code code;
} told[DEFECT_COUNT] = {
#define X(name, code, sentence) [DEFECT_##name] = {#name, OCPP_##code},
    DEFECT_LIST(X)
#undef X
};

/* no_object is of the whole payload and has no row. */
static const struct {
    bool (*fits)(const struct place *p);
    void (*spoil)(const struct hunt *h, const struct place *p);
} flaws[DEFECT_COUNT] = {
    [DEFECT_missing] = {fits_missing, spoil_missing},
    [DEFECT_unknown] = {fits_unknown, spoil_unknown},
    [DEFECT_retyped] = {fits_value, spoil_retyped},
    [DEFECT_null] = {fits_value, spoil_null},
    [DEFECT_unlisted] = {fits_list, spoil_unlisted},
    [DEFECT_too_long] = {fits_too_long, spoil_too_long},
    [DEFECT_no_literal] = {fits_no_literal, spoil_no_literal},
    [DEFECT_no_date] = {fits_no_date, spoil_no_date},
    [DEFECT_no_uri] = {fits_no_uri, spoil_no_uri},
    [DEFECT_fraction] = {fits_fraction, spoil_fraction},
    [DEFECT_hundredths] = {fits_hundredths, spoil_hundredths},
    [DEFECT_below] = {fits_below, spoil_below},
    [DEFECT_above] = {fits_above, spoil_above},
    [DEFECT_too_few] = {fits_too_few, spoil_too_few},
    [DEFECT_too_many] = {fits_too_many, spoil_too_many},
};

/* @return true when the payload is spoilt: what was walked over may be gone. */
static bool visit(struct hunt *h, const struct place *p)
{
    if (!flaws[h->flaw].fits(p))
        return false;
    if (h->seen++ != h->chosen)
        return false;
    flaws[h->flaw].spoil(h, p);
    return true;
}

static bool walk_object(struct hunt *h, const struct ocpp_object *o, cJSON *object);

static bool walk_value(struct hunt *h, const struct ocpp_field *f, cJSON *parent, cJSON *value)
{
    const struct place p = {f, parent, value, false};

    if (visit(h, &p))
        return true;
    return f->type == OCPP_TYPE_object && walk_object(h, f->object, value);
}

static bool walk_member(struct hunt *h, const struct ocpp_field *f, cJSON *object)
{
    cJSON *value = cJSON_GetObjectItemCaseSensitive(object, f->name), *item;
    const struct place p = {f, object, value, true};

    if (!value)
        return false;
    if (!f->list)
        return walk_value(h, f, object, value);
    if (visit(h, &p))
        return true;
    cJSON_ArrayForEach (item, value) {
        if (walk_value(h, f, value, item))
            return true;
    }
    return false;
}

static bool walk_object(struct hunt *h, const struct ocpp_object *o, cJSON *object)
{
    const struct ocpp_field *everywhere = o->open ? NULL : h->k->v->everywhere;
    const struct place p = {NULL, NULL, object, false};

    if (!o->open && visit(h, &p))
        return true;
    for (const struct ocpp_field *f = o->fields; f->name; f++) {
        if (walk_member(h, f, object))
            return true;
    }
    return everywhere && walk_member(h, everywhere, object);
}

static cJSON *flawed(const struct maker *k, const struct ocpp_object *o, enum defect flaw)
{
    struct hunt h = {.k = k, .flaw = flaw, .chosen = -1};
    cJSON *payload = make_object(k, o);

    walk_object(&h, o, payload);
    if (h.seen == 0) {
        cJSON_Delete(payload);
        return NULL;
    }
    h.chosen = (int)below(k, (uint64_t)h.seen);
    h.seen = 0;
    walk_object(&h, o, payload);
    return payload;
}

cJSON *sample_payload_flawed(const struct ocpp_version *v, const struct ocpp_message *m,
                             bool is_response, enum defect flaw, struct rng *rng)
{
    const struct maker random = {v, SAMPLE_random, rng}, full = {v, SAMPLE_full, rng};
    const struct ocpp_object *o = is_response ? &m->response : &m->request;
    cJSON *payload;

    if (!o->fields)
        return NULL;
    if (flaw == DEFECT_no_object)
        return cJSON_CreateArray();
    payload = once_in(&random, 2) ? flawed(&random, o, flaw) : NULL;
    return payload ? payload : flawed(&full, o, flaw);
}

const char *defect_name(enum defect flaw)
{
    assert((unsigned)flaw < DEFECT_COUNT);
    return told[flaw].name;
}

enum ocpp_code defect_code(enum defect flaw)
{
    assert((unsigned)flaw < DEFECT_COUNT);
    return told[flaw].code;
}
