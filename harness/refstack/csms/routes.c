#include "refstack/csms/routes.h"

#include <stdlib.h>
#include <string.h>

#include "base/hex.h"
#include "base/json_read.h"
#include "base/mem.h"
#include "ocpp/redaction.h"
#include "refstack/csms/command.h"
#include "refstack/csms/dialect.h"
#include "refstack/csms/password.h"
#include "refstack/csms/provision.h"
#include "refstack/csms/record.h"
#include "refstack/csms/scripted_answer.h"
#include "refstack/csms/security.h"
#include "refstack/csms/show.h"
#include "refstack/csms/silent_session.h"

static int health(struct api_request *rq, cJSON *answer)
{
    api_put_text(answer, "status", "ok");
    api_put_int(answer, "now_ms", vclock_now_ms(rq->rs->clk));
    return 200;
}

static int restart(struct api_request *rq, cJSON *answer)
{
    (void)answer;
    stack_restart(rq->rs);
    return 202;
}

/* The password that a station is given, sealed; NULL: none. */
static char *sealed_in(const struct api_request *rq)
{
    const char *key = api_text(rq, "authorization_key"), *password = api_text(rq, "password");

    if (key)
        return csms_password_seal_key(rq->rs, key);
    return password ? csms_password_seal(rq->rs, password, strlen(password)) : NULL;
}

/* What a station is set to is kept as it is written, and sent after every boot. */
static bool names_password(const cJSON *config)
{
    const cJSON *item;

    cJSON_ArrayForEach (item, config) {
        const char *dot = strrchr(item->string, '.');

        if (redaction_is_setting(dot ? dot + 1 : item->string))
            return true;
    }
    return false;
}

/* The first key in @p config whose value is no text; NULL: none. */
static const char *key_without_text(const cJSON *config)
{
    const cJSON *item;

    cJSON_ArrayForEach (item, config)
        if (!cJSON_IsString(item))
            return item->string;
    return NULL;
}

/* The numbers that a station is registered with. */
struct numbers {
    int64_t connectors, evses, power_w, security, lat_e6, lon_e6;
};

static struct numbers numbers_of(const struct api_request *rq)
{
    int64_t connectors = api_int(rq, "connectors", 1);

    return (struct numbers){connectors,
                            api_int(rq, "evses", connectors),
                            api_int(rq, "power_w", 0),
                            api_int(rq, "security", 0),
                            api_int(rq, "lat_e6", 0),
                            api_int(rq, "lon_e6", 0)};
}

static bool is_within(int64_t n, int64_t least, int64_t most)
{
    return n >= least && n <= most;
}

/* OCPP 1.6 ids are CiString20 on the wire, but station ids only have to fit a URL. */
static const char *station_problem(const struct api_request *rq, const struct numbers *n)
{
    size_t len = strlen(api_text(rq, "station"));
    char key[20];

    if (!is_within((int64_t)len, 1, 255))
        return "station is empty or longer than 255 bytes";
    if (!csms_speaks_all(rq->rs, api_text(rq, "protocol")))
        return "protocol is not a list of OCPP subprotocols that this stack speaks";
    if (!is_within(n->connectors, 1, CSMS_CONNECTORS_MAX))
        return "connectors is not from 1 to 1000";
    if (!is_within(n->evses, 1, n->connectors))
        return "evses is not from 1 to connectors";
    if (!is_within(n->security, 0, 3))
        return "security is not a profile from 0 to 3";
    if (api_text(rq, "authorization_key") &&
        hex_read(api_text(rq, "authorization_key"), key, sizeof(key)) < 16)
        return "authorization_key is not 16 to 20 bytes in hex";
    if (names_password(cJSON_GetObjectItemCaseSensitive(rq->body, "config")))
        return "config names a password: that is set by a command";
    if (!is_within(n->lat_e6, -90000000, 90000000) || !is_within(n->lon_e6, -180000000, 180000000))
        return "lat_e6 and lon_e6 are not a place";
    return NULL;
}

