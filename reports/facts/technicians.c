#include "facts/technicians.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/distance.h"
#include "facts/duration.h"
#include "facts/field.h"

#define ROAD            1.3
#define DEFAULT_M_PER_H 50000

struct staff {
    cJSON *rows;          /* what the query gave; owns the rest */
    const cJSON *members; /* array of technicians */
    uint64_t told;        /* the event that told the desk; 0: the actors themselves */
};

static double speed_m_per_h(const cJSON *member)
{
    return (double)json_int(member, "speed_m_per_h", DEFAULT_M_PER_H);
}

static int64_t travel_ms(const cJSON *member, const cJSON *place)
{
    double speed = speed_m_per_h(member);

    return speed > 0 ? (int64_t)(distance_crow_m(member, place) * ROAD / speed * 3.6e6) : 0;
}

/* Was @p row, an event of the log, there before somebody was sent? Events of one moment have an
 * order, too. */
static bool is_before(const cJSON *row, const struct technicians_need *need)
{
    if (need->dispatch->event)
        return field_seq(row, "seq") < need->dispatch->event;
    return field_int(row, "virt_ms") <= need->at_ms;
}

/* Who there is at that moment: the last list of staff that the desk was given by then, else the
 * actors themselves. */
static struct staff staff_at(struct runfile *rf, const struct technicians_need *need)
{
    struct staff staff = {NULL, NULL, 0};
    int scenario = need->scenario;
    const cJSON *row;

    staff.rows = runfile_rows(rf,
                              "SELECT seq, virt_ms, data FROM event WHERE scenario=?1 AND "
                              "kind='sut_call' AND json_extract(data,'$.verb')='act' AND "
                              "json_extract(data,'$.args.action')='staff' ORDER BY seq",
                              scenario);
    cJSON_ArrayForEach (row, staff.rows) {
        const cJSON *args = field(field(field(row, "data"), "args"), "args");

        if (!is_before(row, need) || !cJSON_IsArray(field(args, "technicians")))
            continue;
        staff.members = field(args, "technicians");
        staff.told = field_seq(row, "seq");
    }
    if (staff.members)
        return staff;
    cJSON_Delete(staff.rows);
    staff.rows = runfile_rows(
        rf,
        "SELECT name, json_extract(data,'$.lat_e6') AS lat_e6, json_extract(data,'$.lon_e6') AS "
        "lon_e6, json_extract(data,'$.from_min') AS from_min, json_extract(data,'$.to_min') AS "
        "to_min, json_extract(data,'$.speed_m_per_h') AS speed_m_per_h, "
        "json_extract(data,'$.parts') AS parts FROM actor WHERE scenario=?1 AND "
        "kind='technician' AND json_extract(data,'$.lat_e6') IS NOT NULL ORDER BY id",
        scenario);
    staff.members = staff.rows;
    return staff;
}

struct shift {
    int64_t from_min, to_min; /* of the day, local */
};

static struct shift shift_of(const cJSON *member)
{
    return (struct shift){field_int(member, "from_min"), json_int(member, "to_min", 1440)};
}

static bool on_shift(struct runfile *rf, const struct technicians_need *need, const cJSON *member)
{
    struct shift s = shift_of(member);
    int64_t length = s.to_min - s.from_min + (s.from_min <= s.to_min ? 0 : 1440);

    return duration_rest(runfile_minute(rf, need->scenario, need->at_ms) - s.from_min, 1440) <
           length;
}

/* Whoever is off before they would arrive need not be sent, nearest or not. */
static bool is_off_by_then(struct runfile *rf, const struct technicians_need *need,
                           const cJSON *member, int64_t way_ms)
{
    struct shift s = shift_of(member);
    int64_t left = duration_rest(s.to_min - runfile_minute(rf, need->scenario, need->at_ms), 1440);

    return (s.to_min - s.from_min) % 1440 != 0 && way_ms / 60000 >= left;
}

/* Does @p step end the way of @p name? Until the desk has a list that says so they are at work;
 * only where there is no list at all the ticket has to tell. */
static bool ends_errand(const struct ticket_step *step, const char *name, uint64_t told)
{
    if (ticket_step_is(step, "called_off"))
        return json_is(step->data, "technician", name);
    return !told && (ticket_step_is(step, "close") || ticket_step_is(step, "returned"));
}

