/* ocpp_check.c - chargerig ocpp check: judges the frames of a file or a log, as a station and a
 * CSMS of each version would.
 *
 * A station speaks one version on a connection: what its BootNotification is held its frames to,
 * until the next. Where no boot stands, a frame is right that is right in any version, and what is
 * wrong is told in the version that the frames before it speak, or else in the one it comes nearest
 * to.
 *
 * What a CALLRESULT answers is the last CALL with its id, on its connection if there is one, as far
 * as that stands above it and is not too far away. Nothing else is kept: the input may be endless.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "commands/cmd_ocpp.h"
#include "host/folder.h"
#include "ocpp/frame.h"
#include "ocpp/log_frames.h"
#include "ocpp/readings.h"
#include "ocpp/scan.h"

#define LINE_MAX_BYTES  LOG_FRAME_MAX
#define DESCRIPTION_MAX 255

enum { VERSIONS_MAX = 8, CALLS_KEPT = 10000, CONNECTIONS_KEPT = 256, VIOLATIONS_MAX = 200 };

struct reader {
    const struct ocpp_version *v;
    struct ocpp_violation *why; /* of this frame, notes too */
    int count;
    int wrong; /* those that are no notes */
};

struct call {
    char *id, *action, *connection;
    int64_t line;
    uint32_t hash; /* of the id */
};

/* What is known of a connection. */
struct connection {
    char *name;
    const struct reader *speaks; /* NULL: not known */
    bool booted;                 /* it says so itself */
};

struct check {
    const struct ocpp_question *q;
    struct reader readers[VERSIONS_MAX];
    int count;
    struct call *calls;     /* a ring of CALLS_KEPT */
    int64_t call_count;     /* all that there were */
    struct connection *met; /* a ring of CONNECTIONS_KEPT */
    int64_t met_count;
    struct connection *connection; /* of this frame */
    int64_t line, frames, wrong;
    int64_t lines;                          /* read so far */
    int64_t passed_over, first_passed_over; /* lines without a frame */
    const char *action;                     /* of this frame, NULL when it is not known */
    bool right;                             /* this frame */
    char notes[3][160]; /* what is worth knowing about it, though it is no violation */
    int note_count;
};

static void found(void *with, const struct ocpp_violation *violation)
{
    struct reader *r = with;

    if (r->count < VIOLATIONS_MAX)
        r->why[r->count++] = *violation;
    r->wrong += !violation->is_note;
}

__attribute__((format(printf, 4, 5))) static void wrong(struct reader *r, enum ocpp_code code,
                                                        const char *path, const char *format, ...)
{
    struct ocpp_violation v = {.code = code};
    va_list args;

    snprintf(v.path, sizeof(v.path), "%s", path);
    va_start(args, format);
    vsnprintf(v.sentence, sizeof(v.sentence), format, args);
    va_end(args);
    found(r, &v);
}

__attribute__((format(printf, 2, 3))) static void note(struct check *c, const char *format, ...)
{
    va_list args;

    if (c->note_count == (int)(sizeof(c->notes) / sizeof(c->notes[0])))
        return;
    va_start(args, format);
    vsnprintf(c->notes[c->note_count++], sizeof(c->notes[0]), format, args);
    va_end(args);
}

/* --- one frame, one version ------------------------------------------------------------------ */

static size_t characters(const char *text)
{
    size_t n = 0, len = strlen(text);

    for (size_t at = 0, width; at < len; at += width ? width : 1, n++)
        width = scan_utf8(text + at, len - at);
    return n;
}

static void read_error(struct reader *r, const struct frame *f)
{
    const char *words;

    if (f->code && ocpp_code_of(f->code) == OCPP_CODE_COUNT)
        wrong(r, OCPP_PropertyConstraintViolation, "$[2]", "\"%.60s\" is not an error code",
              f->code);
    else if (f->code && reading_of_refusal(r->v, f->code, &words) == READING_wrong &&
             !ocpp_code_text(r->v, ocpp_code_of(f->code)))
        wrong(r, OCPP_PropertyConstraintViolation, "$[2]", "OCPP %s has no error code \"%.60s\"",
              r->v->name, f->code);
    if (f->description && r->v->name[0] != '1' && characters(f->description) > DESCRIPTION_MAX)
        wrong(r, OCPP_PropertyConstraintViolation, "$[3]",
              "must have at most %d characters, has %zu", DESCRIPTION_MAX,
              characters(f->description));
}

