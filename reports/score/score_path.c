/* The way each ticket took: against the path that the scenario allows (process.h aligns the steps
 * with it), against what it forbids or demands, how often hands or minds changed, whether the
 * customer was answered before the end, and whether the technician who was sent was the right one
 * (technicians.h). Without a desk that tells its tickets all this is inconclusive. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"
#include "facts/process.h"
#include "facts/technicians.h"
#include "facts/ticket.h"
#include "score/scoring.h"

#define SAME_ARRIVAL_MS 60000 /* two arrivals this close are one */

static const struct rule rules[] = {
    {"path.deviation", "a ticket takes one of the allowed paths to its solution", RULE_either,
     "fails below the fitness wanted, a note above it; an error where the model makes no sense; "
     "inconclusive where the desk cannot be asked",
     "the steps that the path does not have, else the last of the ticket", "expect.path.model"},
    {"path.closed_without_answer", "no ticket is closed before its customer was answered",
     RULE_breach, "fails; not judged where the desk cannot be asked (told as path.deviation)",
     "the step that closed it", "support practice: an answer before closure"},
    {"path.reopened", "a ticket is reopened no more often than allowed", RULE_breach,
     "fails; not judged where the desk cannot be asked (told as path.deviation)",
     "none: the number of reopen steps of the ticket", "expect.path.max_reopens"},
    {"path.handovers", "a ticket changes hands no more often than allowed", RULE_breach,
     "fails; not judged where the desk cannot be asked (told as path.deviation)",
     "none: the owners of the ticket in turn", "expect.path.max_handovers"},
    {"path.forbidden", "a step that the scenario forbids does not happen", RULE_breach,
     "fails; not judged where the desk cannot be asked (told as path.deviation)",
     "the forbidden step", "expect.path.forbidden"},
    {"path.nearest_technician",
     "the technician who is sent is on shift, free, has the parts and is there first", RULE_breach,
     "fails; not judged where the desk cannot be asked (told as path.deviation)", "the dispatch",
     "expect.dispatch; harness/sut/sut.md: dispatch"},
    {"path.order", "steps that depend on one another come in that order", RULE_either,
     "fails; an error where the demand makes no sense; not judged where the desk cannot be asked "
     "(told as path.deviation)",
     "the step without the other", "expect.path.must"},
    RULES_END,
};

struct path {
    struct scoring *sc;
    struct ticket_book book;
    const cJSON *expect; /* object, or NULL */
    struct process *model;
    bool judged;
    double worst_fitness;
};

/* The activities of one ticket, as the model sees them. */
struct trace {
    const char **names;
    const struct ticket_step **steps;
    size_t count;
};

/* An alarm that a contact joins is one opening, where the model names no alarm. */
static bool hides(const struct path *p, const struct ticket *t, const struct ticket_step *step)
{
    return ticket_step_is(step, "alarm") && !process_names(p->model, "alarm") &&
           ticket_find(t, "contact", 0) < t->count;
}

