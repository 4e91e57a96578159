#include "refstack/desk/sla.h"

#include <stdio.h>
#include <string.h>

#include "base/vclock.h"

#define MINUTE_MS INT64_C(60000)

const char *sla_clock_name(enum sla_clock_kind kind)
{
#define X(name) #name,
    static const char *const names[] = {SLA_CLOCK_LIST(X)};
#undef X
    return (size_t)kind < SLA_CLOCKS ? names[kind] : "unknown";
}

/* The default targets, in the order of the clocks. */
static const int64_t usual_ms[SLA_GRADES][SLA_CLOCKS] = {
    {10 * MINUTE_MS, 30 * MINUTE_MS},
    {10 * MINUTE_MS, 120 * MINUTE_MS},
    {10 * MINUTE_MS, 1440 * MINUTE_MS},
};

int sla_grade_of(const char *name)
{
    static const char *const names[] = {"L1", "L2", "L3", NULL};

    for (int g = 0; name && names[g]; g++)
        if (!strcmp(name, names[g]))
            return g + 1;
    return 0;
}

static bool read_grade(int64_t target_ms[SLA_CLOCKS], const cJSON *grade)
{
    for (int k = 0; k < SLA_CLOCKS; k++) {
        char field[32];
        const cJSON *item;

        snprintf(field, sizeof field, "%s_ms", sla_clock_name((enum sla_clock_kind)k));
        item = cJSON_GetObjectItemCaseSensitive(grade, field);
        if (!item)
            continue;
        if (!cJSON_IsNumber(item) || item->valuedouble < 0 || item->valuedouble > 1e12)
            return false;
        target_ms[k] = (int64_t)item->valuedouble;
    }
    return true;
}

bool sla_read(struct sla *sla, const struct tz *tz, const cJSON *json)
{
    const cJSON *grade;
    struct sla fresh;

    memcpy(fresh.target_ms, usual_ms, sizeof usual_ms);
    if (!calendar_read(&fresh.cal, tz, cJSON_GetObjectItemCaseSensitive(json, "hours"),
                       cJSON_GetObjectItemCaseSensitive(json, "holidays")))
        return false;
    cJSON_ArrayForEach (grade, cJSON_GetObjectItemCaseSensitive(json, "grades")) {
        int g = sla_grade_of(grade->string);

        if (!g || !read_grade(fresh.target_ms[g - 1], grade))
            return false;
    }
    *sla = fresh;
    return true;
}

static void aim(struct sla_clock *c, const struct calendar *cal)
{
    int64_t warn_ms = c->target_ms * 4 / 5;

    c->due_ms = calendar_add_ms(cal, c->run_from_ms, c->target_ms - c->used_ms);
    c->escalate_ms = calendar_add_ms(cal, c->run_from_ms, warn_ms - c->used_ms);
}

void sla_clock_start(struct sla_clock *c, const struct calendar *cal, int64_t now_ms,
                     int64_t target_ms)
{
    *c = (struct sla_clock){.target_ms = target_ms, .run_from_ms = now_ms};
    aim(c, cal);
}

void sla_clock_pause(struct sla_clock *c, const struct calendar *cal, int64_t now_ms)
{
    if (c->due_ms == VCLOCK_NEVER)
        return;
    c->used_ms += calendar_between_ms(cal, c->run_from_ms, now_ms);
    c->due_ms = c->escalate_ms = VCLOCK_NEVER;
}

void sla_clock_resume(struct sla_clock *c, const struct calendar *cal, int64_t now_ms)
{
    if (c->due_ms != VCLOCK_NEVER)
        return;
    c->run_from_ms = now_ms;
    aim(c, cal);
}

void sla_clock_retarget(struct sla_clock *c, const struct calendar *cal, int64_t target_ms)
{
    if (target_ms >= c->target_ms)
        return;
    c->target_ms = target_ms;
    if (c->due_ms != VCLOCK_NEVER)
        aim(c, cal);
}
