/* trust.h - whom the reference stack believes, and with what it signs. */
#ifndef REFSTACK_TRUST_H
#define REFSTACK_TRUST_H

/* All of it is borrowed; certificates and keys are PEM. */
struct refstack_trust {
    const char *organization;       /* the CPO's name in the certificates of its stations */
    const char *station_roots;      /* the roots to which those certificates lead */
    const char *signer;             /* the CA that answers SignCertificate */
    const char *signer_key;         /* the key of that CA */
    const char *vehicle_signer;     /* the CA of a V2GCertificate; NULL: the same */
    const char *vehicle_signer_key; /* its key */
};

#endif
