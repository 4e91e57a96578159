/* sut_embedded.h - the embedded reference stack as a system under test, in this process: what
 * only it can be asked beyond the verbs of sut.h.
 *
 * Each verb is one request of the stack's own API (refstack.h), so what holds here holds for
 * `chargerig serve`.  Nothing is answered from inside a question: answers come by a timer of 0 ms,
 * and that of csms.command when the stack says what has become of the command.
 */
#ifndef HARNESS_SUT_EMBEDDED_H
#define HARNESS_SUT_EMBEDDED_H

#include "pki/pki.h"
#include "sut/sut.h"

/** From the next connection on the server shows a certificate that @p signer signed, and speaks TLS
 * 1.1 alone when @p old_tls. @return false: @p sut is another one */
bool sut_embedded_shows(struct sut *sut, enum pki_authority signer, bool old_tls);

#endif
