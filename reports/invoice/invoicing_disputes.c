/* invoicing_disputes.c - what is told of a bill that somebody doubts: by the biller, who examines
 * it, and by the agent, who compares bill and record. An agent who repeats what the biller answered
 * says nothing of his own. */
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "facts/ticket.h"
#include "invoice/invoicing.h"
#include "invoice/oracle.h"

#define RULE "invoice.dispute"

static const struct bill *bill_called(const struct invoicing *in, const char *number)
{
    for (const struct bill *b = in->bills.bills; b->invoice; b++)
        if (strcmp(b->invoice, number) == 0)
            return b;
    return NULL;
}

/* Is @p b right, by itself or with what corrected it in part? */
static bool is_right(struct invoicing *in, const struct bill *b)
{
    struct bill all = bill_corrected(&in->bills, b);
    bool right = invoicing_faults(in, b, false) == 0 ||
                 (b->corrections > 0 && !b->taken_back && invoicing_faults(in, &all, false) == 0);

    free(all.lines);
    return right;
}

/* ---- energy ---- */

/* In Wh what @p b bills. */
static int64_t billed_wh(const struct bill *b)
{
    struct decimal sum = decimal_make(0, 0);

    for (const struct bill_line *line = b->lines; line->kind; line++)
        if (oracle_kind_of(line->kind) == ORACLE_energy)
            sum = decimal_add(sum, line->quantity);
    return decimal_round(decimal_mul(sum, decimal_make(1000, 0)), 0, DECIMAL_half_up).units;
}

/* In Wh what the sessions of @p b had; *@p least is what must be known of it. */
static int64_t true_wh(const struct invoicing *in, const struct bill *b, int64_t *least)
{
    int64_t sum = 0;

    *least = 0;
    for (size_t i = 0; b->lines[i].kind; i++) {
        const struct oracle_session *s = b->lines[i].session;
        char *impossible;
        int64_t wh;

        if (!bill_is_first(b, i) || s->stopped_ms == INT64_MAX)
            continue;
        wh = oracle_wh(s, (struct span){s->started_ms, s->stopped_ms});
        impossible = oracle_impossible(in->truth, s);
        sum += wh;
        *least += impossible ? 0 : wh;
        free(impossible);
    }
    return sum;
}

/* @p told: an answer or a ticket's step with correct_wh and billed_wh. */
static void judge_energy(struct invoicing *in, const struct bill *b, const cJSON *told,
                         const uint64_t *seqs)
{
    int64_t least, wh = true_wh(in, b, &least);
    bool known = true;
    int64_t correct = json_int(told, "correct_wh", wh), billed = field_int(told, "billed_wh");

    for (const struct bill_line *line = b->lines; line->kind; line++)
        known &= line->session != NULL;
    if (known && (correct < least || correct > wh))
        invoicing_find(in, INVOICING_fails, RULE, seqs,
                       "Of %s it is said that %lld Wh are right; in truth it is %lld Wh.",
                       b->invoice, (long long)correct, (long long)wh);
    else if (field(told, "billed_wh") && billed != billed_wh(b))
        invoicing_find(in, INVOICING_fails, RULE, seqs,
                       "Of %s it is said that %lld Wh were billed; it bills %lld Wh.", b->invoice,
                       (long long)billed, (long long)billed_wh(b));
}

/* ---- the biller's answer ---- */

/* Is @p note what corrects @p b? One that corrects nothing at all is told as that. */
static bool is_credit(const struct invoicing *in, const char *note, const struct bill *b)
{
    const struct bill *c = bill_called(in, note);

    return c && (c->corrects == b || (c->is_note && !c->corrects));
}

/* Is @p number an invoice in the place of @p b: to the same account, for one of its sessions? One
 * that never came is told by what is not billed then, if anything. */
