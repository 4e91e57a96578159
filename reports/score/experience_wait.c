/* How long a driver waited: for a word after a call for help, and for a cable that the station
 * would not give back. */
#include <stdlib.h>

#include "base/json_read.h"
#include "base/number.h"
#include "facts/duration.h"
#include "facts/field.h"
#include "facts/service.h"
#include "score/experience.h"

/* A driver who waits for words. */
struct wait {
    struct experience *x;
    const struct ticket_book *book;
    const char *name;
    int64_t limit_ms;
    int64_t since_ms; /* the last word, or the call for help */
    bool asked;       /* they asked (again) since then */
    uint64_t event;   /* of that word */
};

/* When @p t, as it stands at @p since_ms, is closed; @p since_ms when it is closed already,
 * INT64_MAX when it never is. */
static int64_t closed_ms(const struct ticket *t, int64_t since_ms)
{
    bool open = true;

    for (size_t i = 0; i < t->count; i++) {
        if (ticket_step_is(&t->steps[i], "close") && t->steps[i].at_ms >= since_ms)
            return t->steps[i].at_ms;
        if (ticket_step_is(&t->steps[i], "close") || ticket_step_is(&t->steps[i], "reopen"))
            open = ticket_step_is(&t->steps[i], "reopen");
    }
    return open ? INT64_MAX : since_ms;
}

/* Until when @p w waits: until all their matters are closed, at most until @p to_ms. */
static int64_t waits_until(const struct wait *w, int64_t to_ms)
{
    int64_t until_ms = w->asked ? to_ms : w->since_ms;

    for (size_t i = 0; i < w->book->count; i++) {
        const struct ticket *t = &w->book->tickets[i];
        int64_t end_ms = closed_ms(t, w->since_ms);

        if (ticket_is_party(t, w->name, t->count) && t->steps[0].at_ms <= to_ms)
            until_ms = number_most(until_ms, number_least(end_ms, to_ms));
    }
    return until_ms;
}

/* How much of the time from the last word to @p to_ms the desk waited for an answer of theirs. */
static int64_t owed_ms(const struct wait *w, int64_t to_ms)
{
    int64_t most = 0;

    for (size_t i = 0; i < w->book->count; i++) {
        const struct ticket *t = &w->book->tickets[i];
        struct pauses pauses = service_pauses(t, w->x->end_ms, true);
        int64_t sum = 0;

        for (size_t k = 0; k < pauses.count && ticket_is_party(t, w->name, t->count); k++) {
            struct span cut = span_cut(pauses.spans[k], w->since_ms, to_ms);

            sum += number_most(cut.to_ms - cut.from_ms, 0);
        }
        most = number_most(most, sum);
        free(pauses.spans);
    }
    return most;
}

/* The wait ends at @p to_ms, by the word @p event (0: by the end of the story). */
static void judge_wait(const struct wait *w, int64_t to_ms, uint64_t event)
{
    int64_t until_ms = waits_until(w, to_ms);
    int64_t silent_ms = until_ms - w->since_ms - owed_ms(w, until_ms);
    uint64_t seqs[] = {w->event, event, 0};
    char gap[32];

    duration_words(silent_ms, gap);
    if (silent_ms > w->limit_ms)
        scoring_find(w->x->sc, VERDICT_fail, "experience.silence", seqs,
                     "%s heard nothing for %s%s.", w->name, gap,
                     event && w->asked ? ", and had to ask again" : "");
}

/* Takes one word to or of the driver of @p w; the first is their call for help. To ask once more
 * while the matter is open begins no new wait. */
static void take_word(struct wait *w, const cJSON *row)
{
    int64_t at_ms = field_int(row, "virt_ms");
    uint64_t seq = field_seq(row, "seq");
    bool contact = json_is(row, "kind", "contact");

    if (contact && w->event && waits_until(w, at_ms) == at_ms) {
        w->asked = true;
        return;
    }
    if (w->event)
        judge_wait(w, at_ms, seq);
    w->since_ms = at_ms;
    w->event = seq;
    w->asked = contact;
}

