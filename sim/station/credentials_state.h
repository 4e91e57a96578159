/* credentials_state.h - the inside of credentials, shared by credentials, signing and events. */
#ifndef SIM_CREDENTIALS_STATE_H
#define SIM_CREDENTIALS_STATE_H

#include "base/rng.h"
#include "base/vclock.h"
#include "station/credentials.h"

struct told_event;

struct credentials {
    struct station *s;
    bool tells; /* its scenario speaks of security: it reports what happens to it */
    int security;
    int previous; /* the profile that worked, while a higher one is tried; -1: none is */
    int failures; /* of that */
    char *user;   /* NULL: its id */
    char *password;
    size_t password_len;
    char *organization; /* CpoName, OrganizationName */
    char *certificate, *key;
    char *vehicle, *vehicle_key; /* V2GCertificate */
    char *next_key;              /* that a certificate was asked for */
    int tls_newest;              /* 0: no limit */
    char *roots;                 /* as the wire has them */
    bool falls_back; /* the next attempt believes the root that the new one has replaced */
    bool away;       /* it tries a CSMS that is not the one that worked last */
    struct certificates *store;
    char *stream;
    struct rng rng;
    int asked;        /* SignCertificate was sent so often */
    const char *type; /* of that */
    struct vtimer signing_timer, reconnect_timer, renew_timer;
    struct told_event *events; /* not heard by the CSMS yet, the oldest first */
    int event_count;
    bool telling; /* the first of them is on its way */
};

void credentials_init_signing(struct credentials *c);
void security_events_free(struct credentials *c);

#endif
