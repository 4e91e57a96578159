#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/csms/csms_inside.h"
#include "refstack/csms/csms_record.h"

/* A command and its answer: {"args": .., "answer": ..}. */
struct deal {
    struct csms_station *st;
    const cJSON *both;
};

typedef void deal_fn(struct deal *d);

enum deal_how { DEAL_put, DEAL_turn, DEAL_drop, DEAL_drop_all };

/* What of an answered command is kept. `when`: words that the status must be one of, NULL: any.
 * `list`: each item is a record of its own, with its own status; else `body` is it, and paths begin
 * at {"args", "answer"}. */
struct row {
    const char *action, *status, *when;
    const char *list, *body;
    const char *kind, *key, *state;
    enum deal_how how;
};

#define ACCEPTED "answer.status", "Accepted"
#define COMPONENT                                                                                  \
    "component.name component.instance component.evse.id component.evse.connectorId "              \
    "variable.name variable.instance attributeType"
#define HASH "certificateHashData.serialNumber certificateHashData.issuerKeyHash"

/* clang-format off */
static const struct row rows[] = {
    /* 1.6 and 2.0.1: the fields have other names */
    {"SetChargingProfile", ACCEPTED, NULL, "args", "charging_profile",
     "args.csChargingProfiles.chargingProfileId|args.chargingProfile.id",
     "args.csChargingProfiles.chargingProfilePurpose|args.chargingProfile.chargingProfilePurpose", DEAL_put},
    {"ReserveNow", ACCEPTED, NULL, "args", "reservation", "args.reservationId|args.id", "answer.status", DEAL_put},
    {"CancelReservation", ACCEPTED, NULL, "args", "reservation", "args.reservationId", "=Cancelled", DEAL_turn},
    {"GetLocalListVersion", NULL, NULL, NULL, "answer", "local_list_version", "", "answer.listVersion|answer.versionNumber", DEAL_put},
    {"SendLocalList", ACCEPTED, NULL, "args", "local_list_version", "", "args.listVersion|args.versionNumber", DEAL_put},
    {"ChangeAvailability", "answer.status", "Accepted Scheduled", NULL, "args", "availability",
     "args.connectorId|args.evse.id args.evse.connectorId", "args.type|args.operationalStatus", DEAL_put},
    {"UpdateFirmware", NULL, NULL, NULL, "args", "firmware", "args.requestId", "answer.status|=Asked", DEAL_put},
    {"SignedUpdateFirmware", NULL, NULL, NULL, "args", "firmware", "args.requestId", "answer.status", DEAL_put},
    {"GetLog", NULL, NULL, NULL, "args", "log", "args.requestId", "answer.status", DEAL_put},
    {"GetDiagnostics", NULL, NULL, NULL, "args", "diagnostics", "", "answer.fileName|=Nothing", DEAL_put},
    {"GetCompositeSchedule", ACCEPTED, NULL, "answer", "composite_schedule", "args.connectorId|args.evseId", "answer.scheduleStart|answer.schedule.scheduleStart", DEAL_put},
    {"InstallCertificate", ACCEPTED, NULL, "args", "certificate_sent", "args.certificateType", "answer.status", DEAL_put},
    {"GetInstalledCertificateIds", NULL, NULL, NULL, NULL, "certificate", NULL, NULL, DEAL_drop_all},
    {"GetInstalledCertificateIds", NULL, NULL, "answer.certificateHashData", NULL, "certificate", "serialNumber issuerKeyHash", NULL, DEAL_put},
    {"GetInstalledCertificateIds", NULL, NULL, "answer.certificateHashDataChain", NULL, "certificate", HASH, "certificateType", DEAL_put},
    {"DeleteCertificate", ACCEPTED, NULL, NULL, "certificate",
     "args.certificateHashData.serialNumber args.certificateHashData.issuerKeyHash", NULL, DEAL_drop},
    /* 1.6 */
    {"GetConfiguration", NULL, NULL, "answer.configurationKey", NULL, "configuration", "key", "value", DEAL_put},
    {"ChangeConfiguration", "answer.status", "Accepted RebootRequired", NULL, "args", "configuration", "args.key", "args.value", DEAL_put},
    /* 2.0.1 */
    {"GetVariables", "attributeStatus", "Accepted", "answer.getVariableResult", NULL, "value", COMPONENT, "attributeValue", DEAL_put},
    {"GetBaseReport", NULL, NULL, NULL, "args", "request", "args.requestId", "answer.status", DEAL_put},
    {"GetReport", NULL, NULL, NULL, "args", "request", "args.requestId", "answer.status", DEAL_put},
    {"GetMonitoringReport", NULL, NULL, NULL, "args", "request", "args.requestId", "answer.status", DEAL_put},
    {"CustomerInformation", NULL, NULL, NULL, "args", "request", "args.requestId", "answer.status", DEAL_put},
    {"GetDisplayMessages", NULL, NULL, NULL, "args", "request", "args.requestId", "answer.status", DEAL_put},
    {"GetChargingProfiles", NULL, NULL, NULL, "args", "request", "args.requestId", "answer.status", DEAL_put},
    {"SetVariableMonitoring", "status", "Accepted", "answer.setMonitoringResult", NULL, "monitor", "id", "type", DEAL_put},
    {"ClearVariableMonitoring", "status", "Accepted NotFound", "answer.clearMonitoringResult", NULL, "monitor", "id", NULL, DEAL_drop},
    {"SetMonitoringBase", ACCEPTED, NULL, "args", "monitoring", "=base", "args.monitoringBase", DEAL_put},
    {"SetMonitoringLevel", ACCEPTED, NULL, "args", "monitoring", "=level", "args.severity", DEAL_put},
    {"SetNetworkProfile", ACCEPTED, NULL, "args.connectionData", "network_profile", "args.configurationSlot", "answer.status", DEAL_put},
    {"SetDisplayMessage", ACCEPTED, NULL, "args.message", "display_message", "args.message.id", "args.message.state", DEAL_put},
    {"ClearDisplayMessage", "answer.status", "Accepted Unknown", NULL, NULL, "display_message", "args.id", NULL, DEAL_drop},
    {"PublishFirmware", NULL, NULL, NULL, "args", "publish_firmware", "args.requestId", "answer.status", DEAL_put},
    {"UnpublishFirmware", NULL, NULL, NULL, "args", "unpublish_firmware", "args.checksum", "answer.status", DEAL_put},
    {"RequestStartTransaction", NULL, NULL, NULL, "args", "remote_start", "args.remoteStartId", "answer.status", DEAL_put},
    {"GetTransactionStatus", NULL, NULL, NULL, "answer", "transaction_status", "args.transactionId", "answer.messagesInQueue", DEAL_put},
};
/* clang-format on */

