/* unknown_card.h - a card that the story counts on, and that the CSMS does not know.
 *
 * A system that can be told of cards (csms.enrol) was told.  Any other may never have heard of this
 * one: that it refuses it as Invalid or Unknown is then no fault, and what follows from it shows
 * nothing.
 */
#ifndef REPORTS_UNKNOWN_CARD_H
#define REPORTS_UNKNOWN_CARD_H

#include <stdbool.h>

#include "facts/runfile.h"

struct unknown_card {
    char token[40], station[64], status[16];
    uint64_t asked, answered; /* seqs of the frames */
};

/** The first card that the scenario calls Accepted and that the CSMS answers as one that it does
 * not know. @return false when there is none */
bool unknown_card_find(struct runfile *rf, int scenario, struct unknown_card *card);

#endif