static bool is_reissue(const struct invoicing *in, const char *number, const struct bill *b)
{
    const struct bill *r = bill_called(in, number);

    if (!r)
        return true;
    if (r == b || r->is_note || strcmp(r->account, b->account) != 0)
        return false;
    for (const struct bill_line *line = b->lines; line->kind; line++)
        if (line->session && bill_charges(r, line->session))
            return true;
    return b->count == 0;
}

static void judge_documents(struct invoicing *in, const struct bill *b, const cJSON *told,
                            const uint64_t *seqs)
{
    const char *credit = field_text(told, "credit"), *reissued = field_text(told, "reissued");

    if (*credit && !is_credit(in, credit, b))
        invoicing_find(in, INVOICING_fails, RULE, seqs,
                       "%s is told to be credited by %s, which does not credit it.", b->invoice,
                       credit);
    else if (*reissued && !is_reissue(in, reissued, b))
        invoicing_find(in, INVOICING_fails, RULE, seqs,
                       "%s is told to be issued again as %s, which does not bill the same.",
                       b->invoice, reissued);
}

static void judge_affected(struct invoicing *in, const cJSON *answer, const uint64_t *seqs)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, field(answer, "affected")) {
        const char *number = field_text(row, "invoice"), *account = field_text(row, "account");
        const struct bill *b = bill_called(in, number);

        if (b && strcmp(b->account, account) == 0)
            judge_documents(in, b, row, seqs);
        else
            invoicing_find(in, INVOICING_fails, RULE, seqs,
                           "%s of %s is told to be affected; there is no such bill.",
                           *number ? number : "a bill", *account ? account : "nobody");
    }
}

static void judge_outcome(struct invoicing *in, const struct bill *b, const cJSON *answer,
                          const uint64_t *seqs)
{
    bool credited = json_is(answer, "outcome", "credited");
    bool right = is_right(in, b);
    bool note = b->corrections || is_credit(in, field_text(answer, "credit"), b);

    if (!credited && !json_is(answer, "outcome", "upheld"))
        invoicing_find(in, INVOICING_fails, RULE, seqs,
                       "What became of the dispute about %s is said to be \"%s\"; it is upheld or "
                       "credited.",
                       b->invoice, field_text(answer, "outcome"));
    else if (!credited && !right)
        invoicing_find(in, INVOICING_fails, RULE, seqs, "%s is upheld; it is wrong.", b->invoice);
    else if (!credited && cJSON_GetArraySize(field(answer, "explanation")) == 0)
        invoicing_find(in, INVOICING_fails, RULE, seqs, "%s is upheld without an explanation.",
                       b->invoice);
    else if (credited && !note)
        invoicing_find(in, INVOICING_fails, RULE, seqs,
                       "%s is told to be credited; no credit note came.", b->invoice);
    else if (credited && !*field_text(answer, "credit"))
        invoicing_find(in, INVOICING_fails, RULE, seqs,
                       "%s is told to be credited, but not by which credit note.", b->invoice);
    else
        judge_documents(in, b, answer, seqs);
}

static cJSON *answers_of(struct invoicing *in)
{
    return runfile_rows(
        in->rf,
        "SELECT r.seq, json_extract(c.data,'$.args.invoice') AS invoice, "
        "json_extract(r.data,'$.answer') AS data FROM event c JOIN event r ON r.scenario=?1 AND "
        "r.kind='sut_answer' AND json_extract(r.data,'$.call')=c.seq WHERE c.scenario=?1 AND "
        "c.kind='sut_call' AND json_extract(c.data,'$.verb')='dispute' AND "
        "json_extract(r.data,'$.status')='ok' ORDER BY r.seq",
        in->scenario);
}

static void judge_answers(struct invoicing *in, const cJSON *answers)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, answers) {
        const struct bill *b = bill_called(in, field_text(row, "invoice"));
        const cJSON *answer = field(row, "data");
        uint64_t seqs[] = {field_seq(row, "seq"), b ? b->event : 0, 0};

        if (!b)
            continue;
        in->judged = true;
        judge_outcome(in, b, answer, seqs);
        judge_energy(in, b, answer, seqs);
        judge_affected(in, answer, seqs);
    }
}

