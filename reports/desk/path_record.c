/* Whether the desk keeps what its people write down: what was recorded by open, act and reply must
 * come back in the desk's events, by whom, in which role, with the same values, and with what the
 * desk answered of it. What the desk adds is its own affair. */
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "desk/path.h"
#include "facts/field.h"

/* One thing that was recorded, and the step that the desk tells of it. */
struct entry {
    struct scoring *sc;
    uint64_t seq; /* of the call */
    int64_t ticket;
    const char *name;   /* of the step */
    const cJSON *said;  /* its values */
    const cJSON *args;  /* of an act, with who and in which role; or NULL */
    const cJSON *heard; /* what the desk answered */
    const struct ticket_step *step;
};

static bool same(const cJSON *a, const cJSON *b, const char *name)
{
    char *one = field_spelling(a, name), *two = field_spelling(b, name);
    bool equal =
        one && two ? strcmp(one, two) == 0 : cJSON_Compare(field(a, name), field(b, name), true);

    free(one);
    free(two);
    return equal;
}

static void tell_other(const struct entry *e, const char *what, const cJSON *was, const cJSON *is)
{
    uint64_t seqs[] = {e->seq, e->step->event, 0};
    char *wanted = cJSON_PrintUnformatted(was), *got = is ? cJSON_PrintUnformatted(is) : NULL;

    scoring_tell(
        e->sc,
        &(struct finding){
            .verdict = VERDICT_fail, .rule = "path.record", .seqs = seqs, .ticket = e->ticket},
        "Ticket %d: %s was recorded with %s %s; the desk tells %s.", (int)e->ticket, e->name, what,
        wanted, got ? got : "none");
    free(wanted);
    free(got);
}

static void tell_lost(const struct entry *e)
{
    uint64_t seqs[] = {e->seq, 0};

    scoring_tell(e->sc,
                 &(struct finding){.verdict = VERDICT_fail,
                                   .rule = "path.record",
                                   .seqs = seqs,
                                   .missing = true,
                                   .ticket = e->ticket},
                 "Ticket %d: %s was recorded; the desk does not tell it.", (int)e->ticket, e->name);
}

/* Compares the values of @p said with those of the step; one that is not told at all is only lost
 * when @p whole. */
static void compare(const struct entry *e, const cJSON *said, bool whole)
{
    const cJSON *item;

    cJSON_ArrayForEach (item, said) {
        const cJSON *told = field(e->step->data, item->string);

        if (!cJSON_IsNull(item) && (told || whole) && !same(said, e->step->data, item->string))
            tell_other(e, item->string, item, told);
    }
}

static void compare_person(const struct entry *e, const cJSON *args)
{
    const cJSON *by = field(args, "by"), *role = field(args, "role");
    cJSON *is_by = cJSON_CreateString(e->step->by), *is_role = cJSON_CreateString(e->step->role);

    if (cJSON_IsString(by) && *e->step->by && strcmp(by->valuestring, e->step->by) != 0)
        tell_other(e, "by", by, is_by);
    if (cJSON_IsString(role) && *e->step->role && strcmp(role->valuestring, e->step->role) != 0)
        tell_other(e, "role", role, is_role);
    cJSON_Delete(is_by);
    cJSON_Delete(is_role);
}

/* A ticket of which nothing is told is lost as a whole: that is told once, of its opening. */
static const struct ticket *ticket_numbered(const struct ticket_book *book, int64_t id)
{
    for (size_t i = 0; i < book->count; i++)
        if (book->tickets[i].id == id)
            return &book->tickets[i];
    return NULL;
}

/* Which steps have been found already, ticket by ticket in the order of the book. */
struct tally {
    struct path *path;
    const struct ticket_book *book;
    bool **found;
    bool strict; /* look only for what fits: the rest is for those that nothing fits */
};

/* Whoever did it stands in @p name of the call; where one of the two says nothing, it fits. */
static bool fits_person(const struct entry *e, const char *name, const char *told)
{
    return !*field_text(e->args, name) || !*told || json_is(e->args, name, told);
}

/* How much of who did it fits. */
static int likeness(const struct entry *e, const struct ticket_step *step)
{
    return fits_person(e, "by", step->by) + fits_person(e, "role", step->role);
}

