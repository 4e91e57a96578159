/* card_reader.h - the card reader of a connector: what somebody who held a card against it
 * is told, and after what time.  What the meter reads is the matter of reading.h.
 */
#ifndef SIM_CARD_READER_H
#define SIM_CARD_READER_H

#include <stdint.h>

struct connector;

/* How long somebody waits before they know that nothing happens. */
#define CARD_READER_HUNG_MS 10000
/* From the card at the reader to the text on the display. */
#define CARD_READER_MS      300

/** What waits for an answer at @p c is over: @p outcome and @p text for the tap, if there is one,
 * @p delay_ms from now.  Both are borrowed for ever. */
void card_reader_answers(struct connector *c, const char *outcome, const char *text,
                         int64_t delay_ms);

/** AuthorizationStatus @p status as text that lives for ever (an unknown one counts as Invalid),
 * and what the display says to it. */
const char *card_reader_refusal(const char *status, const char **text);

#endif
