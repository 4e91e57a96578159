/* What calls itself a certificate, a chain, a request or a signature is read or refused; what was
 * read has names without a NUL in them and a serial number that is hex. */
#include <assert.h>
#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "pki/crypto_openssl.h"

/* decoder */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_facts(const struct certificate_facts *facts)
{
    assert(strlen(facts->common_name) < CRYPTO_NAME_ROOM);
    assert(strlen(facts->organization) < CRYPTO_NAME_ROOM);
    for (const char *s = facts->serial; *s; s++)
        assert(isxdigit((unsigned char)*s) || *s == '-');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct crypto *ks = crypto_openssl_new();
    char *text = mem_text_n((const char *)data, size);
    struct certificate_trial trial = {.chain = text, .roots = text, .host = "localhost"};
    struct certificate_facts facts;
    struct certificate_hash hash;
    char *issued;
    struct rng rng;

    rng_init(&rng, 1, "fuzz");
    if (ks->ops->read(ks, text, &facts))
        check_facts(&facts);
    if (ks->ops->identify(ks, text, text, "SHA256", &hash))
        assert(strlen(hash.issuer_name) == 64 && strlen(hash.issuer_key) == 64);
    trial.use = USE_server;
    trial.now_ms = (int64_t)size * 1000000000;
    ks->ops->judge(ks, &trial);
    assert(!ks->ops->fits(ks, text, "no certificate"));
    ks->ops->signed_by(ks, text, text, data, size);
    issued = ks->ops->issue(ks, &rng,
                            &(struct certificate_wish){
                                .use = USE_client, .request = text, .issuer = text, .until_ms = 1});
    assert(!issued); /* there is no key to sign with */
    free(text);
    crypto_openssl_free(ks);
    return 0;
}