/* A desk may have done the same by itself before: that is no step of the person's. */
static bool fits(const struct entry *e, const struct ticket_step *step)
{
    const cJSON *item;

    if (likeness(e, step) < 2)
        return false;
    cJSON_ArrayForEach (item, e->said)
        if (!cJSON_IsNull(item) && field(step->data, item->string) &&
            !same(e->said, step->data, item->string))
            return false;
    return true;
}

/* The step of @p e that no other entry has been found to be: one that fits, else the first of the
 * most likely person where that will do. */
static const struct ticket_step *find_step(struct tally *tally, const struct entry *e,
                                           const char *name)
{
    const struct ticket *t = ticket_numbered(tally->book, e->ticket);
    bool *found = t ? tally->found[t - tally->book->tickets] : NULL;
    size_t best = t ? t->count : 0;

    if (!t)
        return NULL;
    for (size_t i = 0; i < t->count; i++) {
        if (found[i] || !ticket_step_is(&t->steps[i], name))
            continue;
        if (!tally->strict &&
            (best == t->count || likeness(e, &t->steps[i]) > likeness(e, &t->steps[best])))
            best = i;
        if (fits(e, &t->steps[i])) {
            best = i;
            break;
        }
    }
    if (best == t->count)
        return NULL;
    found[best] = true;
    return &t->steps[best];
}

/* A contact about what is open already is a message to it; the desk may leave out what it need not
 * say again. */
static bool judge_opened(struct tally *tally, struct entry *e, const cJSON *args)
{
    e->ticket = field_int(e->heard, "id");
    e->name = "contact";
    e->said = args;
    tally->path->judged = true;
    e->step = find_step(tally, e, "contact");
    if (!e->step)
        e->step = find_step(tally, e, "message_in");
    if (!e->step && tally->strict)
        return false;
    if (!e->step)
        tell_lost(e);
    else if (ticket_step_is(e->step, "contact"))
        compare(e, args, false);
    return true;
}

/* What an answer promises is told as an arrival with that promise. */
static void judge_arrival(struct tally *tally, const struct entry *e)
{
    const struct ticket *t = ticket_numbered(tally->book, e->ticket);
    int64_t eta_ms = field_int(e->heard, "eta_ms"), promise = field_int(e->heard, "promise");

    for (size_t i = 0; t && eta_ms && i < t->count; i++) {
        struct entry arrival = *e;

        arrival.step = &t->steps[i];
        if (ticket_step_is(&t->steps[i], "eta") && promise &&
            field_int(t->steps[i].data, "promise") == promise &&
            field_int(t->steps[i].data, "due_ms") != eta_ms)
            tell_other(&arrival, "eta_ms", field(e->heard, "eta_ms"),
                       field(t->steps[i].data, "due_ms"));
    }
}

/* Nobody was to be had, which is told when somebody is; no other station was free. */
static bool found_nothing(const struct entry *e)
{
    if (strcmp(e->name, "alternative") == 0)
        return e->heard && !field(e->heard, "station");
    return json_item(e->heard, "technician") && !field(e->heard, "technician");
}

/* Whoever is held up says until when, and why: the arrival that is promised then says the same,
 * and the message that tells it gives no other reason. Where somebody else goes in their place it
 * is that one's arrival. */
static void judge_late(const struct tally *tally, struct entry *e, const cJSON *args)
{
    const struct ticket *t = ticket_numbered(tally->book, e->ticket);
    const cJSON *due = field(e->said, "due_ms"), *why = field(e->said, "why");
    int64_t promise = field_int(e->heard, "promise");

    for (size_t i = 0; t && promise && i < t->count; i++) {
        const char *technician = field_text(t->steps[i].data, "technician");
        const cJSON *reason = field(t->steps[i].data, "reason");
        bool eta = ticket_step_is(&t->steps[i], "eta");
        bool told = ticket_step_is(&t->steps[i], "message") && reason;

        if (field_int(t->steps[i].data, "promise") != promise || (!eta && !told) ||
            (t->steps[i].event && t->steps[i].event < e->seq))
            continue;
        if (*technician && !json_is(args, "by", technician))
            return;
        e->step = &t->steps[i];
        tally->path->judged = true;
        if (cJSON_IsString(why) && !cJSON_Compare(why, reason, true))
            tell_other(e, "the reason", why, reason);
        if (eta && field_int(e->said, "due_ms") != field_int(e->step->data, "due_ms"))
            tell_other(e, "the arrival", due, field(e->step->data, "due_ms"));
    }
}

