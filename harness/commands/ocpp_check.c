/* ocpp_check.c - chargerig ocpp check: judges the frames of a file, one a line, as a station and a
 * CSMS of each version would.
 *
 * What a CALLRESULT answers is the last CALL with its id, as far as that stands above it and is not
 * too far away. Nothing else is kept of a line: the input may be endless.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "commands/cmd_ocpp.h"
#include "host/folder.h"
#include "ocpp/frame.h"
#include "ocpp/scan.h"

#define LINE_MAX_BYTES  ((size_t)1 << 20)
#define DESCRIPTION_MAX 255

enum { VERSIONS_MAX = 8, CALLS_KEPT = 10000 };

struct reader {
    const struct ocpp_version *v;
    struct ocpp_violation why; /* of this line */
    bool right;
};

struct call {
    char *id, *action;
};

struct check {
    const struct ocpp_question *q;
    struct reader readers[VERSIONS_MAX];
    int count;
    struct call *calls; /* a ring of CALLS_KEPT */
    int64_t call_count; /* all that there were */
    int64_t line, frames, wrong;
    const char *action; /* of this line, NULL when it is not known */
    const char *note;   /* what is worth knowing about it, though it is right */
    char place[32];     /* of the note */
};

__attribute__((format(printf, 4, 5))) static bool wrong(struct reader *r, enum ocpp_code code,
                                                        const char *path, const char *format, ...)
{
    va_list args;

    r->why.code = code;
    snprintf(r->why.path, sizeof(r->why.path), "%s", path);
    va_start(args, format);
    vsnprintf(r->why.sentence, sizeof(r->why.sentence), format, args);
    va_end(args);
    return false;
}

/* --- one frame, one version ------------------------------------------------------------------ */

static bool read_error(struct reader *r, const struct frame *f)
{
    if (ocpp_code_of(f->code) == OCPP_CODE_COUNT)
        return wrong(r, OCPP_PropertyConstraintViolation, "$[2]", "\"%.60s\" is not an error code",
                     f->code);
    if (strlen(f->description) > DESCRIPTION_MAX && r->v->name[0] != '1')
        return wrong(r, OCPP_PropertyConstraintViolation, "$[3]",
                     "must have at most %d characters, has %zu", DESCRIPTION_MAX,
                     strlen(f->description));
    return true;
}

static bool read_frame(struct reader *r, const struct frame *f, const char *action)
{
    if (f->fault != FRAME_FAULT_none)
        return wrong(r, frame_fault_code(r->v, f->fault), "$", "%s",
                     frame_fault_sentence(f->fault));
    if (f->type_number > r->v->last_type)
        return wrong(r, frame_fault_code(r->v, FRAME_FAULT_unknown_type), "$[0]",
                     "OCPP %s has no message type %d", r->v->name, f->type_number);
    if (f->type == FRAME_call || f->type == FRAME_send)
        return ocpp_validate(r->v, f->action, false, f->payload, &r->why);
    if (f->type == FRAME_result)
        return !action || ocpp_validate(r->v, action, true, f->payload, &r->why);
    return read_error(r, f);
}

/* --- what came of a line --------------------------------------------------------------------- */

/* A version that does not know the action has nothing to say where another does. */
static bool has_a_say(const struct check *c, const struct reader *r)
{
    for (int i = 0; i < c->count; i++)
        if (c->readers[i].why.code != OCPP_NotImplemented)
            return r->why.code != OCPP_NotImplemented;
    return true;
}

static void print_wrong(const struct check *c, const struct reader *r)
{
    printf("%lld: %s at %s: %s (%s%sOCPP %s)\n", (long long)c->line,
           ocpp_code_text(r->v, r->why.code), r->why.path, r->why.sentence,
           c->action ? c->action : "", c->action ? ", " : "", r->v->name);
}

static cJSON *wrong_json(const struct reader *r)
{
    cJSON *row = cJSON_CreateObject();

    cJSON_AddStringToObject(row, "version", r->v->name);
    cJSON_AddStringToObject(row, "code", ocpp_code_text(r->v, r->why.code));
    cJSON_AddStringToObject(row, "path", r->why.path);
    cJSON_AddStringToObject(row, "sentence", r->why.sentence);
    return row;
}

static void tell_table(const struct check *c, bool right)
{
    for (int i = 0; i < c->count && !right; i++)
        if (has_a_say(c, &c->readers[i]))
            print_wrong(c, &c->readers[i]);
    if (c->note)
        printf("%lld: note%s: %s\n", (long long)c->line, c->place, c->note);
}

