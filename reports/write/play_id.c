#include "write/play_id.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"
#include "score/play_title.h"

/* Of a run with many seeds one play of each story is kept. */
static bool has_seeds(const struct verdicts *v)
{
    char *kept = runfile_fact(v->rf, "seeds");

    free(kept);
    if (kept)
        return false;
    for (size_t i = 1; i < v->count; i++)
        if (field_int(v->rows[i].facts, "seed") != field_int(v->rows[0].facts, "seed"))
            return true;
    return false;
}

static char *id_of(const cJSON *facts, bool with_seed)
{
    const char *title = field_text(facts, "name");
    char *id = play_title_id(title, field_text(facts, "file"), play_title_version(title));
    char *longer = NULL;

    if (with_seed)
        longer = mem_printf("%s~%lld", id, (long long)field_int(facts, "seed"));
    if (longer)
        free(id);
    return longer ? longer : id;
}

struct numbered {
    char **id;
    size_t order;
};

static int by_id(const void *a, const void *b)
{
    const struct numbered *one = a, *two = b;
    int order = strcmp(*one->id, *two->id);

    return order ? order : one->order < two->order ? -1 : 1;
}

/* The second of those that are called the same gets #2 behind its name, and so on. */
static void tell_apart(char **ids, size_t count)
{
    struct numbered *sorted = mem_new((count + 1) * sizeof(*sorted));
    char *first = NULL;
    int n = 1;

    for (size_t i = 0; i < count; i++)
        sorted[i] = (struct numbered){&ids[i], i};
    if (count)
        qsort(sorted, count, sizeof(*sorted), by_id);
    for (size_t i = 0; i < count; i++) {
        char *id = *sorted[i].id;
        n = first && strcmp(first, id) == 0 ? n + 1 : 1;
        if (n > 1) {
            *sorted[i].id = mem_printf("%s#%d", id, n);
            free(id);
        } else {
            first = id;
        }
    }
    free(sorted);
}

char **play_ids(const struct verdicts *v)
{
    char **ids = mem_new((v->count + 1) * sizeof(*ids));
    bool seeds = has_seeds(v);

    for (size_t i = 0; i < v->count; i++)
        ids[i] = id_of(v->rows[i].facts, seeds);
    tell_apart(ids, v->count);
    return ids;
}

void play_ids_free(char **ids, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(ids[i]);
    free(ids);
}

/* Reads the "FILE.lua:LINE" with which @p text begins. */
static bool read_place(const char *text, struct play_place *place)
{
    const char *dot = text ? strstr(text, ".lua:") : NULL;
    const char *digits = dot ? dot + strlen(".lua:") : NULL;
    size_t len = digits ? strspn(digits, "0123456789") : 0;

    if (len == 0 || len > 7 || memchr(text, ' ', (size_t)(dot - text)))
        return false;
    place->file = mem_text_n(text, (size_t)(digits - 1 - text));
    place->line = (int)strtol(digits, NULL, 10);
    return true;
}

struct play_place play_place_of(struct runfile *rf, const struct verdicts_row *row,
                                const cJSON *finding)
{
    struct play_place place = {NULL, 0};
    const cJSON *seq;

    if (!finding && read_place(field_text(row->facts, "error"), &place))
        return place;
    cJSON_ArrayForEach (seq, field(finding, "evidence")) {
        cJSON *event = runfile_row_at(rf,
                                      "SELECT json_extract(data, '$.where') AS place FROM event "
                                      "WHERE scenario=?1 AND seq=?2 AND json_valid(data)",
                                      row->scenario, field_evidence(seq));
        bool found = read_place(field_text(event, "place"), &place);
        cJSON_Delete(event);
        if (found)
            return place;
    }
    place.file = mem_text(field_text(row->facts, "file"));
    return place;
}

void play_place_fini(struct play_place *place)
{
    free(place->file);
    *place = (struct play_place){NULL, 0};
}
