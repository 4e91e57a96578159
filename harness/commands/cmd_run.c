/* cmd_run.c - chargerig run: plays scenarios against a system under test, scores them, writes the
 * reports.
 *
 * Here the words of the command line become options of the suite (run/suite.h), which plays. When
 * the run is interrupted, the reports say so and are written all the same.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/random.h>

#include "base/mem.h"
#include "commands/args.h"
#include "commands/command_list.h"
#include "commands/data_file.h"
#include "commands/known_file.h"
#include "commands/outputs.h"
#include "commands/project.h"
#include "commands/run_list.h"
#include "host/descriptors.h"
#include "host/folder.h"
#include "host/run_file.h"
#include "host/talk.h"
#include "ocpp/message.h"
#include "pki/crypto_openssl.h"
#include "pki/pki.h"
#include "run/playlist.h"
#include "run/seeds.h"
#include "run/suite.h"
#include "score/score_all.h"
#include "wire/loop.h"
#include "wire/manners.h"
#include "wire/ws_url.h"

#define ROOTS_MAX   ((size_t)1 << 20)
#define NO_JOBS     (-1) /* none were asked for */
#define NO_LIMIT    (-1) /* the same of limits: then they are these, in free pace */
#define SHARDS_MOST 1000
#define FACTS_MOST  4
#define NO_SEED     (-1)
#define STORY_S     900
#define RUN_S       (6 * 3600)

struct wishes {
    struct stage_options stage;
    const char *out, *failed_in, *mutant, *sut, *junit, *format, *annotations, *ca, *without;
    int64_t seed, jobs, story_s, run_s;
    struct manners manners;
    struct arg_list filters;
    const char *known, *only, *accept;
    char *known_text; /* the known failures as a fact of the run */
    const char *shard_text;
    int shard, shards;
    const char *seeds_text;
    struct seeds seeds;
    bool no_project, list, fail_fast, last_failed, verbose, quiet;
};

/* Reads --without: verbs with commas between them. */
static bool take_away(struct wishes *w)
{
    char *list = mem_text(w->without), *rest = NULL;
    bool known = *list;

    for (char *word = strtok_r(list, ",", &rest); word; word = strtok_r(NULL, ",", &rest)) {
        enum sut_verb verb = sut_verb_of(word);
        if (verb == SUT_VERB_COUNT)
            known = false;
        else
            w->stage.without[verb] = true;
    }
    free(list);
    return known;
}

/* Stories at real pace take the time that they take, unless somebody says otherwise. */
static void set_limits(struct wishes *w)
{
    bool free_pace = w->stage.pace_factor <= 0;

    if (w->story_s == NO_LIMIT)
        w->story_s = free_pace ? STORY_S : 0;
    if (w->run_s == NO_LIMIT)
        w->run_s = free_pace ? RUN_S : 0;
    w->stage.story_us = w->story_s * 1000000;
    w->stage.run_until_us = w->run_s ? loop_machine_us() + w->run_s * 1000000 : 0;
}

static bool is_scorer(const char *name)
{
    const struct scorer *const *s = score_all;

    while (*s && strcmp((*s)->name, name) != 0)
        s++;
    return *s != NULL;
}

/* Are all words of --only scorers? */
static bool are_scorers(const char *only)
{
    char *list = mem_text(only), *rest = NULL;
    bool ok = *list && list[strlen(list) - 1] != ',' && *list != ',';

    for (char *word = strtok_r(list, ",", &rest); ok && word; word = strtok_r(NULL, ",", &rest))
        ok = is_scorer(word);
    free(list);
    return ok;
}

