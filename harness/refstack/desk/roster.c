#include "refstack/desk/roster.h"

#include <stdlib.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "refstack/desk/staff.h"
#include "refstack/stack/api.h"

#define DEFAULT_M_PER_H 50000
#define DAY_MIN         1440

char *roster_parts(const cJSON *parts)
{
    const cJSON *item;
    char *text;

    if (!cJSON_IsArray(parts))
        return mem_text(cJSON_GetStringValue(parts));
    text = mem_text("");
    cJSON_ArrayForEach (item, parts) {
        char *longer = mem_printf("%s%s%s", text, *text ? "," : "",
                                  cJSON_IsString(item) ? item->valuestring : "");

        free(text);
        text = longer;
    }
    return text;
}

static const char technician_fields[] = "name:text lat_e6:int lon_e6:int from_min:int? to_min:int? "
                                        "speed_m_per_h:int? employer:text? free:bool? parts:any?";

/* A field that every technician has, and that has been looked at (technician_fields). */
static int64_t int_in(const cJSON *one, const char *name)
{
    return (int64_t)cJSON_GetObjectItemCaseSensitive(one, name)->valuedouble;
}

static int64_t speed_of(const cJSON *one)
{
    return json_int(one, "speed_m_per_h", DEFAULT_M_PER_H);
}

static void keep(struct desk *d, const cJSON *one, int64_t since)
{
    const char *name = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(one, "name"));
    bool free_now = !cJSON_IsFalse(cJSON_GetObjectItemCaseSensitive(one, "free"));
    char *parts = roster_parts(cJSON_GetObjectItemCaseSensitive(one, "parts"));

    db_run(d->rs->db,
           "INSERT INTO desk_staff(name, role, lat_e6, lon_e6, from_min, to_min, speed_m_per_h, "
           "employer, free, parts) VALUES(?, 'technician', ?, ?, ?, ?, ?, ?, ?, ?) "
           "ON CONFLICT(name) DO UPDATE SET role = excluded.role, lat_e6 = excluded.lat_e6, "
           "lon_e6 = excluded.lon_e6, from_min = excluded.from_min, to_min = excluded.to_min, "
           "speed_m_per_h = excluded.speed_m_per_h, employer = excluded.employer, "
           "free = excluded.free, parts = excluded.parts",
           db_t(name), db_i(int_in(one, "lat_e6")), db_i(int_in(one, "lon_e6")),
           db_i(json_int(one, "from_min", 0)), db_i(json_int(one, "to_min", DAY_MIN)),
           db_i(speed_of(one)),
           db_t(cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(one, "employer"))),
           db_i((int64_t)free_now), db_t(parts));
    free(parts);
    if (free_now)
        staff_free(d, name, since);
}

static bool all_match(const cJSON *list, const char *fields)
{
    const cJSON *one;

    cJSON_ArrayForEach (one, list) {
        char *why = cJSON_IsObject(one) ? api_mismatch(one, fields) : mem_text("not an object");

        if (why) {
            free(why);
            return false;
        }
    }
    return true;
}

const char *roster_read(struct desk *d, const cJSON *json)
{
    const cJSON *technicians = cJSON_GetObjectItemCaseSensitive(json, "technicians");
    const cJSON *agents = cJSON_GetObjectItemCaseSensitive(json, "agents"), *one;
    int64_t since = json_int(json, "since", -1);

    if (!all_match(technicians, technician_fields))
        return "a technician has name, lat_e6, lon_e6, from_min?, to_min?, speed_m_per_h?, "
               "employer?, free?, parts?";
    if (!all_match(agents, "name:text"))
        return "an agent has a name";
    cJSON_ArrayForEach (one, technicians)
        if (speed_of(one) < 1)
            return "a technician who goes somewhere has a speed_m_per_h above 0";
    cJSON_ArrayForEach (one, technicians)
        keep(d, one, since);
    staff_retry(d);
    return NULL;
}
