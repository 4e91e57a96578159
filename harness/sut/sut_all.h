/* sut_all.h - the kinds of systems under test: an adapter each, which says how one is joined. */
#ifndef HARNESS_SUT_ALL_H
#define HARNESS_SUT_ALL_H

#include <stdbool.h>

#include "log/mutant.h"
#include "sut/sut.h"

struct crypto;
struct loop;
struct manners;
struct pki;
struct sut_stock;

/* What an adapter may need; all of it is borrowed, and lives longer than the system under test. */
struct sut_config {
    struct vclock *clk;
    struct evlog *log;
    struct loop *loop;
    struct crypto *crypto; /* judges certificates */
    struct pki *pki;       /* who signs certificates in this story */
    const char *zone_rule; /* local time of the story, as tz_parse() takes it */
    /* a system somewhere else */
    const char *url;   /* of its OCPP side, with {station} */
    const char *roots; /* PEM: who may have signed its certificate; NULL: those of the system */
    struct manners *manners; /* how it is treated, from story to story */
    const char *shown;       /* how log and messages name it: without what may be secret */
    /* the reference stack */
    enum mutant mutant;            /* how it is broken; MUTANT_none: it is not */
    int64_t silent_session_ms;     /* when it ends sessions of silent stations; 0: never */
    bool quiet;                    /* it answers and starts nothing by itself */
    const struct sut_stock *stock; /* what it keeps from story to story; NULL: nothing */
    bool sockets; /* it is reached by a server on a free port of 127.0.0.1, and another for TLS once
                     a station needs it; else in this process (wire_mem.h) */
};

/* One kind of system under test: a file, a record, a row of sut_all. */
struct sut_adapter {
    const char *name;
    /* @return NULL with @p why, a sentence the caller frees */
    struct sut *(*join)(const struct sut_config *config, char **why);
};

extern const struct sut_adapter sut_embedded; /* the reference stack, in this process */
extern const struct sut_adapter sut_csms;     /* a CSMS of which only the OCPP side is known */

/** All adapters, ended by NULL. */
extern const struct sut_adapter *const sut_all[];

/** Joins a system of the kind called @p name, which must be one of sut_all. @return NULL with
 * @p why */
struct sut *sut_join(const char *name, const struct sut_config *config, char **why);

#endif
