#include "run/failures.h"

#include <stdlib.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "host/run_file.h"
#include "score/score_run.h"
#include "score/verdicts.h"

/* A run that was killed has not been scored. */
static bool is_scored(struct runfile *rf)
{
    cJSON *row = runfile_row(rf, "SELECT 1 AS one FROM score LIMIT 1", 0);
    bool scored = row != NULL;

    cJSON_Delete(row);
    return scored;
}

static void add(struct failures *f, const cJSON *row)
{
    f->list = mem_resize(f->list, f->count + 1, sizeof(*f->list));
    f->list[f->count++] = (struct failure){.file = mem_text(json_text(row, "file")),
                                           .name = mem_text(json_text(row, "name")),
                                           .seed = (uint64_t)json_int(row, "seed", 1)};
}

bool failures_read(struct failures *f, const char *path, char **why)
{
    cJSON *rows;
    const cJSON *row;
    struct runfile *rf = NULL;

    *f = (struct failures){0};
    if (run_file_take_up(path, why) && run_file_is_sound(path, why))
        rf = runfile_open(path, true, why);
    if (!rf)
        return false;
    if (!is_scored(rf))
        score_run(rf, NULL);
    rows = runfile_rows(
        rf, "SELECT scenario, file, name, seed FROM scenario WHERE ?1=?1 ORDER BY scenario", 0);
    cJSON_ArrayForEach (row, rows) {
        enum verdict v = verdicts_of_scenario(rf, json_small(row, "scenario", 0));

        if ((v == VERDICT_fail || v == VERDICT_error) && json_text(row, "file"))
            add(f, row);
    }
    cJSON_Delete(rows);
    runfile_close(rf);
    return true;
}

void failures_fini(struct failures *f)
{
    for (size_t i = 0; i < f->count; i++) {
        free(f->list[i].file);
        free(f->list[i].name);
    }
    free(f->list);
    *f = (struct failures){0};
}
