#include "facts/told.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "facts/words.h"

static struct told *add_told(struct told_book *book, const struct exchange *x)
{
    struct told *t;

    book->list = mem_more(book->list, book->count, sizeof(*book->list));
    t = &book->list[book->count++];
    *t = (struct told){.actor = x->actor, .station = x->station, .start = x};
    t->began_ms = t->start_ms = t->begin_to_ms = t->release_ms = t->stop_ms = t->word_ms =
        STAMP_NONE;
    t->reason = "";
    return t;
}

static struct told *called(struct told_book *book, int actor, const char *transaction)
{
    for (size_t i = book->count; *transaction && i-- > 0;)
        if (book->list[i].actor == actor && strcmp(book->list[i].transaction, transaction) == 0)
            return &book->list[i];
    return NULL;
}

static void add_token(struct told *t, const char *token)
{
    if (*token && !told_token(t, token) && t->token_count < TOLD_TOKENS)
        t->tokens[t->token_count++] = token;
}

static void note(struct told *t, const struct exchange *x)
{
    t->made |= x->broken || x->prompted;
}

static void note_reading(void *ctx, const struct reading *r)
{
    struct told *t = ctx;

    if (!t->first.wh.valid || r->at_ms < t->first.at_ms)
        t->first = *r;
    if (!t->latest.wh.valid || r->at_ms >= t->latest.at_ms)
        t->latest = *r;
    if (strcmp(r->context, "Transaction.End") == 0)
        t->end_wh = r->wh;
}

/* What the CSMS said of the token; "" when it said nothing. */
static const char *status_told(const struct exchange *x, const char *info)
{
    return field_text(field(x->answer, info), "status");
}

static bool lets_charge(const struct exchange *x, const char *info)
{
    const char *status = status_told(x, info);

    return x->answer && (!*status || strcmp(status, "Accepted") == 0);
}

/* @p x tells what @p before told, and both were answered: is it the same answer? */
static void compare(struct told *t, const struct exchange *before, const struct exchange *x,
                    const char *info)
{
    char now[TRANSACTION_TEXT], first[TRANSACTION_TEXT];

    field_transaction(x->answer, "transactionId", now);
    field_transaction(before->answer, "transactionId", first);
    if (t->again ||
        (strcmp(now, first) == 0 && strcmp(status_told(x, info), status_told(before, info)) == 0))
        return;
    t->before = before;
    t->again = x;
}

static void note_end(struct told *t, const struct exchange *x)
{
    if (!t->end || (!t->end->answer && x->answer))
        t->end = x;
}

/* --- 1.6 --- */

static bool same_start(const struct exchange *a, const struct exchange *b)
{
    return field_int(a->call, "connectorId") == field_int(b->call, "connectorId") &&
           strcasecmp(field_text(a->call, "idTag"), field_text(b->call, "idTag")) == 0 &&
           strcmp(field_text(a->call, "timestamp"), field_text(b->call, "timestamp")) == 0 &&
           field_int(a->call, "meterStart") == field_int(b->call, "meterStart");
}

static struct told *told_before(struct told_book *book, const struct exchange *x)
{
    for (size_t i = book->count; i-- > 0;)
        if (book->list[i].actor == x->actor && same_start(book->list[i].start, x))
            return &book->list[i];
    return NULL;
}

static void hear_start(struct told_book *book, struct exchange *x)
{
    struct told *t = told_before(book, x);

    x->repeats = t != NULL;

    if (!t) {
        t = add_told(book, x);
        t->connector = field_small(x->call, "connectorId");
        t->start_ms = t->begin_to_ms = stamp_field(x->call, "timestamp");
        t->first = (struct reading){.at_ms = t->start_ms,
                                    .wh = decimal_field(x->call, "meterStart", false),
                                    .context = "Transaction.Begin"};
        t->latest = t->first;
        t->began_ms = stamp_truly(&book->clocks, x->actor, t->start_ms, x->at_ms);
        add_token(t, field_text(x->call, "idTag"));
    }
    note(t, x);
    if (!x->answer)
        return;
    t->accepted |= lets_charge(x, "idTagInfo");
    if (t->answered) {
        compare(t, t->answered, x, "idTagInfo");
        return;
    }
    t->answered = x;
    t->heard = true;
    field_transaction(x->answer, "transactionId", t->transaction);
}

/* The transaction of this station that never got an id, the latest whose end is not told. */
static struct told *nameless(struct told_book *book, int actor)
{
    for (size_t i = book->count; i-- > 0;)
        if (book->list[i].actor == actor && !book->list[i].transaction[0] && !book->list[i].end)
            return &book->list[i];
    return NULL;
}

static void hear_stop(struct told_book *book, const struct exchange *x)
{
    char id[TRANSACTION_TEXT];
    struct told *t;

    field_transaction(x->call, "transactionId", id);
    t = called(book, x->actor, id);
    if (!t && field_int(x->call, "transactionId") == -1) {
        t = nameless(book, x->actor);
        if (t)
            t->guessed = true;
    }
    if (!t)
        return;
    note(t, x);
    note_end(t, x);
    register_each(field(x->call, "transactionData"), note_reading, t);
    if (t->end != x)
        return;
    t->stop_ms = t->release_ms = stamp_field(x->call, "timestamp");
    t->stop_wh = decimal_field(x->call, "meterStop", false);
    t->reason = *field_text(x->call, "reason") ? field_text(x->call, "reason") : "Local";
}

static void hear_values(struct told_book *book, const struct exchange *x)
{
    char id[TRANSACTION_TEXT];
    struct told *t;

    field_transaction(x->call, "transactionId", id);
    t = called(book, x->actor, id);
    if (!t)
        return;
    note(t, x);
    register_each(field(x->call, "meterValue"), note_reading, t);
}

