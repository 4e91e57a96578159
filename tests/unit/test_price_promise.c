/* title: a price that is promised holds for what its customer charges from then on */
#include "fixture/page.h"
#include "fixture/ticket_walk.h"

PAGES_OF_SUITE(price_promise);

/* What Pat was promised after a minute, and what is billed to him of two hours later. */
static const struct {
    const char *what;
    const char *promise; /* fields of the promise */
    const char *later;   /* of another one after an hour; NULL: there is none */
    const char *line;    /* kind, price, tax_percent, from_ms, station of the line, as SQL */
    const char *sql;     /* NULL: nothing more */
} rows[] = {
    {"kept before tax", "\"price\":\"0.60 EUR/kWh\"", NULL, "'energy','0.60','21',7200000,'CP-1'",
     NULL},
    {"kept with tax", "\"price\":\"0.60 EUR/kWh\"", NULL, "'energy','0.4959','21',7200000,'CP-1'",
     NULL},
    {"kept with no tax told", "\"price\":\"0.60 EUR/kWh\"", NULL,
     "'energy','0.60',NULL,7200000,'CP-1'", NULL},
    {"a cent more with tax", "\"price\":\"0.60 EUR/kWh\"", NULL,
     "'energy','0.5042','21',7200000,'CP-1'", NULL},
    {"another price", "\"price\":\"0.60 EUR/kWh\"", NULL, "'energy','1.40','21',7200000,'CP-1'",
     NULL},
    {"another currency", "\"price\":\"0.60 NOK/kWh\"", NULL, "'energy','0.60','21',7200000,'CP-1'",
     NULL},
    {"an hour", "\"price\":\"1.00 EUR/h\"", NULL, "'time','2.00','21',7200000,'CP-1'", NULL},
    {"an idle minute", "\"price\":\"0.10 EUR/min\"", NULL, "'idle','0.20','21',7200000,'CP-1'",
     NULL},
    {"a session", "\"price\":\"1 EUR/session\"", NULL, "'flat','2','21',7200000,'CP-1'", NULL},
    {"of another kind", "\"price\":\"1.00 EUR/h\"", NULL, "'energy','2.00','21',7200000,'CP-1'",
     NULL},
    {"of nothing that is billed", "\"price\":\"1.00 EUR/parsec\"", NULL,
     "'energy','2.00','21',7200000,'CP-1'", NULL},
    {"that cannot be read", "\"price\":\"cheap\"", NULL, "'energy','2.00','21',7200000,'CP-1'",
     NULL},
    {"for another station", "\"price\":\"0.60 EUR/kWh\",\"about\":\"CP-2\"", NULL,
     "'energy','1.40','21',7200000,'CP-1'", NULL},
    {"for this station", "\"price\":\"0.60 EUR/kWh\",\"about\":\"CP-1\"", NULL,
     "'energy','1.40','21',7200000,'CP-1'", NULL},
    {"charged as it was promised", "\"price\":\"0.60 EUR/kWh\"", NULL,
     "'energy','1.40','21',60000,'CP-1'", NULL},
    {"charged before it was promised", "\"price\":\"0.60 EUR/kWh\"", NULL,
     "'energy','1.40','21',59999,'CP-1'", NULL},
    {"charged until it is due", "\"price\":\"0.60 EUR/kWh\",\"due_ms\":7200000", NULL,
     "'energy','1.40','21',7200000,'CP-1'", NULL},
    {"charged after it was due", "\"price\":\"0.60 EUR/kWh\",\"due_ms\":7199999", NULL,
     "'energy','1.40','21',7200000,'CP-1'", NULL},
    {"charged as another was promised", "\"price\":\"0.60 EUR/kWh\"", "\"price\":\"1.40 EUR/kWh\"",
     "'energy','1.40','21',3600000,'CP-1'", NULL},
    {"charged before another was promised", "\"price\":\"0.60 EUR/kWh\"",
     "\"price\":\"1.40 EUR/kWh\"", "'energy','1.40','21',3599999,'CP-1'", NULL},
    {"another was promised for another station", "\"price\":\"0.60 EUR/kWh\"",
     "\"price\":\"1.40 EUR/kWh\",\"about\":\"CP-2\"", "'energy','1.40','21',7200000,'CP-1'", NULL},
    {"a line without a date is of the day of its bill", "\"price\":\"0.60 EUR/kWh\"", NULL,
     "'energy','1.40','21',NULL,'CP-1'", NULL},
    {"billed to somebody else", "\"price\":\"0.60 EUR/kWh\"", NULL,
     "'energy','1.40','21',7200000,'CP-1'", "UPDATE account SET person='Sam'"},
    {"on a credit note", "\"price\":\"0.60 EUR/kWh\"", NULL, "'energy','1.40','21',7200000,'CP-1'",
     "UPDATE invoice SET kind='credit_note'"},
};

Test(price_promise, is_kept_or_broken_by_what_is_billed)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *promise = mem_printf("{\"promise\":7,\"topic\":\"price\",%s}", rows[i].promise);
        char *later = mem_printf("{\"promise\":8,\"topic\":\"price\",%s}",
                                 rows[i].later ? rows[i].later : "");
        struct maker m;

        maker_init(&m, "{\"sla\":{\"promises\":\"kept\"}}");
        maker_step(&m, 1, 0, "contact", "{\"requester\":\"Pat\"}");
        maker_step(&m, 1, 60000, "promise", promise);
        if (rows[i].later)
            maker_step(&m, 1, 3600000, "promise", later);
        maker_sql(&m, "UPDATE ticket_event SET by='Pat' WHERE name='contact';"
                      "INSERT INTO account VALUES(1,'A','Pat','email');"
                      "INSERT INTO invoice(scenario, invoice, account, kind, issued_ms, currency) "
                      "VALUES(1,'INV-1','A','invoice',9000000,'EUR');");
        maker_sql(&m,
                  "INSERT INTO invoice_line(scenario, invoice, line, kind, price, tax_percent, "
                  "from_ms, station) VALUES(1,'INV-1',1,%s);",
                  rows[i].line);
        maker_event(&m, 9000000, "Pat", "bill", "{\"invoice\":\"INV-1\"}");
        if (rows[i].sql)
            maker_sql(&m, "%s", rows[i].sql);
        maker_keep_title(rows[i].what);
        maker_score(&m, "sla");
        maker_fini(&m);
        free(promise);
        free(later);
    }
    page_of_test(PAGE("price_promise"));
}
