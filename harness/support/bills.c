#include "support/bills.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "people/driver.h"
#include "support/support_state.h"

struct bill {
    struct bill *next;
    char *person;
    cJSON *invoice;
    bool read;
};

/* A row of @p table with the columns @p names as @p from has them, plus @p first. */
static void write_row(struct support *su, const char *table, const cJSON *from,
                      const char *const *names, cJSON *row)
{
    for (; *names; names++) {
        const cJSON *value = json_item(from, *names);
        if (value)
            cJSON_AddItemToObject(row, *names, cJSON_Duplicate(value, 1));
    }
    store_row(su->stage->store, table, row);
    cJSON_Delete(row);
}

static void write_invoice(struct support *su, const cJSON *invoice)
{
    static const char *const columns[] = {"invoice",   "account",  "kind", "credits",
                                          "issued_ms", "currency", "net",  "tax",
                                          "gross",     "delivery", NULL};
    static const char *const line_columns[] = {"station", "connector", "kind", "quantity",
                                               "unit",    "price",     "net",  "tax_percent",
                                               "from_ms", "to_ms",     "text", NULL};
    const cJSON *line;
    cJSON *row = cJSON_CreateObject();
    int number = 0;

    cJSON_AddItemToObject(row, "data", cJSON_Duplicate(invoice, 1));
    write_row(su, "invoice", invoice, columns, row);
    cJSON_ArrayForEach (line, json_item(invoice, "lines")) {
        const cJSON *transaction = json_item(line, "transaction");
        row = cJSON_CreateObject();
        cJSON_AddStringToObject(row, "invoice", json_text(invoice, "invoice"));
        cJSON_AddNumberToObject(row, "line", ++number);
        if (transaction)
            cJSON_AddItemToObject(row, "transaction_id", cJSON_Duplicate(transaction, 1));
        write_row(su, "invoice_line", line, line_columns, row);
    }
}

/* Who gets the bills of @p account: its person, else whoever is called like it. */
static const char *person_of(const struct support *su, const char *account)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, setting_rows(su->stage->setting, SETTING_accounts)) {
        const char *name = json_text(row, "account"), *person = json_text(row, "person");
        if (name && person && strcmp(name, account) == 0)
            return person;
    }
    return account;
}

static void push_bill(lua_State *L, void *invoice)
{
    script_push_json(L, invoice);
}

static struct bill *put_in_letter_box(struct support *su, const char *person, const cJSON *invoice)
{
    struct bill *b = mem_new(sizeof(*b));
    struct bill **at = &su->bills;

    *b = (struct bill){.person = mem_text(person), .invoice = cJSON_Duplicate(invoice, 1)};
    while (*at)
        at = &(*at)->next;
    return *at = b;
}

/* Those who wait for any document wait for "PERSON", else for "PERSON KIND". */
static void hand_over(struct support *su, struct bill *b, const char *kind)
{
    char *particular = mem_printf("%s %s", b->person, kind);

    if (waiters_wake(&su->bill_waiters, b->person, push_bill, b->invoice) +
        waiters_wake(&su->bill_waiters, particular, push_bill, b->invoice))
        b->read = true;
    free(particular);
}

void bills_receive(struct support *su, const cJSON *invoice)
{
    const char *account = json_text(invoice, "account"), *number = json_text(invoice, "invoice");
    const char *kind = json_text(invoice, "kind"), *gross = json_text(invoice, "gross");
    const char *currency = json_text(invoice, "currency");
    const char *person;
    struct driver *d;
    char *total;
    uint64_t before;

    if (!account || !number || !kind)
        return;
    if (su->stage->store)
        write_invoice(su, invoice);
    person = person_of(su, account);
    d = world_driver(su->stage->world, person);
    total = mem_printf("%s %s", gross ? gross : "?", currency ? currency : "");
    before = evlog_because(
        su->stage->log,
        evlog_add(su->stage->log,
                  d                ? driver_actor(d)
                  : su->stage->sut ? su->stage->sut->actor
                                   : world_actor(su->stage->world),
                  EV_bill,
                  json_object(jtext("kind", kind), jtext("invoice", number), jtext("total", total),
                              jtext("delivery", json_text(invoice, "delivery")))));
    hand_over(su, put_in_letter_box(su, person, invoice), kind);
    evlog_because(su->stage->log, before);
    free(total);
}

void bills_hold(struct support *su, const cJSON *session)
{
    const cJSON *known;

    cJSON_ArrayForEach (known, su->held)
        if (cJSON_Compare(known, session, 1))
            return;
    if (!cJSON_IsObject(session))
        return;
    if (!su->held)
        su->held = cJSON_CreateArray();
    cJSON_AddItemToArray(su->held, cJSON_Duplicate(session, 1));
    evlog_add(su->stage->log,
              su->stage->sut ? su->stage->sut->actor : world_actor(su->stage->world), EV_bill_held,
              cJSON_Duplicate(session, 1));
}

const cJSON *bills_take(struct support *su, const char *person, const char *kind)
{
    for (struct bill *b = su->bills; b; b = b->next)
        if (!b->read && strcmp(b->person, person) == 0 &&
            (!kind || strcmp(json_text(b->invoice, "kind"), kind) == 0)) {
            b->read = true;
            return b->invoice;
        }
    return NULL;
}

void bills_free(struct support *su)
{
    cJSON_Delete(su->held);
    while (su->bills) {
        struct bill *b = su->bills;
        su->bills = b->next;
        free(b->person);
        cJSON_Delete(b->invoice);
        free(b);
    }
}
