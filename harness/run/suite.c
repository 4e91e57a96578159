#include "run/suite.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "host/folder.h"
#include "host/run_file.h"
#include "host/talk.h"
#include "host/version.h"
#include "run/play.h"
#include "run/progress.h"
#include "run/watchdog.h"
#include "score/score_run.h"
#include "script/script.h"
#include "sut/stock.h"
#include "wire/loop.h"

enum {
    MAX_JOBS = RUN_FILE_PARTS,
    STEP_CPU_MS = 12000, /* of one step of a story, before it is taken for one that never returns */
};

int suite_cores(void)
{
    cpu_set_t cores;

    if (sched_getaffinity(0, sizeof(cores), &cores) != 0)
        return 1;
    return CPU_COUNT(&cores);
}

bool suite_pace(const char *text, double *factor)
{
    char *end;

    if (strcmp(text, "free") == 0 || strcmp(text, "real") == 0) {
        *factor = text[0] == 'r';
        return true;
    }
    *factor = strtod(text, &end);
    return end != text && strcmp(end, "x") == 0 && *factor > 0 && *factor <= 1e6;
}

int suite_id(const struct suite *suite, size_t at)
{
    return suite->ids ? suite->ids[at] : (int)at + 1;
}

/* --- one worker ------------------------------------------------------------------------------ */

static size_t count_files(char *const *files)
{
    size_t n = 0;

    while (files[n])
        n++;
    return n;
}

/* What one worker plays: every step-th play from the first on, into a file of its own. */
struct share {
    const struct suite *suite;
    const char *path; /* of the store */
    struct store *store;
    size_t first, step;
    struct progress *progress;
    atomic_size_t *failed; /* the first play that failed, of all workers; NULL: nobody asks */
};

/* Judges what was played just now, and keeps nothing of it. */
static void look_for_failure(const struct share *share, size_t i)
{
    char *why = NULL;
    struct runfile *rf = runfile_open(share->path, true, &why);
    enum verdict v = rf ? score_peek(rf, suite_id(share->suite, i)) : VERDICT_none;
    size_t first = atomic_load(share->failed);

    if (v == VERDICT_fail || v == VERDICT_error)
        while (i < first && !atomic_compare_exchange_weak(share->failed, &first, i))
            ;
    runfile_close(rf);
    free(why);
}

/* No play behind the first that failed is begun; those before it are, whoever finds out first. */
static bool may_begin(const struct share *share, size_t i)
{
    return !share->failed || i < atomic_load(share->failed);
}

/* Where one worker tells how far it is; alone it tells the user, too. */
struct teller {
    struct progress *progress;
    int worker;
    bool alone;
};

static void tell(void *ctx, const struct stage *st)
{
    const struct teller *t = ctx;

    progress_at(t->progress, t->worker, st);
    if (t->alone)
        progress_tell(t->progress);
}

static void tell_end(const char *play, const char *why, int64_t took_ms)
{
    if (why)
        talk(TALK_error, "%s", why);
    else
        talk(TALK_debug, "%s played in %lld.%02lld s", play, (long long)(took_ms / 1000),
             (long long)(took_ms % 1000 / 10));
}

/* Scenario ids are those of the whole suite. */
static enum suite_end play_share(const struct share *share)
{
    const struct suite *suite = share->suite;
    struct store *store = share->store;
    struct teller teller = {share->progress, (int)share->first, share->step == 1};
    const struct play_watch watch = {tell, &teller};
    size_t total = count_files(suite->files);
    struct stage_options options = *suite->options;
    enum suite_end end = SUITE_complete;
    struct sut_stock stock;
    struct script_prelude *prelude = script_prelude_new();

    watchdog_start(STEP_CPU_MS);
    sut_stock_init(&stock);
    options.stock = &stock;
    options.prelude = prelude;
    for (size_t i = share->first; end == SUITE_complete && i < total && may_begin(share, i);
         i += share->step) {
        char *why = NULL;
        enum play_outcome got;
        int64_t took_ms;
        progress_begin(share->progress, teller.worker, i);
        options.seed = suite->seeds ? suite->seeds[i] : options.seed;
        got = play_run(&options, store, suite_id(suite, i), suite->files[i], &watch, &why);
        took_ms = progress_done(share->progress, teller.worker);
        if (!suite->silent)
            tell_end(suite->files[i], why, took_ms);
        if (teller.alone)
            progress_tell(share->progress);
        free(why);
        if (got == PLAY_interrupted)
            end = SUITE_interrupted;
        else if (store_problem(store)[0])
            end = SUITE_broken;
        else if (share->failed)
            look_for_failure(share, i);
    }
    sut_stock_fini(&stock);
    script_prelude_free(prelude);
    return end;
}

