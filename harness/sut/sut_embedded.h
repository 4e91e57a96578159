/* sut_embedded.h - the embedded reference stack as a system under test, in this process.
 *
 * Each verb is one request of the stack's own API (refstack.h), so what holds here holds for
 * `chargerig serve`.  Nothing is answered from inside a question: answers come by a timer of 0 ms,
 * and that of csms.command when the stack says what has become of the command.
 */
#ifndef HARNESS_SUT_EMBEDDED_H
#define HARNESS_SUT_EMBEDDED_H

#include "log/mutant.h"
#include "pki/pki.h"
#include "sut/sut.h"
#include "wire/loop.h"

/* All of it is borrowed. */
struct sut_embedded_config {
    struct vclock *clk;
    struct evlog *log;
    struct loop *loop;
    struct pki *pki;       /* who signs its certificates, and what it trusts */
    const char *zone_rule; /* its local time, as tz_parse() takes it */
    enum mutant mutant;    /* how it is broken; MUTANT_none: it is not */
    bool quiet;            /* it answers and starts nothing by itself */
    bool sockets; /* it is reached by a server on a free port of 127.0.0.1, and another for TLS once
                     a station needs it; else in this process (wire_mem.h) */
};

/** @return NULL with @p why, a sentence the caller frees. */
struct sut *sut_embedded_new(const struct sut_embedded_config *config, char **why);

/** From the next connection on the server shows a certificate that @p signer signed, and speaks TLS
 * 1.1 alone when @p old_tls. @return false: @p sut is another one */
bool sut_embedded_shows(struct sut *sut, enum pki_authority signer, bool old_tls);

#endif
