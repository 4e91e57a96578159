#include "facts/statement_fate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "facts/decimal.h"
#include "facts/field.h"
#include "facts/words.h"

/* The deed, as far as it came. */
struct deed {
    int64_t at_ms; /* INT64_MAX: never */
    uint64_t event;
};

static const struct deed no_deed = {INT64_MAX, 0};

/* The first step called one of @p names after @p s was made; all of them are as good. */
static struct deed deed_of_steps(const struct statement *s, const char *const *names)
{
    const struct ticket *t = s->ticket;
    struct deed deed = no_deed;

    for (size_t i = 0; i < t->count; i++) {
        const struct ticket_step *step = &t->steps[i];
        int64_t made_ms = statement_step(s)->at_ms;
        bool after = i > s->step ? step->at_ms >= made_ms : step->at_ms > made_ms;

        if (after && words_have(names, step->name) && step->at_ms < deed.at_ms)
            deed = (struct deed){step->at_ms, step->event};
    }
    return deed;
}

/* The first row of @p sql (columns seq and virt_ms, in order) after @p s was made. @p known tells
 * whether the world has any such event at all. */
static struct deed deed_of_world(const struct statement_court *court, const struct statement *s,
                                 const char *sql, bool *known)
{
    cJSON *rows = runfile_rows(court->rf, sql, court->scenario);
    struct deed deed = no_deed;
    const cJSON *row;

    *known = cJSON_GetArraySize(rows) > 0;
    cJSON_ArrayForEach (row, rows) {
        int64_t at_ms = field_int(row, "virt_ms");

        if (json_int(row, "ticket", s->ticket->id) != s->ticket->id ||
            (field(row, "name") && !json_is(row, "name", s->to)) ||
            at_ms < statement_step(s)->at_ms || at_ms >= deed.at_ms)
            continue;
        deed = (struct deed){at_ms, field_seq(row, "seq")};
    }
    cJSON_Delete(rows);
    return deed;
}

/* Was a word said to the customer of @p t at step @p from or later, at @p by_ms at the latest? */
static bool hears(const struct ticket *t, size_t from, int64_t by_ms)
{
    for (size_t i = t->count; i-- > from;)
        if (t->steps[i].at_ms <= by_ms && ticket_step_tells(t, &t->steps[i]))
            return true;
    return false;
}

/* The step behind the one by which the customer was told of @p s. */
static size_t behind(const struct statement *s)
{
    return (s->told < s->ticket->count ? s->told : s->step) + 1;
}

static void settle(const struct statement_court *court, const struct statement *s, struct deed deed,
                   struct statement_fate *fate)
{
    fate->done_ms = deed.at_ms;
    fate->event = deed.event;
    if (deed.at_ms <= s->due_ms && deed.at_ms != INT64_MAX)
        fate->end = STATEMENT_END_kept;
    else
        fate->end = s->due_ms < court->end_ms ? STATEMENT_END_broken : STATEMENT_END_pending;
}

/* --- the judges ---------------------------------------------------------------------------------
 */

/* Nobody need come any more when the matter is over, and a customer who waits knows that. */
static bool nobody_need_come(const struct statement *s)
{
    static const char *const over[] = {"released", "returned", "confirm_charge", NULL};
    static const char *const closed[] = {"close", NULL};
    struct deed end = deed_of_steps(s, closed);

    if (deed_of_steps(s, over).at_ms <= s->due_ms)
        return true;
    return end.at_ms <= s->due_ms &&
           (!ticket_has_customer(s->ticket) || hears(s->ticket, behind(s), end.at_ms));
}

static void judge_arrival(const struct statement_court *court, const struct statement *s,
                          struct statement_fate *fate)
{
    static const char *const there[] = {"on_site", NULL};
    bool known;
    struct deed deed = deed_of_world(court, s,
                                     "SELECT seq, virt_ms, json_extract(data,'$.ticket') AS ticket "
                                     "FROM event WHERE scenario=?1 AND kind='arrives' ORDER BY seq",
                                     &known);

