#include "refstack/desk/ticket_act.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "refstack/csms/csms.h"
#include "refstack/desk/dispatch.h"
#include "refstack/desk/due.h"
#include "refstack/desk/message.h"
#include "refstack/desk/promise.h"
#include "refstack/desk/roster.h"
#include "refstack/desk/setting.h"
#include "refstack/desk/staff.h"
#include "refstack/desk/ticket.h"
#include "refstack/desk/ticket_clock.h"

/* One act at work. */
struct act {
    struct desk *desk;
    int64_t ticket;
    const char *action, *by, *role;
    const cJSON *args; /* an object */
    cJSON *answer;
};

typedef int act_fn(struct act *a);

static const char *arg_text(const struct act *a, const char *name)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(a->args, name));
}

static int64_t arg_int(const struct act *a, const char *name, int64_t absent)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(a->args, name);

    return whole_int(item, absent);
}

static struct ticket_step step_of(const struct act *a)
{
    cJSON *data = cJSON_Duplicate(a->args, true);

    if (mutant_is(a->desk->rs, MUTANT_rewrites_results) && arg_text(a, "result"))
        cJSON_ReplaceItemInObjectCaseSensitive(data, "result", cJSON_CreateString("done"));
    return (struct ticket_step){
        .name = a->action, .by = a->by, .role = a->role, .text = arg_text(a, "text"), .data = data};
}

static int record(struct act *a)
{
    ticket_log(a->desk, a->ticket, step_of(a));
    return 200;
}

static int dispatch(struct act *a)
{
    const cJSON *wanted = cJSON_GetObjectItemCaseSensitive(a->args, "parts");
    char *parts = roster_parts(wanted);
    struct staff_sent sent = {.name = ""};
    bool done =
        staff_dispatch(a->desk, a->ticket, &(struct staff_order){parts, a->by, a->role}, &sent);

    free(parts);
    if (!done)
        return api_problem(a->answer, 409,
                           "ticket %d names no station, or somebody is already on the way",
                           (int)a->ticket);
    if (!*sent.name) {
        cJSON_AddNullToObject(a->answer, "technician");
        return 200;
    }
    if (mutant_is(a->desk->rs, MUTANT_pauses_without_asking)) {
        ticket_note(a->desk, a->ticket, "pause", NULL, NULL);
        ticket_clocks_pause(a->desk, a->ticket);
    }
    api_put_text(a->answer, "technician", sent.name);
    api_put_text(a->answer, "km", sent.km);
    api_put_int(a->answer, "eta_ms", sent.eta_ms);
    api_put_int(a->answer, "promise", sent.promise);
    return 200;
}

static int late(struct act *a)
{
    int64_t due_ms = arg_int(a, "due_ms", 0);
    int64_t promise = promise_open(a->desk, a->ticket, STATEMENT_arrival);

    if (due_ms <= desk_now_ms(a->desk))
        return api_problem(a->answer, 400, "due_ms is missing or in the past");
    if (!mutant_is(a->desk->rs, MUTANT_promise_slips_silently))
        promise = staff_late(a->desk, a->ticket, due_ms, arg_text(a, "why"));
    api_put_int(a->answer, "promise", promise);
    return 200;
}

static int on_site(struct act *a)
{
    if (mutant_is(a->desk->rs, MUTANT_pauses_without_asking)) {
        ticket_note(a->desk, a->ticket, "resume", NULL, NULL);
        ticket_clocks_resume(a->desk, a->ticket);
    }
    record(a);
    ticket_clock_stop(a->desk, a->ticket, SLA_on_site);
    promise_keep(a->desk, a->ticket, STATEMENT_arrival);
    db_run(a->desk->rs->db, "UPDATE desk_ticket SET on_site = 1 WHERE id = ?", db_i(a->ticket));
    return 200;
}

/* The fault is gone without anybody having to come. */
static int solved(struct act *a)
{
    record(a);
    if (!strcmp(a->action, "released"))
        promise_keep(a->desk, a->ticket, STATEMENT_return);
    ticket_clock_stop(a->desk, a->ticket, SLA_on_site);
    return 200;
}

static int returned(struct act *a)
{
    solved(a);
    promise_keep(a->desk, a->ticket, STATEMENT_return);
    if (mutant_is(a->desk->rs, MUTANT_frees_a_van_too_early))
        staff_free_at_once(a->desk, a->ticket);
    return 200;
}

/* The station cannot be mended from this van: another one brings the part, also where the customer
 * has been helped and the ticket is closed. */
static int needs_part(struct act *a)
{
    const char *part = arg_text(a, "part");
    struct staff_sent sent;

    if (!part || !*part)
        return api_problem(a->answer, 400, "part is missing");
    record(a);
    if (ticket_is_closed(a->desk, a->ticket))
        ticket_reopen_by_desk(a->desk, a->ticket, "The station is not mended: a part is missing.");
    staff_dispatch(a->desk, a->ticket, &(struct staff_order){part, "desk", "desk"}, &sent);
    return 200;
}

