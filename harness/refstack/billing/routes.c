#include "refstack/billing/routes.h"

#include <stdlib.h>
#include <string.h>

#include "refstack/billing/billing.h"
#include "refstack/billing/dispute.h"
#include "refstack/billing/period.h"
#include "refstack/billing/show.h"

static int put_account(struct api_request *rq, cJSON *answer)
{
    struct refstack *rs = rq->rs;
    const char *delivery = api_text(rq, "delivery"), *period = api_text(rq, "period");

    if (!period)
        period = "month";
    if (!*api_text(rq, "account"))
        return api_problem(answer, 400, "account is empty");
    if (strcmp(delivery, "email") != 0 && strcmp(delivery, "paper") != 0)
        return api_problem(answer, 400, "delivery is not email or paper");
    if (strcmp(period, "month") != 0 && strcmp(period, "day") != 0)
        return api_problem(answer, 400, "period is not month or day");
    db_run(rs->db,
           "INSERT OR REPLACE INTO billing_account(account, person, delivery, address, period, "
           "due_ms) VALUES(?, ?, ?, ?, ?, ?)",
           db_t(api_text(rq, "account")), db_t(api_text(rq, "person")), db_t(delivery),
           db_t(api_text(rq, "address")), db_t(period),
           db_i(billing_period(rs, period, vclock_now_ms(rs->clk)).to_ms));
    billing_wait(billing_of(rs));
    return 200;
}

static int accounts(struct api_request *rq, cJSON *answer)
{
    cJSON *list = cJSON_AddArrayToObject(answer, "accounts");
    sqlite3_stmt *q = db_ask(rq->rs->db,
                             "SELECT account, person, delivery, address, period, due_ms FROM "
                             "billing_account ORDER BY account",
                             DB_NONE);

    while (db_row(rq->rs->db, q)) {
        cJSON *one = cJSON_CreateObject();

        cJSON_AddItemToArray(list, one);
        api_put_text(one, "account", db_text(q, 0));
        api_put_text(one, "person", db_text(q, 1));
        api_put_text(one, "delivery", db_text(q, 2));
        api_put_text(one, "address", db_text(q, 3));
        api_put_text(one, "period", db_text(q, 4));
        api_put_int(one, "period_to_ms", db_int(q, 5));
    }
    return 200;
}

/* A first version holds from ever; a later one from now on, when the one before it ended. */
static void keep_tariff(struct refstack *rs, const struct api_request *rq, const char *body)
{
    const cJSON *stations = cJSON_GetObjectItemCaseSensitive(rq->body, "stations"), *station;
    const char *name = api_text(rq, "name");
    int64_t id;

    if (db_count(rs->db,
                 "SELECT COUNT(*) FROM billing_tariff WHERE name = ? AND body = ? AND until_ms IS "
                 "NULL",
                 db_t(name), db_t(body)))
        return;
    db_run(rs->db, "UPDATE billing_tariff SET until_ms = ? WHERE name = ? AND until_ms IS NULL",
           db_i(vclock_now_ms(rs->clk)), db_t(name));
    id = db_run(rs->db,
                "INSERT INTO billing_tariff(name, body, general, from_ms) SELECT ?1, ?2, ?3, "
                "COALESCE(MAX(until_ms), 0) FROM billing_tariff WHERE name = ?1",
                db_t(name), db_t(body), db_i((int64_t)!stations));
    cJSON_ArrayForEach (station, stations)
        db_run(rs->db, "INSERT OR IGNORE INTO billing_tariff_station(tariff, station) VALUES(?, ?)",
               db_i(id), db_t(cJSON_GetStringValue(station)));
}

static int put_tariff(struct api_request *rq, cJSON *answer)
{
    struct rating_tariff tariff;
    const char *why = rating_read(&tariff, rq->body);
    char *body;

    if (why)
        return api_problem(answer, 400, "%s", why);
    body = cJSON_PrintUnformatted(rq->body);
    keep_tariff(rq->rs, rq, body);
    free(body);
    return 200;
}

static int tariffs(struct api_request *rq, cJSON *answer)
{
    cJSON *list = cJSON_AddArrayToObject(answer, "tariffs");
    sqlite3_stmt *q = db_ask(
        rq->rs->db, "SELECT body FROM billing_tariff WHERE until_ms IS NULL ORDER BY id", DB_NONE);

    while (db_row(rq->rs->db, q))
        cJSON_AddItemToArray(list, cJSON_Parse(db_text(q, 0)));
    return 200;
}

static int invoices(struct api_request *rq, cJSON *answer)
{
    billing_show_invoices(rq->rs, api_query_int(rq, "since"), answer);
    return 200;
}

/* clang-format off */
const struct api_route billing_routes[] = {
    {"POST", "/api/billing/accounts", "Registers an account, or updates it",
     NULL, "account:text person:text delivery:text address:text? period:text?", "", put_account},
    {"GET", "/api/billing/accounts", "Lists the accounts and when their periods end",
     NULL, NULL, "accounts:array", accounts},
    {"POST", "/api/billing/tariffs", "Puts a tariff in force; running sessions keep the old one",
     NULL, "name:text currency:text tax_percent:any rounding:object? elements:array "
     "stations:array? running_cost:bool?", "", put_tariff},
    {"GET", "/api/billing/tariffs", "Lists the tariffs in force",
     NULL, NULL, "tariffs:array", tariffs},
    {"GET", "/api/billing/invoices", "Lists invoices and credit notes above a number",
     "since:int?", NULL, "invoices:array held:array next:int", invoices},
    {"POST", "/api/billing/invoices/{id}/disputes", "Has a bill reviewed; the answer is final",
     NULL, "by:text reason:text words:text?",
     "outcome:text explanation:array correct_wh:int? billed_wh:int? credit:text? reissued:text? "
     "affected:array", billing_dispute},
    {NULL, NULL, NULL, NULL, NULL, NULL, NULL},
};
/* clang-format on */