    settle(court, s, known ? deed : deed_of_steps(s, there), fate);
    if (fate->end != STATEMENT_END_kept && nobody_need_come(s))
        fate->end = STATEMENT_END_needless;
}

static void judge_return(const struct statement_court *court, const struct statement *s,
                         struct statement_fate *fate)
{
    static const char *const back[] = {"returned", "released", NULL};
    bool known;
    struct deed deed = deed_of_world(
        court, s,
        "SELECT e.seq, e.virt_ms, coalesce(json_extract(e.data,'$.driver'), a.name) AS name FROM "
        "event e JOIN actor a ON a.scenario=?1 AND a.id=e.actor WHERE e.scenario=?1 AND e.kind IN "
        "('unplugs','hands_over') AND EXISTS(SELECT 1 FROM event l WHERE l.scenario=?1 AND "
        "l.kind='plug_locked') ORDER BY e.seq",
        &known);

    settle(court, s, known ? deed : deed_of_steps(s, back), fate);
}

static void judge_resolution(const struct statement_court *court, const struct statement *s,
                             struct statement_fate *fate)
{
    static const char *const closed[] = {"close", NULL};

    settle(court, s, deed_of_steps(s, closed), fate);
}

/* The next word of a person after the one that tells of it. */
static void judge_call_back(const struct statement_court *court, const struct statement *s,
                            struct statement_fate *fate)
{
    const struct ticket *t = s->ticket;
    struct deed deed = no_deed;

    for (size_t i = behind(s); i < t->count && deed.at_ms == INT64_MAX; i++)
        if (ticket_step_is(&t->steps[i], "message") && ticket_step_answers(t, &t->steps[i]))
            deed = (struct deed){t->steps[i].at_ms, t->steps[i].event};
    settle(court, s, deed, fate);
}

/* What the unit of a price stands for on a bill. */
static const char *kind_of_unit(const char *unit)
{
    static const struct row {
        const char *unit, *kind;
    } rows[] = {{"kWh", "energy"}, {"h", "time"}, {"min", "idle"}, {"session", "flat"}, {NULL, ""}};
    const struct row *row = rows;

    while (row->unit && strcmp(row->unit, unit) != 0)
        row++;
    return row->kind;
}

/* A price taken apart: "0.60 EUR/kWh". */
struct told_price {
    struct decimal amount;
    char currency[8], unit[16];
};

static bool read_price(const char *text, struct told_price *p)
{
    char amount[32];
    int parts = sscanf(text, "%31[0-9.] %7[A-Z]/%15[A-Za-z]", amount, p->currency, p->unit);

    p->amount = decimal_parse(parts == 3 ? amount : NULL);
    return p->amount.valid && *kind_of_unit(p->unit);
}

/* Is the price of a line @p told, before tax or with it? */
static bool is_price(const cJSON *line, const struct told_price *told)
{
    struct decimal net = decimal_field(line, "price", false);
    struct decimal percent = decimal_field(line, "tax_percent", true);
    struct decimal with_tax =
        decimal_mul(net, decimal_add(decimal_make(1, 0), decimal_mul(percent, decimal_make(1, 2))));

    if (!json_is(line, "currency", told->currency))
        return false;
    return decimal_equal(net, told->amount) ||
           decimal_equal(decimal_round(with_tax, told->amount.scale, DECIMAL_half_up),
                         told->amount);
}

/* "/kWh" of "0.60 EUR/kWh"; "" where it names no unit. Borrowed. */
static const char *unit_of(const char *price)
{
    const char *unit = strchr(price, '/');

    return unit ? unit : "";
}

/* When another price of the same unit was told in place of @p s; INT64_MAX never. */
static int64_t superseded_ms(const struct statement_court *court, const struct statement *s)
{
    int64_t at_ms = INT64_MAX;

    for (const struct statement *later = court->book->list + court->book->count; --later > s;)
        if (later->topic == s->topic && strcmp(later->to, s->to) == 0 &&
            strcmp(later->about, s->about) == 0 &&
            strcmp(unit_of(later->price), unit_of(s->price)) == 0)
            at_ms = number_least(at_ms, statement_step(later)->at_ms);
    return at_ms;
}

