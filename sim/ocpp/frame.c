#include "ocpp/frame.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_number.h"
#include "base/json_read.h"
#include "base/mem.h"
#include "ocpp/scan.h"

static const struct {
    const char *name, *sentence;
    enum ocpp_code code;
} faults[FRAME_FAULT_COUNT] = {
#define X(fault, code, words) [FRAME_FAULT_##fault] = {#fault, words, OCPP_##code},
    FRAME_FAULT_LIST(X)
#undef X
};

const char *frame_fault_name(enum frame_fault fault)
{
    assert((unsigned)fault < FRAME_FAULT_COUNT);
    return faults[fault].name;
}

const char *frame_fault_sentence(enum frame_fault fault)
{
    assert((unsigned)fault < FRAME_FAULT_COUNT);
    return faults[fault].sentence;
}

enum ocpp_code frame_fault_code(const struct ocpp_version *v, enum frame_fault fault)
{
    assert((unsigned)fault < FRAME_FAULT_COUNT && fault != FRAME_FAULT_none);
    return ocpp_code_text(v, faults[fault].code) ? faults[fault].code : OCPP_FormatViolation;
}

/* --- cutting -------------------------------------------------------------------------------- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void add_part(struct frame_parts *parts, const char *from, const char *to)
{
    while (from < to && is_blank(*from))
        from++;
    while (to > from && is_blank(to[-1]))
        to--;
    if (parts->count < FRAME_MAX_PARTS) {
        parts->part[parts->count].text = from;
        parts->part[parts->count].len = (size_t)(to - from);
    }
    parts->count++;
}

/* The character behind the string that begins at @p p (a quote), or the end. */
static const char *behind_string(const char *p, const char *end)
{
    for (p++; p < end && *p != '"'; p++) {
        if (*p == '\\' && p + 1 < end)
            p++;
    }
    return p < end ? p + 1 : end;
}

/* Walks from behind '[' to its ']' and cuts at the commas between; NULL when there is no ']'. */
static const char *cut_array(const char *p, const char *end, struct frame_parts *parts)
{
    const char *from = p;
    int depth = 0;

    while (p < end) {
        if (*p == '"') {
            p = behind_string(p, end);
            continue;
        }
        if (depth == 0 && (*p == ',' || *p == ']')) {
            add_part(parts, from, p);
            if (*p == ']')
                return p + 1;
            from = p + 1;
        }
        if (*p == '[' || *p == '{')
            depth++;
        else if (depth > 0 && (*p == ']' || *p == '}'))
            depth--;
        p++;
    }
    add_part(parts, from, end);
    return NULL;
}

enum frame_fault frame_split(const char *text, size_t len, struct frame_parts *parts)
{
    const char *p = text, *end = text + len;

    *parts = (struct frame_parts){0};
    while (p < end && is_blank(*p))
        p++;
    if (p == end || *p != '[')
        return FRAME_FAULT_not_array;
    p = cut_array(p + 1, end, parts);
    if (!p)
        return FRAME_FAULT_cut;
    while (p < end && is_blank(*p))
        p++;
    return p == end ? FRAME_FAULT_none : FRAME_FAULT_trailing;
}

/* --- parsing -------------------------------------------------------------------------------- */

/* Parts are copied: cJSON wants a NUL behind a value that must be read whole. */
static cJSON *part_json(const struct frame_parts *parts, size_t i)
{
    char *copy;
    cJSON *value;

    if (i >= parts->count || i >= FRAME_MAX_PARTS ||
        memchr(parts->part[i].text, 0, parts->part[i].len))
        return NULL;
    copy = mem_text_n(parts->part[i].text, parts->part[i].len);
    value = json_parse(copy);
    free(copy);
    return value;
}

/* Stands between quotes as it is: nothing is escaped, nothing needs to be. */
static bool is_plain(const char *s, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (s[i] < ' ' || s[i] > '~' || s[i] == '"' || s[i] == '\\')
            return false;
    return true;
}

static bool is_plain_string(const struct frame_parts *parts, size_t i)
{
    const char *s;
    size_t len;

    if (i >= parts->count || i >= FRAME_MAX_PARTS || parts->part[i].len < 2)
        return false;
    s = parts->part[i].text;
    len = parts->part[i].len;
    return s[0] == '"' && s[len - 1] == '"' && is_plain(s + 1, len - 2);
}