static void read_form(struct reader *r, const struct frame *f)
{
    for (int fault = 0; fault < FRAME_FAULT_COUNT; fault++)
        if (f->faults & 1U << fault)
            wrong(r, frame_fault_code(r->v, (enum frame_fault)fault), "$", "%s",
                  frame_fault_sentence((enum frame_fault)fault));
    if (!(f->faults & 1U << FRAME_FAULT_unknown_type) && f->type_number > r->v->last_type)
        wrong(r, frame_fault_code(r->v, FRAME_FAULT_unknown_type), "$[0]",
              "OCPP %s has no message type %d", r->v->name, f->type_number);
}

static void read_frame(struct reader *r, const struct frame *f, const char *action)
{
    bool asks = f->type == FRAME_call || f->type == FRAME_send;

    read_form(r, f);
    if (f->type_number > r->v->last_type)
        return;
    if (f->type == FRAME_error || f->type == FRAME_result_error)
        read_error(r, f);
    else if (action && f->payload && (asks || f->type == FRAME_result))
        ocpp_validate_all(r->v, action, !asks, f->payload, found, r);
}

/* --- which version is meant ------------------------------------------------------------------ */

static struct connection *connection_of(struct check *c, const char *name)
{
    int64_t oldest = c->met_count > CONNECTIONS_KEPT ? c->met_count - CONNECTIONS_KEPT : 0;
    struct connection *met;

    for (int64_t i = c->met_count; i-- > oldest;)
        if (strcmp(c->met[i % CONNECTIONS_KEPT].name, name) == 0)
            return &c->met[i % CONNECTIONS_KEPT];
    met = &c->met[c->met_count++ % CONNECTIONS_KEPT];
    free(met->name);
    *met = (struct connection){.name = mem_text(name)};
    return met;
}

static bool knows_action(const struct reader *r)
{
    return r->count == 0 || r->why[r->count - 1].code != OCPP_NotImplemented;
}

/* The one reader that takes the frame, or, if none does, comes nearest; NULL: there is no such. */
static const struct reader *nearest(const struct check *c)
{
    const struct reader *best = &c->readers[0];
    bool alone = true;

    for (int i = 1; i < c->count; i++) {
        const struct reader *r = &c->readers[i];
        int less = knows_action(r) != knows_action(best) ? (knows_action(r) ? -1 : 1)
                                                         : r->wrong - best->wrong;

        if (less < 0)
            best = r;
        alone = less != 0 && (alone || less < 0);
    }
    return alone ? best : NULL;
}

static void learn_version(struct check *c, const struct frame *f)
{
    const struct reader *near = nearest(c);
    struct connection *on = c->connection;

    if (f->type == FRAME_call && f->action && strcmp(f->action, "BootNotification") == 0) {
        on->speaks = near;
        on->booted = near != NULL;
    } else if (!on->booted && near && near->wrong == 0) {
        on->speaks = near;
    }
}

static bool taken_by_any(const struct check *c)
{
    for (int i = 0; i < c->count; i++)
        if (c->readers[i].wrong == 0)
            return true;
    return false;
}

/* Is what @p r finds wrong to be told? */
static bool has_a_say(const struct check *c, const struct reader *r)
{
    const struct reader *near = nearest(c);

    if (c->connection->speaks)
        return r == c->connection->speaks;
    return !near || r == near;
}

/* --- what came of a frame -------------------------------------------------------------------- */

static bool same_words(const struct reader *a, const struct reader *b, int i)
{
    return a->count == b->count && a->why[i].code == b->why[i].code &&
           strcmp(a->why[i].path, b->why[i].path) == 0 &&
           strcmp(a->why[i].sentence, b->why[i].sentence) == 0;
}