static void trace_init(struct trace *trace, const struct path *p, const struct ticket *t)
{
    trace->names = mem_new((t->count + 1) * sizeof(*trace->names));
    trace->steps = mem_new((t->count + 1) * sizeof(struct ticket_step *));
    trace->count = 0;
    for (size_t i = 0; i < t->count; i++) {
        if (!ticket_is_activity(t->steps[i].name) || hides(p, t, &t->steps[i]))
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

static void align_ticket(struct path *p, const struct ticket *t)
{
    struct process_alignment a;
    struct trace trace;
    uint64_t *seqs;
    char *words;

    trace_init(&trace, p, t);
    process_align(p->model, trace.names, trace.count, &a);
    seqs = mem_new((a.count + 2) * sizeof(*seqs));
    words = deviation_words(&a, &trace, seqs);
    if (!seqs[0] && trace.count && trace.steps[trace.count - 1]->event)
        seqs[0] = trace.steps[trace.count - 1]->event;
    if (a.cost && t->id)
        scoring_tell(
            p->sc,
            &(struct finding){.verdict = a.fitness < fitness_wanted(p) - 1e-9 ? VERDICT_fail
                                                                              : VERDICT_pass,
                              .rule = "path.deviation",
                              .seqs = seqs,
                              .missing = only_skips(&a),
                              .ticket = t->id},
            "Ticket %d leaves the allowed path (fitness %.3f): it %s.", t->id, a.fitness, words);
    else if (a.cost)
        scoring_find_missing(p->sc, VERDICT_fail, "path.deviation", NULL,
                             "No ticket was opened that could take the allowed path.");
    if (a.fitness < p->worst_fitness)
        p->worst_fitness = a.fitness;
    p->judged = true;
    free(words);
    free(seqs);
    process_alignment_fini(&a);
    trace_fini(&trace);
}

/* Is @p t a ticket that the model is about? It is of the category asked for; without one, it was
 * opened by what can open the model. */
static bool in_question(const struct path *p, const struct ticket *t)
{
    const char *category = field_text(p->expect, "category");
    bool contact = ticket_find(t, "contact", 0) < t->count;
    bool alarm = ticket_find(t, "alarm", 0) < t->count;

    if (*category)
        return json_is(t->data, "category", category);
    return (contact && process_names(p->model, "contact")) ||
           (alarm && process_names(p->model, "alarm")) || (!contact && !alarm);
}

static void judge_model(struct path *p)
{
    struct ticket nobody = {0};
    size_t fitting = 0;

    if (!p->model)
        return;
    p->worst_fitness = 1.0;
    for (size_t i = 0; i < p->book.count; i++) {
        if (!in_question(p, &p->book.tickets[i]))
            continue;
        align_ticket(p, &p->book.tickets[i]);
        fitting++;
    }
    if (!fitting)
        align_ticket(p, &nobody);
    scoring_figure(p->sc, "fitness", cJSON_CreateNumber(p->worst_fitness));
    scoring_figure(p->sc, "tickets", cJSON_CreateNumber((double)fitting));
}

static void load_model(struct path *p)
{
    const char *text = cJSON_IsString(scoring_expect(p->sc)) ? scoring_expect(p->sc)->valuestring
                                                             : field_text(p->expect, "model");
    const char *name;
    char *why = NULL;

    if (!*text)
        return;
    p->model = process_new(text, &why);
    if (!p->model)
        scoring_find(p->sc, VERDICT_error, "path.deviation", NULL,
                     "The scenario's path model cannot be read: %s.", why);
    free(why);
    for (size_t i = 0; p->model && (name = process_name(p->model, i)); i++)
        if (!ticket_is_activity(name))
            scoring_find(p->sc, VERDICT_error, "path.deviation", NULL,
                         "The scenario's path model names \"%s\", which is not a step of a ticket.",
                         name);
}

static void judge_forbidden(struct path *p, const struct ticket *t)
{
    const cJSON *item;

    cJSON_ArrayForEach (item, field(p->expect, "forbidden")) {
        p->judged = true;
        for (size_t i = 0; cJSON_IsString(item) && i < t->count; i++) {
            uint64_t seqs[] = {t->steps[i].event, 0};

            if (ticket_step_is(&t->steps[i], item->valuestring))
                scoring_find(p->sc, VERDICT_fail, "path.forbidden", seqs,
                             "Ticket %d: %s must not happen here, but did.", t->id,
                             item->valuestring);
        }
    }
}

/* "A before B": each B has an A before it. "A after B": each B has an A after it. "A": once. */
static void judge_order(struct path *p, const struct ticket *t, const char *demand)
{
    char first[64] = "", how[16] = "", second[64] = "";
    int words = sscanf(demand, "%63s %15s %63s", first, how, second);
    size_t a = ticket_find(t, first, 0);

    p->judged = true;
    if (words == 1 && a == t->count)
        scoring_find_missing(p->sc, VERDICT_fail, "path.order", NULL, "Ticket %d: %s is missing.",
                             t->id, first);
    if (words == 1)
        return;
    if (words != 3 || (strcmp(how, "before") != 0 && strcmp(how, "after") != 0)) {
        scoring_find(p->sc, VERDICT_error, "path.order", NULL,
                     "The scenario demands \"%s\"; it can demand \"A before B\", \"A after B\" or "
                     "\"A\".",
                     demand);
        return;
    }
    for (size_t b = ticket_find(t, second, 0); b < t->count; b = ticket_find(t, second, b + 1)) {
        bool met = strcmp(how, "before") == 0 ? a < b : ticket_find(t, first, b) < t->count;
        uint64_t seqs[] = {t->steps[b].event, 0};

        if (!met)
            scoring_tell(p->sc,
                         &(struct finding){.verdict = VERDICT_fail,
                                           .rule = "path.order",
                                           .seqs = seqs,
                                           .missing = strcmp(how, "after") == 0},
                         "Ticket %d: %s without %s %s it.", t->id, second, first, how);
    }
}

static void judge_demands(struct path *p, const struct ticket *t)
{
    const cJSON *must = field(p->expect, "must"), *item;

    if (cJSON_IsString(must))
        judge_order(p, t, must->valuestring);
    cJSON_ArrayForEach (item, must)
        if (cJSON_IsString(item))
            judge_order(p, t, item->valuestring);
}

static int64_t count_handovers(const struct ticket *t)
{
    const char *owner = NULL;
    int64_t n = 0;

    for (size_t i = 0; i < t->count; i++) {
        const char *to;

        if (!ticket_step_is(&t->steps[i], "assigned"))
            continue;
        to = field_text(t->steps[i].data, "to");
        n += owner && strcmp(owner, to) != 0;
        owner = to;
    }
    return n;
}

static void judge_counts(struct path *p, const struct ticket *t)
{
    int64_t handovers = count_handovers(t), reopens = 0;
    int64_t most_handovers = json_int(p->expect, "max_handovers", -1);
    int64_t most_reopens = json_int(p->expect, "max_reopens", -1);

    for (size_t i = 0; i < t->count; i++)
        reopens += ticket_step_is(&t->steps[i], "reopen");
    if (most_handovers >= 0 || most_reopens >= 0)
        p->judged = true;
    if (most_handovers >= 0 && handovers > most_handovers)
        scoring_find(p->sc, VERDICT_fail, "path.handovers", NULL,
                     "Ticket %d changed hands %d times; %d are allowed.", t->id, (int)handovers,
                     (int)most_handovers);
    if (most_reopens >= 0 && reopens > most_reopens)
        scoring_find(p->sc, VERDICT_fail, "path.reopened", NULL,
                     "Ticket %d was reopened %d times; %d are allowed.", t->id, (int)reopens,
                     (int)most_reopens);
}

static void judge_closes(struct path *p, const struct ticket *t)
{
    if (!ticket_has_customer(t))
        return;
    for (size_t i = ticket_find(t, "close", 0); i < t->count; i = ticket_find(t, "close", i + 1)) {
        uint64_t seqs[] = {t->steps[i].event, 0};
        bool answered = false;

        p->judged = true;
        for (size_t k = ticket_cycle(t, i); k < i && !answered; k++)
            answered = ticket_step_answers(t, &t->steps[k]);
        if (!answered)
            scoring_find(p->sc, VERDICT_fail, "path.closed_without_answer", seqs,
                         "Ticket %d is closed before %s was given any answer.", t->id,
                         *field_text(t->data, "requester") ? field_text(t->data, "requester")
                                                           : "the customer");
    }
}

static void judge_choice(struct path *p, const struct ticket *t, const struct ticket_step *step)
{
    struct technicians_need need = {scoring_scenario(p->sc), step->at_ms, &p->book, t, step};
    const char *sent = field_text(step->data, "technician");
    struct technicians_choice choice;
    uint64_t seqs[] = {step->event, 0};

    if (!technicians_choose(scoring_runfile(p->sc), &need, sent, &choice))
        return;
    p->judged = true;
    if (choice.objection)
        scoring_find(p->sc, VERDICT_fail, "path.nearest_technician", seqs,
                     "Ticket %d: %s was sent, who %s%s%s.", t->id, sent, choice.objection,
                     choice.best ? "; it should have been " : "", choice.best ? choice.best : "");
    else if (choice.best && choice.sent_travel_ms >= 0 &&
             choice.sent_travel_ms > choice.best_travel_ms + SAME_ARRIVAL_MS)
        scoring_find(p->sc, VERDICT_fail, "path.nearest_technician", seqs,
                     "Ticket %d: %s was sent, %d min away; %s was free and %d min away.", t->id,
                     sent, (int)(choice.sent_travel_ms / 60000), choice.best,
                     (int)(choice.best_travel_ms / 60000));
    technicians_choice_fini(&choice);
}

/* Where the scenario says who must go, the first who is sent is judged by that alone. */
static void judge_dispatches(struct path *p, const struct ticket *t)
{
    const cJSON *wanted = field(scoring_expectation(p->sc, "dispatch"), "technician");

    for (size_t i = ticket_find(t, "dispatch", 0); i < t->count;
         i = ticket_find(t, "dispatch", i + 1)) {
        const char *sent = field_text(t->steps[i].data, "technician");
        uint64_t seqs[] = {t->steps[i].event, 0};

        if (!*sent)
            continue;
        if (!cJSON_IsString(wanted)) {
            judge_choice(p, t, &t->steps[i]);
            continue;
        }
        p->judged = true;
        if (strcmp(sent, wanted->valuestring) != 0)
            scoring_find(p->sc, VERDICT_fail, "path.nearest_technician", seqs,
                         "Ticket %d: %s was sent; it should have been %s.", t->id, sent,
                         wanted->valuestring);
        return;
    }
}

static enum verdict judge(struct scoring *sc)
{
    struct path p = {.sc = sc, .worst_fitness = 1.0};
    bool expected = scoring_expect(sc) || scoring_expectation(sc, "dispatch");

    if (!scoring_can(sc, "desk.events")) {
        if (expected)
            scoring_find(sc, VERDICT_inconc, "path.deviation", NULL,
                         "The desk cannot be asked what happened to its tickets.");
        return VERDICT_none;
    }
    if (cJSON_IsObject(scoring_expect(sc)))
        p.expect = scoring_expect(sc);
    ticket_book_init(&p.book, scoring_runfile(sc), scoring_scenario(sc));
    load_model(&p);
    judge_model(&p);
    for (size_t i = 0; i < p.book.count; i++) {
        const struct ticket *t = &p.book.tickets[i];

        judge_forbidden(&p, t);
        judge_demands(&p, t);
        judge_counts(&p, t);
        judge_closes(&p, t);
        judge_dispatches(&p, t);
    }
    /* What was forbidden did not happen where there was no ticket at all. */
    if (cJSON_GetArraySize(field(p.expect, "forbidden")) > 0)
        p.judged = true;
    process_free(p.model);
    ticket_book_fini(&p.book);
    return p.judged ? VERDICT_pass : VERDICT_none;
}

const struct scorer score_path = {
    .name = "path",
    .judges = "the steps of each ticket against the allowed paths, hand-overs, who was sent",
    .rules = rules,
    .judge = judge,
};
