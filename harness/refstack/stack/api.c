#include "refstack/stack/api.h"

#include <assert.h>
#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "refstack/stack/stack.h"

#define SEGMENTS 9
#define EXACT    9007199254740992.0 /* 2^53: above it a double does not hold every whole number */

/* One word of `takes`: "name:kind?" */
struct field {
    char name[40];
    char kind[8];
    bool optional;
};

static bool next_field(const char **words, struct field *f)
{
    const char *s = *words + strspn(*words, " ");
    size_t len = strcspn(s, " ");
    size_t name = strcspn(s, ":");

    if (len == 0)
        return false;
    *words = s + len;
    f->optional = s[len - 1] == '?';
    assert(name < len && name < sizeof(f->name));
    memcpy(f->name, s, name);
    f->name[name] = 0;
    len -= name + 1 + f->optional;
    assert(len < sizeof(f->kind));
    memcpy(f->kind, s + name + 1, len);
    f->kind[len] = 0;
    return true;
}

static cJSON_bool is_whole(const cJSON *v)
{
    return cJSON_IsNumber(v) && v->valuedouble > -EXACT && v->valuedouble < EXACT &&
           v->valuedouble == (double)(int64_t)v->valuedouble;
}

static bool is_kind(const cJSON *v, const char *kind)
{
    static const struct kind {
        const char *name;
        cJSON_bool (*is)(const cJSON *);
    } kinds[] = {
        {"text", cJSON_IsString},   {"int", is_whole},        {"bool", cJSON_IsBool},
        {"object", cJSON_IsObject}, {"array", cJSON_IsArray}, {NULL, NULL},
    };

    for (const struct kind *k = kinds; k->name; k++)
        if (!strcmp(kind, k->name))
            return k->is(v);
    assert(!strcmp(kind, "any"));
    return true;
}

/* The word of @p fields about @p name; false when there is none. */
static bool find_field(const char *fields, const char *name, struct field *out)
{
    while (next_field(&fields, out))
        if (!strcmp(out->name, name))
            return true;
    return false;
}

char *api_mismatch(const cJSON *object, const char *fields)
{
    const char *words = fields;
    const cJSON *v;
    struct field f;

    while (next_field(&words, &f)) {
        v = cJSON_GetObjectItemCaseSensitive(object, f.name);
        if (!v && !f.optional)
            return mem_printf("field %s is missing", f.name);
        if (v && !is_kind(v, f.kind))
            return mem_printf("field %s is not %s", f.name, f.kind);
    }
    cJSON_ArrayForEach (v, object) {
        if (!find_field(fields, v->string, &f))
            return mem_printf("field %.40s is not known to this route", v->string);
    }
    return NULL;
}

int api_problem(cJSON *answer, int http_status, const char *format, ...)
{
    va_list args;
    char *text;

    va_start(args, format);
    text = mem_vprintf(format, args);
    va_end(args);
    cJSON_AddStringToObject(answer, "error", text);
    free(text);
    return http_status;
}

static int64_t int_of(const cJSON *object, const char *name, int64_t absent)
{
    const cJSON *v = json_item(object, name);

    return is_whole(v) ? (int64_t)v->valuedouble : absent;
}

const char *api_text(const struct api_request *rq, const char *name)
{
    return json_text(rq->body, name);
}

int64_t api_int(const struct api_request *rq, const char *name, int64_t absent)
{
    return int_of(rq->body, name, absent);
}

const char *api_query(const struct api_request *rq, const char *name)
{
    return json_text(rq->query, name);
}

int64_t api_query_int(const struct api_request *rq, const char *name)
{
    return int_of(rq->query, name, 0);
}

static bool whole_number(const char *text, int64_t *out)
{
    char *end;

    if (!isdigit((unsigned char)text[0]) || strlen(text) > 15)
        return false;
    *out = strtoll(text, &end, 10);
    return !*end;
}

int64_t api_path_int(const struct api_request *rq)
{
    int64_t n;

    return whole_number(rq->path, &n) ? n : 0;
}

void api_put_int(cJSON *object, const char *name, int64_t value)
{
    cJSON_AddNumberToObject(object, name, (double)value);
}

void api_put_text(cJSON *object, const char *name, const char *value)
{
    if (value)
        cJSON_AddStringToObject(object, name, value);
}

