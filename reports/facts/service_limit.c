#include "facts/service_limit.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "facts/field.h"

#define NONE INT64_MAX /* later than any limit */

static const char *const grades[] = {"L1", "L2", "L3", NULL};

struct service_limits service_limits_expected(const cJSON *sla)
{
    return (struct service_limits){sla, field(sla, "grades"), field_text(sla, "grade")};
}

struct service_limits service_limits_told(const cJSON *by_grade)
{
    return (struct service_limits){NULL, by_grade, ""};
}

static int64_t limit_in(const cJSON *levels, const char *clock)
{
    char *name = mem_printf("%s_ms", clock);
    int64_t ms = json_int(levels, name, NONE);

    free(name);
    return ms;
}

static int64_t limit_of_grade(const struct service_limits *limits, const char *grade,
                              const char *clock)
{
    int64_t ms = limit_in(field(limits->grades, grade), clock);

    if (ms == NONE && (!*limits->only || strcmp(limits->only, grade) == 0))
        ms = limit_in(limits->all, clock);
    return ms;
}

/* Without a grade; none where some grade has no limit at all. */
static int64_t slackest(const struct service_limits *limits, const char *clock)
{
    int64_t most = 0;

    for (const char *const *grade = grades; *grade; grade++)
        most = number_most(most, limit_of_grade(limits, *grade, clock));
    return most;
}

static int64_t limit_at(const struct service_limits *limits, const struct ticket *t,
                        const char *clock, int64_t at_ms)
{
    const char *grade = ticket_grade(t, at_ms);

    return *grade ? limit_of_grade(limits, grade, clock) : slackest(limits, clock);
}

/* The strictest of those that @p t had while the clock ran. */
static int64_t strictest(const struct service_limits *limits, const struct ticket *t,
                         const char *clock, struct span run)
{
    int64_t least = limit_at(limits, t, clock, run.from_ms);

    for (size_t i = 0; i < t->count; i++) {
        int64_t at_ms = t->steps[i].at_ms;

        if (at_ms > run.from_ms && at_ms < run.to_ms && *field_text(t->steps[i].data, "grade"))
            least = number_least(least, limit_at(limits, t, clock, at_ms));
    }
    return least;
}

int64_t service_limit(const struct service_limits *limits, const struct ticket *t,
                      const char *clock, struct span run)
{
    bool only = *limits->only && strcmp(ticket_grade(t, INT64_MAX), limits->only) == 0;
    int64_t ms =
        only ? limit_of_grade(limits, limits->only, clock) : strictest(limits, t, clock, run);

    return ms == NONE ? -1 : ms;
}

bool service_limited(const struct service_limits *limits, const char *clock)
{
    for (const char *const *grade = grades; *grade; grade++)
        if (limit_of_grade(limits, *grade, clock) != NONE)
            return true;
    return false;
}
