/* cmd_bundle.c - chargerig bundle: one play of a run file as evidence for a vendor: one small file
 * without the names of people (host/evidence.h).
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "commands/args.h"
#include "commands/command_list.h"
#include "commands/one_play.h"
#include "commands/outputs.h"
#include "facts/runfile.h"
#include "host/evidence.h"
#include "write/play_names.h"

/* "scenarios/stuck-cable.lua@1.6" -> "stuck-cable.lua@1.6.html" */
static char *file_of(struct runfile *rf, int play, const char *ending)
{
    struct play_names names;
    const char *name, *slash;
    char *file;

    play_names_init(&names, rf);
    name = play_names_of(&names, play)->name;
    slash = strrchr(name, '/');
    file = mem_printf("%s.%s", slash ? slash + 1 : name, ending);
    play_names_fini(&names);
    return file;
}

/* A page is made of a copy, which is gone afterwards. */
static bool write_page(const char *run_db, int play, const char *to, char **why)
{
    char *copy = mem_printf("%s.%ld.tmp", to, (long)getpid());
    bool ok = evidence_copy(run_db, play, copy, why) && outputs_one(copy, "html", to, why);

    unlink(copy);
    free(copy);
    return ok;
}

/* @p out, or a name of its own, is the file; it is owned by the caller. */
static char *bundle(const char *run_db, const char *word, const char *format, const char *out,
                    char **why)
{
    struct runfile *rf = outputs_open(run_db, false, why);
    int play = rf ? one_play(rf, word, why) : 0;
    char *file = !play ? NULL : out ? mem_text(out) : file_of(rf, play, format);
    bool page = strcmp(format, "html") == 0;

    runfile_close(rf);
    if (!file)
        return NULL;
    if (page ? write_page(run_db, play, file, why) : evidence_copy(run_db, play, file, why))
        return file;
    free(file);
    return NULL;
}

static int run(const struct command_call *call)
{
    static const char *const formats[] = {"html", "db", NULL};
    const char *out = NULL, *format = "html";
    const struct arg rows[] = {{"--out", ARG_text, &out, NULL},
                               {"--format", ARG_word, &format, formats},
                               {NULL, ARG_flag, NULL, NULL}};
    char *why = NULL, *file;
    int count, code = 0;
    enum args got = args_read(call, rows, &count);

    if (got != ARGS_go)
        return args_exit(got);
    if (count != 2)
        return args_error(&command_bundle, "needs a run file and a play, as in chargerig bundle "
                                           "out/run.db scenarios/stuck-cable.lua@1.6");
    file = bundle(call->argv[1], call->argv[2], format, out, &why);
    if (file)
        printf("%s\n", file);
    else
        code = args_error(&command_bundle, "%s", why ? why : "cannot write the bundle");
    free(file);
    free(why);
    return code;
}

const struct command command_bundle = {"bundle", "makes one file of evidence of a play",
                                       help_bundle, run};
