/* reader.h - the card reader of a connector: what somebody who held a card against it is told, and
 * after what time.
 */
#ifndef SIM_READER_H
#define SIM_READER_H

#include <stdint.h>

struct connector;

#define READER_HUNG_MS 10000 /* how long somebody waits before they know that nothing happens */
#define READER_MS      300   /* from the card at the reader to the text on the display */

/** What waits for an answer at @p c is over: @p outcome and @p text for the tap, if there is one,
 * @p delay_ms from now.  Both are borrowed for ever. */
void reader_answers(struct connector *c, const char *outcome, const char *text, int64_t delay_ms);

/** AuthorizationStatus @p status as text that lives for ever (an unknown one counts as Invalid),
 * and what the display says to it. */
const char *reader_refusal(const char *status, const char **text);

#endif
