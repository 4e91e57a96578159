#include "host/run_file.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "host/database.h"
#include "host/run_digest.h"
#include "host/store.h"

bool run_folder_hold(const char *dir, int *held, char **why)
{
    *held = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (*held >= 0 && flock(*held, LOCK_EX | LOCK_NB) == 0)
        return true;
    if (*held >= 0 && errno == EWOULDBLOCK)
        *why = mem_printf("the folder %s is in use by another run", dir);
    else if (*held >= 0)
        return true; /* a file system without locks */
    else
        *why = mem_printf("cannot open the folder %s: %s", dir, strerror(errno));
    if (*held >= 0)
        close(*held);
    *held = -1;
    return false;
}

char *run_file_part(const char *path, int worker)
{
    return mem_printf("%s.part%d", path, worker);
}

static bool has_part(const char *path, int worker)
{
    char *part = run_file_part(path, worker);
    bool there = access(part, F_OK) == 0;

    free(part);
    return there;
}

/* The first from @p worker on whose part is there: one may have been taken up, and its neighbour
 * not. @return RUN_FILE_PARTS when there is none */
static int next_part(const char *path, int worker)
{
    while (worker < RUN_FILE_PARTS && !has_part(path, worker))
        worker++;
    return worker;
}

char *run_file_of_seed(const char *path)
{
    return mem_printf("%s.seed", path);
}

static void remove_parts(const char *path)
{
    for (int worker = 0; (worker = next_part(path, worker)) < RUN_FILE_PARTS; worker++) {
        char *part = run_file_part(path, worker);
        unlink(part);
        free(part);
    }
}

void run_file_begin(const char *path)
{
    char *of_seed = run_file_of_seed(path);

    remove_parts(path);
    remove_parts(of_seed);
    unlink(of_seed);
    free(of_seed);
}

static bool take_up_parts(const char *path, char **why)
{
    struct store *store = store_open(path, why);

    if (!store)
        return false;
    for (int worker = 0; (worker = next_part(path, worker)) < RUN_FILE_PARTS; worker++) {
        char *part = run_file_part(path, worker);
        store_merge(store, part);
        if (!store_problem(store)[0])
            unlink(part);
        free(part);
    }
    if (store_problem(store)[0])
        *why = mem_text(store_problem(store));
    store_free(store);
    return !*why;
}

/* The workers of a run that was killed need a moment to end. */
static bool hold_patiently(const char *dir, int *held)
{
    const struct timespec moment = {0, 20000000};
    bool ok = false;

    for (int i = 0; i < 50 && !ok; i++) {
        char *why = NULL;

        ok = run_folder_hold(dir, held, &why);
        free(why);
        if (!ok)
            nanosleep(&moment, NULL);
    }
    return ok;
}

bool run_file_take_up(const char *path, char **why)
{
    char *copy;
    int held;
    bool ok = true;

    if (next_part(path, 0) == RUN_FILE_PARTS)
        return true;
    copy = mem_text(path);
    if (hold_patiently(dirname(copy), &held)) {
        ok = take_up_parts(path, why);
        close(held);
    }
    free(copy);
    return ok;
}

/* @return the first text of the first row; NULL: none */
static char *ask(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *st = NULL;
    char *text = NULL;

    if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW &&
        sqlite3_column_text(st, 0))
        text = mem_text((const char *)sqlite3_column_text(st, 0));
    sqlite3_finalize(st);
    return text;
}

/* What is wrong with the file that is open, in words; NULL: nothing. */
static char *damage(sqlite3 *db, const char *path)
{
    char *said = database_damage(db, "integrity_check"), *told, *found, *why = NULL;

    if (said) {
        if (sqlite3_errcode(db) != SQLITE_NOTADB) /* it never was one: who reads it says so */
            why = mem_printf("%s is damaged: %s", path, said);
        free(said);
        return why;
    }
    /* A run that is scored, and not played here, has none; nor has one that was killed. */
    told = ask(db, "SELECT value FROM run WHERE key='digest'");
    if (!told)
        return NULL;
    found = run_digest(db);
    if (strcmp(told, found) != 0)
        why = mem_printf("%s is not what the run wrote: its digest is %s, and it says %s", path,
                         found, told);
    free(told);
    free(found);
    return why;
}

bool run_file_is_sound(const char *path, char **why)
{
    sqlite3 *db = NULL;

    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) ==
        SQLITE_OK) {
        sqlite3_busy_timeout(db, 5000);
        *why = damage(db, path);
    }
    sqlite3_close(db);
    return !*why;
}
