#include "run/watchdog.h"

#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

#include "script/script.h"

enum { TICKS = 3 }; /* in which the same step must have been seen */

/* A signal's handler has no other way to see them. */
static const char *volatile running;
static volatile unsigned steps;
static unsigned seen_steps;
static int seen;

/* In one piece, so that what others write does not come between. */
static void say_end(const char *story)
{
    static char before[] = "chargerig: ",
                behind[] =
                    ": one step of the story does not come back; the run ends here, and what "
                    "was played stands in the run file. This is a fault of chargerig: please "
                    "report it\n";
    struct iovec line[] = {{before, sizeof(before) - 1},
                           {(void *)(uintptr_t)story, strlen(story)},
                           {behind, sizeof(behind) - 1}};
    ssize_t written = writev(STDERR_FILENO, line, 3);

    (void)written;
}

static void on_tick(int signal)
{
    (void)signal;
    if (!running || steps != seen_steps)
        seen = 0;
    seen_steps = steps;
    if (!running || ++seen <= TICKS) {
        if (seen == TICKS - 1)
            script_hurry();
        return;
    }
    say_end(running);
    _exit(3);
}

void watchdog_start(int limit_ms)
{
    int tick_ms = limit_ms / TICKS;
    struct timeval tick = {tick_ms / 1000, (suseconds_t)(tick_ms % 1000) * 1000};
    struct itimerval every = {tick, tick};
    struct sigaction act = {.sa_handler = on_tick, .sa_flags = SA_RESTART};

    seen = 0;
    sigaction(SIGPROF, &act, NULL);
    setitimer(ITIMER_PROF, &every, NULL);
}

void watchdog_step(const char *story)
{
    running = story;
    steps++;
}
