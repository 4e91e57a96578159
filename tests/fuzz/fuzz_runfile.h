/* fuzz_runfile.h - has a run file scored and every report written of it.
 */
#ifndef FUZZ_RUNFILE_H
#define FUZZ_RUNFILE_H

#include <assert.h>
#include <stdlib.h>

#include "facts/runfile.h"
#include "score/score.h"
#include "write/report.h"

/* One memory stream for all: what is written is only counted. */
static inline ssize_t fuzz_sink(void *ctx, const char *text, size_t len)
{
    (void)text;
    *(size_t *)ctx += len;
    return (ssize_t)len;
}

/** @return the worst verdict; every writer has written something. */
static inline enum verdict fuzz_score_and_report(struct runfile *rf)
{
    enum verdict worst = score_run(rf, NULL);
    int ids[4], count = runfile_scenarios(rf, ids, 4);

    assert((unsigned)worst < VERDICT_COUNT);
    for (size_t i = 0; report_all[i]; i++) {
        size_t written = 0;
        FILE *out = fopencookie(&written, "w", (cookie_io_functions_t){.write = fuzz_sink});

        report_all[i]->write(rf, out);
        fclose(out);
        assert(written > 0 || !count);
    }
    for (int i = 0; i < count; i++) {
        size_t written = 0;
        FILE *out = fopencookie(&written, "w", (cookie_io_functions_t){.write = fuzz_sink});

        narrate(rf, ids[i], NULL, true, out);
        fclose(out);
        assert((unsigned)score_verdict(rf, ids[i]) < VERDICT_COUNT);
    }
    return worst;
}

#endif