/* Reads what the run is to be judged by. @return 0, or the exit code after a sentence */
static int settle_judging(struct wishes *w)
{
    cJSON *known;
    char *why = NULL;
    int code = 0;

    if (w->only && !are_scorers(w->only))
        return args_error(
            &command_run,
            "--only: expected scorers with commas between them, of sla, path, invoice, "
            "protocol, invariant, experience, story; got \"%s\"",
            w->only);
    if (!w->known)
        return 0;
    known = known_file_read(w->known, &w->stage, &why);
    if (known)
        w->known_text = cJSON_PrintUnformatted(known);
    else
        code = args_error(&command_run, "%s", why);
    cJSON_Delete(known);
    free(why);
    return code;
}

/* Reads --shard: 2/4. */
static bool take_shard(struct wishes *w)
{
    char *end;
    long at = strtol(w->shard_text, &end, 10), of = *end == '/' ? strtol(end + 1, &end, 10) : 0;

    w->shard = (int)at;
    w->shards = (int)of;
    return !*end && at >= 1 && at <= of && of <= SHARDS_MOST;
}

/* A slip in the address is one, not one in each of the stories. What a profile keeps secret is not
 * told. */
static bool is_csms(const struct wishes *w, char **why)
{
    struct ws_url read;

    if (!w->stage.csms_url || ws_url_read(&read, w->stage.csms_url, why) == 0) {
        if (w->stage.csms_url)
            ws_url_fini(&read);
        return true;
    }
    if (strncmp(w->stage.csms_shown, "env ", 4) == 0) {
        free(*why);
        *why = mem_printf("%s is not an address of a CSMS such as ws://127.0.0.1:9000/{station}",
                          w->stage.csms_shown);
    }
    return false;
}

/* Checks what the words of the command line mean. @return 0, or the exit code after a sentence. */
static int settle(struct wishes *w)
{
    w->stage.seed = w->seed == NO_SEED ? 1 : (uint64_t)w->seed;
    if (!suite_pace(w->stage.pace, &w->stage.pace_factor))
        return args_error(&command_run, "--pace: expected free, real or Nx such as 10x, got \"%s\"",
                          w->stage.pace);
    if (w->seeds_text && w->seed != NO_SEED)
        return args_error(&command_run, "expected --seed or --seeds, not both");
    if (w->seeds_text && !seeds_read(&w->seeds, w->seeds_text))
        return args_error(&command_run,
                          "--seeds: expected numbers and ranges such as 1-100 or 3,7,20-29, at "
                          "most %d, got \"%s\"",
                          SEEDS_MOST, w->seeds_text);
    if (w->shard_text && !take_shard(w))
        return args_error(&command_run,
                          "--shard: expected which of how many, from 1/2 to %d/%d, got \"%s\"",
                          SHARDS_MOST, SHARDS_MOST, w->shard_text);
    set_limits(w);
    if (w->jobs == NO_JOBS)
        w->jobs = w->stage.csms_url ? 1 : suite_cores();
    if (w->jobs < 1)
        return args_error(&command_run, "--jobs: expected a number of at least 1, got 0");
    if (w->stage.cpo && pki_cpo_problem(w->stage.cpo))
        return args_error(&command_run, "--cpo: %s", pki_cpo_problem(w->stage.cpo));
    if (w->mutant && mutant_of(w->mutant) == MUTANT_COUNT)
        return args_error(&command_run, "\"%s\" is not a mutant (chargerig mutants --names)",
                          w->mutant);
    if (w->without && !take_away(w))
        return args_error(&command_run,
                          "--without: expected verbs of a system under test such as "
                          "csms.command,csms.script, got \"%s\"",
                          w->without);
    if (w->mutant)
        w->stage.mutant = mutant_of(w->mutant);
    if (w->stage.csms_url && w->mutant)
        return args_error(&command_run, "--mutant needs the embedded stack, not --csms");
    if (w->stage.csms_url && w->stage.silent_session_min)
        return args_error(&command_run,
                          "--silent-session-min needs the embedded stack, not --csms");
    return 0;
}

static int end_code(enum suite_end end, enum verdict verdict)
{
    if (end == SUITE_interrupted)
        return 130;
    return end == SUITE_broken ? 3 : verdict_exit_code(verdict);
}