/* What the desk has sent somebody for by itself, with no agent behind it, it closes by itself. */
static int test(struct act *a)
{
    const cJSON *good = cJSON_GetObjectItemCaseSensitive(a->args, "good");
    const char *what = arg_text(a, "what");

    record(a);
    if (strcmp(a->role, "technician") != 0 || !what || strcmp(what, "station") != 0 ||
        cJSON_IsFalse(good) || !ticket_is_nobodys(a->desk, a->ticket))
        return 200;
    ticket_tell(a->desk, a->ticket,
                &(struct ticket_message){.by = "desk",
                                         .role = "desk",
                                         .topic = "resolution",
                                         .text = "The station has been mended and tested."});
    ticket_close(a->desk, a->ticket,
                 (struct ticket_step){.name = "close",
                                      .by = "desk",
                                      .role = "desk",
                                      .text = "The station has been mended and tested."});
    return 200;
}

/* "topic" is what is promised; "what" is how the first three were called before. */
static int promise(struct act *a)
{
    const char *word = arg_text(a, "topic") ? arg_text(a, "topic") : arg_text(a, "what");
    struct promise p = {.topic = statement_topic_of(word),
                        .due_ms = arg_int(a, "due_ms", VCLOCK_NEVER),
                        .by = a->by,
                        .role = a->role,
                        .claim = a->args,
                        .text = arg_text(a, "text")};

    if (p.topic == STATEMENT_COUNT)
        return api_problem(a->answer, 400,
                           "topic is not arrival, return, resolution, call_back or price");
    if (!cJSON_GetObjectItemCaseSensitive(a->args, statement_topic_info(p.topic)->needs))
        return api_problem(a->answer, 400, "%s is missing", statement_topic_info(p.topic)->needs);
    if (p.due_ms <= desk_now_ms(a->desk))
        return api_problem(a->answer, 400, "due_ms is in the past");
    api_put_int(a->answer, "promise", promise_say(a->desk, a->ticket, &p));
    return 200;
}

/* A connector that could be offered, and how far it is. */
struct offer {
    char *station, *site;
    int connector;
    int64_t road_m;
};

static bool usable(struct desk *d, const char *station, const char *status)
{
    if (mutant_is(d->rs, MUTANT_suggests_occupied_station))
        return true;
    return !strcmp(status, "Available") && csms_online(d->rs, station);
}

static struct offer nearest_offer(struct desk *d, struct place from, const char *not_station)
{
    sqlite3_stmt *q = db_ask(d->rs->db,
                             "SELECT c.station, c.connector, c.status, s.lat_e6, s.lon_e6, s.site "
                             "FROM connector AS c JOIN station AS s ON s.id = c.station "
                             "WHERE c.connector > 0 AND c.station IS NOT ? "
                             "ORDER BY c.station, c.connector",
                             db_t(not_station));
    struct offer best = {.station = NULL};

    while (db_row(d->rs->db, q)) {
        struct place at = {(int32_t)db_int(q, 3), (int32_t)db_int(q, 4)};
        int64_t road_m = dispatch_road_m(from, at);

        if (!usable(d, db_text(q, 0), db_text(q, 2)) || (best.station && road_m >= best.road_m))
            continue;
        free(best.station);
        free(best.site);
        best = (struct offer){mem_text(db_text(q, 0)), mem_text(db_text(q, 5)), (int)db_int(q, 1),
                              road_m};
    }
    return best;
}

static bool arg_degrees(const struct act *a, const char *name, int32_t *e6)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(a->args, name);

    if (cJSON_IsNumber(item))
        *e6 = item->valueint;
    return cJSON_IsNumber(item);
}

static int alternative(struct act *a)
{
    struct place from = {0, 0};
    struct offer best;
    struct ticket_step step;
    char km[24];

    if (!arg_degrees(a, "lat_e6", &from.lat_e6) || !arg_degrees(a, "lon_e6", &from.lon_e6))
        return api_problem(a->answer, 400, "lat_e6 or lon_e6 is missing");
    best = nearest_offer(a->desk, from, arg_text(a, "not_station"));
    step = step_of(a);
    staff_km(best.road_m, km);
    if (best.station) {
        api_put_text(a->answer, "station", best.station);
        api_put_int(a->answer, "connector", best.connector);
        api_put_text(a->answer, "site", best.site);
        api_put_text(a->answer, "km", km);
        api_put_text(step.data, "station", best.station);
        api_put_int(step.data, "connector", best.connector);
        api_put_text(step.data, "site", best.site);
        api_put_text(step.data, "km", km);
    } else {
        step.name = "note";
        step.text = "No free station was found to offer instead.";
    }
    ticket_log(a->desk, a->ticket, step);
    free(best.station);
    free(best.site);
    return 200;
}