void api_put_transaction(cJSON *object, int64_t session, const char *txid)
{
    if (txid)
        api_put_text(object, "transaction", txid);
    else
        api_put_int(object, "transaction", session);
}

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)tolower((unsigned char)c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Undoes %XX in place; false for a broken escape or a NUL. */
static bool decode(char *s)
{
    char *to = s;

    for (; *s; s++, to++) {
        *to = *s;
        if (*s != '%')
            continue;
        if (hex(s[1]) < 0 || hex(s[2]) < 0)
            return false;
        *to = (char)(hex(s[1]) * 16 + hex(s[2]));
        if (!*to)
            return false;
        s += 2;
    }
    *to = 0;
    return true;
}

/* A path cut at its slashes, each piece decoded; the first is empty, for it begins with one. */
struct segments {
    int count;
    char *at[SEGMENTS];
};

static bool cut(char *path, struct segments *out)
{
    for (char *piece; (piece = strsep(&path, "/"));) {
        if (out->count == SEGMENTS || !decode(piece))
            return false;
        out->at[out->count++] = piece;
    }
    return true;
}

/* Compares @p pattern with @p path and keeps what stands for its {word}. */
static bool fits(const char *pattern, const struct segments *path, struct api_request *rq)
{
    const char *p = pattern;

    for (int n = 0; n < path->count; n++) {
        size_t len = strcspn(p, "/");

        if (*p == '{') {
            if (!*path->at[n])
                return false;
            rq->path = path->at[n];
        } else if (strlen(path->at[n]) != len || memcmp(path->at[n], p, len) != 0) {
            return false;
        }
        p += len;
        if (!*p)
            return n + 1 == path->count;
        p++;
    }
    return false;
}

/* Makes an object of "a=1&b=2"; what `asks` calls an int becomes a number where it is one. */
static cJSON *read_query(char *query, const char *asks)
{
    cJSON *object = cJSON_CreateObject();

    for (char *pair; (pair = strsep(&query, "&"));) {
        char *value = pair + strcspn(pair, "=");
        struct field f;
        int64_t n;

        if (!*pair)
            continue;
        if (*value)
            *value++ = 0;
        if (!decode(pair) || !decode(value)) {
            cJSON_Delete(object);
            return NULL;
        }
        if (find_field(asks, pair, &f) && !strcmp(f.kind, "int") && whole_number(value, &n))
            api_put_int(object, pair, n);
        else
            cJSON_AddStringToObject(object, pair, value);
    }
    return object;
}

static int obey(const struct api_route *route, struct api_request *rq, cJSON *answer)
{
    struct db *db = rq->rs->db;
    int status;

    db_begin(db);
    status = route->handle(rq, answer);
    db_commit(db);
    if (!db_error(db))
        return status;
    while (answer->child) /* what was not kept is not answered */
        cJSON_Delete(cJSON_DetachItemViaPointer(answer, answer->child));
    return api_problem(answer, 503, "%s", db_error(db));
}

static int handle(const struct api_route *route, struct api_request *rq, char *query, cJSON *answer)
{
    cJSON *none = cJSON_CreateObject();
    cJSON *asked = read_query(query, route->asks ? route->asks : "");
    char *why = NULL;
    int status;

    rq->query = asked;
    if (!rq->body)
        rq->body = none;
    if (!asked)
        why = mem_text("the query has a broken escape");
    else if (!cJSON_IsObject(rq->body))
        why = mem_text("the body is not an object");
    if (!why)
        why = api_mismatch(asked, route->asks ? route->asks : "");
    if (!why)
        why = api_mismatch(rq->body, route->takes ? route->takes : "");
    if (why)
        status = api_problem(answer, 400, "%s", why);
    else
        status = obey(route, rq, answer);
    free(why);
    cJSON_Delete(asked);
    cJSON_Delete(none);
    return status;
}

/* The route of @p method and @p path; NULL, and @p known is set, when only the method is wrong. */
static const struct api_route *find(const char *method, const struct segments *path,
                                    struct api_request *rq, bool *known)
{
    for (const struct stack_part *const *p = rq->rs->parts; *p; p++) {
        for (const struct api_route *r = (*p)->routes; r->method; r++) {
            if (!fits(r->pattern, path, rq))
                continue;
            if (!strcmp(r->method, method))
                return r;
            *known = true;
        }
    }
    return NULL;
}

int api_answer(struct refstack *rs, const char *method, const char *path, const cJSON *body,
               cJSON **answer)
{
    struct api_request rq = {.rs = rs, .body = body};
    const struct api_route *route = NULL;
    struct segments segments = {.count = 0};
    char *copy = mem_text(path);
    char *query = strchr(copy, '?');
    bool known = false;
    int status;

    *answer = cJSON_CreateObject();
    if (query)
        *query++ = 0;
    if (cut(copy, &segments))
        route = find(method, &segments, &rq, &known);
    if (route)
        status = handle(route, &rq, query, *answer);
    else if (known)
        status = api_problem(*answer, 405, "this path does not take %.10s", method);
    else
        status = api_problem(*answer, 404, "there is nothing at %.200s", path);
    free(copy);
    return status;
}
