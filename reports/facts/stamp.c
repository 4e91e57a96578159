#include "facts/stamp.h"

#include <ctype.h>
#include <stdlib.h>

#include "base/mem.h"
#include "facts/field.h"
#include "facts/runfile.h"

#define MILLION INT64_C(1000000)
#define NEAR_MS 2000 /* a stamp cut to seconds, and the way of a message */

/* Reads exactly @p digits digits at *@p at and steps over them; -1 when they are not there. */
static int digits_at(const char **at, int digits)
{
    int n = 0;

    for (int i = 0; i < digits; i++, (*at)++) {
        if (!isdigit((unsigned char)**at))
            return -1;
        n = 10 * n + (**at - '0');
    }
    return n;
}

static bool sign_at(const char **at, char sign)
{
    bool there = **at == sign;

    *at += there;
    return there;
}

/* Days from 1970-01-01 to the first of March of @p year: then a leap day is the last of its year.
 */
static int64_t days_to_march(int64_t year)
{
    return 365 * year + year / 4 - year / 100 + year / 400 - 719468;
}

/* Days from 1970-01-01; the months counted from March have 31 30 31 30 31, twice over. */
static int64_t day_number(int year, int month, int day)
{
    int64_t y = month > 2 ? year : year - 1;
    int64_t m = month > 2 ? month - 3 : month + 9;

    return days_to_march(y) + (153 * m + 2) / 5 + day - 1;
}

static int64_t fraction_ms(const char **at)
{
    int64_t ms = 0, unit = 100;

    if (!sign_at(at, '.'))
        return 0;
    for (; isdigit((unsigned char)**at); (*at)++, unit /= 10)
        ms += unit * (**at - '0');
    return ms;
}

/* Minutes east of UTC; false when no zone is named, or something follows it. */
static bool zone_at(const char **at, int64_t *minutes)
{
    bool west = **at == '-';
    int h, m;

    *minutes = 0;
    if (sign_at(at, 'Z') || sign_at(at, 'z'))
        return **at == '\0';
    if (!west && **at != '+')
        return false;
    (*at)++;
    h = digits_at(at, 2);
    if (h < 0 || !sign_at(at, ':'))
        return false;
    m = digits_at(at, 2);
    *minutes = (west ? -1 : 1) * (60 * h + m);
    return m >= 0 && **at == '\0';
}

int64_t stamp_of(const char *text)
{
    static const char before[] = "--T::"; /* what stands behind each part but the last */
    static const int sizes[] = {4, 2, 2, 2, 2, 2};
    int part[6];
    int64_t ms, minutes;

    if (!text)
        return STAMP_NONE;
    for (size_t i = 0; i < 6; i++) {
        part[i] = digits_at(&text, sizes[i]);
        if (part[i] < 0 ||
            (i < 5 && !sign_at(&text, before[i]) && !(i == 2 && sign_at(&text, 't'))))
            return STAMP_NONE;
    }
    if (part[1] < 1 || part[1] > 12 || part[2] < 1 || part[2] > 31 || part[3] > 23 || part[4] > 59)
        return STAMP_NONE;
    ms = fraction_ms(&text);
    if (!zone_at(&text, &minutes))
        return STAMP_NONE;
    ms += 1000 * (86400 * day_number(part[0], part[1], part[2]) + 3600 * (int64_t)part[3] +
                  60 * (part[4] - minutes) + part[5]);
    return ms;
}

int64_t stamp_field(const cJSON *object, const char *name)
{
    return stamp_of(field_text(object, name));
}

/* --- clocks --- */

static void hear_clock(void *ctx, sqlite3_stmt *row)
{
    struct stamp_clocks *clocks = ctx;

    clocks->list = mem_more(clocks->list, clocks->count, sizeof(*clocks->list));
    clocks->list[clocks->count++] = (struct stamp_clock){.actor = sqlite3_column_int(row, 0),
                                                         .at_ms = runfile_int(row, 1),
                                                         .off_ms = runfile_int(row, 2),
                                                         .drift_ppm = runfile_int(row, 3),
                                                         .by_csms = sqlite3_column_int(row, 4)};
}

