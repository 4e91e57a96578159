#include "pki/crypto_pem.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#include "base/mem.h"

enum { CHAIN_MAX = 512 }; /* certificates that are read of one text */

X509 *crypto_certificate(const char *pem)
{
    BIO *bio = BIO_new_mem_buf(pem, -1);
    X509 *x = PEM_read_bio_X509(bio, NULL, NULL, NULL);

    BIO_free(bio);
    ERR_clear_error();
    return x;
}

STACK_OF(X509) * crypto_certificates(const char *pem)
{
    STACK_OF(X509) *all = sk_X509_new_null();
    BIO *bio = BIO_new_mem_buf(pem ? pem : "", -1);
    X509 *x;

    while (sk_X509_num(all) < CHAIN_MAX && (x = PEM_read_bio_X509(bio, NULL, NULL, NULL)))
        sk_X509_push(all, x);
    BIO_free(bio);
    ERR_clear_error();
    return all;
}

X509_REQ *crypto_request(const char *pem)
{
    BIO *bio = BIO_new_mem_buf(pem, -1);
    X509_REQ *request = PEM_read_bio_X509_REQ(bio, NULL, NULL, NULL);
    EVP_PKEY *key = request ? X509_REQ_get0_pubkey(request) : NULL;

    BIO_free(bio);
    if (request && (!key || X509_REQ_verify(request, key) != 1)) {
        X509_REQ_free(request);
        request = NULL;
    }
    ERR_clear_error();
    return request;
}

char *crypto_text(BIO *bio)
{
    char *bytes, *text;
    long len = BIO_get_mem_data(bio, &bytes);

    text = mem_text_n(len > 0 ? bytes : "", len > 0 ? (size_t)len : 0);
    BIO_free(bio);
    return text;
}
