#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/csms/csms_inside.h"
#include "refstack/csms/csms_record.h"

#define COMPONENT                                                                                  \
    "component.name component.instance component.evse.id component.evse.connectorId "              \
    "variable.name variable.instance"

enum told_how { TOLD_put, TOLD_turn, TOLD_drop };

/* What of a CALL is kept: for each item of `list` (NULL: the payload itself) and, where `inner`
 * names a list in the item, for each of its items a record. Paths are those of csms_record_text();
 * a key of "#" is the next number. */
struct told {
    const char *action, *list, *inner;
    const char *kind, *key, *state;
    enum told_how how;
};

/* clang-format off */
static const struct told told[] = {
    /* 1.6 and 2.0.1 */
    {"SecurityEventNotification", NULL, NULL, "security_event", "#", "type", TOLD_put},           /* W16 4.5, A04 */
    {"LogStatusNotification", NULL, NULL, "log", "requestId", "status", TOLD_turn},                /* W16 4.3, N01 */
    {"FirmwareStatusNotification", NULL, NULL, "firmware", "requestId", "status", TOLD_turn},      /* 1.6 4.5, L01 */
    {"SignedFirmwareStatusNotification", NULL, NULL, "firmware", "requestId", "status", TOLD_turn},/* W16 4.4 */
    {"DiagnosticsStatusNotification", NULL, NULL, "diagnostics", "", "status", TOLD_turn},         /* 1.6 4.4 */
    /* 2.0.1 */
    {"PublishFirmwareStatusNotification", NULL, NULL, "publish_firmware", "requestId", "status", TOLD_turn}, /* L03 */
    {"NotifyReport", "reportData", NULL, "variable", COMPONENT, "variableAttribute.0.value", TOLD_put},     /* B07 */
    {"NotifyReport", NULL, NULL, "report", "requestId seqNo", "generatedAt", TOLD_put},
    {"NotifyMonitoringReport", "monitor", "variableMonitoring", "monitor", "id", "type", TOLD_put},         /* N02 */
    {"NotifyCustomerInformation", NULL, NULL, "customer_information", "requestId seqNo", "data", TOLD_put}, /* N09 */
    {"NotifyDisplayMessages", "messageInfo", NULL, "display_message", "id", "state", TOLD_put},             /* O03 */
    {"NotifyChargingLimit", NULL, NULL, "charging_limit", "evseId chargingLimit.chargingLimitSource", NULL, TOLD_put}, /* K12 */
    {"ClearedChargingLimit", NULL, NULL, "charging_limit", "evseId chargingLimitSource", NULL, TOLD_drop},  /* K13 */
    {"ReportChargingProfiles", "chargingProfile", NULL, "reported_profile", "id", "chargingProfilePurpose", TOLD_put}, /* K09 */
    {"NotifyEVChargingNeeds", NULL, NULL, "charging_needs", "evseId", "chargingNeeds.requestedEnergyTransfer", TOLD_put}, /* K15 */
    {"NotifyEVChargingSchedule", NULL, NULL, "vehicle_schedule", "evseId", "timeBase", TOLD_put},           /* K17 */
    {"ReservationStatusUpdate", NULL, NULL, "reservation", "reservationId", "reservationUpdateStatus", TOLD_turn}, /* H04 */
};
/* clang-format on */

static char *next_number(struct csms_turn *turn, const char *kind)
{
    int64_t count =
        db_number(turn->rs->db, 0, "SELECT COUNT(*) FROM record WHERE station = ? AND kind = ?",
                  "tt", turn->station->id, kind);

    return mem_printf("%06lld", (long long)count + 1);
}

static void keep_one(struct csms_turn *turn, const struct told *t, const cJSON *body)
{
    char *key = strcmp(t->key, "#") ? csms_record_text(body, t->key) : next_number(turn, t->kind);
    char *state = t->state ? csms_record_text(body, t->state) : NULL;
    struct csms_record r = {turn->station->id, t->kind, key, state && *state ? state : NULL};

    switch (t->how) {
    case TOLD_put:
        csms_record_put(turn->rs, &r, body);
        break;
    case TOLD_turn:
        csms_record_turn(turn->rs, &r, body);
        break;
    case TOLD_drop:
        csms_record_drop(turn->rs, &r);
        break;
    }
    free(key);
    free(state);
}

/* Each item of a list in @p item, together with the fields round it. */
static void keep_inner(struct csms_turn *turn, const struct told *t, const cJSON *item)
{
    const cJSON *inner, *field;

    cJSON_ArrayForEach (inner, cJSON_GetObjectItemCaseSensitive(item, t->inner)) {
        cJSON *body = cJSON_Duplicate(item, 1);

        cJSON_DeleteItemFromObjectCaseSensitive(body, t->inner);
        cJSON_ArrayForEach (field, inner) {
            cJSON_AddItemToObject(body, field->string, cJSON_Duplicate(field, 1));
        }
        keep_one(turn, t, body);
        cJSON_Delete(body);
    }
}

static void keep(struct csms_turn *turn, const struct told *t, const cJSON *in)
{
    const cJSON *item;

    if (!t->list) {
        keep_one(turn, t, in);
        return;
    }
    cJSON_ArrayForEach (item, cJSON_GetObjectItemCaseSensitive(in, t->list)) {
        if (t->inner)
            keep_inner(turn, t, item);
        else
            keep_one(turn, t, item);
    }
}

void csms_noted(struct csms_turn *turn)
{
    cJSON *shown = csms_shown(turn->in);

    for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++)
        if (!strcmp(told[i].action, turn->action))
            keep(turn, &told[i], shown);
    cJSON_Delete(shown);
    stack_news(turn->rs);
}