void stamp_clocks_init(struct stamp_clocks *clocks, struct runfile *rf, int scenario)
{
    *clocks = (struct stamp_clocks){NULL, 0};
    runfile_each(rf,
                 "SELECT actor, virt_ms, json_extract(data,'$.offset_ms'), "
                 "json_extract(data,'$.drift_ppm'), json_extract(data,'$.by')='csms' FROM event "
                 "WHERE scenario=?1 AND kind='clock_set' ORDER BY seq",
                 scenario, hear_clock, clocks);
}

void stamp_clocks_fini(struct stamp_clocks *clocks)
{
    free(clocks->list);
    *clocks = (struct stamp_clocks){NULL, 0};
}

/* The clock that @p actor had at @p ms; NULL: one that was right. */
static const struct stamp_clock *clock_at(const struct stamp_clocks *clocks, int actor, int64_t ms)
{
    for (size_t i = clocks->count; i-- > 0;)
        if (clocks->list[i].actor == actor && clocks->list[i].at_ms <= ms)
            return &clocks->list[i];
    return NULL;
}

/* As whole parts of a million: the products cannot overflow. */
static int64_t drifted(int64_t ms, int64_t drift_ppm, int64_t of)
{
    return ms / of * drift_ppm + ms % of * drift_ppm / of;
}

static int64_t ahead_ms(const struct stamp_clock *c, int64_t ms)
{
    return c ? c->off_ms + drifted(ms - c->at_ms, c->drift_ppm, MILLION) : 0;
}

/* The moment at which @p c shows @p told_ms. */
static int64_t shown_at(const struct stamp_clock *c, int64_t told_ms)
{
    int64_t since_ms;

    if (!c)
        return told_ms;
    since_ms = told_ms - c->off_ms - c->at_ms;
    return c->at_ms + since_ms - drifted(since_ms, c->drift_ppm, MILLION + c->drift_ppm);
}

int64_t stamp_off_ms(const struct stamp_clocks *clocks, int actor, int64_t ms)
{
    return ahead_ms(clock_at(clocks, actor, ms), ms);
}

/* The clock by which @p actor made the stamp @p told_ms: it had it then. */
static const struct stamp_clock *made_by(const struct stamp_clocks *clocks, int actor,
                                         int64_t told_ms, int64_t sent_ms)
{
    const struct stamp_clock *last = clock_at(clocks, actor, sent_ms), *c = last;
    int64_t until_ms = sent_ms;

    for (; c; c = clock_at(clocks, actor, until_ms)) {
        int64_t ms = shown_at(c, told_ms);

        if (ms >= c->at_ms - NEAR_MS && ms - NEAR_MS <= until_ms)
            return c;
        until_ms = c->at_ms - 1;
    }
    return told_ms - NEAR_MS <= until_ms ? NULL : last; /* before any was set */
}

int64_t stamp_truly(const struct stamp_clocks *clocks, int actor, int64_t told_ms, int64_t sent_ms)
{
    if (told_ms == STAMP_NONE)
        return told_ms;
    return shown_at(made_by(clocks, actor, told_ms, sent_ms), told_ms);
}

int64_t stamp_known(const struct stamp_clocks *clocks, int actor, int64_t told_ms, int64_t sent_ms)
{
    const struct stamp_clock *c;

    if (told_ms == STAMP_NONE)
        return told_ms;
    c = made_by(clocks, actor, told_ms, sent_ms);
    return c && c->by_csms ? shown_at(c, told_ms) : told_ms;
}

bool stamp_clock_jumps(const struct stamp_clocks *clocks, int actor, int64_t from_ms, int64_t to_ms)
{
    const struct stamp_clock *c = clock_at(clocks, actor, to_ms);

    return c && c->at_ms > from_ms;
}
