/* credentials_state.h - the inside of credentials, for credentials.c, which has them, and
 * security_profile.c, signing.c and security_event.c, which change them or tell of it. */
#ifndef SIM_CREDENTIALS_STATE_H
#define SIM_CREDENTIALS_STATE_H

#include "station/credentials.h"

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
    int tls_newest;  /* 0: no limit */
    char *roots;     /* as the wire has them */
    bool falls_back; /* the next attempt believes the root that the new one has replaced */
    bool away;       /* it tries a CSMS that is not the one that worked last */
    struct certificates *store;
};

#endif