/* A price holds for what its customer charges from then on, until it is due or another is told;
 * bills tell. */
static void judge_price(const struct statement_court *court, const struct statement *s,
                        struct statement_fate *fate)
{
    int64_t ends_ms = superseded_ms(court, s);
    struct told_price told;
    cJSON *lines;
    const cJSON *line;

    if (!read_price(s->price, &told))
        return;
    lines = runfile_rows(
        court->rf,
        "SELECT l.kind, l.price, l.tax_percent, l.from_ms, l.station, i.currency, a.person, "
        "(SELECT min(b.seq) FROM event b WHERE b.scenario=?1 AND b.kind='bill' AND "
        "json_extract(b.data,'$.invoice')=i.invoice) AS seq, i.issued_ms FROM invoice_line l JOIN "
        "invoice i ON i.scenario=?1 AND i.invoice=l.invoice LEFT JOIN account a ON a.scenario=?1 "
        "AND a.account=i.account WHERE l.scenario=?1 AND i.kind='invoice' ORDER BY seq, l.line",
        court->scenario);
    cJSON_ArrayForEach (line, lines) {
        int64_t from_ms = json_int(line, "from_ms", field_int(line, "issued_ms"));

        if (!json_is(line, "person", s->to) || !json_is(line, "kind", kind_of_unit(told.unit)) ||
            from_ms < statement_step(s)->at_ms || from_ms > s->due_ms || from_ms >= ends_ms ||
            (*s->about && !json_is(line, "station", s->about)) || fate->end == STATEMENT_END_broken)
            continue;
        fate->end = is_price(line, &told) ? STATEMENT_END_kept : STATEMENT_END_broken;
        fate->done_ms = json_int(line, "issued_ms", from_ms);
        fate->event = field_seq(line, "seq");
        if (fate->end == STATEMENT_END_broken)
            fate->instead = mem_printf("%s %s/%s", field_text(line, "price"),
                                       field_text(line, "currency"), told.unit);
    }
    cJSON_Delete(lines);
}

typedef void judge_fn(const struct statement_court *court, const struct statement *s,
                      struct statement_fate *fate);

static judge_fn *const judges[STATEMENT_COUNT] = {
#define STATEMENT_TOPIC(name, deed, told, needs, words) [STATEMENT_##name] = judge_##name,
#include "log/statement_topic.def"
#undef STATEMENT_TOPIC
};

/* --- renewal ------------------------------------------------------------------------------------
 */

/* Is @p later about the same, and made before @p s breaks? */
static bool follows(const struct statement *later, const struct statement *s)
{
    return later->topic == s->topic && later->ticket == s->ticket &&
           strcmp(later->about, s->about) == 0 && statement_step(later)->at_ms <= s->due_ms;
}

/* Does @p later, which follows @p s, put it off, and the customer hear of that in time? */
static bool renews(const struct statement *later, const struct statement *s)
{
    return later->due_ms > s->due_ms &&
           (!ticket_has_customer(s->ticket) || hears(s->ticket, later->step, s->due_ms));
}

void statement_judge(const struct statement_court *court, size_t i, struct statement_fate *fate)
{
    const struct statement *s = &court->book->list[i];

    *fate = (struct statement_fate){.end = STATEMENT_END_pending, .done_ms = INT64_MAX};
    judges[s->topic](court, s, fate);
    if (fate->end != STATEMENT_END_broken || s->due_ms == INT64_MAX)
        return;
    for (size_t k = i + 1; k < court->book->count; k++) {
        const struct statement *later = &court->book->list[k];

        if (!follows(later, s))
            continue;
        if (later->due_ms == s->due_ms)
            fate->end = STATEMENT_END_needless; /* promised once more, and broken there */
        else if (renews(later, s))
            fate->end = STATEMENT_END_renewed;
    }
}

void statement_fate_fini(struct statement_fate *fate)
{
    free(fate->instead);
}
