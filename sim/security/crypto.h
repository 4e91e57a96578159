/* crypto.h - keys, certificates and signatures, as stations and the reference stack need them.
 *
 * The rings that ask (sim/, harness/refstack/) know no cryptography: harness/ gives them a crypto
 * provider and they hold texts.  A key is PEM (PKCS 8), a certificate is PEM, a chain is PEM
 * certificates one after the other, its own first and the root left out.
 *
 * Everything made is a function of what was asked and of the stream of random numbers: the same
 * seed gives the same key, the same serial number and the same signature (RFC 6979).  RSA keys are
 * the exception; they are made for the sockets of servers only.  Dates are checked against the
 * moment asked about, never against a wall clock.
 */
#ifndef SIM_CRYPTO_H
#define SIM_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/rng.h"

#define CRYPTO_NAME_ROOM   128
#define CRYPTO_SERIAL_ROOM 41  /* 20 bytes in hex */
#define CRYPTO_HASH_ROOM   129 /* SHA512 in hex */

struct crypto;

enum key_kind { KEY_ec, KEY_rsa };

/* What a certificate is for. */
enum certificate_use { USE_authority, USE_server, USE_client, USE_firmware };

/* What may be wrong with one, and the words for it. */
#define CERTIFICATE_FLAW_LIST(X)                                                                   \
    X(none, "nothing is wrong")                                                                    \
    X(unreadable, "the certificate cannot be read")                                                \
    X(unknown_issuer, "the certificate was signed by nobody who is trusted")                       \
    X(expired, "the certificate has expired")                                                      \
    X(too_early, "the certificate is not valid yet")                                               \
    X(other_host, "the certificate is for another host")                                           \
    X(other_use, "the certificate is not made for this use")                                       \
    X(broken, "the chain of certificates is broken")
#define X(name, words) FLAW_##name,
enum certificate_flaw { CERTIFICATE_FLAW_LIST(X) FLAW_COUNT };
#undef X
const char *certificate_flaw_words(enum certificate_flaw flaw);

/* What is to be read in a certificate, or in a request for one (then there are no dates). */
struct certificate_facts {
    char common_name[CRYPTO_NAME_ROOM];
    char organization[CRYPTO_NAME_ROOM];
    char issuer[CRYPTO_NAME_ROOM];   /* common name */
    char serial[CRYPTO_SERIAL_ROOM]; /* hex without leading zeros */
    int64_t from_ms, until_ms;
    bool is_request, is_authority, self_signed;
};

/* CertificateHashData of OCPP (2.0.1 part 2, 2.6; the same in 1.6), all in hex. */
struct certificate_hash {
    char issuer_name[CRYPTO_HASH_ROOM];
    char issuer_key[CRYPTO_HASH_ROOM];
    char serial[CRYPTO_SERIAL_ROOM];
};

/* A certificate to be made; texts that do not apply are NULL. */
struct certificate_wish {
    enum certificate_use use;
    const char *common_name, *organization; /* unless they come from the request */
    const char *host;                       /* of a server: "localhost" stands for loopback, too */
    const char *request;                    /* whose key is certified; NULL: see key */
    const char *key;                        /* that is certified where there is no request */
    const char *issuer, *issuer_key;        /* NULL: signs itself */
    int64_t from_ms, until_ms;
};

/* A chain to be judged. */
struct certificate_trial {
    const char *chain;
    const char *roots; /* who is trusted, PEM; NULL: nobody */
    const char *host;  /* what a server must be called; NULL: any */
    enum certificate_use use;
    int64_t now_ms;
};

/* A secret made expensive to guess. */
struct key_stretch {
    const void *secret, *salt;
    size_t len, salt_len;
    int rounds;
};

#define CRYPTO_STRETCHED 32 /* bytes */

/* All texts returned belong to the caller; NULL: what was given cannot be read. */
struct crypto_ops {
    char *(*make_key)(struct crypto *ks, struct rng *rng, enum key_kind kind);
    /* A certificate signing request (PKCS 10, PEM). */
    char *(*request)(struct crypto *ks, const char *key, const char *common_name,
                     const char *organization);
    char *(*issue)(struct crypto *ks, struct rng *rng, const struct certificate_wish *wish);
    /* The first certificate or the request in @p pem; a request must be signed by its own key. */
    bool (*read)(struct crypto *ks, const char *pem, struct certificate_facts *facts);
    /* @p issuer: PEM that holds the issuer's certificate somewhere; the certificate itself where it
     * signs itself. @p algorithm SHA256, SHA384 or SHA512. */
    bool (*identify)(struct crypto *ks, const char *pem, const char *issuer, const char *algorithm,
                     struct certificate_hash *hash);
    enum certificate_flaw (*judge)(struct crypto *ks, const struct certificate_trial *trial);
    /* Is @p key the private half of the first certificate? */
    bool (*fits)(struct crypto *ks, const char *key, const char *certificate);
    /* The base64 of a signature over the SHA-256 of the bytes; and is it one by @p certificate? */
    char *(*sign)(struct crypto *ks, const char *key, const void *bytes, size_t len);
    bool (*signed_by)(struct crypto *ks, const char *certificate, const char *signature,
                      const void *bytes, size_t len);
    /* The base64 of the public half of @p key (SubjectPublicKeyInfo, DER). */
    char *(*public_key)(struct crypto *ks, const char *key);
    /* PBKDF2 with HMAC-SHA-256 (RFC 8018 5.2). */
    void (*stretch)(struct crypto *ks, const struct key_stretch *what,
                    unsigned char out[CRYPTO_STRETCHED]);
};

struct crypto {
    const struct crypto_ops *ops;
};

#endif
