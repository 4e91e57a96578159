#include "stage/station_security.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "pki/pki.h"
#include "station/dialect.h"

enum { KEY_BYTES = 20, PASSWORD_CHARACTERS = 24 };

struct made_up {
    char bytes[PASSWORD_CHARACTERS + 1];
    size_t len;
    char hex[2 * KEY_BYTES + 1];
};

/* A password as the dialect of the station wants it. */
static void make_up(const struct stage *st, const struct station *s, struct made_up *m)
{
    static const char letters[] = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    bool bytes = station_dialect(s)->password_of_bytes;
    char *stream = mem_printf("password of %s", station_id(s));
    struct rng rng;

    rng_init(&rng, st->options->seed, stream);
    free(stream);
    *m = (struct made_up){.len = bytes ? KEY_BYTES : PASSWORD_CHARACTERS};
    for (size_t i = 0; i < m->len; i++) {
        if (!bytes) {
            m->bytes[i] = letters[rng_below(&rng, sizeof(letters) - 1)];
            continue;
        }
        m->bytes[i] = (char)rng_below(&rng, 256);
        snprintf(m->hex + 2 * i, 3, "%02X", (unsigned)(unsigned char)m->bytes[i]);
    }
}

static void add_password(struct stage *st, const struct station *s, struct station_security *sec,
                         struct made_up *m, cJSON *provision)
{
    make_up(st, s, m);
    sec->password = m->bytes;
    sec->password_len = m->len;
    if (m->hex[0])
        cJSON_AddStringToObject(provision, "authorization_key", m->hex);
    else
        cJSON_AddStringToObject(provision, "password", m->bytes);
}

static struct pki_pair certificate_of(struct stage *st, const struct station *s,
                                      enum pki_authority signer, const char *organization)
{
    if (signer == PKI_cpo)
        return pki_station(st->pki, station_id(s), organization);
    return pki_make(st->pki, signer, USE_client, station_id(s));
}

/* @return 0 for none stated, -1 for one that there is not */
static int tls_of(const char *text)
{
    static const char *const versions[] = {"1.1", "1.2", "1.3"};

    if (!text)
        return 0;
    for (int i = 0; i < 3; i++)
        if (strcmp(versions[i], text) == 0)
            return 11 + i;
    return -1;
}

const char *station_security_apply(struct stage *st, struct station *s,
                                   const struct station_options *options, cJSON *provision)
{
    const char *signer_name = options->certificate;
    struct station_security sec = {.profile = (int)options->profile,
                                   .user = options->user,
                                   .tls_newest = tls_of(options->tls),
                                   .organization = options->organization ? options->organization
                                                                         : pki_cpo(st->pki)};
    struct pki_pair own = {0};
    struct made_up made;
    enum pki_authority signer;

    if (options->profile < 0)
        return options->certificate    ? "certificate needs a security profile"
               : options->organization ? "organization needs a security profile"
               : options->user         ? "user needs a security profile with a password, as in "
                                         "security = 1"
               : options->tls          ? "tls needs a security profile with TLS, security = 2 or 3"
                                       : NULL;
    if (options->password && options->profile == 0)
        return "security profile 0 has no password; expected security = 1 or 2, or none stated";
    if (options->user && (options->profile == 0 || options->profile == 3))
        return "user is for Basic authentication, security = 1 or 2";
    if (options->organization && pki_cpo_problem(options->organization))
        return pki_cpo_problem(options->organization);
    if (sec.tls_newest < 0)
        return "tls must be \"1.1\", \"1.2\" or \"1.3\"";
    if (options->profile > 3)
        return "security must be a profile from 0 to 3";
    if (options->profile == 3 && !signer_name)
        signer_name = "CPO";
    signer = signer_name ? pki_authority_of(signer_name) : PKI_cpo;
    if (signer == PKI_COUNT)
        return "certificate must be the name of an authority: CPO, CSMS, manufacturer, V2G, MO, "
               "stranger";
    if (!options->password && (options->profile == 1 || options->profile == 2))
        add_password(st, s, &sec, &made, provision);
    if (signer_name)
        own = certificate_of(st, s, signer, options->organization);
    if (!options->bare)
        sec.roots = pki_root(st->pki, PKI_csms);
    sec.certificate = own.certificate;
    sec.key = own.key;
    station_secure(s, &sec);
    pki_pair_fini(&own);
    cJSON_AddNumberToObject(provision, "security", (double)options->profile);
    return NULL;
}
