/* sut_embedded.h - the embedded reference stack as a system under test, in this process.
 *
 * Each of the twelve verbs is one request of the stack's own API (refstack.h), so what holds here
 * holds for `chargerig serve`.  Nothing is answered from inside a question: answers come by a timer
 * of 0 ms, and that of csms.command when the stack says what has become of the command.
 */
#ifndef HARNESS_SUT_EMBEDDED_H
#define HARNESS_SUT_EMBEDDED_H

#include "pki/pki.h"
#include "run/stage.h"
#include "sut/sut.h"

/** The stage's options decide wire (mem; ws: a server on a free port of 127.0.0.1, and another for
 * TLS once a station needs it) and mutant; its clock, log, loop and authorities are borrowed.
 * @return NULL with @p why, a sentence the caller frees. */
struct sut *sut_embedded_new(const struct stage *st, char **why);

/** From the next connection on the server shows a certificate that @p signer signed, and speaks TLS
 * 1.1 alone when @p old_tls. @return false: @p sut is another one */
bool sut_embedded_shows(struct sut *sut, enum pki_authority signer, bool old_tls);

#endif
