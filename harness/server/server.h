/* server.h - the reference stack on a port: OCPP-J at /ocpp/{station}, the operator API at /api/, a
 * page at /.
 */
#ifndef HARNESS_SERVER_H
#define HARNESS_SERVER_H

#include <stdbool.h>

#include "refstack/refstack.h"
#include "server/recording.h"
#include "wire/loop.h"
#include "wire/ws_tls.h"

struct server;

struct server_config {
    const char *host;  /* "127.0.0.1" */
    int port;          /* 0: one below 10000 that is free */
    const char *token; /* bearer token of the API; NULL: none asked (loopback only) */
    /* Told in a sentence who was refused and why; NULL: nobody is. */
    void (*say)(void *ctx, const char *sentence);
    void *say_ctx;
    bool open;          /* takes any station, and enrols it */
    bool hears;         /* keeps the last of what stations said, for the page */
    struct vclock *clk; /* the time at which it was said; borrowed */
};

/** @return NULL with @p why, a sentence the caller frees (port in use, ...). */
struct server *server_new(struct loop *loop, struct refstack *rs,
                          const struct server_config *config, char **why);
/** From now on what is said goes into @p recording, too, which is borrowed. */
void server_records(struct server *s, struct recording *recording);
/** Where it listens without TLS. */
int server_port(const struct server *s);

/** Listens for TLS, too, on @p port (0: one below 10000 that is free); what @p own holds is
 * borrowed until it returns. Client certificates are asked for and left to the stack to judge.
 * @return the port, 0 with @p why when it cannot */
int server_secure(struct server *s, const struct ws_tls_own *own, int port, char **why);
/** Shows @p own from the next connection on, and speaks nothing but TLS 1.1 when it is to be @p
 * old.
 * @return false when it does not listen for TLS */
bool server_shows(struct server *s, const struct ws_tls_own *own, bool old);
/** 0: it does not listen for TLS. */
int server_tls_port(const struct server *s);
/** Ends all connections; NULL is harmless. */
void server_free(struct server *s);

#endif
