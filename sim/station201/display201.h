/* display201.h - messages a CSMS wants drivers to read (block O).
 *
 * AlwaysFront is all that is shown, the newest of them; InFront comes before the station's own
 * text, several in turn; NormalCycle takes turns with the station's own text.  A turn lasts 5 s.  A
 * message shows from its start to its end, in its state (any when it names none) and, when it is
 * for a transaction, at the connector where that runs; after its end, or the transaction's, it is
 * gone.  Where the language of who charges is known and one of the messages whose turn it could be
 * is in it, those of other languages are left out; where none is, those in English are preferred.
 */
#ifndef SIM_DISPLAY201_H
#define SIM_DISPLAY201_H

struct connector;

/** What a person reads at @p c instead of @p own: a message, or @p own. Borrowed. */
const char *display201_text(const struct connector *c, const char *own);

#endif
