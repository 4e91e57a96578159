/* title: no more is kept or sold than a connector can deliver, and nothing of another year */
#include "fixture/page.h"
#include "fixture/runfile_maker.h"

PAGES_OF_SUITE(plausible);

/* 2026-03-06 17:30 UTC; the story takes ten hours. CP-1 delivers 22 kW. */
#define NOW  1772818200000LL
#define HOUR 3600000LL
#define YEAR (365 * 24 * HOUR)

/* What the CSMS keeps, or a bill of it sells: in an hour 22 012 Wh with two seconds more, of that
 * 2 in a hundred, and 10 Wh: 22 462. In half an hour 11 012 + 220 + 10 = 11 242. */
static const struct {
    const char *what;
    int64_t from_ms, to_ms, wh;
    const char *more; /* of the session, as JSON; NULL: nothing */
} rows[] = {
    {"all that an hour can", NOW, NOW + HOUR, 22462, NULL},
    {"a watt-hour more", NOW, NOW + HOUR, 22463, NULL},
    {"all that half an hour can", NOW, NOW + HOUR / 2, 11242, NULL},
    {"a watt-hour more in half an hour", NOW, NOW + HOUR / 2, 11243, NULL},
    {"at once", NOW, NOW, 22, NULL},
    {"more at once", NOW, NOW, 23, NULL},
    {"more than can be, with a doubt", NOW, NOW + HOUR, 99999, "{\"doubt\":\"too much\"}"},
    {"more than can be, and not done", NOW, NOW + HOUR, 99999, "{\"state\":\"active\"}"},
    {"more than can be, without an end", NOW, NOW + HOUR, 99999, "{\"stop_ms\":null}"},
    {"more than can be, of a stranger", NOW, NOW + HOUR, 99999, "{\"station\":\"CP-9\"}"},
    {"from the year before", NOW - YEAR, NOW, 1, NULL},
    {"from longer ago", NOW - YEAR - 1, NOW, 1, NULL},
    {"until five minutes after the story", NOW, NOW + 10 * HOUR + 300000, 1, NULL},
    {"until later", NOW, NOW + 10 * HOUR + 300001, 1, NULL},
};

static void begin(struct maker *m)
{
    maker_init(m, "{}");
    maker_sql(m, "INSERT INTO actor VALUES(1,1,'station','CP-1','{}');"
                 "INSERT INTO event VALUES(1,1,0,0,1,'sut_call',0,'{\"verb\":\"provision\","
                 "\"args\":{\"station\":\"CP-1\",\"power_w\":22000}}')");
    maker_sql(m, "UPDATE scenario SET begins_ms=%lld, ends_ms=%lld", NOW, NOW + 10 * HOUR);
    m->seq = 1;
}

/* No station told of the session, which is told, too, where it began in the story. */
Test(plausible, what_is_kept_without_a_doubt_can_be)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;

        begin(&m);
        maker_sql(
            &m,
            "INSERT INTO sut_session VALUES(1,'s',json_patch('{\"ref\":\"s\",\"station\":"
            "\"CP-1\",\"connector\":1,\"transaction\":17,\"state\":\"done\",\"start_ms\":%lld,"
            "\"stop_ms\":%lld,\"wh\":%lld}','%s'))",
            (long long)rows[i].from_ms, (long long)rows[i].to_ms, (long long)rows[i].wh,
            rows[i].more ? rows[i].more : "{}");
        maker_keep_title(rows[i].what);
        maker_score(&m, "invariant");
        maker_fini(&m);
    }
    page_of_test(PAGE("plausible"));
}

Test(plausible, what_is_sold_can_be)
{
    static const struct {
        const char *what, *sql;
    } fates[] = {
        {"more than can be, taken back", "INSERT INTO invoice(scenario, invoice, kind, credits) "
                                         "VALUES(1,'C-1','credit_note','I-1')"},
        {"more than can be, the line taken back",
         "INSERT INTO invoice_line(scenario, invoice, station, transaction_id, kind, quantity) "
         "VALUES(1,'I-2','CP-1',17,'energy','-99.999')"},
        {"more than can be, of idle minutes", "UPDATE invoice_line SET kind='idle'"},
        {"more than can be, without dates", "UPDATE invoice_line SET from_ms=NULL, to_ms=NULL"},
        {"more than can be, of a stranger", "UPDATE invoice_line SET station='CP-9'"},
        {"more than can be, on a credit note", "UPDATE invoice SET kind='credit_note'"},
        {"more than can be", "UPDATE invoice_line SET price='0.45'"},
    };
    const size_t n = sizeof(rows) / sizeof(rows[0]), of_fates = sizeof(fates) / sizeof(fates[0]);

    for (size_t i = 0; i < n + of_fates; i++) {
        bool fate = i >= n;
        struct maker m;

        if (!fate && rows[i].more)
            continue;
        begin(&m);
        maker_sql(&m,
                  "INSERT INTO invoice(scenario, invoice, kind) VALUES(1,'I-1','invoice');"
                  "INSERT INTO invoice_line(scenario, invoice, station, connector, transaction_id,"
                  " kind, quantity, from_ms, to_ms) VALUES(1,'I-1','CP-1',1,17,'energy',"
                  "printf('%%.3f',%lld/1000.0),%lld,%lld)",
                  fate ? 99999LL : (long long)rows[i].wh, fate ? NOW : (long long)rows[i].from_ms,
                  fate ? NOW + HOUR : (long long)rows[i].to_ms);
        maker_event(&m, NOW, "Pat", "bill", "{\"invoice\":\"I-1\"}");
        if (fate)
            maker_sql(&m, "%s", fates[i - n].sql);
        maker_keep_title(fate ? fates[i - n].what : rows[i].what);
        maker_score(&m, "invariant");
        maker_fini(&m);
    }
    page_of_test(PAGE("plausible"));
}
