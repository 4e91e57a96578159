/* main.c - the program: finds the command that its first argument names and hands it the rest.
 *
 * What holds for every command is done here: --help and --version without one, --log, and that
 * results which could not be written are no success.
 */
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command_list.h"
#include "commands/form.h"
#include "host/outfile.h"
#include "host/version.h"
#include "script/script.h"

static int usage(FILE *out, int code)
{
    char *list = command_lines(command_all, "  ");

    form_print(out, form_usage,
               (const struct form_word[]){
                   {"VERSION", chargerig_version}, {"COMMANDS", list}, {NULL, NULL}});
    free(list);
    return code;
}

static int unknown(const char *name)
{
    const char *names[32] = {0}, *nearest;

    for (size_t i = 0; i < 31 && command_all[i]; i++)
        names[i] = command_all[i]->name;
    nearest = script_nearest(name, names);
    fprintf(stderr, "chargerig: \"%s\" is not a command%s%s%s\n", name,
            nearest ? ", did you mean \"" : "",
            nearest ? nearest : " (chargerig --help lists them)", nearest ? "\"?" : "");
    return 3;
}

/* Takes --log LEVEL out of @p argv: it stands for every command. @return the new count, -1 when the
 * level is none. */
static int take_log_level(int argc, char **argv)
{
    static const char *const levels[] = {"error", "warning", "info", "debug", NULL};
    int kept = 0;

    for (int i = 0; i < argc; i++) {
        const char *value;
        int level = 0;
        if (strncmp(argv[i], "--log=", 6) == 0) {
            value = argv[i] + 6;
        } else if (strcmp(argv[i], "--log") == 0 && i + 1 < argc) {
            value = argv[++i];
        } else {
            argv[kept++] = argv[i];
            continue;
        }
        while (levels[level] && strcmp(levels[level], value) != 0)
            level++;
        if (!levels[level]) {
            fprintf(stderr,
                    "chargerig: --log: expected error, warning, info or debug, got \"%s\"\n",
                    value);
            return -1;
        }
        setenv("CHARGERIG_LOG", value, 1);
    }
    argv[kept] = NULL;
    return kept;
}

/* Results that nobody could read are no success. */
static int written(int code)
{
    int err = outfile_flush_stdout();

    if (!err)
        return code;
    fprintf(stderr, "chargerig: cannot write standard output: %s\n", strerror(err));
    return 3;
}

/* Nobody asks SQLite how much memory it holds; keeping count of it is a lock at every allocation.
 */
static void set_up_sqlite(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

int main(int argc, char **argv)
{
    const struct command *c;

    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error, and is said */
    set_up_sqlite();
    argc = take_log_level(argc, argv);
    if (argc < 0)
        return 3;
    if (argc < 2)
        return usage(stderr, 3);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        return written(usage(stdout, 0));
    if (strcmp(argv[1], "--version") == 0) {
        printf("chargerig %s (run file format %s, scenario language %d)\n", chargerig_version,
               VERSION_RUN_FORMAT, SCRIPT_LANGUAGE);
        return written(0);
    }
    c = command_of(command_all, argv[1]);
    return written(c ? c->run(&(struct command_call){
                           .command = c, .all = command_all, .argc = argc - 1, .argv = argv + 1})
                     : unknown(argv[1]));
}