enum { VERSIONS_ROOM = 200 };

/* A fault that is one in several versions is told once, with their names, and with their codes
 * where they spell it otherwise. @return false where an earlier reader has told it */
static bool versions_of(const struct check *c, const struct reader *r, int i,
                        char out[VERSIONS_ROOM])
{
    size_t n = (size_t)snprintf(out, VERSIONS_ROOM, "%s", r->v->name);
    const char *code = ocpp_code_text(r->v, r->why[i].code);

    for (int k = 0; k < c->count; k++) {
        const struct reader *other = &c->readers[k];

        if (other == r || !has_a_say(c, other) || !same_words(r, other, i))
            continue;
        if (other < r)
            return false;
        if (n < VERSIONS_ROOM)
            n += (size_t)snprintf(out + n, VERSIONS_ROOM - n, " and %s", other->v->name);
        if (n < VERSIONS_ROOM && strcmp(ocpp_code_text(other->v, other->why[i].code), code) != 0)
            n += (size_t)snprintf(out + n, VERSIONS_ROOM - n, ", there %s",
                                  ocpp_code_text(other->v, other->why[i].code));
    }
    return true;
}

static void print_violation(const struct check *c, const struct reader *r, int i)
{
    const struct ocpp_violation *v = &r->why[i];
    char versions[VERSIONS_ROOM];

    if (!versions_of(c, r, i, versions))
        return;
    printf("%lld: %s at %s: %s (%s%sOCPP %s)\n", (long long)c->line,
           v->is_note ? "note" : ocpp_code_text(r->v, v->code), v->path, v->sentence,
           c->action ? c->action : "", c->action ? ", " : "", versions);
}

static void tell_table(const struct check *c)
{
    for (int k = 0; k < c->count; k++)
        for (int i = 0; i < c->readers[k].count; i++)
            if (has_a_say(c, &c->readers[k]) && (c->readers[k].why[i].is_note || !c->right))
                print_violation(c, &c->readers[k], i);
    for (int i = 0; i < c->note_count; i++)
        printf("%lld: note%s\n", (long long)c->line, c->notes[i]);
}

static cJSON *violation_json(const struct reader *r, int i)
{
    cJSON *row = cJSON_CreateObject();

    cJSON_AddStringToObject(row, "version", r->v->name);
    cJSON_AddStringToObject(row, "code", ocpp_code_text(r->v, r->why[i].code));
    cJSON_AddStringToObject(row, "path", r->why[i].path);
    cJSON_AddStringToObject(row, "sentence", r->why[i].sentence);
    return row;
}

static void add_note(cJSON *row, const char *path, const char *words)
{
    const cJSON *before = cJSON_GetObjectItemCaseSensitive(row, "note");
    char *text = mem_printf("%s%s%s%s%s", before ? before->valuestring : "", before ? "; " : "",
                            path, *path ? " " : "", words);

    cJSON_DeleteItemFromObjectCaseSensitive(row, "note");
    cJSON_AddStringToObject(row, "note", text);
    free(text);
}

static void add_said(const struct check *c, const struct reader *r, cJSON *row, cJSON *violations)
{
    for (int i = 0; i < r->count && has_a_say(c, r); i++) {
        if (r->why[i].is_note)
            add_note(row, r->why[i].path, r->why[i].sentence);
        else if (!c->right)
            cJSON_AddItemToArray(violations, violation_json(r, i));
    }
}

static void tell_json(const struct check *c)
{
    cJSON *row = cJSON_CreateObject(), *violations = cJSON_CreateArray();
    char *text;

    cJSON_AddNumberToObject(row, "line", (double)c->line);
    cJSON_AddStringToObject(row, "action", c->action ? c->action : "");
    cJSON_AddBoolToObject(row, "right", c->right);
    cJSON_AddItemToObject(row, "violations", violations);
    for (int k = 0; k < c->count; k++)
        add_said(c, &c->readers[k], row, violations);
    for (int i = 0; i < c->note_count; i++)
        add_note(row, "", c->notes[i] + strspn(c->notes[i], ": "));
    text = cJSON_Print(row);
    printf("%s%s", c->frames == 1 ? "[" : ", ", text);
    free(text);
    cJSON_Delete(row);
}

