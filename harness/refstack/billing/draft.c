#include "refstack/billing/draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/stack/stack.h"

#define MICRO 1000000

/* The tariff that was in force for @p station at @p at_ms: one that names it before one for all,
 * the oldest first. */
static bool tariff_of(struct refstack *rs, const char *station, int64_t at_ms,
                      struct rating_tariff *out)
{
    sqlite3_stmt *q = db_ask(rs->db,
                             "SELECT body FROM billing_tariff AS t WHERE from_ms <= ?1 AND "
                             "(until_ms IS NULL OR until_ms > ?1) AND (general OR EXISTS("
                             "SELECT 1 FROM billing_tariff_station AS x WHERE x.tariff = t.id AND "
                             "x.station = ?2)) ORDER BY general, id LIMIT 1",
                             db_i(at_ms), db_t(station));
    cJSON *json = NULL;
    bool found;

    if (db_row(rs->db, q)) {
        json = cJSON_Parse(db_text(q, 0));
        db_done(q);
    }
    found = !rating_read(out, json);
    cJSON_Delete(json);
    return found;
}

static void add_line(const struct refstack *rs, struct billing_draft *d,
                     const struct billing_session *s, const struct rating_line *rated,
                     const struct rating_tariff *tariff)
{
    struct rating_rounding how = tariff->rounding;
    struct billing_line *line;

    if (mutant_is(rs, MUTANT_rounds_every_line_down))
        how.how = MONEY_DOWN;
    d->line = mem_resize(d->line, d->lines + 1, sizeof(*d->line));
    line = &d->line[d->lines++];
    *line = (struct billing_line){.session = s->id,
                                  .station = mem_text(s->station),
                                  .connector = s->connector,
                                  .rated = *rated,
                                  .tax_percent = tariff->tax_percent,
                                  .net = invoice_net(rated->quantity, rated->price, &how)};
}

bool billing_draft_add(struct refstack *rs, struct billing_draft *d,
                       const struct billing_session *s)
{
    struct tz tz = rs->tz;
    struct rating_tariff tariff;
    struct rating_lines out = {NULL, 0};

    if (!tariff_of(rs, s->station, s->facts.start_ms, &tariff) ||
        (*d->currency && strcmp(d->currency, tariff.currency) != 0))
        return false;
    if (!*d->currency) {
        memcpy(d->currency, tariff.currency, sizeof(d->currency));
        d->rounding = tariff.rounding;
    }
    if (mutant_is(rs, MUTANT_ignores_dst))
        tz.has_dst = false;
    rating_session(&s->facts, &tariff, &tz, &out);
    for (size_t i = 0; i < out.count; i++)
        add_line(rs, d, s, &out.line[i], &tariff);
    free(out.line);
    ids_add(&d->sessions, s->id);
    d->running_cost = tariff.running_cost;
    d->billed_wh += s->facts.stop_wh - s->facts.start_wh;
    return true;
}

static int64_t tax_of(const struct refstack *rs, const struct billing_line *line)
{
    int64_t percent = line->tax_percent;

    if (mutant_is(rs, MUTANT_taxes_twice)) /* 21 % on 121 % of it */
        percent += percent + percent / 100 * percent / MICRO;
    return percent;
}

struct invoice_totals billing_draft_total(const struct refstack *rs, const struct billing_draft *d)
{
    struct invoice_amount *amount = mem_new((d->lines + 1) * sizeof(*amount));
    struct invoice_totals sum;

    for (size_t i = 0; i < d->lines; i++)
        amount[i] = (struct invoice_amount){d->line[i].net, tax_of(rs, &d->line[i])};
    sum = invoice_total(amount, d->lines, &d->rounding);
    free(amount);
    return sum;
}

void billing_draft_fini(struct billing_draft *d)
{
    for (size_t i = 0; i < d->lines; i++)
        free(d->line[i].station);
    free(d->line);
    free(d->sessions.id);
}

/* As people write it where the posts are. */
struct moment {
    char day[32], clock[16]; /* "2026-03-06 ", "22:07" */
};

static struct moment moment_of(const struct refstack *rs, int64_t ms)
{
    struct tz_local l;
    struct moment m;

    tz_local(&rs->tz, ms, &l);
    sqlite3_snprintf(sizeof(m.day), m.day, "%04d-%02d-%02d ", l.year, l.month, l.day);
    sqlite3_snprintf(sizeof(m.clock), m.clock, "%02d:%02d", l.hour, l.minute);
    return m;
}

char *billing_line_text(const struct refstack *rs, const struct billing_line *line,
                        const char *currency)
{
    static const char *const words[] = {"Energy", "Time", "Idle time after charging", "Start fee"};
    struct moment from = moment_of(rs, line->rated.from_ms), to = moment_of(rs, line->rated.to_ms);
    const char *day = strcmp(from.day, to.day) ? to.day : "";
    char quantity[32], price[32], net[32];

    money_text(line->rated.quantity, 0, quantity);
    money_text(line->rated.price, 2, price);
    money_text(line->net, 2, net);
    return mem_printf("%s at %s/%d, %s%s to %s%s: %s %s x %s %s = %s %s", words[line->rated.kind],
                      line->station, line->connector, from.day, from.clock, day, to.clock, quantity,
                      rating_unit_name(line->rated.unit), price, currency, net, currency);
}
