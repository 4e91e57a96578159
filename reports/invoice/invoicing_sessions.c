/* invoicing_sessions.c - each session is on one invoice that stands: not on none, when its
 * account's period is over, and not on two. A session of whose end the CSMS was never told can be
 * on none; one that its biller holds back is missing unless the station told of it what cannot be.
 */
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"
#include "invoice/account_period.h"
#include "invoice/invoicing.h"
#include "invoice/oracle.h"

#define CLOCKS_MS                                                                                  \
    60000 /* what is told in the last minute of a period may be billed in the next                 \
           */

/* What must be billed of @p s some day; false where nothing can. */
static bool is_sold(const struct invoicing *in, const struct oracle_session *s)
{
    const cJSON *tariff = oracle_tariff_at(in->truth, s->station, s->started_ms);
    bool refused = *s->id_status && strcmp(s->id_status, "Accepted") != 0;
    struct oracle_lines lines;
    size_t count;

    if (s->over_ms == INT64_MAX || refused || !invoice_account(&in->check, s->account))
        return false;
    oracle_rate(s, tariff, in->rf, in->scenario, &lines);
    count = lines.count;
    free(lines.lines);
    return count > 0;
}

static bool is_due(const struct invoicing *in, const struct oracle_session *s, int64_t known_ms)
{
    const char *period = field_text(invoice_account(&in->check, s->account), "period");
    struct span p;

    if (known_ms == INT64_MAX)
        return false;
    p = account_period(in->rf, in->scenario, period, known_ms + CLOCKS_MS);
    return p.to_ms + ACCOUNT_PERIOD_ISSUE_MS <= in->end_ms;
}

/* Was @p s billed rightly, and that needlessly credited? That is told as it is. */
static bool is_given_away(struct invoicing *in, const struct oracle_session *s)
{
    for (const struct bill *b = in->bills.bills; b->invoice; b++)
        if (!b->corrects && b->taken_back && bill_charges(b, s) &&
            invoicing_faults(in, b, false) == 0)
            return true;
    return false;
}

static void tell_missing(struct invoicing *in, const struct oracle_session *s)
{
    const char *why = invoice_held_why(&in->check, s);
    char *impossible = oracle_impossible(in->truth, s);
    uint64_t seqs[] = {s->event, 0};
    char wh[32];

    decimal_text(decimal_make(oracle_wh(s, (struct span){s->started_ms, s->stopped_ms}), 3), 3, wh);
    if (*why && impossible) {
        in->held_rightly++;
        invoicing_find(in, INVOICING_note, "invoice.missing", seqs,
                       "Session %d at %s/%d is held back, and rightly: %s. (%s)", s->session,
                       s->station, s->connector, impossible, why);
    } else {
        in->words[INVOICE_MISSING]++;
        invoicing_find(in, INVOICING_fails, "invoice.missing", seqs,
                       "MISSING: session %d at %s/%d, %s kWh for %s, is not on any invoice%s%s.",
                       s->session, s->station, s->connector, wh, s->account,
                       *why ? "; the biller holds it back: " : "", why);
    }
    free(impossible);
}

/* The end of @p s left its station, and the CSMS never answered it: did it hear it? */
static void tell_unanswered(struct invoicing *in, const struct oracle_session *s)
{
    uint64_t seqs[] = {s->told->end, s->event, 0};

    invoicing_find(
        in, INVOICING_open, "invoice.missing", seqs,
        "Session %d at %s/%d is not on any invoice; whether the CSMS heard of its end is "
        "not known: it never answered.",
        s->session, s->station, s->connector);
}

static void judge_session(struct invoicing *in, const struct oracle_session *s)
{
    const struct bill *first = NULL;

    for (const struct bill *b = in->bills.bills; b->invoice; b++) {
        if (!bill_stands(b) || !bill_charges(b, s))
            continue;
        if (first) {
            uint64_t both[] = {b->event, first->event, s->event, 0};

            in->words[INVOICE_DUPLICATE]++;
            invoicing_find(in, INVOICING_fails, "invoice.duplicate", both,
                           "DUPLICATE: session %d at %s/%d is on %s and on %s.", s->session,
                           s->station, s->connector, first->invoice, b->invoice);
        }
        first = first ? first : b;
    }
    if (first || field_flag(in->expect, "nothing") || !is_sold(in, s))
        return;
    in->unknown += s->known_ms == INT64_MAX;
    if (s->told && s->told->ended_sent && s->told->ended_heard_ms == INT64_MAX &&
        is_due(in, s, s->over_ms))
        tell_unanswered(in, s);
    else if (is_due(in, s, s->known_ms) && !is_given_away(in, s))
        tell_missing(in, s);
}

void invoicing_judge_sessions(struct invoicing *in)
{
    for (const struct oracle_session *s = in->truth->sessions; s->station; s++)
        judge_session(in, s);
}
