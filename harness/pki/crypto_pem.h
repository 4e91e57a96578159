/* crypto_pem.h - certificates and requests from PEM, and text from what OpenSSL has written. */
#ifndef HARNESS_CRYPTO_PEM_H
#define HARNESS_CRYPTO_PEM_H

#include <openssl/bio.h>
#include <openssl/x509.h>

/** The first certificate of @p pem; NULL when there is none. The caller frees it. */
X509 *crypto_certificate(const char *pem);

/** All certificates of @p pem (NULL: none), 512 at most. The caller frees the stack and them. */
STACK_OF(X509) * crypto_certificates(const char *pem);

/** The request in @p pem, if whoever asks has its key; else NULL. The caller frees it. */
X509_REQ *crypto_request(const char *pem);

/** What @p bio holds, as text, which the caller frees; frees @p bio. */
char *crypto_text(BIO *bio);

#endif
