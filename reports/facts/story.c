#include "facts/story.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_number.h"
#include "base/json_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "facts/field.h"
#include "facts/sentence.h"

#define EVIDENCE_MAX 2000

struct evidence {
    int64_t *seqs; /* sorted */
    size_t count;
};

static int by_number(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;

    return number_order(*x, *y);
}

static void collect(struct evidence *e, const cJSON *findings)
{
    const cJSON *finding, *seq;

    e->seqs = mem_new(EVIDENCE_MAX * sizeof(*e->seqs));
    cJSON_ArrayForEach (finding, findings) {
        cJSON_ArrayForEach (seq, field(finding, "evidence")) {
            if (e->count < EVIDENCE_MAX && cJSON_IsNumber(seq))
                e->seqs[e->count++] = whole_int(seq, 0);
        }
    }
    qsort(e->seqs, e->count, sizeof(*e->seqs), by_number);
}

/* Is it an event that is not told itself, but at which a span in the timeline ends? */
static bool ends_span(const char *kind)
{
    return strcmp(kind, "online") == 0 || strcmp(kind, "connected") == 0;
}

static void keep(struct story *s, sqlite3_stmt *row, bool evidence)
{
    const char *kind = runfile_text(row, 4);
    struct story_event *e;

    s->events = mem_more(s->events, s->count, sizeof(*s->events));
    e = &s->events[s->count++];
    *e = (struct story_event){.seq = runfile_int(row, 0),
                              .virt_ms = runfile_int(row, 1),
                              .actor = sqlite3_column_int(row, 2),
                              .cause = runfile_int(row, 3),
                              .evidence = evidence,
                              .data = json_parse(runfile_text(row, 5))};
    snprintf(e->kind, sizeof(e->kind), "%s", kind);
    e->mark = sentence_mark_of(kind, e->data);
    e->words = sentence_of(kind, e->data);
    e->told = evidence || e->mark != '.';
    s->told += e->told;
}

struct telling {
    struct story *story;
    struct evidence evidence;
};

static void consider(void *ctx, sqlite3_stmt *row)
{
    const struct evidence *evidence = &((struct telling *)ctx)->evidence;
    struct story *s = ((struct telling *)ctx)->story;
    const char *kind = runfile_text(row, 4);
    int64_t seq = runfile_int(row, 0);
    bool is_evidence =
        bsearch(&seq, evidence->seqs, evidence->count, sizeof(seq), by_number) != NULL;
    bool is_told = sentence_mark(kind) != '.';

    if (is_evidence || (s->told < STORY_MAX && (is_told || ends_span(kind))))
        keep(s, row, is_evidence);
    else if (is_told)
        s->left_out++;
}

void story_init(struct story *s, struct runfile *rf, int scenario, const cJSON *findings)
{
    struct telling t = {.story = s};

    *s = (struct story){0};
    collect(&t.evidence, findings);
    runfile_each(rf,
                 "SELECT seq, virt_ms, actor, cause, kind, data FROM event WHERE scenario=?1 ORDER "
                 "BY seq",
                 scenario, consider, &t);
    free(t.evidence.seqs);
}

void story_fini(struct story *s)
{
    for (size_t i = 0; i < s->count; i++) {
        free(s->events[i].words);
        cJSON_Delete(s->events[i].data);
    }
    free(s->events);
    *s = (struct story){0};
}

static int by_seq(const void *key, const void *event)
{
    return by_number(key, &((const struct story_event *)event)->seq);
}

const struct story_event *story_find(const struct story *s, int64_t seq)
{
    return s->count ? bsearch(&seq, s->events, s->count, sizeof(*s->events), by_seq) : NULL;
}
