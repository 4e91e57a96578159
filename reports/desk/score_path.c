/* The way each ticket took: path.h tells which file judges what. Here is what the scenario forbids
 * and demands, and how often hands or minds changed. Without a desk that tells its tickets all this
 * is inconclusive. */
#include <stdio.h>
#include <string.h>

#include "base/json_read.h"
#include "desk/path.h"
#include "facts/field.h"
#include "score/absence.h"

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
    {"path.dates",
     "the steps of a ticket are dated in the order in which they are told, and none "
     "before it happens",
     RULE_breach,
     "fails from a minute on; not judged where the desk cannot be asked (told as path.deviation)",
     "the steps that stand the wrong way round", "harness/sut/sut.md: desk, events"},
    {"path.empty_message", "a message to a customer says something", RULE_breach,
     "fails; not judged where the desk cannot be asked (told as path.deviation)", "the message",
     "support practice: an answer has words"},
    {"path.misdirected",
     "a message about a ticket goes to somebody who turned to the desk about it", RULE_breach,
     "fails; not judged where the desk cannot be asked (told as path.deviation)", "the message",
     "harness/sut/sut.md: desk, message; GDPR article 5 (1) f"},
    {"path.channel", "a message goes by a channel by which its reader can be reached", RULE_breach,
     "fails; not judged where the desk cannot be asked (told as path.deviation)",
     "the message, and the step with which its reader turned to the desk",
     "harness/sut/sut.md: desk, message; support practice: an answer comes back by the way of the "
     "question"},
    {"path.distance", "the way of the technician who is sent is as long as the desk says",
     RULE_breach,
     "fails below the crow's flight and beyond twice that; not judged where the desk cannot be "
     "asked (told as path.deviation)",
     "the dispatch", "harness/sut/sut.md: dispatch, km"},
    {"path.technician_told", "the technician whom a customer is told of is the one who is sent",
     RULE_breach, "fails; not judged where the desk cannot be asked (told as path.deviation)",
     "the dispatch and what was told", "support practice: what is told is so"},
    {"path.closed_too_early", "a ticket about a cable is open until its owner has the cable",
     RULE_breach, "fails; not judged where the desk cannot be asked (told as path.deviation)",
     "the step that closed it, and the plug that was held",
     "seed 001: the cable is in its owner's hands before anything is done"},
    {"path.record", "the desk keeps each step as it was recorded, and does as it answers",
     RULE_either, "fails; not judged where the desk cannot be asked (told as path.deviation)",
     "what was recorded, and the step as the desk tells it", "harness/sut/sut.md: desk, act"},
    {"path.one_ticket", "trouble of a station that comes and goes is one ticket", RULE_breach,
     "fails; not judged where the desk cannot be asked (told as path.deviation)",
     "the alarm, and the next one of that station",
     "harness/sut/sut.md: automatic tickets; alarms of one trouble are one incident"},
    {"path.alarm", "the desk raises an alarm for a station, and a connector, that was in trouble",
     RULE_breach,
     "fails; not judged of a station that nobody had heard yet, or that is not the scenario's",
     "the alarm, and the trouble that there was",
     "harness/sut/sut.md: automatic tickets; support practice: no truck without a fault"},
    RULES_END,
};

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
                     "Ticket %d changed hands %d time%s; %d %s allowed.", t->id, (int)handovers,
                     handovers == 1 ? "" : "s", (int)most_handovers,
                     most_handovers == 1 ? "is" : "are");
    if (most_reopens >= 0 && reopens > most_reopens)
        scoring_find(p->sc, VERDICT_fail, "path.reopened", NULL,
                     "Ticket %d was reopened %d time%s; %d %s allowed.", t->id, (int)reopens,
                     reopens == 1 ? "" : "s", (int)most_reopens, most_reopens == 1 ? "is" : "are");
}

/* --- what never came about ----------------------------------------------------------------------
 */

/* Did any ticket have the step that the demand @p demand speaks of ("A before B": B)? */
static bool speaks_of_something(const struct path *p, const char *demand)
{
    char first[64] = "", how[16] = "", second[64] = "";
    int words = sscanf(demand, "%63s %15s %63s", first, how, second);

    for (size_t i = 0; words == 3 && i < p->book->count; i++)
        if (ticket_find(&p->book->tickets[i], second, 0) < p->book->tickets[i].count)
            return true;
    return words != 3;
}

static void judge_vain_demand(struct path *p, const cJSON *demand)
{
    if (cJSON_IsString(demand) && !speaks_of_something(p, demand->valuestring))
        scoring_find(p->sc, VERDICT_inconc, "path.order", NULL,
                     "expect.path { must }: no ticket has what \"%s\" speaks of.",
                     demand->valuestring);
}

static void judge_vain_demands(struct path *p)
{
    const cJSON *must = field(p->expect, "must"), *item;

    judge_vain_demand(p, must);
    cJSON_ArrayForEach (item, must)
        judge_vain_demand(p, item);
}

static void judge_absences(struct path *p)
{
    static const char *const fields[] = {"forbidden", "must", "max_handovers", "max_reopens", NULL};

    if (p->book->count)
        judge_vain_demands(p);
    else
        for (const char *const *name = fields; *name; name++)
            if (field(p->expect, *name))
                absence_find(p->sc, "path", *name);
    if (!p->sent && field(scoring_expectation(p->sc, "dispatch"), "technician"))
        absence_find(p->sc, "dispatch", "technician");
}

static void judge_ticket(struct path *p, const struct ticket *t)
{
    judge_forbidden(p, t);
    judge_demands(p, t);
    judge_counts(p, t);
    path_told_dates(p, t);
    path_told_messages(p, t);
    path_told_end(p, t);
    path_dispatch(p, t);
}

static enum verdict judge(struct scoring *sc)
{
    struct path p = {.sc = sc};
    bool expected = scoring_expect(sc) || scoring_expectation(sc, "dispatch");

    if (!scoring_can(sc, "desk.events")) {
        if (expected)
            scoring_find(sc, VERDICT_inconc, "path.deviation", NULL,
                         "The desk cannot be asked what happened to its tickets.");
        return VERDICT_none;
    }
    if (cJSON_IsObject(scoring_expect(sc)))
        p.expect = scoring_expect(sc);
    p.book = scoring_tickets(sc);
    path_model(&p);
    for (size_t i = 0; i < p.book->count; i++)
        judge_ticket(&p, &p.book->tickets[i]);
    path_channel(&p);
    path_record(&p);
    path_alarm(&p);
    judge_absences(&p);
    return p.judged ? VERDICT_pass : VERDICT_none;
}

const struct scorer score_path = {
    .name = "path",
    .judges = "the steps of each ticket against the allowed paths, hand-overs, who was sent, and "
              "what the customer was told of it",
    .rules = rules,
    .judge = judge,
};