/* ---- the agent's word ---- */

/* What @p step has in field @p name, if anything: is that what the biller @p said? */
static bool same(const struct ticket_step *step, const cJSON *said, const char *name)
{
    const cJSON *own = field(step->data, name);

    return !own || cJSON_Compare(own, field(said, name), true);
}

/* Does @p step say what the biller had answered? */
static bool repeats(const cJSON *answers, const char *invoice, const struct ticket_step *step)
{
    const cJSON *row, *said = NULL;
    bool correct = cJSON_IsTrue(field(step->data, "correct"));

    cJSON_ArrayForEach (row, answers)
        if (json_is(row, "invoice", invoice) && field_seq(row, "seq") <= step->event)
            said = field(row, "data");
    return said && correct == json_is(said, "outcome", "upheld") &&
           same(step, said, "correct_wh") && same(step, said, "billed_wh");
}

/* The invoice that @p t is about; "" when it names none. */
static const char *invoice_of(const struct ticket *t)
{
    for (size_t i = 0; i < t->count; i++)
        if (*field_text(t->steps[i].data, "invoice") && !ticket_step_is(&t->steps[i], "reissue"))
            return field_text(t->steps[i].data, "invoice");
    return field_text(t->data, "invoice");
}

/* A document that an agent names is the one that he says it is. */
static void judge_named(struct invoicing *in, const struct ticket *t,
                        const struct ticket_step *step)
{
    const struct bill *b = bill_called(in, invoice_of(t));
    bool credit = ticket_step_is(step, "credit");
    const char *named = field_text(step->data, credit ? "credit_note" : "invoice");
    uint64_t seqs[] = {step->event, b ? b->event : 0, 0};

    if (!b || !bill_called(in, named))
        return;
    in->judged = true;
    if (credit ? !is_credit(in, named, b) : !is_reissue(in, named, b))
        invoicing_find(in, INVOICING_fails, RULE, seqs,
                       "Case %d: %s says that %s %s %s; it does not.", t->id, step->by, named,
                       credit ? "credits" : "takes the place of", b->invoice);
}

static void judge_step(struct invoicing *in, const struct ticket *t, const struct ticket_step *step,
                       const cJSON *answers)
{
    const struct bill *b = bill_called(in, invoice_of(t));
    uint64_t seqs[] = {step->event, b ? b->event : 0, 0};
    bool correct = cJSON_IsTrue(field(step->data, "correct"));

    if (!b || !field(step->data, "correct") || repeats(answers, b->invoice, step))
        return;
    in->judged = true;
    if (correct != is_right(in, b))
        invoicing_find(in, INVOICING_fails, RULE, seqs, "Case %d: %s finds %s %s; it is %s.", t->id,
                       step->by, b->invoice, correct ? "right" : "wrong",
                       correct ? "wrong" : "right");
    else
        judge_energy(in, b, step->data, seqs);
}

static void judge_steps(struct invoicing *in, const cJSON *answers)
{
    const struct ticket_book *book = in->tickets;

    for (size_t i = 0; i < book->count; i++)
        for (size_t k = 0; k < book->tickets[i].count; k++) {
            const struct ticket *t = &book->tickets[i];

            if (ticket_step_is(&t->steps[k], "verify_cdr"))
                judge_step(in, t, &t->steps[k], answers);
            else if (ticket_step_is(&t->steps[k], "credit") ||
                     ticket_step_is(&t->steps[k], "reissue"))
                judge_named(in, t, &t->steps[k]);
        }
}

void invoicing_judge_disputes(struct invoicing *in)
{
    cJSON *answers = answers_of(in);

    judge_answers(in, answers);
    judge_steps(in, answers);
    cJSON_Delete(answers);
}
