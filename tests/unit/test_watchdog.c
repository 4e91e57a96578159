/* title: a step of a story that does not come back ends the run, and says so */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "run/watchdog.h"

#define LIMIT_MS 60

static double cpu_s(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Computes for @p s seconds of processor time, in steps of @p step_s. */
static void compute(double s, double step_s)
{
    double end = cpu_s() + s, step_end = 0;

    while (cpu_s() < end)
        if (cpu_s() >= step_end) {
            watchdog_step("scenarios/long.lua");
            step_end = cpu_s() + step_s;
        }
}

/* Runs @p story in a process of its own. @return its exit code; @p said gets what it told */
static int play(void (*story)(void), char *said, size_t room)
{
    int pipe_fd[2], status;
    ssize_t got;
    size_t len = 0;
    pid_t pid;

    cr_assert(pipe(pipe_fd) == 0);
    pid = fork();
    if (pid == 0) {
        dup2(pipe_fd[1], STDERR_FILENO);
        close(pipe_fd[0]);
        watchdog_start(LIMIT_MS);
        story();
        _exit(0);
    }
    close(pipe_fd[1]);
    while ((got = read(pipe_fd[0], said + len, room - 1 - len)) > 0)
        len += (size_t)got;
    said[len] = '\0';
    close(pipe_fd[0]);
    cr_assert(waitpid(pid, &status, 0) == pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void never_ends(void)
{
    watchdog_step("scenarios/long.lua");
    for (volatile int i = 0;; i++)
        continue;
}

static void takes_many_steps(void)
{
    compute(1, 0.01);
}

/* Between the steps the run may take as long as it likes: it writes, it scores. */
static void rests_between_steps(void)
{
    double end;

    watchdog_step("scenarios/long.lua");
    watchdog_step(NULL);
    end = cpu_s() + 1;
    while (cpu_s() < end)
        continue;
}

Test(watchdog, a_step_that_never_returns_ends_the_process_with_a_sentence, .timeout = 60)
{
    char said[400];

    cr_expect_eq(play(never_ends, said, sizeof(said)), 3);
    cr_expect(strncmp(said, "chargerig: scenarios/long.lua: one step of the story does not", 60) ==
                  0,
              "%s", said);
}

Test(watchdog, many_short_steps_and_long_rests_do_not, .timeout = 60)
{
    char said[400];

    cr_expect_eq(play(takes_many_steps, said, sizeof(said)), 0, "%s", said);
    cr_expect_eq(play(rests_between_steps, said, sizeof(said)), 0, "%s", said);
}
