#include "server/serve_tls.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "host/folder.h"
#include "host/outfile.h"
#include "pki/crypto_openssl.h"
#include "pki/pki.h"

#define PEM_MAX ((size_t)1 << 16)

struct serve_tls {
    int port;
    struct crypto *ks;
    struct pki *pki; /* NULL: from files */
    struct pki_pair own[WS_TLS_CERTIFICATES];
    char *client_ca;
    struct refstack_trust trust;
};

/* The text of @p path, in which there must be a certificate. */
static char *read_certificates(struct serve_tls *t, const char *path, char **why)
{
    char *text = folder_read(path, PEM_MAX, why);
    struct certificate_facts facts;

    if (text && (!t->ks->ops->read(t->ks, text, &facts) || facts.is_request)) {
        *why = mem_printf("%s is not a certificate (PEM)", path);
        free(text);
        text = NULL;
    }
    return text;
}

static bool write_file(const char *folder, const char *name, const char *text, enum outfile_how how,
                       char **why)
{
    char *path = mem_printf("%s/%s", folder, name);
    struct outfile *out = outfile_open(path, how, why);

    if (out)
        fputs(text, outfile_stream(out));
    free(path);
    return out && outfile_close(out, why);
}

static bool write_authorities(const struct serve_tls *t, const char *folder, char **why)
{
    const struct pki_pair *signer = pki_station_signer(t->pki);

    if (mkdir(folder, 0755) != 0 && errno != EEXIST) {
        *why = mem_printf("cannot make the folder %s: %s", folder, strerror(errno));
        return false;
    }
    return write_file(folder, "csms-root.pem", pki_root(t->pki, PKI_csms), OUTFILE_over, why) &&
           write_file(folder, "cpo-root.pem", pki_root(t->pki, PKI_cpo), OUTFILE_over, why) &&
           write_file(folder, "station-ca.pem", signer->certificate, OUTFILE_over, why) &&
           write_file(folder, "station-ca.key", signer->key, OUTFILE_private, why);
}

static bool make_authorities(struct serve_tls *t, const char *folder, int64_t now_ms, char **why)
{
    uint64_t seed;

    if (getrandom(&seed, sizeof(seed), 0) != sizeof(seed)) {
        *why = mem_text("the system cannot supply random numbers");
        return false;
    }
    t->pki = pki_new(t->ks, seed, now_ms);
    pki_set_cpo(t->pki, t->trust.organization);
    t->own[0] = pki_server(t->pki, PKI_csms, KEY_ec);
    t->own[1] = pki_server(t->pki, PKI_csms, KEY_rsa);
    t->trust.station_roots = pki_root(t->pki, PKI_cpo);
    t->trust.signer = pki_station_signer(t->pki)->certificate;
    t->trust.signer_key = pki_station_signer(t->pki)->key;
    t->trust.vehicle_signer = pki_vehicle_signer(t->pki)->certificate;
    t->trust.vehicle_signer_key = pki_vehicle_signer(t->pki)->key;
    return write_authorities(t, folder, why);
}

static bool read_files(struct serve_tls *t, const struct serve_tls_wishes *wishes, char **why)
{
    t->own[0].certificate = read_certificates(t, wishes->cert, why);
    t->own[0].key = *why ? NULL : folder_read(wishes->key, PEM_MAX, why);
    if (!*why && wishes->client_ca)
        t->client_ca = read_certificates(t, wishes->client_ca, why);
    t->trust.station_roots = t->client_ca;
    return !*why;
}

struct serve_tls *serve_tls_new(const struct serve_tls_wishes *wishes, int64_t now_ms, char **why)
{
    struct serve_tls *t;
    bool ok;

    *why = NULL;
    if (wishes->port < 0 && (wishes->test_ca || wishes->cert || wishes->key || wishes->client_ca))
        *why = mem_text("certificates need --tls-port");
    else if (wishes->port < 0 && wishes->cpo)
        *why = mem_text("--cpo needs --tls-port");
    else if (wishes->cpo && pki_cpo_problem(wishes->cpo))
        *why = mem_printf("--cpo: %s", pki_cpo_problem(wishes->cpo));
    if (*why)
        return NULL;
    if (wishes->port < 0)
        return NULL;
    if (!wishes->test_ca && !(wishes->cert && wishes->key)) {
        *why = mem_text("--tls-port needs --tls-cert and --tls-key, or --tls-test-ca");
        return NULL;
    }
    t = mem_new(sizeof(*t));
    t->port = (int)wishes->port;
    t->ks = crypto_openssl_new();
    t->trust = (struct refstack_trust){.organization = wishes->cpo ? wishes->cpo : PKI_CPO_NAME};
    ok = wishes->test_ca ? make_authorities(t, wishes->test_ca, now_ms, why)
                         : read_files(t, wishes, why);
    if (ok)
        return t;
    serve_tls_free(t);
    return NULL;
}

void serve_tls_free(struct serve_tls *t)
{
    if (!t)
        return;
    for (int i = 0; i < WS_TLS_CERTIFICATES; i++)
        pki_pair_fini(&t->own[i]);
    free(t->client_ca);
    pki_free(t->pki);
    crypto_openssl_free(t->ks);
    free(t);
}

const struct refstack_trust *serve_tls_trust(void *ctx)
{
    const struct serve_tls *t = ctx;

    return t ? &t->trust : NULL;
}

int serve_tls_listen(const struct serve_tls *t, struct server *server, char **why)
{
    const struct ws_tls_own own = {{t->own[0].certificate, t->own[1].certificate},
                                   {t->own[0].key, t->own[1].key}};

    return server_secure(server, &own, t->port, why);
}
