/* billing_inside.h - what the files billing*.c share.
 *
 * The biller reads sessions from the CSMS's tables (csms.h), rates them (rating.h) and keeps:
 *
 *   billing_account  account, person, delivery (email, paper), address, period (month, day),
 * due_ms: when the present period ends billing_tariff   name, body (as it came in), from_ms,
 * until_ms (NULL: in force), general (1: for every station that no other tariff names); a session
 * keeps the tariff that was in force when it began billing_invoice  number, invoice, account, kind,
 * credits, period, issued_ms, amounts in millionths, delivery, sent_to; never changed once it is
 * written billing_line     the lines of it billing_billed   session, number: the invoice on which a
 * session now stands; NULL: it never will billing_doubt    station: its meterStop is known to be
 * wrong; from then on the verified energy is sold
 */
#ifndef REFSTACK_BILLING_INSIDE_H
#define REFSTACK_BILLING_INSIDE_H

#include "refstack/billing/invoice.h"
#include "refstack/billing/rating.h"
#include "refstack/stack/api.h"
#include "refstack/stack/stack.h"

struct billing {
    struct refstack *rs;
    struct vtimer period; /* the nearest due_ms of an account */
};

struct billing *billing_of(const struct refstack *rs);
/** Waits for the end of the period that ends next. */
void billing_wait(struct billing *b);
/** First moment of the period ("month", "day") that holds @p ms, and of the next one. */
struct rating_span billing_period(const struct refstack *rs, const char *period, int64_t ms);

/* ---- billing_facts.c: one session, as the CSMS knows it */

struct billing_session {
    int64_t id;
    char *station;
    int connector;
    struct rating_facts facts; /* its lists are the two below */
    struct rating_reading *readings;
    struct rating_span *lock_faults;
    bool over; /* stopped, and the plug is out */
    int64_t over_ms;
    int64_t meter_stop_wh; /* as StopTransaction said, whatever facts.stop_wh holds */
    int64_t end_wh;        /* register at Transaction.End, -1 when none was sent */
    int64_t most_wh;       /* what the connector can deliver in that time */
};

/** Loads session @p id. @p verified: facts.stop_wh is the register that can be right. */
bool billing_session_load(struct refstack *rs, int64_t id, bool verified,
                          struct billing_session *out);
/** Loads session @p id, which is not over, as if it ended now. */
bool billing_session_so_far(struct refstack *rs, int64_t id, struct billing_session *out);
void billing_session_fini(struct billing_session *s);

/** Is the station's meterStop known to be wrong? */
bool billing_doubted(struct refstack *rs, const char *station);

/* ---- billing_draft.c: lines and sums before they are an invoice */

struct billing_line {
    int64_t session;
    char *station;
    int connector;
    struct rating_line rated;
    int64_t net, tax_percent;
};

struct billing_draft {
    char currency[4];
    struct rating_rounding rounding;
    struct billing_line *line;
    size_t lines;
    int64_t *session; /* that stand on it, lines or not */
    size_t sessions;
    int64_t billed_wh;
    bool running_cost; /* the tariff wants drivers to see it grow */
};

/** Adds session @p s by the tariff in force when it began. @return false, with the draft unchanged,
 * when there is none or it is in another currency than the draft. */
bool billing_draft_add(struct refstack *rs, struct billing_draft *d,
                       const struct billing_session *s);
struct invoice_totals billing_draft_total(const struct refstack *rs, const struct billing_draft *d);
void billing_draft_fini(struct billing_draft *d);
/** What a customer reads on @p line; the caller frees it. */
char *billing_line_text(const struct refstack *rs, const struct billing_line *line,
                        const char *currency);

/* ---- billing_issue.c: invoices and credit notes */

struct billing_head {
    const char *account;
    struct rating_span period;
};

/** Issues @p d and gives its sessions to it. @return its number */
int64_t billing_issue(struct billing *b, const struct billing_head *head,
                      const struct billing_draft *d);
/** Issues the credit note that negates all of invoice @p number. @return its number */
int64_t billing_credit(struct billing *b, int64_t number);
/** Issues what is due: a closed period of @p account. */
void billing_close_period(struct billing *b, const char *account, struct rating_span period);
/** Name of document @p number ("INV-00001"); @p out has room for 24. False when there is none. */
bool billing_name(struct refstack *rs, int64_t number, char out[24]);

/* ---- billing_cost.c */

/** stack_part.cost of the biller: what session @p id costs by the tariff in force when it began. */
bool billing_cost(void *state, int64_t id, struct stack_cost *out);

/* ---- billing_dispute.c */

/** POST /api/billing/invoices/{id}/disputes */
api_fn billing_dispute;

/* ---- billing_show.c, billing_routes.c */

/** Adds the documents above @p since to @p answer. */
void billing_show_invoices(struct refstack *rs, int64_t since, cJSON *answer);
extern const struct api_route billing_routes[];

#endif