/* Judges each wait for the next word, from a call for help until the driver's matter is closed.
 * Whether they ask again in between does not end it: only an answer does. */
static void judge_silence(struct experience *x, const struct ticket_book *book, int64_t limit_ms)
{
    cJSON *words = scoring_rows(
        x->sc, "SELECT * FROM (SELECT e.seq, e.virt_ms, e.kind, coalesce(json_extract(e.data,"
               "'$.driver'), a.name) AS name FROM event e JOIN actor a ON a.scenario=?1 AND "
               "a.id=e.actor WHERE e.scenario=?1 AND e.kind IN ('contact','learns','answered',"
               "'asks')) w WHERE EXISTS(SELECT 1 FROM event c JOIN actor d ON "
               "d.scenario=?1 AND d.id=c.actor WHERE c.scenario=?1 AND c.kind='contact' AND "
               "c.seq<=w.seq AND d.name=w.name) ORDER BY name, seq");
    struct wait w = {.x = x, .book = book, .name = "", .limit_ms = limit_ms};
    const cJSON *row;

    cJSON_ArrayForEach (row, words) {
        if (!json_is(row, "name", w.name)) {
            if (*w.name)
                judge_wait(&w, x->end_ms, 0);
            w = (struct wait){
                .x = x, .book = book, .name = field_text(row, "name"), .limit_ms = limit_ms};
        }
        take_word(&w, row);
    }
    if (*w.name)
        judge_wait(&w, x->end_ms, 0);
    if (words->child)
        experience_met(x, EXPERIENCE_silence);
    cJSON_Delete(words);
}

void experience_wait_silence(struct experience *x)
{
    int64_t limit_ms = json_int(x->expect, "silence_ms", -1);
    const struct ticket_book *book;

    if (limit_ms < 0)
        return;
    if (!scoring_can(x->sc, "desk.events")) {
        experience_met(x, EXPERIENCE_silence);
        scoring_find(x->sc, VERDICT_inconc, "experience.silence", NULL,
                     "The desk cannot be asked what happened to its tickets.");
        return;
    }
    book = scoring_tickets(x->sc);
    judge_silence(x, book, limit_ms);
}

/* Judges the time from the first pull at a plug that the station holds until the owner has it. */
void experience_wait_cable(struct experience *x)
{
    int64_t limit_ms = json_int(x->expect, "cable_unattended_ms", -1);
    /* Without a desk, or commands to the station, nobody could have freed it. */
    bool can_free = scoring_can(x->sc, "csms.command") && scoring_can(x->sc, "desk.events");
    cJSON *held;
    const cJSON *row;

    if (limit_ms < 0)
        return;
    held = scoring_rows(
        x->sc, "SELECT min(l.seq) AS seq, l.virt_ms, a.name, (SELECT min(u.virt_ms) FROM event "
               "u WHERE u.scenario=?1 AND u.seq>l.seq AND (u.kind='unplugs' AND "
               "u.actor=l.actor OR u.kind='hands_over' AND json_extract(u.data,'$.driver')="
               "a.name)) AS back_ms FROM event l JOIN actor a ON a.scenario=?1 AND "
               "a.id=l.actor WHERE l.scenario=?1 AND l.kind='plug_locked' AND "
               "coalesce(json_extract(l.data,'$.held_by'),'station')<>'vehicle' GROUP BY "
               "l.actor ORDER BY l.seq");
    cJSON_ArrayForEach (row, held) {
        uint64_t seqs[] = {field_seq(row, "seq"), 0};
        int64_t ms = json_int(row, "back_ms", x->end_ms) - field_int(row, "virt_ms");
        char took[32];

        experience_met(x, EXPERIENCE_cable_unattended);
        duration_words(ms, took);
        if (ms > limit_ms)
            scoring_find(
                x->sc, can_free ? VERDICT_fail : VERDICT_inconc, "experience.cable_unattended",
                seqs, "%s's cable was stuck at the station for %s.", field_text(row, "name"), took);
    }
    cJSON_Delete(held);
}
