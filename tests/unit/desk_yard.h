/* desk_yard.h - a desk with two technicians and stations by hand, and its story as text. */
#ifndef TESTS_DESK_YARD_H
#define TESTS_DESK_YARD_H

#include "refstack_yard.h"

#define MIN 60

/* ---- a desk with two technicians and three stations */

#define STAFF                                                                                      \
    "{\"technicians\":["                                                                           \
    "{\"name\":\"Van 7\",\"lat_e6\":52521700,\"lon_e6\":5120000,\"from_min\":0,\"to_min\":1440,"   \
    "\"speed_m_per_h\":50000,\"employer\":\"own\",\"free\":%s},"                                   \
    "{\"name\":\"Van 3\",\"lat_e6\":52144000,\"lon_e6\":5120000,\"from_min\":420,\"to_min\":1380," \
    "\"speed_m_per_h\":50000,\"employer\":\"contractor\",\"free\":%s,\"parts\":\"lock,fuse\"}],"   \
    "\"agents\":[{\"name\":\"Ann\"}]}"

static inline void staff(struct yard *yard, bool far_free, bool near_free)
{
    char body[700];

    snprintf(body, sizeof(body), STAFF, far_free ? "true" : "false", near_free ? "true" : "false");
    yard_do(yard, "/api/desk/staff", body);
}

static inline void station_at(struct yard *yard, const char *id, int lat_e6)
{
    char body[300];

    snprintf(body, sizeof(body),
             "{\"station\":\"%s\",\"protocol\":\"ocpp1.6\",\"connectors\":1,\"power_w\":22000,"
             "\"site\":\"Hall\",\"lat_e6\":%d,\"lon_e6\":5120000}",
             id, lat_e6);
    yard_do(yard, "/api/csms/stations", body);
}

static inline void begin(struct yard *yard, enum mutant mutant)
{
    yard_begin(yard, mutant);
    staff(yard, true, true);
    station_at(yard, "CP-1", 52090000);
}

#define CALL                                                                                       \
    "{\"channel\":\"phone\",\"requester\":\"Parent\",\"words\":\"my cable is stuck\","             \
    "\"category\":\"fault\",\"grade\":\"L2\",\"station\":\"CP-1\",\"connector\":1}"
#define MAIL                                                                                       \
    "{\"channel\":\"email\",\"requester\":\"Writer\",\"words\":\"what did I pay?\","               \
    "\"category\":\"billing\",\"invoice\":\"INV-00001\"}"

static inline int opened(struct yard *yard, const char *body)
{
    cJSON *answer = yard_ask(yard, "POST", "/api/desk/tickets", body);
    int id;

    cr_assert(get(answer, "id") != NULL, "%s", cJSON_PrintUnformatted(answer));
    id = get(answer, "id")->valueint;
    cJSON_Delete(answer);
    return id;
}

static inline cJSON *act(struct yard *yard, int ticket, const char *action, const char *role,
                         const char *args)
{
    char path[80], body[500];

    snprintf(path, sizeof(path), "/api/desk/tickets/%d/acts", ticket);
    snprintf(body, sizeof(body), "{\"action\":\"%s\",\"by\":\"%s\",\"role\":\"%s\",\"args\":%s}",
             action, strcmp(role, "agent") ? "Van 3" : "Ann", role, args ? args : "{}");
    return yard_ask(yard, "POST", path, body);
}

static inline void acted(struct yard *yard, int ticket, const char *action, const char *role,
                         const char *args)
{
    cJSON *answer = act(yard, ticket, action, role, args);

    cr_assert(get(answer, "error") == NULL, "%s: %s", action, get(answer, "error")->valuestring);
    cJSON_Delete(answer);
}

static inline void replied(struct yard *yard, int ticket, const char *topic)
{
    char path[80], body[200];

    snprintf(path, sizeof(path), "/api/desk/tickets/%d/replies", ticket);
    snprintf(body, sizeof(body), "{\"by\":\"Ann\",\"text\":\"Here is why.\",\"topic\":\"%s\"}",
             topic);
    yard_do(yard, path, body);
}

/* ---- the story as text */