/* Tells the server what to show beside the change: GitHub reads what a step prints, GitLab a file.
 */
static bool annotate(const struct wishes *w, const char *run_db, bool json, char **why)
{
    char *file;
    bool ok;

    if (!w->annotations)
        return true;
    if (strcmp(w->annotations, "github") == 0)
        return outputs_print(run_db, "github", json ? stderr : stdout, why);
    file = mem_printf("%s/gl-code-quality-report.json", w->out);
    ok = outputs_one(run_db, "gitlab", file, why);
    free(file);
    return ok;
}

/* What the run file says of the wishes, besides what the suite says. */
static void list_facts(const struct wishes *w, struct suite_fact facts[FACTS_MOST + 1])
{
    const struct suite_fact all[FACTS_MOST] = {{"shard", w->shard_text},
                                               {"known", w->known_text},
                                               {"only", w->only},
                                               {"accept", w->accept}};
    size_t n = 0;

    for (int i = 0; i < FACTS_MOST; i++)
        if (all[i].value)
            facts[n++] = all[i];
    facts[n] = (struct suite_fact){NULL, NULL};
}

static int play(const struct wishes *w, const struct playlist *l)
{
    bool json = strcmp(w->format, "json") == 0;
    struct suite_fact facts[FACTS_MOST + 1] = {{NULL, NULL}};
    const struct suite suite = {.options = &w->stage,
                                .ids = l->ids,
                                .facts = facts,
                                .files = l->plays,
                                .seeds = w->seed == NO_SEED && !w->seeds_text ? l->seeds : NULL,
                                .jobs = (int)w->jobs,
                                .quiet = w->quiet || json,
                                .fail_fast = w->fail_fast};
    const struct table_wishes wishes = {w->verbose, w->quiet, w->out};
    char *path = mem_printf("%s/run.db", w->out);
    char *why = NULL;
    enum verdict verdict;
    enum suite_end end;
    int code;

    list_facts(w, facts);
    end = w->seeds_text ? seeds_play(&suite, &w->seeds, w->seeds_text, path, &verdict, &why)
                        : suite_play(&suite, path, &verdict, &why);
    code = end_code(end, l->count ? verdict : VERDICT_pass); /* a shard may be empty */

    if (code == 2 && verdict == VERDICT_inconc && w->accept)
        code = 0;
    if (end == SUITE_broken)
        args_error(&command_run, "%s", why);
    else if (!outputs_write(path, w->out, w->junit, &why))
        code = args_error(&command_run, "%s", why);
    free(why);
    why = NULL;
    if (end != SUITE_broken && !annotate(w, path, json, &why)) {
        code = args_error(&command_run, "%s", why);
        free(why);
        why = NULL;
    }
    if (end == SUITE_interrupted)
        talk(TALK_warning, "interrupted: %s holds what was played", path);
    if (end != SUITE_broken && json)
        outputs_one(path, "json", NULL, &why);
    else if (end != SUITE_broken)
        outputs_summary(path, &wishes);
    free(why);
    free(path);
    return code;
}

static char *read_roots(const char *path, char **why)
{
    char *text = folder_read(path, ROOTS_MAX, why);
    struct crypto *ks = crypto_openssl_new();
    struct certificate_facts facts;

    if (text && (!ks->ops->read(ks, text, &facts) || facts.is_request)) {
        *why = mem_printf("%s is not a certificate (PEM)", path);
        free(text);
        text = NULL;
    }
    crypto_openssl_free(ks);
    return text;
}

/* Who is believed as a CSMS behind wss://. */
static char *roots_of(const struct wishes *w, char **why)
{
    static const char system_roots[] = "/etc/ssl/certs/ca-certificates.crt";

    bool tls = w->stage.csms_url && strncasecmp(w->stage.csms_url, "wss://", 6) == 0;

    if (w->ca && !tls) {
        *why = mem_text("--ca needs a CSMS at wss://...");
        return NULL;
    }
    if (w->ca)
        return read_roots(w->ca, why);
    if (!tls || !folder_has(system_roots))
        return NULL;
    return folder_read(system_roots, ROOTS_MAX, why);
}