static bool is_in(const char *words, const char *word)
{
    size_t len = strlen(word);

    for (const char *at = words; len > 0 && (at = strstr(at, word)); at += len)
        if ((at == words || at[-1] == ' ') && (at[len] == ' ' || !at[len]))
            return true;
    return false;
}

static bool holds(const struct row *r, const cJSON *json)
{
    char *status;
    bool yes;

    if (!r->when)
        return true;
    status = csms_record_text(json, r->status);
    yes = is_in(r->when, status);
    free(status);
    return yes;
}

/* @p json: where the row's paths begin; @p body: what is kept, NULL for nothing. */
static void keep(struct deal *d, const struct row *r, const cJSON *json, const cJSON *body)
{
    char *key = r->key ? csms_record_text(json, r->key) : NULL;
    char *state = r->state ? csms_record_text(json, r->state) : NULL;
    struct csms_record record = {d->st->id, r->kind, key, state && *state ? state : NULL};

    switch (r->how) {
    case DEAL_put:
        csms_record_put(d->st->rs, &record, body);
        break;
    case DEAL_turn:
        csms_record_turn(d->st->rs, &record, body);
        break;
    case DEAL_drop:
    case DEAL_drop_all:
        csms_record_drop(d->st->rs, &record);
        break;
    }
    free(key);
    free(state);
}

