#include "run/progress.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "host/run_file.h"
#include "host/talk.h"

enum {
    TTY_MS = 100,   /* between two looks at how far a story is, at a terminal */
    LOG_MS = 10000, /* and in a log */
    COLUMNS = 80,   /* of a terminal that does not say how many it has */
};

/* What a worker is at. */
struct now {
    atomic_size_t number; /* from 1; 0: at nothing */
    atomic_llong began_ms, seen_ms;
    atomic_llong local_min; /* YYYYMMDDhhmm in the story; 0: it has not begun */
    atomic_bool waits;
};

struct shared {
    atomic_size_t done;
    struct now now[RUN_FILE_PARTS];
};

struct progress {
    char *const *names;
    size_t total;
    int workers;
    bool silent, tty;
    int64_t began_ms, told_ms;
    struct shared *shared;
};

static int64_t wall_ms(void)
{
    struct timespec ts;

    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

struct progress *progress_new(char *const *names, size_t total, int workers, bool silent)
{
    struct progress *p = mem_new(sizeof(*p));
    void *shared = mmap(NULL, sizeof(struct shared), PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    *p = (struct progress){.names = names, .total = total, .workers = workers};
    p->silent = silent || !talk_wanted(TALK_info) || shared == MAP_FAILED;
    p->shared = shared == MAP_FAILED ? mem_new(sizeof(struct shared)) : shared;
    p->tty = !p->silent && talk_terminal();
    p->began_ms = p->told_ms = wall_ms();
    return p;
}

void progress_free(struct progress *p)
{
    if (!p)
        return;
    if (p->tty)
        fputs(TALK_CLEAR, stderr);
    if (munmap(p->shared, sizeof(struct shared)) != 0)
        free(p->shared);
    free(p);
}

void progress_begin(struct progress *p, int worker, size_t number)
{
    struct now *now = &p->shared->now[worker];

    now->began_ms = wall_ms();
    now->local_min = now->seen_ms = 0;
    now->waits = false;
    now->number = number + 1;
}

void progress_at(struct progress *p, int worker, const struct stage *st)
{
    struct now *now = &p->shared->now[worker];
    int64_t now_ms = wall_ms();
    struct tz_local t;

    if (p->silent || now_ms - now->seen_ms < TTY_MS)
        return;
    now->seen_ms = now_ms;
    tz_local(&st->tz, vclock_now_ms(st->clk), &t);
    now->local_min =
        ((((long long)t.year * 100 + t.month) * 100 + t.day) * 100 + t.hour) * 100 + t.minute;
    now->waits = vclock_holds(st->clk) > 0;
}

int64_t progress_done(struct progress *p, int worker)
{
    struct now *now = &p->shared->now[worker];

    now->number = 0;
    p->shared->done++;
    return wall_ms() - now->began_ms;
}

int progress_every_ms(const struct progress *p)
{
    return p->tty ? TTY_MS : LOG_MS / 10;
}

/* What has been under way for longest; NULL: nothing is. */
static struct now *oldest(const struct progress *p)
{
    struct now *found = NULL;

    for (int i = 0; i < p->workers; i++) {
        struct now *now = &p->shared->now[i];
        if (now->number > 0 && (!found || now->began_ms < found->began_ms))
            found = now;
    }
    return found;
}

static char *words(const struct progress *p, int64_t now_ms)
{
    struct now *now = oldest(p);
    size_t number = now ? now->number : 0;
    long long at = now ? now->local_min : 0;
    const char *name = number ? p->names[number - 1] : "", *slash = strrchr(name, '/');
    char *told = mem_printf("[%zu/%zu] after %lld s%s%s", p->shared->done, p->total,
                            (long long)(now_ms - p->began_ms) / 1000, number ? ": " : "",
                            slash ? slash + 1 : name);
    char *more = NULL;

    if (at)
        more = mem_printf("%s is at %04lld-%02lld-%02lld %02lld:%02lld after %lld s%s", told,
                          at / 100000000, at / 1000000 % 100, at / 10000 % 100, at / 100 % 100,
                          at % 100, (long long)(now_ms - now->began_ms) / 1000,
                          now->waits ? ", and waits for the system under test" : "");
    if (more)
        free(told);
    return more ? more : told;
}

/* A line that is longer than the terminal is wide could not be written anew. */
static void cut_to_width(char *line)
{
    struct winsize size;
    bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1;
    size_t width = known ? size.ws_col - 1U : COLUMNS - 1;

    if (strlen(line) <= width)
        return;
    while (width > 0 && ((unsigned char)line[width] & 0xc0) == 0x80)
        width--; /* not within a letter */
    line[width] = '\0';
}

void progress_tell(struct progress *p)
{
    int64_t now_ms = wall_ms();
    char *line;

    if (p->silent || now_ms - p->told_ms < (p->tty ? TTY_MS : LOG_MS))
        return;
    p->told_ms = now_ms;
    line = words(p, now_ms);
    if (p->tty) {
        cut_to_width(line);
        fprintf(stderr, TALK_CLEAR "%s", line);
    } else {
        talk(TALK_info, "%s", line);
    }
    free(line);
}
