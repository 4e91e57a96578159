#include "invoice/invoice_head_check.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"

/* ---- currency ---- */

/* The currency in which @p b should be; *@p of says whose that is. "": not known. */
static const char *currency_due(const struct invoice_glass *g, const char **of)
{
    const struct bill *b = g->bill;

    if (b->corrects && *b->corrects->currency) {
        *of = b->corrects->invoice;
        return b->corrects->currency;
    }
    for (const struct bill_line *line = b->lines; line->kind; line++) {
        const char *due = field_text(invoice_tariff(g->check, line), "currency");

        if (line->session && *due && strcmp(due, b->currency) != 0) {
            *of = field_text(invoice_tariff(g->check, line), "name");
            if (!**of)
                *of = "its tariff";
            return due;
        }
    }
    return "";
}

static void judge_currency(struct invoice_glass *g)
{
    const char *of = "";
    const char *due = currency_due(g, &of);

    if (!*due || strcmp(due, g->bill->currency) == 0)
        return;
    if (!*g->bill->currency)
        invoice_fault(g, INVOICE_WRONG, "invoice.currency", NULL,
                      "it names no currency; that of %s is %s.", of, due);
    else
        invoice_fault(g, INVOICE_WRONG, "invoice.currency", NULL, "it is in %s; %s is in %s.",
                      g->bill->currency, of, due);
}

/* ---- address ---- */

/* Letters and digits alone, in small letters: how an address is set is the biller's own. */
static char *bare(const char *text)
{
    char *out = mem_text(text), *to = out;

    for (; *text; text++)
        if (isalnum((unsigned char)*text) || (unsigned char)*text >= 0x80)
            *to++ = (char)tolower((unsigned char)*text);
    *to = '\0';
    return out;
}

static bool contains(const char *text, const char *part)
{
    char *a = bare(text), *b = bare(part);
    bool is = *b && strstr(a, b);

    free(a);
    free(b);
    return is;
}

/* Is @p sent_to the address, or the name, of @p account? */
static bool is_of(const char *sent_to, const cJSON *account)
{
    return contains(sent_to, field_text(account, "address")) ||
           contains(sent_to, field_text(account, "person")) ||
           contains(sent_to, field_text(account, "account"));
}

/* Somebody else whose address @p sent_to is; NULL: nobody that we know. */
static const cJSON *somebody_else(const struct invoice_glass *g, const char *sent_to)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, g->check->accounts)
        if (!json_is(row, "account", g->bill->account) && is_of(sent_to, row))
            return row;
    return NULL;
}

static void judge_address(struct invoice_glass *g)
{
    const struct bill *b = g->bill;
    const cJSON *own = invoice_account(g->check, b->account);
    const char *address = field_text(own, "address");
    bool on_paper = strcmp(b->delivery, "paper") == 0;
    const cJSON *other;

    if (!own)
        return;
    if (!*b->sent_to) {
        if (on_paper)
            invoice_fault(g, INVOICE_WRONG, "invoice.address", NULL,
                          "it went by post, and bears no address.");
        return;
    }
    if (*address ? contains(b->sent_to, address) : is_of(b->sent_to, own))
        return;
    other = somebody_else(g, b->sent_to);
    if (*address)
        invoice_fault(g, INVOICE_WRONG, "invoice.address", NULL,
                      "it was sent to \"%s\"; the address of %s is \"%s\".", b->sent_to, b->account,
                      address);
    else if (other)
        invoice_fault(g, INVOICE_WRONG, "invoice.address", NULL,
                      "it was sent to \"%s\", which is %s's and not %s's.", b->sent_to,
                      field_text(other, "account"), b->account);
}

/* Is nothing on it its account's? Then that is wrong, and not where it went. */
static bool is_strangers(const struct bill *b)
{
    bool any = false;

    for (const struct bill_line *line = b->lines; line->kind; line++) {
        const char *account = line->session ? line->session->account : "";

        if (!*account)
            continue;
        if (strcmp(account, b->account) == 0)
            return false;
        any = true;
    }
    return any;
}

/* ---- delivery ---- */

static void judge_delivery(struct invoice_glass *g)
{
    const struct bill *b = g->bill;
    const char *due = g->check->delivery;

    if (!*due)
        due = field_text(invoice_account(g->check, b->account), "delivery");
    if (!*due || !*b->delivery || strcmp(due, b->delivery) == 0)
        return;
    invoice_fault(g, INVOICE_WRONG, "invoice.delivery", NULL,
                  "it went to %s by %s; it should have gone by %s.", b->account, b->delivery, due);
}

void invoice_head_check(struct invoice_glass *g)
{
    judge_currency(g);
    if (is_strangers(g->bill))
        return;
    judge_address(g);
    judge_delivery(g);
}
