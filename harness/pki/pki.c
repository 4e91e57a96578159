#include "pki/pki.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define DAY_MS ((int64_t)86400 * 1000)

struct pki {
    struct crypto *ks;
    uint64_t seed;
    int64_t from_ms, until_ms;
    struct pki_pair roots[PKI_COUNT]; /* made when they are asked for: few stories ask for all */
    struct pki_pair signer, vehicle_signer;
    const char *cpo; /* NULL: PKI_CPO_NAME */
};

static const struct {
    const char *words, *common_name;
} authorities[PKI_COUNT] = {
#define X(name, words, common_name) [PKI_##name] = {words, common_name},
    PKI_AUTHORITY_LIST(X)
#undef X
};

const char *const *pki_authority_words(void)
{
    static const char *const all[] = {
#define X(name, words, common_name) words,
        PKI_AUTHORITY_LIST(X)
#undef X
            NULL};

    return all;
}

enum pki_authority pki_authority_of(const char *words)
{
    int a = 0;

    while (a < PKI_COUNT && strcmp(authorities[a].words, words) != 0)
        a++;
    return (enum pki_authority)a;
}

/* What is made for somebody depends on its name alone, not on who was served before. */
static struct pki_pair make(struct pki *pki, struct certificate_wish *wish, enum key_kind kind,
                            const char *stream)
{
    struct pki_pair pair;
    struct rng rng;

    rng_init(&rng, pki->seed, stream);
    pair.key = pki->ks->ops->make_key(pki->ks, &rng, kind);
    wish->key = pair.key;
    wish->from_ms = pki->from_ms;
    wish->until_ms = pki->until_ms;
    pair.certificate = pki->ks->ops->issue(pki->ks, &rng, wish);
    /* cppcheck-suppress returnDanglingLifetime */
    return pair;
}

static void sign_with(struct certificate_wish *wish, const struct pki_pair *signer)
{
    wish->issuer = signer->certificate;
    wish->issuer_key = signer->key;
}

struct pki *pki_new(struct crypto *ks, uint64_t seed, int64_t now_ms)
{
    struct pki *pki = mem_new(sizeof(*pki));

    *pki = (struct pki){.ks = ks,
                        .seed = seed,
                        .from_ms = now_ms - 30 * DAY_MS,
                        .until_ms = now_ms + 3652 * DAY_MS};
    return pki;
}

static const struct pki_pair *root_of(struct pki *pki, enum pki_authority a)
{
    struct certificate_wish wish = {.use = USE_authority,
                                    .common_name = authorities[a].common_name,
                                    .organization = "chargerig"};

    if (a == PKI_successor)
        sign_with(&wish, root_of(pki, PKI_csms));
    if (!pki->roots[a].certificate)
        pki->roots[a] = make(pki, &wish, KEY_ec, wish.common_name);
    return &pki->roots[a];
}

void pki_pair_fini(struct pki_pair *pair)
{
    free(pair->certificate);
    free(pair->key);
    *pair = (struct pki_pair){0};
}

void pki_free(struct pki *pki)
{
    if (!pki)
        return;
    for (int a = 0; a < PKI_COUNT; a++)
        pki_pair_fini(&pki->roots[a]);
    pki_pair_fini(&pki->signer);
    pki_pair_fini(&pki->vehicle_signer);
    free(pki);
}

void pki_set_cpo(struct pki *pki, const char *name)
{
    pki->cpo = name;
}

const char *pki_cpo(const struct pki *pki)
{
    return pki->cpo ? pki->cpo : PKI_CPO_NAME;
}

const char *pki_cpo_problem(const char *name)
{
    size_t len = strlen(name);

    if (len < 1 || len > PKI_CPO_MOST)
        return "the name of a CPO has 1 to 64 characters";
    for (const char *p = name; *p; p++)
        if (*p < ' ' || *p > '~' || *p == '"' || *p == '\\')
            return "the name of a CPO is of printable ASCII, without quotes and backslashes";
    return NULL;
}

struct crypto *pki_crypto(const struct pki *pki)
{
    return pki->ks;
}

const char *pki_root(struct pki *pki, enum pki_authority a)
{
    return root_of(pki, a)->certificate;
}

static const struct pki_pair *signer_under(struct pki *pki, enum pki_authority root,
                                           const char *name, struct pki_pair *signer)
{
    struct certificate_wish wish = {
        .use = USE_authority, .common_name = name, .organization = pki_cpo(pki)};

    if (!signer->certificate) {
        sign_with(&wish, root_of(pki, root));
        *signer = make(pki, &wish, KEY_ec, name);
    }
    return signer;
}

const struct pki_pair *pki_station_signer(struct pki *pki)
{
    return signer_under(pki, PKI_cpo, "Test CPO Station CA", &pki->signer);
}

const struct pki_pair *pki_vehicle_signer(struct pki *pki)
{
    return signer_under(pki, PKI_vehicle, "Test CPO V2G Sub CA", &pki->vehicle_signer);
}

struct pki_pair pki_server(struct pki *pki, enum pki_authority a, enum key_kind kind)
{
    struct certificate_wish wish = {.use = USE_server,
                                    .common_name = "localhost",
                                    .organization = "chargerig",
                                    .host = "localhost"};
    char *stream = mem_printf("localhost %s%s", kind == KEY_rsa ? "RSA" : "EC",
                              a == PKI_csms ? "" : authorities[a].words);
    struct pki_pair pair;

    sign_with(&wish, root_of(pki, a));
    pair = make(pki, &wish, kind, stream);
    free(stream);
    /* cppcheck-suppress returnDanglingLifetime */
    return pair;
}

struct pki_pair pki_station(struct pki *pki, const char *serial, const char *organization)
{
    struct certificate_wish wish = {.use = USE_client,
                                    .common_name = serial,
                                    .organization = organization ? organization : pki_cpo(pki)};
    char *stream = mem_printf("certificate of %s", serial);
    struct pki_pair pair;
    char *chain;

    sign_with(&wish, pki_station_signer(pki));
    pair = make(pki, &wish, KEY_ec, stream);
    chain = mem_printf("%s%s", pair.certificate, pki->signer.certificate);
    free(pair.certificate);
    pair.certificate = chain;
    free(stream);
    return pair;
}

struct pki_pair pki_make(struct pki *pki, enum pki_authority a, enum certificate_use use,
                         const char *common_name)
{
    struct certificate_wish wish = {.use = use,
                                    .common_name = common_name,
                                    .organization = pki_cpo(pki),
                                    .host = use == USE_server ? common_name : NULL};
    char *stream = mem_printf("%s by %s", common_name, authorities[a].words);
    struct pki_pair pair;

    sign_with(&wish, root_of(pki, a));
    pair = make(pki, &wish, KEY_ec, stream);
    free(stream);
    /* cppcheck-suppress returnDanglingLifetime */
    return pair;
}
