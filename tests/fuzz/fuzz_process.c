/* Any text is a path expression or a sentence why not; an alignment moves exactly what it says it
 * costs, and its moves spell the trace. The first line is the expression, each further one a step.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "facts/process.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { STEPS_MAX = 64 };

static void check_alignment(const struct process *p, const char *const *trace, size_t count)
{
    struct process_alignment a;
    size_t cost = 0, position = 0;

    process_align(p, trace, count, &a);
    for (size_t i = 0; i < a.count; i++) {
        const struct process_move *m = &a.moves[i];

        cost += m->kind != MOVE_both;
        if (m->kind != MOVE_skipped)
            assert(m->position == position && strcmp(m->name, trace[position++]) == 0);
        if (m->kind != MOVE_extra)
            assert(process_names(p, m->name));
    }
    assert(position == count && cost == a.cost);
    assert(a.cost <= count + process_shortest(p) && a.fitness >= 0 && a.fitness <= 1);
    assert((a.cost == 0) == (a.fitness == 1));
    process_alignment_fini(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = mem_text_n((const char *)data, size), *rest = text, *why = NULL;
    struct process *p = process_new(strsep(&rest, "\n"), &why);
    const char *trace[STEPS_MAX];
    size_t count = 0;

    assert(!p == (why != NULL));
    while (p && rest && count < STEPS_MAX)
        trace[count++] = strsep(&rest, "\n");
    if (p)
        check_alignment(p, trace, count);
    process_free(p);
    free(why);
    free(text);
    return 0;
}
