/* station201_yard.h - stories of 2.0.1 stations: small_world.h with a 2.0.1 station, and what its
 * CSMS heard in short.  Everything is static.
 */
#ifndef TESTS_STATION201_YARD_H
#define TESTS_STATION201_YARD_H

#include "small_world.h"

static struct profile profile201(void)
{
    struct profile p;

    profile_neutral(&p);
    snprintf(p.ocpp, sizeof(p.ocpp), "2.0.1");
    p.sample_interval_s = 0;
    return p;
}

static void print_field(FILE *out, const cJSON *object, const char *name)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, name);

    if (!value || cJSON_IsObject(value) || strcmp(name, "timestamp") == 0)
        return;
    if (cJSON_IsArray(value)) {
        fprintf(out, " %s", name);
        return;
    }
    if (cJSON_IsTrue(value)) {
        fprintf(out, " %s", name);
        return;
    }
    fputc(' ', out);
    if (cJSON_IsNumber(value) && strcmp(name, "seqNo") == 0)
        fputc('#', out);
    print_value(out, value);
}

static void print_event(FILE *out, const cJSON *payload)
{
    static const char *const top[] = {"eventType", "triggerReason", "seqNo", "offline"};
    static const char *const inner[] = {"chargingState", "stoppedReason", "remoteStartId"};
    const cJSON *info = cJSON_GetObjectItemCaseSensitive(payload, "transactionInfo");
    const cJSON *evse = cJSON_GetObjectItemCaseSensitive(payload, "evse");

    for (size_t i = 0; i < sizeof(top) / sizeof(top[0]); i++)
        print_field(out, payload, top[i]);
    for (size_t i = 0; i < sizeof(inner) / sizeof(inner[0]); i++)
        print_field(out, info, inner[i]);
    print_field(out, cJSON_GetObjectItemCaseSensitive(payload, "idToken"), "idToken");
    if (evse)
        fprintf(out, " at");
    print_field(out, evse, "id");
    print_field(out, evse, "connectorId");
    print_field(out, payload, "meterValue");
    print_field(out, payload, "reservationId");
}

/* What the CSMS heard but for Heartbeats: time, action and the fields a story is about. */
static char *gist201(struct scene *sc)
{
    char *all = heard(sc), *text = NULL, *line, *rest = all;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    while ((line = strsep(&rest, "\n")) && *line) {
        const char *brace = strchr(line, '{');
        cJSON *payload = brace ? cJSON_Parse(brace) : NULL;
        const cJSON *item;

        if (strstr(line, "Heartbeat {")) {
            cJSON_Delete(payload);
            continue;
        }
        fprintf(out, "%.*s", brace ? (int)(brace - line - 1) : (int)strlen(line), line);
        if (strstr(line, "TransactionEvent {"))
            print_event(out, payload);
        else
            cJSON_ArrayForEach (item, payload)
                print_field(out, payload, item->string);
        if (strstr(line, "Authorize {"))
            print_field(out, cJSON_GetObjectItemCaseSensitive(payload, "idToken"), "idToken");
        fputc('\n', out);
        cJSON_Delete(payload);
    }
    fclose(out);
    free(all);
    return text;
}

static void hear(struct post *p, const char *want)
{
    expect_text(gist201(p->sc), want);
}

/* The CSMS calls CP-1, and half a minute passes. */
static void call201(struct post *p, const char *action, const char *payload)
{
    csms_call(p->sc, "CP-1", action, payload);
    pass(p->sc, MINUTE / 2);
}

#endif