static int provision(struct api_request *rq, cJSON *answer)
{
    const char *id = api_text(rq, "station");
    struct numbers n = numbers_of(rq);
    const char *problem = station_problem(rq, &n);
    const cJSON *config = cJSON_GetObjectItemCaseSensitive(rq->body, "config");
    const char *key = key_without_text(config);
    char *text, *sealed;
    bool known;

    if (problem)
        return api_problem(answer, 400, "%s", problem);
    if (key)
        return api_problem(answer, 400, "config: the value of %.100s is no text", key);
    known = csms_find(rq->rs, id) != NULL;
    text = config ? cJSON_PrintUnformatted(config) : NULL;
    db_run(
        rq->rs->db,
        "INSERT INTO station(id, protocol, connectors, evses, power_w, site, lat_e6, "
        "lon_e6, config) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET "
        "protocol = excluded.protocol, connectors = excluded.connectors, evses = excluded.evses, "
        "power_w = excluded.power_w, site = excluded.site, "
        "lat_e6 = excluded.lat_e6, lon_e6 = excluded.lon_e6, config = excluded.config",
        db_t(id), db_t(api_text(rq, "protocol")), db_i(n.connectors), db_i(n.evses),
        db_i(n.power_w), db_t(api_text(rq, "site")), db_i(n.lat_e6), db_i(n.lon_e6), db_t(text));
    cJSON_free(text);
    sealed = sealed_in(rq);
    csms_provision_security(rq->rs, id, sealed, n.security);
    free(sealed);
    csms_add(csms_of(rq->rs), id, false);
    return known ? 200 : 201;
}

/* Code points of UTF-8. */
static size_t letters_in(const char *text)
{
    size_t n = 0;

    for (; *text; text++)
        n += ((unsigned char)*text & 0xc0) != 0x80;
    return n;
}

static int enrol(struct api_request *rq, cJSON *answer)
{
    static const char *const statuses[] = {"Accepted", "Blocked", "Expired", "NoCredit", NULL};
    const char *token = api_text(rq, "token"), *status = api_text(rq, "status");
    int64_t expires_ms = api_int(rq, "expires_ms", 0);
    bool known = false;

    for (const char *const *s = statuses; *s; s++)
        known |= !strcmp(status, *s);
    if (!known)
        return api_problem(answer, 400, "status is not Accepted, Blocked, Expired or NoCredit");
    if (!*token || letters_in(token) > 36)
        return api_problem(answer, 400, "token is empty or longer than 36 characters");
    db_run(rq->rs->db,
           "INSERT OR REPLACE INTO token(token, account, status, expires_ms, parent) "
           "VALUES(?, ?, ?, ?, ?)",
           db_t(token), db_t(api_text(rq, "account")), db_t(status),
           db_n(expires_ms ? &expires_ms : NULL), db_t(api_text(rq, "parent")));
    return 200;
}

static bool is_said(const struct api_request *rq, const char *name)
{
    return cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(rq->body, name));
}

static int command(struct api_request *rq, cJSON *answer)
{
    const char *station = api_text(rq, "station"), *action = api_text(rq, "action");
    const cJSON *args = cJSON_GetObjectItemCaseSensitive(rq->body, "args");
    cJSON *none = cJSON_CreateObject();

    if (csms_find(rq->rs, station))
        api_put_int(answer, "command",
                    (is_said(rq, "insist") ? csms_insist : csms_command)(rq->rs, station, action,
                                                                         args ? args : none));
    cJSON_Delete(none);
    return answer->child ? 202 : api_problem(answer, 404, "no station %.255s", station);
}

static int script(struct api_request *rq, cJSON *answer)
{
    struct csms_station *st = csms_find(rq->rs, api_text(rq, "station"));
    int64_t delay_ms = api_int(rq, "delay_ms", 0), times = api_int(rq, "times", 1);

    if (!st)
        return api_problem(answer, 404, "no station %.255s", api_text(rq, "station"));
    if (!is_within(delay_ms, 0, 86400000) || times < 0)
        return api_problem(answer, 400, "delay_ms is not from 0 to 86400000, or times is below 0");
    csms_scripted_add(
        st, &(struct csms_scripted_answer){
                .action = mem_text(api_text(rq, "action")),
                .patch = cJSON_Duplicate(cJSON_GetObjectItemCaseSensitive(rq->body, "payload"), 1),
                .error = mem_text(api_text(rq, "error")),
                .description = mem_text(api_text(rq, "description")),
                .silent = is_said(rq, "silent"),
                .twice = is_said(rq, "twice"),
                .delay_ms = delay_ms,
                .times = times});
    return 200;
}

static int show_command(struct api_request *rq, cJSON *answer)
{
    if (csms_command_show(rq->rs, api_path_int(rq), answer) != S_OK)
        return api_problem(answer, 404, "no command %.20s", rq->path);
    return 200;
}

