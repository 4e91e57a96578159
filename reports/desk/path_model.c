/* The steps of each ticket against the path that is allowed for its kind (process.h aligns them):
 * expect.path.kinds has a model for a kind of case, expect.path.model is for all others. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/path.h"
#include "facts/field.h"
#include "facts/process.h"

/* One model at work. */
struct model {
    struct path *path;
    struct process *process;
    double worst_fitness;
};

/* The activities of one ticket, as the model sees them. */
struct trace {
    const char **names;
    const struct ticket_step **steps;
    size_t count;
};

/* An alarm that a contact joins is one opening, where the model names no alarm. */
static bool hides(const struct model *m, const struct ticket *t, const struct ticket_step *step)
{
    return ticket_step_is(step, "alarm") && !process_names(m->process, "alarm") &&
           ticket_find(t, "contact", 0) < t->count;
}

static void trace_init(struct trace *trace, const struct model *m, const struct ticket *t)
{
    trace->names = mem_new((t->count + 1) * sizeof(*trace->names));
    trace->steps = mem_new((t->count + 1) * sizeof(struct ticket_step *));
    trace->count = 0;
    for (size_t i = 0; i < t->count; i++) {
        if (!ticket_is_activity(t->steps[i].name) || hides(m, t, &t->steps[i]))
            continue;
        trace->steps[trace->count] = &t->steps[i];
        trace->names[trace->count++] = t->steps[i].name;
    }
}

static void trace_fini(struct trace *trace)
{
    free(trace->names);
    free(trace->steps);
}

static void append(char **list, const char *name)
{
    char *longer = mem_printf("%s%s%s", *list, **list ? ", " : "", name);

    free(*list);
    *list = longer;
}

/* "skips reset, on_site; adds dispatch" with the events of the added steps in @p seqs. */
static char *deviation_words(const struct process_alignment *a, const struct trace *trace,
                             uint64_t *seqs)
{
    char *skipped = mem_text(""), *extra = mem_text(""), *words;

    for (size_t i = 0; i < a->count; i++) {
        const struct process_move *move = &a->moves[i];

        if (move->kind == MOVE_skipped)
            append(&skipped, move->name);
        if (move->kind != MOVE_extra)
            continue;
        append(&extra, move->name);
        if (trace->steps[move->position]->event)
            *seqs++ = trace->steps[move->position]->event;
    }
    *seqs = 0;
    words = mem_printf("%s%s%s%s%s", *skipped ? "skips " : "", skipped,
                       *skipped && *extra ? " and " : "", *extra ? "adds " : "", extra);
    free(skipped);
    free(extra);
    return words;
}

/* Is nothing wrong but what did not happen? */
static bool only_skips(const struct process_alignment *a)
{
    for (size_t i = 0; i < a->count; i++)
        if (a->moves[i].kind == MOVE_extra)
            return false;
    return true;
}

static double fitness_wanted(const struct path *p)
{
    char *text = field_spelling(p->expect, "fitness");
    double wanted = text ? strtod(text, NULL) : 1.0;

    free(text);
    return wanted;
}

static void align_ticket(struct model *m, const struct ticket *t)
{
    bool unfit;
    struct process_alignment a;
    struct trace trace;
    uint64_t *seqs;
    char *words;

    trace_init(&trace, m, t);
    process_align(m->process, trace.names, trace.count, &a);
    seqs = mem_new((a.count + 2) * sizeof(*seqs));
    words = deviation_words(&a, &trace, seqs);
    if (!seqs[0] && trace.count && trace.steps[trace.count - 1]->event)
        seqs[0] = trace.steps[trace.count - 1]->event;
    unfit = a.fitness < fitness_wanted(m->path) - 1e-9;
    if (a.cost)
        scoring_tell(m->path->sc,
                     &(struct finding){.verdict = unfit ? VERDICT_fail : VERDICT_pass,
                                       .rule = "path.deviation",
                                       .seqs = seqs,
                                       .missing = only_skips(&a),
                                       .ticket = t->id},
                     "Ticket %d leaves the allowed path (fitness %.3f): it %s.", t->id, a.fitness,
                     words);
    if (a.fitness < m->worst_fitness)
        m->worst_fitness = a.fitness;
    m->path->judged = true;
    free(words);
    free(seqs);
    process_alignment_fini(&a);
    trace_fini(&trace);
}