/* Most ids and actions are plain, and need no tree. */
static char *part_text(const struct frame_parts *parts, size_t i)
{
    cJSON *value;
    char *text;

    if (is_plain_string(parts, i))
        return mem_text_n(parts->part[i].text + 1, parts->part[i].len - 2);
    value = part_json(parts, i);
    text = cJSON_IsString(value) && !json_has_nul(parts->part[i].text, parts->part[i].len)
               ? mem_text(value->valuestring)
               : NULL;

    cJSON_Delete(value);
    return text;
}

static void found(struct frame *f, enum frame_fault fault)
{
    f->faults |= 1U << fault;
    if (f->fault == FRAME_FAULT_none || fault < f->fault)
        f->fault = fault;
}

/* An object, or null for {}; anything else is @p fault and NULL. */
static cJSON *part_object(struct frame *f, const struct frame_parts *parts, size_t i,
                          enum frame_fault fault)
{
    cJSON *value = part_json(parts, i);

    if (value && json_has_nul(parts->part[i].text, parts->part[i].len)) {
        found(f, FRAME_FAULT_nul); /* what is behind it would be lost without a word */
        cJSON_Delete(value);
        return NULL;
    }
    if (cJSON_IsObject(value))
        return value;
    if (cJSON_IsNull(value)) {
        cJSON_Delete(value);
        return cJSON_CreateObject();
    }
    if (i < parts->count)
        found(f, value || fault != FRAME_FAULT_payload ? fault : FRAME_FAULT_payload_json);
    cJSON_Delete(value);
    return NULL;
}

static bool id_fits(const char *s)
{
    size_t n = 0; /* characters, not bytes; a byte that belongs to none is one */

    for (size_t room = strlen(s); room > 0; n++) {
        size_t len = scan_utf8(s, room);

        s += len ? len : 1;
        room -= len ? len : 1;
    }
    return n > 0 && n <= FRAME_ID_MAX;
}

static void read_type(struct frame *f, const struct frame_parts *parts)
{
    cJSON *value;

    if (parts->count > 0 && parts->part[0].len == 1 && parts->part[0].text[0] >= '0' + FRAME_call &&
        parts->part[0].text[0] <= '0' + FRAME_send) {
        f->type_number = parts->part[0].text[0] - '0';
        f->type = (enum frame_type)f->type_number;
        return;
    }
    value = part_json(parts, 0);
    if (!cJSON_IsNumber(value) || value->valuedouble != value->valueint || value->valueint < 0) {
        found(f, FRAME_FAULT_no_type);
    } else {
        f->type_number = value->valueint;
        if (f->type_number >= FRAME_call && f->type_number <= FRAME_send)
            f->type = (enum frame_type)f->type_number;
        else
            found(f, FRAME_FAULT_unknown_type);
    }
    cJSON_Delete(value);
}

static void read_id(struct frame *f, const struct frame_parts *parts)
{
    f->id = part_text(parts, 1);
    if (!f->id) {
        found(f, parts->count > 1 ? FRAME_FAULT_id : FRAME_FAULT_few);
        return;
    }
    if (!id_fits(f->id))
        found(f, FRAME_FAULT_id_length);
}

static void check_count(struct frame *f, const struct frame_parts *parts, size_t want)
{
    if (parts->count != want)
        found(f, parts->count < want ? FRAME_FAULT_few : FRAME_FAULT_many);
}

static void read_call(struct frame *f, const struct frame_parts *parts)
{
    check_count(f, parts, 4);
    f->action = part_text(parts, 2);
    if (!f->action && parts->count > 2)
        found(f, FRAME_FAULT_action);
    f->payload = part_object(f, parts, 3, FRAME_FAULT_payload);
}

static void read_error(struct frame *f, const struct frame_parts *parts)
{
    check_count(f, parts, 5);
    f->code = part_text(parts, 2);
    if (!f->code && parts->count > 2)
        found(f, FRAME_FAULT_code);
    f->description = part_text(parts, 3);
    if (!f->description && parts->count > 3)
        found(f, FRAME_FAULT_description);
    f->details = part_object(f, parts, 4, FRAME_FAULT_details);
}

static void read_rest(struct frame *f, const struct frame_parts *parts)
{
    switch (f->type) {
    case FRAME_call:
    case FRAME_send:
        read_call(f, parts);
        break;
    case FRAME_result:
        check_count(f, parts, 3);
        f->payload = part_object(f, parts, 2, FRAME_FAULT_payload);
        break;
    case FRAME_error:
    case FRAME_result_error:
        read_error(f, parts);
        break;
    case FRAME_broken:
        break;
    }
}