/* What the profile of the system and the command line say of it. */
static void take_sut(struct wishes *w, struct sut_file *sut)
{
    if (sut->csms)
        w->stage.csms_url = sut->csms;
    else if (w->stage.csms_url)
        sut->shown = ws_url_shown(w->stage.csms_url);
    w->stage.csms_shown = sut->shown;
    if (w->stage.ocpp) {
        cJSON_Delete(sut->speaks);
        sut->speaks = cJSON_CreateArray();
        cJSON_AddItemToArray(sut->speaks, cJSON_CreateString(w->stage.ocpp));
    }
    w->stage.speaks = sut->speaks;
    w->stage.provides = sut->provides;
}

/* A foreign SUT may remember the message ids of the run before. */
static uint64_t salt(void)
{
    uint64_t salt;

    return getrandom(&salt, sizeof(salt), 0) == sizeof(salt) ? salt : (uint64_t)loop_machine_ms();
}

/* Those that are meant, of what failed in an earlier run where that is asked for. @return false
 * with
 * @p why, or without when nothing failed there, which is said */
static bool choose(const struct wishes *w, char *const *args, int count, struct playlist *l,
                   char **why)
{
    struct playlist_wish wish = {.args = args,
                                 .count = count,
                                 .filters = w->filters.items,
                                 .shard = w->shard,
                                 .shards = w->shards};
    char *path = w->failed_in ? mem_text(w->failed_in) : mem_printf("%s/run.db", w->out);
    struct failures failed = {0};
    bool ok = true;

    if (w->last_failed || w->failed_in) {
        ok = failures_read(&failed, path, why);
        wish.failed = &failed;
        if (ok && failed.count == 0)
            printf("nothing failed in %s\n", path);
        ok = ok && failed.count > 0;
    }
    ok = ok && playlist_make(l, &w->stage, &wish, why);
    failures_fini(&failed);
    free(path);
    return ok;
}

/* Reads what the wishes name (SUT profile, roots, scenarios), and plays. */
static int run_wishes(struct wishes *w, char *const *args, int count)
{
    char *roots = NULL, *why = NULL;
    struct playlist l = {0};
    struct sut_file sut = {0};
    int code = 0, held;

    if (!descriptors_allow("a run", DESCRIPTORS_ALWAYS, &why) || !sut_file_read(w->sut, &sut, &why))
        goto out;
    take_sut(w, &sut);
    if (w->stage.csms_url) {
        w->stage.ids_salt = salt();
        w->stage.manners = &w->manners;
    }
    code = settle(w);
    if (code == 0)
        code = settle_judging(w);
    if (code != 0 || !is_csms(w, &why))
        goto out;
    roots = roots_of(w, &why);
    w->stage.csms_roots = roots;
    if (why)
        goto out;
    if (!choose(w, args, count, &l, &why))
        goto out;
    if (w->list)
        code = run_list(&w->stage, l.plays, strcmp(w->format, "json") == 0);
    else if (folder_make(w->out, &why) && run_folder_hold(w->out, &held, &why))
        code = play(w, &l); /* the folder is held until this process ends */
out:
    if (why)
        code = args_error(&command_run, "%s", why);
    playlist_fini(&l);
    sut_file_fini(&sut);
    free(roots);
    free(why);
    return code;
}

/* Reads the project file and the command line into @p w, and plays. */
static int run_rows(struct wishes *w, const struct command_call *call, const struct arg *rows)
{
    struct project project;
    struct command_call whole;
    char *why = NULL;
    int count, code = 3;
    enum args got;

    if (!project_read(&project, rows, call, &why)) {
        args_error(&command_run, "%s", why);
        free(why);
        project_fini(&project);
        return code;
    }
    whole = project_call(&project, call);
    got = args_read(&whole, rows, &count);
    if (got != ARGS_go)
        code = args_exit(got);
    else if (count == 0 && project.scenario_count && !w->last_failed && !w->failed_in)
        code = run_wishes(w, project.scenarios, project.scenario_count);
    else
        code = run_wishes(w, whole.argv + 1, count);
    free(whole.argv);
    project_fini(&project);
    return code;
}

