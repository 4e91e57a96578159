/* bills.h - invoices as the biller sends them, and the letter boxes of the people they reach. */
#ifndef HARNESS_BILLS_H
#define HARNESS_BILLS_H

#include <cjson/cJSON.h>

struct support;

/** One document of billing.invoices: written to the run file, noted in the log, put into the letter
 * box of whose account it is, handed to who waits for it. */
void bills_receive(struct support *su, const cJSON *invoice);
/** Tells of a session that the biller holds back, once for each reason that it gives. */
void bills_hold(struct support *su, const cJSON *session);

/** The oldest unread document of @p person and @p kind (NULL: any), now read; NULL for none. */
const cJSON *bills_take(struct support *su, const char *person, const char *kind);

/** Frees all letter boxes. */
void bills_free(struct support *su);

#endif
