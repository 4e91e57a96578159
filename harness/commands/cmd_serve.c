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

#include "base/json_write.h"
#include "base/mem.h"
#include "commands/args.h"
#include "commands/command_list.h"
#include "host/database.h"
#include "host/descriptors.h"
#include "host/talk.h"
#include "host/zone.h"
#include "pki/crypto_openssl.h"
#include "refstack/refstack.h"
#include "server/recording.h"
#include "server/serve_tls.h"
#include "server/server.h"
#include "wire/loop.h"

enum {
    SILENT_MIN_MOST = 10 * 366 * 24 * 60, /* ten years */
};

struct wishes {
    const char *host, *db, *token_env, *zone, *mutant;
    const char *record;
    int64_t port, record_mb, silent_min;
    bool quiet, open;
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

/* Standard output has its one line. What is said is recorded, too. */
static void say(void *ctx, const char *sentence)
{
    struct recording *recording = *(struct recording **)ctx;

    fprintf(stderr, "chargerig serve: %s\n", sentence);
    recording_event(recording, 0, EV_note, json_object(jtext("text", sentence)));
}

static void say_open(const struct server_config *config)
{
    char *sentence = mem_printf(
        "takes any station (--open): whoever reaches %s can be one, without a password%s",
        config->host, config->token ? "; the API asks for its token" : "");

    config->say(config->say_ctx, sentence);
    free(sentence);
}

/* Last of all, so that there is no file of a serve that could not begin. */
static bool begin_recording(struct server *server, const struct recording_wishes *wishes,
                            struct vclock *clk, struct recording **recording, char **why)
{
    if (!wishes->path)
        return true;
    *recording = recording_new(wishes, clk, why);
    server_records(server, *recording);
    return *recording;
}

/* Serves until a signal comes. @return the exit code */
static int serve(const struct command *c, const struct refstack_config *stack,
                 const struct server_config *config, const struct recording_wishes *record,
                 const struct serve_tls *tls)
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
    if (!server || (tls && serve_tls_listen(tls, server, &why) == 0) ||
        !begin_recording(server, record, config->clk, config->say_ctx, &why)) {
        code = args_error(c, "%s", why);
        goto done;
    }
    printf("chargerig serves http://%s:%d/ and ws://%s:%d/ocpp/{station}", config->host,
           server_port(server), config->host, server_port(server));
    if (tls)
        printf(" and wss://%s:%d/ocpp/{station}", config->host, server_tls_port(server));
    putchar('\n');
    fflush(stdout);
    if (config->open)
        say_open(config);
    while (loop_turn(loop, VCLOCK_NEVER, 0) != LOOP_signal)
        tell_trouble(rs, &in_trouble);
    code = loop_signal(loop) == SIGINT ? 130 : 0;
done:
    server_free(server);
    recording_free(*(struct recording **)config->say_ctx);
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
    if (w->record_mb < 1 || w->record_mb > 1000000)
        return args_error(c, "expected a limit from 1 to 1000000 MB, got %lld",
                          (long long)w->record_mb);
    if (w->silent_min > SILENT_MIN_MOST)
        return args_error(c, "expected 0 to %d minutes of silence, got %lld", SILENT_MIN_MOST,
                          (long long)w->silent_min);
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
    stack->silent_session_ms = w->silent_min * 60000;
    stack->zone_rule = rule;
    config->host = w->host;
    config->port = (int)w->port;
    config->say = say;
    config->open = w->open;
    config->hears = true;
    return 0;
}

static int run(const struct command_call *call)
{
    struct wishes w = {
        .host = "127.0.0.1", .zone = "UTC", .port = 9000, .record_mb = 1024, .tls = {.port = -1}};
    const struct arg rows[] = {
        {"--host", ARG_text, &w.host, NULL},
        {"--port", ARG_number, &w.port, NULL},
        {"--db", ARG_text, &w.db, NULL},
        {"--token-env", ARG_text, &w.token_env, NULL},
        {"--zone", ARG_text, &w.zone, NULL},
        {"--mutant", ARG_text, &w.mutant, NULL},
        {"--quiet-csms", ARG_flag, &w.quiet, NULL},
        {"--silent-session-min", ARG_number, &w.silent_min, NULL},
        {"--open", ARG_flag, &w.open, NULL},
        {"--record", ARG_text, &w.record, NULL},
        {"--record-mb", ARG_number, &w.record_mb, NULL},
        {"--tls-port", ARG_number, &w.tls.port, NULL},
        {"--tls-cert", ARG_text, &w.tls.cert, NULL},
        {"--tls-key", ARG_text, &w.tls.key, NULL},
        {"--client-ca", ARG_text, &w.tls.client_ca, NULL},
        {"--tls-test-ca", ARG_text, &w.tls.test_ca, NULL},
        {"--cpo", ARG_text, &w.tls.cpo, NULL},
        {NULL, ARG_flag, NULL, NULL},
    };
    struct refstack_config stack = {0};
    struct server_config config = {0};
    struct recording_wishes record = {0};
    struct recording *recording = NULL; /* while there is one */
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
    stack.clk = config.clk = vclock_new(loop_machine_ms());
    config.say_ctx = &recording;
    record = (struct recording_wishes){.path = w.record,
                                       .limit_mb = w.record_mb,
                                       .zone = w.zone,
                                       .zone_rule = rule,
                                       .mutant = w.mutant ? w.mutant : "",
                                       .say = say,
                                       .ctx = &recording};
    code = serve(&command_serve, &stack, &config, &record, tls);
    if (held >= 0)
        close(held);
    vclock_free(stack.clk);
    crypto_openssl_free(stack.crypto);
    serve_tls_free(tls);
    return code;
}

const struct command command_serve = {"serve", "serves the reference stack for others to use",
                                      help_serve, run};
