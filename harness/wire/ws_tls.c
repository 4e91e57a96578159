#include "wire/ws_tls.h"

#include <libwebsockets.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>
#include <stdlib.h>

#include "base/mem.h"
#include "pki/crypto_pem.h"

/* RSA key exchange is part of the floor that OCPP asks for, though nobody would choose it. */
#define CIPHERS                                                                                    \
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"                                 \
    "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:AES128-GCM-SHA256:AES256-GCM-SHA384"

static int version_of(int number)
{
    return number == 13 ? TLS1_3_VERSION : number == 12 ? TLS1_2_VERSION : 0;
}

static void set_common(SSL_CTX *ctx)
{
    SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION);
    SSL_CTX_set_options(ctx, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_cipher_list(ctx, CIPHERS);
}

void ws_tls_age(SSL_CTX *ctx, bool old)
{
    SSL_CTX_set_min_proto_version(ctx, old ? TLS1_1_VERSION : TLS1_2_VERSION);
    SSL_CTX_set_max_proto_version(ctx, old ? TLS1_1_VERSION : 0);
    SSL_CTX_set_cipher_list(ctx, old ? "ALL:@SECLEVEL=0" : CIPHERS ":@SECLEVEL=1");
}

static EVP_PKEY *plain_key(const char *pem)
{
    BIO *bio = BIO_new_mem_buf(pem, -1);
    EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);

    BIO_free(bio);
    return key;
}

/* --- a certificate and its key, for a context or one connection ------------------------------- */

struct shown {
    X509 *own;
    EVP_PKEY *key;
    STACK_OF(X509) * rest;
};

static bool read_shown(struct shown *shown, const char *certificate, const char *key)
{
    shown->rest = crypto_certificates(certificate);
    shown->own = sk_X509_shift(shown->rest);
    shown->key = plain_key(key);
    return shown->own && shown->key;
}

static void shown_fini(struct shown *shown)
{
    X509_free(shown->own);
    EVP_PKEY_free(shown->key);
    sk_X509_pop_free(shown->rest, X509_free);
    ERR_clear_error();
}

/* --- server ---------------------------------------------------------------------------------- */

/* Whatever is shown is let in here; refstack_open() decides. */
static int take_any(X509_STORE_CTX *ctx, void *arg)
{
    (void)arg;
    X509_STORE_CTX_set_error(ctx, X509_V_OK);
    return 1;
}

bool ws_tls_serve(SSL_CTX *ctx, const struct ws_tls_own *own)
{
    static const unsigned char session_context[] = "chargerig";
    bool ok = true;

    set_common(ctx);
    for (int i = 0; ok && i < WS_TLS_CERTIFICATES && own->certificate[i]; i++) {
        struct shown shown;

        ok = read_shown(&shown, own->certificate[i], own->key[i]) &&
             SSL_CTX_use_cert_and_key(ctx, shown.own, shown.key, shown.rest, 1) == 1;
        shown_fini(&shown);
    }
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
    SSL_CTX_set_cert_verify_callback(ctx, take_any, NULL);
    SSL_CTX_set_session_id_context(ctx, session_context, sizeof(session_context) - 1);
    SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_options(ctx, SSL_OP_NO_TICKET); /* a resumed session shows no certificate */
    return ok;
}

char *ws_tls_peer(struct lws *wsi)
{
    SSL *ssl = lws_get_ssl(wsi);
    X509 *own = ssl ? SSL_get1_peer_certificate(ssl) : NULL;
    STACK_OF(X509) *chain = ssl ? SSL_get_peer_cert_chain(ssl) : NULL;
    BIO *bio;

    if (!own)
        return NULL;
    bio = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(bio, own);
    for (int i = 0; i < sk_X509_num(chain); i++)
        PEM_write_bio_X509(bio, sk_X509_value(chain, i));
    X509_free(own);
    return crypto_text(bio);
}

/* --- client ---------------------------------------------------------------------------------- */

static char *chain_of(X509_STORE_CTX *store)
{
    STACK_OF(X509) *chain = X509_STORE_CTX_get0_untrusted(store);
    BIO *bio = BIO_new(BIO_s_mem());

    for (int i = 0; i < sk_X509_num(chain); i++)
        PEM_write_bio_X509(bio, sk_X509_value(chain, i));
    return crypto_text(bio);
}

/* In place of OpenSSL's own check: the same judge, dates and words as on the in-memory wire. */
static int judge_server(X509_STORE_CTX *store, void *arg)
{
    const struct ws_tls_asker *asker = arg;
    SSL *ssl = X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
    struct ws_tls_view *view = asker->find(asker->ctx, ssl);
    char *chain = chain_of(store);
    struct certificate_trial trial = {.chain = chain, .use = USE_server};

    if (view) {
        trial.roots = view->identity ? view->identity->roots : NULL;
        trial.host = view->host;
        trial.now_ms = view->now_ms;
        view->flaw = asker->ks->ops->judge(asker->ks, &trial);
    }
    free(chain);
    if (view && view->flaw == FLAW_none) {
        X509_STORE_CTX_set_error(store, X509_V_OK);
        return 1;
    }
    X509_STORE_CTX_set_error(store, X509_V_ERR_APPLICATION_VERIFICATION);
    return 0;
}

static int show_own(SSL *ssl, void *arg)
{
    const struct ws_tls_asker *asker = arg;
    const struct ws_tls_view *view = asker->find(asker->ctx, ssl);
    const struct wire_identity *identity = view ? view->identity : NULL;
    struct shown shown;

    if (!identity || !identity->certificate || !identity->key)
        return 1;
    if (read_shown(&shown, identity->certificate, identity->key))
        SSL_use_cert_and_key(ssl, shown.own, shown.key, shown.rest, 1);
    shown_fini(&shown);
    return 1; /* without one that can be shown the server decides */
}

/* Either end says so with an alert when there is no version that both speak. */
static void note_alert(const SSL *ssl, int where, int alert)
{
    const struct ws_tls_asker *asker = SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl));
    struct ws_tls_view *view;

    if (!(where & SSL_CB_ALERT) || (alert & 0xff) != SSL_AD_PROTOCOL_VERSION)
        return;
    view = asker->find(asker->ctx, ssl);
    if (view)
        view->no_version = true;
}

SSL_CTX *ws_tls_client(struct ws_tls_asker *asker, int oldest, int newest)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());

    set_common(ctx);
    if (oldest)
        SSL_CTX_set_min_proto_version(ctx, version_of(oldest));
    if (newest)
        SSL_CTX_set_max_proto_version(ctx, version_of(newest));
    if (newest == 11)
        ws_tls_age(ctx, true);
    SSL_CTX_set_app_data(ctx, asker);
    SSL_CTX_set_info_callback(ctx, note_alert);
    SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_cert_verify_callback(ctx, judge_server, asker);
    SSL_CTX_set_cert_cb(ctx, show_own, asker);
    return ctx;
}
