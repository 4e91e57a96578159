/* title: keys, certificates and signatures: what a seed makes, and what is found wrong with it */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "pki/crypto_openssl.h"

#define DAY ((int64_t)86400000)
#define NOW ((int64_t)1772818200000) /* 2026-03-06T17:30Z */

struct forge {
    struct crypto *ks;
    struct rng rng;
    char *root_key, *root, *key;
};

static void forge_begin(struct forge *f, uint64_t seed)
{
    struct certificate_wish wish = {.use = USE_authority,
                                    .common_name = "Root",
                                    .organization = "Test",
                                    .from_ms = NOW - DAY,
                                    .until_ms = NOW + 100 * DAY};

    f->ks = crypto_openssl_new();
    rng_init(&f->rng, seed, "forge");
    f->root_key = f->ks->ops->make_key(f->ks, &f->rng, KEY_ec);
    wish.key = f->root_key;
    f->root = f->ks->ops->issue(f->ks, &f->rng, &wish);
    f->key = f->ks->ops->make_key(f->ks, &f->rng, KEY_ec);
}

static void forge_end(struct forge *f)
{
    free(f->root_key);
    free(f->root);
    free(f->key);
    crypto_openssl_free(f->ks);
}

static char *forge_issue(struct forge *f, enum certificate_use use, const char *host,
                         int64_t until_ms)
{
    return f->ks->ops->issue(f->ks, &f->rng,
                             &(struct certificate_wish){.use = use,
                                                        .common_name = host ? host : "CP-1",
                                                        .organization = "CPO",
                                                        .host = host,
                                                        .key = f->key,
                                                        .issuer = f->root,
                                                        .issuer_key = f->root_key,
                                                        .from_ms = NOW - DAY,
                                                        .until_ms = until_ms});
}

Test(crypto, the_same_seed_makes_the_same_key_certificate_and_signature)
{
    struct forge a, b, c;
    char *x, *y, *s, *t;

    forge_begin(&a, 7);
    forge_begin(&b, 7);
    forge_begin(&c, 8);
    cr_expect(eq(str, a.key, b.key));
    cr_expect(eq(str, a.root, b.root));
    cr_expect(ne(str, a.key, c.key));
    x = a.ks->ops->request(a.ks, a.key, "CP-1", "CPO");
    y = b.ks->ops->request(b.ks, b.key, "CP-1", "CPO");
    cr_expect(eq(str, x, y));
    s = a.ks->ops->sign(a.ks, a.key, "abc", 3);
    t = b.ks->ops->sign(b.ks, b.key, "abc", 3);
    cr_expect(eq(str, s, t));
    free(x), free(y), free(s), free(t);
    forge_end(&a), forge_end(&b), forge_end(&c);
}

Test(crypto, a_certificate_is_judged_by_root_date_host_and_use)
{
    static const struct {
        enum certificate_use made, asked;
        const char *host, *asked_host;
        int64_t until_ms, now_ms;
        bool trusted;
        enum certificate_flaw flaw;
    } rows[] = {
        {USE_server, USE_server, "localhost", "localhost", NOW + DAY, NOW, true, FLAW_none},
        {USE_server, USE_server, "localhost", "127.0.0.1", NOW + DAY, NOW, true, FLAW_none},
        {USE_server, USE_server, "localhost", "example.org", NOW + DAY, NOW, true, FLAW_other_host},
        {USE_server, USE_server, "localhost", "localhost", NOW + DAY, NOW, false,
         FLAW_unknown_issuer},
        {USE_server, USE_server, "localhost", "localhost", NOW + DAY, NOW + 2 * DAY, true,
         FLAW_expired},
        {USE_server, USE_server, "localhost", "localhost", NOW + DAY, NOW - 9 * DAY, true,
         FLAW_too_early},
        {USE_client, USE_server, NULL, NULL, NOW + DAY, NOW, true, FLAW_other_use},
        {USE_client, USE_client, NULL, NULL, NOW + DAY, NOW, true, FLAW_none},
        {USE_server, USE_client, "localhost", NULL, NOW + DAY, NOW, true, FLAW_other_use},
    };
    struct forge f;

    forge_begin(&f, 1);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *chain = forge_issue(&f, rows[i].made, rows[i].host, rows[i].until_ms);
        struct certificate_trial trial = {.chain = chain,
                                          .roots = rows[i].trusted ? f.root : NULL,
                                          .host = rows[i].asked_host,
                                          .use = rows[i].asked,
                                          .now_ms = rows[i].now_ms};

        cr_expect(eq(int, f.ks->ops->judge(f.ks, &trial), rows[i].flaw), "row %zu", i);
        free(chain);
    }
    cr_expect(
        eq(int, f.ks->ops->judge(f.ks, &(struct certificate_trial){.chain = "no", .roots = f.root}),
           FLAW_unreadable));
    forge_end(&f);
}