/* Is @p name, since the desk was told of them (0: never), under way or at work for another ticket?
 */
static bool is_away(const struct technicians_need *need, const char *name, uint64_t told)
{
    for (size_t i = 0; i < need->book->count; i++) {
        const struct ticket *t = &need->book->tickets[i];
        bool away = false;

        if (t == need->ticket)
            continue;
        for (size_t k = 0; k < t->count && t->steps[k].at_ms <= need->at_ms; k++) {
            const struct ticket_step *step = &t->steps[k];

            if (ticket_step_is(step, "dispatch") && json_is(step->data, "technician", name))
                away = step->event >= told;
            else if (ends_errand(step, name, told))
                away = false;
        }
        if (away)
            return true;
    }
    return false;
}

/* The length of the item that begins at @p at, which a comma ends, without the spaces behind it. */
static size_t item_length(const char *at)
{
    size_t n = strcspn(at, ",");

    while (n && at[n - 1] == ' ')
        n--;
    return n;
}

static bool carries(const cJSON *member, const char *part, size_t len)
{
    const cJSON *parts = field(member, "parts"), *item;

    if (!parts)
        return true;
    cJSON_ArrayForEach (item, parts)
        if (cJSON_IsString(item) && strlen(item->valuestring) == len &&
            strncmp(item->valuestring, part, len) == 0)
            return true;
    for (const char *at = cJSON_GetStringValue(parts); at && *at; at += *at == ',') {
        size_t n;

        at += strspn(at, " ");
        n = item_length(at);
        if (n == len && strncmp(at, part, len) == 0)
            return true;
        at += strcspn(at, ",");
    }
    return false;
}

static bool carries_all(const cJSON *member, const cJSON *wanted)
{
    const char *at = cJSON_GetStringValue(wanted);
    const cJSON *item;

    cJSON_ArrayForEach (item, wanted)
        if (cJSON_IsString(item) && !carries(member, item->valuestring, strlen(item->valuestring)))
            return false;
    while (at && *at) {
        size_t n;

        at += strspn(at, ", ");
        n = item_length(at);
        if (n && !carries(member, at, n))
            return false;
        at += strcspn(at, ",");
    }
    return true;
}

/* Why @p member could not be sent; NULL when nothing stands in the way. */
static const char *objection_to(struct runfile *rf, const struct technicians_need *need,
                                const cJSON *member, uint64_t told)
{
    if (!on_shift(rf, need, member))
        return "is not on shift";
    if (cJSON_IsFalse(field(member, "free")) || is_away(need, field_text(member, "name"), told))
        return "is busy elsewhere";
    if (!carries_all(member, field(need->dispatch->data, "parts")))
        return "does not carry the parts";
    if (!(speed_m_per_h(member) > 0))
        return "does not move";
    return NULL;
}

bool technicians_choose(struct runfile *rf, const struct technicians_need *need, const char *sent,
                        struct technicians_choice *out)
{
    cJSON *place = distance_station(rf, need->scenario, field_text(need->ticket->data, "station"));
    struct staff staff = staff_at(rf, need);
    bool known = place && cJSON_GetArraySize(staff.members) > 0;
    const cJSON *member;

    *out = (struct technicians_choice){.sent_travel_ms = -1, .sent_crow_m = -1};
    cJSON_ArrayForEach (member, staff.members) {
        const char *objection = objection_to(rf, need, member, staff.told);
        int64_t ms = travel_ms(member, place);

        if (json_is(member, "name", sent)) {
            out->sent_travel_ms = ms;
            out->sent_crow_m = distance_crow_m(member, place);
            free(out->objection);
            out->objection = mem_text(objection);
        }
        if (objection || (out->best && out->best_travel_ms <= ms) ||
            is_off_by_then(rf, need, member, ms))
            continue;
        free(out->best);
        out->best = mem_text(field_text(member, "name"));
        out->best_travel_ms = ms;
    }
    cJSON_Delete(place);
    cJSON_Delete(staff.rows);
    if (!known)
        technicians_choice_fini(out);
    return known;
}

void technicians_choice_fini(struct technicians_choice *choice)
{
    free(choice->best);
    free(choice->objection);
}
