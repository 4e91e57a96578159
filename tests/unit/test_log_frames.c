/* title: frames are picked out of logs as people have them */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ocpp/log_frames.h"

/* "LINE connection|text;" for each frame; what is not printable is a dot. */
static char said[8192];

static void take(void *with, const struct log_frame *f)
{
    size_t n = strlen(said);

    (void)with;
    cr_assert_eq(strlen(f->text), f->len);
    n += (size_t)snprintf(said + n, sizeof(said) - n, "%d %s|", (int)f->line, f->connection);
    for (const char *p = f->text; *p && n + 3 < sizeof(said); p++)
        said[n++] = (char)(*p < ' ' ? '.' : *p);
    snprintf(said + n, sizeof(said) - n, ";");
}

static int64_t pick(const char *text)
{
    struct log_frames *l = log_frames_new(take, NULL);
    int64_t first, passed;

    said[0] = '\0';
    while (*text) {
        size_t len = strcspn(text, "\n");

        log_frames_line(l, text, len);
        text += len + (text[len] == '\n');
    }
    log_frames_end(l);
    passed = log_frames_passed_over(l, &first);
    log_frames_free(l);
    return passed;
}

#define HEARTBEAT "[2,\"a\",\"Heartbeat\",{}]"

static const struct {
    const char *text, *want;
    int passed;
} rows[] = {
    {HEARTBEAT "\n\n" HEARTBEAT, "1 |" HEARTBEAT ";3 |" HEARTBEAT ";", 0},
    {" \t" HEARTBEAT " ", "1 | ." HEARTBEAT " ;", 0},
    /* a file of frames: what follows is part of the line */
    {HEARTBEAT " x", "1 |" HEARTBEAT " x;", 0},
    {"[2,5,\"Heartbeat\",{}]", "1 |[2,5,\"Heartbeat\",{}];", 0},
    {"[]\n[2]\n[\"2\",\"a\"]\n[{}]", "1 |[];2 |[2];3 |[\"2\",\"a\"];4 |[{}];", 0},
    /* behind times, levels, tags, names */
    {"2021-03-17 20:23:00 INFO (MainThread) [ocpp] CP-7: send " HEARTBEAT,
     "1 INFO (MainThread) [ocpp] CP-7:|" HEARTBEAT ";", 0},
    {"[ocpp  ] TRACE 2026/07/23 10:21:46 recv X: " HEARTBEAT " (3 ms)",
     "1 [ocpp TRACE X:|" HEARTBEAT ";", 0},
    {"[2026-03-06T10:00:00Z] <- " HEARTBEAT, "1 |" HEARTBEAT ";", 0},
    {"[   150040] CP-1 > " HEARTBEAT, "1 CP-1|" HEARTBEAT ";", 0},
    {"12:00:00,123 CP-1 > CSMS " HEARTBEAT " CP-1 < " HEARTBEAT,
     "1 CP-1 CSMS|" HEARTBEAT ";1 CP-1 CSMS CP-1|" HEARTBEAT ";", 0},
    /* lines without one */
    {"[ocpp] connected\n[12:00:00] connected\n{\"x\":1}\nhello [1, 2, 3]\n" HEARTBEAT,
     "5 |" HEARTBEAT ";", 4},
    /* over several lines, with a raw end of line in a string, cut by the next one, cut by the end
     */
    {"x: [2,\"a\",\n\"Heartbeat\",\n{}\n] done\n" HEARTBEAT,
     "1 x:|[2,\"a\",.\"Heartbeat\",.{}.];5 |" HEARTBEAT ";", 0},
    {"[2,\"a\",\"DataTransfer\",{\"vendorId\":\"a\nb\"}]",
     "1 |[2,\"a\",\"DataTransfer\",{\"vendorId\":\"a.b\"}];", 0},
    {"[2,\"a\",\"DataTransfer\",{\"vendorId\":\"a\n" HEARTBEAT,
     "1 |[2,\"a\",\"DataTransfer\",{\"vendorId\":\"a;2 |" HEARTBEAT ";", 0},
    {"[2,\"a\",\"Heartbeat\",{}\n\n", "1 |[2,\"a\",\"Heartbeat\",{}.;", 0},
    /* brackets and quotes in strings */
    {"x [2,\"]\",\"a\\\"]\",{}] y", "1 x|[2,\"]\",\"a\\\"]\",{}];", 0},
    /* in a string of a JSON log, and as a value of it */
    {"{\"msg\": \"CP-1 recv [2,\\\"a\\\",\\\"Heartbeat\\\",{}]\",\"n\":1}",
     "1 {\"msg\": \"CP-1|" HEARTBEAT ";", 0},
    {"{\"frame\": " HEARTBEAT ", \"n\":1}", "1 {\"frame\":|" HEARTBEAT ";", 0},
};

Test(log_frames, stand_in_lines_of_any_kind)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        int passed = (int)pick(rows[i].text);

        cr_expect_str_eq(said, rows[i].want, "row %zu: %s", i, said);
        cr_expect_eq(passed, rows[i].passed, "row %zu: %d", i, passed);
    }
}

Test(log_frames, a_byte_of_zero_ends_nothing)
{
    static const char text[] = "[2,\"a\0b\",\"Heartbeat\",{}]";
    struct log_frames *l = log_frames_new(take, NULL);

    said[0] = '\0';
    log_frames_line(l, text, sizeof(text) - 1);
    log_frames_end(l);
    log_frames_free(l);
    cr_expect_str_eq(said, "1 |[2,\"a.b\",\"Heartbeat\",{}];", "%s", said);
}

static void count(void *with, const struct log_frame *f)
{
    int *n = with;

    ++*n;
    cr_expect_leq(f->len, LOG_FRAME_MAX + 100);
}

Test(log_frames, one_that_is_never_closed_ends_at_the_limit)
{
    static const char line[] = "and so on, and so on, and so on, and so on, and so on, and so on";
    int n = 0;
    struct log_frames *l = log_frames_new(count, &n);

    log_frames_line(l, "x [2,\"a\",\"Heartbeat\",{", 23);
    for (size_t i = 0; i < 2 * LOG_FRAME_MAX / sizeof(line); i++)
        log_frames_line(l, line, sizeof(line) - 1);
    log_frames_end(l);
    log_frames_free(l);
    cr_expect_eq(n, 1, "%d", n);
}