static int records(struct api_request *rq, cJSON *answer)
{
    const char *station = rq->path;

    if (!csms_find(rq->rs, station))
        return api_problem(answer, 404, "no station %.255s", station);
    csms_record_show(rq->rs, station, api_query(rq, "kind"),
                     cJSON_AddArrayToObject(answer, "records"));
    return 200;
}

static int stations(struct api_request *rq, cJSON *answer)
{
    csms_show_stations(rq->rs, NULL, cJSON_AddArrayToObject(answer, "stations"));
    return 200;
}

static int sessions(struct api_request *rq, cJSON *answer)
{
    int64_t since_ms = api_query_int(rq, "since_ms");
    const char *station = api_query(rq, "station");

    csms_show_sessions(rq->rs, station, since_ms, cJSON_AddArrayToObject(answer, "sessions"));
    csms_show_refused(rq->rs, station, since_ms, cJSON_AddArrayToObject(answer, "refused"));
    csms_show_stations(rq->rs, station, cJSON_AddArrayToObject(answer, "stations"));
    return 200;
}

/* A field of the body that may be missing. */
static const int64_t *said_int(const struct api_request *rq, const char *name, int64_t *value)
{
    *value = api_int(rq, name, 0);
    return json_item(rq->body, name) ? value : NULL;
}

static int end_session(struct api_request *rq, cJSON *answer)
{
    int64_t id = api_path_int(rq), at_ms, wh;
    const int64_t *at = said_int(rq, "at_ms", &at_ms), *meter = said_int(rq, "meter_wh", &wh);
    struct db *db = rq->rs->db;

    if (db_count(db, "SELECT COUNT(*) FROM session WHERE id = ?", db_i(id)) == 0)
        return api_problem(answer, 404, "no session %.20s", rq->path);
    if (at && (at_ms > vclock_now_ms(rq->rs->clk) ||
               at_ms < db_number(db, 0, "SELECT start_ms FROM session WHERE id = ?", db_i(id))))
        return api_problem(answer, 400, "at_ms is in the future, or before the session began");
    if (meter && wh < db_number(db, 0, "SELECT meter_start FROM session WHERE id = ?", db_i(id)))
        return api_problem(answer, 400, "meter_wh is below the register at its begin");
    if (csms_end_silent(rq->rs, id, at, meter) != S_OK)
        return api_problem(answer, 409, "session %.20s is over already", rq->path);
    return 200;
}

/* clang-format off */
const struct api_route csms_routes[] = {
    {"GET", "/api/health", "Reports that the stack is alive, and its time",
     NULL, NULL, "status:text now_ms:int", health},
    {"POST", "/api/restart", "Stops the stack and starts it anew on what its database holds",
     NULL, NULL, "", restart},
    {"POST", "/api/csms/stations", "Registers a charging station, or updates it",
     NULL, "station:text protocol:text connectors:int? evses:int? power_w:int? password:text? authorization_key:text? security:int? site:text? "
     "lat_e6:int? lon_e6:int? config:object?", "", provision},
    {"GET", "/api/csms/stations", "Lists the charging stations with what they last reported",
     NULL, NULL, "stations:array", stations},
    {"GET", "/api/csms/stations/{station}/records", "Lists what is stored about a charging station",
     "kind:text?", NULL, "records:array", records},
    {"POST", "/api/csms/tokens", "Registers an id token, or updates it",
     NULL, "token:text account:text? status:text expires_ms:int? parent:text?", "", enrol},
    {"POST", "/api/csms/commands", "Sends an OCPP command to a station; its result is read later",
     NULL, "station:text action:text args:object? insist:bool?", "command:int", command},
    {"POST", "/api/csms/scripts", "Tells the CSMS what to answer, for tests of stations",
     NULL, "station:text action:text payload:object? error:text? description:text? silent:bool? "
     "delay_ms:int? twice:bool? times:int? on_purpose:bool?", "", script},
    {"GET", "/api/csms/commands/{id}", "Reports what has become of a command",
     NULL, NULL, "command:int station:text action:text args:object state:text sent_ms:int "
     "done_ms:int? answer:object? error:text?", show_command},
    {"GET", "/api/csms/sessions", "Lists charging sessions, refused tokens and stations",
     "since_ms:int? station:text?", NULL, "sessions:array refused:array stations:array", sessions},
    {"POST", "/api/csms/sessions/{id}/end", "Ends a session whose station fell silent; its token is free again",
     NULL, "at_ms:int? meter_wh:int?", "", end_session},
    {NULL, NULL, NULL, NULL, NULL, NULL, NULL},
};
/* clang-format on */