static void apply(struct deal *d, const struct row *r)
{
    const cJSON *item;

    if (!r->list) {
        if (holds(r, d->both))
            keep(d, r, d->both, r->body ? csms_record_at(d->both, r->body) : NULL);
        return;
    }
    cJSON_ArrayForEach (item, csms_record_at(d->both, r->list)) {
        if (holds(r, item))
            keep(d, r, item, item);
    }
}

/* ---- what is more than a row ---- */

static const char *text_at(const struct deal *d, const char *path)
{
    return cJSON_GetStringValue(csms_record_at(d->both, path));
}

static bool accepted(const struct deal *d)
{
    const char *status = text_at(d, "answer.status");

    return status && !strcmp(status, "Accepted");
}

/* The results say of each in its place whether it was set. */
static void set_variables(struct deal *d)
{
    const cJSON *data = csms_record_at(d->both, "args.setVariableData");
    const cJSON *result;
    int n = 0;

    cJSON_ArrayForEach (result, csms_record_at(d->both, "answer.setVariableResult")) {
        const cJSON *item = cJSON_GetArrayItem(data, n++);
        const char *status = csms_text(result, "attributeStatus");
        char *key;

        if (!item || (strcmp(status, "Accepted") != 0 && strcmp(status, "RebootRequired") != 0))
            continue;
        key = csms_record_text(item, COMPONENT);
        csms_record_put(
            d->st->rs,
            &(struct csms_record){d->st->id, "value", key, csms_text(item, "attributeValue")},
            item);
        free(key);
    }
}

/* A full list takes the place of the old one; of a differential one, an entry without idTagInfo or
 * idTokenInfo is taken out. (1.6 5.15, 2.0.1 D01) */
static void send_local_list(struct deal *d)
{
    const cJSON *list = csms_record_at(d->both, "args.localAuthorizationList");
    const cJSON *entry;

    if (!accepted(d))
        return;
    if (!strcmp(text_at(d, "args.updateType"), "Full"))
        csms_record_drop(d->st->rs, &(struct csms_record){d->st->id, "local_list", NULL, NULL});
    cJSON_ArrayForEach (entry, list) {
        char *key = csms_record_text(entry, "idTag|idToken.idToken");
        const cJSON *status = csms_record_at(entry, "idTagInfo.status");
        struct csms_record r = {d->st->id, "local_list", key, NULL};

        if (!status)
            status = csms_record_at(entry, "idTokenInfo.status");
        r.state = cJSON_GetStringValue(status);
        db_run(d->st->rs->db,
               "DELETE FROM record WHERE station = ? AND kind = 'local_list' AND "
               "key = ? COLLATE NOCASE",
               "tt", d->st->id, key); /* tokens are case-insensitive */
        if (status)
            csms_record_put(d->st->rs, &r, entry);
        free(key);
    }
}

/* One profile a purpose, stack level and connector: the newer replaced the older.
 * (1.6 5.16.2; 2.0.1 K01.FR.05) */
static void set_profile(struct deal *d)
{
    char *id = csms_record_text(
        d->both, "args.csChargingProfiles.chargingProfileId|args.chargingProfile.id");
    char *level = csms_record_text(
        d->both, "args.csChargingProfiles.stackLevel|args.chargingProfile.stackLevel");
    char *purpose = csms_record_text(d->both, "args.csChargingProfiles.chargingProfilePurpose|"
                                              "args.chargingProfile.chargingProfilePurpose");
    char *place = csms_record_text(d->both, "args.connectorId|args.evseId");

    if (accepted(d))
        db_run(d->st->rs->db,
               "DELETE FROM record WHERE station = ? AND kind = 'charging_profile' AND key != ? "
               "AND state = ? AND COALESCE(json_extract(body, '$.csChargingProfiles.stackLevel'), "
               "json_extract(body, '$.chargingProfile.stackLevel')) = CAST(? AS INT) "
               "AND COALESCE(json_extract(body, '$.connectorId'), "
               "json_extract(body, '$.evseId')) = CAST(? AS INT)",
               "ttttt", d->st->id, id, purpose, level, place);
    free(id);
    free(level);
    free(purpose);
    free(place);
}

