/* pki.h - the certificate authorities of a run, made from its seed.
 *
 * Whoever signs certificates in a charging network, each with a root of its own: the operator of
 * the CSMS (its server), the CPO (its stations, by a sub-CA), the maker of stations (firmware), the
 * V2G root of ISO 15118, the mobility operator, a stranger whom nobody trusts, and the successor of
 * the operator of the CSMS, whose root the old one has signed.  Valid from a
 * month before the moment of making for ten years.  Each is made when it is first asked for; what
 * comes out depends on its name, not on who was asked for before.
 */
#ifndef HARNESS_PKI_H
#define HARNESS_PKI_H

#include "security/crypto.h"

/* authority, its name in scenarios, its common name */
#define PKI_AUTHORITY_LIST(X)                                                                      \
    X(csms, "CSMS", "Test CSMS Root CA")                                                           \
    X(cpo, "CPO", "Test CPO Root CA")                                                              \
    X(maker, "manufacturer", "Test Manufacturer Root CA")                                          \
    X(vehicle, "V2G", "Test V2G Root CA")                                                          \
    X(mobility, "MO", "Test Mobility Operator Root CA")                                            \
    X(stranger, "stranger", "Nobody's Root CA")                                                    \
    X(successor, "new CSMS", "New Test CSMS Root CA")
#define X(name, words, common_name) PKI_##name,
enum pki_authority { PKI_AUTHORITY_LIST(X) PKI_COUNT };
#undef X

#define PKI_CPO_NAME "Test CPO" /* the CPO, unless another name is set */
#define PKI_CPO_MOST 64         /* characters that X.520 lets the name of an organization have */

struct pki;

/* A certificate with what leads to the root, and its key: PEM, owned. */
struct pki_pair {
    char *certificate, *key;
};

/** Authorities that are made when first asked for, from @p seed; valid around @p now_ms. @p ks is
 * borrowed. */
struct pki *pki_new(struct crypto *ks, uint64_t seed, int64_t now_ms);
void pki_free(struct pki *pki);

/** Calls the CPO @p name from now on, which is borrowed; NULL: PKI_CPO_NAME. */
void pki_set_cpo(struct pki *pki, const char *name);
/** The organization in the certificates of stations, CpoName. */
const char *pki_cpo(const struct pki *pki);
/** What is wrong with @p name as that of a CPO, in words; NULL: nothing. */
const char *pki_cpo_problem(const char *name);

/** The authority called @p words in scenarios; PKI_COUNT when there is none. */
enum pki_authority pki_authority_of(const char *words);
/** The words of all authorities, ended by NULL. */
const char *const *pki_authority_words(void);

/** Who makes its keys and certificates. */
struct crypto *pki_crypto(const struct pki *pki);
/** Root certificate of @p a, PEM. */
const char *pki_root(struct pki *pki, enum pki_authority a);
/** The sub-CA of the CPO, which signs the certificates of stations. */
const struct pki_pair *pki_station_signer(struct pki *pki);
/** The CA under the V2G root that signs what stations show to vehicles. */
const struct pki_pair *pki_vehicle_signer(struct pki *pki);

/** The certificate of the CSMS as a server at localhost, signed by @p a; each call makes one. */
struct pki_pair pki_server(struct pki *pki, enum pki_authority a, enum key_kind kind);
/** One for a station with @p serial as common name; @p organization NULL: the CPO. */
struct pki_pair pki_station(struct pki *pki, const char *serial, const char *organization);
/** One signed by @p a; the common name of a server is its host. */
struct pki_pair pki_make(struct pki *pki, enum pki_authority a, enum certificate_use use,
                         const char *common_name);
/** Frees both; the pair is empty then. */
void pki_pair_fini(struct pki_pair *pair);

#endif
