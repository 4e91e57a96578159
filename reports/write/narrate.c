#include "write/narrate.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_number.h"
#include "base/mem.h"
#include "base/number.h"
#include "facts/cast.h"
#include "facts/sentence.h"

#define NAME_MAX_WIDTH  26
#define FRAME_MAX_WIDTH 400

struct narration {
    struct runfile *rf;
    int scenario;
    const char *actor; /* NULL: all */
    bool all;
    FILE *out;
    struct cast cast;
    int width; /* of the widest name */
    char day[11];
    int told; /* objects of the array */
};

static bool is_told(const struct narration *n, int actor, const char *kind)
{
    if (n->actor && !cast_is(&n->cast, actor, n->actor))
        return false;
    return n->all || sentence_mark(kind) != '.';
}

/* Each event that is to be told, in order, goes to @p fn. @return false when there is no log */
static bool walk(struct narration *n, void (*fn)(struct narration *n, sqlite3_stmt *row))
{
    sqlite3_stmt *st = NULL;

    if (sqlite3_prepare_v2(runfile_db(n->rf),
                           "SELECT seq, virt_ms, actor, kind, data FROM event WHERE scenario=?1"
                           " ORDER BY seq",
                           -1, &st, NULL) != SQLITE_OK)
        return false;
    sqlite3_bind_int(st, 1, n->scenario);
    while (sqlite3_step(st) == SQLITE_ROW) {
        const char *kind = (const char *)sqlite3_column_text(st, 3);

        if (kind && is_told(n, sqlite3_column_int(st, 2), kind))
            fn(n, st);
    }
    sqlite3_finalize(st);
    return true;
}

static void measure(struct narration *n, sqlite3_stmt *row)
{
    int width = sentence_width(cast_name(&n->cast, sqlite3_column_int(row, 2)));

    if (width <= NAME_MAX_WIDTH)
        n->width = (int)number_most(width, n->width);
}

static void tell_frame(struct narration *n, int64_t seq)
{
    char *text = runfile_frame(n->rf, n->scenario, seq);

    if (text && *text) {
        char *head = mem_text_n(text, strnlen(text, FRAME_MAX_WIDTH));

        fputc(' ', n->out);
        sentence_put(n->out, head);
        fputs(strlen(text) > FRAME_MAX_WIDTH ? " ..." : "", n->out);
        free(head);
    }
    free(text);
}

static void tell(struct narration *n, sqlite3_stmt *row)
{
    const char *kind = (const char *)sqlite3_column_text(row, 3);
    const char *text = (const char *)sqlite3_column_text(row, 4);
    const char *name = cast_name(&n->cast, sqlite3_column_int(row, 2));
    cJSON *data = text ? json_parse(text) : NULL;
    char *words = sentence_of(kind, data);
    int pad = (int)number_most(n->width - sentence_width(name), 0);
    char local[32];

    runfile_local(n->rf, n->scenario, runfile_int(row, 1), true, local);
    if (*n->day && strncmp(n->day, local, 10) != 0)
        fprintf(n->out, "%.10s\n", local);
    snprintf(n->day, sizeof(n->day), "%.10s", local);
    fprintf(n->out, "[%s] ", local + 11);
    sentence_put(n->out, name);
    fprintf(n->out, "%*s %c %s", pad, "", sentence_mark_of(kind, data), words);
    if (n->all) /* of any other event there is none */
        tell_frame(n, runfile_int(row, 0));
    fputc('\n', n->out);
    free(words);
    cJSON_Delete(data);
}

/* The same for machines: an object of the array. */
static void tell_json(struct narration *n, sqlite3_stmt *row)
{
    const char *kind = (const char *)sqlite3_column_text(row, 3);
    const char *text = (const char *)sqlite3_column_text(row, 4);
    cJSON *data = text ? json_parse(text) : NULL, *event = cJSON_CreateObject();
    char *words = sentence_of(kind, data), *frame = NULL, *printed, local[32];
    const char mark[] = {sentence_mark_of(kind, data), '\0'};

    if (n->all)
        frame = runfile_frame(n->rf, n->scenario, runfile_int(row, 0));
    runfile_local(n->rf, n->scenario, runfile_int(row, 1), true, local);
    cJSON_AddItemToObject(event, "seq", json_number(runfile_int(row, 0)));
    cJSON_AddItemToObject(event, "virt_ms", json_number(runfile_int(row, 1)));
    cJSON_AddStringToObject(event, "local", local);
    cJSON_AddStringToObject(event, "actor", cast_name(&n->cast, sqlite3_column_int(row, 2)));
    cJSON_AddStringToObject(event, "kind", kind);
    cJSON_AddStringToObject(event, "mark", mark);
    cJSON_AddStringToObject(event, "text", words);
    if (data)
        cJSON_AddItemToObject(event, "data", data);
    if (frame && *frame)
        cJSON_AddStringToObject(event, "frame", frame);
    printed = cJSON_PrintUnformatted(event);
    fprintf(n->out, "%s\n    %s", n->told++ ? "," : "", printed);
    free(printed);
    free(frame);
    free(words);
    cJSON_Delete(event);
}

static bool has_actor(const struct narration *n)
{
    for (size_t id = 1; n->actor && id < n->cast.count; id++) {
        if (cast_is(&n->cast, (int)id, n->actor))
            return true;
    }
    return !n->actor;
}

/* @p first may be NULL. */
static enum status narrate_by(struct narration *n,
                              void (*first)(struct narration *, sqlite3_stmt *),
                              void (*fn)(struct narration *, sqlite3_stmt *))
{
    cJSON *row = runfile_row(n->rf, "SELECT scenario FROM scenario WHERE scenario=?1", n->scenario);
    enum status st = S_NOTFOUND;

    if (row) {
        cast_init(&n->cast, n->rf, n->scenario);
        if (has_actor(n))
            st = (!first || walk(n, first)) && walk(n, fn) ? S_OK : S_BADINPUT;
        cast_fini(&n->cast);
    }
    cJSON_Delete(row);
    return st == S_OK && ferror(n->out) ? S_SYSTEM : st;
}

enum status narrate(struct runfile *rf, int scenario, const char *actor, bool all, FILE *out)
{
    struct narration n = {.rf = rf, .scenario = scenario, .actor = actor, .all = all, .out = out};

    return narrate_by(&n, measure, tell);
}

enum status narrate_json(struct runfile *rf, int scenario, const char *actor, bool all, FILE *out)
{
    struct narration n = {.rf = rf, .scenario = scenario, .actor = actor, .all = all, .out = out};
    enum status st;

    fputc('[', out);
    st = narrate_by(&n, NULL, tell_json);
    fputs(n.told ? "\n  ]" : "]", out);
    return st;
}
