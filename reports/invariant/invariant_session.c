/* A session field by field. Each may say what the station told, or what is true; a stamp may be off
 * by two seconds, for some clocks are cut to whole ones. What a CSMS could not know (an end that
 * never reached it) it may leave open. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "invariant/invariant.h"

#define SILENT_MS                                                                                  \
    (24 * INT64_C(3600000)) /* after a day without a word a station may be given up                \
                             */

/* One session under the eye. */
struct look {
    struct invariants *in;
    const struct record *r;
    const cJSON *session, *truth;
    const struct told *told;
    char *words; /* "Session 1 (transaction 7 at CP-1/1)" */
};

static void look_find(const struct look *l, enum verdict verdict, const char *rule,
                      const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The evidence: the words of the station, and what became of the session in truth. */
static void look_find(const struct look *l, enum verdict verdict, const char *rule,
                      const char *format, ...)
{
    uint64_t seqs[4];
    va_list args;
    char *rest;

    va_start(args, format);
    rest = mem_vprintf(format, args);
    va_end(args);
    scoring_find(l->in->sc, verdict, rule, invariant_seqs(l->told, l->truth, seqs), "%s%s",
                 l->words, rest);
    free(rest);
}

/* --- who --- */

static bool names_token(const struct look *l, const char *token)
{
    return told_token(l->told, token) || strcasecmp(field_text(l->truth, "token"), token) == 0;
}

static void judge_account(const struct look *l, const char *token)
{
    const char *account = field_text(l->session, "account");

    if (!*account || !scoring_can(l->in->sc, "csms.enrol") ||
        token_book_had(l->in->tokens, token, account))
        return;
    look_find(l, VERDICT_fail, "invariant.session_account",
              " is kept for account %s; token %s %s%s.", account, token,
              token_book_account(l->in->tokens, token) ? "belongs to " : "belongs to nobody",
              token_book_account(l->in->tokens, token) ? token_book_account(l->in->tokens, token)
                                                       : "");
}

static void judge_token(const struct look *l)
{
    const char *token = field_text(l->session, "token");

    if (!l->told->token_count || (!*token && !l->told->heard))
        return; /* nobody has presented one, or nobody heard it */
    if (names_token(l, token))
        judge_account(l, token);
    else
        look_find(l, VERDICT_fail, "invariant.session_token",
                  " is kept with token %s; the station told %s.", *token ? token : "(none)",
                  l->told->tokens[0]);
}

/* --- where --- */

static void judge_place(const struct look *l)
{
    const char *station = field_text(l->session, "station");
    int connector = field_small(l->session, "connector");
    int truly = json_small(l->truth, "connector", l->told->connector);

    if (strcmp(station, l->told->station) == 0 &&
        (!l->told->connector || connector == l->told->connector || (!connector && !l->told->heard)))
        return;
    look_find(l, VERDICT_fail, "invariant.session_place",
              " is kept as one at %s/%d; it was at %s/%d.", station, connector, l->told->station,
              truly);
}

/* --- when --- */

/* 2.x may begin to tell before a session can begin: then it began between its first word and the
 * one by which it runs. */
static void judge_start(const struct look *l)
{
    const struct told *t = l->told;
    int64_t ms = json_int(l->session, "start_ms", INVARIANT_NEVER_MS);
    int64_t to_ms = t->begin_to_ms != STAMP_NONE ? t->begin_to_ms : t->word_ms;
    int64_t from_ms = number_least(t->start_ms, to_ms); /* a clock that was set back tells less */
    int64_t truly = json_int(l->truth, "started_ms", STAMP_NONE);
    char at[32], told_at[32];

    if (!t->heard || invariant_within(ms, from_ms, number_most(t->start_ms, to_ms)) ||
        invariant_within(ms, truly, truly) ||
        (t->start_ms == STAMP_NONE && invariant_within(ms, t->start->at_ms, t->start->at_ms)))
        return;
    look_find(
        l, VERDICT_fail, "invariant.session_start", " begins at %s; the station told %s.",
        field(l->session, "start_ms") ? invariant_time(l->in, ms, at) : "no moment",
        invariant_time(l->in, t->start_ms == STAMP_NONE ? t->start->at_ms : t->start_ms, told_at));
}

/* Where the station told an end: between somebody's wish to end it and the station's last word. */
static bool is_told_stop(const struct look *l, int64_t ms)
{
    const struct told *t = l->told;
    int64_t truly = json_int(l->truth, "stopped_ms", STAMP_NONE);
    int64_t from_ms = number_least(t->release_ms, t->stop_ms);

    if (!t->made)
        from_ms = number_least(from_ms, truly);
    return invariant_within(ms, from_ms, t->stop_ms) || invariant_within(ms, truly, truly);
}

/* An end that was not told can only be guessed: it must lie in the session. */
static void judge_stop(const struct look *l)
{
    const struct told *t = l->told;
    int64_t ms = json_int(l->session, "stop_ms", STAMP_NONE);
    char at[32], told_at[32];

    if (ms == STAMP_NONE || t->stop_ms == STAMP_NONE) {
        if (ms != STAMP_NONE && stamp_truly(&l->in->told.clocks, t->actor, ms, l->in->end_ms) >
                                    l->in->end_ms + INVARIANT_SAME_MS)
            look_find(l, VERDICT_fail, "invariant.session_stop",
                      " ends at %s, which is yet to come.", invariant_time(l->in, ms, at));
        else if (ms == STAMP_NONE && json_is(l->session, "state", "done"))
            look_find(l, VERDICT_fail, "invariant.session_stop", " is done and ends at no moment.");
        return;
    }
    if (!is_told_stop(l, ms))
        look_find(l, VERDICT_fail, "invariant.session_stop", " ends at %s; the station told %s.",
                  invariant_time(l->in, ms, at), invariant_time(l->in, t->stop_ms, told_at));
}

/* --- how much --- */

/* Is @p wh the difference of two readings? Where they are no whole Wh, within one. */
static bool is_difference(int64_t wh, struct decimal to, struct decimal from)
{
    struct decimal d = decimal_sub(to, from);
    bool whole = decimal_equal(to, decimal_round(to, 0, DECIMAL_down)) &&
                 decimal_equal(from, decimal_round(from, 0, DECIMAL_down));

    return d.valid && decimal_near(decimal_make(wh, 0), d, decimal_make(whole ? 0 : 1, 0));
}

static bool is_told_energy(const struct told *t, int64_t wh)
{
    return is_difference(wh, t->stop_wh, t->first.wh) ||
           is_difference(wh, t->end_wh, t->first.wh) ||
           is_difference(wh, t->latest.wh, t->first.wh) || (!t->first.wh.valid && wh == 0);
}

static bool is_nameless(const struct exchange *x)
{
    return exchange_is(x, "StopTransaction") && field_int(x->call, "transactionId") == -1;
}

/* Did the station tell an end without its transaction's id, and with it energy @p wh (-1: any)?
 * Whoever knows one transaction of it may take it for the end of that. (1.6 errata 3.18) */
static bool is_nameless_end(const struct look *l, int64_t wh)
{
    const struct exchange_book *book = &l->in->told.exchanges;

    if (l->told->end)
        return false;
    for (const struct exchange *x = l->told->start; (x = exchange_next(book, x));)
        if (x->actor == l->told->actor && is_nameless(x) &&
            (wh < 0 ||
             is_difference(wh, decimal_field(x->call, "meterStop", false), l->told->first.wh)))
            return true;
    return false;
}

/* Where the register at the beginning was not told, a CSMS may know of more than lies between the
 * readings that were; of more than there was it may not. (2.0.1 J02) */
static bool is_beyond_readings(const struct look *l, int64_t wh, int64_t truly)
{
    const struct told *t = l->told;
    struct decimal least = decimal_sub(t->latest.wh, t->first.wh);
    bool from_start = exchange_is(t->start, "StartTransaction") || !t->first.wh.valid ||
                      t->first.at_ms <= t->start_ms ||
                      strcmp(t->first.context, "Transaction.Begin") == 0;

    return !from_start && decimal_compare(decimal_make(wh, 0), least) >= 0 &&
           (truly < 0 || wh <= truly);
}

/* Of one register alone nobody can say how much lies between it and the other. */
static bool is_one_register(const struct look *l)
{
    const struct told *t = l->told;

    return decimal_equal(t->first.wh, t->latest.wh) && t->first.at_ms == t->latest.at_ms &&
           !t->stop_wh.valid && !is_nameless_end(l, -1);
}

/* The energy that the station told, in words. */
static const char *told_energy(const struct told *t, char out[32])
{
    struct decimal to = t->stop_wh.valid ? t->stop_wh : t->end_wh.valid ? t->end_wh : t->latest.wh;

    return decimal_text(decimal_sub(to, t->first.wh), 0, out);
}

/* While it runs the CSMS may be behind, but not ahead. */
static bool is_ahead(const struct look *l, int64_t wh)
{
    struct decimal d = decimal_sub(l->told->latest.wh, l->told->first.wh);

    return d.valid && !l->told->made && wh > field_int(l->truth, "wh") &&
           decimal_compare(decimal_make(wh, 0), decimal_add(d, decimal_make(1, 0))) > 0;
}

static void judge_energy(const struct look *l)
{
    int64_t wh = json_int(l->session, "wh", -1), truly = json_int(l->truth, "wh", -1);
    bool done = json_is(l->session, "state", "done");
    bool founded = wh == truly || is_told_energy(l->told, wh) || is_nameless_end(l, wh) ||
                   is_beyond_readings(l, wh, truly);
    char told[32];

    if (wh < 0 || !invariant_counts(l->session) || !l->told->heard)
        return;
    if (founded && done && truly >= 0 && wh != truly && l->told->made)
        look_find(l, VERDICT_pass, "invariant.meter_sum",
                  " has %" PRId64 " Wh, as the station told; in truth it has %" PRId64
                  " Wh. The scenario had the station say so.",
                  wh, truly);
    else if (!founded && done && is_one_register(l))
        look_find(
            l, VERDICT_inconc, "invariant.meter_sum",
            " has %" PRId64 " Wh; the station told the register once, so that nobody can say.", wh);
    else if (!founded && done)
        look_find(l, VERDICT_fail, "invariant.meter_sum",
                  " has %" PRId64 " Wh; the meter readings that the station told are %s Wh apart.",
                  wh, told_energy(l->told, told));
    else if (!founded && is_ahead(l, wh))
        look_find(l, VERDICT_fail, "invariant.meter_sum",
                  " has %" PRId64 " Wh so far; no more than %s Wh were told.", wh,
                  told_energy(l->told, told));
}

/* --- how it stands --- */

/* Does @p x say that nobody charges at its connector, or that the station begins anew? */
static bool says_free(const struct exchange *x)
{
    static const char *const words[] = {"Available", "Finishing", "Unavailable", "Faulted", NULL};
    const char *status = field_text(x->call, "status");

    if (exchange_is(x, "BootNotification"))
        return true;
    if (!exchange_is(x, "StatusNotification"))
        return false;
    if (!*status)
        status = field_text(x->call, "connectorStatus");
    for (const char *const *word = words; *word; word++)
        if (strcmp(*word, status) == 0)
            return true;
    return false;
}

/* Could the CSMS conclude that it is over, though nobody told it: another session began there or
 * one without a name ended, the connector was told to be free, the station started anew or was
 * silent for a day? */
static bool may_be_concluded(const struct look *l)
{
    const struct exchange_book *book = &l->in->told.exchanges;
    const struct told_book *all = &l->in->told;
    int64_t heard_ms = l->told->start->at_ms;

    if (l->told->end || json_int(l->truth, "stopped_ms", STAMP_NONE) != STAMP_NONE)
        return true;
    for (const struct told *t = l->told; (t = told_next(all, t));)
        if (t->actor == l->told->actor)
            return true;
    for (const struct exchange *x = l->told->start; (x = exchange_next(book, x));) {
        if (x->actor != l->told->actor)
            continue;
        if (says_free(x) || is_nameless(x))
            return true;
        heard_ms = x->at_ms;
    }
    return l->in->end_ms - heard_ms > SILENT_MS;
}

static void judge_active(const struct look *l)
{
    const struct exchange *end = l->told->end;
    char at[32];

    if (!end)
        return;
    invariant_time(l->in, l->told->stop_ms == STAMP_NONE ? end->at_ms : l->told->stop_ms, at);
    if (end->answer)
        look_find(l, VERDICT_fail, "invariant.session_state",
                  " is still active; the station told its end at %s, and that was answered.", at);
    else if (end->error && !exchange_staged(end))
        look_find(
            l, VERDICT_fail, "invariant.session_state",
            " stays active for ever: the station told its end at %s, and that was refused (%s).",
            at, end->error);
}

/* Nothing that was told speaks against selling it, and nothing else is sold for it. */
static bool is_good(const struct look *l)
{
    const struct told *t = l->told;

    for (const struct record *r = l->in->records; r->session; r++)
        if (r->told == t && invariant_counts(r->session))
            return false;
    return t->accepted && t->end && t->end->answer && !t->made && !t->guessed && !t->again &&
           t->stop_ms != STAMP_NONE && t->stop_ms >= t->start_ms && field_int(l->truth, "wh") > 0 &&
           is_told_energy(t, field_int(l->truth, "wh"));
}

static void judge_state(const struct look *l)
{
    const char *state = field_text(l->session, "state");

    if (strcmp(state, "active") == 0)
        judge_active(l);
    else if (strcmp(state, "done") == 0 && !may_be_concluded(l))
        look_find(l, VERDICT_fail, "invariant.session_state",
                  " is done; the station never told its end.");
    else if (strcmp(state, "invalid") == 0 && is_good(l))
        look_find(l, VERDICT_fail, "invariant.session_state",
                  " counts as invalid (%s); it was let charge, and nothing that was told speaks "
                  "against it.",
                  *field_text(l->session, "reason") ? field_text(l->session, "reason")
                                                    : "without a reason");
}

/* Of a session whose end was told: the station's word. */
static void judge_reason(const struct look *l)
{
    const char *reason = field_text(l->session, "reason");

    if (!*reason || !json_is(l->session, "state", "done") || !l->told->end ||
        !l->told->end->answer || strcmp(reason, l->told->reason) == 0 ||
        json_is(l->truth, "reason", reason))
        return;
    look_find(l, VERDICT_fail, "invariant.session_reason",
              " ended by \"%s\"; the station told \"%s\".", reason, l->told->reason);
}

void invariant_session(struct invariants *in, const struct record *r)
{
    struct look l = {.in = in,
                     .r = r,
                     .session = r->session,
                     .truth = r->truth,
                     .told = r->told,
                     .words = invariant_session_words(r)};

    judge_token(&l);
    judge_place(&l);
    judge_start(&l);
    judge_stop(&l);
    judge_energy(&l);
    judge_state(&l);
    judge_reason(&l);
    free(l.words);
}