static bool judge_act(struct tally *tally, struct entry *e, const cJSON *args)
{
    e->ticket = field_int(args, "id");
    e->name = field_text(args, "action");
    e->said = field(args, "args");
    e->args = args;
    if (tally->strict && strcmp(e->name, "late") == 0)
        judge_late(tally, e, args);
    if (!e->ticket || !ticket_is_activity(e->name) || found_nothing(e))
        return true;
    if (!ticket_numbered(tally->book, e->ticket))
        return true;
    tally->path->judged = true;
    e->step = find_step(tally, e, e->name);
    if (!e->step && !tally->strict)
        tell_lost(e);
    if (!e->step)
        return !tally->strict;
    compare_person(e, args);
    compare(e, e->said, true);
    compare(e, e->heard, false);
    judge_arrival(tally, e);
    return true;
}

/* What an agent chose for the message: by which channel it goes, and which reason it gives. */
static void compare_chosen(const struct entry *e, const cJSON *args)
{
    static const char *const names[] = {"channel", "reason", NULL};

    for (const char *const *name = names; *name; name++) {
        const cJSON *chosen = field(args, *name);

        if (cJSON_IsString(chosen) && !same(args, e->step->data, *name))
            tell_other(e, *name, chosen, field(e->step->data, *name));
    }
}

/* What an agent says goes out as a message that holds these words, perhaps later. */
static bool judge_reply(struct tally *tally, struct entry *e, const cJSON *args)
{
    const char *text = field_text(args, "text");
    const struct ticket *t;

    e->ticket = field_int(args, "id");
    e->name = "message";
    t = ticket_numbered(tally->book, e->ticket);
    if (!t)
        return true;
    for (size_t i = 0; i < t->count && !e->step; i++)
        if (!tally->found[t - tally->book->tickets][i] && ticket_step_is(&t->steps[i], "message") &&
            strstr(t->steps[i].text, text)) {
            tally->found[t - tally->book->tickets][i] = true;
            e->step = &t->steps[i];
        }
    if (!e->step)
        tell_lost(e);
    else
        compare_chosen(e, args);
    return true;
}

/* @return whether it is settled */
static bool judge_entry(struct tally *tally, const cJSON *row)
{
    const cJSON *call = field(row, "data"), *args = field(call, "args");
    cJSON *heard = cJSON_Parse(field_text(row, "answer"));
    struct entry e = {.sc = tally->path->sc, .seq = field_seq(row, "seq"), .heard = heard};
    bool settled;

    if (json_is(call, "verb", "open"))
        settled = judge_opened(tally, &e, args);
    else if (json_is(call, "verb", "act"))
        settled = judge_act(tally, &e, args);
    else
        settled = judge_reply(tally, &e, args);
    cJSON_Delete(heard);
    return settled;
}

/* Judges those of @p rows that can be settled, and takes them off the list. */
static void judge_entries(struct tally *tally, cJSON *rows)
{
    cJSON *row, *next;

    for (row = rows->child; row; row = next) {
        next = row->next;
        if (judge_entry(tally, row))
            cJSON_Delete(cJSON_DetachItemViaPointer(rows, row));
    }
}

void path_record(struct path *p)
{
    const struct ticket_book *book = p->book;
    struct tally tally = {p, book, mem_new((book->count + 1) * sizeof(bool *)), true};
    cJSON *rows = scoring_rows(
        p->sc, "SELECT c.seq, c.data, json_extract(r.data,'$.answer') AS answer FROM event c JOIN "
               "event r ON r.scenario=?1 AND r.kind='sut_answer' AND r.cause=c.seq WHERE "
               "c.scenario=?1 AND c.kind='sut_call' AND json_extract(c.data,'$.role')='desk' AND "
               "json_extract(c.data,'$.verb') IN ('open','act','reply') AND "
               "coalesce(json_extract(c.data,'$.args.id'),1)<>0 AND "
               "json_extract(r.data,'$.status')='ok' ORDER BY c.seq");

    for (size_t i = 0; i < book->count; i++)
        tally.found[i] = mem_new((book->tickets[i].count + 1) * sizeof(bool));
    judge_entries(&tally, rows);
    tally.strict = false; /* what nothing fits */
    judge_entries(&tally, rows);
    for (size_t i = 0; i < book->count; i++)
        free(tally.found[i]);
    free(tally.found);
    cJSON_Delete(rows);
}