static inline void add(char *story, const char *format, ...)
{
    size_t used = strlen(story);
    va_list args;

    va_start(args, format);
    vsnprintf(story + used, 8000 - used, format, args);
    va_end(args);
}

static inline void add_clock(char *story, const char *word, int64_t ms)
{
    int minute = (int)(ms / 60000 % 1440);

    add(story, " %s%02d:%02d", word, minute / 60, minute % 60);
}

/* "17:33 1 eta Van 3 due 17:55" a line; bookkeeping notes are left out. */
static inline void tell(char *story, const cJSON *event)
{
    static const char *const shown[] = {"to", "topic", "technician", "km", "clock", "station"};
    const cJSON *data = get(event, "data");
    const char *name = get(event, "name")->valuestring;
    int64_t at_ms = (int64_t)get(event, "at_ms")->valuedouble;
    bool opening =
        !strcmp(name, "contact") || !strcmp(name, "alarm") || !strcmp(name, "message_in");

    if (!strcmp(name, "note"))
        return;
    add_clock(story, *story ? "\b" : "\b", at_ms);
    add(story, " %d %s", get(event, "ticket")->valueint, name);
    for (size_t i = 0; !opening && i < sizeof(shown) / sizeof(shown[0]); i++)
        if (cJSON_IsString(get(data, shown[i])))
            add(story, " %s", get(data, shown[i])->valuestring);
    if (get(data, "due_ms") && strcmp(name, "escalate") && strcmp(name, "breach"))
        add_clock(story, "by ", (int64_t)get(data, "due_ms")->valuedouble);
    add(story, "\n");
}

static inline char *story_of(struct yard *yard)
{
    cJSON *answer = yard_ask(yard, "GET", "/api/desk/events?since=0", NULL);
    char *raw = mem_new(8000), *to = raw;
    const cJSON *event;
    int last = 0;

    cJSON_ArrayForEach (event, get(answer, "events")) {
        cr_assert(gt(int, get(event, "seq")->valueint, last), "seq increases");
        last = get(event, "seq")->valueint;
        tell(raw, event);
    }
    cr_assert(eq(int, get(answer, "next")->valueint, last));
    cJSON_Delete(answer);
    for (const char *s = raw; *s; s++) { /* " \b" goes */
        if (s[0] == ' ' && s[1] == '\b')
            s++;
        else
            *to++ = *s;
    }
    *to = 0;
    return raw;
}

static inline void expect_story(struct yard *yard, const char *expected)
{
    char *story = story_of(yard);

    cr_expect(eq(str, story, (char *)expected));
    free(story);
}

static inline bool told(struct yard *yard, const char *words)
{
    char *story = story_of(yard);
    bool found = strstr(story, words) != NULL;

    free(story);
    return found;
}

#define ELSEWHERE "{\"lat_e6\":52090000,\"lon_e6\":5120000,\"not_station\":\"CP-1\"}"

/* CP-2 is near and occupied, CP-3 further and free, CP-4 free and off the air. */
static inline void neighbours(struct yard *yard, struct post *two, struct post *three,
                              struct post *four)
{
    station_at(yard, "CP-2", 52100000);
    station_at(yard, "CP-3", 52200000);
    station_at(yard, "CP-4", 52110000);
    post_open(two, yard, "CP-2");
    post_open(three, yard, "CP-3");
    post_open(four, yard, "CP-4");
    post_boot(two);
    post_boot(three);
    post_boot(four);
    post_status(two, "Charging", "NoError");
    post_status(three, "Available", "NoError");
    post_status(four, "Available", "NoError");
    post_lose(four);
    opened(yard, CALL);
}

static inline void expect_alternative(enum mutant mutant, const char *station, const char *km)
{
    struct yard yard;
    struct post two, three, four;
    cJSON *answer;

    begin(&yard, mutant);
    neighbours(&yard, &two, &three, &four);
    answer = act(&yard, 1, "alternative", "agent", ELSEWHERE);
    cr_expect(eq(str, get(answer, "station")->valuestring, (char *)station));
    cr_expect(eq(str, get(answer, "km")->valuestring, (char *)km));
    cJSON_Delete(answer);
    post_end(&two);
    post_end(&three);
    yard_end(&yard);
}

#endif
