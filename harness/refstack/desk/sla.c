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
    return names[kind];
}

void sla_init(struct sla *sla, const struct tz *tz)
{
    static const int64_t on_site_min[SLA_GRADES] = {30, 120, 1440};

    memset(sla, 0, sizeof *sla);
    calendar_always(&sla->cal, tz);
    for (int g = 0; g < SLA_GRADES; g++) {
        sla->target_ms[g][SLA_first_reply] = 10 * MINUTE_MS;
        sla->target_ms[g][SLA_on_site] = on_site_min[g] * MINUTE_MS;
    }
}

int sla_grade_of(const char *name)
{
    bool known = name && name[0] == 'L' && name[1] >= '1' && name[1] <= '3' && name[2] == '\0';

    return known ? name[1] - '0' : 0;
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

    sla_init(&fresh, tz);
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
    int64_t warn_ms = c->target_ms / 5 * 4 + c->target_ms % 5 * 4 / 5;

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
