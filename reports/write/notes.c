#include "write/notes.h"

#include <stdlib.h>

#include "base/mem.h"
#include "facts/field.h"
#include "facts/sentence.h"

#define EVIDENCE_MAX 3

static char *evidence_of(struct runfile *rf, const struct verdicts_row *row, const cJSON *finding)
{
    const cJSON *seq;
    char *lines = mem_text("");
    struct cast cast;
    int n = 0;

    cast_init(&cast, rf, row->scenario);
    cJSON_ArrayForEach (seq, field(finding, "evidence")) {
        char *line =
            n < EVIDENCE_MAX ? sentence_line(rf, row->scenario, &cast, field_evidence(seq)) : NULL;
        if (line) {
            char *longer = mem_printf("%s\n%s", lines, line);
            free(lines);
            lines = longer;
            n++;
        }
        free(line);
    }
    cast_fini(&cast);
    return lines;
}

static void hand_over(struct note *note, struct play_place place, note_fn *fn, void *ctx)
{
    note->file = place.file;
    note->line = place.line > 0 ? place.line : 1;
    fn(ctx, note);
    play_place_fini(&place);
}

static void note_finding(struct runfile *rf, const struct verdicts_row *row, const char *play,
                         const cJSON *finding, note_fn *fn, void *ctx)
{
    struct note note = {.verdict = verdict_of(field_text(finding, "verdict")),
                        .play = play,
                        .title = field_text(row->facts, "name"),
                        .rule = field_text(finding, "rule"),
                        .key = field_text(finding, "key"),
                        .sentence = field_text(finding, "sentence")};
    char *evidence;

    if (note.verdict < VERDICT_inconc || verdicts_depth(finding) > 0)
        return;
    evidence = evidence_of(rf, row, finding);
    note.evidence = evidence;
    hand_over(&note, play_place_of(rf, row, finding), fn, ctx);
    free(evidence);
}

/* The scenario that did not load. */
static void note_error(struct runfile *rf, const struct verdicts_row *row, const char *play,
                       note_fn *fn, void *ctx)
{
    struct note note = {.verdict = VERDICT_error,
                        .play = play,
                        .title = field_text(row->facts, "name"),
                        .rule = "scenario",
                        .key = "",
                        .sentence = field_text(row->facts, "error"),
                        .evidence = ""};

    if (*note.sentence)
        hand_over(&note, play_place_of(rf, row, NULL), fn, ctx);
}

void notes_each(struct runfile *rf, note_fn *fn, void *ctx)
{
    struct verdicts v;
    char **ids;

    verdicts_init(&v, rf);
    ids = play_ids(&v);
    for (int worst = VERDICT_error; worst >= (int)VERDICT_inconc; worst--) {
        for (size_t i = 0; i < v.count; i++) {
            const struct verdicts_row *row = &v.rows[i];
            const cJSON *finding;
            if ((int)row->verdict != worst)
                continue;
            note_error(rf, row, ids[i], fn, ctx);
            cJSON_ArrayForEach (finding, row->findings)
                note_finding(rf, row, ids[i], finding, fn, ctx);
        }
    }
    play_ids_free(ids, v.count);
    verdicts_fini(&v);
}
