#include "html/frame_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "facts/field.h"

#define ROWS_MAX   160
#define FRAMES_MAX 4000 /* frames that are read of a scenario */

struct reading {
    struct frame_rows *f;
    struct runfile *rf;
    int scenario;
    const struct story *story;
    cJSON *connected; /* seq, actor, data of these events */
};

static int column_of(struct reading *d, int actor)
{
    for (int i = 0; i < d->f->station_count; i++) {
        if (d->f->stations[i] == actor)
            return i;
    }
    if (d->f->station_count == FRAME_STATIONS_MAX)
        return -1;
    d->f->stations[d->f->station_count] = actor;
    return d->f->station_count++;
}

/* The version that @p actor had agreed on when it last connected before @p seq. */
static const struct ocpp_version *version_at(const struct reading *d, int actor, int64_t seq)
{
    const struct ocpp_version *v = NULL;
    const cJSON *row;

    cJSON_ArrayForEach (row, d->connected) {
        if (field_int(row, "seq") > seq)
            break;
        if (field_int(row, "actor") == actor)
            v = ocpp_version(field_text(field(row, "data"), "protocol"));
    }
    return v ? v : ocpp_versions()[0];
}

/* The action of the CALL that @p r answers: it went the other way with the same id. */
static void find_action(const struct reading *d, struct frame_row *r)
{
    if (r->frame.action) {
        snprintf(r->action, sizeof(r->action), "%s", r->frame.action);
        return;
    }
    for (size_t i = d->f->count; r->frame.id && i-- > 0;) {
        const struct frame_row *call = &d->f->rows[i];

        if (call->frame.type == FRAME_call && call->out != r->out && call->station == r->station &&
            call->frame.id && strcmp(call->frame.id, r->frame.id) == 0) {
            memcpy(r->action, call->action, sizeof(r->action));
            return;
        }
    }
}

static void judge(struct frame_row *r)
{
    bool is_response = r->frame.type == FRAME_result;

    r->valid = r->frame.fault == FRAME_FAULT_none;
    if (!r->valid) {
        snprintf(r->violation.sentence, sizeof(r->violation.sentence), "%s",
                 frame_fault_sentence(r->frame.fault));
        return;
    }
    if (r->frame.payload && *r->action)
        r->valid =
            ocpp_validate(r->version, r->action, is_response, r->frame.payload, &r->violation);
}

static void row_fini(struct frame_row *r)
{
    frame_fini(&r->frame);
    free(r->text);
}

bool frame_row_is_routine(const struct frame_row *r)
{
    return strcmp(r->action, "Heartbeat") == 0 || strcmp(r->action, "MeterValues") == 0;
}

static bool is_evidence(const struct reading *d, const struct frame_row *r)
{
    const struct story_event *e = story_find(d->story, r->seq);

    return e && e->evidence;
}

static bool is_alike(const struct frame_row *a, const struct frame_row *b)
{
    if (a->station != b->station || a->out != b->out || a->frame.type != b->frame.type ||
        !a->valid || !b->valid)
        return false;
    if (frame_row_is_routine(a) && frame_row_is_routine(b))
        return true;
    return *a->action && strcmp(a->action, b->action) == 0 &&
           cJSON_Compare(a->frame.payload, b->frame.payload, true);
}

/* A CALL and its answer that repeat the two before them are counted, not drawn. */
static void fold(struct reading *d)
{
    struct frame_row *last = d->f->rows + d->f->count;

    if (d->f->count < 4 || last[-1].frame.type != FRAME_result ||
        last[-2].frame.type != FRAME_call || !is_alike(&last[-1], &last[-3]) ||
        !is_alike(&last[-2], &last[-4]) || is_evidence(d, &last[-1]) || is_evidence(d, &last[-2]))
        return;
    last[-3].alike++;
    row_fini(&last[-1]);
    row_fini(&last[-2]);
    d->f->count -= 2;
}

static void read_row(struct reading *d, sqlite3_stmt *st)
{
    struct frame_row r = {.seq = runfile_int(st, 0)};
    const char *text = (const char *)sqlite3_column_text(st, 3);
    const char *dir = (const char *)sqlite3_column_text(st, 2);

    r.station = column_of(d, sqlite3_column_int(st, 1));
    if (d->f->count >= ROWS_MAX || r.station < 0 || !text || !dir) {
        d->f->left_out++;
        return;
    }
    r.out = strcmp(dir, "out") == 0;
    r.ms = runfile_int(st, 4);
    r.text = mem_text(text);
    r.version = version_at(d, sqlite3_column_int(st, 1), r.seq);
    frame_parse(&r.frame, text, strlen(text));
    find_action(d, &r);
    judge(&r);
    d->f->rows[d->f->count++] = r;
    fold(d);
}

static int count_frames(const struct reading *d)
{
    cJSON *row =
        runfile_row(d->rf, "SELECT count(*) AS n FROM frame WHERE scenario=?1", d->scenario);
    int n = (int)field_int(row, "n");

    cJSON_Delete(row);
    return n;
}

static void read_rows(struct reading *d)
{
    sqlite3_stmt *st = NULL;
    int frames = count_frames(d);

    d->f->rows = mem_new((ROWS_MAX + 1) * sizeof(*d->f->rows));
    if (sqlite3_prepare_v2(runfile_db(d->rf),
                           "SELECT f.seq, f.actor, f.dir, f.text, e.virt_ms FROM frame f JOIN"
                           " event e ON e.scenario=f.scenario AND e.seq=f.seq"
                           " WHERE f.scenario=?1 ORDER BY f.seq LIMIT ?2",
                           -1, &st, NULL) != SQLITE_OK)
        return;
    sqlite3_bind_int(st, 1, d->scenario);
    sqlite3_bind_int(st, 2, FRAMES_MAX);
    while (sqlite3_step(st) == SQLITE_ROW)
        read_row(d, st);
    sqlite3_finalize(st);
    if (frames > FRAMES_MAX)
        d->f->left_out += frames - FRAMES_MAX;
}

void frame_rows_init(struct frame_rows *f, struct runfile *rf, int scenario,
                     const struct story *story)
{
    struct reading d = {f, rf, scenario, story,
                        runfile_rows(rf,
                                     "SELECT seq, actor, data FROM event WHERE scenario=?1 AND"
                                     " kind='connected' ORDER BY seq",
                                     scenario)};

    *f = (struct frame_rows){0};
    read_rows(&d);
    cJSON_Delete(d.connected);
}

void frame_rows_fini(struct frame_rows *f)
{
    for (size_t i = 0; i < f->count; i++)
        row_fini(&f->rows[i]);
    free(f->rows);
}