/* An id alone counts where it is given; else all that fit. (1.6 5.5, errata 3.34; 2.0.1 K10) */
static void clear_profile(struct deal *d)
{
    char *id = csms_record_text(d->both, "args.id|args.chargingProfileId");
    char *place = csms_record_text(d->both, "args.connectorId|args.chargingProfileCriteria.evseId");
    char *purpose =
        csms_record_text(d->both, "args.chargingProfilePurpose|"
                                  "args.chargingProfileCriteria.chargingProfilePurpose");
    char *level =
        csms_record_text(d->both, "args.stackLevel|args.chargingProfileCriteria.stackLevel");

    if (accepted(d))
        db_run(d->st->rs->db,
               "DELETE FROM record WHERE station = ?1 AND kind = 'charging_profile' "
               "AND CASE WHEN ?2 != '' THEN key = ?2 ELSE (?3 = '' OR CAST(?3 AS INT) = "
               "COALESCE(json_extract(body, '$.connectorId'), json_extract(body, '$.evseId'))) "
               "AND (?4 = '' OR state = ?4) AND (?5 = '' OR CAST(?5 AS INT) = "
               "COALESCE(json_extract(body, '$.csChargingProfiles.stackLevel'), "
               "json_extract(body, '$.chargingProfile.stackLevel'))) END",
               "ttttt", d->st->id, id, place, purpose, level);
    free(id);
    free(place);
    free(purpose);
    free(level);
}

static const struct {
    const char *action;
    deal_fn *fn;
} specials[] = {
    {"SetVariables", set_variables},
    {"SendLocalList", send_local_list},
    {"SetChargingProfile", set_profile},
    {"ClearChargingProfile", clear_profile},
};

void csms_keep_answer(struct csms_station *st, int64_t command, const char *action,
                      cJSON *take_answer)
{
    cJSON *both = cJSON_CreateObject();
    struct deal d = {st, both};
    sqlite3_stmt *q = db_ask(st->rs->db, "SELECT args FROM command WHERE id = ?", "i", command);

    if (db_row(st->rs->db, q)) {
        cJSON_AddItemToObject(both, "args", cJSON_Parse(db_text(q, 0)));
        db_done(q);
    }
    cJSON_AddItemToObject(both, "answer", take_answer);
    for (size_t i = 0; i < sizeof(specials) / sizeof(specials[0]); i++)
        if (!strcmp(specials[i].action, action))
            specials[i].fn(&d);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (!strcmp(rows[i].action, action))
            apply(&d, &rows[i]);
    cJSON_Delete(both);
}

void csms_use_reservation(struct csms_turn *turn)
{
    int64_t id = csms_int(turn->in, "reservationId", -1);
    char key[24];

    if (id < 0)
        return;
    sqlite3_snprintf(sizeof(key), key, "%lld", (long long)id);
    db_run(turn->rs->db,
           "UPDATE record SET state = 'Used', at_ms = ? WHERE station = ? AND "
           "kind = 'reservation' AND key = ?",
           "itt", turn->now_ms, turn->station->id, key);
}

/* A profile of a transaction ends with it. (1.6 3.13.1, 2.0.1 K01) */
void csms_end_profiles(struct csms_turn *turn, int connector, const char *txid)
{
    db_run(turn->rs->db,
           "DELETE FROM record WHERE station = ?1 AND kind = 'charging_profile' "
           "AND state = 'TxProfile' AND (json_extract(body, '$.connectorId') = ?2 OR "
           "json_extract(body, '$.chargingProfile.transactionId') = ?3)",
           "tit", turn->station->id, (int64_t)connector, txid);
}