static int grade(struct act *a)
{
    int to = sla_grade_of(arg_text(a, "grade"));

    if (!to && !strcmp(a->action, "grade"))
        return api_problem(a->answer, 400, "grade is not L1, L2 or L3");
    record(a);
    if (!to)
        return 200;
    if (strcmp(a->action, "grade") != 0) {
        cJSON *data = cJSON_CreateObject();

        cJSON_AddStringToObject(data, "grade", arg_text(a, "grade"));
        ticket_note(a->desk, a->ticket, "grade", NULL, data);
    }
    db_run(a->desk->rs->db, "UPDATE desk_ticket SET grade = ? WHERE id = ?", db_i((int64_t)to),
           db_i(a->ticket));
    ticket_clocks_retarget(a->desk, a->ticket);
    return 200;
}

static void set_status(struct act *a, const char *status)
{
    db_run(a->desk->rs->db, "UPDATE desk_ticket SET status = ? WHERE id = ?", db_t(status),
           db_i(a->ticket));
}

static int pause(struct act *a)
{
    record(a);
    if (!mutant_is(a->desk->rs, MUTANT_runs_through_pauses))
        ticket_clocks_pause(a->desk, a->ticket);
    set_status(a, "waiting");
    return 200;
}

static int resume(struct act *a)
{
    record(a);
    ticket_clocks_resume(a->desk, a->ticket);
    set_status(a, "open");
    return 200;
}

static int close(struct act *a)
{
    ticket_close(a->desk, a->ticket, step_of(a));
    return 200;
}

static int reopen(struct act *a)
{
    ticket_reopen(a->desk, a->ticket, step_of(a));
    return 200;
}

/* Acts that are more than a line in the ticket's story. */
static act_fn *special(const char *action)
{
    static const struct {
        const char *action;
        act_fn *fn;
    } rows[] = {
        {"dispatch", dispatch},
        {"late", late},
        {"on_site", on_site},
        {"returned", returned},
        {"released", solved},
        {"confirm_charge", solved},
        {"needs_part", needs_part},
        {"test", test},
        {"promise", promise},
        {"alternative", alternative},
        {"grade", grade},
        {"classify", grade},
        {"pause", pause},
        {"resume", resume},
        {"close", close},
        {"reopen", reopen},
        {"note", record},
        {"message_in", record},
        {NULL, NULL},
    };
    bool activity;

    for (size_t i = 0; rows[i].action; i++)
        if (!strcmp(rows[i].action, action))
            return rows[i].fn;
    return ticket_step_known(action, &activity) && activity ? record : NULL;
}

/* On the phone the customer hears what the agent does: that counts as an answer. */
static bool heard_on_phone(const struct act *a)
{
    bool activity;

    ticket_step_known(a->action, &activity);
    return activity && strcmp(a->action, "reopen") != 0 && !strcmp(a->role, "agent") &&
           db_count(a->desk->rs->db,
                    "SELECT COUNT(*) FROM desk_party WHERE ticket = ? AND channel = 'phone'",
                    db_i(a->ticket)) > 0;
}

/* The whole desk is meant, not a ticket. */
static int act_on_desk(struct act *a)
{
    const char *why = "action of ticket 0 is not staff or sla";

    if (!strcmp(a->action, "staff"))
        why = roster_read(a->desk, a->args);
    else if (!strcmp(a->action, "sla"))
        why = desk_set_sla(a->desk, a->args);
    return why ? api_problem(a->answer, 400, "%s", why) : 200;
}

static int act_on_ticket(struct act *a)
{
    act_fn *fn = special(a->action);
    int status;

    if (!fn)
        return api_problem(a->answer, 400, "there is no action %.40s", a->action);
    if (!ticket_exists(a->desk, a->ticket))
        return api_problem(a->answer, 404, "no ticket %lld", (long long)a->ticket);
    status = fn(a);
    if (status == 200 && heard_on_phone(a))
        ticket_answered(a->desk, a->ticket);
    if (status == 200 && !strcmp(a->role, "agent"))
        ticket_take_over(a->desk, a->ticket, a->by);
    if (!strcmp(a->action, "unlock") && mutant_is(a->desk->rs, MUTANT_closes_with_the_cable_held))
        ticket_close(a->desk, a->ticket,
                     (struct ticket_step){.name = "close", .by = "desk", .role = "desk"});
    return status;
}

int ticket_act(struct api_request *rq, cJSON *answer)
{
    cJSON *none = cJSON_CreateObject();
    struct act a = {.desk = desk_of(rq->rs),
                    .ticket = api_path_int(rq),
                    .action = api_text(rq, "action"),
                    .by = api_text(rq, "by"),
                    .role = api_text(rq, "role"),
                    .args = cJSON_GetObjectItemCaseSensitive(rq->body, "args"),
                    .answer = answer};
    int status;

    if (!a.args)
        a.args = none;
    desk_begin(a.desk);
    status = a.ticket == 0 ? act_on_desk(&a) : act_on_ticket(&a);
    desk_done(a.desk);
    cJSON_Delete(none);
    return status;
}