Test(crypto, a_request_becomes_a_certificate_of_its_key_and_name)
{
    struct forge f;
    struct certificate_facts facts;
    struct certificate_hash hash;
    char *request, *x;

    forge_begin(&f, 3);
    request = f.ks->ops->request(f.ks, f.key, "CP-1", "CPO");
    cr_assert(f.ks->ops->read(f.ks, request, &facts));
    cr_expect(facts.is_request);
    cr_expect(eq(str, facts.common_name, (char *)"CP-1"));
    x = f.ks->ops->issue(f.ks, &f.rng,
                         &(struct certificate_wish){.use = USE_client,
                                                    .request = request,
                                                    .issuer = f.root,
                                                    .issuer_key = f.root_key,
                                                    .from_ms = NOW,
                                                    .until_ms = NOW + DAY});
    cr_assert(x != NULL);
    cr_expect(f.ks->ops->fits(f.ks, f.key, x));
    cr_expect(not(f.ks->ops->fits(f.ks, f.root_key, x)));
    cr_assert(f.ks->ops->read(f.ks, x, &facts));
    cr_expect(eq(str, facts.common_name, (char *)"CP-1"));
    cr_expect(eq(str, facts.organization, (char *)"CPO"));
    cr_expect(eq(str, facts.issuer, (char *)"Root"));
    cr_expect(eq(i64, facts.from_ms, NOW / 1000 * 1000));
    cr_expect(eq(i64, facts.until_ms, NOW + DAY));
    cr_expect(not(facts.is_authority));
    cr_expect(f.ks->ops->identify(f.ks, x, f.root, "SHA256", &hash));
    cr_expect(eq(sz, strlen(hash.issuer_name), (size_t)64));
    cr_expect(eq(sz, strlen(hash.issuer_key), (size_t)64));
    cr_expect(eq(str, hash.serial, facts.serial));
    cr_expect(not(f.ks->ops->identify(f.ks, x, NULL, "SHA256", &hash)),
              "the issuer's key is needed");
    cr_expect(f.ks->ops->identify(f.ks, f.root, NULL, "SHA512", &hash), "it signs itself");
    request[80] = request[80] == 'A' ? 'B' : 'A';
    cr_expect(not(f.ks->ops->read(f.ks, request, &facts)), "not signed by its own key any more");
    free(request), free(x);
    forge_end(&f);
}

Test(crypto, a_signature_holds_for_its_bytes_and_its_key_only)
{
    struct forge f;
    char *x, *s, *rsa, *t;

    forge_begin(&f, 4);
    x = forge_issue(&f, USE_firmware, NULL, NOW + DAY);
    s = f.ks->ops->sign(f.ks, f.key, "firmware", 8);
    cr_expect(f.ks->ops->signed_by(f.ks, x, s, "firmware", 8));
    cr_expect(not(f.ks->ops->signed_by(f.ks, x, s, "firmwarf", 8)));
    cr_expect(not(f.ks->ops->signed_by(f.ks, f.root, s, "firmware", 8)));
    cr_expect(not(f.ks->ops->signed_by(f.ks, x, "nonsense", "firmware", 8)));
    free(x), free(s);
    rsa = f.ks->ops->make_key(f.ks, &f.rng, KEY_rsa);
    free(f.key);
    f.key = rsa;
    x = forge_issue(&f, USE_firmware, NULL, NOW + DAY);
    t = f.ks->ops->sign(f.ks, rsa, "firmware", 8);
    cr_expect(f.ks->ops->signed_by(f.ks, x, t, "firmware", 8));
    free(x), free(t);
    forge_end(&f);
}

/* RFC 7914, 11 (the first 32 bytes of its first vector). */
Test(crypto, a_secret_is_stretched_as_the_standard_says)
{
    static const unsigned char known[CRYPTO_STRETCHED] = {
        0x55, 0xac, 0x04, 0x6e, 0x56, 0xe3, 0x08, 0x9f, 0xec, 0x16, 0x91,
        0xc2, 0x25, 0x44, 0xb6, 0x05, 0xf9, 0x41, 0x85, 0x21, 0x6d, 0xde,
        0x04, 0x65, 0xe6, 0x8b, 0x9d, 0x57, 0xc2, 0x0d, 0xac, 0xbc};
    struct key_stretch what = {"passwd", "salt", 6, 4, 1};
    struct crypto *ks = crypto_openssl_new();
    unsigned char out[CRYPTO_STRETCHED];

    ks->ops->stretch(ks, &what, out);
    cr_expect_arr_eq(out, known, sizeof(known));
    crypto_openssl_free(ks);
}