static int run(const struct command_call *call)
{
    static const char *const acceptable[] = {"inconclusive", NULL};
    static const char *const formats[] = {"table", "json", NULL};
    static const char *const servers[] = {"github", "gitlab", NULL};
    static const char *const wires[] = {"mem", "ws", NULL};
    const char *versions[OCPP_VERSION_COUNT + 1];
    char *data = folder_data();
    struct wishes w = {.stage = {.wire = "mem", .pace = "free", .data_dir = data},
                       .out = "out",
                       .sut = "embedded",
                       .format = "table",
                       .seed = NO_SEED,
                       .jobs = NO_JOBS,
                       .story_s = NO_LIMIT,
                       .run_s = NO_LIMIT,
                       .manners = {.answer_ms = 30000, .dial_ms = 10000, .reconnect_ms = 1000}};
    const struct arg rows[] = {
        {"--sut", ARG_text, &w.sut, NULL},
        {"--csms", ARG_text, &w.stage.csms_url, NULL},
        {"--seed", ARG_number, &w.seed, NULL},
        {"--wire", ARG_word, &w.stage.wire, wires},
        {"--pace", ARG_text, &w.stage.pace, NULL},
        {"--out", ARG_text, &w.out, NULL},
        {"--ocpp", ARG_word, &w.stage.ocpp, versions},
        {"--filter", ARG_list, &w.filters, NULL},
        {"--known", ARG_text, &w.known, NULL},
        {"--only", ARG_text, &w.only, NULL},
        {"--accept", ARG_word, &w.accept, acceptable},
        {"--no-project", ARG_flag, &w.no_project, NULL},
        {"--shard", ARG_text, &w.shard_text, NULL},
        {"--seeds", ARG_text, &w.seeds_text, NULL},
        {"--fail-fast", ARG_flag, &w.fail_fast, NULL},
        {"--last-failed", ARG_flag, &w.last_failed, NULL},
        {"--failed-in", ARG_text, &w.failed_in, NULL},
        {"--list", ARG_flag, &w.list, NULL},
        {"--jobs", ARG_number, &w.jobs, NULL},
        {"--mutant", ARG_text, &w.mutant, NULL},
        {"--junit", ARG_text, &w.junit, NULL},
        {"--format", ARG_word, &w.format, formats},
        {"--annotations", ARG_word, &w.annotations, servers},
        {"--ca", ARG_text, &w.ca, NULL},
        {"--cpo", ARG_text, &w.stage.cpo, NULL},
        {"--silent-session-min", ARG_number, &w.stage.silent_session_min, NULL},
        {"--answer-ms", ARG_number, &w.manners.answer_ms, NULL},
        {"--dial-ms", ARG_number, &w.manners.dial_ms, NULL},
        {"--reconnect-ms", ARG_number, &w.manners.reconnect_ms, NULL},
        {"--story-s", ARG_number, &w.story_s, NULL},
        {"--run-s", ARG_number, &w.run_s, NULL},
        {"--without", ARG_text, &w.without, NULL},
        {"--verbose", ARG_flag, &w.verbose, NULL},
        {"--quiet", ARG_flag, &w.quiet, NULL},
        {NULL, ARG_flag, NULL, NULL}};
    int code;

    ocpp_version_names(versions);
    code = run_rows(&w, call, rows);
    free(w.known_text);
    seeds_fini(&w.seeds);
    manners_fini(&w.manners);
    free(data);
    return code;
}

const struct command command_run = {"run", "plays scenarios and scores them", help_run, run};