/* --- several workers: a process each, their files merged in the order of the scenarios ---------
 */

static void write_extra(struct store *store, const struct suite *suite)
{
    for (const struct suite_fact *f = suite->facts; f && f->key; f++)
        store_run(store, f->key, f->value);
}

static pid_t start_worker(const struct share *whole, int worker, sigset_t *old)
{
    struct share share = *whole;
    pid_t pid;
    char *why = NULL, *part;
    enum suite_end end = SUITE_broken;

    fflush(NULL);
    pid = fork();
    if (pid != 0)
        return pid;
    sigprocmask(SIG_SETMASK, old, NULL);
    prctl(PR_SET_PDEATHSIG, SIGTERM); /* a killed suite leaves nobody behind */
    part = run_file_part(whole->path, worker);
    share.path = part;
    share.store = store_new(part, &why);
    share.first = (size_t)worker;
    share.step = (size_t)whole->suite->jobs;
    if (share.store) {
        write_extra(share.store, whole->suite); /* by what a story is judged (--fail-fast) */
        end = play_share(&share);
    }
    if (store_free(share.store) != S_OK)
        end = SUITE_broken;
    _exit((int)end);
}

/* Ctrl-C at a terminal comes to all of its processes by itself; told twice, a worker would die. */
static bool came_to_all(int sig, const siginfo_t *info)
{
    return sig == SIGINT && info->si_code == SI_KERNEL;
}

/* Waits for all workers, passing on what asks for an end. @return the worst end. */
static enum suite_end await_workers(pid_t *pids, int jobs, const sigset_t *signals,
                                    struct progress *progress)
{
    int every_ms = progress_every_ms(progress);
    const struct timespec every = {every_ms / 1000, every_ms % 1000 * 1000000L};
    enum suite_end worst = SUITE_complete;
    int left = jobs;

    while (left > 0) {
        siginfo_t info = {0};
        int status, sig = sigtimedwait(signals, &info, &every);
        pid_t pid;
        if (sig > 0 && sig != SIGCHLD && !came_to_all(sig, &info))
            for (int i = 0; i < jobs; i++)
                if (pids[i] > 0)
                    kill(pids[i], sig);
        while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
            enum suite_end end = WIFEXITED(status) && WEXITSTATUS(status) <= SUITE_broken
                                     ? (enum suite_end)WEXITSTATUS(status)
                                     : SUITE_broken;
            worst = end > worst ? end : worst;
            for (int i = 0; i < jobs; i++)
                if (pids[i] == pid)
                    pids[i] = 0;
            left--;
        }
        progress_tell(progress);
    }
    return worst;
}

static enum suite_end play_parallel(const struct share *whole)
{
    int jobs = whole->suite->jobs;
    pid_t pids[MAX_JOBS] = {0};
    sigset_t signals, old;
    enum suite_end end;

    loop_signals(&signals);
    sigaddset(&signals, SIGCHLD);
    sigprocmask(SIG_BLOCK, &signals, &old);
    store_flush(whole->store);
    for (int i = 0; i < jobs; i++)
        pids[i] = start_worker(whole, i, &old);
    end = await_workers(pids, jobs, &signals, whole->progress);
    sigprocmask(SIG_SETMASK, &old, NULL);
    for (int i = 0; i < jobs; i++) {
        char *part = run_file_part(whole->path, i);
        store_merge(whole->store, part);
        unlink(part);
        free(part);
    }
    return end;
}

/* --- the whole ------------------------------------------------------------------------------- */

static void write_facts(struct store *store, const struct suite *suite)
{
    const struct stage_options *o = suite->options;
    char text[32];
    time_t wall = time(NULL);
    struct tm utc;

    snprintf(text, sizeof(text), "%llu", (unsigned long long)o->seed);
    store_run(store, "version", chargerig_version);
    store_run(store, "seed", text);
    store_run(store, "wire", o->csms_url ? "ws" : o->wire);
    store_run(store, "pace", o->pace);
    store_run(store, "sut_clock", o->csms_url ? "own" : "ours");
    store_run(store, "sut", o->csms_url ? o->csms_shown : "embedded");
    store_run(store, "mutant", o->mutant == MUTANT_none ? "" : mutant_info(o->mutant)->name);
    gmtime_r(&wall, &utc);
    strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &utc);
    store_run(store, "started_wall", text);
    write_extra(store, suite);
}

