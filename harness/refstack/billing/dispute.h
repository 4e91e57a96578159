/* dispute.h - a customer doubts a bill: it is looked at again, and upheld or corrected.
 */
#ifndef REFSTACK_DISPUTE_H
#define REFSTACK_DISPUTE_H

#include "refstack/stack/api.h"

/** POST /api/billing/invoices/{id}/disputes */
api_fn billing_dispute;

#endif