static void tell(struct check *c)
{
    const struct reader *speaks = c->connection->speaks;

    c->right = taken_by_any(c);
    if (c->connection->booted && speaks->wrong > 0) {
        for (int i = 0; i < c->count; i++)
            if (c->readers[i].wrong == 0)
                note(c,
                     ": OCPP %s takes it, which this connection does not speak (--version says "
                     "which is meant)",
                     c->readers[i].v->name);
        c->right = false;
    }
    c->frames++;
    c->wrong += !c->right;
    if (c->q->json)
        tell_json(c);
    else
        tell_table(c);
}

/* --- one frame ------------------------------------------------------------------------------- */

static void forget_call(struct call *call)
{
    free(call->id);
    free(call->action);
    free(call->connection);
}

static uint32_t hash_of(const char *id)
{
    uint32_t hash = 2166136261U;

    for (; *id; id++)
        hash = (hash ^ (unsigned char)*id) * 16777619U;
    return hash;
}

static void remember_call(struct check *c, const struct frame *f)
{
    struct call *call = &c->calls[c->call_count++ % CALLS_KEPT];

    forget_call(call);
    *call = (struct call){.id = mem_text(f->id),
                          .action = mem_text(f->action),
                          .connection = mem_text(c->connection->name),
                          .line = c->line,
                          .hash = hash_of(f->id)};
}

static void forget_all(struct check *c)
{
    for (int i = 0; i < CALLS_KEPT; i++)
        forget_call(&c->calls[i]);
    for (int i = 0; i < CONNECTIONS_KEPT; i++)
        free(c->met[i].name);
    for (int i = 0; i < c->count; i++)
        free(c->readers[i].why);
    free(c->calls);
    free(c->met);
}

/* The last CALL with the id, one of the same connection if there is; NULL: none. */
static const struct call *call_of(const struct check *c, const char *id)
{
    int64_t oldest = c->call_count > CALLS_KEPT ? c->call_count - CALLS_KEPT : 0;
    const struct call *last = NULL;
    uint32_t hash = hash_of(id);

    for (int64_t i = c->call_count; i-- > oldest;) {
        const struct call *call = &c->calls[i % CALLS_KEPT];

        if (call->hash != hash || strcmp(call->id, id) != 0)
            continue;
        if (strcmp(call->connection, c->connection->name) == 0)
            return call;
        if (!last)
            last = call;
    }
    return last;
}

/* Finds what the frame is about, and remembers it if it is to be answered. */
static void place_frame(struct check *c, const struct frame *f)
{
    const struct call *call = f->id ? call_of(c, f->id) : NULL;

    c->action = f->action ? f->action : call ? call->action : NULL;
    if (f->type == FRAME_result && !c->action)
        note(c, ": it answers no CALL before it: only the frame itself was checked");
    if (f->type != FRAME_call || !f->id || !f->action)
        return;
    if (call && strcmp(call->connection, c->connection->name) == 0 &&
        strcmp(f->action, "BootNotification") != 0)
        note(c, ": the CALL on line %lld has the same id", (long long)call->line);
    remember_call(c, f);
}

static void look_for_breaches(struct check *c, const struct frame *f, const struct log_frame *at)
{
    struct scan_finding scanned;
    char place[32] = "";
    bool clean = scan_json(at->text, at->len, &scanned);

    snprintf(place, sizeof(place), "byte %zu", scanned.offset + 1);
    if (!clean && scan_is_json(scanned.what))
        note(c, " at %s: %s", place, scan_sentence(scanned.what));
    for (int i = 0; i < c->count; i++) {
        struct reader *r = &c->readers[i];

        r->count = r->wrong = 0;
        if (!scan_is_json(scanned.what))
            wrong(r, OCPP_FormatViolation, place, "%s", scan_sentence(scanned.what));
        else
            read_frame(r, f, c->action);
    }
}