/* From here on signals that ask for an end are heard by the loop of a story and by nobody else:
 * none of them falls between two stories, or into the writing of what was played. */
static void block_signals(void)
{
    sigset_t signals;

    loop_signals(&signals);
    sigprocmask(SIG_BLOCK, &signals, NULL);
}

/* What other workers had played behind the first failure is not in the file: it is the same with
 * any number of them. */
static void leave_out_rest(const struct share *whole)
{
    const struct suite *suite = whole->suite;
    struct stage_options options = *suite->options;
    size_t first = atomic_load(whole->failed), total = count_files(suite->files);

    if (first < total)
        store_drop_after(whole->store, suite_id(suite, first));
    for (size_t i = first + 1; first < total && i < total; i++) {
        options.seed = suite->seeds ? suite->seeds[i] : options.seed;
        play_leave_out(&options, whole->store, suite_id(suite, i), suite->files[i],
                       "Not played: a story before it failed (--fail-fast).");
    }
}

/* Plays all, and leaves out what was not to be played any more. */
static enum suite_end play_wanted(const struct suite *suite, struct store *store, const char *path)
{
    struct share whole = {.suite = suite, .path = path, .store = store, .step = 1};
    enum suite_end end;

    if (suite->fail_fast) {
        void *shared = mmap(NULL, sizeof(atomic_size_t), PROT_READ | PROT_WRITE,
                            MAP_SHARED | MAP_ANONYMOUS, -1, 0);

        if (shared == MAP_FAILED)
            return SUITE_broken;
        whole.failed = shared;
        atomic_init(whole.failed, SIZE_MAX);
    }
    whole.progress = progress_new(suite->files, count_files(suite->files), suite->jobs,
                                  suite->quiet || suite->silent);
    end = suite->jobs > 1 ? play_parallel(&whole) : play_share(&whole);
    progress_free(whole.progress);
    if (whole.failed) {
        leave_out_rest(&whole);
        munmap(whole.failed, sizeof(atomic_size_t));
    }
    return end;
}

static enum suite_end play_all(const struct suite *suite, const char *path, char **why)
{
    static const char *const states[] = {[SUITE_complete] = "complete",
                                         [SUITE_interrupted] = "interrupted",
                                         [SUITE_broken] = "error"};
    struct store *store = store_new(path, why);
    enum suite_end end;
    char *digest;

    if (!store)
        return SUITE_broken;
    *why = NULL;
    block_signals();
    write_facts(store, suite);
    end = play_wanted(suite, store, path);
    digest = store_digest(store);
    store_run(store, "digest", digest);
    free(digest);
    store_run(store, "state", states[end]);
    store_flush(store);
    if (store_problem(store)[0]) {
        *why = mem_text(store_problem(store));
        end = SUITE_broken;
    }
    if (end == SUITE_broken && !*why)
        *why = mem_printf("a worker was killed or could not write its part of %s", path);
    store_free(store);
    return end;
}

/* How long all of it took, judging too: whoever ran it waited for both. */
static void keep_time(struct runfile *rf, int64_t began_ms)
{
    char *sql = mem_printf("INSERT OR REPLACE INTO run VALUES('wall_ms','%lld')",
                           (long long)(loop_machine_us() / 1000 - began_ms));

    sqlite3_exec(runfile_db(rf), sql, NULL, NULL, NULL);
    free(sql);
}

enum suite_end suite_play(const struct suite *suite, const char *path, enum verdict *verdict,
                          char **why)
{
    struct suite bounded = *suite;
    size_t files = count_files(suite->files);
    int64_t began_ms = loop_machine_us() / 1000;
    struct runfile *rf;
    enum suite_end end;

    if (bounded.jobs > MAX_JOBS)
        bounded.jobs = MAX_JOBS;
    if (bounded.jobs < 1 || files < 2)
        bounded.jobs = 1;
    else if ((size_t)bounded.jobs > files)
        bounded.jobs = (int)files;
    *verdict = VERDICT_error;
    run_file_begin(path);
    end = play_all(&bounded, path, why);
    if (end == SUITE_broken)
        return end;
    rf = runfile_open(path, true, why);
    if (!rf)
        return SUITE_broken;
    *verdict = score_run(rf, NULL);
    keep_time(rf, began_ms);
    runfile_close(rf);
    return end;
}