static void read_head(struct frame *f, struct frame_parts *parts, const char *text, size_t len)
{
    enum frame_fault form = frame_split(text, len, parts);

    *f = (struct frame){0};
    if (form != FRAME_FAULT_none)
        found(f, form);
    if (form == FRAME_FAULT_not_array)
        return;
    read_type(f, parts);
    read_id(f, parts);
}

bool frame_parse(struct frame *f, const char *text, size_t len)
{
    struct frame_parts parts;

    read_head(f, &parts, text, len);
    if (f->fault != FRAME_FAULT_not_array)
        read_rest(f, &parts);
    return f->fault == FRAME_FAULT_none;
}

bool frame_peek(struct frame *f, const char *text, size_t len)
{
    struct frame_parts parts;

    read_head(f, &parts, text, len);
    if (f->type == FRAME_call || f->type == FRAME_send)
        f->action = part_text(&parts, 2);
    return f->fault == FRAME_FAULT_none;
}

void frame_fini(struct frame *f)
{
    free(f->id);
    free(f->action);
    free(f->code);
    free(f->description);
    cJSON_Delete(f->payload);
    cJSON_Delete(f->details);
    *f = (struct frame){0};
}

bool frame_can_be_answered(const struct frame *f)
{
    return f->type == FRAME_call && f->id && id_fits(f->id);
}

enum frame_sense frame_sense(const struct frame *f)
{
    if ((f->type == FRAME_result || f->type == FRAME_error) && f->id)
        return FRAME_SENSE_answer;
    if (f->type != FRAME_call)
        return FRAME_SENSE_none;
    if (f->fault == FRAME_FAULT_none)
        return FRAME_SENSE_call;
    return frame_can_be_answered(f) ? FRAME_SENSE_broken_call : FRAME_SENSE_none;
}

/* --- building ------------------------------------------------------------------------------- */

/* A WebSocket peer hangs up on a text that is not UTF-8, and what is echoed may be foreign. */
static void make_utf8(char *text)
{
    size_t room = strlen(text);

    while (room > 0) {
        size_t len = scan_utf8(text, room);

        if (len == 0) {
            *text = '?';
            len = 1;
        }
        text += len;
        room -= len;
    }
}

struct paper {
    char *text;
    size_t len, room;
};

static void write_text(struct paper *p, const char *s, size_t len)
{
    if (p->len + len + 1 > p->room) {
        p->room = 2 * (p->len + len + 1);
        p->text = mem_resize(p->text, p->room, 1);
    }
    memcpy(p->text + p->len, s, len);
    p->len += len;
    p->text[p->len] = '\0';
}

static void write_json(struct paper *p, const cJSON *value)
{
    char *text = json_print(value);

    assert(text);
    write_text(p, text, strlen(text));
    free(text);
}

static void write_string(struct paper *p, const char *s)
{
    cJSON *value;

    if (is_plain(s, strlen(s))) {
        write_text(p, "\"", 1);
        write_text(p, s, strlen(s));
        write_text(p, "\"", 1);
        return;
    }
    value = cJSON_CreateStringReference(s);
    write_json(p, value);
    cJSON_Delete(value);
}

/* [type, texts..., object] as text. */
static char *print_frame(enum frame_type type, const char *const *texts, const cJSON *object)
{
    struct paper p = {0};
    const char head[] = {'[', (char)('0' + type)};

    write_text(&p, head, sizeof(head));
    for (; *texts; texts++) {
        write_text(&p, ",", 1);
        write_string(&p, *texts);
    }
    write_text(&p, ",", 1);
    if (object)
        write_json(&p, object);
    else
        write_text(&p, "{}", 2);
    write_text(&p, "]", 1);
    make_utf8(p.text);
    return p.text;
}

char *frame_call_text(const char *id, const char *action, const cJSON *payload)
{
    const char *const texts[] = {id, action, NULL};

    return print_frame(FRAME_call, texts, payload);
}

char *frame_result_text(const char *id, const cJSON *payload)
{
    const char *const texts[] = {id, NULL};

    return print_frame(FRAME_result, texts, payload);
}

char *frame_error_text(const char *id, const char *code, const char *description,
                       const cJSON *details)
{
    const char *const texts[] = {id, code, description ? description : "", NULL};

    return print_frame(FRAME_error, texts, details);
}