static void check_frame(void *with, const struct log_frame *at)
{
    struct check *c = with;
    struct frame f;

    c->line = at->line;
    c->note_count = 0;
    c->connection = connection_of(c, at->connection);
    frame_parse(&f, at->text, at->len);
    place_frame(c, &f);
    look_for_breaches(c, &f, at);
    learn_version(c, &f);
    tell(c);
    frame_fini(&f);
}

/* Reads a line without its end into @p line, a NUL behind it. @return its length, -1 when there is
 * none, more than LINE_MAX_BYTES when it is too long: then the rest of it is not read. */
static ssize_t read_line(FILE *in, char *line)
{
    size_t len = 0;
    int c;

    while ((c = getc_unlocked(in)) != EOF && c != '\n') {
        if (len == LINE_MAX_BYTES)
            return (ssize_t)len + 1;
        line[len++] = (char)c;
    }
    if (c == EOF && len == 0)
        return -1;
    while (len > 0 && line[len - 1] == '\r')
        len--;
    line[len] = '\0';
    return (ssize_t)len;
}

static bool read_lines(struct check *c, FILE *in, const char *name, char **why)
{
    struct log_frames *frames = log_frames_new(check_frame, c);
    char *line = mem_new(LINE_MAX_BYTES + 1);
    ssize_t len;

    while (!*why && !ferror(stdout) && (len = read_line(in, line)) >= 0) {
        c->lines++;
        if ((size_t)len > LINE_MAX_BYTES)
            *why = mem_printf("line %lld of %s is longer than 1 MiB, the maximum for a frame",
                              (long long)c->lines, name);
        else
            log_frames_line(frames, line, (size_t)len);
    }
    if (!*why)
        log_frames_end(frames);
    c->passed_over = log_frames_passed_over(frames, &c->first_passed_over);
    if (!*why && ferror(in))
        *why = mem_printf("cannot read %s: %s", name, strerror(errno));
    if (!*why && c->frames == 0)
        *why = mem_printf("expected OCPP-J frames in %s, as [2,\"1\",\"Heartbeat\",{}], got none",
                          name);
    log_frames_free(frames);
    free(line);
    return !*why;
}

static bool read_file(struct check *c, const char *name, char **why)
{
    bool incoming = strcmp(name, "-") == 0, folder = !incoming && folder_is(name), done;
    FILE *in = incoming ? stdin : folder ? NULL : fopen(name, "rbe");

    if (!in) {
        *why = mem_printf("cannot read %s: %s", name, folder ? "it is a folder" : strerror(errno));
        return false;
    }
    done = read_lines(c, in, incoming ? "the input" : name, why);
    if (!incoming)
        fclose(in);
    return done;
}

static void tell_sum(const struct check *c)
{
    printf("%lld frame%s, %lld wrong", (long long)c->frames, c->frames == 1 ? "" : "s",
           (long long)c->wrong);
    if (c->passed_over > 0)
        printf("; %lld line%s hold%s no frame, line %lld is the first", (long long)c->passed_over,
               c->passed_over == 1 ? "" : "s", c->passed_over == 1 ? "s" : "",
               (long long)c->first_passed_over);
    printf("\n");
}

int ocpp_check(const struct ocpp_question *q)
{
    struct check c = {.q = q,
                      .calls = mem_new(CALLS_KEPT * sizeof(*c.calls)),
                      .met = mem_new(CONNECTIONS_KEPT * sizeof(*c.met))};
    char *why = NULL;
    bool done;

    for (const struct ocpp_version *const *v = ocpp_versions(); *v && c.count < VERSIONS_MAX; v++)
        if (!q->version || q->version == *v)
            c.readers[c.count++] =
                (struct reader){.v = *v, .why = mem_new(VIOLATIONS_MAX * sizeof(*c.readers->why))};
    done = read_file(&c, *q->args, &why);
    if (q->json && c.frames > 0)
        printf("]\n");
    else if (done)
        tell_sum(&c);
    if (!done)
        args_error(q->command, "%s", why);
    forget_all(&c);
    free(why);
    return done ? c.wrong > 0 : 3;
}
