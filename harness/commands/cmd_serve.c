/* cmd_serve.c - chargerig serve: the reference stack on sockets, in real time, until a signal
 * comes.
 *
 * Standard output gets one line, once stations can connect: who starts it waits for that line, and
 * reads from it which ports are in use.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "commands/args.h"
#include "commands/command_list.h"
#include "host/database.h"
#include "host/descriptors.h"
#include "host/talk.h"
#include "host/zone.h"
#include "pki/crypto_openssl.h"
#include "refstack/refstack.h"
#include "server/serve_tls.h"
#include "server/server.h"
#include "wire/loop.h"

struct wishes {
    const char *host, *db, *token_env, *zone, *mutant;
    int64_t port;
    bool quiet;
    struct serve_tls_wishes tls;
};

/* Says when nothing can be written any more, and when it can again: once each. */
static void tell_trouble(const struct refstack *rs, bool *in_trouble)
{
    const char *why = refstack_trouble(rs);

    if (why && !*in_trouble)
        talk(TALK_error,
             "chargerig serve: %s; what would change something is refused until it can "
             "be kept",
             why);
    if (!why && *in_trouble)
        talk(TALK_error, "chargerig serve: the database can be written again");
    *in_trouble = why;
}

/* Serves until a signal comes. @return the exit code */
static int serve(const struct command *c, const struct refstack_config *stack,
                 const struct server_config *config, const struct serve_tls *tls)
{
    struct loop *loop = loop_new(stack->clk, 1);
    struct server *server = NULL;
    struct refstack *rs;
    char *why = NULL;
    bool in_trouble = false;
    int code;

    rs = refstack_new(stack, &why);
    if (rs)
        server = server_new(loop, rs, config, &why);
    if (!server || (tls && serve_tls_listen(tls, server, &why) == 0)) {
        code = args_error(c, "%s", why);
        goto done;
    }
    printf("chargerig serves http://%s:%d/ and ws://%s:%d/ocpp/{station}", config->host,
           server_port(server), config->host, server_port(server));
    if (tls)
        printf(" and wss://%s:%d/ocpp/{station}", config->host, server_tls_port(server));
    putchar('\n');
    fflush(stdout);
    while (loop_turn(loop, VCLOCK_NEVER, 0) != LOOP_signal)
        tell_trouble(rs, &in_trouble);
    code = loop_signal(loop) == SIGINT ? 130 : 0;
done:
    server_free(server);
    refstack_free(rs);
    loop_free(loop);
    free(why);
    return code;
}

static int read_wishes(const struct command *c, const struct wishes *w,
                       struct refstack_config *stack, struct server_config *config, char rule[64])
{
    stack->mutant = w->mutant ? mutant_of(w->mutant) : MUTANT_none;
    if (stack->mutant == MUTANT_COUNT)
        return args_error(c, "\"%s\" is not a mutant (chargerig mutants --names)", w->mutant);
    if (w->port > 65535 || w->tls.port > 65535)
        return args_error(c, "expected a port from 0 to 65535, got %lld",
                          (long long)(w->port > 65535 ? w->port : w->tls.port));
    if (!zone_rule(w->zone, rule))
        return args_error(c, "\"%s\" is not a time zone of /usr/share/zoneinfo", w->zone);
    if (w->token_env) {
        config->token = getenv(w->token_env);
        if (!config->token || !*config->token)
            return args_error(c, "--token-env needs %s in the environment", w->token_env);
    }
    stack->db_path = w->db;
    stack->quiet = w->quiet;
    stack->heartbeat_s = 300;
    stack->zone_rule = rule;
    config->host = w->host;
    config->port = (int)w->port;
    return 0;
}

static int run(const struct command_call *call)
{
    struct wishes w = {.host = "127.0.0.1", .zone = "UTC", .port = 9000, .tls = {.port = -1}};
    const struct arg rows[] = {
        {"--host", ARG_text, &w.host, NULL},
        {"--port", ARG_number, &w.port, NULL},
        {"--db", ARG_text, &w.db, NULL},
        {"--token-env", ARG_text, &w.token_env, NULL},
        {"--zone", ARG_text, &w.zone, NULL},
        {"--mutant", ARG_text, &w.mutant, NULL},
        {"--quiet-csms", ARG_flag, &w.quiet, NULL},
        {"--tls-port", ARG_number, &w.tls.port, NULL},
        {"--tls-cert", ARG_text, &w.tls.cert, NULL},
        {"--tls-key", ARG_text, &w.tls.key, NULL},
        {"--client-ca", ARG_text, &w.tls.client_ca, NULL},
        {"--tls-test-ca", ARG_text, &w.tls.test_ca, NULL},
        {NULL, ARG_flag, NULL, NULL},
    };
    struct refstack_config stack = {0};
    struct server_config config = {0};
    struct serve_tls *tls;
    char rule[64], *why = NULL;
    int rest, code, held = -1;
    enum args got = args_read(call, rows, &rest);

    if (got != ARGS_go)
        return args_exit(got);
    if (rest > 0)
        return args_error(&command_serve, "expected no argument, got \"%s\"", call->argv[1]);
    code = read_wishes(&command_serve, &w, &stack, &config, rule);
    if (code)
        return code;
    tls = descriptors_allow("chargerig serve", DESCRIPTORS_ALWAYS, &why)
              ? serve_tls_new(&w.tls, loop_machine_ms(), &why)
              : NULL;
    if (!why && w.db && !database_hold(w.db, &held, &why))
        serve_tls_free(tls);
    if (why) {
        code = args_error(&command_serve, "%s", why);
        free(why);
        return code;
    }
    stack.crypto = crypto_openssl_new();
    stack.trust = serve_tls_trust;
    stack.trust_ctx = tls;
    stack.clk = vclock_new(loop_machine_ms());
    code = serve(&command_serve, &stack, &config, tls);
    if (held >= 0)
        close(held);
    vclock_free(stack.clk);
    crypto_openssl_free(stack.crypto);
    serve_tls_free(tls);
    return code;
}

const struct command command_serve = {"serve", "serves the reference stack for others to use",
                                      help_serve, run};
