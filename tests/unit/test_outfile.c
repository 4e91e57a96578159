/* title: a file that cannot be written says why, whatever happened since */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "host/folder.h"
#include "host/outfile.h"

/* A folder of our own (each test is a process), and a file in it. */
static char *fresh(char folder[32])
{
    snprintf(folder, 32, "/tmp/outfile.%d", (int)getpid());
    cr_assert(mkdir(folder, 0700) == 0);
    return mem_printf("%s/file", folder);
}

static void write_much(struct outfile *f, int lines)
{
    for (int i = 0; i < lines; i++)
        fputs("a line of sixteen\n", outfile_stream(f));
}

/* What a careless writer does between the call that fails and the question why. */
static void disturb(void)
{
    errno = 0;
    cr_expect(not(folder_is("/nothing/there")));
    errno = 0;
}

Test(outfile, what_was_written_stands_there)
{
    char folder[32], *why = NULL, *path = fresh(folder), *text;
    struct outfile *f = outfile_open(path, OUTFILE_over, &why);

    cr_assert(f != NULL);
    write_much(f, 1000);
    cr_expect(outfile_close(f, &why));
    cr_expect(why == NULL);
    text = folder_read(path, 100000, &why);
    cr_expect(eq(sz, strlen(text), (size_t)18 * 1000));
    free(text);
    unlink(path);
    rmdir(folder);
    free(path);
}

Test(outfile, a_full_disk_is_named_at_any_length)
{
    static const int lines[] = {1, 227, 228, 456, 10000};

    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        char *why = NULL;
        struct outfile *f = outfile_open("/dev/full", OUTFILE_over, &why);

        cr_assert(f != NULL);
        write_much(f, lines[i]);
        disturb();
        cr_expect(not(outfile_close(f, &why)));
        cr_expect(eq(str, why, "cannot write /dev/full: No space left on device"), "%d lines: %s",
                  lines[i], why);
        free(why);
    }
}

/* The system takes a part of a write, and refuses the rest. */
Test(outfile, a_write_cut_short_is_no_success)
{
    char folder[32], *why = NULL, *path = fresh(folder), *wanted;
    struct rlimit before, limit;
    struct outfile *f = outfile_open(path, OUTFILE_over, &why);

    cr_assert(f != NULL);
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    limit = before;
    limit.rlim_cur = 1000;
    setrlimit(RLIMIT_FSIZE, &limit);
    write_much(f, 100);
    fflush(outfile_stream(f));
    disturb();
    setrlimit(RLIMIT_FSIZE, &before); /* there is room again: what is lost stays lost */
    write_much(f, 1);
    cr_expect(not(outfile_close(f, &why)));
    wanted = mem_printf("cannot write %s: File too large", path);
    cr_expect(eq(str, why, wanted));
    free(wanted);
    free(why);
    unlink(path);
    rmdir(folder);
    free(path);
}

Test(outfile, a_new_file_touches_no_other)
{
    char folder[32], *why = NULL, *path = fresh(folder);
    struct outfile *f = outfile_open(path, OUTFILE_new, &why);

    cr_assert(f != NULL);
    cr_expect(outfile_close(f, &why));
    cr_expect(outfile_open(path, OUTFILE_new, &why) == NULL);
    cr_expect(strstr(why, "File exists") != NULL, "%s", why);
    free(why);
    unlink(path);
    rmdir(folder);
    free(path);
}

Test(outfile, a_private_file_is_private_also_where_one_was)
{
    char folder[32], *why = NULL, *path = fresh(folder);
    struct outfile *f = outfile_open(path, OUTFILE_over, &why);
    struct stat st;

    cr_assert(f != NULL && outfile_close(f, &why));
    cr_assert(chmod(path, 0644) == 0);
    f = outfile_open(path, OUTFILE_private, &why);
    cr_assert(f != NULL && outfile_close(f, &why));
    cr_assert(stat(path, &st) == 0);
    cr_expect(eq(int, (int)(st.st_mode & 0777), 0600));
    unlink(path);
    rmdir(folder);
    free(path);
}

Test(outfile, no_file_has_its_reason)
{
    char *why = NULL;

    cr_expect(outfile_open("/nothing/there/file", OUTFILE_over, &why) == NULL);
    cr_expect(eq(str, why, "cannot write /nothing/there/file: No such file or directory"));
    free(why);
}