static void tell_json(const struct check *c, bool right)
{
    cJSON *row = cJSON_CreateObject(), *violations = cJSON_CreateArray();
    char *text;

    cJSON_AddNumberToObject(row, "line", (double)c->line);
    cJSON_AddStringToObject(row, "action", c->action ? c->action : "");
    cJSON_AddBoolToObject(row, "right", right);
    cJSON_AddItemToObject(row, "violations", violations);
    for (int i = 0; i < c->count && !right; i++)
        if (has_a_say(c, &c->readers[i]))
            cJSON_AddItemToArray(violations, wrong_json(&c->readers[i]));
    if (c->note)
        cJSON_AddStringToObject(row, "note", c->note);
    text = cJSON_Print(row);
    printf("%s%s", c->frames == 1 ? "[" : ", ", text);
    free(text);
    cJSON_Delete(row);
}

static void tell(struct check *c)
{
    bool right = false;

    for (int i = 0; i < c->count; i++)
        right = right || c->readers[i].right;
    c->frames++;
    c->wrong += !right;
    if (c->q->json)
        tell_json(c, right);
    else
        tell_table(c, right);
}

/* --- one line -------------------------------------------------------------------------------- */

static void remember_call(struct check *c, const struct frame *f)
{
    struct call *call = &c->calls[c->call_count++ % CALLS_KEPT];

    free(call->id);
    free(call->action);
    *call = (struct call){mem_text(f->id), mem_text(f->action)};
}

static void forget_calls(struct check *c)
{
    for (int i = 0; i < CALLS_KEPT; i++) {
        free(c->calls[i].id);
        free(c->calls[i].action);
    }
    free(c->calls);
}

/* The action of a CALL, or of the CALL that the frame answers. */
static const char *action_of(const struct check *c, const struct frame *f)
{
    int64_t oldest = c->call_count > CALLS_KEPT ? c->call_count - CALLS_KEPT : 0;

    if (f->action || !f->id)
        return f->action;
    for (int64_t i = c->call_count; i-- > oldest;)
        if (strcmp(c->calls[i % CALLS_KEPT].id, f->id) == 0)
            return c->calls[i % CALLS_KEPT].action;
    return NULL;
}

static void check_json(struct check *c, const char *text, size_t len)
{
    struct scan_finding found;
    struct frame f;

    c->action = c->note = NULL;
    c->place[0] = '\0';
    frame_parse(&f, text, len);
    if (f.type == FRAME_call && f.id && f.action)
        remember_call(c, &f);
    c->action = action_of(c, &f);
    if (f.type == FRAME_result && !c->action)
        c->note = "it answers no CALL before it: only the frame itself was checked";
    if (!scan_json(text, len, &found)) {
        c->note = scan_is_json(found.what) ? scan_sentence(found.what) : NULL;
        snprintf(c->place, sizeof(c->place), " at byte %zu", found.offset + 1);
    }
    for (int i = 0; i < c->count; i++) {
        struct reader *r = &c->readers[i];

        r->why = (struct ocpp_violation){.code = OCPP_CODE_COUNT};
        if (!scan_is_json(found.what))
            r->right =
                wrong(r, OCPP_FormatViolation, c->place + 4, "%s", scan_sentence(found.what));
        else
            r->right = read_frame(r, &f, c->action);
    }
    tell(c);
    frame_fini(&f);
}

static bool is_blank(const char *text, size_t len)
{
    return strspn(text, " \t\r\n") >= len;
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
    char *line = mem_new(LINE_MAX_BYTES + 1);
    ssize_t len;

    while (!*why && !ferror(stdout) && (len = read_line(in, line)) >= 0) {
        c->line++;
        if ((size_t)len > LINE_MAX_BYTES)
            *why = mem_printf("line %lld of %s is longer than 1 MiB, the maximum for a frame",
                              (long long)c->line, name);
        else if (!is_blank(line, (size_t)len))
            check_json(c, line, (size_t)len);
    }
    if (!*why && ferror(in))
        *why = mem_printf("cannot read %s: %s", name, strerror(errno));
    if (!*why && c->frames == 0)
        *why = mem_printf("expected one frame per line in %s, got none", name);
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

int ocpp_check(const struct ocpp_question *q)
{
    struct check c = {.q = q, .calls = mem_new(CALLS_KEPT * sizeof(*c.calls))};
    char *why = NULL;
    bool done;

    for (const struct ocpp_version *const *v = ocpp_versions(); *v && c.count < VERSIONS_MAX; v++)
        if (!q->version || q->version == *v)
            c.readers[c.count++].v = *v;
    done = read_file(&c, *q->args, &why);
    if (q->json && c.frames > 0)
        printf("]\n");
    else if (done)
        printf("%lld frame%s, %lld wrong\n", (long long)c.frames, c.frames == 1 ? "" : "s",
               (long long)c.wrong);
    if (!done)
        args_error(q->command, "%s", why);
    forget_calls(&c);
    free(why);
    return done ? c.wrong > 0 : 3;
}