/* Is @p t a ticket that a model for no particular kind is about? It was opened by what can open the
 * model. */
static bool could_open(const struct process *process, const struct ticket *t)
{
    bool contact = ticket_find(t, "contact", 0) < t->count;
    bool alarm = ticket_find(t, "alarm", 0) < t->count;

    return (contact && process_names(process, "contact")) ||
           (alarm && process_names(process, "alarm")) || (!contact && !alarm);
}

/* @p kind NULL: the model for all kinds that have none of their own. */
static bool in_question(const struct model *m, const struct ticket *t, const char *kind)
{
    if (kind)
        return strcmp(ticket_kind(t), kind) == 0;
    return !field(field(m->path->expect, "kinds"), ticket_kind(t)) && could_open(m->process, t);
}

/* The first name in @p process that is no step of a ticket; NULL: all are. */
static const char *unknown_step(const struct process *process)
{
    const char *name;

    for (size_t i = 0; (name = process_name(process, i)); i++)
        if (!ticket_is_activity(name))
            return name;
    return NULL;
}

/* NULL, told as one error, where @p text makes no sense: a scenario that does not load never gets
 * here, a run file may. */
static struct process *read_model(struct path *p, const char *text)
{
    char *why = NULL;
    struct process *process = process_new(text, &why);
    const char *unknown = process ? unknown_step(process) : NULL;

    if (!process)
        scoring_find(p->sc, VERDICT_error, "path.deviation", NULL,
                     "The scenario's path model cannot be read: %s.", why);
    if (unknown) {
        scoring_find(p->sc, VERDICT_error, "path.deviation", NULL,
                     "The scenario's path model names \"%s\", which is not a step of a ticket.",
                     unknown);
        process_free(process);
        process = NULL;
    }
    free(why);
    return process;
}

/* An expected path that no ticket took, unless it may be that of no ticket. */
static void judge_nobody(struct model *m, const char *kind)
{
    m->path->judged = true;
    if (process_shortest(m->process) == 0)
        return;
    m->worst_fitness = 0;
    scoring_find_missing(m->path->sc, VERDICT_fail, "path.deviation", NULL,
                         "No ticket%s%s was opened that could take the allowed path.",
                         kind ? " of the kind " : "", kind ? kind : "");
}

/* @return how many tickets the model @p text is about */
static size_t judge_model(struct model *m, const char *text, const char *kind)
{
    size_t fitting = 0;

    m->process = read_model(m->path, text);
    for (size_t i = 0; m->process && i < m->path->book->count; i++) {
        if (!in_question(m, &m->path->book->tickets[i], kind))
            continue;
        align_ticket(m, &m->path->book->tickets[i]);
        fitting++;
    }
    if (m->process && !fitting)
        judge_nobody(m, kind);
    process_free(m->process);
    return fitting;
}

void path_model(struct path *p)
{
    struct model m = {.path = p, .worst_fitness = 1.0};
    const cJSON *expect = scoring_expect(p->sc), *kind;
    const char *text = cJSON_IsString(expect) ? expect->valuestring : field_text(expect, "model");
    size_t fitting = 0;

    if (!*text && !field(expect, "kinds"))
        return;
    cJSON_ArrayForEach (kind, field(expect, "kinds"))
        if (cJSON_IsString(kind))
            fitting += judge_model(&m, kind->valuestring, kind->string);
    if (*text)
        fitting += judge_model(&m, text, NULL);
    scoring_figure(p->sc, "fitness", cJSON_CreateNumber(m.worst_fitness));
    scoring_figure(p->sc, "tickets", cJSON_CreateNumber((double)fitting));
}
