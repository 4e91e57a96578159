/* runfile make SQL DB          makes a run file from statements written by hand
 * runfile write WRITER DB      prints what a writer makes of it
 * runfile narrate DB N [ACTOR] narrates scenario N */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report_all.h"
#include "write/narrate.h"

static char *read_all(const char *path)
{
    FILE *in = fopen(path, "r");
    char *text = NULL;
    size_t room = 0;

    if (!in || getdelim(&text, &room, '\0', in) < 0) {
        perror(path);
        exit(3);
    }
    fclose(in);
    return text;
}

static int make(const char *sql_path, const char *db_path)
{
    char *sql = read_all(sql_path), *error = NULL;
    sqlite3 *db = NULL;
    int rc;

    remove(db_path);
    rc = sqlite3_open(db_path, &db);
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(db, sql, NULL, NULL, &error);
    if (rc != SQLITE_OK)
        fprintf(stderr, "%s\n", error ? error : sqlite3_errmsg(db));
    sqlite3_free(error);
    sqlite3_close(db);
    free(sql);
    return rc == SQLITE_OK ? 0 : 3;
}

static struct runfile *open_it(const char *path)
{
    char *why = NULL;
    struct runfile *rf = runfile_open(path, false, &why);

    if (!rf) {
        fprintf(stderr, "%s\n", why);
        free(why);
        exit(3);
    }
    return rf;
}

static int write_it(const char *name, const char *path)
{
    struct runfile *rf = open_it(path);
    enum status st = S_NOTFOUND;

    for (const struct report_writer *const *w = report_all; *w; w++) {
        if (strcmp((*w)->name, name) == 0)
            st = (*w)->write(rf, stdout);
    }
    runfile_close(rf);
    return st == S_OK ? 0 : 3;
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "make") == 0)
        return make(argv[2], argv[3]);
    if (argc == 4 && strcmp(argv[1], "write") == 0)
        return write_it(argv[2], argv[3]);
    if (argc >= 4 && strcmp(argv[1], "narrate") == 0) {
        struct runfile *rf = open_it(argv[2]);
        enum status st = narrate(rf, atoi(argv[3]), argc > 4 ? argv[4] : NULL, argc > 5, stdout);

        runfile_close(rf);
        return st == S_OK ? 0 : 3;
    }
    fputs("usage: runfile make SQL DB | write WRITER DB | narrate DB N [ACTOR]\n", stderr);
    return 3;
}
