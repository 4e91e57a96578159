/* Who was sent: whoever was on shift, free, had the parts and could be there first (technicians.h),
 * or whom the scenario says. How far they were, and whether the customer is told of them and of
 * nobody else. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "desk/path.h"
#include "facts/distance.h"
#include "facts/field.h"
#include "facts/technicians.h"

#define SAME_ARRIVAL_MS 60000 /* two arrivals this close are one */

/* --- the choice ---------------------------------------------------------------------------------
 */

static void judge_choice(struct path *p, const struct ticket *t, const struct ticket_step *step,
                         const struct technicians_choice *choice)
{
    const char *sent = field_text(step->data, "technician");
    uint64_t seqs[] = {step->event, 0};

    p->judged = true;
    if (choice->sent_travel_ms < 0)
        scoring_find(p->sc, VERDICT_fail, "path.nearest_technician", seqs,
                     "Ticket %d: %s was sent, of whom nobody has told the desk.", t->id, sent);
    else if (choice->objection)
        scoring_find(p->sc, VERDICT_fail, "path.nearest_technician", seqs,
                     "Ticket %d: %s was sent, who %s%s%s.", t->id, sent, choice->objection,
                     choice->best ? "; it should have been " : "",
                     choice->best ? choice->best : "");
    else if (choice->best && choice->sent_travel_ms > choice->best_travel_ms + SAME_ARRIVAL_MS)
        scoring_find(p->sc, VERDICT_fail, "path.nearest_technician", seqs,
                     "Ticket %d: %s was sent, %d min away; %s was free and %d min away.", t->id,
                     sent, (int)(choice->sent_travel_ms / 60000), choice->best,
                     (int)(choice->best_travel_ms / 60000));
}

static void judge_wanted(struct path *p, const struct ticket *t, const struct ticket_step *step,
                         const char *wanted)
{
    const char *sent = field_text(step->data, "technician");
    uint64_t seqs[] = {step->event, 0};

    p->judged = true;
    if (strcmp(sent, wanted) != 0)
        scoring_find(p->sc, VERDICT_fail, "path.nearest_technician", seqs,
                     "Ticket %d: %s was sent; it should have been %s.", t->id, sent, wanted);
}

static void judge_distance(struct path *p, const struct ticket *t, const struct ticket_step *step,
                           const struct technicians_choice *choice)
{
    char *km = field_spelling(step->data, "km");
    uint64_t seqs[] = {step->event, 0};

    if (km && choice->sent_crow_m >= 0 && !distance_credible(choice->sent_crow_m, km))
        scoring_find(p->sc, VERDICT_fail, "path.distance", seqs,
                     "Ticket %d: the way of %s is told as %s km; as the crow flies it is %.1f km.",
                     t->id, field_text(step->data, "technician"), km, choice->sent_crow_m / 1000);
    free(km);
}

/* --- what is told of them -----------------------------------------------------------------------
 */

/* Does @p text name @p name, as a word and not as a part of one ("Van 1" of "Van 10")? */
static bool names(const char *text, const char *name)
{
    size_t len = strlen(name);

    for (const char *at = text; len && (at = strstr(at, name)); at++)
        if ((at == text || !isalnum((unsigned char)at[-1])) && !isalnum((unsigned char)at[len]))
            return true;
    return false;
}

/* A technician of the story other than @p sent whom @p text names; NULL: none. Borrowed from
 * @p all. */
static const char *somebody_else(const cJSON *all, const char *text, const char *sent)
{
    const cJSON *row;

    if (names(text, sent))
        return NULL;
    cJSON_ArrayForEach (row, all)
        if (names(text, field_text(row, "name")))
            return field_text(row, "name");
    return NULL;
}

/* Until the next is sent, whatever tells of an arrival tells of @p dispatch's technician. */
static void judge_told(struct path *p, const struct ticket *t, size_t dispatch)
{
    const char *sent = field_text(t->steps[dispatch].data, "technician");
    cJSON *all = scoring_rows(p->sc, "SELECT name FROM actor WHERE scenario=?1 AND "
                                     "kind='technician' ORDER BY id");

    for (size_t i = dispatch + 1; i < t->count && !ticket_step_is(&t->steps[i], "dispatch"); i++) {
        const struct ticket_step *step = &t->steps[i];
        const char *told = field_text(step->data, "technician");
        uint64_t seqs[] = {t->steps[dispatch].event, step->event, 0};
        bool arrival = ticket_step_is(step, "eta") || json_is(step->data, "topic", "eta");

        if (!arrival)
            continue;
        if (!*told || strcmp(told, sent) == 0)
            told = somebody_else(all, step->text, sent);
        if (!told)
            continue;
        scoring_find(p->sc, VERDICT_fail, "path.technician_told", seqs,
                     "Ticket %d: %s was sent, but the customer is told of %s.", t->id, sent, told);
        break;
    }
    cJSON_Delete(all);
}

void path_dispatch(struct path *p, const struct ticket *t)
{
    const char *wanted = field_text(scoring_expectation(p->sc, "dispatch"), "technician");
    bool first = true;

    for (size_t i = ticket_find(t, "dispatch", 0); i < t->count;
         i = ticket_find(t, "dispatch", i + 1)) {
        const struct ticket_step *step = &t->steps[i];
        struct technicians_need need = {scoring_scenario(p->sc), step->at_ms, p->book, t, step};
        const char *sent = field_text(step->data, "technician");
        struct technicians_choice choice;

        if (!*sent)
            continue;
        p->sent = true;
        if (*wanted && first)
            judge_wanted(p, t, step, wanted);
        judge_told(p, t, i);
        if (technicians_choose(scoring_runfile(p->sc), &need, sent, &choice)) {
            if (!*wanted)
                judge_choice(p, t, step, &choice);
            judge_distance(p, t, step, &choice);
            technicians_choice_fini(&choice);
        }
        first = false;
    }
}