/* --- 2.x --- */

/* triggerReasons with which somebody ends the sale. (2.0.1 part 2, TriggerReasonEnumType) */
static const char *const releases[] = {
    "StopAuthorized", "RemoteStop",         "Deauthorized",     "EVDeparted",
    "ResetCommand",   "EnergyLimitReached", "TimeLimitReached", NULL};

static void note_place(const struct told_book *book, struct told *t, const cJSON *evse)
{
    struct provision p = provision_of(&book->provisions, t->station);

    if (evse && !t->connector)
        t->connector =
            provision_flat(&p, field_small(evse, "id"), field_small(evse, "connectorId"));
}

static void note_times(const struct told_book *book, struct told *t, const struct exchange *x,
                       int64_t at_ms)
{
    bool charges = json_is(field(x->call, "transactionInfo"), "chargingState", "Charging");

    if (at_ms != STAMP_NONE)
        t->word_ms = t->word_ms == STAMP_NONE ? at_ms : number_most(t->word_ms, at_ms);
    if (json_is(x->call, "eventType", "Started") || t->start_ms == STAMP_NONE) {
        t->start_ms = at_ms;
        t->began_ms = stamp_truly(&book->clocks, x->actor, at_ms, x->at_ms);
    }
    if (charges)
        t->begin_to_ms = number_least(t->begin_to_ms, at_ms);
    if (words_have(releases, field_text(x->call, "triggerReason")))
        t->release_ms = number_least(t->release_ms, at_ms);
}

static void note_ended(struct told *t, const struct exchange *x, int64_t at_ms)
{
    const char *reason = field_text(field(x->call, "transactionInfo"), "stoppedReason");

    note_end(t, x);
    if (t->end != x)
        return;
    t->stop_ms = at_ms;
    t->reason = *reason ? reason : "Local";
}

/* An event that comes again has the number that it had. */
static void compare_event(const struct told_book *book, struct told *t, struct exchange *x)
{
    int64_t number = field_int(x->call, "seqNo");
    const struct exchange *e = x;

    if (number > t->top_seq) {
        t->top_seq = number;
        return;
    }
    while (e-- > book->exchanges.list) {
        if (e->actor != x->actor || !exchange_is(e, x->action) ||
            field_int(e->call, "seqNo") != number ||
            !json_is(field(e->call, "transactionInfo"), "transactionId", t->transaction))
            continue;
        x->repeats = true;
        if (e->answer && x->answer)
            compare(t, e, x, "idTokenInfo");
    }
}

static void hear_event(struct told_book *book, struct exchange *x)
{
    bool ends = json_is(x->call, "eventType", "Ended");
    int64_t at_ms = stamp_field(x->call, "timestamp");
    char id[TRANSACTION_TEXT];
    struct told *t;

    field_transaction(field(x->call, "transactionInfo"), "transactionId", id);
    if (!*id)
        return;
    t = called(book, x->actor, id);
    if (!t) {
        t = add_told(book, x);
        memcpy(t->transaction, id, sizeof(id));
    }
    note(t, x);
    note_place(book, t, field(x->call, "evse"));
    note_times(book, t, x, at_ms);
    register_each(field(x->call, "meterValue"), note_reading, t);
    if (!ends && !json_is(x->call, "triggerReason", "StopAuthorized") &&
        field(x->call, "idToken")) {
        add_token(t, field_text(field(x->call, "idToken"), "idToken"));
        t->accepted |= lets_charge(x, "idTokenInfo");
    }
    if (x->answer && !t->answered)
        t->answered = x;
    t->heard |= x->answer && json_is(x->call, "eventType", "Started");
    if (ends)
        note_ended(t, x, at_ms);
    compare_event(book, t, x);
}

void told_book_init(struct told_book *book, struct runfile *rf, int scenario)
{
    *book = (struct told_book){.list = NULL};
    exchange_book_init(&book->exchanges, rf, scenario);
    provision_book_init(&book->provisions, rf, scenario);
    stamp_clocks_init(&book->clocks, rf, scenario);
    for (size_t i = 0; i < book->exchanges.count; i++) {
        struct exchange *x = &book->exchanges.list[i];

        if (!x->call)
            continue;
        if (exchange_is(x, "StartTransaction"))
            hear_start(book, x);
        else if (exchange_is(x, "StopTransaction"))
            hear_stop(book, x);
        else if (exchange_is(x, "MeterValues"))
            hear_values(book, x);
        else if (exchange_is(x, "TransactionEvent"))
            hear_event(book, x);
    }
}

void told_book_fini(struct told_book *book)
{
    exchange_book_fini(&book->exchanges);
    provision_book_fini(&book->provisions);
    stamp_clocks_fini(&book->clocks);
    free(book->list);
}

const struct told *told_next(const struct told_book *book, const struct told *t)
{
    size_t next = t ? (size_t)(t - book->list) + 1 : 0;

    return next < book->count ? &book->list[next] : NULL;
}

bool told_token(const struct told *t, const char *token)
{
    for (size_t i = 0; i < t->token_count; i++)
        if (strcasecmp(t->tokens[i], token) == 0)
            return true;
    return false;
}

char *told_words(const struct told *t)
{
    char *place =
        t->connector ? mem_printf("%s/%d", t->station, t->connector) : mem_text(t->station);
    char *words = t->transaction[0] ? mem_printf("transaction %s at %s", t->transaction, place)
                                    : mem_printf("the session at %s", place);

    free(place);
    return words;
}
